// What somebody searches for, as src/index/query.h tells it: words, phrases, fields, each a clause. A clause knows where it stands in the
// text (start, end).

const CLAUSES_MOST = 64;
const HINTS_MOST = 5;

const fieldNames = ["kind", "status", "lang", "owner", "tag", "path", "doc_type", "updated", "stale"];
const frontMatterField = /^fm\../i;

const DAY = 864e5;
const DATE_FIRST = -719528; // 0000-01-01
const DATE_LAST = 2932896; // 9999-12-31

// ---- what was probably meant

// Edits between two texts in bytes, swaps of neighbours among them; `limit` + 1 when there are more.
function editDistance(a, b, limit) {
  a = utf8(lowerAscii(a));
  b = utf8(lowerAscii(b));
  if (a === b) return 0;
  if (a.length > 64 || b.length > 64 || Math.abs(a.length - b.length) > limit) return limit + 1;
  return Math.min(alignmentDistance(a, b, limit), limit + 1);
}

// The name that is nearest, else the first one that begins so; empty when there is none.
function nearestName(wanted, names) {
  const size = byteSize(wanted);
  let limit = size < 3 ? 1 : Math.floor(size / 3);
  let nearest = "";
  for (const name of names) {
    const distance = editDistance(wanted, name, limit);
    if (distance > limit || distance >= size || name === "") continue;
    nearest = name;
    if (distance === 0) return nearest;
    limit = distance - 1;
  }
  if (nearest || size < 3) return nearest;
  return names.find((name) => lowerAscii(name).startsWith(lowerAscii(wanted))) || "";
}

// ---- dates

// Days since 1970-01-01; null when there is no such day.
function dayOf(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = year <= 9999 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / DAY : null;
}

// "2026", "2026-01", "2026-01-31": the first and the last day of it.
function readSpan(value) {
  const found = /^(\d+)(?:-(\d+))?(?:-(\d+))?-?$/.exec(value);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  const first = dayOf(year, month === undefined ? 1 : month, day === undefined ? 1 : day);
  if (first === null) return null;
  const next = day !== undefined ? first + 1
    : month === undefined || month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return { first, last: Math.max(first, Math.min(next === null ? DATE_LAST : next, DATE_LAST) - 1) };
}

// What follows "updated:": days before, after, or in a span.
function readDays(value) {
  const [, order, equal, rest] = /^([<>]?)(=?)([^]*)$/.exec(value);
  const span = readSpan(rest);
  if (!span) return null;
  return {
    first: order === "<" ? DATE_FIRST : order === ">" && !equal ? span.last + 1 : span.first,
    last: order === ">" ? DATE_LAST : order === "<" && !equal ? span.first - 1 : span.last,
  };
}

// ---- clauses

const isBlank = (character) => character === undefined || /[\0\t-\r ]/.test(character);
const trimEnd = (text) => text.replace(/[\t-\r ]+$/, "");
const trim = (text) => trimEnd(text).replace(/^[\t-\r ]+/, "");

class QueryParser {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.joins = false; // "OR" came before
    this.clauses = [];
    this.hints = [];
  }

  hint(text) {
    if (this.hints.length < HINTS_MOST) this.hints.push(text);
  }

  add(clause) {
    if (this.clauses.length === CLAUSES_MOST) {
      this.hint("only the first " + CLAUSES_MOST + " words are looked for");
      return;
    }
    const before = this.clauses[this.clauses.length - 1];
    clause.isOr = this.joins && before !== undefined && !clause.isNegated && !before.isNegated;
    clause.start = this.start;
    clause.end = this.at;
    this.joins = false;
    this.clauses.push(clause);
  }

  // The text of a closed quote here; null when there is none.
  quoted() {
    const end = this.text[this.at] === '"' ? this.text.indexOf('"', this.at + 1) : -1;
    if (end < 0) return null;
    const text = trim(this.text.slice(this.at + 1, end));
    this.at = end + 1;
    return text;
  }

  word() {
    const start = this.at;
    while (!isBlank(this.text[this.at]) && this.text[this.at] !== '"') this.at++;
    if (this.text[this.at] === "\0") this.at++;
    return trimEnd(this.text.slice(start, this.at));
  }

  // A filter of `name:value`; null, perhaps with a hint, when it is none.
  filter(name, value) {
    if (value === "" || !/^[A-Za-z0-9_.-]+$/.test(name)) return null;
    const field = frontMatterField.test(name) ? "fm" : fieldNames.find((field) => equalsFold(field, name));
    if (!field) {
      const near = nearestName(name, fieldNames);
      if (near && !/^[:/]/.test(value)) this.hint(`there is no field "${name}", did you mean "${near}:"?`);
      return null;
    }
    const clause = { field, key: name, text: value };
    if (field === "updated" && !(clause.days = readDays(value))) {
      this.hint(`"${value}" is no date: updated:>=2026-01-31`);
      return null;
    }
    if (field === "stale" && !/^(true|yes|false|no)$/i.test(value)) {
      this.hint(`stale is true or false, not "${value}"`);
      return null;
    }
    clause.isTrue = /^(true|yes)$/i.test(value);
    return clause;
  }

  addWord(word, isNegated) {
    const colon = word.indexOf(":");
    if (colon >= 0) {
      const name = word.slice(0, colon);
      let value = word.slice(colon + 1);
      const isField = frontMatterField.test(name) || fieldNames.some((field) => equalsFold(field, name));
      const quoted = value === "" && isField ? this.quoted() : null;
      const filter = this.filter(name, quoted === null ? value : quoted);
      if (filter) {
        this.add({ ...filter, isNegated });
        return;
      }
    }
    const isPrefix = word.length > 1 && word.endsWith("*");
    const text = isPrefix ? word.slice(0, -1) : word;
    if (text) this.add({ text, isNegated, isPrefix });
  }

  // "-word" and -"phrase", but not "-", "--flag" and "-x".
  minus() {
    const first = this.text[this.at + 1];
    if (this.text[this.at] !== "-" || isBlank(first) || first === "-" || (first !== '"' && isBlank(this.text[this.at + 2]))) {
      return false;
    }
    this.at++;
    return true;
  }

  clause() {
    this.start = this.at;
    if (this.clauses.length > 0 && this.text.startsWith("OR", this.at) && this.at + 2 < this.text.length &&
        isBlank(this.text[this.at + 2])) {
      this.at += 2;
      this.joins = true;
      return;
    }
    const isNegated = this.minus();
    const text = this.quoted();
    if (text !== null) {
      if (text) this.add({ text, isNegated, isPhrase: true });
    } else if (this.text[this.at] === '"') {
      this.at++;
    } else {
      this.addWord(this.word(), isNegated);
    }
  }

  parse() {
    while (this.at < this.text.length) {
      if (isBlank(this.text[this.at])) this.at++;
      else this.clause();
    }
    return this;
  }
}

const parseQuery = (text) => new QueryParser(text).parse();
