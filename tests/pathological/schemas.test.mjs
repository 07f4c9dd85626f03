// Hostile schemas and hostile front matter cost a second at most, are told of, and never end the check: the other document is judged.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';

const memoc = process.env.MEMOC ?? join(process.cwd(), 'build/memoc');
const scratch = mkdtempSync(join(tmpdir(), 'memoc-schemas-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

let projects = 0;

function check(schema, frontMatter) {
  const root = join(scratch, `project-${projects++}`);
  mkdirSync(root);
  writeFileSync(join(root, 'memoc.yaml'), 'schema: schema.json\nrules: {"*": off, front-matter/schema: error, front-matter/unknown-key: info}\n');
  writeFileSync(join(root, 'schema.json'), JSON.stringify(schema));
  writeFileSync(join(root, 'good.md'), '---\ngood: 7\n---\n');
  writeFileSync(join(root, 'hostile.md'), `---\n${frontMatter}\n---\n`);
  const start = performance.now();
  const result = spawnSync(memoc, ['check', '--format', 'json', '--today', '2026-07-01'], {
    cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120000,
  });
  assert.equal(result.signal, null, `ended by ${result.signal}`);
  const seconds = (performance.now() - start) / 1000;
  if (result.status === 2) return { seconds, refused: result.stderr };
  const found = JSON.parse(result.stdout).diagnostics;
  const of = (path) => found.filter((finding) => finding.path === path).map((finding) => finding.message);
  assert.ok(of('good.md').some((message) => message.startsWith('"good" is 7, not a string')), result.stdout.slice(0, 2000));
  return { seconds, hostile: of('hostile.md') };
}

const good = { good: { type: 'string' } };
const list = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join(', ');
const doubling = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`s${i}`, { allOf: [{ $ref: `#/$defs/s${i + 1}` }, { $ref: `#/$defs/s${i + 1}` }] }]));

// A schema, front matter, and what is said of it.
const shapes = {
  'a long list without repetition': [{ properties: { ...good, a: { uniqueItems: true } } }, `a: [${list(100000, (i) => `"${i}"`)}]`, null],
  'a long list of lists': [{ properties: { ...good, a: { uniqueItems: true } } }, `a: [${list(60000, (i) => `[${i % 7}, [${i}]]`)}]`, null],
  'many keys': [{ properties: good, patternProperties: { '^(k|q)+5': { type: 'string' } }, propertyNames: { maxLength: 3 } }, list(60000, (i) => `k${i}: ${i}`).replaceAll(', ', '\n'), /not a string/],
  'a pattern that backtracks': [{ properties: { ...good, a: { pattern: '^(x+x+)+y$' } } }, `a: ${'x'.repeat(60)}yz`, /backtracks/],
  'a long number': [{ properties: { ...good, a: { multipleOf: 0.0000007, maximum: 3 } } }, `a: ${'9'.repeat(800000)}`, /more than 3/],
  'schemas that double': [{ properties: { ...good, a: { $ref: '#/$defs/s0' } }, $defs: { ...doubling, s40: true } }, 'a: b', /more steps/],
  'a schema that calls itself by a dynamic name': [{ properties: { ...good, a: { $ref: '#/$defs/d' } }, $defs: { d: { $id: 'd', $dynamicAnchor: 'd', $dynamicRef: '#d' } } }, 'a: b', /without end/],
  'deep lists in a schema of itself': [{ properties: { ...good, a: { $ref: '#/$defs/t' } }, $defs: { t: { anyOf: [{ type: 'string' }, { items: { $ref: '#/$defs/t' }, minItems: 2 }] } } }, `a: ${'['.repeat(60)}${']'.repeat(60)}`, /a/],
};

for (const [name, [schema, frontMatter, wanted]] of Object.entries(shapes)) {
  test(`${name}: judged in time`, () => {
    const { seconds, hostile } = check(schema, frontMatter);
    assert.ok(seconds < 10, `${seconds} s`);
    if (wanted) assert.match(hostile.join('\n'), wanted);
    else assert.deepEqual(hostile, []);
  });
}

test('schemas that have no end are refused', () => {
  const long = Object.fromEntries(Array.from({ length: 20000 }, (_, i) => [`s${i}`, { $ref: `#/$defs/s${i + 1}` }]));
  const circle = { allOf: [{ $ref: '#' }] };
  assert.match(check(circle, 'a: b').refused, /refers to itself without end/);
  assert.match(check({ $ref: '#/$defs/s0', $defs: { ...long, s20000: true } }, 'a: b').refused, /too long a chain/);
  const unknown = Object.fromEntries(Array.from({ length: 40000 }, (_, i) => [`propertie${i}`, i]));
  const { seconds, refused } = check({ ...unknown, properties: good }, 'a: b');
  assert.ok(refused === undefined && seconds < 10, `${seconds} s`);
});
