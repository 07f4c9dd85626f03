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

  /* Where a page may not reach the clipboard itself (http, some browsers' files), a selection can be copied. */
  function copySelection(text) {
    var area = document.createElement("textarea");
    var focused = document.activeElement;
    area.value = text;
    area.className = "skip";
    area.setAttribute("aria-hidden", "true");
    document.body.append(area);
    area.focus({ preventScroll: true });
    area.select();
    var copied = document.execCommand("copy");
    area.remove();
    if (focused) focused.focus({ preventScroll: true });
    return copied ? Promise.resolve() : Promise.reject();
  }

  function copy(button, text) {
    function fallBack() { return copySelection(text); }
    (navigator.clipboard ? navigator.clipboard.writeText(text).catch(fallBack) : fallBack()).then(function () {
      button.textContent = "Copied";
    }, function () { button.textContent = "Failed"; }).then(function () {
      setTimeout(function () { button.textContent = "Copy"; }, 1500);
    });
  }

  /* All that a record says, without its buttons. */
  function textOfRecord(record) {
    var plain = record.cloneNode(true);
    plain.querySelectorAll("button").forEach(function (button) { button.remove(); });
    return plain.textContent.trim().replace(/\n{3,}/g, "\n\n");
  }

  function addCopyButtons() {
    document.querySelectorAll(".text pre > code, .record pre > code").forEach(function (code) {
      var frame = document.createElement("div");
      frame.className = "code";
      code.parentNode.replaceWith(frame);
      frame.append(code.parentNode);
      addButton(frame, "copy", "Copy this code", "Copy", function (button) {
        copy(button, code.textContent.replace(/\n$/, ""));
      });
    });
    document.querySelectorAll('.records:not([data-kind="code"]) .record').forEach(function (record) {
      addButton(record, "copy", "Copy this record", "Copy", function (button) { copy(button, textOfRecord(record)); });
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
