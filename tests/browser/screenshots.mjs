// Pictures of ten pages, in light and dark, at three widths, and a sheet that shows them all: for looking at.
//
//     node tests/browser/screenshots.mjs FOLDER        (`make screenshots`)
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { buildSite } from "./built_site.mjs";
import { openBrowser, serve } from "./driver.mjs";
import { documents, today } from "./screenshots_project.mjs";

const pages = {
  home: "index.html",
  document: "guides/deploying.html", // code, tables, alerts, tasks, a footnote
  stale: "services/payments.html",
  folder: "services/index.html",
  records: "records/patterns.html",
  freshness: "reports/freshness.html",
  owners: "reports/owners.html",
  graph: "reports/graph.html",
  search: "search/index.html?q=release",
  missing: "404.html",
};
const widths = { 390: 844, 820: 1180, 1440: 900 };

const folder = path.resolve(process.argv[2] ?? "screenshots");
fs.mkdirSync(folder, { recursive: true });
for (const file of fs.readdirSync(folder)) if (file.endsWith(".png")) fs.rmSync(path.join(folder, file));
const { site, build } = buildSite(documents, "--today", today);
assert.equal(build.status, 0, build.stderr);
for (const address of Object.values(pages)) assert.ok(fs.existsSync(path.join(site, address.split("?")[0])), address);

const shots = Object.entries(pages)
  .flatMap(([name, address]) => Object.keys(widths).flatMap((width) => [false, true].map((dark) => ({ name, address, width: Number(width), dark }))));
const fileOf = ({ name, width, dark }) => `${name}-${width}-${dark ? "dark" : "light"}.png`;

// The search tells of each document whether it is stale today.
const stopClock = (page) => page.runFirst(`Date.now = () => Date.UTC(...${JSON.stringify(today)}.split("-").map((part, i) => part - (i === 1)))`);

async function take(page, shot) {
  await page.resize(shot.width, widths[shot.width]);
  await page.show({ dark: shot.dark, still: true });
  await page.send("Emulation.setScrollbarsHidden", { hidden: true });
  await page.open(server.url + shot.address);
  if (shot.name === "search") await page.until("document.querySelector('.found-count').textContent !== ''");
  await page.screenshot(path.join(folder, fileOf(shot)));
}

// Telephones and tablets have no mouse.
const server = await serve(site);
for (const mouse of [false, true]) {
  const browser = await openBrowser({ mouse });
  await browser.visitAll(shots.filter(({ width }) => (width > 1000) === mouse), {}, take, stopClock);
  await browser.close();
}
await server.close();

const rows = shots.map((shot) => `<figure><a href="${fileOf(shot)}"><img src="${fileOf(shot)}" alt=""></a><figcaption>${fileOf(shot)}</figcaption></figure>`);
fs.writeFileSync(path.join(folder, "index.html"), `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Screenshots</title>
<style>body { display: flex; flex-wrap: wrap; gap: 1rem; font: 12px sans-serif } figure { margin: 0 } img { height: 22rem; border: 1px solid #888 }</style>
${rows.join("\n")}
</html>
`);
console.log(pathToFileURL(path.join(folder, "index.html")).href);
