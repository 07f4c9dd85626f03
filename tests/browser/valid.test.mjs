// Every page of whole sites is valid HTML; of real documents, which are many, as many as time allows:
//
//     VALIDATE=all tests/run browser     all of them (`make validate-all`)
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";

import { buildFolder, buildSite, corpus, corpusIsThere, pagesOf, root } from "./built_site.mjs";
import { documents, today } from "./site_project.mjs";
import { faultsOfFiles } from "./validate.mjs";

const sites = {
  manual: buildFolder(path.join(root, "content"), "--today", "2026-11-22"),
  project: buildSite(documents, "--today", today),
};
if (corpusIsThere) sites.corpus = buildFolder(corpus, "--today", today);

const PART = 20; // of real documents, each so-many-eth
const isAll = process.env.VALIDATE === "all";

function chosen(name, site) {
  const names = pagesOf(site);
  if (name !== "corpus" || isAll) return names;
  return names.filter((page, i) => i % PART === 0 && fs.statSync(path.join(site, page)).size < 3e5);
}

for (const [name, { site, build }] of Object.entries(sites)) {
  test(`${name}: pages are valid HTML`, async () => {
    assert.equal(build.status, 0, build.stderr);
    const pages = chosen(name, site);
    assert.ok(pages.length > 20);
    assert.deepEqual(await faultsOfFiles(site, pages), []);
  });
}
