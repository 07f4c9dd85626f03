// What memoc says in JSON is what its schemas say: records as `memoc records` prints them, and the files below memory/ of a site.
//
// The documents are those of tests/fixtures/records, and a few more for what needs a configuration of its own. Together they have
// every member that a schema knows, so that a schema that forbids one cannot pass.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { createRequire } from "node:module";
import "../no_cache.mjs";

const require = createRequire(import.meta.url);
const Ajv = require("../node_modules/ajv/dist/2020.js").default;
const addFormats = require("../node_modules/ajv-formats").default;

const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const schemaFolder = path.join(root, "src/extract/schema");
const kinds = ["document", "section", "code", "field", "table", "link", "task", "stamp", "workflow", "step", "memory"];
// What filters give may have members of the filters' own.
const givenKinds = ["pattern", "anti_pattern", "practice", "decision", "takeaway", "lesson"];

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-records-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

const project = path.join(scratch, "project");
fs.cpSync(path.join(root, "tests/fixtures/records"), project, { recursive: true });
fs.writeFileSync(
  path.join(project, "dates.md"),
  `---
title: Dates
description: One of each
status: DRAFT (for review)
owner: Ann
audience: all
tags: [dates]
lastUpdated: 2025-01-19
review_cadence: P6M
stale_after: 2025-12-24
nested: {list: [1.10, true, null]}
---
`,
);
fs.writeFileSync(path.join(project, "never.md"), "---\ndate: soon\nreview_cadence: never\n---\n\n#\n\n[gone](link.md)\n");
fs.writeFileSync(path.join(project, "empty.md"), "");
fs.writeFileSync(
  path.join(project, "given.md"),
  `---
status: ACTIVE
last_updated: 2026-01-19
tags: [given]
---

# Given

## One

Text.
`,
);
fs.writeFileSync(
  path.join(project, "memories.md"),
  `---
type: reference
---

# 1. Import Procedure

1. Copy.
2. Check.

\`\`\`json
{"agentId": "a", "content": {"n": 1.10, "big": 123456789012345678901234567890}, "extra": [1, {}]}
\`\`\`
`,
);
fs.writeFileSync(path.join(project, "memoc.yaml"), "filters: [{run: give.lua, paths: [given.md]}]\n");
fs.writeFileSync(
  path.join(project, "give.lua"),
  `
local known = {
  name = 'N', qualifier = 'Q', rationale = 'R', when_to_use = 'U', when_not = 'V', benefit = 'B', use_case = 'C',
  problem = 'P', solution = 'S', rule = 'by hand', statement = 'T', principle = 'L', date = '2026-01-19',
  deciders = 'D', context = 'X', decision = 'Y', consequences = 'Z', headline = 'H', detail = 'I', workaround = 'W',
  fix = 'F', when = 'E', root_cause = 'G', ordinal = 2, alternatives = {'a', 'b'}, alternatives_rejected = {'a'},
  code = {{lang = 'sql', text = 'SELECT 1'}, {text = ''}}, tables = {{{'a', 1}, {true, ''}}},
}

function Header(header)
  for _, kind in ipairs {${givenKinds.map((kind) => `'${kind}'`).join(", ")}} do
    local record = {kind = kind, title = 'A ' .. kind, mine = {1, 'x', {deep = {1.5}}}}
    for name, value in pairs(known) do record[name] = value end
    memoc.record(record)
  end
end
`,
);

function run(...args) {
  const result = spawnSync(memoc, [...args, "--today", "2026-03-01"], { cwd: project, encoding: "utf8" });
  assert.equal(result.status, 0, result.stderr);
  return result.stdout;
}

const records = run("records", "--format", "jsonl")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line));
run("build", "-o", "site");

const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const schemas = fs.readdirSync(schemaFolder).map((name) => [name, readJson(path.join(schemaFolder, name))]);
for (const [, schema] of schemas) ajv.addSchema(schema);

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

function assertValid(name, value) {
  const validate = ajv.getSchema(name);
  assert.ok(validate(value), `${JSON.stringify(value).slice(0, 300)}: ${ajv.errorsText(validate.errors)}`);
}

function isValid(name, value) {
  return ajv.getSchema(name)(value);
}

function schemaOf(record) {
  return `record.${record.kind}.schema.json`;
}

test("schemas are named by their files, and say what they are about", () => {
  for (const [name, schema] of schemas) {
    assert.equal(schema.$id, name);
    assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
    assert.ok(schema.title && schema.description, name);
  }
});

test("every record is as the schema of its kind and that of all records say", () => {
  for (const record of records) {
    assertValid(schemaOf(record), record);
    assertValid("record.schema.json", record);
  }
  assert.deepEqual([...new Set(records.map((record) => record.kind))].sort(), [...kinds, ...givenKinds].sort());
});

test("the documents have every member that a schema knows", () => {
  const common = ajv.getSchema("record.common.schema.json").schema.properties;
  for (const kind of [...kinds, ...givenKinds]) {
    const { properties } = ajv.getSchema(`record.${kind}.schema.json`).schema;
    const seen = new Set(records.filter((record) => record.kind === kind).flatMap(Object.keys));
    for (const member of Object.keys({ ...properties, ...common })) {
      const isMeant = !(member in common) || member in properties || !isLeftOut(kind, member);
      assert.ok(seen.has(member) || !isMeant, `no ${kind} has "${member}"`);
    }
  }
});

