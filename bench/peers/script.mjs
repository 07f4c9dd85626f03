// script.mjs SITE: the search of memoc's own pages. Results count with their snippets; those of a document stand below its best one. What
// a first query fetches is what the box of a page asks for, with the box's own script.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { answer, countsBytes, transferSize } from "./answer.mjs";

const site = process.argv[2];
const assets = path.join(site, "assets");
const readScript = (start) => fs.readFileSync(path.join(assets, fs.readdirSync(assets).find((name) => name.startsWith(start) && name.endsWith(".js"))));
const script = readScript("search-engine.");
const today = Math.floor(Date.now() / 864e5);
const options = countsBytes ? { limit: 5, parts: 2 } : {};

vm.runInThisContext(script.toString());

answer(() => {
  let size = transferSize(script) + transferSize(readScript("search."));
  const load = async (name) => {
    const bytes = fs.readFileSync(path.join(site, "search", `${name}.js`));
    if (countsBytes) size += transferSize(bytes);
    vm.runInThisContext(bytes.toString());
  };
  const engine = globalThis.memocSearch.open({ load, today });
  return {
    search: (query) => engine.search(query, options),
    again: (query) => engine.searchNow(query),
    addresses: ({ results }) => results.flatMap((result) => [result, ...result.results]).map(({ url }) => url),
    fetched: () => size,
  };
});
