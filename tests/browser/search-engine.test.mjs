// The search engine of the default theme finds what `memoc search --json` finds: the same places in the same order, with the same scores,
// snippets, counts and hints.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import zlib from "node:zlib";

import { makeQueries, writeProject } from "./search_project.mjs";
import "../no_cache.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const corpus = path.resolve(root, "../shared/corpus/updog");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-search-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));
const TODAY = "2026-07-01";
const QUERY_COUNT = 400;

// Where no documents are, so that snippets are of what the index has.
const elsewhere = path.join(scratch, "elsewhere");
fs.mkdirSync(elsewhere);

function build(project, name) {
  const site = path.join(scratch, name);
  const result = spawnSync(memoc, ["build", ".", "-o", site, "--today", TODAY], { cwd: project, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(fs.existsSync(path.join(site, "search/i.js")), result.stderr.slice(-2000));
  return site;
}

const engineOf = (site) => {
  const assets = path.join(site, "assets");
  const name = fs.readdirSync(assets).find((file) => file.startsWith("search-engine."));
  return fs.readFileSync(path.join(assets, name), "utf8");
};

// Opens the index of a site in a realm of its own. `read` gives the text of a file.
function open(site, read = (name) => fs.readFileSync(path.join(site, "search", name + ".js"), "utf8")) {
  const context = vm.createContext({});
  vm.runInContext(engineOf(site), context);
  const load = async (name) => vm.runInContext(read(name), context);
  return context.memocSearch.open({ load, today: Date.parse(TODAY) / 864e5 });
}

function searchInProgram(site, query, ...options) {
  const words = ["search", "--json", "--index", site, "--today", TODAY, ...options, "--", query];
  return new Promise((resolve, reject) => {
    execFile(memoc, words, { cwd: elsewhere, maxBuffer: 1 << 26 }, (error, output, message) => {
      if (error) reject(new Error(`${query}: ${message}`));
      else resolve(JSON.parse(output));
    });
  });
}

// Without what only the script says, and without its realm's prototypes.
function comparable({ query, total, hints, facets, results }) {
  const shown = results.map(({ document, ...result }) => result);
  return JSON.parse(JSON.stringify({ query, total, hints, facets, results: shown }));
}

async function compareAll(site, queries) {
  const engine = open(site);
  let next = 0;
  let found = 0;
  const work = async () => {
    while (next < queries.length) {
      const query = queries[next++];
      const expected = await searchInProgram(site, query);
      assert.deepEqual(comparable(await engine.search(query, { facets: true })), expected, JSON.stringify(query.slice(0, 200)));
      found += expected.total > 0;
    }
  };
  await Promise.all([work(), work()]);
  return found;
}

const textOf = (folder) => fs.readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(".md")).sort()
  .map((name) => fs.readFileSync(path.join(folder, name), "utf8")).join("\n");

const project = path.join(scratch, "project");
writeProject((name, text) => {
  fs.mkdirSync(path.join(project, path.dirname(name)), { recursive: true });
  fs.writeFileSync(path.join(project, name), text);
});
const site = build(project, "site");

test("a project of all sorts is searched alike", async () => {
  const queries = makeQueries(QUERY_COUNT, textOf(project));
  const found = await compareAll(site, queries);
  assert.ok(found > queries.length / 2, `${found} of ${queries.length} found something`);
});

test("later pages of results are alike", async () => {
  const engine = open(site);
  for (const [query, offset, limit] of [["retry", 10, 10], ["kind:section", 0, 100], ["migration", 40, 5], ["cache", 3, 1], ["the", 5, 0]]) {
    const expected = await searchInProgram(site, query, "--offset", String(offset), "--limit", String(limit));
    assert.deepEqual(comparable(await engine.search(query, { offset, limit, facets: true })), expected, query);
  }
});

test("the corpus is searched alike", { skip: !fs.existsSync(corpus) }, async () => {
  const copy = path.join(scratch, "corpus");
  fs.cpSync(corpus, copy, { recursive: true });
  fs.chmodSync(copy, 0o755);
  fs.writeFileSync(path.join(copy, "memoc.yaml"), "content: [{path: ., hidden: true}]\n");
  await compareAll(build(copy, "corpus-site"), makeQueries(QUERY_COUNT, textOf(path.join(copy, "docs")), 7));
});

test("what is needed together is asked for together, and nothing twice", async () => {
  const asked = [];
  const engine = open(site, (name) => {
    asked.push(name);
    return fs.readFileSync(path.join(site, "search", name + ".js"), "utf8");
  });
  await engine.open();
  assert.deepEqual(asked, ["i"]);
  let rounds = 0;
  const fetchMissing = engine.fetchMissing.bind(engine);
  engine.fetchMissing = () => {
    rounds++;
    return fetchMissing();
  };
  await engine.search("schema migration rollback");
  assert.ok(rounds <= 4, `${rounds} rounds`);
  assert.equal(new Set(asked).size, asked.length);
  const count = asked.length;
  await engine.search("schema migration rollback");
  assert.equal(asked.length, count);
  assert.deepEqual(comparable(engine.searchNow("schema migration")), comparable(await engine.search("schema migration")));
});

test("the engine asks nobody else for anything, and makes no code of text", () => {
  const text = engineOf(site);
  assert.doesNotMatch(text, /https?:|fetch\(|eval|new Function|WebAssembly|import\(/);
  assert.ok(zlib.gzipSync(text, { level: 9 }).length <= 16896);
});

// ---- damage

const readFile = (name) => fs.readFileSync(path.join(site, "search", name + ".js"), "utf8");

async function errorOf(read, query = "retry policy") {
  const error = await open(site, read).search(query).then(() => null, (reason) => reason);
  return error && error.message;
}

test("a file that is missing, cut short or of another build is named", async () => {
  const only = (wanted, change) => (name) => (name.startsWith(wanted) ? change(readFile(name)) : readFile(name));
  const missing = () => { throw new Error("ENOENT"); };
  assert.equal(await errorOf(missing), "search/i.js is missing");
  assert.match(await errorOf(only("t", missing)), /^search\/t\d+\.js is missing$/);
  assert.match(await errorOf(only("p", (text) => text.slice(0, -20))), /^search\/p\d+\.js is missing$/);
  assert.match(await errorOf(only("e", () => "")), /^search\/e\d+\.js is damaged$/);
  assert.match(await errorOf(only("d", (text) => text.replace(/","[^"]{8}"/, '","AAAAAAAA"'))), /^search\/d0\.js belongs to another build/);
  const version = only("i", (text) => text.replace(/^(memocSearch\("i","[^"]*","[^"]*",")./, "$1&"));
  assert.equal(await errorOf(version), "the search index is of version 5, this page reads version 1");
});

test("a site that has been built anew is opened again", async () => {
  const other = readFile("i").match(/","(.{8})"/)[1].split("").reverse().join("");
  let isOld = true;
  const read = (name) => {
    const text = readFile(name);
    if (name === "i" && isOld) {
      isOld = false;
      return text.replace(/","[^"]{8}"/, `","${other}"`);
    }
    return text;
  };
  assert.equal(await errorOf(read), null);
});

// One character of one file is another one: something is found, or an error says what is wrong; nothing else happens.
test("no damage makes the engine fail otherwise", async () => {
  let state = 5;
  const chance = (count) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % count;
  };
  const damage = (text) => {
    const start = text.indexOf('","', 26) + 3;
    const at = start + chance(Math.min(text.length - start - 4, 400));
    const to = String.fromCharCode(32 + chance(95));
    return /["\\]/.test(text[at - 1] + text[at] + to) ? text : text.slice(0, at) + to + text.slice(at + 1);
  };
  for (let i = 0; i < 300; i++) {
    const wanted = "itpqdfe"[i % 7];
    const queries = ["retry policy", '"schema migration" path:guides', "shceduler kind:section status:active owner:ada"];
    const message = await errorOf((name) => (name[0] === wanted ? damage(readFile(name)) : readFile(name)), queries[i % 3]);
    if (message !== null) assert.match(message, /^search\/[a-z]\d*\.js |^the search index is of version/);
  }
});
