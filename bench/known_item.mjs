// known_item.mjs: what bench/known-item does.
import fs from "node:fs";
import { means } from "./measures.mjs";
import { run, search } from "./memoc.mjs";

const [memoc, folder] = process.argv.slice(2);
const count = Number(process.env.COUNT ?? 400);
const seed = Number(process.env.SEED ?? 1);
const limit = 50;
const nameKinds = ["pattern", "anti_pattern", "practice", "decision", "lesson", "workflow"];

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

function draw(list, random) {
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
function isRight(result, record) {
  if (result.path !== record.path) return false;
  return result.anchor ? result.anchor === record.anchor : record.kind === "section" && record.level === 1;
}

const log = [];

function reciprocalRank(form, query, record) {
  const rank = search(memoc, folder, query, limit).findIndex((result) => isRight(result, record)) + 1;
  log.push(`${rank}\t${form}\t${query.replace(/\s+/g, " ")}\t${placeOf(record)}\n`);
  return { MRR: rank ? 1 / rank : 0, first: rank === 1 ? 1 : 0 };
}

function measureNames(label, records) {
  const random = randomNumbers(seed);
  const names = distinctNames(records);
  const drawn = draw(names, random);
  if (drawn.length === 0) return;
  const forms = {
    exact: (name) => name,
    typo: (name) => withTypo(name, random),
    dropped: (name) => withWordsDropped(name, random),
  };
  console.log(`${label}: ${drawn.length} of ${names.length}`);
  for (const [form, change] of Object.entries(forms)) {
    const asked = drawn.map((record) => [change(record.title), record]).filter(([query]) => query);
    const figures = means(asked.map(([query, record]) => reciprocalRank(form, query, record)));
    if (asked.length > 0) {
      console.log(`  ${form.padEnd(10)} MRR ${figures.MRR.toFixed(4)}  first ${figures.first.toFixed(4)}  queries ${asked.length}`);
    }
  }
}

run(memoc, folder, "build");
const lines = run(memoc, folder, "records", "--format", "jsonl").toString().split("\n");
const records = lines.filter(Boolean).map((line) => JSON.parse(line));
measureNames("headings", records.filter(({ kind }) => kind === "section"));
measureNames("record names", records.filter(({ kind }) => nameKinds.includes(kind)));
if (process.env.LOG) fs.writeFileSync(process.env.LOG, log.join(""));
