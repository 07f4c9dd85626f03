// A search: which entries a query finds, in which order. All numbers are whole, and the same as in src/index/search.c.

const HEADING_PLACE_MOST = 8;
const HEADING_LENGTH_MOST = 10;

// At most 2^32 times 2^8: exact.
const applyFactor = (score, factor) => Math.min(Math.floor((score * factor) / FACTOR_ONE), 0xffffffff);

// By entry: what its words add up to, at last its score; how many of the query's there are, and which was the last (+ 1); the same of
// those in the heading, and how many words that has; words side by side there as in the query; and where the last of them stands in
// the heading (+ 1) and in the query.
class Scores {
  constructor(count) {
    this.total = new Uint32Array(count);
    this.position = new Uint32Array(count);
    this.bytes = ["units", "unit", "headingUnits", "headingUnit", "headingLength", "pairs", "heading", "isFound"];
    for (const name of this.bytes) this[name] = new Uint8Array(count);
    // Entries with a score, so many.
    this.touched = new Int32Array(count);
    this.count = 0;
  }

  clear() {
    this.total.fill(0);
    for (const name of this.bytes) this[name].fill(0);
    this.count = 0;
  }

  touch(entry) {
    this.touched[this.count++] = entry;
  }

  // What a word is worth in an entry, and where in a heading it stands, if it does.
  add(term, entry, worth, heading) {
    const { total, unit } = this;
    if (total[entry] === 0) this.touch(entry);
    total[entry] += worth > 0 ? worth : 1;
    if (!term.isCounted) return;
    if (unit[entry] !== term.unit + 1) {
      unit[entry] = term.unit + 1;
      this.units[entry]++;
    }
    if (heading > 0) this.addHeading(term, entry, heading - 1);
  }

  addHeading(term, entry, heading) {
    if (this.headingUnit[entry] !== term.unit + 1) {
      this.headingUnit[entry] = term.unit + 1;
      this.headingUnits[entry]++;
    }
    this.headingLength[entry] = (heading % HEADING_LENGTH_MOST) + 1;
    const place = Math.floor(heading / HEADING_LENGTH_MOST);
    if (place >= HEADING_PLACE_MOST) return;
    const last = this.heading[entry];
    const between = term.position - this.position[entry];
    if (last > 0 && between > 0 && place + 1 - last === between) this.pairs[entry]++;
    this.heading[entry] = place + 1;
    this.position[entry] = term.position;
  }
}

class Search {
  constructor(engine, query) {
    const parsed = new QueryParser(query);
    this.engine = engine;
    this.index = engine.index;
    this.clauses = parsed.clauses;
    this.hints = parsed.hints;
    this.hint = (text) => parsed.hint(text);
  }

  // What `read` returns; undefined when it has to wait for files.
  collect(read) {
    try {
      return read();
    } catch (error) {
      if (error !== WAIT) throw error;
      return undefined;
    }
  }

  // To be called before what has been collected is used.
  proceed() {
    if (this.index.missing.size > 0) throw WAIT;
  }

  // What is known of all documents, from the files of that letter.
  table(letter, read) {
    return this.index.parse(letter, () => read(this.index), this.index.documentFiles(letter));
  }

  paths() {
    return this.table("f", readPaths);
  }

  filterList(clause) {
    const word = filterWord(clause.key, clause.text);
    return word === "" ? null : this.index.find(word);
  }

  codeList() {
    return this.index.find(":kind:code");
  }

  // ---- words

  // Asks for the words of a query, filters too; nothing else is known before.
  readWords() {
    const made = new TermMaker(this).make();
    for (const clause of this.clauses) {
      if (clause.field && !["status", "stale", "updated", "path"].includes(clause.field)) this.collect(() => this.filterList(clause));
      if (clause.isPhrase) this.collect(() => this.codeList());
      if (clause.field === "path") this.collect(() => this.paths());
    }
    this.documents = this.collect(() => this.table("d", (index) => readDocuments(index, this.engine.today)));
    this.proceed();
    this.terms = made.terms;
    this.hasWords = made.hasWords;
    weakenSmallWords(this.terms, this.index);
    this.unitCount = countUnits(this.terms);
    chooseWholeLists(this.terms, this.clauses, this.unitCount);
    addTermHints(this.terms, this.hint);
  }

  scoredTerms() {
    return this.terms.filter((term) => term.isScored && !term.isCommon && term.match.words.length > 0);
  }

  postings(term, list) {
    return term.isWhole ? this.index.postings(list) : this.index.best(list);
  }

  addList(term, { list, factor }) {
    const { scores } = this;
    const { entries, digits, headings } = this.postings(term, list);
    const worth = term.idf * factor;
    for (let i = 0; i < entries.length; i++) scores.add(term, entries[i], worth * (digits[i] >> 1), headings[i]);
  }

  // Of several words that one is taken for, the best in each entry counts.
  addBestOfLists(term) {
    const best = new Uint32Array(this.index.entryCount);
    const bestHeading = new Uint8Array(this.index.entryCount);
    for (const { list, factor } of term.match.words) {
      const { entries, digits, headings } = this.postings(term, list);
      for (let i = 0; i < entries.length; i++) {
        const worth = term.idf * factor * (digits[i] >> 1);
        if (worth <= best[entries[i]]) continue;
        best[entries[i]] = worth;
        bestHeading[entries[i]] = headings[i];
      }
    }
    for (let entry = 0; entry < best.length; entry++) {
      if (best[entry] > 0) this.scores.add(term, entry, best[entry], bestHeading[entry]);
    }
  }

