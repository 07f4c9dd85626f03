// The minimal theme shows all kinds of pages, though it has one template, and they are as good as those of the default theme:
// valid HTML, nothing that runs, links that lead somewhere.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { createRequire } from "node:module";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-themes-"));
process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

// The manual, with a folder that nobody wrote an index for.
const project = path.join(scratch, "project");
fs.cpSync(path.join(root, "content"), project, { recursive: true });
fs.rmSync(path.join(project, "site"), { recursive: true, force: true });
fs.mkdirSync(path.join(project, "folder/below"), { recursive: true });
fs.writeFileSync(path.join(project, "folder/below/page.md"), "---\nlast_updated: 2026-11-01\n---\n# A page\n\nIts text.\n");
fs.appendFileSync(path.join(project, "memoc.yaml"), "theme: minimal\n");
const site = path.join(scratch, "site");
const built = spawnSync(memoc, ["build", "--today", "2026-11-22", "-o", site], { cwd: project, encoding: "utf8" });

const names = built.status === 0 ? fs.readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html")) : [];
const read = (name) => fs.readFileSync(path.join(site, name), "utf8");

test("the minimal theme builds the manual", () => {
  assert.equal(built.status, 0, built.stderr);
});

test("all kinds of pages are there", () => {
  for (const name of ["index.html", "themes.html", "folder/index.html", "search/index.html", "404.html", "records/index.html"]) {
    assert.ok(names.includes(name), name);
  }
  assert.ok(names.some((name) => /^records\/code\//.test(name)));
});

test("they are valid HTML", async () => {
  const { HtmlValidate } = createRequire(path.join(root, "tests/package.json"))("html-validate");
  const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
  for (const name of names) {
    const report = await validator.validateFile(path.join(site, name));
    const messages = report.results.flatMap((result) => result.messages);
    assert.deepEqual(messages.map((m) => `${name}:${m.line}: ${m.message} [${m.ruleId}]`), []);
  }
});

test("nothing runs in them, and no script is among the assets", () => {
  for (const name of names) assert.doesNotMatch(read(name), /<script|<[a-z][^>]*\son\w+=/, name);
  assert.deepEqual(fs.readdirSync(path.join(site, "assets")).filter((name) => !name.endsWith(".css")), []);
});

test("each has one heading of the first level, its own title and a policy", () => {
  for (const name of names) {
    const html = read(name);
    assert.equal(html.match(/<h1[ >]/g)?.length, 1, name);
    assert.match(html, /<title>[^<]+<\/title>/, name);
    assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'none'/, name);
  }
});

test("their links to other pages lead somewhere", () => {
  for (const name of names) {
    if (name === "404.html") continue; // shown anywhere: from the site's root on
    for (const [, target] of read(name).matchAll(/<a [^>]*?href="([^"#:]+)(?:#[^"]*)?"/g)) {
      assert.ok(fs.existsSync(path.join(site, path.dirname(name), decodeURIComponent(target))), `${name}: ${target}`);
    }
  }
});
