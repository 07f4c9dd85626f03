// The minimal theme shows all kinds of pages, though it has one template, and they are as good as those of the default theme:
// valid HTML, nothing that runs, links that lead somewhere.
// And the default theme's options do what they say.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { createRequire } from "node:module";
import "../no_cache.mjs";

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

// The page of a document in a folder, with the default theme and these options; `built` of one that fails has the findings.
function pageWith(options, files = {}) {
  const folder = fs.mkdtempSync(path.join(scratch, "options-"));
  const all = { "memoc.yaml": "title: A\n", "docs/a.md": "# A\n", "theme/theme.yaml": `options: ${JSON.stringify(options)}\n`, ...files };
  for (const [name, text] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const built = spawnSync(memoc, ["build", "--today", "2026-11-22"], { cwd: folder, encoding: "utf8" });
  const page = path.join(folder, "site/docs/a.html");
  return { built, folder, html: fs.existsSync(page) ? fs.readFileSync(page, "utf8") : "" };
}

const announced = (text) => /<aside class="announcement"[^>]*><p>(.*?)\s*<\/p><\/aside>/s.exec(pageWith({ announcement: text }).html)?.[1];

test("options that are not set leave nothing on a page", () => {
  const { html } = pageWith({ announcement: null, footer: "", logo: null });
  assert.doesNotMatch(html, /announcement|repository|class="logo"|<footer[^]*<p>/i);
});

test("words in a line lead to the web, to mail, or from the root of the site on", () => {
  assert.equal(announced("A [b](docs/a.html#x) & [c](https://c.example/?d&e) [f](mailto:f@g.example)."),
    'A <a href="../docs/a.html#x">b</a> &amp; <a href="https://c.example/?d&amp;e">c</a> <a href="mailto:f@g.example">f</a>.');
});

test("what is no such link in a line is text", () => {
  for (const text of ["[a](javascript:alert(1))", "[a](JavaScript:b)", "[a](//b.example)", "[a](/b)", "[a](data:text/html,b)", "[a] (b)", "[](b)", "[a](b c)"]) {
    assert.equal(announced(text), text);
  }
  assert.equal(announced("<b onclick=x>"), "&lt;b onclick=x&gt;");
  assert.equal(announced('[a"b](c"d)'), '<a href="../c&quot;d">a&quot;b</a>');
});

test("a line of many brackets is written at once", () => {
  const begun = process.hrtime.bigint();
  assert.ok(announced("[".repeat(30000) + "](".repeat(1000)).length > 30000);
  assert.ok(process.hrtime.bigint() - begun < 10e9);
});

test("a logo is an asset, beside the title or in its place", () => {
  const files = { "theme/assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>' };
  assert.match(pageWith({ logo: "logo.svg", logo_width: 90 }, files).html, /<a class="home"[^>]*><img class="logo" src="\.\.\/assets\/logo\.[^"]*svg" width="90" height="28" alt="">A\s*<\/a>/);
  assert.match(pageWith({ logo: "logo.svg", logo_replaces_title: true }, files).html, /width="28" height="28" alt="A">\s*<\/a>/);
  const { built } = pageWith({ logo: "logo.png" }, files);
  assert.equal(built.status, 3);
  assert.match(built.stderr, /logo\.html:\d+: error: the theme has no asset "logo\.png"; did you mean "logo\.svg"\? \[template\/error\]/);
});

test("the bar and the foot lead to the repository, which must be on the web", () => {
  const { html } = pageWith({ repository: "https://github.com/a/b?c&d" });
  assert.equal(html.match(/href="https:\/\/github\.com\/a\/b\?c&amp;d"/g).length, 2);
  assert.match(html, /aria-label="Repository on GitHub"/);
  assert.match(pageWith({ repository: "https://git.example/x" }).html, />Repository<\/a>/);
  assert.match(pageWith({ repository: "javascript:alert(1)" }).built.stderr, /the option "repository" must begin with https:\/\/ or http:\/\/, this is "javascript:alert\(1\)"/);
});
