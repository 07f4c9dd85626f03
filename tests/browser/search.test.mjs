// Searching in the browser: the box of each page and the search page, from a disk and from a server, with a keyboard, without scripts.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

import { buildSite } from "./built_site.mjs";
import { openBrowser, serve } from "./driver.mjs";
import { writeProject } from "./search_project.mjs";

const documents = {};
writeProject((name, text) => {
  documents[name] = text;
});
// More languages than are shown at once.
const languages = ["bash", "c", "css", "go", "html", "java", "lua", "perl", "php", "ruby", "rust"];
documents["notes/languages.md"] = "# Languages\n" + languages.map((name) => `\n\`\`\`${name}\npolyglot\n\`\`\`\n`).join("");
const { scratch, site, build } = buildSite(documents);

const disk = pathToFileURL(site).href + "/";
let server;
let browser;
before(async () => {
  assert.ok(fs.existsSync(path.join(site, "search/i.js")), build.stderr);
  server = await serve(site);
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await server.close();
});

const HITS = "document.querySelectorAll('.hits .hit').length";
const FOUND = "document.querySelectorAll('.found-list > li').length";
const textOf = (selector) => `document.querySelector(${JSON.stringify(selector)})?.textContent`;
const ACTIVE = "document.querySelector('[aria-selected=\"true\"]')?.id ?? null";

async function withPage(options, work) {
  const page = await browser.newPage(options);
  try {
    await work(page);
    assert.deepEqual(page.problems, []);
  } finally {
    await page.close();
  }
}

async function openBox(page, base, query) {
  await page.open(base + "guides/guide-1.html");
  await page.press("/");
  await page.type(query);
  await page.until(`${HITS} > 0`);
}

