// An id stays as it is when something else changes: other sections, other headings, other documents.
//
// The documents below have every kind of record. Each edit is made to them, and the ids of what it does not touch are compared.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";

const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-ids-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

/** Sections of a document: each begins with its heading, but for the first, which may be what stands before any. */
const harbour = [
  "A harbour is a place for ships.\n\n**Owner:** Ann\n",
  "# Harbour memory\n\n**Agent:** `agent:pier`\n\nLast updated: 2026-01-02\n",
  "## Booking patterns\n\n**Rule of thumb:** first come\n",
  "### 1. Idempotent booking\n\n**Why:** lines are bad.\n\n```sql\nSELECT 1;\n```\n\n```sql\nSELECT 2;\n```\n",
  "### 2. Retry with a key\n\n**When to use:** late.\n",
  "## Common pitfalls\n\n- Trust the phone\n- Forget the tide\n",
  "## Best practices\n\n- Write all of it down\n- Read it before noon\n",
  "## Decisions\n\n- One queue for all\n- No lock on berths\n",
  "## Lessons learned\n\n- Lists grow old\n- Bells are heard\n",
  "## Key takeaways\n\n1. **One queue** keeps order\n2. Clocks drift\n",
  "## Release process\n\n1. Ring the bell\n2. Cast off\n",
  "## Tables and tasks\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n| c |\n|---|\n| 3 |\n\n- [ ] one\n- [x] two\n- see [the sea](sea.md) and [it](sea.md#waves)\n",
  '## Stored\n\n```json\n{"userId": "harbour", "content": {"name": "tides"}}\n```\n\n```json\n{"userId": "harbour", "content": {"name": "bells"}}\n```\n',
];
const sea = ["# Sea\n", "## Waves\n\n**Height:** 2 m\n", "## Pattern: Wait\n\nWait for the tide.\n"];
const more = "## Herons\n\nText.\n\n**Colour:** grey\n\n```sh\nls\n```\n\n| x |\n|---|\n| 1 |\n\n- [ ] look\n- [a](sea.md)\n\nLast updated: 2026-01-03\n";
const kinds = [
  "document", "section", "code", "field", "table", "link", "task", "stamp", "pattern", "anti_pattern", "practice", "decision",
  "takeaway", "lesson", "workflow", "step", "memory",
];

let count = 0;

/** The records of a project of these documents, by path. */
function records(documents) {
  const folder = path.join(scratch, `${++count}`);
  for (const [name, sections] of Object.entries(documents)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), sections.join("\n"));
  }
  const result = spawnSync(memoc, ["records", "--format", "jsonl", "--today", "2026-03-01"], { cwd: folder, encoding: "utf8" });
  assert.equal(result.status, 0, result.stderr);
  return result.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

const first = records({ "docs/harbour.md": harbour, "sea.md": sea });

/** Ids by what the record is: its kind, its section, its hash; the same one after the other in the order of the text. */
function ids(list) {
  const found = new Map();
  for (const record of list) {
    const name = [record.kind, record.path, record.section_path?.at(-1), record.derived_from ?? "", record.kind === "document" ? "" : record.hash].join("|");
    found.set(name, [...(found.get(name) ?? []), record.id]);
  }
  return found;
}

/** Every record of the first version that is in the second as it was has the same id there; `least` is how many there are. */
function assertSame(documents, least) {
  const before = ids(first);
  const after = ids(records(documents));
  let same = 0;
  for (const [name, list] of before) {
    if (!after.has(name)) continue;
    assert.deepEqual(after.get(name).slice(0, list.length), list, name);
    same += list.length;
  }
  assert.ok(same >= least, `only ${same} of ${first.length} records are as they were`);
}

test("the documents have every kind of record, and no two records one id", () => {
  assert.deepEqual([...new Set(first.map((record) => record.kind))].sort(), [...kinds].sort());
  assert.equal(new Set(first.map((record) => record.id)).size, first.length);
});

// Another list: `count` items from `at` on are replaced by others.
const spliced = (list, at, count, ...others) => [...list.slice(0, at), ...others, ...list.slice(at + count)];

test("a paragraph in a section changes the ids of no other section", () => {
  for (let at = 0; at < harbour.length; at++) {
    const edited = spliced(harbour, at, 1, `${harbour[at]}\nOne more word on it.\n`);
    assertSame({ "docs/harbour.md": edited, "sea.md": sea }, first.length - 14);
  }
});

test("a section before, between or behind others changes no id", () => {
  for (let at = 2; at <= harbour.length; at++) {
    if (harbour[at]?.startsWith("###")) continue; // it would take the sections behind it from their parent
    assertSame({ "docs/harbour.md": spliced(harbour, at, 0, more), "sea.md": sea }, first.length - 1);
  }
});

test("records in other sections, before and behind, change no id", () => {
  const others = ["### 0. Ask first\n\n```sh\nls\n```\n", "### 3. Ask last\n\n**Why:** fair.\n"];
  const edited = spliced(spliced(harbour, 5, 0, others[1]), 3, 0, others[0]);
  assertSame({ "docs/harbour.md": edited, "sea.md": sea }, first.length - 1);
});

test("another name for a heading changes the ids of what stands below it only", () => {
  for (let at = 2; at < harbour.length; at++) {
    const edited = spliced(harbour, at, 1, harbour[at].replace(/^(#+) .*/, "$1 Herons"));
    assertSame({ "docs/harbour.md": edited, "sea.md": sea }, first.length - 14);
  }
});

test("a section that is gone takes only its own ids with it", () => {
  for (let at = 2; at < harbour.length; at++) {
    assertSame({ "docs/harbour.md": spliced(harbour, at, 1), "sea.md": sea }, first.length - 14);
  }
});

test("another order of sections changes no id", () => {
  const [preamble, title, patterns, one, two, ...rest] = harbour;
  assertSame({ "docs/harbour.md": [preamble, title, ...[...rest].reverse(), patterns, two, one], "sea.md": sea }, first.length - 1);
});

test("other documents change no id", () => {
  assertSame({ "a.md": harbour, "docs/harbour.md": harbour, "docs/z.md": sea, "sea.md": sea }, first.length);
  assertSame({ "docs/harbour.md": harbour }, first.length - 10);
});

test("front matter, a byte order mark and other line ends change no id", () => {
  const crlf = harbour.map((section) => section.replaceAll("\n", "\r\n"));
  assertSame({ "docs/harbour.md": ["---\nstatus: ACTIVE\n---\n", ...harbour], "sea.md": sea }, first.length);
  assertSame({ "docs/harbour.md": ["\uFEFF" + crlf[0], ...crlf.slice(1)], "sea.md": sea }, first.length - 8);
});
