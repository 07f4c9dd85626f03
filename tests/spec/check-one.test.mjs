// memoc check FILE says of a document what memoc check says of it in a whole run, but for rules that need all documents; and so does
// memoc check - for a document that comes by standard input. Only what the document needs is compiled then.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-check-one-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

const ofSite = new Set(["link/orphan", "doc/duplicate-title"]);

function check(folder, args, input = "") {
  const all = ["check", "--format", "json", "--fail-on", "never", "--today", "2026-07-01", ...args];
  const { stdout, stderr, status } = spawnSync(memoc, all, { cwd: folder, encoding: "utf8", input });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout).diagnostics;
}

// The manual, and documents with what is decided in another document: anchors, near names, drafts, other capitals, raw HTML, folders,
// an unreadable link, suppressions.
function makeProject() {
  const folder = path.join(scratch, "project");
  fs.cpSync(path.join(root, "content"), folder, { recursive: true });
  const files = {
    "one/a.md": "---\nstatus: ACTIVE\n---\n# A\n\n[b](b.md#there) [b](b.md#ther) [b](b.md#Spot) [b](b.md#nowhere) [c](B.md#there)\n" +
      "[d](draft.md#deep) [d](draft.md#gone) [e](../one#there) [f](/one/b.md#there) [g](b#there) [h](bb.md#there)\n" +
      "[i](#a) [j](#b) [k](c.md) ![l](l.png) [m](b.md#user-content-spot) [n](../two/) [o](b.md#L4) [p](costly.md#x)\n",
    "one/b.md": "# B\n\n## There\n\n<a id=\"Spot\"></a>\n\n```sql {#code}\n```\n\n[a](a.md#a) [a](a.md#none)\n",
    "one/draft.md": "---\ndraft: true\n---\n# Draft\n\n## Deep\n\n[a](a.md#none)\n",
    "one/README.md": "# One\n\n## There\n\n<!-- memoc-disable-next-line link/anchor -->\n[a](a.md#none) [b](b.md#none)\n\n" +
      "<!-- memoc-disable-file link/broken -->\n",
    "two/alone.md": "# Alone\n\n<!-- memoc-disable-file link/orphan -->\n",
    "one/costly.md": "> ".repeat(2000) + "x\n",
    "two/old.md": "---\nstatus: DEPRECATED\nsuperseded_by: new.md\n---\n# Old\n",
    "two/new.md": "---\nstatus: DEPRECATED\nsuperseded_by: gone.md\n---\n# Old\n",
  };
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  fs.rmSync(path.join(folder, "site"), { recursive: true, force: true });
  return folder;
}

const project = makeProject();
const whole = check(project, []);
const names = fs.readdirSync(project, { recursive: true }).filter((name) => name.endsWith(".md")).sort();

// What a whole run says of a document.
function wanted(name) {
  return whole.filter((finding) => finding.path === name && !ofSite.has(finding.rule));
}

test("a whole run finds something of each kind that another document decides", () => {
  const rules = new Set(whole.map((finding) => finding.rule));
  for (const rule of ["link/anchor", "link/broken", "link/case", "link/orphan", "doc/duplicate-title", "doc/too-costly"]) {
    assert.ok(rules.has(rule), rule);
  }
});

test("each document alone has the findings of a whole run", () => {
  for (const name of names) {
    assert.deepEqual(check(project, [name]), wanted(name), name);
  }
});

test("each document by standard input has them, too", () => {
  for (const name of names) {
    const text = fs.readFileSync(path.join(project, name), "utf8");
    assert.deepEqual(check(project, ["-", "--stdin-path", name], text), wanted(name), name);
  }
});

test("several files have theirs, also for each other", () => {
  const some = names.filter((name) => name.startsWith("one/"));
  assert.deepEqual(check(project, some), some.flatMap(wanted));
});

test("standard input is what the document says, not the file", () => {
  const found = check(project, ["-", "--stdin-path", "one/b.md"], "# B\n\n[a](#there)\n\n[c](c.md)\n");
  assert.deepEqual(found.filter((f) => f.rule.startsWith("link/")).map((f) => [f.line, f.rule]), [[3, "link/anchor"], [5, "link/broken"]]);
});

test("a document that is not there yet is checked where it will be", () => {
  const found = check(path.join(project, "two"), ["-", "--stdin-path", "later/new.md"], "# N\n\n[a](../../one/b.md#there) [b](b.md)\n");
  assert.deepEqual(found.filter((f) => f.rule.startsWith("link/")).map((f) => [f.path, f.line, f.rule]), [["two/later/new.md", 3, "link/broken"]]);
});

const refused = [
  [["-"], /needs --stdin-path FILE/],
  [["-", "one/a.md", "--stdin-path", "one/a.md"], /standard input is checked alone/],
  [["-", "--stdin-path", "one/a.md", "--fix"], /standard input goes with neither --fix nor --changed/],
  [["-", "--stdin-path", "one/a.md", "--changed"], /--changed/],
  [["one/a.md", "--stdin-path", "one/a.md"], /--stdin-path belongs to "-"/],
  [["-", "--stdin-path", "../outside.md"], /is no document of the project/],
  [["-", "--stdin-path", "/etc/hostname"], /is no document of the project/],
  [["-", "--stdin-path", "one/a.txt"], /is no document of the project/],
  [["-", "--stdin-path", "one/.hidden/a.md"], /is no document of the project/],
  [["-", "--stdin-path", "node_modules/a.md"], /is no document of the project/],
  [["-", "--stdin-path", "site/a.md"], /is no document of the project/],
  [["-", "--stdin-path", "one"], /is no document of the project/],
];

for (const [args, message] of refused) {
  test(`memoc check ${args.join(" ")} is refused with 2`, () => {
    const { stderr, status } = spawnSync(memoc, ["check", ...args], { cwd: project, encoding: "utf8", input: "# A\n" });
    assert.equal(status, 2);
    assert.match(stderr, message);
  });
}

test("one document costs little of what all cost", () => {
  const folder = path.join(scratch, "many");
  fs.mkdirSync(folder);
  for (let i = 0; i < 400; i++) {
    fs.writeFileSync(path.join(folder, `${i}.md`), `# Page ${i}\n\n${`A [link](${(i + 1) % 400}.md#page-${(i + 1) % 400}) and *text*.\n\n`.repeat(200)}`);
  }
  const time = (args) => {
    const start = process.hrtime.bigint();
    check(folder, args);
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  const all = time([]);
  const one = Math.min(time(["7.md"]), time(["8.md"]), time(["9.md"]));
  assert.ok(one < all / 3, `${one} ms of ${all} ms`);
});
