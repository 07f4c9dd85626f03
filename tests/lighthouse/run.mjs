// Lighthouse over pages of six shapes, served with gzip: each category at least 98, the best of three runs. Ends with 1 when one is not.
//
//     MEMOC=build/memoc node tests/lighthouse/run.mjs        (`make lighthouse`)
//     node tests/lighthouse/run.mjs SITE PAGE…               pages of a site that is there
import { spawnSync } from "node:child_process";

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

import { buildSite } from "../browser/built_site.mjs";
import { serve } from "../browser/driver.mjs";
import { documents, today } from "../browser/site_project.mjs";

const LEAST = 98;
const RUNS = 3;
// The first page, one with a little of everything, a long one, one of code with a table, records, a report. The search page says "noindex",
// for which Lighthouse takes a third of its points for search engines: no figure is asked of it.
const shapes = ["index.html", "docs/guide.html", "docs/long.html", "docs/code.html", "records/patterns.html", "reports/freshness.html"];
const categories = ["performance", "accessibility", "best-practices", "seo"];

const program = ["chromium", "chromium-browser", "google-chrome"].map((name) => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim()).find(Boolean);
const [given, ...names] = process.argv.slice(2);
const site = given ?? buildSite(documents, "--today", today).site;
const pages = given ? names : shapes;
const server = await serve(site, { gzip: true });
const chrome = await launch({ chromePath: program, chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });

let failed = 0;
for (const name of pages) {
  const best = {};
  const faults = new Map();
  for (let i = 0; i < RUNS; i++) {
    const { lhr } = await lighthouse(server.url + name, { port: chrome.port, logLevel: "error", onlyCategories: categories });
    for (const category of categories) {
      best[category] = Math.max(best[category] ?? 0, Math.round(lhr.categories[category].score * 100));
      for (const { id, weight } of lhr.categories[category].auditRefs) {
        if (weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9) faults.set(id, lhr.audits[id].title);
      }
    }
    if (categories.every((category) => best[category] >= LEAST)) break;
  }
  const isGood = categories.every((category) => best[category] >= LEAST);
  if (!isGood) failed++;
  console.log(`${isGood ? "ok" : "not ok"} - ${name}: ${categories.map((category) => `${category} ${best[category]}`).join(", ")}`);
  if (!isGood) for (const [id, title] of faults) console.log(`#   ${id}: ${title}`);
}
await chrome.kill();
await server.close();
process.exit(failed > 0 ? 1 : 0);