for (const [where, address] of [["a disk", () => disk], ["a server", () => server.url]]) {
  test(`typing finds, arrows and Enter lead there, from ${where}`, async () => {
    await withPage({}, async (page) => {
      await openBox(page, address(), "outbox tabel");
      assert.match(await page.evaluate(textOf(".hits .hit")), /Outbox table/);
      assert.match(await page.evaluate(textOf(".hits-foot")), /Nothing has "tabel", taken for "table"/);
      assert.equal(await page.evaluate(ACTIVE), null);
      await page.press("ArrowDown");
      assert.equal(await page.evaluate(ACTIVE), "page:found-1");
      assert.equal(await page.evaluate("document.activeElement.getAttribute('aria-activedescendant')"), "page:found-1");
      const loads = page.loads;
      await page.press("Enter");
      await page.untilLoaded(loads);
      await page.until("document.querySelectorAll('mark.word').length > 0");
      assert.match(await page.evaluate("location.href"), /knowledge\/learned\.html\?words=[^#]*outbox[^#]*#./);
      assert.match(await page.evaluate("document.querySelector('mark.word').textContent"), /outbox|table/i);
      await page.until("Math.abs(document.querySelector(':target').getBoundingClientRect().top) < 100");
      await page.press("Escape");
      assert.equal(await page.evaluate("document.querySelectorAll('mark.word, .unmark').length"), 0);
      assert.doesNotMatch(await page.evaluate("location.href"), /words=/);
      assert.match(await page.evaluate("location.href"), /#./);
    });
  });

  test(`the search page finds what its address asks for, from ${where}`, async () => {
    await withPage({}, async (page) => {
      await page.open(address() + "search/index.html?q=" + encodeURIComponent('kind:code "git commit"'));
      await page.until(`${FOUND} > 0`);
      assert.match(await page.evaluate(textOf(".found-count")), /^\d+ documents?, \d+ places?\.$/);
      assert.equal(await page.evaluate("document.querySelector('.search-page input').value"), 'kind:code "git commit"');
    });
  });
}

test("Ctrl-K and / lead to the box, but not from where one writes", async () => {
  await withPage({}, async (page) => {
    const HAS_FOCUS = "document.activeElement.name === 'q'";
    await page.open(disk + "index.html");
    await page.press("k", { control: true });
    assert.equal(await page.evaluate(HAS_FOCUS), true);
    await page.type("a");
    await page.press("/");
    assert.equal(await page.evaluate("document.activeElement.value"), "a/");
    await page.press("k", { control: true });
    await page.type("b");
    assert.equal(await page.evaluate("document.activeElement.value"), "b");
  });
});

test("the list is worked with keys as a combobox is", async () => {
  await withPage({}, async (page) => {
    await openBox(page, disk, "migration");
    const count = await page.evaluate(HITS);
    const steps = [
      ["ArrowUp", count], ["ArrowDown", 1], ["ArrowDown", 2], ["ArrowUp", 1], ["End", count], ["Home", 1], ["ArrowUp", count],
    ];
    for (const [key, number] of steps) {
      await page.press(key);
      assert.equal(await page.evaluate(ACTIVE), `page:found-${number}`, key);
    }
    const attributes = await page.evaluate(`(() => {
      const input = document.activeElement;
      const list = document.getElementById(input.getAttribute("aria-controls"));
      return [input.getAttribute("role"), input.getAttribute("aria-expanded"), list.getAttribute("role"),
        [...list.children].every((child) => child.getAttribute("role") === "option"), document.querySelector("[role=status]").textContent];
    })()`);
    assert.deepEqual(attributes.slice(0, 4), ["combobox", "true", "listbox", true]);
    assert.match(attributes[4], /^\d+ documents, \d+ places\./);
    await page.press("Escape");
    assert.equal(await page.evaluate("document.querySelector('.panel').hidden"), true);
    assert.equal(await page.evaluate("document.activeElement.getAttribute('aria-expanded')"), "false");
    assert.equal(await page.evaluate("document.activeElement.value"), "migration");
    await page.press("Escape");
    assert.equal(await page.evaluate("document.activeElement.name ?? ''"), "");
  });
});

test("Enter without a choice leads to the search page", async () => {
  await withPage({}, async (page) => {
    await openBox(page, disk, "retry policy");
    const loads = page.loads;
    await page.press("Enter");
    await page.untilLoaded(loads);
    assert.match(await page.evaluate("location.href"), /search\/index\.html\?q=retry(\+|%20)policy$/);
    await page.until(`${FOUND} > 0`);
  });
});

test("what was chosen is forgotten when one types on", async () => {
  await withPage({}, async (page) => {
    await openBox(page, disk, "retry");
    await page.press("ArrowDown");
    const loads = page.loads;
    await page.type(" policy");
    await page.press("Enter");
    await page.untilLoaded(loads);
    assert.match(await page.evaluate("location.href"), /search\/index\.html\?q=retry(\+|%20)policy$/);
  });
});

test("keys that choose a character leave the list alone", async () => {
  await withPage({}, async (page) => {
    await openBox(page, disk, "retry");
    await page.evaluate(`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", isComposing: true, bubbles: true }))`);
    assert.equal(await page.evaluate(ACTIVE), null);
  });
});

test("facets change the query, and can be switched off again", async () => {
  await withPage({ width: 1440 }, async (page) => {
    const press = (name) => page.evaluate(`[...document.querySelectorAll(".facet button")]
      .find((button) => button.firstChild.textContent === ${JSON.stringify(name)}).click()`);
    const query = "document.querySelector('.search-page input').value";
    const pressed = "[...document.querySelectorAll('.facet [aria-pressed=true]')].map((button) => button.firstChild.textContent).sort().join()";
    await page.open(disk + "search/index.html?q=migration");
    await page.until(`${FOUND} > 0 && document.querySelectorAll(".facet button").length > 0`);
    const all = await page.evaluate(textOf(".found-count"));
    await press("code");
    await page.until(`${pressed} === "code"`);
    assert.equal(await page.evaluate(query), "migration kind:code");
    assert.notEqual(await page.evaluate(textOf(".found-count")), all);
    assert.match(await page.evaluate("location.search"), /kind%3Acode/);
    await press("section");
    await page.until(`${pressed} === "code,section"`);
    assert.equal(await page.evaluate(query), "migration kind:code OR kind:section");
    await press("ACTIVE");
    await page.until(`${pressed} === "ACTIVE,code,section"`);
    assert.equal(await page.evaluate(query), "migration kind:code OR kind:section status:ACTIVE");
    for (const name of ["code", "section", "ACTIVE"]) {
      await press(name);
      await page.until(`!${pressed}.includes(${JSON.stringify(name)})`);
    }
    assert.equal(await page.evaluate(query), "migration");
    assert.equal(await page.evaluate(textOf(".found-count")), all);
  });
});

test("a facet that is switched with the keyboard keeps the focus", async () => {
  await withPage({ width: 1440 }, async (page) => {
    const focused = "document.activeElement.firstChild?.textContent";
    await page.open(disk + "search/index.html?q=migration");
    await page.until("document.querySelectorAll('.facet button').length > 0");
    await page.evaluate(`[...document.querySelectorAll(".facet button")].find((button) => button.firstChild.textContent === "code").focus()`);
    for (const isOn of [true, false]) {
      await page.press("Enter");
      await page.until(`document.querySelectorAll('.facet [aria-pressed=true]').length === ${Number(isOn)}`);
      assert.equal(await page.evaluate(focused), "code");
    }
  });
});

test("the focus of the button for more values goes to the first of them", async () => {
  await withPage({ width: 1440 }, async (page) => {
    await page.open(disk + "search/index.html?q=polyglot");
    await page.until("document.querySelector('.facet .more')");
    const values = "[...document.querySelectorAll('.facet[aria-label=Language] [aria-pressed]')].map((button) => button.firstChild.textContent)";
    const shown = (await page.evaluate(values)).length;
    await page.evaluate("document.querySelector('.facet .more').focus()");
    await page.press("Enter");
    await page.until("!document.querySelector('.facet .more')");
    assert.deepEqual((await page.evaluate(values)).sort(), languages);
    assert.equal(await page.evaluate(`${values}[${shown}]`), await page.evaluate("document.activeElement.firstChild.textContent"));
  });
});

test("more is shown when asked for", async () => {
  await withPage({}, async (page) => {
    await page.open(disk + "search/index.html?q=guide");
    await page.until(`${FOUND} === 10`);
    // Twice in a row, as an impatient hand does.
    await page.evaluate("for (const button of Array(2).fill(document.querySelector('.found-more'))) button.click()");
    await page.until(`${FOUND} >= 20`);
    await page.evaluate("new Promise((resolve) => setTimeout(resolve, 100))");
    const titles = await page.evaluate("[...document.querySelectorAll('.found-list > li > a')].map((link) => link.href)");
    assert.deepEqual([titles.length, new Set(titles).size], [20, 20]);
  });
});

test("odd queries do no harm", async () => {
  await withPage({}, async (page) => {
    await page.open(disk + "search/index.html");
    const odd = ['"', "<img src=x onerror=alert(1)>", "[[ -z \"$1\" ]]", "C++", "--no-verify", "🚀", "日本語", "قاعدة البيانات", "x".repeat(10000), "stats:x", "OR OR", "\\", "%", "&q=1#a"];
    for (const query of odd) {
      await page.evaluate(`(() => {
        const input = document.querySelector(".search-page input");
        document.querySelector(".found-count").textContent = "";
        input.value = ${JSON.stringify(query)};
        input.dispatchEvent(new Event("input"));
      })()`);
      await page.until(`/^(Nothing found\\.|\\d+ documents?, )/.test(${textOf(".found-count")})`);
      assert.equal(await page.evaluate("new URLSearchParams(location.search).get('q')"), query);
    }
    assert.equal(await page.evaluate("document.querySelectorAll('.found-list img').length"), 0);
  });
});

test("the search page is found where a document has taken its place", async () => {
  const own = buildSite({ "search/README.md": "# How we search\n\nFor needles.\n", "docs/a.md": "# Haystack\n\nA needle.\n" });
  const root = pathToFileURL(own.site).href + "/";
  assert.match(fs.readFileSync(path.join(own.site, "search/index.html"), "utf8"), /<h1[^>]*>How we search<\/h1>/);
  await withPage({}, async (page) => {
    await page.open(root + "docs/a.html");
    await page.evaluate("document.querySelector('form.search input').value = 'needle'");
    await page.evaluate("document.querySelector('form.search').requestSubmit()");
    await page.until(`location.pathname.endsWith("/search/index-2.html") && ${FOUND} === 2`);
  });
});

test("a damaged index is told in one sentence", async () => {
  const broken = path.join(scratch, "broken");
  fs.cpSync(site, broken, { recursive: true });
  for (const name of fs.readdirSync(path.join(broken, "search"))) {
    if (/^t\d/.test(name)) fs.truncateSync(path.join(broken, "search", name), 100);
  }
  const page = await browser.newPage({});
  await page.open(pathToFileURL(broken).href + "/index.html");
  await page.press("/");
  await page.type("migration");
  await page.until("!document.querySelector('.panel').hidden");
  assert.match(await page.evaluate(textOf(".hits-foot")), /^Search does not work: search\/t\d+\.js is damaged\. Reload the page/);
  await page.close();
});

test("without scripts the box leads to lists", async () => {
  await withPage({ scripts: false }, async (page) => {
    await page.open(server.url + "search/index.html?q=migration");
    const html = fs.readFileSync(path.join(site, "search/index.html"), "utf8");
    assert.match(html, /<noscript>[^]*Searching needs scripts[^]*href="\.\.\/records\/index\.html"[^]*href="\.\.\/guides\/index\.html"[^]*<\/noscript>/);
    assert.match(html, /<noscript>[^]*href="\.\.\/records\/code\/index\.html"[^]*<\/noscript>/);
    const page1 = fs.readFileSync(path.join(site, "guides/guide-1.html"), "utf8");
    assert.match(page1, /<form class="search" role="search" action="\.\.\/search\/index\.html">/);
  });
});

test("the page and the open box fit a telephone, right to left too", async () => {
  await withPage({ width: 320, height: 600 }, async (page) => {
    const tooWide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    for (const direction of ["ltr", "rtl"]) {
      await page.open(disk + "guides/guide-1.html");
      await page.evaluate(`document.documentElement.dir = "${direction}"`);
      await page.press("/");
      await page.type("averyveryverylong OR migration OR فهرس");
      await page.until(`${HITS} > 0`);
      assert.equal(await page.evaluate(tooWide), 0, direction);
      const panel = await page.evaluate("(({ left, right }) => [left, right])(document.querySelector('.panel').getBoundingClientRect())");
      assert.ok(panel[0] >= 0 && panel[1] <= 320, `${direction}: ${panel}`);
      await page.open(disk + "search/index.html?q=averyveryverylong%20OR%20migration");
      await page.evaluate(`document.documentElement.dir = "${direction}"`);
      await page.until(`${FOUND} > 0`);
      await page.evaluate("document.querySelector('.facets').open = true");
      assert.equal(await page.evaluate(tooWide), 0, direction);
    }
  });
});

test("on paper there is no box", async () => {
  await withPage({ media: "print" }, async (page) => {
    await page.open(disk + "guides/guide-1.html");
    assert.equal(await page.evaluate("getComputedStyle(document.querySelector('.search')).display"), "none");
  });
});

test("nothing of the index is loaded before somebody searches, and the script is small", async () => {
  await withPage({}, async (page) => {
    await page.open(disk + "index.html");
    assert.deepEqual(page.requests.filter((url) => /search-engine|search\/[a-z]\d*\.js/.test(url)), []);
    const script = fs.readdirSync(path.join(site, "assets")).find((name) => /^search\.[0-9a-f]+\.js$/.test(name));
    const text = fs.readFileSync(path.join(site, "assets", script), "utf8");
    assert.ok(zlib.gzipSync(text, { level: 9 }).length <= 3328);
    assert.doesNotMatch(text, /https?:|fetch\(|eval|innerHTML/);
  });
});