  // ---- entries

  // How much of the query is in the heading, and of the heading in the query, squared so that most of both counts; and how many of the
  // query's words stand side by side there as in the query, of all that could.
  headingFactor(entry) {
    const { factors } = this.index;
    const { headingLength, headingUnits, pairs } = this.scores;
    const length = headingLength[entry];
    const units = this.unitCount;
    if (units === 0) return FACTOR_ONE;
    const shared = Math.min(headingUnits[entry], length);
    const cover = Math.floor((FACTOR_ONE * shared * shared) / (units * length));
    const factor = FACTOR_ONE + Math.floor((factors.heading * cover * cover) / (FACTOR_ONE * FACTOR_ONE));
    return units > 1 ? factor + Math.floor((factors.adjacent * Math.min(pairs[entry], units - 1)) / (units - 1)) : factor;
  }

  scoreOf(entry) {
    const { factors } = this.index;
    const { total, units, headingLength } = this.scores;
    let score = total[entry] >>> 6;
    if (this.unitCount > 1 && units[entry] === this.unitCount) score = applyFactor(score, factors.all);
    if (headingLength[entry] > 0) score = applyFactor(score, this.headingFactor(entry));
    if (this.documents.isStale[this.documents.documentOf[entry]]) score = applyFactor(score, factors.stale);
    return Math.max(score, 1);
  }

  // Without words, all that is allowed is found.
  addAllowed(limits) {
    for (let entry = 0; entry < this.index.entryCount; entry++) {
      if (limits.allow(entry)) this.scores.touch(entry);
    }
  }

  addTerms() {
    for (const term of this.scoredTerms()) {
      if (term.match.words.length === 1) this.addList(term, term.match.words[0]);
      else this.addBestOfLists(term);
    }
  }

  // Leaves the entries that are allowed, with their scores, and the best of each document, -1 where there is none; of equals, the one that
  // stands before.
  keepAllowed(limits) {
    const { total, isFound, touched, count } = this.scores;
    const { documentOf } = this.documents;
    const best = new Int32Array(this.index.documentCount).fill(-1);
    const isLimited = limits.required || limits.excluded;
    this.entries = isLimited ? touched.subarray(0, count).filter((entry) => limits.allow(entry)) : touched.subarray(0, count);
    for (const entry of this.entries) {
      const score = this.hasWords ? this.scoreOf(entry) : 0;
      const document = documentOf[entry];
      const other = best[document];
      isFound[entry] = 1;
      total[entry] = score;
      if (other < 0 || score > total[other] || (score === total[other] && entry < other)) best[document] = entry;
    }
    this.best = best.filter((entry) => entry >= 0);
  }

  find() {
    this.readWords();
    for (const term of this.scoredTerms()) {
      for (const { list } of term.match.words) this.collect(() => this.postings(term, list));
    }
    const limits = new Limits(this).find();
    this.proceed();
    this.scores = this.engine.scores;
    this.scores.clear();
    if (this.hasWords) this.addTerms();
    else if (this.clauses.some((clause) => clause.field || clause.isPhrase || clause.isNegated)) this.addAllowed(limits);
    this.keepAllowed(limits);
    return this;
  }

  // ---- documents

  // The best `count` of some entries, in order: kept sorted while all are looked at.
  bestOf(entries, count) {
    const { total } = this.scores;
    const isBetter = (a, b) => total[a] > total[b] || (total[a] === total[b] && a < b);
    const best = [];
    for (const entry of entries) {
      if (best.length === count && !(count > 0 && isBetter(entry, best[count - 1]))) continue;
      let at = best.length < count ? best.length : count - 1;
      for (; at > 0 && isBetter(entry, best[at - 1]); at--) best[at] = best[at - 1];
      best[at] = entry;
    }
    return best;
  }

  // The next best entries of the document that an entry is the best of.
  parts(best, count) {
    const { first, documentOf } = this.documents;
    const document = documentOf[best];
    const others = [];
    for (let entry = first[document]; entry < first[document + 1]; entry++) {
      if (entry !== best && this.scores.isFound[entry]) others.push(entry);
    }
    return this.bestOf(others, count);
  }

  // How many of the entries that were found have each name of a list.
  countNames(field, names) {
    const counts = {};
    for (const name of names) {
      const list = this.collect(() => this.index.find(":" + field + ":" + name));
      const numbers = list && this.collect(() => this.index.numbers(list, this.index.entryCount));
      let count = 0;
      for (const entry of numbers || []) count += this.scores.isFound[entry];
      if (count > 0) counts[name] = count;
    }
    return counts;
  }

  countStatuses() {
    const { statuses, documentOf } = this.documents;
    const counts = {};
    for (const entry of this.entries) {
      const status = this.index.statuses[statuses[documentOf[entry]] - 1];
      if (status !== undefined) counts[status] = (counts[status] || 0) + 1;
    }
    return counts;
  }

  facets() {
    return {
      kind: this.countNames("kind", this.index.kinds),
      status: this.countStatuses(),
      lang: this.countNames("lang", this.index.languages),
    };
  }
}
