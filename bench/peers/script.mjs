// script.mjs SITE: the search of memoc's own pages. Results count with their snippets; those of a document stand below its best one.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { answer, countsBytes, transferSize } from "./answer.mjs";

const site = process.argv[2];
const assets = path.join(site, "assets");
const scriptName = fs.readdirSync(assets).find((name) => /^search-engine\..*js$/.test(name));
const script = fs.readFileSync(path.join(assets, scriptName));
const today = Math.floor(Date.now() / 864e5);

vm.runInThisContext(script.toString());

answer(() => {
  let size = transferSize(script);
  const load = async (name) => {
    const bytes = fs.readFileSync(path.join(site, "search", `${name}.js`));
    if (countsBytes) size += transferSize(bytes);
    vm.runInThisContext(bytes.toString());
  };
  const engine = globalThis.memocSearch.open({ load, today });
  return {
    search: (query) => engine.search(query),
    again: (query) => engine.searchNow(query),
    addresses: ({ results }) => results.flatMap((result) => [result, ...result.results]).map(({ url }) => url),
    fetched: () => size,
  };
});
