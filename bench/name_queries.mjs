// name_queries.mjs: queries whose right answer is known: names of records and headings, as they are, with one typo, with words left out.

// Mulberry32: the same numbers from the same seed everywhere. Returns a function: a whole number below its argument.
function randomNumbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const wordsOf = (name) => name.normalize("NFKC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const placeOf = (record) => `${record.path}#${record.anchor ?? ""}`;

// Names of at least two words that stand at one place only: where one stands at several, none of them is the right one.
function distinctNames(records) {
  const places = new Map();
  for (const record of records) {
    const key = wordsOf(record.title ?? "").join(" ");
    const known = places.get(key);
    if (!known) places.set(key, record);
    else if (known.title && placeOf(known) !== placeOf(record)) places.set(key, {});
  }
  return [...places].filter(([key, record]) => record.title && key.includes(" ")).map(([, record]) => record);
}

function draw(list, count, random) {
  const drawn = [...list];
  for (let i = 0; i < Math.min(count, drawn.length); i++) {
    const other = i + random(drawn.length - i);
    [drawn[i], drawn[other]] = [drawn[other], drawn[i]];
  }
  return drawn.slice(0, count);
}

// One letter left out, put in, replaced, or changed places with the next one.
function mistype(word, random) {
  for (;;) {
    const at = random(word.length);
    const letter = String.fromCharCode(97 + random(26));
    const next = word[at + 1] ?? "";
    const typo = [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + next + word[at] + word.slice(at + 2),
    ][random(4)];
    if (typo !== word) return typo;
  }
}

// A name with a typo in one of its words of five letters or more; null when it has none.
function withTypo(name, random) {
  const words = wordsOf(name);
  const long = words.flatMap((word, i) => (/^[a-z]{5,}$/.test(word) ? [i] : []));
  if (long.length === 0) return null;
  const chosen = long[random(long.length)];
  words[chosen] = mistype(words[chosen], random);
  return words.join(" ");
}

// A name of three words or more, a quarter of them left out.
function withWordsDropped(name, random) {
  const words = wordsOf(name);
  if (words.length < 3) return null;
  for (let left = Math.max(1, Math.floor(words.length / 4)); left > 0; left--) words.splice(random(words.length), 1);
  return words.join(" ");
}

// A document's own result has no anchor: it is right where its first heading is asked for.
export function isRight(result, record) {
  if (result.path !== record.path) return false;
  return result.anchor ? result.anchor === record.anchor : record.kind === "section" && record.level === 1;
}

const forms = {
  exact: (name) => name,
  typo: withTypo,
  dropped: withWordsDropped,
};

// Of `records`, so many: {total, drawn, queries}, each query {form, query, record}.
export function nameQueries(records, count, seed) {
  const random = randomNumbers(seed);
  const names = distinctNames(records);
  const drawn = draw(names, count, random);
  const queries = Object.entries(forms).flatMap(([form, change]) =>
    drawn.map((record) => ({ form, query: change(record.title, random), record })).filter(({ query }) => query),
  );
  return { total: names.length, drawn: drawn.length, queries };
}

const nameKinds = ["pattern", "anti_pattern", "practice", "decision", "lesson", "workflow"];

// The two sorts of names: of sections, and of other records.
export const nameSorts = {
  headings: ({ kind }) => kind === "section",
  "record names": ({ kind }) => nameKinds.includes(kind),
};
