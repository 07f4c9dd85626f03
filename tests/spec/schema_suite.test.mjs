// The validator of front matter does what JSON Schema's own test suite says. `make test` has unpacked it (tools/setup); for another
// one, of a later day:
//
//     JSON_SCHEMA_TEST_SUITE=folder node tests/spec/schema_suite.test.mjs
//
// What differs on purpose, or is not there, is listed below with the reason; a test that is listed and passes is told of, too.
// tests/spec/schema/ has cases of our own in the same form, which are always run.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const build = path.dirname(process.env.MEMOC ?? path.join(here, "../../build/memoc"));
const program = path.join(build, "spec/schema_suite");
const suite = process.env.JSON_SCHEMA_TEST_SUITE || path.join(here, "../schema-suite");

function files(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".json"))
    .sort();
}

function run(file, ...remotes) {
  const result = spawnSync(program, [file, ...remotes], { encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(result.status, 0, `${file}: ${result.stderr}`);
  return result.stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

const own = path.join(here, "schema");
for (const name of files(own)) {
  test(`schema/${name}: what fits and what does not`, () => {
    for (const one of run(path.join(own, name))) {
      assert.equal(one.got, one.valid, `${one.group}: ${one.test} (${one.faults ?? ""})`);
    }
  });
}

// Files that are not tried, and why.
const left = {
  "format.json": "formats are asserted here; the specification lets them be annotations",
  "optional/format/idn-hostname.json": "the format is not known: it asserts nothing",
};

// Single tests that fail, by file and a part of their name.
const different = [
  ["vocabulary.json", "no validation: invalid number", "vocabularies are not switched off by a meta-schema"],
  ["optional/cross-draft.json", "first item not a string is valid", "every schema is read as 2020-12"],
  ["optional/format/ecmascript-regex.json", "variable-width lookbehind", "pcre2 has none"],
];

test("JSON Schema's test suite, draft 2020-12", (t) => {
  const folder = path.join(suite, "tests/draft2020-12");
  assert.ok(fs.existsSync(folder), `no ${folder}: run make setup-test, or let JSON_SCHEMA_TEST_SUITE name a checkout`);
  const failures = [];
  const counts = { required: [0, 0], optional: [0, 0] };
  for (const name of files(folder)) {
    if (left[name]) continue;
    const kind = name.startsWith("optional") ? "optional" : "required";
    for (const one of run(path.join(folder, name), path.join(suite, "remotes"))) {
      const title = `${one.group}: ${one.test}`;
      const passes = one.got === one.valid;
      counts[kind][0] += passes;
      counts[kind][1]++;
      const known = different.some(([file, part]) => file === name && title.includes(part));
      if (!passes && !known) failures.push(`${name}: ${title}: ${one.got}`);
    }
  }
  for (const [kind, [passed, all]] of Object.entries(counts)) {
    t.diagnostic(`${kind}: ${passed} of ${all}`);
    assert.ok(all > 500 && passed >= 0.99 * all, `${kind}: ${passed} of ${all}`);
  }
  assert.deepEqual(failures, []);
});
