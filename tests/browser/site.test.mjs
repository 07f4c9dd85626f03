// Whole sites in a browser: the manual, a project in the shape of a real one, and real documents where they are there. Each page is opened once,
// and is looked at in light, in dark, with more contrast, and as on a telephone.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";

import { buildFolder, buildSite, corpus, corpusIsThere, pagesOf, root } from "./built_site.mjs";
import { openBrowser, serve } from "./driver.mjs";
import { documents, today } from "./site_project.mjs";

const axe = fs.readFileSync(path.join(root, "tests/node_modules/axe-core/axe.min.js"), "utf8");
const manualToday = "2026-11-22";
const PAGE_MOST = 1e6; // bytes: the largest page that is opened
const TWICE_MOST = 2e5; // bytes: of a larger one only colours are asked for in other colours, which change nothing else

// A level that an author leaves out is told of by heading/level-skip, and so not asked for in documents that are not ours: with another level a
// heading would belong to another section than the outline, records and search say.
const authors = ["heading-order"];

const sites = {
  manual: { ...buildFolder(path.join(root, "content"), "--today", manualToday), from: "a server" },
  project: { ...buildSite(documents, "--today", today), from: "a disk" },
};
if (corpusIsThere) sites.corpus = { ...buildFolder(corpus, "--today", today), from: "a server", off: authors };

// Every how-many-eth page, and those whose shape there is once only.
function every(count, names, always) {
  return names.filter((name, i) => i % count === 0 || always.test(name));
}

const special = /^(index|404|search\/index|reports\/[^/]*|records\/index|records\/patterns|tags\/index|statuses\/index|owners\/index)\.html$/;

function chosen(name) {
  const { site } = sites[name];
  const sizeOf = (page) => fs.statSync(path.join(site, page)).size;
  const names = pagesOf(site).filter((page) => sizeOf(page) < PAGE_MOST);
  if (name === "manual") return every(8, names, /^[^/]*\.html$/).concat(names.filter((page) => special.test(page))).filter(isFirst);
  if (name === "project") return names.filter((page) => !/many\/page-[1-9]/.test(page));
  const largest = names.slice().sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 10);
  return [...largest, ...every(Math.ceil(names.length / 30), names, special)].filter(isFirst);
}
const isFirst = (name, i, all) => all.indexOf(name) === i;

// All rules that are on, and one that is not by itself: what can be touched is large enough, or stands apart.
const allRules = (off) => ({ rules: { "target-size": { enabled: true }, ...Object.fromEntries(off.map((rule) => [rule, { enabled: false }])) } });
const ofColours = () => ({ runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } });
const axeRun = (options) => `axe.run(document, ${JSON.stringify({ resultTypes: ["violations"], preload: false, ...options })}).then((result) =>
  result.violations.map((v) => v.id + ": " + v.nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + " (" + node.any.concat(node.all).map((check) => check.message).join("; ") + ")").join(" | ")))`;

const WIDE = [1280, 900];
const TELEPHONE = [390, 844];
const OPEN = "document.getElementById('page:navigation').showPopover()";
const views = {
  "in light": {},
  "in dark": { dark: true },
  "with more contrast, in light": { contrast: true },
  "with more contrast, in dark": { dark: true, contrast: true, ask: ofColours }, // all else is as in the others
  "on a telephone, the navigation open": { size: TELEPHONE, before: OPEN },
};

const TOO_WIDE = `(() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const wide = Array.from(document.querySelectorAll("body *")).filter((element) => element.getBoundingClientRect().right > page.clientWidth + 1 && !element.closest("pre, table"));
  return [page.scrollWidth + ": " + wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 120)).join(" | ")];
})()`;

const looks = ["problems", ...Object.keys(views), "width"];
const results = {};
let browser;

async function view(page, { size = WIDE, before = "0", ask = allRules, ...preferences }, { isLarge, off = [] }) {
  if (isLarge && (preferences.dark || preferences.contrast)) ask = ofColours;
  await page.show({ ...preferences, still: true });
  await page.evaluate(before);
  await page.resizeAndDraw(...size);
  return page.evaluate(axeRun(ask(off)));
}

