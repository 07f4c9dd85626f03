// memoc check --watch checks again when files change, come and go, in new folders too, and ends by a signal.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-watch-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));

// What is printed between two lines of "----", each report ended by its sum.
class Reports {
  constructor(child) {
    this.text = "";
    this.waiting = () => {};
    child.stdout.on("data", (data) => {
      this.text += data;
      this.waiting();
    });
  }
  async until(condition) {
    while (!condition(this.text)) {
      await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`waited in vain; so far:\n${this.text}`)), 60000);
        this.waiting = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.text;
  }
}

const linux = process.platform === "linux" ? {} : { skip: "needs Linux" };

test("each change gives another report, until a signal ends it", linux, async () => {
  fs.writeFileSync(path.join(folder, "memoc.yaml"), '{rules: {"*": off, link/broken: error}}\n');
  fs.writeFileSync(path.join(folder, "a.md"), "# A\n");
  const child = spawn(memoc, ["check", "--watch"], { cwd: folder });
  const reports = new Reports(child);
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(signal)));
  const changes = [
    ["1 document: nothing", () => fs.writeFileSync(path.join(folder, "a.md"), "[x](x.md)\n")],
    ["1 document: 1 error", () => fs.mkdirSync(path.join(folder, "deep/er"), { recursive: true })],
    ["1 document: 1 error", () => fs.writeFileSync(path.join(folder, "deep/er/b.md"), "[x](x.md)\n")],
    ["2 documents: 2 errors", () => fs.renameSync(path.join(folder, "a.md"), path.join(folder, "a.txt"))],
    ["1 document: 1 error", () => fs.writeFileSync(path.join(folder, "memoc.yaml"), "rules: [\n")],
    ["", () => fs.writeFileSync(path.join(folder, "memoc.yaml"), '{rules: {"*": off}}\n')],
    ["1 document: nothing", () => child.kill("SIGINT")],
  ];
  let seen = 0;
  for (const [wanted, change] of changes) {
    // Of one change several reports may come: the last is what counts.
    await reports.until((text) => text.slice(seen).includes(wanted) && !text.endsWith("----\n") === (wanted !== ""));
    seen = reports.text.length;
    change();
  }
  assert.equal(await ended, "SIGINT");
});

for (const args of [["-", "--stdin-path", "a.md"], ["--update-baseline", "--baseline", "b.json"]]) {
  test(`--watch does not go with ${args[0]}`, () => {
    const { status, stderr } = spawnSync(memoc, ["check", "--watch", ...args], { cwd: folder, input: "", encoding: "utf8" });
    assert.equal(status, 2);
    assert.match(stderr, /--watch goes with neither/);
  });
}
