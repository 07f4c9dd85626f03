// The manual tells the truth: content/ is checked and built without a finding, its pages are valid HTML, what it says of options is
// what the program says, and its examples are run.
//
// A page's examples: a fence behind a paragraph that is only `a/path`: is that file; in a fence of "console", lines that begin with "$ "
// are run there by sh, and what stands below must be what they print. "…" alone on a line stands for any number of lines, and
// at a line's end for the rest of it. Each page begins with the files of getting-started.md, on 2026-07-01. Pages about one rule are
// run by rules.test.mjs.
//
//     UPDATE=1 node tests/spec/manual.test.mjs     writes into the pages what the commands print (but where there is "…")
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { createRequire } from "node:module";
import { fences } from "./fences.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const content = path.join(root, "content");
const startPage = "getting-started.md";
const today = "2026-07-01";
const manualToday = "2026-11-22";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-manual-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

const environment = {
  PATH: `${path.join(scratch, "bin")}:${process.env.PATH}`,
  HOME: scratch,
  LC_ALL: "C.UTF-8",
  TZ: "UTC",
  SOURCE_DATE_EPOCH: String(Date.parse(today) / 1000),
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Author",
  GIT_AUTHOR_EMAIL: "author@example.org",
  GIT_COMMITTER_NAME: "Author",
  GIT_COMMITTER_EMAIL: "author@example.org",
  GIT_COMMITTER_DATE: `${today}T12:00:00Z`,
};
fs.mkdirSync(path.join(scratch, "bin"));
fs.symlinkSync(memoc, path.join(scratch, "bin/memoc"));

const pages = fs
  .readdirSync(content, { recursive: true })
  .filter((name) => name.endsWith(".md"))
  .sort();

function readPage(name) {
  return fs.readFileSync(path.join(content, name), "utf8");
}

function run(folder, ...args) {
  const result = spawnSync(memoc, args, { cwd: folder, encoding: "utf8", env: environment });
  return { status: result.status, text: result.stdout + result.stderr, stdout: result.stdout };
}

// --- the whole -----------------------------------------------------------------------------------

function copyManual() {
  const folder = fs.mkdtempSync(path.join(scratch, "content-"));
  fs.cpSync(content, folder, { recursive: true });
  fs.rmSync(path.join(folder, "site"), { recursive: true, force: true });
  return folder;
}

test("memoc check finds nothing in the manual, not even a note", () => {
  const { status, text, stdout } = run(copyManual(), "check", "--format", "json", "--fail-on", "info", "--today", manualToday);
  assert.equal(status, 0, text);
  assert.deepEqual(JSON.parse(stdout).diagnostics, []);
});

const site = path.join(scratch, "site");

test("memoc build --strict compiles the manual", () => {
  const { status, text } = run(copyManual(), "build", "--strict", "--today", manualToday, "-o", site);
  assert.equal(status, 0, text);
});

test("every page of the manual has a page of the site", () => {
  for (const page of pages) {
    assert.ok(fs.existsSync(path.join(site, page.replace(/\.md$/, ".html"))), page);
  }
});

test("the site's pages are valid HTML", async () => {
  const require = createRequire(path.join(root, "tests/package.json"));
  const { HtmlValidate } = require("html-validate");
  const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
  const names = fs.readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html"));
  assert.ok(names.length > pages.length);
  for (const name of names) {
    const report = await validator.validateFile(path.join(site, name));
    const messages = report.results.flatMap((result) => result.messages);
    assert.deepEqual(messages.map((m) => `${name}:${m.line}: ${m.message} [${m.ruleId}]`), []);
  }
});

// --- options -------------------------------------------------------------------------------------

// {"-o, --output DIR": "where the site goes"} of one part of what `memoc help` prints.
function helpOptions(text, title) {
  const options = {};
  let label = "";
  const lines = text.split("\n");
  for (const line of lines.slice(lines.indexOf(`${title}:`) + 1)) {
    if (line === "") break;
    const start = /^ {2}(-\w, | {4})(--.*?)(?: {2,}(.*))?$/.exec(line);
    if (start) {
      label = `${start[1].trim()} ${start[2]}`.trim();
      options[label] = start[3] ?? "";
    } else {
      options[label] = `${options[label]} ${line.trim()}`.trim();
    }
  }
  return lines.includes(`${title}:`) ? options : {};
}

