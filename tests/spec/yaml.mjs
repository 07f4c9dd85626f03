// YAML is read by memoc, as front matter.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import "../no_cache.mjs";

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const memoc = process.env.MEMOC ?? path.join(here, "../../build/memoc");

export function readYaml(text) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-yaml-"));
  try {
    const lines = text.trimEnd().split("\n").map((line) => (line === "" ? "" : `  ${line}`));
    fs.writeFileSync(path.join(folder, "a.md"), `---\nread:\n${lines.join("\n")}\n---\n`);
    const { status, stdout, stderr } = spawnSync(memoc, ["build", "-o", path.join(folder, "site"), folder], { encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
    const index = JSON.parse(fs.readFileSync(path.join(folder, "site/memory/index.json"), "utf8"));
    return index.documents[0].front_matter.read;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
