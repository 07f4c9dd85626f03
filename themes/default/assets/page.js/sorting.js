// Tables: those that are wide scroll, by keyboard too; those that are long can be sorted.

const ROWS_LEAST = 5;
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

const textOfCell = (row, column) => (row.cells[column] ? row.cells[column].textContent.trim() : "");

// "1,200 ms" is 1200 and "ms"; null when it is no number. A comma between groups of three digits is no decimal one.
function readNumber(text) {
  const match = /^([^\d+.−-]{0,3}?)\s*([+−-]?\d[\d,'’ \u00a0\u202f]*(?:\.\d+)?|[+−-]?\.\d+)\s*(%|[^\s\d]{0,5})$/.exec(text);
  if (!match) return null;
  const digits = match[2].trim().replace("−", "-");
  if (/,/.test(digits) && !/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)) return null;
  return { value: Number(digits.replace(/[,'’ \u00a0\u202f]/g, "")), unit: match[1] + match[3] };
}

// How two rows are compared by a column: as numbers when all are, of one unit; else as texts, in which dates (ISO 8601) are in order, too.
function columnOrder(rows, column) {
  const texts = rows.map((row) => textOfCell(row, column));
  const numbers = texts.map(readNumber);
  const first = numbers.find((number) => number);
  const areNumbers = first && texts.every((text, i) => text === "" || (numbers[i] && numbers[i].unit === first.unit));
  const values = new Map(rows.map((row, i) => [row, areNumbers ? numbers[i] && numbers[i].value : texts[i]]));
  const isEmpty = (value) => value === null || value === "";
  return (a, b, direction) => {
    const [left, right] = [values.get(a), values.get(b)];
    // What is empty stands last, whatever the direction.
    if (isEmpty(left) || isEmpty(right)) return isEmpty(left) - isEmpty(right);
    return direction * (areNumbers ? left - right : collator.compare(left, right));
  };
}

// Up, down, and as it was written.
function sortBy(body, heads, column, rows) {
  const next = { ascending: "descending", descending: "none" }[heads[column].ariaSort] || "ascending";
  const compare = columnOrder(rows, column);
  const sorted = next === "none" ? rows : [...rows].sort((a, b) => compare(a, b, next === "ascending" ? 1 : -1));
  for (const head of heads) head.removeAttribute("aria-sort");
  if (next !== "none") heads[column].setAttribute("aria-sort", next);
  body.append(...sorted);
  announce(next === "none" ? "As written" : `Sorted by ${heads[column].textContent.trim()}, ${next}`);
}

// A narrow column would break days at their hyphens.
function keepDates() {
  for (const cell of document.querySelectorAll(".text td")) {
    if (/^\s*\d{4}-\d\d-\d\d\s*$/.test(cell.textContent)) cell.classList.add("date");
  }
}

function isSortable(table) {
  const body = table.tBodies[0];
  return table.tBodies.length === 1 && table.tHead && table.tHead.rows.length === 1 && body.rows.length >= ROWS_LEAST &&
    !table.querySelector("[colspan], [rowspan]");
}

function makeSortable(table) {
  const rows = Array.from(table.tBodies[0].rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    if (head.textContent.trim() === "" || head.querySelector("a, button, input")) return;
    const button = make("button", { type: "button", class: "sort" }, ...head.childNodes);
    button.addEventListener("click", () => sortBy(table.tBodies[0], heads, column, rows));
    head.append(button);
  });
}

// Only what scrolls is a stop for the keyboard.
function followSizes(selector, role, labelOf) {
  const labels = new Map(Array.from(document.querySelectorAll(selector), (frame, i) => [frame, labelOf(frame, i)]));
  const set = (frame, name, value) => (value ? frame.setAttribute(name, value) : frame.removeAttribute(name));
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
      set(target, "tabindex", scrolls && "0");
      set(target, "role", scrolls && role);
      set(target, "aria-label", scrolls && labels.get(target));
    }
  });
  for (const frame of labels.keys()) observer.observe(frame);
}

function prepareTables() {
  for (const table of document.querySelectorAll(".text table")) if (isSortable(table)) makeSortable(table);
  // Regions need names, no two the same: those of records have none of their own.
  followSizes(".table-scroll", "region", (frame, i) => frame.getAttribute("aria-label") || (frame.hasAttribute("aria-labelledby") ? null : `Table ${i + 1}`));
  followSizes(":is(.text, .record) pre", "group", () => "Code");
  followSizes(".formula.display", "group", () => "Formula");
}
