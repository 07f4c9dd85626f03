// A few words of an entry, with what was searched for marked. Marks are counted in characters (code points).

// In characters; bytes in which the most of the words should be; bytes before the first word.
const SNIPPET_MOST = 160;
const NEAR_SIZE = 120;
const BEFORE_MOST = 40;
const LOOKED_AT_MOST = 200;

const isSameList = (a, b) => a === b || (!a.single && !b.single && a.found === b.found && a.start.p === b.start.p && a.size.p === b.size.p);

// The other forms of a word, as far as they stand in its file.
function formsOf(index, text, list) {
  const { words, lists } = index.wordFile(index.wordFileOf(text));
  return words.filter((_, i) => isSameList(lists[i], list));
}

// The words of the index that a search has looked for, by number.
function wordsOf(search) {
  const words = new Map();
  for (const term of search.scoredTerms()) {
    for (const { text, list } of term.match.words) {
      list.forms = list.forms || formsOf(search.index, text, list);
      for (const form of [text, ...list.forms]) words.has(form) || words.set(form, words.size);
    }
  }
  return words;
}

// How many bytes stand before each unit of a text.
function byteOffsets(text) {
  const offsets = new Uint32Array(text.length + 1);
  let size = 0;
  for (let at = 0; at < text.length;) {
    const character = characterAt(text, at);
    offsets.fill(size, at, at + character.length);
    size += byteSize(character);
    at += character.length;
  }
  offsets[text.length] = size;
  return offsets;
}

// A text as one line, with its chunks, and its offsets in bytes when it is not ASCII.
class Line {
  constructor(text) {
    this.text = text.replace(/[\p{Z}\p{Cc}]+/gu, " ").replace(/^ | $/g, "");
    this.offsets = isWide(this.text) ? byteOffsets(this.text) : null;
    this.chunks = [];
    eachChunk(this.text, (tokens, start, end) => this.chunks.push({ tokens, start, end }));
  }

  byteAt(at) {
    return this.offsets ? this.offsets[at] : at;
  }

  // The first character that begins at a byte or behind it.
  atByte(byte) {
    return this.offsets ? this.offsets.findIndex((offset) => offset >= byte) : byte;
  }

  countCharacters(start, end) {
    return this.offsets ? Array.from(this.text.slice(start, end)).length : end - start;
  }

  // What is behind so many characters.
  skip(start, count) {
    const rest = this.text.slice(start, start + 2 * count);
    return start + (this.offsets ? Array.from(rest).slice(0, count).join("") : rest.slice(0, count)).length;
  }

  // Where words of `words` stand, each with its number.
  find(words) {
    const found = [];
    for (const { tokens, start, end } of this.chunks) {
      for (const { text } of tokens) {
        const word = words.get(text);
        if (word === undefined) continue;
        found.push({ start, end, word });
        break;
      }
    }
    return found;
  }
}

// How many different words there are from the i-th on, near behind it.
function countNear(line, found, i) {
  const different = new Set();
  const first = line.byteAt(found[i].start);
  for (let j = i; j < found.length && line.byteAt(found[j].end) - first <= NEAR_SIZE; j++) different.add(found[j].word);
  return different.size;
}

// The first word that has the most others near behind it.
function bestPlace(line, found) {
  let [best, most] = [0, 0];
  for (let i = 0; i < found.length && i < LOOKED_AT_MOST; i++) {
    const count = countNear(line, found, i);
    if (count > most) [best, most] = [i, count];
  }
  return found[best].start;
}

// A place to begin at: some words before `at`.
function snippetStart(line, at) {
  const byte = line.byteAt(at);
  if (byte <= BEFORE_MOST) return 0;
  const start = line.atByte(byte - BEFORE_MOST);
  const blank = line.text.indexOf(" ", start);
  return blank >= 0 && blank < at ? blank + 1 : start;
}

// Not in the middle of a word, if it is not a long one.
function snippetEnd(line, start) {
  const end = line.skip(start, SNIPPET_MOST);
  if (end === line.text.length) return end;
  const blank = line.text.lastIndexOf(" ", end - 1);
  const size = line.byteAt(end) - line.byteAt(start);
  return blank >= start && line.byteAt(blank) - line.byteAt(start) > size >> 1 ? blank : end;
}

function makeMarks(line, found, start, end) {
  const marks = [];
  const shift = start > 0 ? 1 : 0;
  for (const one of found) {
    if (one.start < start || one.end > end) continue;
    const from = line.countCharacters(start, one.start) + shift;
    const to = from + line.countCharacters(one.start, one.end);
    const last = marks[marks.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else marks.push([from, to]);
  }
  return marks;
}

// Of a line, the part with the most of the words; its beginning when it has none.
function makeSnippet(words, line) {
  const found = line.find(words);
  const isShort = line.countCharacters(0, line.text.length) <= SNIPPET_MOST;
  const start = isShort || found.length === 0 ? 0 : snippetStart(line, bestPlace(line, found));
  const end = snippetEnd(line, start);
  return {
    text: (start > 0 ? "…" : "") + line.text.slice(start, end) + (end < line.text.length ? "…" : ""),
    marks: makeMarks(line, found, start, end),
  };
}
