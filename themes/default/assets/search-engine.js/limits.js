// What of a query decides whether an entry is found at all: phrases, fields, and what must not be there. A set of entries is an array
// with a byte for each.

const FILTER_VALUE_SIZE_MOST = 100;
const VALUES_MOST = 1000;

// ":owner:ann", as the index has it; empty when the value is too long for it.
function filterWord(field, value) {
  value = trim(value);
  if (value === "" || byteSize(value) > FILTER_VALUE_SIZE_MOST || byteSize(field) > FILTER_VALUE_SIZE_MOST) return "";
  const part = (text) => cutBytes(fold(text), FILTER_VALUE_SIZE_MOST).replace(/[\x00-\x1f\x7f]/g, " ");
  return ":" + part(field) + ":" + part(value);
}

class Limits {
  constructor(search) {
    this.search = search;
    this.index = search.index;
  }

  newSet() {
    return new Uint8Array(this.index.entryCount);
  }

  // ---- fields

  addDocuments(set, isWanted) {
    const { first } = this.search.documents;
    for (let i = 0; i < this.index.documentCount; i++) {
      if (isWanted(i)) set.fill(1, first[i], first[i + 1]);
    }
  }

  // That there is nothing to be left out is what was asked for: of an excluded value only a near one is told.
  hintValue(clause, names) {
    const near = nearestName(clause.text, names);
    if (near || !clause.isNegated) this.search.hint(`there is no ${clause.key} "${clause.text}"` + (near ? `, did you mean "${near}"?` : ""));
  }

  addStatus(clause, set) {
    const { statuses } = this.index;
    let wanted = 0;
    statuses.forEach((status, i) => {
      if (equalsFold(status, clause.text)) wanted = i + 1;
    });
    if (wanted === 0) this.hintValue(clause, statuses);
    else this.addDocuments(set, (i) => this.search.documents.statuses[i] === wanted);
  }

  // All values of a field, as the index has them: words that begin with ":field:".
  valuesOf(clause) {
    const start = `:${lowerAscii(clause.key)}:`;
    const values = [];
    this.index.eachWord(start, FILES_AT_ONCE, (word) => {
      if (!word.startsWith(start) || values.length === VALUES_MOST) return false;
      return values.push(word.slice(start.length));
    });
    return values;
  }

  // Links, tables and others are no entries.
  hintMissing(clause) {
    const isKind = clause.field === "kind" && this.index.kinds.some((kind) => equalsFold(kind, clause.text));
    if (!isKind) this.hintValue(clause, this.valuesOf(clause));
    else if (!clause.isNegated) this.search.hint(`nothing of kind "${clause.text}" is found by itself: memoc records`);
  }

  addValue(clause, set) {
    const { index } = this;
    const isOfEntries = clause.field === "kind" || clause.field === "lang";
    const list = this.search.filterList(clause);
    if (!list) {
      this.hintMissing(clause);
      return;
    }
    const { first } = this.search.documents;
    for (const number of index.numbers(list, isOfEntries ? index.entryCount : index.documentCount)) {
      if (isOfEntries) set[number] = 1;
      else set.fill(1, first[number], first[number + 1]);
    }
  }

  addPath(clause, set) {
    const part = lowerAscii(clause.text);
    const has = this.search.paths().map((path) => lowerAscii(path).includes(part));
    if (!clause.isNegated && !has.includes(true)) this.search.hint(`no path has "${clause.text}" in it`);
    this.addDocuments(set, (i) => has[i]);
  }

  addFilter(clause, set) {
    const { documents } = this.search;
    if (clause.field === "status") this.addStatus(clause, set);
    else if (clause.field === "stale") this.addDocuments(set, (i) => documents.isStale[i] === Number(clause.isTrue));
    else if (clause.field === "updated") {
      const day = (i) => documents.updated[i] - 1 + DATE_FIRST;
      this.addDocuments(set, (i) => documents.updated[i] > 0 && day(i) >= clause.days.first && day(i) <= clause.days.last);
    } else if (clause.field === "path") this.addPath(clause, set);
    else this.addValue(clause, set);
  }

