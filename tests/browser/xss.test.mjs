// Cross-site scripting: hostile documents are built and opened, and nothing of theirs runs or is fetched. The pages' own policy would stop most
// of it, so it is cut off: what memoc writes must be harmless by itself.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test, { after, before } from "node:test";

import { buildSite, pagesOf } from "./built_site.mjs";
import { openBrowser, serve } from "./driver.mjs";
import { files, vectors } from "./xss_vectors.mjs";

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

function documentsOf(mode) {
  const documents = { "memoc.yaml": `title: "</title><script>alert(1)</script>"\nurl: https://docs.example.org/\nhtml: ${mode}\n` };
  for (const [kind, texts] of Object.entries(vectors)) {
    texts.forEach((text, i) => {
      documents[`${kind}/${String(i + 1).padStart(2, "0")}.md`] = text;
    });
  }
  for (const name of files) documents["names/" + name] = `# ${name}\n\n[itself](<${name}>) findme\n`;
  return documents;
}

const modes = { sanitize: buildSite(documentsOf("sanitize"), "--drafts"), escape: buildSite(documentsOf("escape"), "--drafts") };
// What all this would do, were it not for the sanitiser.
const control = buildSite({
  "memoc.yaml": "html: trust\n",
  "a.md": "<script>alert(1)</script>\n",
  "b.md": "<img src=x onerror=alert(1)>\n",
  "c.md": "<p onmouseover=alert(1)>x</p>\n",
  "d.md": "<p><a href=javascript:alert(1)>x</a></p>\n",
  "e.md": "<iframe srcdoc='<script>alert(1)</script>'></iframe>\n",
  "f.md": "<link rel=stylesheet href=//evil.example/x.css>\n",
});

const addressOf = (name) => name.split(path.sep).map(encodeURIComponent).join("/");

// Calls of dialogs are counted, wherever they come from.
const hook = `for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => memocHit(name);`;

// What must not be in a page: in the tree that the browser made, and in what it would make of that tree's text (mutation).
const audit = `(() => {
  const faults = [];
  const never = "iframe, frame, frameset, object, embed, applet, base, portal, fencedframe, style, template, plaintext, xmp, noembed, marquee, " +
    "foreignObject, animate, animateMotion, animateTransform, set, maction, form:not([role=search]), " +
    "main :is(script, link, meta, title, body, html):not(svg title, [type='application/ld+json']), .text :is(svg, math, textarea, button:not(.copy), [name], [style])";
  const isOurs = (script) => script.type === "application/ld+json" ? JSON.parse(script.textContent) : script.src.startsWith(location.origin + "/assets/") && !script.textContent;
  function look(root, where) {
    const fault = (what, element) => faults.push(where + what + ": " + element.outerHTML.slice(0, 200));
    for (const element of root.querySelectorAll(never)) fault("element", element);
    for (const script of root.querySelectorAll("script")) if (!isOurs(script)) fault("script", script);
    for (const element of root.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name) || /^(srcdoc|formaction|ping|attributionsrc|background|xlink:href|http-equiv)$/i.test(name)) fault(name, element);
        if (!/^(href|src|action|data|poster|cite)$/i.test(name)) continue;
        const url = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : { protocol: "http:" };
        if (["http:", "https:"].includes(url.protocol)) continue;
        const isPicture = element.localName === "img" && /^data:image\\/(png|gif|jpeg|webp)[;,]/i.test(value);
        if (/^(javascript|vbscript|data|file|blob|filesystem):$/.test(url.protocol) && !isPicture) fault("scheme", element);
      }
    }
  }
  for (const meta of document.querySelectorAll("meta[http-equiv]")) meta.remove();
  look(document, "");
  const template = document.implementation.createHTMLDocument("");
  template.body.innerHTML = document.body.innerHTML;
  look(template.body, "parsed again: ");
  for (const id of ["page:content", "page:navigation"]) {
    if (document.querySelectorAll('[id="' + id + '"]').length > 1) faults.push("two have the identifier " + id);
  }
  return faults;
})()`;

// All that a reader may do with a page, but go elsewhere.
const use = `(async () => {
  addEventListener("click", (event) => { if (event.target.closest?.("a")?.protocol !== "javascript:") event.preventDefault(); }, true);
  addEventListener("submit", (event) => event.preventDefault(), true);
  for (const element of document.querySelectorAll("html, body, main, main *, h1, title")) {
    if (element.localName === "details") element.open = true;
    for (const type of ["mouseover", "mouseenter", "pointerenter", "focus", "blur", "keydown", "load", "error", "toggle", "animationstart", "scrollend"]) {
      if (!/^(load|error)$/.test(type) || element.localName !== "img") element.dispatchEvent(new Event(type, { bubbles: false }));
    }
    if (element.localName === "a" || !element.closest("button")) element.click?.();
  }
  await new Promise((resolve) => setTimeout(resolve, 0));
})()`;

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

async function prepare(page) {
  page.hits = [];
  page.connection.listeners.add((message) => {
    if (message.sessionId === page.sessionId && message.method === "Runtime.bindingCalled") page.hits.push(message.params.payload);
  });
  await page.send("Runtime.addBinding", { name: "memocHit" });
  await page.runFirst(hook);
}