async function look(page, url, about) {
  const result = {};
  await page.resize(...WIDE);
  await page.show({ still: true });
  await page.open(url);
  await page.evaluate(axe + "; 0");
  for (const [name, options] of Object.entries(views)) result[name] = await view(page, options, about);
  await page.evaluate("document.getElementById('page:navigation').hidePopover()");
  await page.resize(320, 640);
  result.width = await page.evaluate(TOO_WIDE);
  result.problems = page.problems.slice();
  return result;
}

async function lookAtAll(name) {
  const { site, from, off } = sites[name];
  const server = await serve(site);
  const base = from === "a disk" ? pathToFileURL(site).href + "/" : server.url;
  const found = Object.fromEntries(looks.map((what) => [what, {}]));
  await browser.visitAll(chosen(name), {}, async (page, file) => {
    const begin = Date.now();
    const url = (file === "404.html" ? server.url : base) + file.split(path.sep).map(encodeURIComponent).join("/");
    const isLarge = fs.statSync(path.join(site, file)).size > TWICE_MOST;
    const result = await look(page, url, { isLarge, off }).catch((error) => ({ problems: [`cannot be looked at: ${error.message}`] }));
    for (const what of looks) if (result[what]?.length > 0) found[what][file] = result[what];
    if (process.env.TIMES) console.log(`# ${Date.now() - begin} ms ${file}`);
  });
  await server.close();
  return found;
}

before(async () => {
  browser = await openBrowser();
  for (const name of Object.keys(sites)) results[name] = await lookAtAll(name);
});
after(() => browser.close());

for (const [name, { build, from }] of Object.entries(sites)) {
  test(`the ${name} is built`, () => assert.equal(build.status, 0, build.stderr));
  test(`${name}, from ${from}: nothing fails, nothing is forbidden by the pages' policy`, () => assert.deepEqual(results[name].problems, {}));
  for (const what of Object.keys(views)) test(`${name}: axe-core has nothing to say, ${what}`, () => assert.deepEqual(results[name][what], {}));
  test(`${name}: no page is wider than 320 px`, () => assert.deepEqual(results[name].width, {}));
}

// --- the keyboard

// Notes what has the focus, and what is wrong with it: nothing shows it, it is out of view, or something lies over it (WCAG 2.4.11). In the
// graph a dot is shown by its stroke and its name, the name of a folder by a line below it.
const noteFocus = `(async () => {
  const element = document.activeElement;
  window.reached ??= new Map();
  if (element === document.body) return;
  if (element.matches("svg a")) await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); // it is brought into view
  const part = element.matches("svg a") ? element.firstElementChild : element;
  const style = getComputedStyle(part);
  const isMarked = part.matches("circle") ? parseFloat(style.strokeWidth) >= 3 && getComputedStyle(part.nextElementSibling).opacity === "1"
    : (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none" || (part.matches("text") && style.textDecorationLine === "underline");
  const boxes = Array.from(part.getClientRects()).filter((box) => box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth);
  const within = (at, most) => Math.max(1, Math.min(at, most - 1));
  const isUncovered = boxes.some((box) => [box.left + 3, (box.left + box.right) / 2, box.right - 3].some((x) => {
    const found = document.elementFromPoint(within(x, innerWidth), within((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2, innerHeight));
    return found && (element.contains(found) || found.contains(element) && found !== document.body && found !== document.documentElement);
  }));
  const fault = (isMarked ? "" : "no mark ") + (boxes.length > 0 ? "" : "out of view ") + (isUncovered ? "" : "covered ");
  window.reached.set(element, window.reached.get(element) || fault);
})()`;

// What works with a pointer must be among it; what a closed part hides need not.
const unreached = `(() => {
  const all = Array.from(document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]"));
  const works = all.filter((element) => !element.disabled && element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }));
  return {
    count: works.length,
    missed: works.filter((element) => !window.reached.has(element)).map((element) => element.outerHTML.slice(0, 120)),
    misplaced: Array.from(window.reached.keys()).filter((element, i, all) => i > 0 && all[i - 1].compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING)
      .map((element) => element.outerHTML.slice(0, 120)),
    unseen: Array.from(window.reached).filter(([, fault]) => fault).map(([element, fault]) => fault + ": " + element.outerHTML.slice(0, 120)),
  };
})()`;

