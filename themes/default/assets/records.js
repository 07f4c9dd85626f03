// On pages of records: a filter that leaves only those that have all words, and one status.
(function () {
  "use strict";

  function fold(text) { return text.normalize("NFKC").toLowerCase(); }

  /* Without "Copy". */
  function textOf(record) {
    var plain = record.cloneNode(true);
    plain.querySelectorAll("button").forEach(function (button) { button.remove(); });
    return plain.textContent;
  }

  function readGroup(section) {
    var title = section.querySelector("h2").textContent;
    var records = Array.from(section.querySelectorAll(".record"), function (record) {
      return { element: record, text: fold(title + " " + textOf(record)), status: record.dataset.status };
    });
    return { element: section, records: records };
  }

  function addStatuses(select, records) {
    var statuses = Array.from(new Set(records.map(function (record) { return record.status; }))).sort();
    statuses.forEach(function (status) { select.append(new Option(status || "none", "is:" + status)); });
    select.parentNode.hidden = statuses.length < 2;
  }

  function setUp() {
    var filter = document.querySelector(".filter");
    var input = filter.querySelector("input");
    var select = filter.querySelector("select");
    var count = filter.querySelector("[role=status]");
    var search = filter.querySelector("a"); /* where there are other parts */
    var groups = Array.from(document.querySelectorAll(".group"), readGroup);
    var all = groups.flatMap(function (group) { return group.records; });
    var timer;

    function apply() {
      var words = fold(input.value).split(/\s+/);
      var left = 0;
      groups.forEach(function (group) {
        var before = left;
        group.records.forEach(function (record) {
          var fits = (!select.value || select.value === "is:" + record.status) &&
            words.every(function (word) { return record.text.includes(word); });
          record.element.hidden = !fits;
          left += fits;
        });
        group.element.hidden = left === before;
      });
      if (search) search.search = "?q=" + encodeURIComponent((search.dataset.query + " " + input.value).trim());
      /* Said once the typing rests. */
      clearTimeout(timer);
      timer = setTimeout(function () {
        count.textContent = left === all.length ? "" : left + " of " + all.length + " on this page";
      }, 200);
    }

    addStatuses(select, all);
    filter.hidden = false;
    input.addEventListener("input", apply);
    select.addEventListener("change", apply);
    addEventListener("pageshow", apply); /* a browser may have kept what was typed */
  }

  document.addEventListener("DOMContentLoaded", setUp);
})();
