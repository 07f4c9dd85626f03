// memoc.mjs: asks the program.
import { spawnSync } from "node:child_process";

// Nothing is kept between builds, nor put into the caches of who measures.
process.env.MEMOC_CACHE = "";

// Runs memoc in `folder`; its standard output. What it says on standard error is shown when it fails.
export function run(memoc, folder, ...args) {
  const result = spawnSync(memoc, args, { cwd: folder, maxBuffer: 2 ** 31, stdio: ["ignore", "pipe", "pipe"] });
  if (result.error) throw result.error;
  if (result.status > 1 || result.signal) {
    throw new Error(`memoc ${args[0]} ended with ${result.signal ?? result.status}\n${result.stderr}`);
  }
  return result.stdout;
}

// What `memoc search` finds, in the order in which a reader meets it: results of one document stand below its best one.
export function search(memoc, folder, query, limit) {
  const answer = JSON.parse(run(memoc, folder, "search", "--json", "--limit", String(limit), "--", query).toString());
  return answer.results.flatMap((result) => [result, ...(result.results ?? [])]);
}

export function readRecords(memoc, folder) {
  const lines = run(memoc, folder, "records", "--format", "jsonl").toString().split("\n");
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}
