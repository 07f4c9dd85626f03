// The default theme: its colours can be told apart, its pages are valid, work from a disk and without scripts, and fit a telephone.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import test from "node:test";
import zlib from "node:zlib";

import { buildSite, root } from "./built_site.mjs";
import { assertValid } from "./validate.mjs";

const assets = path.join(root, "themes/default/assets");

const longWord = "a".repeat(200);
const documents = {
  "memoc.yaml": "title: A team's memory\nhtml: sanitize\n",
  "README.md": "---\nstatus: ACTIVE\nlast_updated: 2026-06-30\nowner: Ada\n---\n# Home\n\n[One](docs/one.md) [gone](gone.md)\n",
  "docs/one.md": `---
status: DEPRECATED (long ago, by all of us)
last_updated: 2024-01-01
owner: ${"somebody-with-a-long-name ".repeat(6)}
tags: [one, two, three, four, five, six, seven, eight]
---
# One \`code_with_${longWord}\`

## Contents

| a | b |
|---|--:|
| ${"word ".repeat(60)} | ${longWord} |

> [!WARNING]
> Take care.[^1]

[^1]: A note.

- [ ] open ${longWord}
- [x] done

\`\`\`js
${"long_line ".repeat(60)}
\`\`\`

$$x^2 + ${"y + ".repeat(100)} z$$

<details><summary>More</summary><p>${longWord}</p></details>

![A badge](https://badge.example/build.svg) ![A picture](picture.svg) https://example.org/${longWord}

### Page

## Navigation
`,
  "docs/picture.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="20"><rect width="900" height="20"/></svg>\n',
  "docs/a/b/c/deep.md": "# Deep\n\n[one](../../../one.md)\n",
};
for (let i = 0; i < 130; i++) {
  documents[`docs/many/page-${i}.md`] = `# Page ${i}, whose title is rather long, as titles often are\n\n[next](page-${i + 1}.md)\n`;
}

const { scratch, site, build } = buildSite(documents, "--today", "2026-07-01");

const pages = fs.existsSync(site)
  ? fs.readdirSync(site, { recursive: true }).map(String).filter((name) => name.endsWith(".html")).sort()
  : [];
const read = (name) => fs.readFileSync(path.join(site, name), "utf8");
const parts = path.join(assets, "style.css");
const joined = (folder) => fs.readdirSync(folder).sort().map((name) => fs.readFileSync(path.join(folder, name), "utf8")).join("");
const style = joined(parts).replace(/^ +/gm, "");
const script = ["theme.js", "records.js"].map((name) => fs.readFileSync(path.join(assets, name), "utf8")).join("") + joined(path.join(assets, "page.js"));