/** Common members that make no sense for a kind. */
function isLeftOut(kind, member) {
  return (member === "title" && ["link", "task"].includes(kind)) || (member === "section_path" && kind === "document");
}

/** A memory that the text holds has whatever members it has there. */
function isOpen(record) {
  return record.kind === "memory" && record.form === "explicit";
}

test("a member that is not known, or is missing, or of another type, is refused", () => {
  for (const record of records.filter((one) => !isOpen(one))) {
    const { required } = ajv.getSchema(schemaOf(record)).schema;
    for (const unknown of givenKinds.includes(record.kind) ? [null, {}] : [1, null, {}]) {
      assert.ok(!isValid(schemaOf(record), { ...record, unknown }), record.id);
    }
    for (const member of [...required ?? [], "id", "kind", "doc", "path", "lines", "hash"]) {
      const { [member]: _, ...rest } = record;
      assert.ok(!isValid(schemaOf(record), rest), `${record.id} without ${member}`);
    }
    for (const member of Object.keys(record)) {
      assert.ok(!isValid(schemaOf(record), { ...record, [member]: { unknown: [1] } }) || member === "front_matter", `${record.id} with another ${member}`);
    }
  }
});

test("dates, hashes and addresses have their form", () => {
  const record = records.find((one) => one.kind === "stamp");
  for (const change of [{ date: "2026-02-30" }, { hash: "ABC" }, { url: "a b" }, { lines: [1] }, { lines: [0, 1] }, { id: "stamp" }]) {
    assert.ok(!isValid(schemaOf(record), { ...record, ...change }), JSON.stringify(change));
  }
});

test("no two records have one id", () => {
  assert.equal(new Set(records.map((record) => record.id)).size, records.length);
});

test("the files below memory/ are as their schemas say", () => {
  const memory = path.join(project, "site/memory");
  const index = readJson(path.join(memory, "index.json"));
  assertValid("index.schema.json", index);
  assert.equal(index.documents.length, records.filter((record) => record.kind === "document").length);
  for (const { doc } of index.documents) {
    assertValid("doc.schema.json", readJson(path.join(memory, "doc", `${doc}.json`)));
  }
  const lines = fs.readFileSync(path.join(memory, "records.jsonl"), "utf8").trimEnd().split("\n");
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    records,
  );
});

test("the router is as its schema says, and leads to what is there", () => {
  const router = readJson(path.join(project, "site/memory/router.json"));
  const all = Object.values(router.keyword_to_docs).flat();
  assertValid("router.schema.json", router);
  assert.ok(all.length > 0 && all.some((route) => route.records));
  assert.deepEqual([...new Set(all.map((route) => route.path))].sort(), Object.keys(router.documents).sort());
  assert.deepEqual([...new Set(all.flatMap((route) => route.records ?? []))].sort(), Object.keys(router.records).sort());
  for (const [id, { path: file, lines }] of Object.entries(router.records)) {
    const record = records.find((one) => one.id === id);
    assert.deepEqual([record.path, record.lines], [file, lines]);
  }
  for (const [alias, keyword] of Object.entries(router.aliases)) {
    assert.ok(keyword in router.keyword_to_docs && !(alias in router.keyword_to_docs), alias);
  }
});

test("reports are as their schemas say", () => {
  const folder = path.join(project, "site/reports");
  const freshness = readJson(path.join(folder, "freshness.json"));
  assertValid("report.freshness.schema.json", freshness);
  assert.equal(freshness.documents.length, freshness.summary.documents);
  const { reports } = readJson(path.join(folder, "index.json"));
  assertValid("report.index.schema.json", readJson(path.join(folder, "index.json")));
  assert.deepEqual(reports.map((report) => report.name), ["freshness", "owners", "statuses", "tags"]);
  for (const report of reports) {
    assert.ok(fs.existsSync(path.join(project, "site", report.url)));
    const values = readJson(path.join(project, "site", report.json));
    if (report.name === "freshness") continue;
    assertValid("report.values.schema.json", values);
    const paths = [...values.values, values.without ?? { paths: [] }].flatMap((value) => value.paths);
    assert.deepEqual([...new Set(paths)].sort(), freshness.documents.map((document) => document.path).sort());
  }
});

test("the pages about links are as their schemas say, and agree with the records", () => {
  const graph = readJson(path.join(project, "site/reports/graph.json"));
  const broken = readJson(path.join(project, "site/reports/broken.json"));
  assertValid("graph.schema.json", graph);
  assertValid("broken.schema.json", broken);
  const documents = records.filter((record) => record.kind === "document");
  assert.deepEqual(graph.nodes.map((node) => node.path), documents.map((document) => document.path));
  for (const node of graph.nodes) {
    assert.equal(node.in, documents.find((document) => document.path === node.path).links_in);
    assert.equal(node.in, graph.edges.filter((edge) => edge.to === node.path).length);
    assert.equal(node.out, graph.edges.filter((edge) => edge.from === node.path).length);
  }
  const links = broken.documents.flatMap((document) => document.links.map((link) => ({ path: document.path, ...link })));
  assert.ok(links.length > 0 && links.length === broken.count);
  for (const { path: file, href } of links) {
    assert.ok(records.some((record) => record.kind === "link" && record.path === file && record.href === href && record.ok === false), href);
  }
});

test("a site carries its schemas", () => {
  for (const [name, schema] of schemas) {
    assert.deepEqual(readJson(path.join(project, "site/memory/schema", name)), schema);
  }
});
