// A real team's documents, when they lie beside the repository: the whole way from Markdown to valid pages and records.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import '../no_cache.mjs';

const require = createRequire(join(process.cwd(), 'tests/'));
const { HtmlValidate } = require('html-validate');
const Ajv = require('ajv/dist/2020.js').default;
const addFormats = require('ajv-formats').default;

const memoc = process.env.MEMOC ?? join(process.cwd(), 'build/memoc');
const corpus = join(process.cwd(), '../shared/corpus/updog');
const skip = !existsSync(corpus);

let root;
let talk;

function run(...options) {
  return spawnSync(memoc, [...options, '--today', '2026-07-01'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
}

before(() => {
  if (skip) return;
  root = mkdtempSync(join(tmpdir(), 'memoc-corpus-'));
  cpSync(corpus, root, { recursive: true });
  // The copies are made from files that nobody may write.
  spawnSync('chmod', ['-R', 'u+w', root]);
});

after(() => {
  if (root) rmSync(root, { recursive: true, force: true });
});

test('without memoc.yaml, hidden folders are left out, and it is said', { skip }, () => {
  const built = run('build');
  assert.equal(built.status, 0);
  assert.match(built.stderr, /^622 documents, /m);
  const said = built.stderr.split('\n').filter((line) => line.startsWith('231 documents in hidden folders left out'));
  assert.equal(said.length, 1);
  assert.match(said[0], /hidden: true/);
});

test('with hidden folders, all documents are compiled; four have broken YAML', { skip }, () => {
  writeFileSync(join(root, 'memoc.yaml'), 'title: Corpus\nurl: https://docs.example.org/\ncontent: [{path: ., hidden: true}]\n');
  const built = run('build');
  assert.equal(built.status, 0);
  talk = built.stderr;
  assert.match(talk, /^853 documents, /m);
  assert.doesNotMatch(talk, /template\/error|output\/failed|doc\/crashed|doc\/too-costly/);
  const broken = talk.split('\n').filter((line) => line.endsWith('[front-matter/yaml]'));
  assert.equal(broken.length, 4);
  for (const line of broken) assert.match(line, /^[^:]+\.md:\d+:\d+: error: /);
});

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

test('every page is valid HTML', { skip }, async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], root: true });
  let count = 0;
  for (const path of files(join(root, 'site'))) {
    if (!path.endsWith('.html')) continue;
    const report = await validator.validateString(readFileSync(path, 'utf8'), path);
    const messages = report.results.flatMap((result) => result.messages).filter((message) => message.severity === 2);
    assert.deepEqual(messages.slice(0, 3).map((m) => `${path}:${m.line}: ${m.ruleId}: ${m.message}`), []);
    count++;
  }
  assert.ok(count > 853, `${count} pages`);
});

test('another number of workers gives the same bytes', { skip }, () => {
  for (const jobs of ['-j1', '-j3']) {
    const built = run('build', jobs);
    assert.match(built.stderr, /^853 documents, 0 files written, \d+ unchanged, 0 removed/m);
  }
});

test('records and documents are as the published schemas say', { skip }, () => {
  const memory = join(root, 'site/memory');
  const ajv = new Ajv();
  addFormats(ajv);
  for (const path of files(join(memory, 'schema'))) ajv.addSchema(JSON.parse(readFileSync(path, 'utf8')));
  const check = (schema, value, path) => {
    const validate = ajv.getSchema(schema);
    assert.ok(validate(value), `${path}: ${value.id ?? ''}: ${ajv.errorsText(validate.errors)}`);
  };
  let count = 0;
  for (const line of readFileSync(join(memory, 'records.jsonl'), 'utf8').trimEnd().split('\n')) {
    const record = JSON.parse(line);
    check(`record.${record.kind}.schema.json`, record, 'records.jsonl');
    count++;
  }
  assert.ok(count > 57000, `${count} records`);
  check('index.schema.json', JSON.parse(readFileSync(join(memory, 'index.json'), 'utf8')), 'index.json');
  for (const path of files(join(memory, 'doc'))) check('doc.schema.json', JSON.parse(readFileSync(path, 'utf8')), path);
});

// Schemas allow members that filters add to such records: that of a kind must name those that memoc gives.
test('a record that memoc recognised has only members that the schema of its kind names', { skip }, () => {
  const folder = join(root, 'site/memory/schema');
  const named = (name) => Object.keys(JSON.parse(readFileSync(join(folder, `record.${name}.schema.json`), 'utf8')).properties);
  const common = named('common');
  const known = {};
  const rules = new Set();
  for (const record of readRecords('--format', 'jsonl')) {
    if (!record.rule) continue;
    known[record.kind] ??= new Set([...named(record.kind), ...common]);
    rules.add(record.rule);
    for (const member of Object.keys(record)) assert.ok(known[record.kind].has(member), `${record.id}: ${member}`);
  }
  assert.ok(rules.size >= 40, `${rules.size} rules`);
});

/** What `memoc records` prints, whatever the form. */
function readRecords(...options) {
  const { stdout } = run('records', ...options);
  return stdout.startsWith('[') ? JSON.parse(stdout) : stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
}

const mem0 = {
  type: 'object',
  properties: {
    messages: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: { role: { const: 'user' }, content: { type: 'string', minLength: 1 } },
        required: ['role', 'content'],
        additionalProperties: false,
      },
    },
    user_id: { type: 'string', minLength: 1 },
    agent_id: { type: 'string', minLength: 1 },
    metadata: {
      type: 'object',
      properties: {
        id: { type: 'string', pattern: '^memory:' },
        lines: { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 2, maxItems: 2 },
        stale: { type: 'boolean' },
      },
      additionalProperties: { type: 'string', minLength: 1 },
      required: ['id', 'path', 'lines', 'hash'],
    },
    expiration_date: { type: 'string', format: 'date' },
  },
  required: ['messages', 'metadata'],
  additionalProperties: false,
};

test('the forms of records hold the same', { skip }, () => {
  const ajv = new Ajv();
  addFormats(ajv);
  const validate = ajv.compile(mem0);
  const lines = readRecords('--format', 'jsonl');
  assert.deepEqual(readRecords('--format', 'json'), lines);
  const memories = lines.filter((record) => record.kind === 'memory' && !record.example);
  const added = readRecords('--format', 'mem0');
  assert.deepEqual(added.map((one) => one.metadata.id), memories.map((one) => one.id));
  for (const one of added) assert.ok(validate(one), `${one.metadata.id}: ${ajv.errorsText(validate.errors)}`);
});

test('the counts of records are those that were counted by other means', { skip }, () => {
  const counts = {};
  let done = 0;
  let closed = 0;
  for (const line of readFileSync(join(root, 'site/memory/records.jsonl'), 'utf8').trimEnd().split('\n')) {
    const record = JSON.parse(line);
    counts[record.kind] = (counts[record.kind] ?? 0) + 1;
    if (record.kind === 'task' && record.done) done++;
    if (record.kind === 'code' && record.closed) closed++;
  }
  assert.equal(counts.table, 1153);
  assert.equal(counts.task, 5752);
  assert.ok(counts.code >= 7500 && closed > 7400);
  assert.ok(Math.abs(done - 1260) <= 2, `${done} tasks are done`);
  assert.ok(counts.section >= 17700);
});
