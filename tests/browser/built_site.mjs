// A site that a test builds, in a folder that goes away with the process.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import "../no_cache.mjs";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const memoc = process.env.MEMOC ?? path.join(root, "build/memoc");

// Real documents, where they are there.
export const corpus = path.resolve(root, process.env.CORPUS || "../shared/corpus/updog");
export const corpusIsThere = fs.existsSync(corpus);

function makeScratch() {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "memoc-browser-"));
  process.on("exit", () => fs.rmSync(scratch, { recursive: true, force: true }));
  return scratch;
}

function build(project, site, options) {
  return spawnSync(memoc, ["build", ".", "-o", site, ...options], { cwd: project, encoding: "utf8" });
}

/** A project that is there, which stays as it is. */
export function buildFolder(project, ...options) {
  const scratch = makeScratch();
  const site = path.join(scratch, "site");
  return { scratch, site, build: build(project, site, options) };
}

/**
 * Documents are texts by their paths. What is returned: a folder for more files of the test, that of the site, and how the build ended.
 */
export function buildSite(documents, ...options) {
  const scratch = makeScratch();
  const project = path.join(scratch, "project");
  const site = path.join(scratch, "site");
  for (const [name, text] of Object.entries(documents)) {
    const file = path.join(project, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  return { scratch, site, build: build(project, site, options) };
}

/** The pages of a site, as paths in it. */
export function pagesOf(site) {
  if (!fs.existsSync(site)) return [];
  return fs.readdirSync(site, { recursive: true }).map(String).filter((name) => name.endsWith(".html")).sort();
}
