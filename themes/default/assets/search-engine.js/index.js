// An index, read from its files as they are needed. Files come later than they are asked for: who needs some that are not there yet
// notes their names and gives up (WAIT); when they are there, all is done again, and gets further.

const INDEX_VERSION = 1;
const LIST_ONE = 0;
const LIST_NEW = 1;
const LIST_FAR = 2;
const LIST_AGAIN = 3;

const WAIT = { toString: () => "files are missing" };

// The list of a word: the entries, or documents, that have it.
class WordList {
  constructor(found) {
    this.found = found;
    this.postingStart = this.postingSize = this.positionStart = this.positionSize = 0;
    this.single = null; // found in one only: its posting, and positions
  }

  equals(other) {
    return this === other || (this.single === null && other.single === null && this.found === other.found &&
      this.postingStart === other.postingStart && this.postingSize === other.postingSize);
  }
}

// A file of words: texts in order, and the list of each.
function readWordFile(text, name) {
  const reader = new Reader(text, name);
  const file = { words: [], lists: [] };
  const newLists = [];
  let postingStart = reader.number();
  let positionStart = reader.number();
  let last = "";
  while (!reader.isAtEnd) {
    const shared = reader.number();
    last = last.slice(0, shared) + reader.string();
    file.words.push(last);
    file.lists.push(readList(last.startsWith(":")));
  }
  return file;

  function readList(isFilter) {
    const what = reader.number();
    if (what >= LIST_AGAIN) {
      const again = newLists[newLists.length - 1 - (what - LIST_AGAIN)];
      if (!again) reader.fail();
      return again;
    }
    const list = new WordList(1);
    if (what === LIST_ONE) readSingle(list, isFilter);
    else readSizes(list, what);
    if (what !== LIST_FAR) newLists.push(list);
    return list;
  }

  function readSizes(list, what) {
    [list.found, list.postingSize, list.positionSize] = reader.numbers(3);
    if (what === LIST_FAR) {
      [list.postingStart, list.positionStart] = reader.numbers(2);
      return;
    }
    list.postingStart = postingStart;
    list.positionStart = positionStart;
    postingStart += list.postingSize;
    positionStart += list.positionSize;
  }

  // How long a posting and its positions are is known only when they are read.
  function readSingle(list, isFilter) {
    const start = reader.at;
    const posting = { entry: -1, hasPositions: 0 };
    if (isFilter) reader.number();
    else readPosting(reader, posting);
    list.postingSize = reader.at - start;
    if (posting.hasPositions && reader.number() === 0) reader.numbers(reader.number());
    list.single = text.slice(start, reader.at);
  }
}

class Index {
  constructor() {
    this.files = new Map(); // texts by name: "t3"
    this.missing = new Set();
    this.parsed = new Map(); // what was made of files, by name
  }

  // ---- files

  need(names) {
    let isWaiting = false;
    for (const name of names) {
      if (this.files.has(name)) continue;
      this.missing.add(name);
      isWaiting = true;
    }
    if (isWaiting) throw WAIT;
  }

  // What `make` makes of the text of a file, once.
  parse(name, make) {
    if (!this.parsed.has(name)) {
      this.need([name]);
      this.parsed.set(name, make(this.files.get(name), name));
    }
    return this.parsed.get(name);
  }

  // ---- the root

  readRoot(text) {
    const root = new Reader(text, "i");
    const version = root.number();
    if (version !== INDEX_VERSION) {
      throw new IndexError(`the search index is of version ${version}, this page reads version ${INDEX_VERSION}`);
    }
    [, this.documentCount, this.entryCount, this.documentsPerFile, this.entriesPerFile] = root.numbers(5);
    [this.postingFileSize, this.positionFileSize, this.postingSize, this.positionSize] = root.numbers(4);
    const factors = root.numbers(7);
    this.factors = {};
    ["all", "adjacent", "stale", "prefix", "typo", "typoTwo", "ending"].forEach((name, i) => { this.factors[name] = factors[i]; });
    this.kinds = root.strings();
    this.statuses = root.strings();
    this.languages = root.strings();
    this.smallWords = new Set(root.strings());
    this.firstEntries = root.numbers(root.number());
    this.firstWords = root.strings();
    const most = 1 << 28;
    if (!root.isAtEnd || this.entryCount > most || this.documentCount > this.entryCount || !this.documentsPerFile ||
        !this.entriesPerFile || this.postingFileSize < 1024 || this.positionFileSize < 1024 ||
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
    let low = 0;
    let high = this.firstWords.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (isBefore(text, this.firstWords[middle])) high = middle;
      else low = middle;
    }
    return low;
  }

  wordFile(number) {
    return this.parse("t" + number, readWordFile);
  }

