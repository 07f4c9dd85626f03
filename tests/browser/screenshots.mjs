// Pictures of ten pages, in light and dark, at three widths, and a sheet that shows them all: for looking at.
//
//     node tests/browser/screenshots.mjs FOLDER        (`make screenshots`)
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { buildSite } from "./built_site.mjs";
import { openBrowser, serve } from "./driver.mjs";
import { documents, today } from "./site_project.mjs";

const pages = {
  home: "index.html",
  long: "docs/long.html",
  guide: "docs/guide.html",
  tables: "docs/wide.html",
  code: "docs/code.html",
  records: "records/patterns.html",
  search: "search/index.html?q=guide",
  missing: "404.html",
  folder: "docs/many/index.html",
  deprecated: "docs/old.html",
  report: "reports/freshness.html", // where there is one
};
const widths = { 390: 844, 820: 1180, 1440: 900 };

const folder = path.resolve(process.argv[2] ?? "screenshots");
fs.mkdirSync(folder, { recursive: true });
const { site } = buildSite(documents, "--today", today);
const server = await serve(site);
const browser = await openBrowser();

const shots = Object.entries(pages)
  .filter(([, address]) => fs.existsSync(path.join(site, address.split("?")[0])))
  .flatMap(([name, address]) => Object.keys(widths).flatMap((width) => [false, true].map((dark) => ({ name, address, width: Number(width), dark }))));
const fileOf = ({ name, width, dark }) => `${name}-${width}-${dark ? "dark" : "light"}.png`;

await browser.visitAll(shots, {}, async (page, shot) => {
  await page.resize(shot.width, widths[shot.width]);
  await page.show({ dark: shot.dark, still: true });
  await page.open(server.url + shot.address);
  if (shot.name === "search") await page.until("document.querySelector('.found-count').textContent !== ''");
  await page.screenshot(path.join(folder, fileOf(shot)));
});
await browser.close();
await server.close();

const rows = shots.map((shot) => `<figure><a href="${fileOf(shot)}"><img src="${fileOf(shot)}" alt=""></a><figcaption>${fileOf(shot)}</figcaption></figure>`);
fs.writeFileSync(path.join(folder, "index.html"), `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Screenshots</title>
<style>body { display: flex; flex-wrap: wrap; gap: 1rem; font: 12px sans-serif } figure { margin: 0 } img { height: 22rem; border: 1px solid #888 }</style>
${rows.join("\n")}
</html>
`);
console.log(pathToFileURL(path.join(folder, "index.html")).href);
