// What a page's own script does: colours, code, tables, footnotes, contents; with a keyboard, from a disk.
import assert from "node:assert/strict";
import path from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";

import { buildSite } from "./built_site.mjs";
import { openBrowser } from "./driver.mjs";

const rows = [["ten", "10 ms", "2026-02-01"], ["nine", "9 ms", "2025-12-31"], ["", "", ""], ["many", "1,200 ms", "2026-01-15"], ["Two", "2 ms", "2024-02-29"]];
const table = (list) => `| Name | Time | Day |\n|------|-----:|-----|\n${list.map((row) => `| ${row.join(" | ")} |\n`).join("")}`;
const filler = "\n\nA paragraph of text.\n".repeat(40);
const documents = {
  "README.md": `# Home

## Tables

${table(rows)}
${table(rows.slice(0, 4))}

| ${"wide_column_name | ".repeat(20)}
|${"---|".repeat(20)}
| ${"a | ".repeat(20)}

## Notes

A note[^1] here.

\`\`\`sql
select 1;
\`\`\`

\`\`\`text
in a language that nobody highlights
\`\`\`

\`\`\`
${"a_long_line ".repeat(40)}
\`\`\`
${filler}
## Middle
${filler}
### Within
${filler}
## Last

The end.

[^1]: It says **much**, with a [link](other.md).
`,
  "other.md": "# Other\n",
  "long.md": `# ${"A title that is longer than what it stands above ".repeat(4)}\n`,
};
const { site } = buildSite(documents);
const home = pathToFileURL(path.join(site, "index.html")).href;

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

async function visit(work, options = {}, file = home) {
  const page = await browser.newPage(options);
  try {
    await page.open(file);
    await work(page);
    assert.deepEqual(page.problems, []);
  } finally {
    await page.close();
  }
}

const column = (number) => `Array.from(document.querySelector("table").tBodies[0].rows, (row) => row.cells[${number}].textContent)`;
const clickHead = (number) => `document.querySelectorAll("table:first-of-type .sort")[${number}].click()`;

test("a column is sorted up, down, and as it was written; what is empty stands last", async () => {
  await visit(async (page) => {
    const sorted = async (number) => {
      await page.evaluate(clickHead(number));
      return page.evaluate(column(number));
    };
    assert.deepEqual(await sorted(1), ["2 ms", "9 ms", "10 ms", "1,200 ms", ""]);
    assert.deepEqual(await sorted(1), ["1,200 ms", "10 ms", "9 ms", "2 ms", ""]);
    assert.deepEqual(await sorted(1), rows.map((row) => row[1]));
    assert.deepEqual(await sorted(0), ["many", "nine", "ten", "Two", ""]);
    assert.deepEqual(await sorted(2), ["2024-02-29", "2025-12-31", "2026-01-15", "2026-02-01", ""]);
    assert.deepEqual(await page.evaluate(`Array.from(document.querySelectorAll("[aria-sort]"), (head) => head.textContent + head.ariaSort)`), ["Dayascending"]);
    assert.equal(await page.evaluate("document.querySelectorAll('.sort').length"), 3, "only a table of five rows is sorted");
  });
});

test("only a table or code that scrolls is a stop for the keyboard", async () => {
  await visit(async (page) => {
    assert.equal(await page.evaluate("document.querySelectorAll('pre').length"), 3);
    await page.until("document.querySelectorAll('pre[tabindex][role=group]').length === 1");
    await page.until("document.querySelectorAll('.table-scroll[tabindex]').length === 1");
    assert.equal(await page.evaluate("document.querySelector('.table-scroll[tabindex]').getAttribute('role')"), "region");
  });
});

test("a note is shown where the focus is, until Escape", async () => {
  await visit(async (page) => {
    const shown = "(() => { const box = document.querySelector('.preview'); return box.hidden ? null : box.textContent.trim(); })()";
    assert.equal(await page.evaluate(shown), null);
    await page.evaluate("document.querySelector('[role=doc-noteref]').focus()");
    assert.equal(await page.evaluate(shown), "It says much, with a link.");
    assert.equal(await page.evaluate("document.activeElement.getAttribute('aria-describedby')"), "page:preview");
    assert.equal(await page.evaluate("new Set(Array.from(document.querySelectorAll('[id]'), (e) => e.id)).size === document.querySelectorAll('[id]').length"), true);
    await page.press("Escape");
    assert.equal(await page.evaluate(shown), null);
  });
});

