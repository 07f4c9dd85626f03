// known_item.mjs: what bench/known-item does.
import fs from "node:fs";
import { means } from "./measures.mjs";
import { readRecords, run, search } from "./memoc.mjs";
import { isRight, nameQueries, nameSorts } from "./name_queries.mjs";

const [memoc, folder] = process.argv.slice(2);
const count = Number(process.env.COUNT ?? 400);
const seed = Number(process.env.SEED ?? 1);
const limit = 50;

const log = [];

function reciprocalRank({ form, query, record }) {
  const rank = search(memoc, folder, query, limit).findIndex((result) => isRight(result, record)) + 1;
  log.push(`${rank}\t${form}\t${query.replace(/\s+/g, " ")}\t${record.path}#${record.anchor ?? ""}\n`);
  return { MRR: rank ? 1 / rank : 0, first: rank === 1 ? 1 : 0 };
}

function measureNames(label, records) {
  const { total, drawn, queries } = nameQueries(records, count, seed);
  if (drawn === 0) return;
  console.log(`${label}: ${drawn} of ${total}`);
  for (const form of new Set(queries.map((query) => query.form))) {
    const asked = queries.filter((query) => query.form === form);
    const figures = means(asked.map(reciprocalRank));
    console.log(`  ${form.padEnd(10)} MRR ${figures.MRR.toFixed(4)}  first ${figures.first.toFixed(4)}  queries ${asked.length}`);
  }
}

run(memoc, folder, "build");
const records = readRecords(memoc, folder);
for (const [label, isOfSort] of Object.entries(nameSorts)) measureNames(label, records.filter(isOfSort));
if (process.env.LOG) fs.writeFileSync(process.env.LOG, log.join(""));
