// Checks pages as html-validate's standard preset does, with all processors.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const packages = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../node_modules");

async function makeCheck() {
  const { HtmlValidate, StaticConfigLoader } = await import(path.join(packages, "html-validate/dist/es/index.js"));
  const validator = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard"] }));
  return async (name, text) => {
    const report = await validator.validateString(text);
    return report.results.flatMap((result) => result.messages).map((m) => `${name}:${m.line}: ${m.ruleId}: ${m.message}`);
  };
}

// `read(name)` returns a page.
export async function assertValid(names, read) {
  const check = await makeCheck();
  for (const name of names) assert.deepEqual(await check(name, read(name)), []);
}

// What is wrong with pages that are files of a folder. Workers take them in turn.
export async function faultsOfFiles(folder, names) {
  const left = names.slice();
  const faults = [];
  const work = () => new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { folder } });
    const give = () => worker.postMessage(left.shift() ?? null);
    worker.on("message", (found) => {
      faults.push(...found);
      give();
    });
    worker.on("error", reject);
    worker.on("exit", resolve);
    give();
  });
  await Promise.all(Array.from({ length: Math.min(os.cpus().length, left.length) }, work));
  return faults.sort();
}

if (!isMainThread && workerData?.folder) {
  const check = await makeCheck();
  parentPort.on("message", async (name) => {
    if (name === null) parentPort.close();
    else parentPort.postMessage(await check(name, fs.readFileSync(path.join(workerData.folder, name), "utf8")));
  });
}
