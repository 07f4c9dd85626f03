// `memoc check --fix`: what it may change, and what it must not.
//
// The edits that `memoc check --format json` announces are made here once more, round by round: the files must become what --fix makes
// of them, byte for byte. So nothing else changes, and what reports say of fixes is what happens.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const corpus = path.join(process.cwd(), "../shared/corpus/updog");

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-fix-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

const environment = {
  PATH: process.env.PATH,
  HOME: scratch,
  LC_ALL: "C.UTF-8",
  TZ: "UTC",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CEILING_DIRECTORIES: scratch,
};

function run(folder, ...options) {
  const args = ["check", "--fail-on", "never", "--today", "2026-07-01", ...options];
  return spawnSync(memoc, args, { cwd: folder, env: environment, maxBuffer: 1 << 30 });
}

function fix(folder, ...options) {
  const result = run(folder, "--fix", ...options);
  assert.equal(result.status, 0, result.stderr.toString());
  return result.stdout.toString();
}

function findingsIn(folder) {
  return JSON.parse(run(folder, "--format", "json").stdout).diagnostics;
}

// --- trees ---------------------------------------------------------------------------------------

function makeTree(files) {
  const folder = fs.mkdtempSync(path.join(scratch, "tree-"));
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

function copyTree(folder) {
  const copy = fs.mkdtempSync(path.join(scratch, "copy-"));
  fs.cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "u+w", copy]);
  return copy;
}

/** {path: bytes} of all files. */
function readTree(folder) {
  const files = {};
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile()) files[path.relative(folder, file)] = fs.readFileSync(file);
  }
  return files;
}

function assertSameTree(actual, expected) {
  assert.deepEqual(Object.keys(actual).sort(), Object.keys(expected).sort());
  for (const [name, bytes] of Object.entries(expected)) {
    assert.ok(bytes.equals(actual[name]), `${name} is\n${actual[name]}\nand should be\n${bytes}`);
  }
}

// --- edits, made here ----------------------------------------------------------------------------

const bars = new Set([
  "encoding/invalid-utf8",
  "front-matter/unterminated",
  "front-matter/yaml",
  "front-matter/not-mapping",
  "front-matter/duplicate-key",
  "front-matter/second-block",
]);

/** Do two changes leave each other alone? Nothing is inserted at the edge of a change, or twice at one place. */
function areApart(a, b) {
  const isInsertion = a.start === a.end || b.start === b.end;
  return isInsertion ? a.end < b.start || b.end < a.start : a.end <= b.start || b.end <= a.start;
}

/** The edits of all findings that can be made at once: of two that are not apart the first one wins. */
function planEdits(findings) {
  const planned = [];
  const inOrder = findings.map((finding, i) => ({ finding, i })).sort((a, b) => a.finding.fix[0].start - b.finding.fix[0].start || a.i - b.i);
  for (const { finding } of inOrder) {
    if (finding.fix.every((edit) => planned.every((other) => areApart(edit, other)))) planned.push(...finding.fix);
  }
  return planned.sort((a, b) => a.start - b.start);
}

function makeEdits(bytes, edits) {
  const parts = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    parts.push(bytes.subarray(at, start), Buffer.from(text));
    at = end;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}

/** One round; false when there was nothing to be done. */
function mendOnce(folder) {
  const findings = findingsIn(folder);
  const barred = new Set(findings.filter(({ rule }) => bars.has(rule)).map((finding) => finding.path));
  const byPath = new Map();
  for (const finding of findings.filter((one) => one.fix && !barred.has(one.path))) {
    byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
  }
  for (const [name, mendable] of byPath) {
    const file = path.join(folder, name);
    fs.writeFileSync(file, makeEdits(fs.readFileSync(file), planEdits(mendable)));
  }
  return byPath.size > 0;
}

function mend(folder) {
  for (let round = 0; round < 10 && mendOnce(folder); round++);
}

// --- what holds for every tree -------------------------------------------------------------------

