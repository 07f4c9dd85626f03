// What a page can do without: a choice between light and dark, and buttons that copy code.
(function () {
  "use strict";
  var root = document.documentElement;

  function stored() {
    try { return localStorage.getItem("theme"); } catch (error) { return null; }
  }

  function apply(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function isDark() {
    if (root.dataset.theme) return root.dataset.theme === "dark";
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function addButton(parent, className, label, text, action) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = className;
    button.setAttribute("aria-label", label);
    button.textContent = text;
    button.addEventListener("click", function () { action(button); });
    parent.append(button);
    return button;
  }

  function addThemeSwitch() {
    var tools = document.querySelector(".tools");
    if (!tools) return;
    addButton(tools, "theme", "Switch between light and dark", "◐", function () {
      var theme = isDark() ? "light" : "dark";
      apply(theme);
      try { localStorage.setItem("theme", theme); } catch (error) { /* the choice lasts for this page */ }
    });
  }

  function copy(button, code) {
    navigator.clipboard.writeText(code.textContent.replace(/\n$/, "")).then(function () {
      button.textContent = "Copied";
      setTimeout(function () { button.textContent = "Copy"; }, 1500);
    }, function () { button.textContent = "Failed"; });
  }

  function addCopyButtons() {
    if (!navigator.clipboard) return;
    document.querySelectorAll(".text pre > code").forEach(function (code) {
      var frame = document.createElement("div");
      frame.className = "code";
      code.parentNode.replaceWith(frame);
      frame.append(code.parentNode);
      addButton(frame, "copy", "Copy this code", "Copy", function (button) { copy(button, code); });
    });
  }

  /* Where a folder has many pages, the current one may be far down in its own scroll area. */
  function showCurrent() {
    var list = document.querySelector(".navigation");
    var current = list && list.querySelector("[aria-current]");
    if (current && current.offsetTop > list.clientHeight / 2) {
      list.scrollTop = current.offsetTop - list.clientHeight / 2;
    }
  }

  apply(stored());
  document.addEventListener("DOMContentLoaded", function () {
    addThemeSwitch();
    addCopyButtons();
    showCurrent();
  });
})();