// What is wrong with a page that is open.
async function faultsOf(page, origin, { imagesMayLeave }) {
  const faults = await page.evaluate(audit);
  await page.evaluate(use);
  faults.push(...page.hits.map((name) => `runs: ${name}`));
  for (const url of page.requests) {
    if (url.startsWith(origin) || url.startsWith("data:") || (imagesMayLeave && page.images.has(url))) continue;
    faults.push(`fetched: ${url}`);
  }
  return faults;
}

// Opens all pages of a site; returns what is wrong with any.
async function openAll(site, { policy, names = pagesOf(site) }) {
  const server = await serve(site, { change: (bytes, type) => (policy || type !== "text/html" ? bytes : bytes.toString().replace(POLICY, "")) });
  const found = {};
  await browser.visitAll(names, {}, async (page, name) => {
    page.hits = [];
    const work = async () => {
      await page.open(server.url + addressOf(name));
      return faultsOf(page, server.url, { imagesMayLeave: !policy });
    };
    const faults = await work().catch((error) => [`cannot be opened: ${error.message}`]);
    if (faults.length > 0) found[name] = faults;
  }, prepare);
  await server.close();
  return found;
}

test("there are enough vectors, and each has its page", () => {
  const count = Object.values(vectors).flat().length + files.length;
  assert.ok(count >= 150, `${count}`);
  for (const [mode, { site, build }] of Object.entries(modes)) {
    assert.equal(build.status, 0, build.stderr);
    for (const [kind, texts] of Object.entries(vectors)) {
      texts.forEach((_, i) => {
        assert.ok(fs.existsSync(path.join(site, kind, String(i + 1).padStart(2, "0") + ".html")), `${mode}: ${kind} ${i + 1}`);
      });
    }
  }
});

test("what runs, or is fetched, is noticed", async () => {
  const found = await openAll(control.site, { policy: false });
  for (const name of ["a", "b", "c", "d", "e"]) assert.ok(found[name + ".html"]?.includes("runs: alert"), `${name}: ${found[name + ".html"]}`);
  assert.ok(found["f.html"]?.includes(`fetched: http://evil.example/x.css`), found["f.html"]);
});

test("every page has the policy", () => {
  for (const { site } of Object.values(modes)) {
    for (const name of pagesOf(site)) assert.match(fs.readFileSync(path.join(site, name), "utf8"), POLICY, name);
  }
});

for (const mode of Object.keys(modes)) {
  test(`html: ${mode}: nothing runs or is fetched, even without the policy`, async () => {
    assert.deepEqual(await openAll(modes[mode].site, { policy: false }), {});
  });
}

test("with the policy, not even an image is fetched from another host", async () => {
  const { site } = modes.sanitize;
  const names = pagesOf(site).filter((name) => /evil\.example/.test(fs.readFileSync(path.join(site, name), "utf8")));
  assert.ok(names.length > 3);
  assert.deepEqual(await openAll(site, { policy: true, names }), {});
});

// Titles, snippets and facets come from the index, and get into the page by scripts.
test("what is found is text", async (context) => {
  const { site } = modes.sanitize;
  const server = await serve(site, { change: (bytes, type) => (type === "text/html" ? bytes.toString().replace(POLICY, "") : bytes) });
  context.after(() => server.close());
  const page = await browser.newPage();
  await prepare(page);
  const check = async (what) => assert.deepEqual(await faultsOf(page, server.url, { imagesMayLeave: true }), [], what);

  for (const query of ["findme", "kind:pattern", "kind:code findme", "<img src=x onerror=alert(1)>", '"></title><script>alert(1)</script>', "tag:findme", "zzzz<svg/onload=alert(1)>"]) {
    await page.open(`${server.url}search/index.html?q=${encodeURIComponent(query)}`);
    await page.until("document.querySelector('.found-count').textContent !== ''");
    await check(query);
  }

  await page.open(server.url + "index.html");
  await page.press("/");
  await page.type("findme");
  await page.until("document.querySelectorAll('.hits .hit').length > 0");
  const found = await page.evaluate("Array.from(document.querySelectorAll('.hits a.hit, .hits .hit a'), (a) => a.href)");
  await check("the box");

  for (const url of found) {
    await page.open("about:blank"); // several may lead to one page
    await page.open(url);
    await check(url);
  }
  for (const words of ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>']) {
    await page.open(`${server.url}records%20and%20search/06.html?words=${encodeURIComponent(words + " findme")}#${encodeURIComponent(words)}`);
    await check(words);
  }
  await page.close();
});

test("scripts of the index and data in pages are what they say", () => {
  const { site } = modes.sanitize;
  for (const name of fs.readdirSync(site, { recursive: true }).map(String)) {
    const text = () => fs.readFileSync(path.join(site, name), "utf8");
    if (/\.json$/.test(name)) JSON.parse(text());
    if (/\.jsonl$/.test(name)) text().trim().split("\n").forEach((line) => JSON.parse(line));
    if (/^search\/.*\.js$/.test(name)) assert.match(text(), /^memoc[.\w]*\(/, name);
  }
});
