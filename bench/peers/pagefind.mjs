// pagefind.mjs INDEX: Pagefind's own script and WebAssembly, as in a browser but that files come from the disk. Timed is what finds pages;
// the text of each, which a browser fetches besides, is read for the addresses only: of the first ten pages, at most three places
// each, those with the most words found first.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { answer, countsBytes, transferSize } from "./answer.mjs";

const folder = path.resolve(process.argv[2]);
const pages = 10;
const places = 3;
let size = 0;

function read(file) {
  const bytes = fs.readFileSync(file);
  if (countsBytes) size += transferSize(bytes);
  return bytes;
}

globalThis.fetch = async (address) => {
  const [plain] = String(address).split("?");
  return new Response(read(plain.startsWith("file:") ? fileURLToPath(plain) : plain));
};
globalThis.window = { location: { origin: "file://" } };
globalThis.location = globalThis.window.location;
globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => "en" }) };
const script = path.join(folder, "pagefind.js");
const { createInstance } = await import(pathToFileURL(script).href);

const addressOf = (url) => decodeURI(url).replace(/^\//, "").replace(/(^|\/)(?=#|$)/, "$1index.html");

async function addresses({ results }) {
  const found = await Promise.all(results.slice(0, pages).map((result) => result.data()));
  return found.flatMap(({ url, sub_results }) => {
    const best = [...sub_results].sort((a, b) => b.locations.length - a.locations.length).slice(0, places);
    return best.length > 0 ? best.map((place) => addressOf(place.url)) : [addressOf(url)];
  });
}

answer(async () => {
  size = 0;
  read(script);
  const engine = createInstance({ noWorker: true, baseUrl: "/", basePath: `${folder}/` });
  await engine.init();
  return { search: (query) => engine.search(query), addresses, fetched: () => size };
});
