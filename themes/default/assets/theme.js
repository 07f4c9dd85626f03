// The reader's choice of colours, before anything is painted: "light", "dark", "contrast", or nothing, which is as the system is.
(function () {
  "use strict";
  var root = document.documentElement;

  function read() {
    try { return localStorage.getItem("theme") || ""; } catch (error) { return ""; }
  }

  function apply(choice) {
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
    else delete root.dataset.theme;
    if (choice === "contrast") root.dataset.contrast = "more";
    else delete root.dataset.contrast;
  }

  apply(read());
  addEventListener("storage", function (event) { if (event.key === "theme") apply(event.newValue); });
  globalThis.memocTheme = {
    read: read,
    set: function (choice) {
      apply(choice);
      try { localStorage.setItem("theme", choice); } catch (error) { /* the choice lasts for this page */ }
    },
  };
})();
