// The words of a query, as terms: what each is looked for as, and what it counts for.

const TERMS_MOST = 250;

// A small word that more entries have is not read.
const SMALL_FOUND_MOST = 4000;

// What a word is worth that is in `found` of `count` entries, in 32nds.
function idf(count, found) {
  const missing = found < count ? count - found : 0;
  return Math.max(1, Math.floor(32 * Math.log(1 + (missing + 0.5) / (found + 0.5)) + 0.5));
}

class TermMaker {
  constructor(search) {
    this.search = search;
    this.index = search.index;
    this.clauses = search.clauses;
    this.terms = [];
    // Of the next word in the query; words that are alternatives are one unit.
    this.position = 0;
    this.unit = 0;
    this.hasWords = false;
  }

  // Without words of the index, as long as their files are missing.
  match(text, isPrefix, isExact) {
    const { search, index } = this;
    return search.collect(() => (isExact ? matchExact(index, text) : matchWord(index, text, isPrefix))) || new Match(index, text);
  }

  add(match, isCounted) {
    if (this.terms.length === TERMS_MOST) return;
    this.terms.push({
      match, isCounted,
      text: match.text,
      clause: this.number,
      unit: this.unit,
      position: this.position,
      isScored: !this.clause.isNegated,
      isSmall: false,
      isCommon: false,
      isWhole: true,
      idf: match.words.length > 0 ? idf(this.index.entryCount, match.found) : 0,
    });
  }

  // A compound as a whole: it only adds to its parts.
  compound(token) {
    if (this.clause.isPhrase || this.clause.isNegated || this.clause.isPrefix) return;
    const match = this.match(token.text, false, true);
    if (match.words.length > 0) this.add(match, false);
  }

  // "c++" when it is known: it stands for its parts.
  marked(token) {
    if (this.clause.isPrefix || this.terms.length === TERMS_MOST) return false;
    const match = this.match(token.text, false, true);
    if (match.words.length > 0) this.add(match, true);
    return match.words.length > 0;
  }

  word(token, isLast) {
    const isExact = this.clause.isPhrase || this.clause.isNegated;
    if (this.terms.length < TERMS_MOST) this.add(this.match(token.text, this.clause.isPrefix && isLast, isExact), true);
  }

  // The next words are another one of those that all have to be there.
  next() {
    this.position++;
    const after = this.clauses[this.number + 1];
    if (!this.clause.isOr && !(after && after.isOr)) this.unit++;
  }

  chunk(tokens, isLast) {
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (token.kind === COMPOUND) this.compound(token);
      else if (token.kind === WORD) {
        this.word(token, isLast && i + 1 === tokens.length);
        this.next();
      } else if (this.marked(token)) {
        i += token.parts;
        this.next();
      }
    }
  }

  // Has a term the unit that the next one would have?
  get isUnitTaken() {
    return this.terms.length > 0 && this.terms[this.terms.length - 1].unit === this.unit;
  }

  // After a group of alternatives another word begins, but not after one without words ("&& OR &&"): so there are no more units than
  // terms, and their numbers fit into the bytes of Scores.
  addClause(clause, number) {
    const before = this.clauses[number - 1];
    this.clause = clause;
    this.number = number;
    if (before && before.isOr && !clause.isOr && this.isUnitTaken) this.unit++;
    // Words on both sides of a filter are not side by side.
    if (clause.field) {
      this.position++;
      return;
    }
    const count = this.terms.length;
    eachChunk(clause.text, (tokens, start, end) => this.chunk(tokens, end === clause.text.length));
    this.hasWords = this.hasWords || (this.terms.length > count && !clause.isNegated);
  }

  make() {
    this.clauses.forEach((clause, number) => this.addClause(clause, number));
    return this;
  }
}

const isSought = (term) => term.isScored && term.isCounted && term.match.words.length > 0;

// Where other words decide, "the" and "of" count little, and are not worth being read where nearly every entry has them.
function weakenSmallWords(terms, index) {
  const isSmall = (term) => term.match.kind === MATCH_EXACT && index.smallWords.includes(term.text);
  if (terms.every((term) => !isSought(term) || isSmall(term))) return;
  for (const term of terms.filter(isSmall)) {
    term.isSmall = true;
    term.isCommon = term.match.found > SMALL_FOUND_MOST;
    term.match.words[0].factor = index.factors.small;
  }
}

function countUnits(terms) {
  let [count, last] = [0, -1];
  for (const term of terms.filter((one) => isSought(one) && !one.isCommon)) {
    if (term.unit !== last) count++;
    last = term.unit;
  }
  return count;
}

// Beside other words, only the rarest is looked for everywhere; a phrase needs all of its words.
function chooseWholeLists(terms, clauses, unitCount) {
  const countPostings = (term) => term.match.words.reduce((sum, { list }) => sum + list.found, 0);
  const sought = terms.filter((term) => isSought(term) && !term.isSmall);
  const rarest = sought.reduce((best, term) => (best && countPostings(best) <= countPostings(term) ? best : term), undefined);
  for (const term of terms) term.isWhole = unitCount < 2 || term === rarest || Boolean(clauses[term.clause].isPhrase);
}

function addTermHints(terms, hint) {
  for (const { match, text, isScored, isCounted } of terms) {
    if (!isScored || !isCounted) continue;
    if (match.words.length === 0) hint(`nothing has "${text}"`);
    else if (match.kind >= MATCH_TYPO) hint(`nothing has "${text}", taken for "${match.words[0].text}"`);
  }
}
