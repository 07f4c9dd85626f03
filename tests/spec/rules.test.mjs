// Each rule of `memoc check` has a page, content/rules/FAMILY/NAME.md, which is its text in the manual and what `--explain` prints,
// and whose examples are run here: what stands below "## Wrong" has the rule, what stands below "## Right" has not.
//
// An example is a small project: a fence behind a paragraph that is only `a/path`: is that file, any other of "markdown" is note.md.
// A file that the example has already begins the next one; memoc.yaml is there for the rest of the page. In a fence of
// "markdown escapes", \0, \r and \xNN are those bytes, \c is the end of the file, \{N:text} is the text N times. A fence of "sh" is run
// in the project: for what git must know, or to call `memoc check` with other options, as its last line. Below a wrong example a fence
// of "text" says which findings of the rule it has, all of them. Today is 2026-07-01.
//
// "## Fix" says what --fix does: it takes away those of these findings that it can mend. Files below it are what it makes of the first
// wrong example.
//
//     UPDATE=1 node tests/spec/rules.test.mjs     writes the findings, the severities and the tables of content/rules/index.md
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { fences } from "./fences.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const folder = path.join(root, "content/rules");
const update = Boolean(process.env.UPDATE);

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-rules-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

const environment = {
  PATH: `${path.join(scratch, "bin")}:${process.env.PATH}`,
  HOME: scratch,
  LC_ALL: "C.UTF-8",
  TZ: "UTC",
  SOURCE_DATE_EPOCH: String(Date.parse("2026-07-01T12:00:00Z") / 1000),
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Ann",
  GIT_AUTHOR_EMAIL: "ann@example.org",
  GIT_AUTHOR_DATE: "2026-06-01T12:00:00Z",
  GIT_COMMITTER_NAME: "Ann",
  GIT_COMMITTER_EMAIL: "ann@example.org",
  GIT_COMMITTER_DATE: "2026-06-01T12:00:00Z",
};
fs.mkdirSync(path.join(scratch, "bin"));
fs.symlinkSync(memoc, path.join(scratch, "bin/memoc"));

function runProgram(cwd, program, args) {
  const result = spawnSync(program, args, { cwd, encoding: "utf8", env: environment });
  return { status: result.status, stdout: result.stdout, text: result.stdout + result.stderr };
}

function run(cwd, ...args) {
  return runProgram(cwd, memoc, args);
}

const rules = JSON.parse(run(scratch, "check", "--rules").stdout).rules;
const pages = fs
  .readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith(".md") && name !== "index.md")
  .map((name) => name.replace(/\.md$/, ""));

// Rules that no text can show: how the test makes what they are told of, or null with the reason why it cannot.
const unshown = {
  "doc/unreadable": (project) => fs.symlinkSync("nowhere.md", path.join(project, "note.md")),
  "doc/not-a-file": (project) => assert.equal(spawnSync("mkfifo", [path.join(project, "note.md")]).status, 0),
  "doc/outside-root": (project) => fs.symlinkSync(path.join(root, "README.md"), path.join(project, "note.md")),
  "doc/crashed": null, // there is no document that ends the process which reads it, or it would be mended
};

// --- pages ---------------------------------------------------------------------------------------

function readPage(id) {
  return fs.readFileSync(path.join(folder, `${id}.md`), "utf8");
}

function writePage(id, text) {
  fs.writeFileSync(path.join(folder, `${id}.md`), text);
}

