// What pages say of their images' sizes is what a browser makes of the files, whatever the format; and no image loses its shape.
import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

import { buildSite } from "./built_site.mjs";
import { openBrowser } from "./driver.mjs";

const WIDTH = 310;
const HEIGHT = 170;

// Made by the browser itself: what it writes it can read.
const draw = `Object.fromEntries(["png", "jpeg", "webp"].map((type) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [${WIDTH}, ${HEIGHT}];
  canvas.getContext("2d").fillRect(10, 10, 40, 40);
  return [type, canvas.toDataURL("image/" + type).split(",")[1]];
}))`;

// Exif that says: turned by a quarter.
const exif = Buffer.from("ffe1002245786966000049492a0008000000010012010300010000000600000000000000", "hex");
const turn = (jpeg) => Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);

const svg = (attributes) => `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><path d="M0 0h9v9z"/></svg>\n`;

function makeDocuments(images) {
  const bytes = Object.fromEntries(Object.entries(images).map(([type, text]) => [type, Buffer.from(text, "base64")]));
  return {
    "memoc.yaml": "title: Images\n",
    "README.md": `# Images

![png](img/a.png) ![jpeg](img/a.jpg) ![turned](img/turned.jpg) ![webp](img/a.webp) ![gif](img/a.gif)

![svg](img/a.svg) ![box](img/box.svg) ![wide](img/wide.svg)

<img src="img/a.png" alt="high" height="50"> <img src="img/a.png" alt="narrow" width="50">

<picture><source srcset="img/a.webp"><img src="img/a.png" alt="picture"></picture> <img src="img/a.png" srcset="img/a.jpg 2x" alt="set">

![broken](img/broken.png)
`,
    "img/a.png": bytes.png,
    "img/a.jpg": bytes.jpeg,
    "img/a.webp": bytes.webp,
    "img/turned.jpg": turn(bytes.jpeg),
    "img/a.gif": Buffer.from(`4749463839613601aa00800000000000ffffff2c000000003601aa00000202${"8c"}5300003b`, "hex"),
    "img/a.svg": svg('width="310px" height="170"'),
    "img/box.svg": svg('viewBox="0 0 310 170"'),
    "img/wide.svg": svg('width="3100" height="1700"'),
    "img/broken.png": bytes.png.subarray(0, 20),
  };
}

const browser = await openBrowser();
const page = await browser.newPage({ width: 320, height: 800 });
const { site, build } = buildSite(makeDocuments(await page.evaluate(draw)));
assert.equal(build.status, 0, build.stderr);
await page.open(pathToFileURL(path.join(site, "index.html")).href);
await page.evaluate("document.querySelectorAll('main img').forEach((image) => { image.loading = 'eager'; })");
await page.until("Array.from(document.querySelectorAll('main img')).every((image) => image.complete)");
const images = Object.fromEntries(await page.evaluate(`Array.from(document.querySelectorAll("main img"), (image) => [image.alt, {
  attributes: [image.getAttribute("width"), image.getAttribute("height")].map((value) => value && Number(value)),
  natural: [image.naturalWidth, image.naturalHeight],
  shown: [image.clientWidth, image.clientHeight],
}])`));
test.after(() => browser.close());

for (const name of ["png", "jpeg", "turned", "webp", "gif", "svg", "wide", "picture"]) {
  test(`an image's width and height are what the browser finds: ${name}`, () => {
    const { attributes, natural } = images[name];
    assert.ok(natural[0] > 0, "the image is not shown");
    assert.deepEqual(attributes, natural);
  });
}

test("a photograph that is marked as turned is measured as it is shown", () => {
  assert.deepEqual(images.turned.attributes, [HEIGHT, WIDTH]);
});

// A browser that asks for no width takes what it likes, in the same shape.
test("a drawing with nothing but a viewBox is as large as that", () => {
  assert.deepEqual(images.box.attributes, [WIDTH, HEIGHT]);
});

test("an image that has a size of its own, or that may be another, gets none", () => {
  assert.deepEqual(images.high.attributes, [null, 50]);
  assert.deepEqual(images.narrow.attributes, [50, null]);
  assert.deepEqual(images.set.attributes, [null, null]);
  assert.deepEqual(images.broken.attributes, [null, null]);
});

test("no image is wider than its column or loses its shape", () => {
  for (const [name, { natural, shown }] of Object.entries(images)) {
    if (name === "broken") continue;
    assert.ok(shown[0] <= 320, name);
    const shape = (shown[0] / shown[1]) / (natural[0] / natural[1]);
    assert.ok(shape > 0.95 && shape < 1.05, `${name}: ${shown}`);
  }
  assert.equal(images.high.shown[1], 50);
  assert.equal(images.narrow.shown[0], 50);
});
