// Texts as the index sees them. Sizes in its rules are bytes of UTF-8, its order is that of code points.

const isWide = (text) => /[^\x00-\x7f]/.test(text);

// A string with a character a byte.
function utf8(text) {
  return isWide(text)
    ? encodeURIComponent(text).replace(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}

const byteSize = (text) => utf8(text).length;

// The longest beginning of at most `size` bytes.
function cutBytes(text, size) {
  if (text.length * 3 <= size || byteSize(text) <= size) return text;
  let end = 0;
  for (const character of text) {
    size -= byteSize(character);
    if (size < 0) break;
    end += character.length;
  }
  return text.slice(0, end);
}

// Half a surrogate pair is no character.
function repair(text) {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) => (found.length > 1 ? found : "\ufffd"));
}

// By code points: as units, surrogates would stand before U+E000.
const unitOrder = (unit) => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

function isBefore(a, b) {
  const size = Math.min(a.length, b.length);
  let at = 0;
  while (at < size && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at === size ? a.length < b.length : unitOrder(a.charCodeAt(at)) < unitOrder(b.charCodeAt(at));
}

const lowerAscii = (text) => text.replace(/[A-Z]+/g, (found) => found.toLowerCase());
const equalsFold = (a, b) => lowerAscii(a) === lowerAscii(b);

// Full case folding (CaseFolding.txt, C and F) with Normalization Form KC. Both ways to change case together fold all but these:
// dotless i, which capitals would make a plain one, final sigma, and Cherokee, which folds to its older letters.
function foldWide(text) {
  return text.normalize("NFKD").toLowerCase()
    .replace(/[^ı]+/g, (found) => found.toUpperCase()).toLowerCase()
    .replace(/ς/g, "σ").replace(/[ᏸ-ᏽꭰ-ꮿ]/g, (found) => found.toUpperCase())
    .normalize("NFKC");
}

const fold = (text) => (isWide(text) ? foldWide(text) : text.toLowerCase());

// Scripts without spaces between words: Thai, Lao, Burmese, Khmer, Han, kana.
const unspaced = new RegExp("[\\u0e01-\\u0e3e\\u0e40-\\u0e4e\\u0e81-\\u0edf\\u1000-\\u103f\\u1780-\\u17d3\\u3005-\\u3007\\u3041-\\u30fa" +
  "\\u30fc-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}]", "u");
const isUnspaced = (character) => unspaced.test(character);

// What is shown as a picture, or belongs to one: joiner, keycap, variation selector, tags of flags.
const isEmoji = (character) => /[\p{Emoji_Presentation}\u200d\u20e3\ufe0f\u{e0020}-\u{e007f}]/u.test(character);

// A code point that is not ASCII, in words with spaces between them.
const isWideWord = (character) => /[\p{L}\p{M}\p{N}]/u.test(character) && !isUnspaced(character) && !isEmoji(character);

const isLoneEmoji = (character) => isEmoji(character) && /\p{S}/u.test(character) && !/[\u{1f3fb}-\u{1f3ff}]/u.test(character);

const characterAt = (text, at) => String.fromCodePoint(text.codePointAt(at));