function applyPatch(folder, program, args, patch) {
  const { status, stderr } = spawnSync(program, args, { cwd: folder, env: environment, input: patch });
  assert.equal(status, 0, stderr.toString());
}

/** The properties of --fix on a tree; returns the findings before and after, and the tree afterwards. */
function assertProperties(folder) {
  const before = findingsIn(folder);
  const original = readTree(folder);

  const byHand = copyTree(folder);
  mend(byHand);

  const dry = run(folder, "--fix", "--dry-run");
  assert.equal(dry.status, 0);
  assertSameTree(readTree(folder), original);

  const fixed = copyTree(folder);
  fix(fixed);
  const result = readTree(fixed);
  assertSameTree(result, readTree(byHand));

  fix(fixed);
  assertSameTree(readTree(fixed), result);
  assert.equal(run(fixed, "--fix", "--dry-run").stdout.toString(), "");

  for (const [program, ...args] of [["git", "apply", "-"], ["patch", "-p1", "--binary"]]) {
    const patched = copyTree(folder);
    applyPatch(patched, program, args, dry.stdout);
    assertSameTree(readTree(patched), result);
  }

  const after = findingsIn(fixed);
  const barred = new Set(after.filter(({ rule }) => bars.has(rule)).map((finding) => finding.path));
  for (const finding of after) {
    assert.ok(!finding.fix || barred.has(finding.path), `left: ${finding.path}:${finding.line} ${finding.rule}`);
  }
  return { before, after, original, result };
}

// --- a tree with everything that can be mended, in many variants ---------------------------------

const statuses = ["active", "Active", "ACTVE", "completd", "Completed (June 1)", "✅ draft", "DRAFT - soon", "ready"];
const dates = ["2026-06-01", "June 1, 2026", "1.6.2026", "01/02/2026", "2026-02-30", "20260601"];
const stamps = ["2026-05-01", "May 1, 2026", "1 May 2026", "2026-06-20", "the first of May"];
const links = [
  "[a](setup) [b](Setup.md) [c](/docs/setup.md#Part-One) [d](docs/setup.md?x=1#part-one 'title')",
  "![p](<My Picture.PNG>) [q](my%20picture.PNG) [r](setup.html) [s](#Part)\n\n## Part *one*\n\n[t](#part---one)",
  "[x][1] [y][1] [z][2]\n\n[1]: Setup.md#part-one\n[2]: <SETUP.md?q> (title)",
  "| a | b |\n|---|---|\n| [x](Setup.md) | `[y](Setup.md)` |\n\n<a href=\"Setup.md\">z</a> [w](&#83;etup.md) [v](Se\\tup.md)",
  "caf\u00e9\u00a0cr\u00e8me [a](Setup.md#caf%C3%A9) `x\u00a0y`\u00a0z\u00a0\n#\u00a0title\n-\u00a0item",
];
const quotes = [(text) => text, (text) => `'${text}'`, (text) => `"${text}"`];
const ends = { lf: "\n", crlf: "\r\n", cr: "\r" };

function document(i, end) {
  const pick = (list, step) => list[Math.floor(i / step) % list.length];
  const quote = quotes[i % quotes.length];
  const lines = [
    "---",
    "# a comment: 'stays'",
    `title:   Number ${i}   # here, too`,
    `"status": ${quote(pick(statuses, 1))} # not: this`,
    `last_updated: ${quote(pick(dates, 2))}`,
    "tags: [b, a]",
    "---",
    "",
    `# Number ${i}`,
    "",
    pick(links, 1),
    "",
    `**Last updated:** ${pick(stamps, 3)}`,
  ];
  return lines.join("\n").replaceAll("\n", end);
}

