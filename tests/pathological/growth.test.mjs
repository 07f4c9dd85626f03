// What a document says once is not written once for each of its parts: twice the document is at most some more than twice the output and
// the time.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import '../no_cache.mjs';

const memoc = process.env.MEMOC ?? join(process.cwd(), 'build/memoc');
const scratch = mkdtempSync(join(tmpdir(), 'memoc-growth-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

let projects = 0;

function project(files) {
  const root = join(scratch, `project-${projects++}`);
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(join(root, 'memoc.yaml'), 'title: Growth\n');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'docs', name), text);
  return root;
}

// Seconds.
function run(root, ...command) {
  const start = performance.now();
  const result = spawnSync(memoc, [...command, '--today', '2026-07-01'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120000 });
  assert.equal(result.signal, null, `${command[0]} was ended by ${result.signal}`);
  assert.equal(result.status, 0, result.stderr.slice(-2000));
  return (performance.now() - start) / 1000;
}

function bytesBelow(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
}

const repeat = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join('');

const languages = (count) => ({ 'a.md': `# A\n\n${repeat(count, (i) => `\`\`\`lang${i}\nx\n\`\`\`\n\n`)}` });
const pages = (count, text) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}.md`, text]));
const long = (size) => 'long '.repeat(size / 5);

// Each of some size, and of four times that.
const shapes = {
  'code in many languages': (n) => languages(n / 20),
  'pages below a long title': (n) => ({ 'index.md': `# ${long(n)}\n`, ...pages(n / 200, '# Page\n') }),
  'pages that a long title links to': (n) => ({
    'index.md': `---\ntitle: ${long(n)}\n---\n\n${repeat(n / 200, (i) => `[x](p${i}.md)\n`)}`, ...pages(n / 200, '# Page\n'),
  }),
};

function sizeOfSite(files) {
  const root = project(files);
  run(root, 'build');
  const size = bytesBelow(join(root, 'site'));
  rmSync(root, { recursive: true });
  return size;
}

for (const [name, make] of Object.entries(shapes)) {
  test(`a site of ${name} grows as its document`, () => {
    const empty = sizeOfSite({ 'a.md': '# A\n' });
    const [small, large] = [20000, 80000].map((size) => sizeOfSite(make(size)) - empty);
    assert.ok(large < 5 * small, `${small} bytes, and of a document four times as large ${large}`);
  });
}

test('a search counts many languages in the time that they need', () => {
  const [small, large] = [40000, 80000].map((count) => run(project(languages(count)), 'search', '--json', 'x'));
  assert.ok(large < 2.5 * small + 1, `${small} s, and for twice as many ${large} s`);
});
