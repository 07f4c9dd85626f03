// Code on a page is the document's code, byte for byte, whatever stands in spans; and the site is the same whether what lexers said was
// kept or not, and whatever became of the file that it was kept in.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';

const memoc = process.env.MEMOC ?? join(process.cwd(), 'build/memoc');
const corpus = join(process.cwd(), '../shared/corpus/updog');
const scratch = mkdtempSync(join(tmpdir(), 'memoc-highlight-'));
after(() => {
  spawnSync('chmod', ['-R', 'u+w', scratch]);
  rmSync(scratch, { recursive: true, force: true });
});

let count = 0;
const freshPath = (name) => join(scratch, `${name}-${count++}`);

// Caches are where `variables` say, and nowhere when they say nothing.
function run(root, variables, ...command) {
  const { MEMOC_CACHE, XDG_CACHE_HOME, HOME, ...others } = process.env;
  const result = spawnSync(memoc, [...command, '--today', '2026-07-01'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...others, ...variables },
    maxBuffer: 1 << 30,
  });
  assert.equal(result.signal, null);
  assert.equal(result.status, 0, result.stderr.slice(-2000));
  return result;
}

function filesBelow(folder, prefix = '') {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(folder, join(prefix, entry.name)) : [join(prefix, entry.name)]);
}

// Every file of a site built anew: its path and a hash.
function build(root, variables, ...options) {
  const site = freshPath('site');
  run(root, variables, 'build', '-o', site, ...options);
  const hashes = filesBelow(site).map((name) => [name, createHash('sha256').update(readFileSync(join(site, name))).digest('hex')]);
  return { site, files: Object.fromEntries(hashes.sort()) };
}

// ---- the text ----