  // ---- words

  termsOf(number) {
    return this.search.terms.filter((term) => term.clause === number);
  }

  // Entries that have the words side by side in this order, and the code blocks, whose words have no positions, that have them all.
  addPhrase(number, set) {
    const terms = this.termsOf(number).filter((term) => term.isCounted);
    if (terms.length === 0 || terms.some((term) => term.match.words.length === 0)) return;
    const lists = terms.map((term) => term.match.words[0].list);
    const code = this.search.codeList();
    const all = code ? [...lists, code] : lists;
    this.index.need(all.flatMap((list) => [...this.index.listFiles(list, "p"), ...this.index.listFiles(list, "q")]));
    const isCode = this.newSet();
    if (code) for (const entry of this.index.numbers(code, this.index.entryCount)) isCode[entry] = 1;
    const words = lists.map((list, i) => ({
      entries: this.index.postings(list).entries,
      positions: this.index.positions(list),
      gap: terms[i].position - terms[0].position,
      at: 0,
    }));
    while (alignWords(words)) {
      const entry = words[0].entries[words[0].at];
      if (isCode[entry] || standTogether(words)) set[entry] = 1;
      words[0].at++;
    }
  }

  // Words that must not be there: entries that have all that one is made of.
  addWord(number, set) {
    const terms = this.termsOf(number);
    const counts = this.newSet();
    terms.forEach((term, i) => {
      for (const { list } of term.match.words) {
        for (const entry of this.index.postings(list).entries) if (counts[entry] === i) counts[entry]++;
      }
    });
    if (terms.length === 0) return;
    for (let entry = 0; entry < counts.length; entry++) if (counts[entry] === terms.length) set[entry] = 1;
  }

  addClause(number, set) {
    const clause = this.search.clauses[number];
    this.search.collect(() => {
      if (clause.field) this.addFilter(clause, set);
      else if (clause.isPhrase) this.addPhrase(number, set);
      else this.addWord(number, set);
    });
  }

  // ---- all

  isRequired(start, end) {
    for (let i = start; i < end; i++) {
      const clause = this.search.clauses[i];
      if (clause.isNegated || !(clause.field || clause.isPhrase)) return false;
      if (clause.isPhrase && this.termsOf(i).length === 0) return false;
    }
    return true;
  }

  require(start, end) {
    const group = this.newSet();
    const first = this.search.clauses[start];
    for (let i = start; i < end; i++) this.addClause(i, group);
    if (first.isPhrase && !group.includes(1)) this.search.hint(`nothing has "${first.text}" side by side`);
    if (!this.required) this.required = group;
    else this.required.forEach((has, entry) => { this.required[entry] = has & group[entry]; });
  }

  find() {
    const { clauses } = this.search;
    for (let start = 0, end; start < clauses.length; start = end) {
      end = groupEnd(clauses, start);
      if (clauses[start].isNegated) {
        this.excluded = this.excluded || this.newSet();
        this.addClause(start, this.excluded);
      } else if (this.isRequired(start, end)) {
        this.require(start, end);
      }
    }
    return this;
  }

  allow(entry) {
    return !(this.required && !this.required[entry]) && !(this.excluded && this.excluded[entry]);
  }
}

// A clause with its alternatives ends there.
function groupEnd(clauses, start) {
  let end = start + 1;
  while (end < clauses.length && clauses[end].isOr) end++;
  return end;
}

// Brings all words to the first entry that none is behind; false at the end of any.
function alignWords(words) {
  let entry = 0;
  for (let aligned = 0, i = 0; aligned < words.length; i = (i + 1) % words.length) {
    const word = words[i];
    while (word.at < word.entries.length && word.entries[word.at] < entry) word.at++;
    if (word.at === word.entries.length) return false;
    aligned = word.entries[word.at] === entry ? aligned + 1 : 1;
    entry = word.entries[word.at];
  }
  return true;
}

function standTogether(words) {
  const places = words.map((word) => word.positions[word.at]);
  return places[0].some((start) => words.every((word, i) => places[i].includes(start + word.gap)));
}
