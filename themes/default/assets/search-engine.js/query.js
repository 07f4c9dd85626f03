// What somebody searches for, as src/index/query.h tells it: words, phrases, fields, each a clause. A clause knows where it stands in the
// text (start, end), and whether it is another way to say the one before it (isOr).

const CLAUSES_MOST = 250;
const HINTS_MOST = 5;

const fieldNames = ["kind", "status", "lang", "owner", "tag", "path", "doc_type", "updated", "stale"];

const DAY = 864e5;
// 0000-01-01 and 9999-12-31.
const DATE_FIRST = -719528;
const DATE_LAST = 2932896;

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
  const next = month === undefined || month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return { first, last: day !== undefined ? first : next === null ? DATE_LAST : next - 1 };
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

const trim = (text) => text.replace(/^[\t-\r ]+|[\t-\r ]+$/g, "");

// "fm" needs a key.
const fieldOf = (name) => (/^fm\../i.test(name) ? "fm" : fieldNames.find((field) => equalsFold(field, name)));

class QueryParser {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.clauses = [];
    this.hints = [];
    this.parse();
  }

  hint(text) {
    if (this.hints.length < HINTS_MOST) this.hints.push(text);
  }

  // Moves behind what a sticky pattern finds here, and returns it.
  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  takeQuoted() {
    const found = this.take(/"([^"]*)"/y);
    return found && trim(found[1]);
  }

  add(clause) {
    const before = this.clauses[this.clauses.length - 1];
    if (this.clauses.length === CLAUSES_MOST) {
      this.hint(`only the first ${CLAUSES_MOST} words are looked for`);
      return;
    }
    const isOr = this.joins && before !== undefined && !clause.isNegated && !before.isNegated;
    this.clauses.push({ ...clause, isOr, start: this.start, end: this.at });
    this.joins = false;
  }

  // There is no field of that name.
  hintField(name, value) {
    const near = nearestName(name, fieldNames);
    if (/^fm\.?$/i.test(name)) this.hint("fm needs a key of the front matter: fm.team:core");
    else if (near && /^[^:/]/.test(value)) this.hint(`there is no field "${name}", did you mean "${near}:"?`);
  }

  // What is wrong with the value of a filter, which is completed; empty when nothing is.
  problemOf(filter) {
    const { field, key, text } = filter;
    if (text === "") return `"${key}:" has no value: it begins right behind the colon`;
    if (field === "kind") filter.text = text.replace(/-/g, "_");
    if (field === "updated" && !(filter.days = readDays(text))) return `"${text}" is no date: updated:>=2026-01-31`;
    if (field === "stale" && !/^(true|yes|false|no)$/i.test(text)) return `stale is true or false, not "${text}"`;
    filter.isTrue = /^(true|yes)$/i.test(text);
    return "";
  }

  // A filter of `name:value`; null, perhaps with a hint, when it is none.
  filter(name, value) {
    const field = fieldOf(name);
    if (!/^[\w.-]+$/.test(name)) return null;
    if (!field) {
      this.hintField(name, value);
      return null;
    }
    const filter = { field, key: name, text: value };
    const problem = this.problemOf(filter);
    if (problem) this.hint(problem);
    return problem ? null : filter;
  }

  addWord(word, isNegated) {
    const [, name, value] = /^([^:]*):([^]*)$/.exec(word) || [];
    if (name !== undefined) {
      const filter = this.filter(name, (value === "" && fieldOf(name) && this.takeQuoted()) || value);
      if (filter) {
        this.add({ ...filter, isNegated });
        return;
      }
    }
    const isPrefix = /.\*$/.test(word);
    const text = isPrefix ? word.slice(0, -1) : word;
    if (text) this.add({ text, isNegated, isPrefix });
  }

  parse() {
    while (this.take(/[\0\t-\r ]*/y) && this.at < this.text.length) {
      this.start = this.at;
      if (this.clauses.length > 0 && this.take(/OR(?=[\0\t-\r ])/y)) {
        this.joins = true;
        continue;
      }
      // "-word" and -"phrase", but not "-", "--flag" and "-x".
      const isNegated = this.take(/-(?="|[^\0\t-\r -][^\0\t-\r ])/y) !== null;
      const phrase = this.takeQuoted();
      if (phrase) this.add({ text: phrase, isNegated, isPhrase: true });
      else if (phrase === null && !this.take(/"/y)) this.addWord(this.take(/[^\0\t-\r "]*\0?/y)[0], isNegated);
    }
    this.hintMixed();
  }

  // A word is only wished for, a field has to be there: one cannot stand for the other.
  hintMixed() {
    this.clauses.forEach((clause, i) => {
      const before = this.clauses[i - 1];
      if (!clause.isOr || !clause.field === !before.field) return;
      const { key, text } = clause.field ? clause : before;
      this.hint(`${key}:${text} is passed over: OR stands between words, or between fields`);
    });
  }
}