// {title, body, offset: the number of the title's line} of each part that begins with "## ".
function sections(text) {
  const lines = text.split("\n");
  const starts = [];
  let fence = null;
  lines.forEach((line, number) => {
    const mark = /^`{3,}/.exec(line)?.[0];
    if (mark && (fence === null || line === fence)) fence = fence === null ? mark : null;
    if (fence === null && line.startsWith("## ")) starts.push(number);
  });
  return starts.map((start, i) => {
    return { title: lines[start].slice(3), offset: start, body: lines.slice(start, starts[i + 1]).join("\n") };
  });
}

function section(text, title) {
  return sections(text).find((part) => part.title === title);
}

// The page's sentence; what the program was made with may be older.
function summaryOf(id) {
  const text = /^description: (.*)$/m.exec(readPage(id))?.[1] ?? "";
  return text.startsWith('"') ? JSON.parse(text) : text;
}

test("every rule has a page, and every page is that of a rule", () => {
  assert.deepEqual(rules.map((rule) => rule.rule).sort(), [...pages].sort());
});

function severityLine(rule, text) {
  const anchor = /^Severity: .* Family: \[.*?\]\((.*?)\)\.$/m.exec(text)?.[1] ?? `../index.md#${rule.family}`;
  return `Severity: ${rule.severity}. Family: [${rule.family}](${anchor}).`;
}

for (const rule of rules) {
  test(`the page of ${rule.rule} has the form of all pages`, () => {
    let text = readPage(rule.rule);
    if (update) writePage(rule.rule, (text = text.replace(/^Severity: .*$/m, severityLine(rule, text))));
    assert.match(text, new RegExp(`^title: ${rule.rule}$`, "m"));
    assert.ok(text.includes(`\n---\n\n# ${rule.rule}\n\n${severityLine(rule, text)}\n\n`), "it begins with title and severity");
    assert.match(sections(text).map((part) => part.title).join(" "), /^Wrong Right( Settings)?( Fix)?$/);
    assert.match(summaryOf(rule.rule), /^[A-Z][^`<>|*\[\]]*\.$/, "the description is a sentence without marks");
  });

  test(`the text of ${rule.rule} fits a terminal of 80 columns`, () => {
    const text = readPage(rule.rule);
    const code = new Set(fences(text).flatMap((block) => block.lines.map((_, i) => block.first + i)));
    text.split("\n").forEach((line, number) => {
      assert.ok(code.has(number) || line.startsWith("description: ") || [...line].length <= 80, `line ${number + 1}: ${line}`);
    });
  });
}

// --- examples ------------------------------------------------------------------------------------

const escape = /\\(?:x([0-9A-F]{2})|\{(\d+):([^}]*)\}|([0rc]))/g;

function decode(text) {
  const bytes = [];
  let at = 0;
  for (const match of text.matchAll(escape)) {
    bytes.push(Buffer.from(text.slice(at, match.index)));
    if (match[4] === "c") return Buffer.concat(bytes);
    if (match[1]) bytes.push(Buffer.from([parseInt(match[1], 16)]));
    else bytes.push(Buffer.from(match[2] ? match[3].repeat(Number(match[2])) : { 0: "\0", r: "\r" }[match[4]]));
    at = match.index + match[0].length;
  }
  return Buffer.concat([...bytes, Buffer.from(text.slice(at))]);
}

function contentOf(block) {
  const text = block.lines.join("\n") + "\n";
  return block.info === "markdown escapes" ? decode(text) : Buffer.from(text);
}

// The examples of a section: {files, script, shown: its fence of findings, end: the line behind its last fence}.
function examplesOf(part, kept) {
  const examples = [];
  let open = null;
  for (const block of fences(part.body)) {
    if (block.info === "text" && !block.file) {
      assert.ok(open, "findings stand below an example");
      open.shown = block;
      open = null;
      continue;
    }
    if (block.info === "sh" && !block.file) {
      assert.ok(open, "commands stand below the files of an example");
      open.script = block.lines.join("\n");
      open.end = block.first + block.lines.length + 1;
      continue;
    }
    const isFile = block.file || block.info.split(" ")[0] === "markdown";
    assert.ok(isFile, `line ${part.offset + block.first}: a fence of "${block.info}" that is no file`);
    const name = block.file ?? "note.md";
    if (open === null || open.files.has(name)) {
      open = { files: new Map(), script: null, shown: null };
      examples.push(open);
    }
    open.files.set(name, contentOf(block));
    open.end = block.first + block.lines.length + 1;
    if (name === "memoc.yaml") kept.set(name, contentOf(block));
  }
  return examples.map((example) => ({ ...example, files: new Map([...kept, ...example.files]) }));
}

function makeProject({ files, script }) {
  const project = fs.mkdtempSync(path.join(scratch, "example-"));
  for (const [name, bytes] of files) {
    fs.mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
    fs.writeFileSync(path.join(project, name), bytes);
  }
  const { status, stdout, text } = runProgram(project, "sh", ["-e", "-c", script ?? ""]);
  assert.ok(status === 0 || (status === 1 && callsMemoc(script)), text);
  return { project, printed: callsMemoc(script) ? stdout : null };
}

function callsMemoc(script) {
  return /^memoc check\b/m.test(script ?? "");
}

function checkProject(project) {
  const { status, stdout, text } = run(project, "check", "--fail-on", "never");
  assert.equal(status, 0, text);
  return stdout;
}

// The lines that name findings in what memoc printed.
function findingsIn(stdout) {
  return stdout.split("\n").filter((line) => /^\S.* \[[a-z-]+\/[a-z0-9-]+\]$/.test(line));
}

function check(example) {
  const { project, printed } = makeProject(example);
  return findingsIn(printed ?? checkProject(project));
}

function writeFindings(id, part, example, found) {
  const lines = readPage(id).split("\n");
  if (example.shown) {
    lines.splice(part.offset + example.shown.first, example.shown.lines.length, ...found);
  } else {
    lines.splice(part.offset + example.end, 0, "", "```text", ...found, "```");
  }
  writePage(id, lines.join("\n"));
}

function tryWrong(id, kept) {
  const part = section(readPage(id), "Wrong");
  const examples = examplesOf(part, kept).map((example) => ({ example, found: check(example).filter((line) => line.endsWith(` [${id}]`)) }));
  assert.ok(examples.length > 0, "it has an example");
  for (const { example, found } of examples.reverse()) {
    assert.ok(found.length > 0, `nothing of ${id} is found in ${[...example.files.keys()]}`);
    if (update) writeFindings(id, part, example, found);
    else assert.deepEqual(example.shown?.lines, found);
  }
}

function tryRight(id, kept) {
  const examples = examplesOf(section(readPage(id), "Right"), kept);
  assert.ok(examples.length > 0, "it has an example");
  for (const example of examples) {
    const found = check(example);
    assert.deepEqual(found.filter((line) => line.endsWith(` [${id}]`) || line.includes(": error: ")), []);
  }
}

for (const { rule } of rules) {
  if (rule in unshown) {
    test(`${rule} is told of what no text can show`, { skip: unshown[rule] === null }, () => {
      assert.deepEqual(fences(section(readPage(rule), "Wrong").body), []);
      const { project } = makeProject({ files: [] });
      unshown[rule](project);
      assert.equal(findingsIn(checkProject(project)).filter((line) => line.endsWith(` [${rule}]`)).length, 1);
    });
    continue;
  }
  test(`the wrong examples of ${rule} have just these findings, the right ones none`, () => {
    const kept = new Map();
    tryWrong(rule, kept);
    tryRight(rule, kept);
  });
}

// --- memoc check --fix ---------------------------------------------------------------------------

// The options with which an example's commands call `memoc check`: those that it needs, such as --changed.
function optionsOf(example) {
  const [, options = ""] = /^memoc check\b *(.*)$/m.exec(example.script ?? "") ?? [];
  return options.split(" ").filter(Boolean);
}

// What `memoc check` says that it could mend.
function mendable(project, id, options) {
  const { stdout } = run(project, "check", ...options, "--format", "json", "--fail-on", "never");
  return JSON.parse(stdout).diagnostics.filter((finding) => finding.rule === id && finding.fix);
}

function tryFix(id) {
  const kept = new Map();
  const wrong = examplesOf(section(readPage(id), "Wrong"), kept);
  const [after] = examplesOf(section(readPage(id), "Fix"), kept);
  let count = 0;
  wrong.forEach((example, number) => {
    const { project } = makeProject(example);
    const options = optionsOf(example);
    count += mendable(project, id, options).length;
    run(project, "check", ...options, "--fix", "--fail-on", "never");
    assert.deepEqual(mendable(project, id, options), []);
    if (number > 0 || !after) return;
    for (const [name, bytes] of after.files) {
      assert.equal(fs.readFileSync(path.join(project, name), "utf8"), bytes.toString(), name);
    }
  });
  assert.ok(count > 0, `nothing of ${id} can be mended in its wrong examples`);
}

function assertNothingMendable(id) {
  for (const example of examplesOf(section(readPage(id), "Wrong"), new Map())) {
    const { project } = makeProject(example);
    assert.deepEqual(mendable(project, id, optionsOf(example)), [], "its page has no part Fix");
  }
}

for (const { rule } of rules.filter(({ rule }) => !(rule in unshown))) {
  const isMended = section(readPage(rule), "Fix") !== undefined;
  if (isMended) test(`--fix does what the page of ${rule} says`, () => tryFix(rule));
  else test(`--fix mends nothing of ${rule}, as its page says nothing of it`, () => assertNothingMendable(rule));
}

// --- memoc check --explain -----------------------------------------------------------------------

// The program has the pages that it was made with.
for (const { rule, help, summary } of update ? [] : rules) {
  test(`--explain ${rule} prints the page, without links`, () => {
    assert.equal(summary, summaryOf(rule), "the program was made with the page");
    const { status, stdout } = run(scratch, "check", "--explain", rule);
    assert.equal(status, 0);
    const text = readPage(rule);
    const lines = stdout.split("\n");
    assert.deepEqual(lines.slice(0, 2), [rule, ""]);
    const shown = fences(text).flatMap((block) => block.lines.map((line) => (line === "" ? "" : `    ${line}`)));
    let at = 0;
    for (const line of shown) {
      at = lines.indexOf(line, at) + 1;
      assert.ok(at > 0, `it does not print: ${line}`);
    }
    const prose = lines.filter((line) => !line.startsWith("    ")).join("\n").replace(/`[^`]*`/g, "");
    assert.ok(!prose.includes("](") && !prose.includes(".md#"), "no relative links");
    assert.ok(lines.includes(`What to do: ${help}.`));
  });
}

// --- the table of all ----------------------------------------------------------------------------

const hasFixes = rules.some((rule) => rule.fix);

function escapeCell(text) {
  return text.replace(/[|<&*]/g, "\\$&");
}

function row(rule) {
  const cells = [`[\`${rule.rule}\`](${rule.rule}.md)`, rule.severity, summaryOf(rule.rule), escapeCell(rule.help)];
  return `| ${[...cells, ...(hasFixes ? [rule.fix ? "yes" : ""] : [])].join(" | ")} |`;
}

function table(families) {
  const heads = ["rule", "severity", "what is wrong", "what to do", ...(hasFixes ? ["`--fix` mends it"] : [])];
  const members = families.flatMap((family) => rules.filter((rule) => rule.family === family));
  return [`| ${heads.join(" | ")} |`, `| ${heads.map((head) => "-".repeat(head.length)).join(" | ")} |`, ...members.map(row)];
}

// The families of a table of rules, by its lines; none when it is another table.
function familiesOf(lines) {
  return [...new Set(lines.flatMap((line) => /^\| \[?`([a-z-]+)\/[a-z0-9-]+`[\]  ]/.exec(line)?.[1] ?? []))].filter((family) =>
    rules.some((rule) => rule.family === family),
  );
}

// The page with its tables made anew: each has all rules of the families that it has now; families that it lacks come last.
function makeIndex(text) {
  const seen = [];
  const blocks = text.split("\n\n").map((block) => {
    const families = block.startsWith("| ") ? familiesOf(block.split("\n")) : [];
    seen.push(...families);
    return families.length > 0 ? table(families).join("\n") : block;
  });
  const missing = [...new Set(rules.map((rule) => rule.family))].filter((family) => !seen.includes(family));
  const end = blocks.findIndex((block) => block.startsWith("## Rules of filters"));
  const added = missing.flatMap((family) => [`## ${family[0].toUpperCase()}${family.slice(1)}`, table([family]).join("\n")]);
  return [...blocks.slice(0, end), ...added, ...blocks.slice(end)].join("\n\n");
}

test("content/rules/index.md lists every rule as it is", () => {
  const file = path.join(folder, "index.md");
  const text = fs.readFileSync(file, "utf8");
  if (update) fs.writeFileSync(file, makeIndex(text).trimEnd() + "\n");
  else assert.equal(text, makeIndex(text));
});
