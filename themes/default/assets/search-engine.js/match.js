// Which words of the index one of a query is taken for: itself, else words that begin so, else those with the fewest typing errors, else
// those with another ending.

const MATCH_NONE = 0;
const MATCH_EXACT = 1;
const MATCH_PREFIX = 2;
const MATCH_TYPO = 3;
const MATCH_ENDING = 4;

const LISTS_MOST = 32;
const NEAR_LISTS_MOST = 8;
const PREFIX_WORDS_MOST = 1024;
const POINTS_MOST = 64;
const FACTOR_ONE = 64;
const FILES_AT_ONCE = 4;

const pointsOf = (text) => Array.from(text).slice(0, POINTS_MOST);

// Optimal string alignment distance (Damerau 1964): insertions, deletions, substitutions, swaps of neighbours; more than `limit` when it
// is greater.
function alignmentDistance(a, b, limit) {
  let [aboveThat, above] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let nearest = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), above[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, aboveThat[j - 2] + 1);
      row.push(cost);
      nearest = Math.min(nearest, cost);
    }
    if (nearest > limit) return limit + 1;
    [aboveThat, above] = [above, row];
  }
  return above[b.length];
}

// What a word of a query is taken for: each a word, its list, and the factor of what it is worth.
class Match {
  constructor(index, text) {
    this.index = index;
    this.text = text;
    this.kind = MATCH_NONE;
    this.words = [];
  }

  // Of too many, those of the most entries stay, in the order of the words.
  add(text, list, factor, most) {
    if (this.words.length === most) {
      let least = 0;
      this.words.forEach((word, i) => {
        if (word.list.found <= this.words[least].list.found) least = i;
      });
      if (this.words[least].list.found >= list.found) return;
      this.words.splice(least, 1);
    }
    this.words.push({ text, list, factor });
  }

  exact() {
    const list = this.index.find(this.text);
    if (!list) return;
    this.add(this.text, list, FACTOR_ONE, LISTS_MOST);
    this.kind = MATCH_EXACT;
  }

  prefix() {
    if (byteSize(this.text) < 2) return;
    let count = 0;
    this.index.eachWord(this.text, FILES_AT_ONCE, (word, list) => {
      if (!word.startsWith(this.text)) return false;
      this.add(word, list, word === this.text ? FACTOR_ONE : this.index.factors.prefix, LISTS_MOST);
      return ++count < PREFIX_WORDS_MOST;
    });
    if (this.words.length > 0) this.kind = MATCH_PREFIX;
  }

  typo() {
    const points = pointsOf(this.text);
    if (points.length < 4 || /[0-9]/.test(this.text)) return;
    let limit = points.length <= 7 ? 1 : 2;
    this.index.eachWord(points[0], Infinity, (word, list) => {
      if (!word.startsWith(points[0])) return false;
      const distance = distanceWithin(points, word, limit);
      if (distance > limit) return true;
      if (distance < limit) this.words = [];
      limit = distance;
      this.add(word, list, distance === 1 ? this.index.factors.typo : this.index.factors.typoTwo, NEAR_LISTS_MOST);
      return true;
    });
    if (this.words.length > 0) this.kind = MATCH_TYPO;
  }

  // "deploying" finds "deployment".
  ending() {
    const points = pointsOf(this.text);
    const alike = this.longestBeginning(points);
    if (alike < 4 || points.length - alike > 4 || /[0-9]/.test(this.text)) return;
    const beginning = points.slice(0, alike).join("");
    let count = 0;
    this.index.eachWord(beginning, FILES_AT_ONCE, (word, list) => {
      if (!word.startsWith(beginning)) return false;
      if (pointsOf(word).length - alike <= 4) this.add(word, list, this.index.factors.ending, NEAR_LISTS_MOST);
      return ++count < PREFIX_WORDS_MOST;
    });
    if (this.words.length > 0) this.kind = MATCH_ENDING;
  }

  // The word before the place of this one begins like it, or the one behind does: words are sorted.
  longestBeginning(points) {
    const [file, at] = this.index.seek(this.text);
    const { words } = this.index.wordFile(file);
    const near = [words[at - 1] || "", (at < words.length ? words[at] : this.index.wordFile(file + 1).words[0]) || ""];
    return Math.max(...near.map((word) => countAlike(points, pointsOf(word))));
  }

  // Of any of its words' lists: the one of the most entries.
  get found() {
    return Math.max(0, ...this.words.map((word) => word.list.found));
  }
}

function distanceWithin(points, word, limit) {
  const [least, most] = [points.length - limit, points.length + limit];
  if (word.length < least || (word.length > most && word.length > 2 * most)) return limit + 1;
  const other = pointsOf(word);
  return other.length < least || other.length > most ? limit + 1 : alignmentDistance(points, other, limit);
}

function countAlike(a, b) {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}

// A word of a query, as a whole or, with `isPrefix`, as the beginning of others.
function matchWord(index, text, isPrefix) {
  const match = new Match(index, text);
  if (isPrefix) match.prefix();
  else {
    match.exact();
    for (const other of ["prefix", "typo", "ending"]) {
      if (match.words.length === 0) match[other]();
    }
  }
  return match;
}

function matchExact(index, text) {
  const match = new Match(index, text);
  match.exact();
  return match;
}
