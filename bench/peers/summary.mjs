// summary.mjs FOLDER: prints what bench/search-peers has measured.
import fs from "node:fs";
import path from "node:path";

const folder = process.argv[2];
const read = (name) => fs.readFileSync(path.join(folder, name), "utf8");
const rows = (name) => read(name).trimEnd().split("\n").map((line) => line.split("\t"));
const column = (table, index) => table.map((row) => Number(row[index])).sort((a, b) => a - b);
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const isFile = (name) => fs.existsSync(path.join(folder, name));

const answers = JSON.parse(read("answers.json"));
const pageOf = (url) => url.split("#")[0];

// A page's own address is right where its first heading is asked for.
const isPlace = (url, { url: wanted, isFirst }) => url === wanted || (isFirst && url === pageOf(wanted));

function reciprocalRank(found, isRight) {
  const rank = found.findIndex(isRight) + 1;
  return rank > 0 ? 1 / rank : 0;
}

function meanOf(values) {
  return values.length > 0 ? (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3) : "";
}

// By sort and form: place and page.
function quality(number) {
  const found = rows(`found.${number}`).map((row) => row.slice(2));
  const figures = new Map();
  answers.forEach((answer, i) => {
    const key = `${answer.sort}, ${answer.form}`;
    if (!figures.has(key)) figures.set(key, { places: [], pages: [] });
    const pages = [...new Set(found[i].map(pageOf))];
    figures.get(key).places.push(reciprocalRank(found[i], (url) => isPlace(url, answer)));
    figures.get(key).pages.push(reciprocalRank(pages, (page) => page === pageOf(answer.url)));
  });
  return figures;
}

const milliseconds = (value) => (value / 1000).toFixed(2);
const kilobytes = (value) => (value / 1000).toFixed(1);

function sizeOf(number, command) {
  const name = isFile(`size.${number}`) ? `size.${number}` : command.includes("pagefind") ? "size.pagefind" : "size.memoc";
  return isFile(name) ? (Number(read(name)) / 1e6).toFixed(1) : "";
}

function costOf({ number, command }) {
  const times = rows(`times.${number}`);
  const later = column(times, 1);
  const bytes = command.includes("search_latency") ? [] : column(rows(`bytes.${number}`), 0);
  const fetched = bytes.length > 0 ? [kilobytes(at(bytes, 0.5)), kilobytes(at(bytes, 0.95))] : ["", ""];
  return [milliseconds(at(later, 0.5)), milliseconds(at(later, 0.95)), milliseconds(Math.max(...column(times, 0))), ...fetched, sizeOf(number, command)];
}

const print = (name, cells) => console.log(name.padEnd(28) + cells.map((cell) => String(cell).padStart(9)).join(""));

const done = read("done").trimEnd().split("\n").map((line) => {
  const [number, name, command] = line.split("|");
  return { number, name, command };
});

print("", ["median", "95 %", "first", "kB", "95 %", "MB"]);
for (const candidate of done) print(candidate.name, costOf(candidate));
const qualities = done.map(({ number }) => quality(number));
for (const key of qualities[0].keys()) {
  const count = qualities[0].get(key).places.length;
  console.log(`\n${key} (${count})`);
  print("", ["place", "page"]);
  done.forEach(({ name }, i) => print(name, [meanOf(qualities[i].get(key).places), meanOf(qualities[i].get(key).pages)]));
}