// Down the page, in its order, and up again: there the bar is what may lie over what has the focus.
async function tabThrough(page, url) {
  await page.open(url);
  if (url.includes("?q=")) await page.until("document.querySelectorAll('.found-list .hit').length > 0");
  const count = await page.evaluate("document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], pre, table').length");
  for (const shift of [false, true]) {
    for (let i = 0; i < count + 5; i++) {
      await page.press("Tab", { shift });
      await page.evaluate(noteFocus);
    }
  }
  return page.evaluate(unreached);
}

const forKeyboard = [
  "index.html", "docs/guide.html", "docs/wide.html", "docs/old.html", "docs/index.html", "records/patterns.html", "search/index.html", "search/index.html?q=outbox",
  "reports/freshness.html", "reports/graph.html",
];

for (const [width, height] of [[1280, 900], [390, 800]]) {
  test(`the keyboard reaches everything in order, and one sees where it is (${width} px)`, async () => {
    const { site } = sites.project;
    const found = {};
    await browser.visitAll(forKeyboard, { width, height, still: true }, async (page, name) => {
      const { count, ...faults } = await tabThrough(page, pathToFileURL(site).href + "/" + name);
      assert.ok(count > 2, `${name}: ${count}`);
      if (Object.values(faults).some((list) => list.length > 0)) found[name] = faults;
    });
    assert.deepEqual(found, {});
  });
}

for (const id of ["page:navigation", "page:sections"]) {
  test(`what a narrow window hides is opened and closed by keys: ${id}`, async () => {
    const page = await browser.newPage({ width: 390, height: 800, still: true });
    await page.open(pathToFileURL(path.join(sites.project.site, "docs/guide.html")).href);
    const shown = `document.getElementById("${id}").checkVisibility()`;
    assert.equal(await page.evaluate(shown), false);
    await page.evaluate(`document.querySelector('[popovertarget="${id}"]').focus()`);
    await page.press("Enter");
    await page.until(shown);
    await page.press("Tab");
    assert.equal(await page.evaluate(`document.activeElement.closest("nav")?.id`), id);
    await page.press("Escape");
    await page.until(`!${shown}`);
    assert.equal(await page.evaluate("document.activeElement.getAttribute('popovertarget')"), id);
    assert.deepEqual(page.problems, []);
    await page.close();
  });
}

// --- switches, and a browser that has less

const brightness = `(() => {
  const [r, g, b] = getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (r + g + b) / 3;
})()`;
const chooseDark = `(() => {
  const colours = document.querySelector(".theme select");
  colours.value = "dark";
  colours.dispatchEvent(new Event("change"));
})()`;

for (const name of Object.keys(sites)) {
  test(`${name}: search and the switch of themes work`, async (context) => {
    const server = await serve(sites[name].site);
    context.after(() => server.close());
    const page = await browser.newPage({ still: true });
    await page.open(server.url + "index.html");
    await page.press("/");
    await page.type("the");
    await page.until("document.querySelectorAll('.hits .hit').length > 0");
    await page.press("Escape");

    const light = await page.evaluate(brightness);
    await page.evaluate(chooseDark);
    const dark = await page.evaluate(brightness);
    assert.ok(light > 200 && dark < 80, `${light} ${dark}`);
    await page.open(server.url + "404.html");
    assert.equal(await page.evaluate(brightness), dark);
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  test(`${name}: pages work without scripts, from a disk`, async () => {
    const { site } = sites[name];
    const some = chosen(name).filter((file) => file !== "404.html" && fs.statSync(path.join(site, file)).size < 2e5).slice(0, 12);
    const found = {};
    await browser.visitAll([...some, "search/index.html"].filter(isFirst), { scripts: false }, async (page, file) => {
      await page.open(pathToFileURL(path.join(site, file)).href);
      const state = await page.evaluate(`({
        text: document.querySelector("main").innerText.trim().length > 20,
        navigation: document.querySelector(".navigation").checkVisibility() && document.querySelectorAll(".navigation a[href]").length > 0,
        search: document.querySelector("form[role=search]").checkVisibility() && document.querySelector("form[role=search] [name=q]") !== null,
        style: getComputedStyle(document.querySelector(".bar")).display,
        idle: Array.from(document.querySelectorAll("button")).filter((button) => button.checkVisibility() && !button.popoverTargetElement && button.type !== "submit").length,
      })`);
      const isRight = state.text && state.navigation && state.search && state.style !== "block" && state.idle === 0;
      if (!isRight || page.problems.length > 0) found[file] = [state, page.problems];
    });
    assert.deepEqual(found, {});
  });
}