function generateTree() {
  const files = {
    "memoc.yaml": [
      "title: Tree",
      "status: {aliases: {COMPLETED: HISTORICAL}}",
      "rules: {link/orphan: off}",
      "schema:",
      "  - paths: [other/**]",
      "    schema: {properties: {status: {enum: [ACTIVE, DRAFT]}, kind: {enum: [guide, note]}}}",
      "",
    ].join("\n"),
    "other/both.md": "---\nstatus: 'active'\nkind: Guide\nlast_updated: 1.6.2026\n---\n\n# Both\n",
    "docs/code.md":
      "# Code\r\n\n```\n{\"a\": 1}\n```\n\n```js\nx\n```\n\n```pyton\ny\n```\n\n> ```sh\n> ls\n\n| a | b |\n|---|---|\n| c |\n| d | e | f |\n\n```sh\nopen",
    "docs/marks.md":
      "# Marks\n\n<!-- memoc-disable link/brokn -->\n<!-- memoc-disable-next-line link/case, link/anchor -->\n[x](Setup.md) [y](/docs/setup.md)\n<!-- memoc-disable-file encoding/nul -->\n",
    "docs/setup.md": "---\ntitle: Setup\nlast_updated: 2026-06-01\n---\n\n# Setup\n\n## Part one\n\n## Caf\u00e9\n",
    "docs/my picture.png": "PNG",
    "tools/tag.sh": "git tag\n",
    "docs/line.md": "# Line\n\n[x](../tools/tag.sh:1)\n",
    "docs/bare.md": "# Bare: no 'front matter'\n",
    "docs/bare crlf.md": "text\r\n\r\n# Bare\r\n",
    "docs/bare mark.md": "\ufeff# Bare\n",
    "docs/rule.md": "---\n\n# A rule, no front matter\n",
    "docs/late.md": "\n---\ntitle: late\n---\n\n# Late\n",
    "docs/toml.md": "+++\ntitle = 'x'\n+++\n\n# Toml\r\n",
    "docs/empty.md": "",
    "docs/blank.md": "\r\n",
    "docs/malformed.md": "---\ntitle: a\ntitle: b\n---\r\n\r\n# Twice\r\n[a](Setup.md)",
    "docs/colon.md": "---\ntitle: a: b\n---\r\n\r\n# Colon",
    "docs/open.md": "---\ntitle: a\r\n\r\n# Open",
    "docs/second.md": "---\ntitle: a\n---\n---\ntitle: b\n---\r\n# Second",
    "docs/list.md": "---\n- a\n---\r\n# List",
    "docs/latin.md": Buffer.from("---\ntitle: B\xe4r\n---\r\n\r\n# B", "latin1"),
    "docs/wide.md": Buffer.from("\ufeff# Wide\r\n", "utf16le"),
    "docs/anchor.md": "---\nstatus: &s active\nother: *s\nlast_updated: !!str 1.6.2026\n---\n\n# Anchor\n",
    "docs/block.md": "---\nstatus: >-\n  active\nlast_updated: |\n  1.6.2026\n---\n\n# Block\n",
  };
  for (let i = 0; i < 60; i++) {
    for (const [name, end] of Object.entries(ends)) {
      const text = document(i, end);
      files[`docs/${name}-${i}.md`] = (i % 7 === 3 ? "\ufeff" : "") + text + (i % 4 === 0 ? "" : end);
    }
    files[`docs/mixed-${i}.md`] = document(i, "\n").replace(/\n/g, (feed, at) => (at % 3 === i % 3 ? "\r\n" : feed));
  }
  return makeTree(files);
}

