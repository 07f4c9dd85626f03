// A headless Chromium, driven over the DevTools protocol by a pair of pipes: no port, and nothing but Node.
//
//     const browser = await openBrowser();
//     const page = await browser.newPage({ width: 1440, height: 900 });
//     await page.open("file:///…");
//     await page.type("schema");                       // into what has the focus
//     await page.press("ArrowDown");
//     await page.until("document.querySelectorAll('.hit').length > 0");
//     await page.evaluate("document.title");           // any value that JSON can hold; promises are waited for
//     page.problems                                    // console errors, exceptions, dialogs, failed requests, violations of the page's policy
//     page.requests, page.images                       // URLs that were asked for; those of them that were asked for as images
//     await browser.visitAll(urls, { dark: true }, async (page, url) => …);   // many pages, in a few tabs at a time
//     await browser.close();
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";

const WAIT_MOST = 20000; // milliseconds, for anything

const findProgram = () => ["chromium", "chromium-browser", "google-chrome"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);

// Messages are JSON, each with a NUL behind it, on the file descriptors 3 and 4.
class Connection {
  constructor(child) {
    this.out = child.stdio[3];
    this.last = 0;
    this.waiting = new Map();
    this.listeners = new Set();
    let rest = Buffer.alloc(0);
    child.stdio[4].on("data", (data) => {
      rest = Buffer.concat([rest, data]);
      for (let end; (end = rest.indexOf(0)) >= 0; rest = rest.subarray(end + 1)) {
        this.receive(JSON.parse(rest.subarray(0, end).toString()));
      }
    });
  }

  receive(message) {
    const waiting = this.waiting.get(message.id);
    if (!waiting) {
      for (const listener of this.listeners) listener(message);
      return;
    }
    this.waiting.delete(message.id);
    if (message.error) waiting.reject(new Error(message.error.message));
    else waiting.resolve(message.result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.last;
    this.out.write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }
}

const keys = {
  Enter: { code: "Enter", windowsVirtualKeyCode: 13, text: "\r" },
  Escape: { code: "Escape", windowsVirtualKeyCode: 27 },
  Tab: { code: "Tab", windowsVirtualKeyCode: 9 },
  Home: { code: "Home", windowsVirtualKeyCode: 36 },
  End: { code: "End", windowsVirtualKeyCode: 35 },
  ArrowUp: { code: "ArrowUp", windowsVirtualKeyCode: 38 },
  ArrowDown: { code: "ArrowDown", windowsVirtualKeyCode: 40 },
  Backspace: { code: "Backspace", windowsVirtualKeyCode: 8 },
  "/": { code: "Slash", windowsVirtualKeyCode: 191, text: "/" },
  k: { code: "KeyK", windowsVirtualKeyCode: 75, text: "k" },
  a: { code: "KeyA", windowsVirtualKeyCode: 65, text: "a" },
};
const CONTROL = 2;
const SHIFT = 8;
const TABS = Math.max(2, Math.min(4, os.cpus().length));

class Page {
  constructor(connection, sessionId, targetId) {
    this.connection = connection;
    this.sessionId = sessionId;
    this.targetId = targetId;
    this.problems = [];
    this.requests = [];
    this.images = new Set();
    this.loads = 0;
    this.urls = new Map();
    connection.listeners.add((message) => {
      if (message.sessionId === sessionId) this.notice(message.method, message.params);
    });
  }

  send(method, params) {
    return this.connection.send(method, params, this.sessionId);
  }

  notice(method, params) {
    if (method === "Page.loadEventFired") this.loads++;
    if (method === "Network.requestWillBeSent") {
      this.urls.set(params.requestId, params.request.url);
      this.requests.push(params.request.url);
      if (params.type === "Image") this.images.add(params.request.url);
    }
    if (method === "Network.loadingFailed" && params.blockedReason === "csp") {
      this.requests = this.requests.filter((url) => url !== this.urls.get(params.requestId)); // it was not asked for after all
    }
    if (method === "Page.javascriptDialogOpening") {
      this.problems.push(`dialog: ${params.message}`);
      this.send("Page.handleJavaScriptDialog", { accept: false });
    }
    if (method === "Network.loadingFailed" && !params.canceled) this.problems.push(`failed: ${this.urls.get(params.requestId)} ${params.errorText}`);
    if (method === "Network.responseReceived" && params.response.status >= 400) this.problems.push(`${params.response.status}: ${params.response.url}`);
    if (method === "Runtime.exceptionThrown") this.problems.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === "Log.entryAdded" && params.entry.level === "error") this.problems.push(`${params.entry.source}: ${params.entry.text}`);
    if (method === "Runtime.consoleAPICalled" && params.type === "error") this.problems.push("console: " + JSON.stringify(params.args));
  }

  async prepare({ width = 1280, height = 800, dark = false, contrast = false, scripts = true, media = "", still = false }) {
    for (const domain of ["Page", "Network", "Runtime", "Log"]) await this.send(domain + ".enable");
    await this.resize(width, height);
    await this.send("Emulation.setScriptExecutionDisabled", { value: !scripts });
    await this.send("Emulation.setFocusEmulationEnabled", { enabled: true }); // several tabs, each as if it were in front
    await this.show({ dark, contrast, media, still });
  }

