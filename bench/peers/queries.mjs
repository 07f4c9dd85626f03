// queries.mjs RECORDS FOLDER: writes to FOLDER names, a query a line, and answers.json, what each asks for.
import fs from "node:fs";
import path from "node:path";
import { nameQueries, nameSorts } from "../name_queries.mjs";

const [recordsFile, folder] = process.argv.slice(2);
const count = Number(process.env.COUNT ?? 100);
const seed = Number(process.env.SEED ?? 1);
const records = fs.readFileSync(recordsFile, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

const queries = Object.entries(nameSorts).flatMap(([sort, isOfSort]) =>
  nameQueries(records.filter(isOfSort), count, seed).queries.map(({ form, query, record }) => ({
    sort,
    form,
    query: query.replace(/\s+/g, " "),
    url: record.url,
    isFirst: record.kind === "section" && record.level === 1,
  })),
);
fs.writeFileSync(path.join(folder, "names"), queries.map(({ query }) => `${query}\n`).join(""));
fs.writeFileSync(path.join(folder, "answers.json"), JSON.stringify(queries));
