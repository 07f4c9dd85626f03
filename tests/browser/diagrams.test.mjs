// Diagrams: a project that ships the script gets drawings, in the page's colours, with the source below; the page's policy stays as strict.
//
// The script here is a small one that asks of the page what Mermaid asks of it: it measures text, to which a <style> of its own has
// given a size. Mermaid itself weighs more than all other packages of the tests.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

import { buildSite, root } from "./built_site.mjs";
import { openBrowser, serve } from "./driver.mjs";
import { assertValid } from "./validate.mjs";

const axe = fs.readFileSync(path.join(root, "tests/node_modules/axe-core/axe.min.js"), "utf8");

const script = `(function () {
  let variables = {};
  globalThis.mermaid = {
    initialize(options) { variables = options.themeVariables; },
    async render(id, source) {
      if (source.includes("mistake")) throw new Error("line 1: a mistake");
      document.body.innerHTML = '<svg id="' + id + '" xmlns="http://www.w3.org/2000/svg" width="100%" style="max-width: 9px">' +
        '<style>#' + id + ' text { font-size: 100px; fill: ' + variables.textColor + ' }</style><text y="100">wide</text></svg>';
      const width = document.querySelector("text").getBBox().width;
      document.querySelector("svg").setAttribute("viewBox", "0 0 " + width + " 120");
      const html = document.body.innerHTML;
      document.body.textContent = "";
      return { svg: source.includes("hostile") ? html.replace("<text", '<script>alert(1)</script><text onload="alert(2)"') : html };
    },
  };
})();\n`;

const fence = (text) => `\`\`\`mermaid\n${text}\n\`\`\`\n`;
const documents = {
  "memoc.yaml": "title: Diagrams\n",
  "README.md": `# Flow\n\n${fence("graph LR\n  accTitle: How a release goes\n  a --> b")}\nText.\n\n${fence("graph LR; a mistake")}\n[Plain](plain.md)\n`,
  "hostile.md": `# Hostile\n\n${fence("hostile")}\n`,
  "plain.md": "# Plain\n\n`mermaid` is named here, and `language-mermaid`.\n\n```js\nlet a;\n```\n",
};
const plain = buildSite(documents);
const { site, build } = buildSite({ ...documents, "theme/assets/mermaid.js": script });
assert.equal(build.status, 0, build.stderr);
const read = (folder, name) => fs.readFileSync(path.join(folder, name), "utf8");

const browser = await openBrowser();
const server = await serve(site);
test.after(async () => {
  await server.close();
  await browser.close();
});

const drawn = "(() => { const image = document.querySelector('.diagram img'); return image && image.complete && image.naturalWidth > 0; })()";

async function open(url, options = {}) {
  const page = await browser.newPage({ width: 800, ...options });
  await page.open(url);
  await page.until(drawn);
  return page;
}

test("without the script a page says nothing of one, and shows the source", () => {
  const html = read(plain.site, "index.html");
  assert.doesNotMatch(html, /diagrams|frame-src/);
  assert.match(html, /<code class="language-mermaid">/);
  assert.equal(fs.existsSync(path.join(plain.site, "assets/diagram.html")), false);
});

test("only pages with a diagram load the script", () => {
  assert.match(read(site, "index.html"), /<script defer src="assets\/diagrams\.\w+\.js" data-frame="assets\/diagram\.html">/);
  assert.match(read(site, "index.html"), /frame-src 'self' file:"/);
  assert.equal(read(site, "plain.html"), read(plain.site, "plain.html"));
});

test("the pages are valid HTML", () => assertValid(["index.html", "assets/diagram.html"], (name) => read(site, name)));

for (const [name, url] of [["from a disk", pathToFileURL(path.join(site, "index.html")).href], ["from a server", `${server.url}index.html`]]) {
  test(`a diagram is drawn as an image with a name: ${name}`, async () => {
    const page = await open(url);
    const image = await page.evaluate("(({ alt, width, naturalWidth, naturalHeight, src }) => ({ alt, width, naturalWidth, naturalHeight, src }))(document.querySelector('.diagram img'))");
    assert.equal(image.alt, "How a release goes");
    assert.ok(image.naturalWidth > 120, `the script's style was blocked: ${image.naturalWidth}`);
    assert.equal(image.naturalHeight, 120);
    assert.match(image.src, /^data:image\/svg\+xml/);
    assert.deepEqual(page.problems, [], "something is against the policy");
    await page.close();
  });
}

test("the source stays: below the drawing, and in its place where there is a mistake", async () => {
  const page = await open(`${server.url}index.html`);
  assert.deepEqual(await page.evaluate("Array.from(document.querySelectorAll('.language-mermaid'), (code) => [code.textContent.trim().slice(-9), Boolean(code.closest('.diagram details'))])"),
    [["a --> b", true], ["a mistake", false]].map(([text, isBelow]) => [isBelow ? "  a --> b" : text, isBelow]));
  await page.evaluate("document.querySelector('.diagram summary').focus()");
  await page.press("Enter");
  await page.until("document.querySelector('.diagram details').open");
  assert.ok(await page.evaluate("document.querySelector('.diagram pre').getBoundingClientRect().height") > 20);
  await page.close();
});

test("nothing runs in a drawing", async () => {
  const page = await open(`${server.url}hostile.html`);
  assert.match(await page.evaluate("decodeURIComponent(document.querySelector('.diagram img').src)"), /<script>alert\(1\).*onload=/);
  const blocked = "security: Executing inline event handler violates";
  assert.deepEqual(page.problems.filter((problem) => !problem.startsWith(blocked)), []);
  await page.close();
});

test("with other colours it is drawn anew", async () => {
  const page = await open(`${server.url}index.html`);
  const fill = "/fill: (rgb.*?\\))/.exec(decodeURIComponent(document.querySelector('.diagram img').src))[1]";
  const source = () => page.evaluate(fill);
  const light = await source();
  await page.show({ dark: true });
  await page.until(`${fill} !== ${JSON.stringify(light)}`);
  const dark = await source();
  await page.evaluate("memocTheme.set('light')");
  await page.until(`${fill} === ${JSON.stringify(light)}`);
  assert.notEqual(light, dark);
  await page.close();
});

test("axe-core has nothing to say of it, and it fits a telephone", async () => {
  const page = await open(`${server.url}index.html`, { width: 320 });
  assert.ok(await page.evaluate("document.documentElement.scrollWidth") <= 320);
  await page.evaluate(axe + "; 0");
  const violations = await page.evaluate("axe.run(document, { resultTypes: ['violations'], preload: false, iframes: false }).then((result) => result.violations.map(({ id, nodes }) => [id, nodes[0].html]))");
  assert.deepEqual(violations, []);
  await page.close();
});

test("with scripts off the source is there", async () => {
  const page = await browser.newPage({ scripts: false });
  await page.open(`${server.url}index.html`);
  assert.deepEqual(page.requests.filter((url) => url.includes("mermaid")), []);
  await page.close();
});
