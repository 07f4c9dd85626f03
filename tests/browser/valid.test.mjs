// Every page of whole sites is valid HTML.
import assert from "node:assert/strict";
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

for (const [name, { site, build }] of Object.entries(sites)) {
  test(`${name}: pages are valid HTML`, async () => {
    assert.equal(build.status, 0, build.stderr);
    const pages = pagesOf(site);
    assert.ok(pages.length > 20);
    assert.deepEqual(await faultsOfFiles(site, pages), []);
  });
}
