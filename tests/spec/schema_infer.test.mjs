// `memoc schema infer` says what the documents are: whatever stands in their front matter, they fit the schema that was made of
// them, it is a schema by the meta-schema, and it is the same each time.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { createRequire } from "node:module";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const memoc = process.env.MEMOC ?? path.join(here, "../../build/memoc");
const require = createRequire(path.join(here, "../package.json"));
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-infer-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

function run(folder, ...args) {
  return spawnSync(memoc, args, {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", TZ: "UTC", SOURCE_DATE_EPOCH: "1782864000" },
  });
}

// Numbers that look random and are not (Lehmer).
function randomFrom(seed) {
  let state = seed * 7919 + 17;
  return (count) => {
    state = (state * 48271) % 2147483647;
    return state % count;
  };
}

const texts = ["a", "ACTIVE", "2026-03-05", "2026-02-30", "2026-03-05T10:00:00Z", "https://example.org/", "ann@example.org", "", "é", "1.10", "yes", "a: b # c"];

function value(random, depth) {
  const kind = random(depth > 2 ? 5 : 8);
  if (kind === 0) return null;
  if (kind === 1) return random(2) === 1;
  if (kind === 2) return random(100) - 50;
  if (kind === 3) return (random(1000) - 500) / 8;
  if (kind < 6) return texts[random(random(2) ? 2 : texts.length)];
  if (kind === 6) return Array.from({ length: random(4) }, () => value(random, depth + 1));
  return map(random, depth + 1);
}

function map(random, depth) {
  const keys = ["a", "b", "c", "ms.date", "x y"].filter(() => random(3) > 0);
  return Object.fromEntries(keys.map((key) => [key, value(random, depth)]));
}

function writeProject(seed) {
  const random = randomFrom(seed);
  const folder = fs.mkdtempSync(path.join(scratch, "p-"));
  for (let i = 0; i < 1 + random(12); i++) {
    const front = random(10) === 0 ? "" : `---\n${JSON.stringify(map(random, 0))}\n---\n`;
    fs.writeFileSync(path.join(folder, `d${i}.md`), `${front}\n# Document ${i}\n`);
  }
  return folder;
}

test("documents fit the schema that was made of them", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const folder = writeProject(seed);
    const inferred = run(folder, "schema", "infer");
    if (inferred.status === 2) {
      assert.match(inferred.stderr, /no document here has front matter/);
      continue;
    }
    assert.equal(inferred.status, 0, inferred.stderr);
    assert.equal(run(folder, "schema", "infer").stdout, inferred.stdout);
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    ajv.compile(JSON.parse(inferred.stdout));
    fs.writeFileSync(path.join(folder, "schema.json"), inferred.stdout);
    fs.writeFileSync(
      path.join(folder, "memoc.yaml"),
      'schema: schema.json\nrules: {"*": off, front-matter/schema: error, front-matter/required: error}\n',
    );
    const checked = run(folder, "check");
    assert.equal(checked.status, 0, `seed ${seed}:\n${inferred.stdout}\n${checked.stdout}${checked.stderr}`);
  }
});

test("a document that differs does not fit", () => {
  const folder = fs.mkdtempSync(path.join(scratch, "p-"));
  fs.writeFileSync(path.join(folder, "a.md"), "---\nowner: Ann\nlast_updated: 2026-06-01\n---\n");
  fs.writeFileSync(path.join(folder, "schema.json"), run(folder, "schema", "infer").stdout);
  fs.writeFileSync(path.join(folder, "memoc.yaml"), "schema: schema.json\n");
  fs.writeFileSync(path.join(folder, "b.md"), "---\nlast_updated: soon\n---\n");
  const checked = run(folder, "check", "--format", "json", "b.md");
  const rules = JSON.parse(checked.stdout).diagnostics.map((finding) => finding.rule);
  assert.ok(rules.includes("front-matter/required") && rules.includes("front-matter/schema"), checked.stdout);
  assert.equal(checked.status, 1);
});

test("only the documents that are named count", () => {
  const folder = fs.mkdtempSync(path.join(scratch, "p-"));
  fs.mkdirSync(path.join(folder, "docs"));
  fs.writeFileSync(path.join(folder, "docs/a.md"), "---\na: 1\n---\n");
  fs.writeFileSync(path.join(folder, "b.md"), "---\nb: 1\n---\n");
  fs.writeFileSync(path.join(folder, "docs/c.md"), "# C\n");
  const inferred = run(folder, "schema", "infer", "docs");
  assert.deepEqual(Object.keys(JSON.parse(inferred.stdout).properties), ["a"]);
  assert.equal(inferred.stderr, "1 document without front matter left out\n");
});
