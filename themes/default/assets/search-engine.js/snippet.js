// What the index has of an entry's text, with what was searched for marked. Marks are counted in characters (code points).

const isSameList = (a, b) => a === b || (!a.single && !b.single && a.found === b.found && a.start.p === b.start.p && a.size.p === b.size.p);

// The other forms of a word, as far as they stand in its file.
function formsOf(index, text, list) {
  const { words, lists } = index.wordFile(index.wordFileOf(text));
  return words.filter((_, i) => isSameList(lists[i], list));
}

// The words of the index that a search has looked for.
function wordsOf(search) {
  const words = new Set();
  for (const term of search.scoredTerms()) {
    for (const { text, list } of term.match.words) {
      list.forms = list.forms || formsOf(search.index, text, list);
      for (const form of [text, ...list.forms]) words.add(form);
    }
  }
  return words;
}

// "keys" where "key" is looked for: not all forms of a word stand near it in the index.
const hasForm = (words, text) => words.has(text) ||
  (/^[a-z]{4,}$/.test(text) && [1, 2].some((size) => text.length > size + 2 && words.has(text.slice(0, -size))));

// A text that is shown, with its chunks.
class Line {
  constructor(text) {
    this.text = text;
    this.isWide = isWide(text);
    this.chunks = [];
    eachChunk(text, (tokens, start, end) => this.chunks.push({ tokens, start, end }));
  }

  countCharacters(start, end) {
    return this.isWide ? Array.from(this.text.slice(start, end)).length : end - start;
  }

  // The chunks that have one of `words`.
  find(words) {
    return this.chunks.filter(({ tokens }) => tokens.some(({ text }) => hasForm(words, text)));
  }
}

function makeSnippet(words, line) {
  const marks = [];
  for (const { start, end } of line.find(words)) {
    const from = line.countCharacters(0, start);
    const to = from + line.countCharacters(start, end);
    const last = marks[marks.length - 1];
    // Pairs of characters overlap.
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else marks.push([from, to]);
  }
  return { text: line.text, marks };
}
