// answer.mjs: asks a search engine what stands on standard input, a query a line, and prints as bench/search_latency.c does: with tabs,
// microseconds of the first time, of a later one (the median of some), and the addresses that it found.
//
//   MEASURE=times      no addresses
//   MEASURE=places     no later time
//   MEASURE=bytes      instead of the first time, what a browser would have to fetch for this query alone, in bytes gzipped; nothing else
import fs from "node:fs";
import zlib from "node:zlib";

const ROUNDS = 5;
const measured = process.env.MEASURE;

// Is it worth being counted what is read?
export const countsBytes = measured === "bytes";

const microseconds = () => Number(process.hrtime.bigint()) / 1e3;

async function timeOf(work) {
  const start = microseconds();
  const result = work();
  if (result instanceof Promise) await result;
  return microseconds() - start;
}

async function laterTime(work) {
  const times = [];
  for (let i = 0; i < ROUNDS; i++) times.push(await timeOf(work));
  return times.sort((a, b) => a - b)[ROUNDS >> 1];
}

// What a file costs on its way to a browser. Some are compressed already.
export function transferSize(bytes) {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? bytes.length : zlib.gzipSync(bytes, { level: 9 }).length;
}

// `open` returns a new engine, or a promise of one: {search, again, addresses, fetched}. search(query), and again(query) where a second
// time is asked for otherwise, return what was found, or a promise of it; addresses(found) is what they are; fetched() is how many bytes
// it has read for all of this.
export async function answer(open) {
  const queries = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);
  let engine = await open();
  for (const query of queries) {
    if (countsBytes) engine = await open();
    let found;
    const first = await timeOf(async () => (found = await engine.search(query)));
    const later = measured === "times" ? await laterTime(() => (engine.again ?? engine.search)(query)) : 0;
    const addresses = measured === "places" ? await engine.addresses(found) : [];
    console.log([(countsBytes ? engine.fetched() : first).toFixed(1), later.toFixed(1), ...addresses].join("\t"));
  }
}
