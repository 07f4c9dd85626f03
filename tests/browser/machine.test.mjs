// What other programs read of a site: the feed, the sitemap, data in pages.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";

import { buildSite, pagesOf, root } from "./built_site.mjs";
import { documents, today } from "./site_project.mjs";

const { scratch, site, build } = buildSite(documents, "--today", today);

// What xmllint says of a file.
function validate(file, schema) {
  const result = spawnSync("xmllint", ["--noout", "--nonet", "--relaxng", path.join(root, "tests/fixtures/feeds", schema), file], { encoding: "utf8" });
  return { isValid: result.status === 0, said: result.stderr };
}

test("the project is built", () => assert.equal(build.status, 0, build.stderr));

for (const [name, schema] of [["feed.xml", "atom.rng"], ["sitemap.xml", "sitemap.rng"]]) {
  test(`${name} is valid`, () => {
    const { isValid, said } = validate(path.join(site, name), schema);
    assert.ok(isValid, said);
  });

  test(`${name} would not be, were something wrong with it`, () => {
    const broken = path.join(scratch, name);
    for (const [from, to] of [[/<(id|loc)>[^<]*/, "<$1>nowhere"], [/<(updated|lastmod)>[^<]*/, "<$1>yesterday"], [/(<\/(feed|urlset)>)/, "<p/>$1"]]) {
      const text = fs.readFileSync(path.join(site, name), "utf8");
      assert.match(text, from);
      fs.writeFileSync(broken, text.replace(from, to));
      assert.ok(!validate(broken, schema).isValid, `${from}`);
    }
  });
}

test("entries of the feed are pages, each once", () => {
  const text = fs.readFileSync(path.join(site, "feed.xml"), "utf8");
  const ids = [...text.matchAll(/<entry>[^]*?<id>([^<]*)<\/id>/g)].map((match) => match[1]);
  assert.ok(ids.length > 5);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.ok(fs.existsSync(path.join(site, decodeURI(new URL(id).pathname))), id);
});

test("data in pages is JSON", () => {
  for (const name of pagesOf(site)) {
    const html = fs.readFileSync(path.join(site, name), "utf8");
    for (const [, data] of html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)) {
      const value = JSON.parse(data);
      assert.equal(value["@context"], "https://schema.org", name);
      assert.ok(value["@type"], name);
    }
  }
});
