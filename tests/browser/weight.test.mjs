// What a reader's browser has to fetch for a page, before a search.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import zlib from "node:zlib";

import { buildFolder, buildSite, corpus, corpusIsThere, pagesOf } from "./built_site.mjs";
import { documents, today } from "./site_project.mjs";

const sizes = new Map();
function gzipped(file) {
  if (!sizes.has(file)) sizes.set(file, zlib.gzipSync(fs.readFileSync(file)).length);
  return sizes.get(file);
}

// The page, and what its head names: the style and the scripts. The search's engine and index are fetched when somebody searches.
function filesOf(site, name) {
  const file = path.join(site, name);
  const html = fs.readFileSync(file, "utf8");
  const head = html.slice(0, html.indexOf("</head>"));
  const named = [...head.matchAll(/<(?:link rel="stylesheet" href|script[^>]* src)="([^"]*)"/g)].map((match) => path.join(path.dirname(file), decodeURI(match[1])));
  return [file, ...named];
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const sites = { project: buildSite(documents, "--today", today) };
if (corpusIsThere) sites.corpus = buildFolder(corpus, "--today", today);

for (const [name, { site, build }] of Object.entries(sites)) {
  const pages = pagesOf(site).filter((page) => !/^(reports|records|search|tags|statuses|owners)\//.test(page));

  test(`${name}: half of the pages of documents weigh at most 30 kB, gzipped and with all that they need`, () => {
    assert.equal(build.status, 0, build.stderr);
    assert.ok(pages.length > 10);
    const weight = median(pages.map((page) => filesOf(site, page).reduce((sum, file) => sum + gzipped(file), 0)));
    assert.ok(weight <= 30000, `${weight}`);
  });
}

test("styles are at most 15 kB, scripts but the search's at most 12 kB", () => {
  const { site } = sites.project;
  const weigh = (pattern) => fs.readdirSync(path.join(site, "assets")).filter((file) => pattern.test(file)).reduce((sum, file) => sum + gzipped(path.join(site, "assets", file)), 0);
  const style = weigh(/\.css$/);
  const scripts = weigh(/^(?!search).*\.js$/);
  assert.ok(style > 1000 && style <= 15000, `${style}`);
  assert.ok(scripts > 500 && scripts <= 12000, `${scripts}`);
});
