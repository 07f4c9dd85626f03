// A site that a test builds of documents of its own, in a folder that goes away with the process.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");

/**
 * Documents are texts by their paths. What is returned: a folder for more files of the test, that of the site, and how the build ended.
 */
export function buildSite(documents, ...options) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-browser-"));
  process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));

  const project = path.join(scratch, "project");
  const site = path.join(scratch, "site");
  for (const [name, text] of Object.entries(documents)) {
    const file = path.join(project, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  const build = spawnSync(memoc, ["build", ".", "-o", site, ...options], { cwd: project, encoding: "utf8" });
  return { scratch, site, build };
}
