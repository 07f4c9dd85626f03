// An index, read from its files as they are needed. Files come later than they are asked for: who needs some that are not there yet
// notes their names and gives up (WAIT); when they are there, all is done again, and gets further.

const WAIT = {};

// Where the postings of a list begin that follows what ends `at` some character: there, if they end within what lists share of that file,
// else with the next one.
function listStart(at, size, index) {
  const fileSize = index.fileSize.p;
  const offset = at % fileSize;
  return offset > 0 && offset + size > index.sharedSize ? at - offset + fileSize : at;
}

// A file of words: texts in order, and the list of each: how many entries or documents have the word, and by the letter of their files,
// "p" for postings, "r" for the rest of a long list's and "q" for positions, where they start and their size. A list of one stands here
// itself, as `single`.
function readWordFile(text, name, index) {
  const reader = new Reader(text, name);
  const file = { words: [], lists: [] };
  const newLists = [];
  const next = { p: reader.number(), r: reader.number(), q: reader.number() };
  let last = "";
  while (!reader.isAtEnd) {
    const shared = reader.number();
    last = last.slice(0, shared) + reader.string();
    file.words.push(last);
    file.lists.push(readList());
  }
  return file;

  function readList() {
    const what = reader.number();
    // The list of a word before.
    if (what > 2) return newLists[newLists.length + 2 - what] || reader.fail();
    const list = what > 0 ? readSizes(what === 2) : readSingle();
    if (what < 2) newLists.push(list);
    return list;
  }

  // Where a list begins, if not behind the one before it, is written down when it was new in another file.
  function readSizes(isFar) {
    const [found, p, q] = reader.numbers(3);
    const r = found > index.wholeMost && last[0] !== ":" ? reader.number() : 0;
    const start = isFar
      ? { p: reader.number(), r: r > 0 ? reader.number() : 0, q: reader.number() }
      : { ...next, p: listStart(next.p, p, index) };
    if (!isFar) Object.assign(next, { p: start.p + p, r: start.r + r, q: start.q + q });
    return { found, start, size: { p, r, q } };
  }

  // How long a posting and its positions are is known only when they are read.
  function readSingle() {
    const start = reader.at;
    const posting = { entry: -1 };
    if (last[0] === ":") reader.number();
    else readPosting(reader, posting);
    const size = reader.at - start;
    if (posting.digit & 1 && reader.number() === 0) reader.numbers(reader.number());
    const single = { p: text.slice(start, start + size), q: text.slice(start + size, reader.at) };
    return { found: 1, single };
  }
}

class Index {
  constructor(text) {
    // Texts of files, and what was made of them, by name: "t3".
    this.files = new Map();
    this.parsed = new Map();
    this.missing = new Set();
    this.readRoot(new Reader(text, "i"));
  }

  // ---- files

  need(names) {
    const missing = names.filter((name) => !this.files.has(name));
    if (missing.length === 0) return;
    for (const name of missing) this.missing.add(name);
    throw WAIT;
  }

  // What `make` makes of the texts of files, once.
  parse(name, make, names = [name]) {
    if (!this.parsed.has(name)) {
      this.need(names);
      this.parsed.set(name, make(...names.map((one) => this.files.get(one)), name, this));
    }
    return this.parsed.get(name);
  }

  // ---- the root

  readRoot(root) {
    const version = root.number();
    if (version !== 1) throw new IndexError(`the search index is of version ${version}, this page reads version 1`);
    [, this.documentCount, this.entryCount, this.documentsPerFile, this.entriesPerFile, this.wholeMost, this.sharedSize] = root.numbers(7);
    this.fileSize = { p: root.number(), r: root.number(), q: root.number() };
    this.textSize = { p: root.number(), r: root.number(), q: root.number() };
    const [all, heading, adjacent, small, stale, prefix, typo, typoTwo, ending] = root.numbers(9);
    this.factors = { all, heading, adjacent, small, stale, prefix, typo, typoTwo, ending };
    this.kinds = root.strings();
    this.statuses = root.strings();
    this.languages = root.strings();
    this.smallWords = root.strings();
    this.firstEntries = root.numbers(root.number());
    this.firstWords = root.strings();
    const least = Math.min(this.documentsPerFile, this.entriesPerFile, ...Object.values(this.fileSize));
    if (!root.isAtEnd || least === 0 || Math.max(this.entryCount, this.documentCount) > 1 << 28 ||
        this.firstEntries.length !== Math.ceil(this.documentCount / this.documentsPerFile)) {
      root.fail();
    }
  }

  documentFiles(letter) {
    return this.firstEntries.map((_, number) => letter + number);
  }

  // ---- words

  // The last file whose first word is not behind `text`.
  wordFileOf(text) {
    return Math.max(0, countBefore(this.firstWords, (word) => !isBefore(text, word)) - 1);
  }