test("only what is announced changes, once, and nothing is left that can be mended", () => {
  const folder = generateTree();
  const { before, result, original } = assertProperties(folder);

  const announced = new Set(before.filter((finding) => finding.fix).map(({ rule }) => rule));
  const { rules } = JSON.parse(spawnSync(memoc, ["check", "--rules"], { env: environment }).stdout);
  const known = new Set(rules.filter((rule) => rule.fix).map(({ rule }) => rule));
  for (const rule of announced) assert.ok(known.has(rule), `the page of ${rule} does not say that it can be mended`);
  for (const family of ["encoding", "status", "link", "suppression"]) {
    const missing = [...known].filter((rule) => rule.startsWith(`${family}/`) && !announced.has(rule));
    assert.deepEqual(missing, [], "rules that nothing in this tree breaks");
  }
  for (const name of ["malformed", "colon", "open", "second", "list", "latin", "wide", "late", "rule"]) {
    assert.ok(original[`docs/${name}.md`].equals(result[`docs/${name}.md`]), `${name}.md was touched`);
  }
  // Two rules that mend the same value, in the same way.
  assert.equal(result["other/both.md"].toString(), "---\nstatus: 'ACTIVE'\nkind: guide\nlast_updated: 2026-06-01\n---\n\n# Both\n");
  assert.ok(result["docs/crlf-1.md"].includes(`title:   Number 1   # here, too\n"status": 'ACTIVE' # not: this\n`));
});

test("a real team's documents keep these properties", { skip: !fs.existsSync(corpus) }, () => {
  const folder = copyTree(corpus);
  fs.writeFileSync(path.join(folder, "memoc.yaml"), "title: Corpus\ncontent: [{path: ., hidden: true}]\n");
  const { before, after, original, result } = assertProperties(folder);
  const count = (findings, id) => findings.filter(({ rule }) => rule === id).length;
  for (const rule of new Set(before.filter((finding) => finding.fix).map((finding) => finding.rule))) {
    assert.ok(count(after, rule) < count(before, rule), rule);
  }
  const changed = Object.keys(original).filter((name) => !original[name].equals(result[name]));
  assert.ok(changed.length > 10 && changed.every((name) => name.endsWith(".md")), `${changed.length} files`);
});

// --- what is not asked for -----------------------------------------------------------------------

test("only the findings that are reported are mended", () => {
  const files = {
    "memoc.yaml": "rules: {encoding/*: off}\n",
    "docs/a.md": "---\nstatus: active\nlast_updated: 2026-06-01\n---\n\n# A\r\n",
    "other/b.md": "---\nstatus: active\nlast_updated: 2026-06-01\n---\n\n# B\r\n",
  };
  const folder = makeTree(files);
  assert.match(fix(folder, "docs"), /^1 finding fixed in 1 file$/m);
  const { "docs/a.md": a, "other/b.md": b } = readTree(folder);
  assert.equal(a.toString(), files["docs/a.md"].replace("active", "ACTIVE"));
  assert.equal(b.toString(), files["other/b.md"]);
});

test("reports are of what is left, and say how much was mended", () => {
  const folder = makeTree({ "a.md": "---\nstatus: active\nlast_updated: 2026-06-01\n---\n\n# A\n\n[x](no.md) [y](#a-)\n" });
  const { summary, diagnostics } = JSON.parse(fix(folder, "--format", "json"));
  assert.equal(summary.fixed, 2);
  assert.equal(summary.errors, 1);
  assert.deepEqual(diagnostics.map(({ rule }) => rule).filter((rule) => rule !== "link/orphan"), ["link/broken"]);
});

test("what a document suppresses is not mended, and counted once", () => {
  const text = "---\nlast_updated: 2026-06-01\n---\n\n# A\n\n<!-- memoc-disable-next-line link/case -->\n[x](A.md)\n\n[y](A.md)\n";
  const folder = makeTree({ "a.md": text });
  const { summary } = JSON.parse(fix(folder, "--format", "json"));
  assert.equal(summary.fixed, 1);
  assert.equal(summary.suppressed, 1);
  assert.equal(fs.readFileSync(path.join(folder, "a.md"), "utf8"), text.replace("[y](A.md)", "[y](a.md)"));
});

test("the status is that of what is left; of a dry run, that of what there is", () => {
  const folder = makeTree({ "a.md": "---\nlast_updated: 2026-06-01\n---\n\n# A\n\n[x](A.md)\n" });
  const status = (...options) => spawnSync(memoc, ["check", "--today", "2026-07-01", ...options], { cwd: folder, env: environment }).status;
  assert.equal(status("--fix", "--dry-run"), 1);
  assert.equal(status("--fix"), 0);
  assert.equal(status("--fix", "--dry-run"), 0);
  assert.equal(status("--dry-run"), 2);
  assert.equal(status("--fix", "--dry-run", "--baseline", "known.json", "--update-baseline"), 2);
});

