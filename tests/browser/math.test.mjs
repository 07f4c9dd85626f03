// Formulas are set by the browser, without a script, where a converter has made MathML of them; nothing of what it prints runs.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

import { buildSite, root } from "./built_site.mjs";
import { openBrowser } from "./driver.mjs";
import { assertValid } from "./validate.mjs";

const axe = fs.readFileSync(path.join(root, "tests/node_modules/axe-core/axe.min.js"), "utf8");

const converter = `read -r formula
case $formula in
*hostile*) echo '<math><mtext><img src=x onerror=alert(1)></mtext><mi onclick="alert(2)">x</mi><script>alert(3)</script></math><script>alert(4)</script>' ;;
*wide*) echo "<math>$(for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do echo "<mo>+</mo><mtext>wide $i</mtext>"; done)</math>" ;;
*) echo '<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>' ;;
esac
`;
const documents = {
  "memoc.yaml": "title: Math\nmath: {command: [sh, tex.sh]}\ntrust: {programs: true}\n",
  "README.md": "# Formulas\n\nA half is $\\frac{1}{2}$, and $hostile$.\n\n$$wide$$\n",
  "tex.sh": converter,
};
const { site, build } = buildSite(documents);
assert.equal(build.status, 0, build.stderr);
const url = pathToFileURL(path.join(site, "index.html")).href;
const browser = await openBrowser();
test.after(() => browser.close());

test("the page is valid HTML", () => assertValid(["index.html"], (name) => fs.readFileSync(path.join(site, name), "utf8")));

test("a formula is set without a script", async () => {
  const page = await browser.newPage({ scripts: false });
  await page.open(url);
  const parts = await page.evaluate("Array.from(document.querySelectorAll('mfrac > mn'), (part) => part.getBoundingClientRect().top)");
  assert.ok(parts[1] > parts[0] + 5, `not one above the other: ${parts}`);
  assert.equal(await page.evaluate("document.querySelector('annotation').checkVisibility()"), false);
  await page.close();
});

test("nothing of what a converter prints runs", async () => {
  const page = await browser.newPage();
  await page.open(url);
  await page.evaluate("document.querySelectorAll('.formula mi')[0].dispatchEvent(new MouseEvent('click', { bubbles: true }))");
  assert.deepEqual(page.problems, []);
  assert.deepEqual(await page.evaluate("document.querySelectorAll('.text :is(script, img, [onclick])').length"), 0);
  await page.close();
});

test("a wide formula scrolls by itself, by keyboard too, and axe-core has nothing to say", async () => {
  const page = await browser.newPage({ width: 320 });
  await page.open(url);
  await page.until("document.querySelector('.formula.display').tabIndex === 0");
  assert.ok(await page.evaluate("document.documentElement.scrollWidth") <= 320);
  await page.evaluate(axe + "; 0");
  const violations = await page.evaluate("axe.run(document, { resultTypes: ['violations'], preload: false }).then((result) => result.violations.map(({ id, nodes }) => [id, nodes[0].html]))");
  assert.deepEqual(violations, []);
  await page.close();
});