test("a note that the pointer is on stays, and goes when it leaves", async () => {
  await visit(async (page) => {
    const move = (x, y) => page.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
    const middle = (selector) => page.evaluate(`(() => { const at = document.querySelector("${selector}").getBoundingClientRect(); return [at.x + at.width / 2, at.y + at.height / 2]; })()`);
    await page.evaluate("document.querySelector('[role=doc-noteref]').scrollIntoView({ block: 'center', behavior: 'instant' })");
    await move(...await middle("[role=doc-noteref]"));
    await page.until("!document.querySelector('.preview').hidden");
    await move(...await middle(".preview"));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await page.evaluate("document.querySelector('.preview').hidden"), false);
    await move(2, 2);
    await page.until("document.querySelector('.preview').hidden");
  });
});

test("the contents follow the reader", async () => {
  await visit(async (page) => {
    const current = "Array.from(document.querySelectorAll('.sections [aria-current]'), (link) => link.textContent).join()";
    const scrollTo = (id) => page.evaluate(`document.getElementById("${id}").scrollIntoView({ behavior: "instant" })`);
    await scrollTo("middle");
    await page.until(`${current} === "Middle"`);
    await scrollTo("within");
    await page.until(`${current} === "Within"`);
    await page.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })");
    await page.until(`${current} === "Last"`);
    await page.evaluate("scrollTo({ top: 0, behavior: 'instant' })");
    await page.until(`${current} !== "Last"`);
  }, { width: 1440, height: 900 });
});

