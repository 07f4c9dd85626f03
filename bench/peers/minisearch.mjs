// minisearch.mjs PACKAGES RECORDS [near]: MiniSearch over sections, each with its title, the headings above and its text, code included.
// Titles weigh as in VitePress; with "near" words may be cut short or mistyped, as there. A browser fetches the whole index.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { answer, countsBytes, transferSize } from "./answer.mjs";

const [packages, recordsFile, near] = process.argv.slice(2);
const require = createRequire(path.resolve(packages, "package.json"));
const MiniSearch = require("minisearch");
const limit = 50;

const records = fs.readFileSync(recordsFile, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const codeOf = new Map();
for (const { kind, url, content, text } of records) {
  if (kind === "code") codeOf.set(url, `${codeOf.get(url) ?? ""}\n${content ?? text}`);
}
const sections = records.filter(({ kind }) => kind === "section").map((record, id) => ({
  id,
  url: record.url,
  title: record.title,
  titles: (record.section_path ?? []).slice(0, -1).join(" "),
  text: `${record.text ?? ""}${codeOf.get(record.url) ?? ""}`,
}));

const options = { fields: ["title", "titles", "text"], storeFields: ["url"] };
const index = new MiniSearch(options);
index.addAll(sections);
const stored = Buffer.from(JSON.stringify(index));
if (process.env.INDEX_SIZE) fs.writeFileSync(process.env.INDEX_SIZE, String(stored.length));
const scriptSize = transferSize(fs.readFileSync(path.resolve(packages, "node_modules/minisearch/dist/umd/index.js")));
const size = countsBytes ? scriptSize + transferSize(stored) : 0;
const how = { boost: { title: 4, text: 2, titles: 1 }, ...(near && { prefix: true, fuzzy: 0.2 }) };

answer(() => ({
  search: (query) => index.search(query, how),
  addresses: (found) => found.slice(0, limit).map(({ url }) => url),
  fetched: () => size,
}));