  wordFile(number) {
    return number < this.firstWords.length ? this.parse("t" + number, readWordFile) : { words: [], lists: [] };
  }

  // The first word that is not before `text`, as the number of its file and its place there.
  seek(text) {
    const file = this.wordFileOf(text);
    return [file, countBefore(this.wordFile(file).words, (word) => isBefore(word, text))];
  }

  // Calls back with the words from the place of `text` on, until that returns false. Of the files in which words may begin with
  // `text`, so many are asked for together.
  eachWord(text, filesMost, take) {
    const first = this.wordFileOf(text);
    const names = this.firstWords.map((word, i) => (i === first || (i > first && word.startsWith(text)) ? "t" + i : "")).filter(Boolean);
    this.need(names.slice(0, filesMost));
    for (let [file, at] = this.seek(text); file < this.firstWords.length; file++, at = 0) {
      const { words, lists } = this.wordFile(file);
      for (; at < words.length; at++) {
        if (!take(words[at], lists[at])) return;
      }
    }
  }

  // The list of a word; undefined when no entry has it.
  find(text) {
    const [file, at] = this.seek(text);
    const { words, lists } = this.wordFile(file);
    return words[at] === text ? lists[at] : undefined;
  }

  // ---- lists

  // The names of the files that the postings of a list are in, their rest, or its positions.
  listFiles(list, letter) {
    if (list.single) return [];
    const [start, size, fileSize] = [list.start[letter], list.size[letter], this.fileSize[letter]];
    if (start + size > this.textSize[letter] || list.found > list.size.p + list.size.r) fail("i", "has a malformed list");
    const names = [];
    for (let number = Math.floor(start / fileSize); number * fileSize < start + size; number++) names.push(letter + number);
    return names;
  }

  listReader(list, letter) {
    if (list.single) return new Reader(list.single[letter], "i");
    const names = this.listFiles(list, letter);
    this.need(names);
    const offset = list.start[letter] % this.fileSize[letter];
    const text = names.map((name) => this.files.get(name)).join("").slice(offset, offset + list.size[letter]);
    if (text.length !== list.size[letter]) fail(names[0], "has another size than it should");
    return new Reader(text, "i");
  }

  // Entries that have a word, each with what it is worth there and whether it has positions: `digits`, and where in a heading it
  // stands: `headings`, as the digit says it, + 1. Of a long list, the best.
  best(list) {
    return list.best || (list.best = readPostings([this.listReader(list, "p")], this.entryCount));
  }

  // All of them.
  postings(list) {
    if (list.single || list.size.r === 0) return this.best(list);
    this.need([...this.listFiles(list, "p"), ...this.listFiles(list, "r")]);
    const read = () => readPostings([this.listReader(list, "p"), this.listReader(list, "r")], this.entryCount);
    return list.postings || (list.postings = read());
  }

  // Entries or documents that a filter finds: numbers, each below `count`.
  numbers(list, count) {
    return list.numbers || (list.numbers = readNumbers(this.listReader(list, "p"), list.found, count));
  }

  // Where a word stands in each of its entries, in the order of its postings.
  positions(list) {
    return list.positions || (list.positions = readPositions(this.listReader(list, "q"), this.postings(list).digits));
  }
}

// How many items of a sorted list stand before a place.
function countBefore(items, isBeforePlace) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeforePlace(items[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Of one or two texts, in the order of entries.
function readPostings(readers, entryCount) {
  // A posting has two characters at least.
  const room = readers.reduce((sum, { text }) => sum + (text.length >> 1), 0);
  const [entries, digits, headings] = [new Int32Array(room), new Uint8Array(room), new Uint8Array(room)];
  const [a, b] = readers.map((reader) => readPosting(reader, { reader, entry: -1 }));
  let count = 0;
  for (let next = a; ; count++) {
    next = b && b.entry < a.entry ? b : a;
    if (next.entry === Infinity) break;
    if (next.entry >= entryCount) next.reader.fail();
    entries[count] = next.entry;
    digits[count] = next.digit;
    headings[count] = next.heading;
    readPosting(next.reader, next);
  }
  return { entries: entries.subarray(0, count), digits: digits.subarray(0, count), headings };
}

function readNumbers(reader, count, most) {
  const numbers = new Int32Array(Math.min(count, reader.text.length));
  let number = -1;
  for (let i = 0; i < count; i++) numbers[i] = number += reader.number() + 1;
  if (!reader.isAtEnd || number >= most) reader.fail();
  return numbers;
}

// One position is written as itself + 1, several as 0, their count, and how far each is behind the one before.
function readPositions(reader, digits) {
  return Array.from(digits, (digit) => {
    if (!(digit & 1)) return [];
    const first = reader.number();
    if (first > 0) return [first - 1];
    let last = 0;
    return reader.numbers(reader.number()).map((gap) => (last += gap));
  });
}
