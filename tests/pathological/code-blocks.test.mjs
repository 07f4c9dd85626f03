// A document does not lose its page through a code block: what is too much for a lexer stays plain, and all of its text is there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import '../no_cache.mjs';

const memoc = process.env.MEMOC ?? join(process.cwd(), 'build/memoc');
const scratch = mkdtempSync(join(tmpdir(), 'memoc-code-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

let projects = 0;

// The page of a document that is these blocks, each [language, text].
function pageOf(blocks) {
  const root = join(scratch, `project-${projects++}`);
  mkdirSync(root);
  const body = blocks.map(([language, text]) => `~~~~~~~~ ${language}\n${text}\n~~~~~~~~\n`).join('\n');
  writeFileSync(join(root, 'a.md'), `# A\n\n${body}`);
  const result = spawnSync(memoc, ['build', '--today', '2026-07-01'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120000 });
  assert.equal(result.signal, null);
  assert.equal(result.status, 0, result.stderr.slice(-2000));
  assert.doesNotMatch(result.stderr, /doc\/(too-costly|crashed)/);
  return readFileSync(join(root, 'site/a.html'), 'utf8');
}

const unescape = (html) => html.replace(/&(lt|gt|amp|quot|#39);/g, (_, name) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name]);
const codeOf = (html) => [...html.matchAll(/<code[^<>]*>([^]*?)<\/code><\/pre>/g)].map(([, inner]) => unescape(inner.replace(/<[^>]*>/g, '')));

const full = (unit, size = 64 << 10) => unit.repeat(Math.floor((size - 1) / unit.length));
const inLines = (unit, size = 64 << 10) => full(`${unit.repeat(Math.ceil(60 / unit.length))}\n`, size);

// Of families of languages, each as large as a block that is looked at may be.
const hostile = {
  'here-documents without an end': ['bash', full('<<a\n')],
  'here-documents of many words': ['bash', Array.from({ length: 6000 }, (_, i) => `<<a${i}\n`).join('')],
  'here-documents in Ruby': ['ruby', full('<<a\n')],
  'a string without an end': ['python', `"""${inLines('a b ')}`],
  'comments in comments': ['rust', inLines('/*')],
  'comments in comments, in Haskell': ['haskell', inLines('{-')],
  'brackets, open': ['lisp', inLines('(')],
  'brackets of JSON': ['json', inLines('[{')],
  'brackets of Ruby': ['ruby', inLines('%w(')],
  'brackets of Perl': ['perl', inLines('q{')],
  'templates in templates': ['ts', inLines('`${')],
  'generic types': ['ts', inLines('a<')],
  'elements of JSX': ['tsx', inLines('(<A>')],
  'backslashes': ['c', `"${inLines('\\')}`],
  'long lines': ['ts', full(`${'a-b_c.d '.repeat(240)}\n`)],
  'one long line': ['ts', 'a '.repeat(30000)],
  'scripts in HTML': ['html', inLines('<script>')],
  'attributes without an end': ['html', `<a ${inLines('b="')}`],
  'blocks of YAML': ['yaml', full('a: |\n')],
  'deeper and deeper YAML': ['yaml', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a: |\n`).join('')],
  'prompts': ['console', full('$ <<a\n')],
  'a block that is too large': ['c', inLines('int a; ', 200 << 10)],
};

for (const [name, [language, text]] of Object.entries(hostile)) {
  test(`${name}: the text is on the page`, () => {
    const html = pageOf([[language, text], ['c', 'int x;']]);
    assert.deepEqual(codeOf(html), [`${text}\n`, 'int x;\n']);
    assert.match(html, /<span class="tok-type">int<\/span> x;/, 'the next block has its colours');
  });
}

test('a document of nothing but hostile code has its page', () => {
  const blocks = Object.values(hostile);
  assert.deepEqual(codeOf(pageOf(blocks)), blocks.map(([, text]) => `${text}\n`));
});

test('a document with more code than it may have has its page', () => {
  const blocks = Array.from({ length: 40 }, () => hostile['here-documents without an end']);
  const html = pageOf(blocks);
  assert.deepEqual(codeOf(html), blocks.map(([, text]) => `${text}\n`));
  assert.equal(html.match(/<pre[^<>]*><code[^<>]*><span/g).length, 16);
});
