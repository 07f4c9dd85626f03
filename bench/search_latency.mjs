// search_latency.mjs: how long a search takes the script of the default theme, and what a first query fetches.
//
//     node search_latency.mjs SITE <queries       SITE was built by memoc; a query a line
//
// Each query is run once by an engine that has all files, then ROUNDS times; of these the median counts. A search is all that the page
// gets: ten documents with their snippets. Prints milliseconds, as search_latency.c does microseconds; then kilobytes, gzipped, that a
// reader fetches who has nothing yet: both scripts, the root, and what the box of a page asks for.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import zlib from "node:zlib";

const ROUNDS = 15;
const BOX = { limit: 5, parts: 2 };

const site = process.argv[2];
if (site === undefined) {
  console.error("usage: search_latency.mjs SITE <queries");
  process.exit(2);
}

const readShard = (name) => fs.readFileSync(path.join(site, "search", name + ".js"), "utf8");
const assets = fs.readdirSync(path.join(site, "assets"));
const scripts = ["search.", "search-engine."].map((start) => assets.find((name) => name.startsWith(start) && name.endsWith(".js")));
const readAsset = (name) => fs.readFileSync(path.join(site, "assets", name), "utf8");
vm.runInThisContext(readAsset(scripts[1]));

function open(asked = []) {
  return globalThis.memocSearch.open({
    today: 0,
    load: async (name) => {
      asked.push(name);
      vm.runInThisContext(readShard(name));
    },
  });
}

const gzipped = (text) => zlib.gzipSync(text, { level: 9 }).length / 1000;

async function measureFetched(query) {
  const asked = [];
  const found = await open(asked).search(query, BOX);
  const sizes = [...scripts.map(readAsset), ...asked.map(readShard)].map(gzipped);
  return { size: sizes.reduce((sum, size) => sum + size, 0), isFound: found.total > 0 };
}

function time(engine, query) {
  const start = process.hrtime.bigint();
  engine.searchNow(query);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function print(what, numbers, unit) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)].toFixed(2);
  console.log(`${what.padEnd(12)} median ${at(0.5)} ${unit}, 95th percentile ${at(0.95)} ${unit}, most ${at(1)} ${unit}`);
}

const queries = fs.readFileSync(0, "utf8").split("\n").map((line) => line.trim()).filter(Boolean);
const fetched = [];
for (const query of queries) fetched.push(await measureFetched(query));

// All files are there, but none has been read.
const filled = open();
for (const query of queries) await filled.search(query);
const engine = open();
await engine.open();
for (const [name, text] of filled.index.files) engine.index.files.set(name, text);

const first = [];
const later = [];
for (const query of queries) {
  first.push(time(engine, query));
  const times = Array.from({ length: ROUNDS }, () => time(engine, query)).sort((a, b) => a - b);
  later.push(times[ROUNDS >> 1]);
}
print("first time", first, "ms");
print("later", later, "ms");
print("fetched", fetched.map(({ size }) => size), "kB");
console.log(`${queries.length} queries, ${fetched.filter(({ isFound }) => isFound).length} found something`);
