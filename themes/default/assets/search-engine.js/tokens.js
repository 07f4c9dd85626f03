// Text as tokens, as src/index/tokenizer.h tells it: a compound ("src/userList.ts", "--no-verify") and level by level what it is made
// of. A token has a text, a kind, and as `parts` how many of the next tokens it is made of.

const WORD = 0;
const COMPOUND = 1;
const MARKED = 2;

const TOKEN_SIZE_MOST = 64;
const COMPOUND_SIZE_MOST = 40;
const CHUNK_SIZE_MOST = 512;
const CHUNK_TOKENS_MOST = 96;

const isLetter = (character) => /[A-Za-z]/.test(character);

// The size of the word character at `at`; 0 when there is none.
function wordSize(text, at) {
  if (at >= text.length) return 0;
  if (text.charCodeAt(at) < 0x80) return /[A-Za-z0-9]/.test(text[at]) ? 1 : 0;
  const character = characterAt(text, at);
  return isWideWord(character) ? character.length : 0;
}

// The size of what a sticky pattern finds at `at`.
function matchSize(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}

const joiners = /_+|\/[.@]?|::?|[-.@'’]/y;
const asciiWords = /[A-Za-z0-9]+/y;
const plainWord = /[A-Za-z0-9][a-z0-9]{0,63}(?=[.-]?(?:[^A-Za-z0-9'\-./:@_\x80-\uffff]|$))(?![+#])/y;
const separators = /[^A-Za-z0-9\x80-\uffff]+/y;

// The size of what joins the word before `at` with one behind it; 0 when nothing does.
function joinerSize(text, at) {
  const size = matchSize(joiners, text, at);
  return size > 0 && wordSize(text, at + size) > 0 ? size : 0;
}

// "c++" and "c#": the size of what follows a single letter.
function suffixSize(text, start, end) {
  const size = end - start === 1 && isLetter(text[start]) ? matchSize(/\+\+|#/y, text, end) : 0;
  return wordSize(text, end + size) === 0 ? size : 0;
}

// The end of the chunk whose first word begins at `start`.
function chunkEnd(text, start) {
  let at = start;
  for (;;) {
    const size = matchSize(asciiWords, text, at) || wordSize(text, at) || joinerSize(text, at);
    if (size === 0) return at + suffixSize(text, start, at);
    at += size;
  }
}

// How many characters before the word at `at` belong to it: "--flag", "-x", ".net", "@scope". Before them stands what separates.
function prefixSize(text, from, at) {
  const found = /(?:^|[^A-Za-z0-9'\-./:@_\x80-\uffff])(--?|[.@])$/.exec(text.slice(Math.max(0, at - 3), at));
  if (!found || found[1].length > at - from || !isLetter(text[at])) return 0;
  const isFlag = found[1] !== "-" || (wordSize(text, at + 1) === 0 && joinerSize(text, at + 1) === 0);
  return isFlag ? found[1].length : 0;
}

// ---- from a chunk to its tokens

// Where folders, names with colons, with dots, with hyphens are cut; and where the next part of camelCase begins: aB|c, ABC|De, not before
// the "s" of "URLs".
const cuts = [/\/+/, /[:@]+/, /\.+/, /[-_]+/];
const humps = /(?<=[^\p{Lu}\p{Lt}])(?=[\p{Lu}\p{Lt}])|(?<=[\p{Lu}\p{Lt}])(?=[\p{Lu}\p{Lt}](?!s$)[^\p{Lu}\p{Lt}0-9])/u;

class Cutter {
  constructor() {
    this.tokens = [];
  }

  add(text, kind) {
    const folded = isWide(text) ? foldWide(text).replace(/[\x00- ]+/g, "") : text.toLowerCase();
    if (folded === "" || this.tokens.length === CHUNK_TOKENS_MOST) return;
    this.tokens.push({ text: cutBytes(folded, TOKEN_SIZE_MOST), kind, parts: 0 });
  }

  // Adds a token that is made of those that `addParts` adds.
  addWhole(text, kind, addParts) {
    const place = this.tokens.length;
    this.add(text, kind);
    const whole = this.tokens[place];
    addParts();
    if (whole) whole.parts = this.tokens.length - place - 1;
  }

  cutWord(text) {
    const parts = text.split(humps);
    if (parts.length === 1) this.add(text, WORD);
    else this.addWhole(text, COMPOUND, () => parts.forEach((part) => this.add(part, WORD)));
  }

  // "user's" is "user", "don't" one word, "l'amour" two.
  cutApostrophes(text) {
    const quote = text.indexOf("'");
    const rest = text.slice(quote + 1);
    if (quote < 0) this.cutWord(text);
    else if (byteSize(rest) > 2) {
      this.cutWord(text.slice(0, quote));
      this.cutApostrophes(rest);
    } else if (/^s$/i.test(rest)) this.cutWord(text.slice(0, quote));
    else this.add(text, WORD);
  }

  cutLevel(level, text) {
    if (level === cuts.length) {
      this.cutApostrophes(text);
      return;
    }
    if (text.search(cuts[level]) === 0) {
      this.addWhole(text, MARKED, () => this.cutLevel(level, text.slice(1)));
      return;
    }
    const parts = text.split(cuts[level]);
    const addParts = () => parts.forEach((part) => part && this.cutLevel(level + 1, part));
    if (parts.length > 1 && byteSize(text) <= COMPOUND_SIZE_MOST) this.addWhole(text, COMPOUND, addParts);
    else addParts();
  }

  // "c++", "c#": what stands behind marks only a single letter.
  cutSuffix(text) {
    if (/[+#]$/.test(text)) this.addWhole(text, MARKED, () => this.add(text[0], WORD));
    else this.cutLevel(0, text);
  }

  // All of a text, whose first word begins at `word`. "@scope/pkg" is marked at a level below its own.
  cut(text, word) {
    if (word > 0 && /^-|[+#]$/.test(text)) this.addWhole(text, MARKED, () => this.cutSuffix(text.slice(word)));
    else this.cutSuffix(text);
    return this.tokens;
  }
}

function cutChunk(text, word) {
  let chunk = cutBytes(text, CHUNK_SIZE_MOST);
  if (isWide(text)) {
    chunk = cutBytes(chunk.normalize("NFKC"), CHUNK_SIZE_MOST).replace(/’/g, "'");
    return wordSize(chunk, word) > 0 ? new Cutter().cut(chunk, word) : [];
  }
  if (chunk.length < text.length) chunk = chunk.replace(/['\-./:@_]+$/, "");
  return new Cutter().cut(chunk, word);
}

// ---- chunks

// A token for a character of a script without spaces, or for two side by side.
function cutUnspaced(text) {
  const cutter = new Cutter();
  cutter.add(text, WORD);
  return cutter.tokens;
}

// Calls back with the tokens of each chunk of `text`, where it begins, and where it ends.
function eachChunk(text, take) {
  // Behind the chunk before; up to where characters have had a token of two.
  let from = 0;
  let pairedEnd = 0;
  let at = 0;
  const give = (tokens, start, end) => {
    at = end;
    if (tokens.length === 0) return;
    from = end;
    take(tokens, start, end);
  };
  while ((at += matchSize(separators, text, at)) < text.length) {
    // Most of all text: a word of nothing but letters and digits in one case, but for the first.
    const size = at === from || !/['\-./:@_]/.test(text[at - 1]) ? matchSize(plainWord, text, at) : 0;
    if (size > 0) {
      give([{ text: text.slice(at, at + size).toLowerCase(), kind: WORD, parts: 0 }], at, at + size);
      continue;
    }
    const character = characterAt(text, at);
    const next = at + character.length;
    if (wordSize(text, at) > 0) {
      const start = at - prefixSize(text, from, at);
      const end = chunkEnd(text, at);
      give(cutChunk(text.slice(start, end), at - start), start, end);
    } else if (isUnspaced(character)) {
      const second = next < text.length ? characterAt(text, next) : "";
      const isPair = isUnspaced(second);
      if (isPair) pairedEnd = next + second.length;
      give(isPair || pairedEnd !== next ? cutUnspaced(isPair ? character + second : character) : [], at, next);
    } else {
      give(isLoneEmoji(character) ? [{ text: character, kind: WORD, parts: 0 }] : [], at, next);
    }
  }
}
