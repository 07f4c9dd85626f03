// trees.mjs MARKDOWN-FOLDER CACHE-FOLDER: are the blocks of `memoc convert -t json` those of pandoc?
//
// Documents are compared without front matter. A difference must belong to a class of classes.mjs; one that does not
// is printed, and the exit status is 1.

import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { classes } from './classes.mjs';

const [folder, cache] = process.argv.slice(2);
const memoc = process.env.MEMOC;
const pandocVersion = execFileSync('pandoc', ['--version'], { encoding: 'utf8' }).split('\n')[0];
const [, major] = /(\d+)/.exec(pandocVersion);
// Since pandoc 3, gfm has what memoc has by the names of alerts and math.
const pandocDialect = major >= 3 ? 'gfm-alerts-tex_math_dollars-tex_math_gfm' : 'gfm';
const pandocOptions = ['-f', pandocDialect, '-t', 'json', '--preserve-tabs'];
const OUTPUT_LIMIT = 1 << 30;

function findDocuments(directory) {
  return fs
    .readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.name !== '.git' && entry.name !== 'node_modules')
    .flatMap((entry) => {
      const name = path.join(directory, entry.name);
      if (entry.isDirectory()) return findDocuments(name);
      return entry.isFile() && name.endsWith('.md') ? [name] : [];
    })
    .sort();
}

// The blank line keeps both from reading front matter, should the body begin with a rule.
function readBody(file) {
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const match = /^---[ \t]*\r?\n([\s\S]*?\n)?(---|\.\.\.)[ \t]*(\r?\n|$)/.exec(text);
  return `\n${match ? text.slice(match[0].length) : text}`;
}

async function pandocTree(body) {
  const key = createHash('sha256').update(`${pandocVersion} ${pandocOptions}\n${body}`).digest('hex');
  const kept = path.join(cache, `${key}.json`);
  if (!fs.existsSync(kept)) {
    const running = promisify(execFile)('pandoc', pandocOptions, { maxBuffer: OUTPUT_LIMIT });
    running.child.stdin.end(body);
    const { stdout } = await running;
    fs.writeFileSync(`${kept}.new`, stdout);
    fs.renameSync(`${kept}.new`, kept);
  }
  return JSON.parse(fs.readFileSync(kept, 'utf8')).blocks;
}

function memocTree(body) {
  const options = ['convert', '-f', 'gfm-alerts-math', '-t', 'json', '-'];
  const ended = spawnSync(memoc, options, { input: body, maxBuffer: OUTPUT_LIMIT, encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`memoc ended with ${ended.status}: ${ended.stderr}`);
  return JSON.parse(ended.stdout).blocks;
}

const copy = (value) => JSON.parse(JSON.stringify(value));
const areEqual = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function areEqualBut(ours, theirs, functions) {
  const [a, b] = [copy(ours), copy(theirs)];
  for (const ignore of functions) {
    ignore(a);
    ignore(b);
  }
  return areEqual(a, b);
}

// The classes without which the trees still differ, else the first that is enough alone; null when they differ even
// with all.
function classify(ours, theirs) {
  const all = Object.entries(classes);
  const isEnough = (entries) => areEqualBut(ours, theirs, entries.map(([, ignore]) => ignore));
  if (!isEnough(all)) return null;
  const needed = all.filter((entry) => !isEnough(all.filter((other) => other !== entry)));
  const found = needed.length > 0 ? needed : all.filter((entry) => isEnough([entry])).slice(0, 1);
  return found.map(([name]) => name);
}

// The innermost pair that differs: [ours, theirs].
function firstDifference(a, b) {
  const isArray = Array.isArray(a) && Array.isArray(b);
  if (isArray && a.length === b.length) {
    const at = a.findIndex((item, i) => !areEqual(item, b[i]));
    return firstDifference(a[at], b[at]);
  }
  if (!isArray && a?.t && a.t === b?.t && a.c !== undefined) return firstDifference(a.c, b.c);
  if (!isArray) return [a, b];
  const at = a.findIndex((item, i) => !areEqual(item, b[i]));
  const from = at < 0 ? a.length : at;
  return [a.slice(from, from + 3), b.slice(from, from + 3)];
}

function ignoringAll(blocks) {
  const result = copy(blocks);
  for (const ignore of Object.values(classes)) ignore(result);
  return result;
}

function printUnclassed(name, ours, theirs) {
  const pair = firstDifference(ignoringAll(ours), ignoringAll(theirs));
  const [a, b] = pair.map((value) => (JSON.stringify(value) ?? 'nothing').slice(0, 400));
  console.log(`${name}: a difference of no known class\n  memoc:  ${a}\n  pandoc: ${b}`);
}

const counts = { equal: 0, unclassed: 0 };
const documents = Object.fromEntries(Object.keys(classes).map((name) => [name, []]));

async function compare(file) {
  const body = readBody(file);
  const name = path.relative(folder, file);
  const [ours, theirs] = [memocTree(body), await pandocTree(body)];
  if (areEqual(ours, theirs)) {
    counts.equal++;
    return;
  }
  const found = classify(ours, theirs);
  for (const one of found ?? []) documents[one].push(name);
  if (!found) {
    counts.unclassed++;
    printUnclassed(name, ours, theirs);
  }
}

fs.mkdirSync(cache, { recursive: true });
const files = findDocuments(folder);
const queue = [...files];
const workers = os.cpus().map(async () => {
  while (queue.length > 0) await compare(queue.shift());
});
await Promise.all(workers);

console.log(`${files.length} documents, ${pandocVersion}: ${counts.equal} equal`);
for (const [name, list] of Object.entries(documents)) {
  if (list.length > 0) console.log(`  ${String(list.length).padStart(4)} ${name}`);
  if (process.env.VERBOSE === '1') for (const document of list.sort()) console.log(`         ${document}`);
}
console.log(`  ${String(counts.unclassed).padStart(4)} with differences of no known class`);
process.exit(counts.unclassed > 0 ? 1 : 0);