test("a heading's link leads there, and is copied", async () => {
  await visit(async (page) => {
    await page.evaluate("document.querySelector('#middle > .anchor').click()");
    assert.match(await page.evaluate("location.href"), /#middle$/);
    await page.until("document.querySelector('#middle > .anchor').dataset.copied === ''");
    await page.until("document.querySelector('body > p[role=status]')?.textContent === 'Link copied'");
  });
});

const sourced = buildSite({
  "memoc.yaml": "source: https://git.example/{path}#L{line}-L{last_line}\n",
  "README.md": `---\nowner: A\n---\n# Home\n\n## ${"A long heading that fills its line ".repeat(6)}\n\n## Two $& {line}\n\n> ### Told\n\n<h2 id="raw">Raw</h2>\n\nText.\n`,
});
const sourceLinks = "Array.from(document.querySelectorAll('.section-source'), (link) => [link.parentNode.id, link.getAttribute('href'), link.ariaLabel])";

test("a heading leads to its line in the file, front matter counted", async () => {
  await visit(async (page) => {
    const links = await page.evaluate(sourceLinks);
    assert.deepEqual(links.slice(1), [
      ["two--line", "https://git.example/README.md#L8-L8", "Source of this section"],
      ["told", "https://git.example/README.md#L10-L10", "Source of this section"],
    ]);
    assert.equal(links[0][1], "https://git.example/README.md#L6-L6");
    assert.equal(await page.evaluate("document.querySelector('#two--line > .anchor').hash"), "#two--line");
  }, {}, pathToFileURL(path.join(sourced.site, "index.html")).href);
});

test("a heading that leads to its line has room for it at any width, and shows it to the keyboard", async () => {
  const file = pathToFileURL(path.join(sourced.site, "index.html")).href;
  for (const width of [320, 700, 959, 960, 1100, 1440]) {
    await visit(async (page) => {
      const fits = async () => assert.equal(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true, `${width} px`);
      await fits();
      const opacity = "getComputedStyle(document.querySelector('.section-source')).opacity";
      assert.equal(await page.evaluate(opacity), "0");
      await page.evaluate("document.querySelector('.section-source').focus({ focusVisible: true })");
      await page.until(`${opacity} === "1"`);
      await fits();
    }, { width, height: 800 }, file);
  }
});

test("without an address for lines, no heading leads to one", async () => {
  await visit(async (page) => assert.deepEqual(await page.evaluate(sourceLinks), []));
});

test("nothing moves when the script comes", async () => {
  await visit(async (page) => {
    const moved = `new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(0), 500);
    })`;
    assert.ok(await page.evaluate(moved) < 0.01);
  }, { width: 1440, height: 900 });
});

test("code says its language, and has a button that copies", async () => {
  await visit(async (page) => {
    assert.equal(await page.evaluate("document.querySelector('.code').dataset.language"), "sql");
    await page.evaluate("document.querySelector('.code .copy').click()");
    await page.until("document.querySelector('.code .copy').textContent === 'Copied'");
  });
});

test("no code lies behind the strip that says its language", async () => {
  await visit(async (page) => {
    const rooms = `Array.from(document.querySelectorAll(".code[data-language]"), (frame) =>
      frame.querySelector("code").getBoundingClientRect().top - frame.getBoundingClientRect().top - parseFloat(getComputedStyle(frame, "::before").height))`;
    const found = await page.evaluate(rooms);
    assert.equal(found.length, 2);
    assert.ok(found.every((room) => room >= 0), `${found}`);
  });
});

test("a heading's link is seen under the pointer only", async () => {
  await visit(async (page) => {
    const opacity = () => page.evaluate("getComputedStyle(document.querySelector('h2 > .anchor')).opacity");
    assert.equal(await opacity(), "0");
    const [x, y] = await page.evaluate("(() => { const r = document.querySelector('h2').getBoundingClientRect(); return [r.left + 5, r.top + 5]; })()");
    await page.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
    await page.until("getComputedStyle(document.querySelector('h2 > .anchor')).opacity === '1'");
  });
});

test("a long title is cut in the navigation, and told to the pointer", async () => {
  const browser = await openBrowser({ mouse: true });
  const page = await browser.newPage({ width: 1440, height: 900 });
  await page.open(home);
  const entry = "Array.from(document.querySelectorAll('.navigation a')).find((link) => link.textContent.startsWith('A title'))";
  const [left, top, height, line] = await page.evaluate(`(() => { const a = ${entry}, r = a.getBoundingClientRect(); return [r.left, r.top, r.height, parseFloat(getComputedStyle(a).lineHeight)]; })()`);
  assert.ok(height > 2 * line && height < 3 * line, `${height}`);
  await page.send("Input.dispatchMouseEvent", { type: "mouseMoved", x: left + 9, y: top + 9 });
  await page.until(`${entry}.title.length > 80 && ${entry}.title === ${entry}.textContent.trim()`);
  await browser.close();
});

test("a day is not broken at its hyphens", async () => {
  await visit(async (page) => {
    const days = "Array.from(document.querySelectorAll('.text td'), (cell) => [cell.textContent.trim(), getComputedStyle(cell).whiteSpace])";
    for (const [text, space] of await page.evaluate(days)) assert.equal(space, /^\d{4}-/.test(text) ? "nowrap" : "normal", text);
  });
});

test("the reader's colours stay from page to page, before anything is painted", async () => {
  await visit(async (page) => {
    const look = "[document.documentElement.dataset.theme ?? '', document.documentElement.dataset.contrast ?? '', getComputedStyle(document.documentElement).backgroundColor]";
    const choose = (value) => page.evaluate(`(() => {
      const select = document.querySelector(".theme select");
      select.value = "${value}";
      select.dispatchEvent(new Event("change"));
    })()`);
    const light = await page.evaluate(look);
    await choose("dark");
    const dark = await page.evaluate(look);
    assert.equal(dark[0], "dark");
    assert.notEqual(dark[2], light[2]);
    await page.open(home);
    assert.deepEqual(await page.evaluate(look), dark);
    assert.equal(await page.evaluate("document.querySelector('.theme select').value"), "dark");
    await choose("contrast");
    assert.deepEqual(await page.evaluate(look), ["", "more", "rgb(255, 255, 255)"]);
    await choose("");
    assert.deepEqual(await page.evaluate(look), light);
  });
});

test("the bar stays in sight, and hides no heading that a link leads to", async () => {
  await visit(async (page) => {
    await page.evaluate("location.hash = '#middle'");
    await page.until("scrollY > 100");
    await page.until("document.getElementById('middle').getBoundingClientRect().top > document.querySelector('.bar').getBoundingClientRect().bottom");
    assert.equal(await page.evaluate("document.querySelector('.bar').getBoundingClientRect().top"), 0);
  });
});