  // The first word that is not before `text`, as the number of its file and its place there.
  seek(text) {
    const file = this.wordFileOf(text);
    const { words } = this.wordFile(file);
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(words[middle], text)) low = middle + 1;
      else high = middle;
    }
    return [file, low];
  }

  // Calls back with the words from the place of `text` on, until that returns false. Of the files in which words may begin with
  // `text`, so many are asked for together.
  eachWord(text, filesMost, take) {
    if (this.firstWords.length === 0) return;
    let [file, at] = [this.wordFileOf(text), 0];
    const names = ["t" + file];
    for (let i = file + 1; names.length < filesMost && i < this.firstWords.length && this.firstWords[i].startsWith(text); i++) {
      names.push("t" + i);
    }
    this.need(names);
    for ([file, at] = this.seek(text); file < this.firstWords.length; file++, at = 0) {
      const { words, lists } = this.wordFile(file);
      for (; at < words.length; at++) {
        if (!take(words[at], lists[at])) return;
      }
    }
  }

  // The list of a word; null when no entry has it.
  find(text) {
    if (this.firstWords.length === 0) return null;
    const [file, at] = this.seek(text);
    const { words, lists } = this.wordFile(file);
    return words[at] === text ? lists[at] : null;
  }

  // ---- lists

  // The names of the files that a part of a long text is in: "p" has postings, "q" positions.
  cutFiles(letter, start, size) {
    const fileSize = letter === "p" ? this.postingFileSize : this.positionFileSize;
    if (start + size > (letter === "p" ? this.postingSize : this.positionSize)) fail("i", "has a malformed list");
    const names = [];
    for (let number = Math.floor(start / fileSize); number * fileSize < start + size; number++) names.push(letter + number);
    return names;
  }

  cutText(letter, start, size) {
    const names = this.cutFiles(letter, start, size);
    this.need(names);
    const offset = start % (letter === "p" ? this.postingFileSize : this.positionFileSize);
    const text = names.map((name) => this.files.get(name)).join("").slice(offset, offset + size);
    if (text.length !== size) fail(names[0], "has another size than it should");
    return text;
  }

  listText(list) {
    return list.single === null
      ? this.cutText("p", list.postingStart, list.postingSize)
      : list.single.slice(0, list.postingSize);
  }

  // Entries that have a word, each with what it is worth there and whether it has positions: `digits`, and where in the heading it
  // stands: `headings`, one more.
  postings(list) {
    return list.postings || (list.postings = decodePostings(this.listText(list), list.found, this.entryCount));
  }

  // Entries or documents that a filter finds: numbers, each below `count`.
  numbers(list, count) {
    return list.numbers || (list.numbers = decodeNumbers(this.listText(list), list.found, count));
  }

  // Where a word stands in each of its entries, in the order of its postings.
  positions(list) {
    if (!list.positions) {
      const text = list.single === null
        ? this.cutText("q", list.positionStart, list.positionSize)
        : list.single.slice(list.postingSize);
      list.positions = decodePositions(text, this.postings(list).digits);
    }
    return list.positions;
  }

  // What phrases need of words, all at once.
  needPositions(lists) {
    const far = lists.filter((list) => list.single === null);
    this.need(far.flatMap((list) => [
      ...this.cutFiles("p", list.postingStart, list.postingSize),
      ...this.cutFiles("q", list.positionStart, list.positionSize),
    ]));
  }
}

function decodePostings(text, count, entryCount) {
  if (count > text.length) fail("i", "has a malformed list");
  const entries = new Int32Array(count);
  const digits = new Uint8Array(count);
  const headings = new Uint8Array(count);
  const reader = new Reader(text, "i");
  const posting = { entry: -1, heading: 0, impact: 0, hasPositions: 0 };
  for (let i = 0; i < count; i++) {
    readPosting(reader, posting);
    entries[i] = posting.entry;
    digits[i] = posting.impact * 2 + posting.hasPositions;
    headings[i] = posting.heading;
  }
  if (!reader.isAtEnd || posting.entry >= entryCount) fail("i", "has a malformed list");
  return { entries, digits, headings };
}

function decodeNumbers(text, count, most) {
  if (count > text.length) fail("i", "has a malformed list");
  const numbers = new Int32Array(count);
  const reader = new Reader(text, "i");
  let number = -1;
  for (let i = 0; i < count; i++) numbers[i] = number += reader.number() + 1;
  if (!reader.isAtEnd || number >= most) fail("i", "has a malformed list");
  return numbers;
}

const POSITIONS_MOST = 64;

function decodePositions(text, digits) {
  const places = [];
  const reader = new Reader(text, "i");
  for (const digit of digits) {
    const own = [];
    const first = digit & 1 ? reader.number() : 0;
    if (first > 0) own.push(first - 1);
    else if (digit & 1) {
      let last = 0;
      for (let count = reader.number(); count > 0; count--) {
        last += reader.number();
        if (own.length < POSITIONS_MOST) own.push(last);
      }
    }
    places.push(own);
  }
  return places;
}