function chromium(...args) {
  const program = ["chromium", "chromium-browser", "google-chrome"].find(
    (name) => spawnSync(name, ["--version"]).status === 0,
  );
  assert.ok(program, "there is no Chromium");
  return new Promise((resolve) => {
    const child = spawn(
      program,
      ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${path.join(scratch, "profile")}`,
        "--virtual-time-budget=60000", "--dump-dom", ...args],
      { stdio: ["ignore", "pipe", "ignore"] },
    );
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.on("close", () => resolve(output));
  });
}

// The colours of a scheme, 0 is light and 1 dark: the variables in the rule behind `start`.
function colours(start, scheme) {
  const rule = style.slice(style.indexOf(start));
  const body = rule.slice(rule.indexOf("{", start.length - 1) + 1, rule.indexOf("}"));
  return Object.fromEntries([...body.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\);/g)].map((m) => [m[1], m[2 + scheme]]));
}

// WCAG 2.2, "relative luminance" and "contrast ratio".
function luminance(colour) {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, "$&$&") : colour;
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const pairs = [
  ["text", "page"], ["text", "raised"], ["text", "mark"], ["muted", "page"], ["muted", "raised"],
  ["link", "page"], ["link", "raised"], ["link", "mark"],
  ["good", "page"], ["good", "good-page"], ["warn", "page"], ["warn", "warn-page"],
  ["bad", "page"], ["bad", "bad-page"], ["done", "done-page"], ["link", "note-page"], ["text", "note-page"],
  ["text", "good-page"], ["text", "warn-page"], ["text", "bad-page"], ["text", "done-page"],
];

const more = [':root[data-contrast="more"] {', "@media (prefers-contrast: more) {\n:root {"];
for (const [scheme, name] of ["light", "dark"].entries()) {
  const normal = colours(":root {", scheme);
  const schemes = [[`${name} colours`, normal, 4.5], [`${name} colours of high contrast`, { ...normal, ...colours(more[0], scheme) }, 7]];
  for (const [title, scheme, least] of schemes) {
    test(`text has a contrast of ${least} in ${title}`, () => {
      for (const [text, page] of pairs) {
        assert.ok(contrast(scheme[text], scheme[page]) >= least, `${text} on ${page}: ${contrast(scheme[text], scheme[page]).toFixed(2)}`);
      }
    });
  }
  test(`both ways to high contrast are one, ${name}`, () => {
    assert.ok(Object.keys(colours(more[0], scheme)).length > 5);
    assert.deepEqual(colours(more[0], scheme), colours(more[1], scheme));
  });
}

test("browsers without light-dark() get the light colours", () => {
  const rule = style.slice(style.indexOf("@supports not (color: light-dark("));
  const body = rule.slice(0, rule.indexOf("}"));
  const plain = Object.fromEntries([...body.matchAll(/--([a-z-]+): (#[0-9a-f]+);/g)].map((m) => [m[1], m[2]]));
  assert.ok(Object.keys(plain).length > 10);
  assert.deepEqual(plain, colours(":root {", 0));
});

test("style and scripts are small and ask nobody else for anything", () => {
  assert.ok(zlib.gzipSync(style).length <= 15 * 1000);
  assert.ok(zlib.gzipSync(script).length <= 12 * 1000);
  assert.doesNotMatch(style, /@import|url\(|https?:/);
  assert.doesNotMatch(script, /https?:|fetch\(|eval|innerHTML/);
});

test("the sample project is built", () => {
  assert.ok(build.status === 0, build.stderr);
  assert.equal(pages.length, 1 + 1 + 130 + 1 + 1 + 5 + 1 + 3 + 7); // home, one, many, deep, 404, folders without index, search, records of its code, reports
});

test("every page is valid HTML", () => assertValid(pages, read));

test("links to pages, parts of pages and files lead somewhere", () => {
  for (const name of pages.filter((page) => page !== "404.html")) {
    for (const [, href] of read(name).matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^[a-z]+:/.test(href)) continue;
      const [target, anchor] = decodeURI(href).split("#");
      const file = target ? path.join(path.dirname(name), target) : name;
      assert.ok(fs.existsSync(path.join(site, file)), `${name}: ${href}`);
      if (anchor) assert.ok(read(file).includes(`id="${anchor}"`), `${name}: ${href}`);
    }
  }
});

test("a page's content, navigation and marks are there without scripts", () => {
  const html = read("docs/one.html").replace(/<script.*?<\/script>/gs, "");
  for (const part of ['<main id="page:content">', 'aria-label="Pages"', 'aria-label="On this page"', "DEPRECATED",
    "Very stale", "2024-01-01", "Linked from", 'rel="next"']) {
    assert.ok(html.includes(part), part);
  }
});

// A script of the site, which its policy allows, says what the browser made of the page.
function probe(name, script) {
  const copy = path.join(path.dirname(name), "probe.html");
  fs.writeFileSync(path.join(site, path.dirname(name), "probe.js"), script);
  fs.writeFileSync(path.join(site, copy), read(name).replace("</body>", '<script src="probe.js"></script></body>'));
  return copy;
}

test("a page works from a disk", async () => {
  const copy = probe("docs/one.html", `addEventListener("load", () => {
    const result = {
      style: getComputedStyle(document.querySelector(".bar")).display,
      script: document.querySelectorAll(".theme select, button.copy").length,
      own: document.querySelector('img[alt="A picture"]').naturalWidth,
    };
    document.title = "probe " + JSON.stringify(result);
  });`);
  const dom = await chromium(`file://${path.join(site, copy)}`);
  const found = dom.match(/<title>probe (.*?)<\/title>/);
  assert.ok(found, dom.slice(0, 2000));
  assert.deepEqual(JSON.parse(found[1]), { style: "flex", script: 2, own: 900 });
});

test("nothing is loaded from another host", async () => {
  const asked = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url);
    response.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const name = "docs/one.html";
  const copy = path.join(site, "docs/badge.html");
  fs.writeFileSync(copy, read(name).replace("https://badge.example/", `http://127.0.0.1:${server.address().port}/`));
  await chromium(`file://${copy}`);
  server.close();
  assert.deepEqual(asked, []);
});

test("no page is wider than a telephone", async () => {
  const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
  const server = http.createServer((request, response) => {
    const file = path.join(site, decodeURI(request.url.split("?")[0]));
    response.setHeader("Content-Type", types[path.extname(file)] ?? "text/plain");
    response.end(fs.existsSync(file) ? fs.readFileSync(file) : "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const some = ["index.html", "docs/one.html", "docs/index.html", "docs/many/index.html", "docs/many/page-70.html", "404.html", "search/index.html"];
  fs.writeFileSync(path.join(site, "frame.html"), `<!doctype html><title>-</title><body><script>
    (async () => {
      const frame = document.createElement("iframe");
      frame.width = 320; frame.height = 600; frame.style.border = 0;
      document.body.append(frame);
      const widths = {};
      for (const page of ${JSON.stringify(some)}) {
        await new Promise((resolve) => { frame.onload = resolve; frame.src = page; });
        const element = frame.contentDocument.documentElement;
        widths[page] = element.scrollWidth - element.clientWidth;
      }
      document.title = "too wide by " + JSON.stringify(widths);
    })();
  </script></body>`);
  const dom = await chromium(`http://127.0.0.1:${server.address().port}/frame.html`);
  server.close();
  const found = dom.match(/<title>too wide by (.*?)<\/title>/);
  assert.ok(found, dom.slice(0, 2000));
  assert.deepEqual(JSON.parse(found[1]), Object.fromEntries(some.map((page) => [page, 0])));
});
