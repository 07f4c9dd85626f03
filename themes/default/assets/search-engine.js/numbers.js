// How numbers and texts stand in the files of an index: content/search-index.md. The values of digits are those of the printable
// characters without the two that a string needs an escape for.

const digitValues = new Int8Array(128).fill(-1);
for (let code = 32, value = 0; code < 127; code++) {
  if (code !== 34 && code !== 92) digitValues[code] = value++;
}

// What is wrong with an index, told by its message. Thrown wherever a file turns out to be damaged.
class IndexError extends Error {}
class OtherBuildError extends IndexError {}

function fail(name, what) {
  throw new IndexError("search/" + name + ".js " + what);
}

// Reads the text of the file `name` from the front.
class Reader {
  constructor(text, name) {
    this.text = text;
    this.name = name;
    this.at = 0;
  }

  get isAtEnd() {
    return this.at >= this.text.length;
  }

  fail() {
    fail(this.name, "is malformed");
  }

  digit() {
    const value = digitValues[this.text.charCodeAt(this.at++)];
    if (!(value >= 0)) this.fail();
    return value;
  }

  number() {
    const first = this.digit();
    if (first < 68) return first;
    if (first < 84) return 68 + (first - 68) * 93 + this.digit();
    if (first < 91) return 1556 + (first - 84) * 8649 + this.digits(2);
    const number = first < 92 ? 62099 + this.digits(3) : 866456 + this.digits(5);
    if (number > 1 << 30) this.fail();
    return number;
  }

  digits(count) {
    let number = 0;
    while (count-- > 0) number = number * 93 + this.digit();
    return number;
  }

  string() {
    const end = this.text.indexOf("\t", this.at);
    if (end < 0) this.fail();
    const text = this.text.slice(this.at, end);
    this.at = end + 1;
    return text;
  }

  numbers(count) {
    const numbers = [];
    while (count-- > 0) numbers.push(this.number());
    return numbers;
  }

  strings() {
    const texts = [];
    for (let count = this.number(); count > 0; count--) texts.push(this.string());
    return texts;
  }
}

const HEADING_MARK = 92;

// The next posting: a gap, and a digit, twice what the word is worth there and one more if positions follow elsewhere. At the end, that of
// no entry.
function readPosting(reader, posting) {
  if (reader.isAtEnd) return Object.assign(posting, { entry: Infinity });
  posting.entry += reader.number() + 1;
  posting.digit = reader.digit();
  posting.heading = 0;
  if (posting.digit === HEADING_MARK) {
    posting.digit = reader.digit();
    posting.heading = reader.digit() + 1;
  }
  return posting;
}
