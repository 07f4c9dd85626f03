// Pages of records in a browser: complete without scripts; with them they can be filtered and copied, from a disk and from a server.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";

import { buildSite } from "./built_site.mjs";
import { openBrowser, serve } from "./driver.mjs";
import { assertValid } from "./validate.mjs";

const longWord = "a".repeat(200);
const numbers = Array.from({ length: 230 }, (_, i) => i);
const documents = {
  "README.md": "# Home\n",
  "docs/a.md": `---
status: ACTIVE
last_updated: 2026-06-30
---
# Queues & <b>caches</b>

## Patterns

### 1. Retry once \`${longWord}\`

Before all else, look at the log.

**Why:** Most failures pass: "5 < 6" & so on.

**Rejected:**

- never
- ${longWord}

\`\`\`sh
retry --once "$it" && echo '<done>'

${"long_line ".repeat(40)}
\`\`\`

| part | ${longWord} |
|------|-------------|
| one  | two         |

### 2. Cache it

**Why:** It is slow.

## Release Process

1. Build
2. Ship
`,
  "docs/b.md": `---
status: DRAFT
---
# Limits

## Pattern: Rate limit

**When to use:** Where one caller can starve the others. Größe zählt.

## Decision 1: Use a queue

**Status:** Accepted by all (for now, and until the next meeting of the group that looks after it)

**Decision:** A queue.
`,
  "docs/many.md": `# Many\n${numbers.map((i) => `\n\`\`\`js\nstep(${i})\n\`\`\`\n`).join("")}`,
};

const { site, build } = buildSite(documents, "--today", "2026-07-01");
const addresses = fs.existsSync(path.join(site, "records"))
  ? fs.readdirSync(path.join(site, "records"), { recursive: true }).map(String).filter((name) => name.endsWith(".html")).sort()
  : [];
const read = (name) => fs.readFileSync(path.join(site, "records", name), "utf8");
const fileUrl = (name) => pathToFileURL(path.join(site, "records", name)).href;

let browser;
let server;
before(async () => {
  browser = await openBrowser();
  server = await serve(site);
});
after(async () => {
  await browser.close();
  await server.close();
});

// Opens a page of records, runs `use`, and sees to it that the browser had nothing to complain about.
async function visit(url, use, options = {}) {
  const page = await browser.newPage(options);
  try {
    await page.open(url);
    await use(page);
    assert.deepEqual(page.problems, []);
  } finally {
    await page.close();
  }
}

const places = { disk: fileUrl, server: (name) => server.url + "records/" + name };

test("the sample project has its pages", () => {
  assert.equal(build.status, 0, build.stderr);
  assert.deepEqual(addresses, ["code/bash.html", "code/index.html", "code/javascript-2.html", "code/javascript-3.html",
    "code/javascript.html", "decisions.html", "index.html", "memories.html", "patterns.html", "workflows.html"]);
});

test("every page is valid HTML", () => assertValid(addresses, read));

test("links lead to pages, places in them, and files", () => {
  for (const name of addresses) {
    for (const [, href] of read(name).matchAll(/(?:href|src)="([^"]*)"/g)) {
      const [target, anchor] = decodeURI(href).split("#");
      const file = path.join(site, "records", target ? path.join(path.dirname(name), target) : name);
      assert.ok(fs.existsSync(file), `${name}: ${href}`);
      if (anchor) assert.ok(fs.readFileSync(file, "utf8").includes(`id="${anchor}"`), `${name}: ${href}`);
    }
  }
});

const shownRecords = "Array.from(document.querySelectorAll('.record:not([hidden]) h3 a'), (a) => a.textContent)";
const shownGroups = "Array.from(document.querySelectorAll('.group:not([hidden]) h2 a'), (a) => a.textContent)";
const said = "document.querySelector('.filter [role=status]').textContent";

test("without scripts all records are there, and nothing that does not work", async () => {
  await visit(fileUrl("patterns.html"), async (page) => {
    // Scripts of the page are off, not those of the test.
    assert.equal(await page.evaluate("document.querySelectorAll('.record').length"), 3);
    assert.equal(await page.evaluate("document.querySelectorAll('button.copy').length"), 0);
    assert.equal(await page.evaluate("getComputedStyle(document.querySelector('.filter')).display"), "none");
    assert.match(await page.evaluate("document.querySelector('.record').innerText"),
      /Before all else, look at the log\.[^]*Rationale[^]*"5 < 6" & so on\.[^]*never[^]*echo '<done>'[^]*docs\/a\.md:9-28/);
  }, { scripts: false });
});

for (const place of Object.keys(places)) {
  test(`the list is narrowed as one types (${place})`, async () => {
    await visit(places[place]("patterns.html"), async (page) => {
      const all = await page.evaluate(shownRecords);
      assert.equal(all.length, 3);
      await page.evaluate("document.querySelector('.filter input').focus()");
      await page.type("GRÖSSE");
      assert.deepEqual(await page.evaluate(shownRecords), []);
      await page.evaluate("document.querySelector('.filter input').select()");
      await page.type("GRÖßE caller");
      assert.deepEqual(await page.evaluate(shownRecords), ["Rate limit"]);
      assert.deepEqual(await page.evaluate(shownGroups), ["Limits"]);
      await page.until(`${said} === "1 of 3 on this page"`);
      /* What the buttons say is no part of a record. */
      await page.evaluate("document.querySelector('.filter input').select()");
      await page.type("copy");
      assert.deepEqual(await page.evaluate(shownRecords), []);
      /* A record is found by the title of its document, too. */
      await page.evaluate("document.querySelector('.filter input').select()");
      await page.type("queues cache");
      assert.deepEqual(await page.evaluate(shownRecords), all.slice(0, 2));
      await page.evaluate("document.querySelector('.filter input').select()");
      await page.press("Backspace");
      assert.deepEqual(await page.evaluate(shownRecords), all);
      await page.until(`${said} === ""`);
    });
  });
}

test("a list of several parts leads to a search of all", async () => {
  await visit(places.server("code/javascript-2.html"), async (page) => {
    const address = () => page.evaluate("document.querySelector('.filter a').href");
    assert.equal(await address(), `${server.url}search/index.html?q=kind%3Acode%20lang%3A%22javascript%22`);
    await page.evaluate("document.querySelector('.filter input').focus()");
    await page.type("step");
    assert.ok((await address()).endsWith("%20step"), await address());
    await page.evaluate("document.querySelector('.filter a').click()");
    await page.until("document.querySelector('.found-count')?.textContent.includes('230')");
  });
  await visit(fileUrl("patterns.html"), async (page) => {
    assert.equal(await page.evaluate("document.querySelector('.filter a')"), null);
  });
});

test("the list is narrowed to a status", async () => {
  await visit(fileUrl("patterns.html"), async (page) => {
    const choose = (value) => page.evaluate(`(() => {
      const select = document.querySelector(".filter select");
      select.value = ${JSON.stringify(value)};
      select.dispatchEvent(new Event("change"));
    })()`);
    assert.deepEqual(await page.evaluate("Array.from(document.querySelector('.filter select').options, (o) => o.text)"),
      ["any", "ACTIVE", "DRAFT"]);
    await choose("is:DRAFT");
    assert.deepEqual(await page.evaluate(shownRecords), ["Rate limit"]);
    await choose("");
    assert.equal((await page.evaluate(shownRecords)).length, 3);
  });
  /* Where all have one status there is nothing to choose. */
  await visit(fileUrl("decisions.html"), async (page) => {
    assert.equal(await page.evaluate("document.querySelector('.filter select').parentNode.hidden"), true);
  });
});

const listen = `navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }`;
const withoutClipboard = `(() => {
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
})()`;
const click = (selector) => `document.querySelector(${JSON.stringify(selector)}).click()`;

for (const [way, prepare] of [["the clipboard", listen], ["a selection", withoutClipboard]]) {
  test(`code and records are copied by ${way}`, async () => {
    await visit(fileUrl("patterns.html"), async (page) => {
      await page.evaluate(prepare);
      await page.evaluate(click(".record .code .copy"));
      await page.until("document.querySelector('.record .code .copy').textContent === 'Copied'");
      assert.equal(await page.evaluate("copied"), `retry --once "$it" && echo '<done>'\n\n${"long_line ".repeat(40)}`);
      await page.evaluate(click(".record > .copy"));
      await page.until("document.querySelector('.record > .copy').textContent === 'Copied'");
      const text = await page.evaluate("copied");
      assert.ok(text.startsWith("Retry once aaa"), text);
      assert.match(text, /\nRationale\nMost failures pass: "5 < 6" & so on\.\n/);
      assert.match(text, /\npart\ta{200}\none\ttwo\n/);
      assert.match(text, /\ndocs\/a\.md:9-28$/);
      assert.doesNotMatch(text, /Copy|Copied/);
      assert.equal(await page.evaluate("document.querySelectorAll('textarea').length"), 0);
      await page.until("document.querySelector('.record > .copy').textContent === 'Copy'");
    });
  });
}

test("code has one button a block", async () => {
  await visit(fileUrl("code/javascript.html"), async (page) => {
    assert.equal(await page.evaluate("document.querySelectorAll('.record').length"), 100);
    assert.equal(await page.evaluate("document.querySelectorAll('button.copy').length"), 100);
  });
});

test("no page is wider than a telephone, in either direction of writing", async () => {
  for (const name of addresses) {
    await visit(fileUrl(name), async (page) => {
      const tooWide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      assert.equal(await page.evaluate(tooWide), 0, name);
      await page.evaluate("document.documentElement.dir = 'rtl'");
      assert.equal(await page.evaluate(tooWide), 0, `${name} from right to left`);
    }, { width: 320, height: 640 });
  }
});

test("on paper there is all of the code, and nothing to click", async () => {
  await visit(fileUrl("patterns.html"), async (page) => {
    const [shown, cut] = await page.evaluate(`[
      Array.from(document.querySelectorAll(".filter, .copy, nav"), (e) => getComputedStyle(e).display).filter((d) => d !== "none").length,
      Array.from(document.querySelectorAll("pre"), (e) => getComputedStyle(e).maxHeight).filter((h) => h !== "none").length,
    ]`);
    assert.deepEqual([shown, cut], [0, 0]);
  }, { media: "print" });
});