  resize(width, height) {
    return this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  // What the reader prefers; `contrast`: more of it; `still`: nothing that moves.
  show({ dark = false, contrast = false, media = "", still = false }) {
    return this.send("Emulation.setEmulatedMedia", {
      media,
      features: [
        { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
        { name: "prefers-contrast", value: contrast ? "more" : "no-preference" },
        { name: "prefers-reduced-motion", value: still ? "reduce" : "no-preference" },
      ],
    });
  }

  // As resize, and until the page has its new size and has drawn it: what observes sizes has seen it then.
  async resizeAndDraw(width, height) {
    await this.resize(width, height);
    await this.until(`innerWidth === ${width}`);
    await this.evaluate(`new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
      setTimeout(done, ${WAIT_MOST / 4});
    })`);
  }

  // Runs in each document of this tab before any script of its own.
  runFirst(source) {
    return this.send("Page.addScriptToEvaluateOnNewDocument", { source });
  }

  async open(url) {
    const loads = this.loads;
    const { errorText } = await this.send("Page.navigate", { url });
    assert.equal(errorText, undefined, url);
    await this.untilLoaded(loads);
  }

  // After a step that leads to another page; `loads` is page.loads before it.
  async untilLoaded(loads) {
    const end = Date.now() + WAIT_MOST;
    while (this.loads === loads) {
      assert.ok(Date.now() < end, "the page does not load");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression, awaitPromise: true, returnByValue: true, userGesture: true,
    });
    assert.equal(exceptionDetails, undefined, exceptionDetails?.exception?.description ?? expression);
    return result.value;
  }

  // Waits until an expression is true, and returns its value.
  async until(expression) {
    const end = Date.now() + WAIT_MOST;
    for (;;) {
      const value = await this.evaluate(expression).catch(() => false); // a page may be about to be another one
      if (value) return value;
      assert.ok(Date.now() < end, `never true: ${expression}\n${this.problems.join("\n")}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async press(key, { control = false, shift = false } = {}) {
    const event = { key, modifiers: (control ? CONTROL : 0) | (shift ? SHIFT : 0), ...keys[key] };
    if (control) delete event.text;
    await this.send("Input.dispatchKeyEvent", { type: event.text ? "keyDown" : "rawKeyDown", ...event });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...event, text: undefined });
  }

  async type(text) {
    await this.send("Input.insertText", { text });
  }

  async screenshot(file) {
    const { data } = await this.send("Page.captureScreenshot", { format: "png" });
    fs.writeFileSync(file, Buffer.from(data, "base64"));
  }

  async close() {
    await this.connection.send("Target.closeTarget", { targetId: this.targetId });
  }
}

// `mouse`: there is one, of which a headless browser knows nothing by itself.
export async function openBrowser({ mouse = false } = {}) {
  const program = findProgram();
  assert.ok(program, "there is no Chromium");
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-browser-"));
  const child = spawn(program, [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", `--user-data-dir=${profile}`,
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", // the rest of the world is not there
    ...(mouse ? ["--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"] : []),
    "--remote-debugging-pipe", "about:blank",
  ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const connection = new Connection(child);
  const ended = new Promise((resolve) => child.on("close", resolve));
  const browser = {
    async newPage(options = {}) {
      const { targetId } = await connection.send("Target.createTarget", { url: "about:blank" });
      const { sessionId } = await connection.send("Target.attachToTarget", { targetId, flatten: true });
      const page = new Page(connection, sessionId, targetId);
      await page.prepare(options);
      return page;
    },
    // Visits all, a few at a time. What a page's problems are, is for `visit` to say; before each visit there are none. `prepare(page)` is
    // done once for each tab.
    async visitAll(urls, options, visit, prepare = async () => {}) {
      const left = urls.slice();
      await Promise.all(Array.from({ length: Math.min(TABS, left.length) }, async () => {
        const page = await browser.newPage(options);
        await prepare(page);
        for (let url; (url = left.shift()) !== undefined;) {
          page.problems = [];
          page.requests = [];
          await visit(page, url);
        }
        await page.close();
      }));
    },
    async close() {
      await connection.send("Browser.close").catch(() => {});
      await ended;
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return browser;
}

const types = {
  ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png",
  ".xml": "application/xml",
};

// Serves a folder; returns its address and how to end it. `change(bytes, type)` may make something else of a file; `gzip`: as web servers do.
export async function serve(folder, { change = (bytes) => bytes, gzip = false } = {}) {
  const server = http.createServer((request, response) => {
    const file = path.join(folder, decodeURIComponent(request.url.split("?")[0]));
    const isThere = fs.existsSync(file) && fs.statSync(file).isFile();
    const type = types[path.extname(file)] ?? "text/plain";
    const bytes = isThere ? change(fs.readFileSync(file), type) : "";
    const headers = { "Content-Type": `${type}; charset=utf-8` };
    if (gzip) headers["Content-Encoding"] = "gzip";
    response.writeHead(isThere ? 200 : 404, headers);
    response.end(gzip ? zlib.gzipSync(bytes) : bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}