// The same of the table below a heading.
function pageOptions(text, heading) {
  const options = {};
  const part = text.split(/^(?=## )/m).find((section) => section.startsWith(`## ${heading}\n`)) ?? "";
  for (const [, label, help] of part.matchAll(/^\| `(-.*?)` +\| (.*?) +\|$/gm)) {
    options[label] = help;
  }
  return options;
}

const commands = [...run(scratch, "--help").text.matchAll(/^ {2}(\w+) {2,}/gm)]
  .map((match) => match[1])
  .filter((name) => !name.startsWith("-"));

for (const command of commands) {
  test(`the page of ${command} has the command's options and usage`, () => {
    const help = run(scratch, "help", command).text;
    const page = readPage(`commands/${command}.md`);
    assert.deepEqual(pageOptions(page, "Options"), helpOptions(help, "Options"));
    const usage = /^Usage: ((?:.+\n)+)/m.exec(help)[1].replace(/\s+/g, " ").trim();
    assert.ok(page.includes(usage), `the page does not say: ${usage}`);
  });
}

test("commands/index.md lists every command with its summary, and each has a page", () => {
  const listed = [...readPage("commands/index.md").matchAll(/^\| \[`memoc (\w+)`\]\(\1\.md\) \| (.*) \|$/gm)];
  const summaries = [...run(scratch, "--help").text.matchAll(/^ {2}(\w+) {2,}(.*)$/gm)];
  assert.deepEqual(listed.map((match) => [match[1], match[2]]), summaries.map((match) => [match[1], match[2]]));
  const names = pages.filter((name) => name.startsWith("commands/")).map((name) => path.basename(name, ".md"));
  assert.deepEqual(names.filter((name) => name !== "index").sort(), [...commands].sort());
});

test("commands/index.md has the options of every command", () => {
  const help = run(scratch, "--help").text;
  const page = readPage("commands/index.md");
  assert.deepEqual(pageOptions(page, "Options of every command"), helpOptions(help, "Options of every command"));
  assert.deepEqual(pageOptions(page, "Options without a command"), helpOptions(help, "Options"));
});

// --- examples ------------------------------------------------------------------------------------

function writeFile(folder, block) {
  const file = path.join(folder, block.file);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, block.lines.join("\n") + "\n");
}

// [{command, output: [lines]}]
function dialogue(block) {
  const steps = [];
  for (const line of block.lines) {
    if (line.startsWith("$ ")) {
      steps.push({ command: line.slice(2), output: [] });
    } else if (steps.at(-1)?.command.endsWith("\\") && steps.at(-1).output.length === 0) {
      steps.at(-1).command += `\n${line}`;
    } else {
      assert.ok(steps.length > 0, `a console block begins with: ${line}`);
      steps.at(-1).output.push(line);
    }
  }
  return steps;
}

// Runs all steps in one shell; what each printed, stdout and stderr in their order.
function runSteps(folder, steps) {
  const mark = "\u0001";
  const script = "exec 2>&1\n" + steps.map(({ command }) => `__status=$?; printf '${mark}'; (exit $__status)\n${command}\n`).join("");
  const { stdout } = spawnSync("sh", ["-c", script, "sh"], {
    cwd: folder,
    encoding: "utf8",
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    shell: false,
  });
  return stdout.split(mark).slice(1).map((text) => text.replace(/\n$/, "").split("\n").filter((line, i, all) => all.length > 1 || line !== ""));
}

function lineMatches(expected, actual) {
  return expected.endsWith("…") ? actual.startsWith(expected.slice(0, -1)) : actual === expected;
}

function outputMatches(expected, actual) {
  if (expected.length === 0) return actual.length === 0;
  if (expected[0] === "…") {
    return actual.some((_, i) => outputMatches(expected.slice(1), actual.slice(i))) || expected.length === 1;
  }
  return actual.length > 0 && lineMatches(expected[0], actual[0]) && outputMatches(expected.slice(1), actual.slice(1));
}

const hasJq = spawnSync("jq", ["--version"]).status === 0;

function updatePage(name, changes) {
  const lines = readPage(name).split("\n");
  for (const { block, shown } of changes.reverse()) {
    lines.splice(block.first, block.lines.length, ...shown.flatMap((step) => [`$ ${step.command}`, ...step.output]));
  }
  fs.writeFileSync(path.join(content, name), lines.join("\n"));
}

for (const name of pages) {
  const blocks = fences(readPage(name));
  if (!blocks.some((block) => block.info === "console")) continue;
  test(`the examples of ${name} print what it says`, () => {
    const folder = fs.mkdtempSync(path.join(scratch, "example-"));
    const start = name === startPage ? [] : fences(readPage(startPage));
    start.filter((block) => block.file).forEach((block) => writeFile(folder, block));
    const changes = [];
    for (const block of blocks) {
      if (block.file) writeFile(folder, block);
      if (block.info !== "console") continue;
      const steps = dialogue(block);
      if (!hasJq && steps.some(({ command }) => /\bjq\b/.test(command))) continue;
      const printed = runSteps(folder, steps);
      const shown = steps.map((step, i) => {
        const asIs = outputMatches(step.output, printed[i]) || step.output.some((line) => line.endsWith("…"));
        return { ...step, output: process.env.UPDATE && !asIs ? printed[i] : step.output };
      });
      changes.push({ block, shown });
      if (process.env.UPDATE) continue;
      steps.forEach((step, i) => {
        if (!outputMatches(step.output, printed[i])) {
          assert.deepEqual(printed[i], step.output, `${name}:${block.first + 1}: $ ${step.command}`);
        }
      });
    }
    if (process.env.UPDATE) updatePage(name, changes);
  });
}

test("every configuration in the manual is one that memoc takes", () => {
  for (const name of pages) {
    for (const block of fences(readPage(name))) {
      if (block.info !== "yaml" || block.file) continue;
      const folder = fs.mkdtempSync(path.join(scratch, "configuration-"));
      ["docs", "notes", ".claude"].forEach((name) => fs.mkdirSync(path.join(folder, name)));
      fs.writeFileSync(path.join(folder, "README.md"), "");
      fs.writeFileSync(path.join(folder, "memoc.yaml"), block.lines.join("\n") + "\n");
      const { status, text } = run(folder, "check", "--fail-on", "never");
      assert.equal(status, 0, `${name}:${block.first + 1}: ${text}`);
    }
  }
});