// --- files ---------------------------------------------------------------------------------------

test("modes stay, and symbolic links are followed inside the project", () => {
  const folder = makeTree({ "real/a.md": "# A\r\n", "b.md": "# B\r\n" });
  fs.mkdirSync(path.join(folder, "docs"));
  fs.symlinkSync("../.hidden/c.md", path.join(folder, "docs/c.md"));
  fs.mkdirSync(path.join(folder, ".hidden"));
  fs.writeFileSync(path.join(folder, ".hidden/c.md"), "# C\r\n");
  fs.chmodSync(path.join(folder, "b.md"), 0o640);
  fix(folder);
  assert.equal(fs.statSync(path.join(folder, "b.md")).mode & 0o777, 0o640);
  assert.ok(fs.lstatSync(path.join(folder, "docs/c.md")).isSymbolicLink());
  assert.equal(fs.readFileSync(path.join(folder, ".hidden/c.md"), "utf8"), "---\ntitle: C\n---\n\n# C\n");
});

test("a file that cannot be written is told of, and the others are mended", { skip: process.getuid() === 0 }, () => {
  const folder = makeTree({ "a.md": "# A\r\n", "b.md": "# B\r\n" });
  fs.chmodSync(path.join(folder, "a.md"), 0o444);
  const { status, stdout, stderr } = run(folder, "--fix");
  assert.equal(status, 3);
  assert.match(stderr.toString(), /cannot write "a\.md"/);
  assert.match(stdout.toString(), /a\.md:1:4: info: lines end with CR LF/);
  assert.match(stdout.toString(), /^2 findings fixed in 1 file$/m);
});

test("what a killed run left behind is removed, and nothing else", () => {
  const folder = makeTree({
    "a.md": "# A\r\n",
    ".a.md.abcdef.tmp": "half",
    ".other.md.abcdef.tmp": "of somebody else",
    ".a.md.orig.tmp": "of somebody else",
  });
  run(folder);
  run(folder, "--fix", "--dry-run");
  assert.ok(fs.existsSync(path.join(folder, ".a.md.abcdef.tmp")));
  fix(folder);
  assert.deepEqual(Object.keys(readTree(folder)).sort(), [".a.md.orig.tmp", ".other.md.abcdef.tmp", "a.md"]);
});

function killAfter(folder, milliseconds) {
  return new Promise((resolve) => {
    const started = spawn(memoc, ["check", "--fix", "--today", "2026-07-01"], { cwd: folder, env: environment, stdio: "ignore" });
    const timer = setTimeout(() => started.kill("SIGKILL"), milliseconds);
    started.on("exit", (status) => {
      clearTimeout(timer);
      resolve(status !== null);
    });
  });
}

test("a run that is killed leaves each file old or new, and the next one ends the work", async () => {
  const files = {};
  for (let i = 0; i < 300; i++) files[`docs/${i % 10}/${i}.md`] = `# Number ${i}\r\n\r\n${"Some text.\r\n".repeat(200)}`;
  const folder = makeTree(files);
  const old = readTree(folder);
  const finished = copyTree(folder);
  const begin = Date.now();
  fix(finished);
  const milliseconds = Date.now() - begin;
  const result = readTree(finished);
  let isDone = false;
  for (let i = 1; i < 12 && !isDone; i++) {
    isDone = await killAfter(folder, (milliseconds * i) / 10);
    const now = readTree(folder);
    for (const name of Object.keys(old)) {
      assert.ok(now[name].equals(old[name]) || now[name].equals(result[name]), `${name} is neither old nor new`);
    }
  }
  fix(folder);
  assertSameTree(readTree(folder), result);
});