function project(files, settings = '') {
  const root = freshPath('project');
  for (const [name, text] of Object.entries({ 'memoc.yaml': `title: Code\n${settings}`, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

const unescape = (html) =>
  html.replace(/&(lt|gt|amp|quot|#39);/g, (_, name) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name]);

// The text of each code block of a page; raw HTML has no data-language, nor may it have classes like these.
function codeOfPage(html) {
  return [...html.matchAll(/<pre(?: [^<>]*)?><code(?: [^<>]*)?>([^]*?)<\/code><\/pre>/g)].map(([, inner]) => {
    const text = inner.replace(/<\/?span(?: class="(?:tok-[a-z]+|line|line hl)"(?: data-line="\d+")?)?>/g, '');
    assert.doesNotMatch(text, /[<>]/, 'there is nothing but spans in it');
    return unescape(text).replace(/\n$/, '');
  });
}

// Blocks of each page, as its document's records have them.
function codeOfRecords(root) {
  const blocks = {};
  const { stdout } = run(root, {}, 'records', '--kind', 'code', '--format', 'jsonl');
  for (const line of stdout.trimEnd().split('\n')) {
    const { url, content } = JSON.parse(line);
    if (url) (blocks[decodeURI(url.split('#')[0])] ??= []).push(content);
  }
  return blocks;
}

const countedIn = (list) => list.reduce((counts, text) => counts.set(text, (counts.get(text) ?? 0) + 1), new Map());

function assertCodeIsKept(root, site) {
  let blocks = 0;
  let coloured = 0;
  for (const [page, texts] of Object.entries(codeOfRecords(root))) {
    const html = readFileSync(join(site, page), 'utf8');
    const found = countedIn(codeOfPage(html));
    if (html.includes('<span class="tok-')) coloured++;
    for (const [text, times] of countedIn(texts)) {
      assert.ok((found.get(text) ?? 0) >= times, `${page}: this block is not there:\n${text}`);
      blocks += times;
    }
  }
  assert.ok(coloured > 20, `${coloured} pages have colours`);
  return blocks;
}

function checkCollection(root, blocksLeast) {
  const cache = freshPath('cache');
  const cold = build(root, { MEMOC_CACHE: cache });
  const blocks = assertCodeIsKept(root, cold.site);
  assert.ok(blocks >= blocksLeast, `there were ${blocks} blocks`);
  const warm = build(root, { MEMOC_CACHE: cache });
  assert.deepEqual(warm.files, cold.files);
  for (const { site } of [cold, warm]) rmSync(site, { recursive: true });
}

test('the code of the tests and the manual is on its pages as it was written', () => {
  const root = project({});
  for (const folder of ['content', 'tests/fixtures', 'tests/golden']) {
    for (const name of filesBelow(folder).filter((file) => file.endsWith('.md'))) {
      mkdirSync(dirname(join(root, folder, name)), { recursive: true });
      cpSync(join(folder, name), join(root, folder, name));
    }
  }
  checkCollection(root, 500);
});

test('the code of a real collection is on its pages as it was written', { skip: !existsSync(corpus) }, () => {
  const root = freshPath('corpus');
  cpSync(corpus, root, { recursive: true });
  spawnSync('chmod', ['-R', 'u+w', root]);
  writeFileSync(join(root, 'memoc.yaml'), 'title: Corpus\ncontent: [{path: ., hidden: true}]\n');
  checkCollection(root, 6000);
});

// ---- the cache ----

const languages = ['c', 'ts', 'json', 'yaml', 'bash', 'html', 'sql', 'python', 'text', ''];
const fence = (language, text) => `\`\`\`${language}\n${text}\n\`\`\`\n`;
const sample = (n) => `# ${n}\n\n${languages.map((name, i) => fence(name, `if (${n} < ${i}) { return "x${i}" } // é\na: 1`)).join('\n')}`;
const documents = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`d${n}.md`, sample(n)]));

const root = project(documents);
const plain = build(root, {});
const onlyFile = (folder) => {
  const names = filesBelow(folder);
  assert.equal(names.length, 1, names.join(' '));
  return join(folder, names[0]);
};

test('a site is the same with a cold cache and a warm one, and with any number of workers', () => {
  assert.match(readFileSync(join(plain.site, 'd0.html'), 'utf8'), /tok-string/);
  for (const jobs of ['-j1', '-j7']) {
    const cache = freshPath('cache');
    assert.deepEqual(build(root, { MEMOC_CACHE: cache }, jobs).files, plain.files);
    const left = readFileSync(onlyFile(cache));
    assert.deepEqual(build(root, { MEMOC_CACHE: cache }, jobs).files, plain.files);
    assert.deepEqual(build(root, { MEMOC_CACHE: cache }, '-j3').files, plain.files);
    assert.deepEqual(readFileSync(onlyFile(cache)), left);
  }
});

test('the file of a cache does not depend on workers, and is not written when nothing is new', () => {
  const caches = ['-j1', '-j5'].map((jobs) => {
    const cache = freshPath('cache');
    build(root, { MEMOC_CACHE: cache }, jobs);
    return cache;
  });
  assert.deepEqual(readFileSync(onlyFile(caches[0])), readFileSync(onlyFile(caches[1])));
  const file = onlyFile(caches[0]);
  const before = statSync(file, { bigint: true });
  build(root, { MEMOC_CACHE: caches[0] });
  const later = statSync(file, { bigint: true });
  assert.equal(later.ino, before.ino);
  assert.equal(later.mtimeNs, before.mtimeNs);
});

test('a cache holds what the last build asked for', () => {
  const cache = freshPath('cache');
  const changing = project(documents);
  build(changing, { MEMOC_CACHE: cache });
  const all = readFileSync(onlyFile(cache));
  for (let n = 1; n < 12; n++) rmSync(join(changing, `d${n}.md`));
  build(changing, { MEMOC_CACHE: cache });
  const one = statSync(onlyFile(cache)).size;
  assert.ok(one < all.length / 6, `${one} of ${all.length} bytes`);
  for (let n = 1; n < 12; n++) writeFileSync(join(changing, `d${n}.md`), documents[`d${n}.md`]);
  assert.deepEqual(build(changing, { MEMOC_CACHE: cache }).files, plain.files);
  assert.deepEqual(readFileSync(onlyFile(cache)), all);
});

test('a damaged cache changes nothing, and is mended', () => {
  const cache = freshPath('cache');
  build(root, { MEMOC_CACHE: cache });
  const file = onlyFile(cache);
  const whole = readFileSync(file);
  const flipped = (at) => {
    const bytes = Buffer.from(whole);
    bytes[at] ^= 0x40;
    return bytes;
  };
  const damaged = [
    Buffer.alloc(0), Buffer.from('x'), whole.subarray(0, 39), whole.subarray(0, whole.length / 2), whole.subarray(0, -1),
    Buffer.alloc(whole.length), Buffer.alloc(whole.length, 255), ...[0, 9, 30, 50, 60, 70, whole.length - 1].map(flipped),
  ];
  for (const bytes of damaged) {
    writeFileSync(file, bytes);
    assert.deepEqual(build(root, { MEMOC_CACHE: cache }).files, plain.files);
    assert.deepEqual(readFileSync(onlyFile(cache)), whole);
  }
});

test('where a cache cannot be, there is none', () => {
  const file = freshPath('file');
  writeFileSync(file, '');
  const locked = freshPath('locked');
  mkdirSync(locked);
  chmodSync(locked, 0o500);
  const taken = freshPath('taken');
  build(root, { MEMOC_CACHE: taken });
  const name = onlyFile(taken);
  rmSync(name);
  mkdirSync(name);
  for (const variables of [{ MEMOC_CACHE: file }, { MEMOC_CACHE: locked }, { MEMOC_CACHE: taken }, { MEMOC_CACHE: '' }, { XDG_CACHE_HOME: 'relative' }, { HOME: '' }]) {
    assert.deepEqual(build(root, variables).files, plain.files);
  }
  assert.deepEqual(readdirSync(root).filter((entry) => !entry.endsWith('.md')), ['memoc.yaml']);
});

test('a cache is where it is asked for, else among those of the user', () => {
  const [named, xdg, home] = ['named', 'xdg', 'home'].map(freshPath);
  build(root, { MEMOC_CACHE: named, XDG_CACHE_HOME: xdg, HOME: home });
  assert.match(onlyFile(named), /\/named-\d+\/highlight-[0-9a-f]{2}$/);
  assert.ok(!existsSync(xdg) && !existsSync(home));
  build(root, { XDG_CACHE_HOME: xdg, HOME: home });
  assert.match(onlyFile(xdg), /\/xdg-\d+\/memoc\/highlight-[0-9a-f]{2}$/);
  assert.ok(!existsSync(home));
  build(root, { MEMOC_CACHE: '', HOME: home });
  assert.ok(!existsSync(home));
  build(root, { HOME: home });
  assert.match(onlyFile(home), /\/home-\d+\/\.cache\/memoc\/highlight-[0-9a-f]{2}$/);
});

test('code on pages of records has the colours of its document, and the same text', () => {
  const uncoloured = build(project(documents, 'highlight: false\n'), {});
  const pages = (site) => filesBelow(join(site, 'records')).filter((name) => name.endsWith('.html')).sort();
  const spans = /<span class="tok-[a-z]+">([^<]*)<\/span>/g;
  let coloured = 0;
  assert.deepEqual(pages(plain.site), pages(uncoloured.site));
  for (const name of pages(plain.site)) {
    const html = readFileSync(join(plain.site, 'records', name), 'utf8');
    assert.equal(html.replace(spans, '$1'), readFileSync(join(uncoloured.site, 'records', name), 'utf8'), name);
    coloured += (html.match(spans) ?? []).length;
  }
  assert.ok(coloured > 12 * 10, `${coloured} tokens have colours`);
});

test('without highlighting nothing is kept, nor by a check', () => {
  const cache = freshPath('cache');
  build(project(documents, 'highlight: false\n'), { MEMOC_CACHE: cache });
  run(root, { MEMOC_CACHE: cache }, 'check');
  assert.ok(!existsSync(cache));
});
