// Hostile documents cost themselves, never the build: it ends, names the file, and keeps every other page.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import '../no_cache.mjs';

const memoc = process.env.MEMOC ?? join(process.cwd(), 'build/memoc');
const scratch = mkdtempSync(join(tmpdir(), 'memoc-hostile-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

let projects = 0;

// A project with one good page, and whatever `files` says.
function project(files = {}) {
  const root = join(scratch, `project-${projects++}`);
  mkdirSync(root);
  writeFileSync(join(root, 'good.md'), '---\nstatus: ACTIVE\nlast_updated: 2026-06-01\n---\n\n# Good\n\ntext\n');
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), bytes);
  }
  return root;
}

function run(root, command, ...options) {
  const result = spawnSync(memoc, [command, ...options, '--today', '2026-07-01'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 120000,
  });
  assert.equal(result.signal, null, `${command} was ended by ${result.signal}`);
  return result;
}

function build(root, ...options) {
  const result = run(root, 'build', ...options);
  assert.equal(result.status, 0, result.stderr.slice(-2000));
  assert.ok(existsSync(join(root, 'site/good.html')), 'the other page is there');
  return result.stderr;
}

const times = (text, count) => text.repeat(Math.floor(count));

// Each as large as it was found to hurt, in bytes; tried at four times that, too.
const costly = {
  'wide table with short rows': [16000, (n) =>
    `${times('a|', n / 8)}a\n${times('-|', n / 8)}-\n${times('a\n', n / 4)}`],
  'references to a long address': [62000, (n) => `[a]: /${times('u', n / 2)}\n\n${times('[a]', n / 6)}\n`],
  'references, many': [250000, (n) => `[a]: /${times('u', n / 2)}\n\n${times('[a]', n / 6)}\n`],
  'bullets and blank lines': [62000, (n) => `${times('- ', n / 4)}a\n${times('\n', n / 2)}`],
  'stars and blank lines': [62000, (n) => `${times('* ', n / 4)}a\n${times('\n', n / 2)}`],
  'headers of no table': [62000, (n) => times('a|b\n-|\n', n / 7)],
  'www with underscores': [62000, (n) => times('www.a_', n / 6)],
  'www with underscores, more': [125000, (n) => times('www.a_', n / 6)],
  'www with parentheses': [125000, (n) => `www.a${times(')', n)}`],
  'quotes and lazy lines': [125000, (n) => `${times('>', n / 2)}a\n${times('a\n', n / 4)}`],
  'open images': [250000, (n) => times('![[]()', n / 6)],
  'lines before a delimiter row': [125000, (n) => `${times('a\n', n / 4)}${times('|-|\n', n / 8)}`],
  'nested quotes': [50000, (n) => `${times('> ', n / 2)}a\n`],
  'code below a long heading': [50000, (n) => `# ${times('long ', n / 10)}\n\n${times('```c\nx\n```\n\n', n / 26)}`],
  'a status that all records repeat': [50000, (n) => `---\nstatus: ${times('x', n / 2)}\n---\n\n# A\n\n${times('```c\nx\n```\n\n', n / 26)}`],
  'steps of a workflow with a long name': [50000, (n) => `# A\n\n## Workflow: ${times('w', n / 2)}\n\n${times('1. step\n', n / 16)}`],
  'processing instructions': [125000, (n) => times('a <?', n / 4)],
};

for (const [name, [size, make]] of Object.entries(costly)) {
  test(`too costly: ${name}`, () => {
    for (const factor of [1, 4]) {
      const root = project({ 'bad.md': make(size * factor) });
      const talk = build(root);
      assert.match(talk, /bad\.md:.*\[doc\/too-costly\]/, name);
      const page = readFileSync(join(root, 'site/bad.html'), 'utf8');
      assert.ok(page.length > size / 2, 'its page has the source');
    }
  });
}

// What must simply work, however odd.
const bearable = {
  '100,000 brackets': () => times('[', 100000),
  '100,000 brackets, closed': () => times('[', 50000) + times(']', 50000),
  'footnotes that refer to themselves': () => 'a[^1]\n\n[^1]: b[^1]\n',
  'footnotes that refer to each other': () => 'a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n',
  'footnotes that double': () =>
    'a[^0]\n\n' + Array.from({ length: 40 }, (_, i) => `[^${i}]: x[^${i + 1}][^${i + 1}]\n\n`).join('') + '[^40]: end\n',
  'emphasis in emphasis': () => times('*a _a ', 400) + times('_ *', 400),
  'dollars': (n) => times('$', n),
  'backticks': () => Array.from({ length: 400 }, (_, i) => `e${'`'.repeat(i)}`).join(''),
  'comments that do not end': (n) => times('<!-- a\n\n', n / 8),
  'tags that do not end': (n) => times('<a href="', n / 9),
  'NUL and bytes that are no UTF-8': () => Buffer.from([35, 32, 0, 255, 254, 10, 10, 0xc3, 0x28, 0, 10]),
  'claims in code': () => `---\nlast_updated: 2020-01-01\n---\n${times('`currently` ', 100000)}`,
  'languages that nobody knows': () => times('```nolanguage\nx\n```\n', 20000),
  'a line of a megabyte': () => `# ${times('x', 1000000)}\n`,
};

for (const [name, make] of Object.entries(bearable)) {
  test(`bearable: ${name}`, () => {
    const root = project({ 'odd.md': make(60000) });
    build(root);
    assert.ok(existsSync(join(root, 'site/odd.html')));
  });
}

// A second or more for each megabyte: worked off while they are short, refused when they are long, by count and never by time.
const floods = {
  'addresses': [60000, 1000000, (n) => times('a.a@', n / 4)],
  'at signs': [60000, 1000000, (n) => times('a@', n / 2)],
  'delimiters': [1000000, 4000000, (n) => times('_~', n / 2)],
};

for (const [name, [bearableSize, costlySize, make]] of Object.entries(floods)) {
  test(`floods of ${name}`, () => {
    const root = project({ 'short.md': make(bearableSize), 'long.md': make(costlySize), 'longer.md': make(4 * costlySize) });
    const talk = build(root);
    assert.doesNotMatch(talk, /^short\.md:.*too-costly/m);
    for (const page of ['long', 'longer']) {
      assert.match(talk, new RegExp(`^${page}\\.md:.*(steps|memory).*\\[doc/too-costly\\]$`, 'm'));
      assert.ok(readFileSync(join(root, `site/${page}.html`), 'utf8').includes(make(bearableSize)), 'its page has the source');
    }
  });
}

const yaml = (text) => `---\n${text}\n---\n\n# Body\n\nstays\n`;

const badYaml = {
  'aliases that double': yaml(
    `a0: &a0 x\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}`),
  'an alias of itself': yaml('a: &a [*a]'),
  'depth': yaml(`a: ${times('[', 5000)}${times(']', 5000)}`),
  'size': yaml(`a: "${times('x', 2000000)}"`),
  'tabs': yaml('a:\n\t- b'),
  'duplicate keys': yaml('a: 1\na: 2'),
};

for (const [name, text] of Object.entries(badYaml)) {
  test(`front matter: ${name}`, () => {
    const root = project({ 'bad.md': text });
    const talk = build(root);
    assert.match(talk, /bad\.md:\d+:\d+: error: .*\[front-matter\//);
    assert.match(readFileSync(join(root, 'site/bad.html'), 'utf8'), /stays/);
  });
}

test('a file of 100 MB is named, not read', () => {
  const root = project({ 'large.md': '# large\n' });
  truncateSync(join(root, 'large.md'), 100 << 20);
  assert.match(build(root), /large\.md.*\[doc\/too-costly\]/);
  assert.match(readFileSync(join(root, 'site/large.html'), 'utf8'), /<title>[^<]*large/i);
});

test('a document over the memory limit costs itself only', () => {
  const root = project({
    'memoc.yaml': 'limits: {memory: 3MB}\n',
    'heavy.md': times('word *word* `word`\n', 60000),
  });
  assert.match(build(root), /heavy\.md: error: needs more than .* of memory \[doc\/too-costly\]/);
  assert.match(readFileSync(join(root, 'site/heavy.html'), 'utf8'), /word \*word\*/);
});

test('a draft over the memory limit is not published', () => {
  const heavy = times('word *word* `word`\n', 60000);
  const root = project({
    'memoc.yaml': 'limits: {memory: 3MB}\n',
    'draft.md': `---\ntitle: Secret\ndraft: true\n---\n\n${heavy}`,
    'none.md': `---\ndraft: false\n---\n\n${heavy}`,
  });
  assert.match(build(root), /draft\.md: error: needs more than .* of memory \[doc\/too-costly\]/);
  assert.ok(!existsSync(join(root, 'site/draft.html')));
  assert.ok(existsSync(join(root, 'site/none.html')));
});

test('a template that does not end costs the pages it makes, which stay as they were', () => {
  const root = project({ 'memoc.yaml': 'theme: ours\nlimits: {cpu: 1s}\n', 'sub/other.md': '# Other\n' });
  cpSync(join(dirname(fileURLToPath(import.meta.url)), '../../themes/default'), join(root, 'ours'), { recursive: true });
  build(root);
  const before = readFileSync(join(root, 'site/good.html'), 'utf8');
  const page = join(root, 'ours/templates/page.html');
  // 2 to the power of 40 tries in one call of C: no instruction of Lua is counted.
  const lost = '<% if page.title == "Good" then string.find(string.rep("a", 40), string.rep("a?", 40) .. string.rep("a", 40) .. "b") end %>';
  writeFileSync(page, lost + readFileSync(page, 'utf8'));
  const result = run(root, 'build');
  assert.equal(result.status, 3, result.stderr);
  assert.match(result.stderr, /too much CPU time.*\[output\/failed\]/);
  assert.equal(readFileSync(join(root, 'site/good.html'), 'utf8'), before);
  assert.ok(existsSync(join(root, 'site/sub/other.html')));
});

test('what is no file is named, not opened', () => {
  const root = project();
  execFileSync('mkfifo', [join(root, 'fifo.md')]);
  assert.match(build(root), /fifo\.md.*\[doc\/not-a-file\]/);
});

test('a file that cannot be read is named', () => {
  const root = project({ 'secret.md': 'x\n' });
  chmodSync(join(root, 'secret.md'), 0);
  // Root reads everything: then another user builds.
  const nobody = process.getuid() === 0 ? { uid: 65534, gid: 65534 } : {};
  chmodSync(scratch, 0o755);
  chmodSync(root, 0o777);
  const program = join(scratch, 'memoc');
  copyFileSync(memoc, program);
  const result = spawnSync(program, ['build', '--today', '2026-07-01'], { cwd: root, encoding: 'utf8', ...nobody });
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stderr, /secret\.md.*\[doc\/unreadable\]/);
  assert.ok(existsSync(join(root, 'site/good.html')), 'the other page is there');
});

test('symbolic links never loop and never leave the project', () => {
  const root = project({ 'sub/page.md': '# Page\n' });
  symlinkSync('..', join(root, 'sub/up'));
  symlinkSync('loop.md', join(root, 'loop.md'));
  symlinkSync('/etc/passwd', join(root, 'passwd.md'));
  symlinkSync('/etc', join(root, 'etc'));
  symlinkSync('nowhere.md', join(root, 'gone.md'));
  const talk = build(root);
  assert.match(talk, /passwd\.md.*\[doc\/outside-root\]/);
  assert.match(talk, /gone\.md.*\[doc\/unreadable\]/);
  assert.match(talk, /loop\.md.*\[doc\/unreadable\]/);
  assert.ok(!existsSync(join(root, 'site/passwd.html')));
  assert.ok(!existsSync(join(root, 'site/sub/up')));
});

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

const snapshot = (root) =>
  new Map([...files(join(root, 'site'))].map((path) => [relative(root, path), readFileSync(path).toString('base64')]));

function manyPages(count) {
  const pages = {};
  for (let i = 0; i < count; i++) {
    pages[`folder-${i % 7}/page-${i}.md`] =
      `---\nstatus: ACTIVE\nlast_updated: 2026-0${(i % 6) + 1}-01\n---\n\n# Page ${i}\n\n[next](page-${i + 7}.md)\n\n` +
      `- [ ] task\n\n\`\`\`js\n${i}\n\`\`\`\n\n${times('text ', i * 10)}\n`;
  }
  return pages;
}

test('one worker and many give the same bytes', () => {
  const root = project(manyPages(60));
  build(root, '-j1');
  const one = snapshot(root);
  rmSync(join(root, 'site'), { recursive: true });
  build(root, '-j7');
  assert.deepEqual(snapshot(root), one);
});

test('a second build writes nothing', () => {
  const root = project(manyPages(20));
  build(root);
  const times = new Map([...files(join(root, 'site'))].map((path) => [path, statSync(path).mtimeNs]));
  assert.match(build(root), / 0 files written/);
  for (const [path, time] of times) assert.equal(statSync(path).mtimeNs, time, path);
});

test('the output of a source that is gone goes away; what is not ours stays', () => {
  const root = project({ 'old.md': '# Old\n' });
  build(root);
  writeFileSync(join(root, 'site/CNAME'), 'docs.example.org\n');
  rmSync(join(root, 'old.md'));
  build(root);
  assert.ok(!existsSync(join(root, 'site/old.html')));
  assert.ok(existsSync(join(root, 'site/CNAME')));
});

test('a build that is killed loses nothing, and the next one is whole', async () => {
  const root = project(manyPages(300));
  build(root);
  const whole = snapshot(root);
  for (let round = 0; round < 8; round++) {
    for (let i = 0; i < 300; i += 3) {
      const path = join(root, `folder-${i % 7}/page-${i}.md`);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/# Page.*/, `# Page ${i} of round ${round}`));
    }
    const child = spawn(memoc, ['build', '--today', '2026-07-01'], { cwd: root, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    await new Promise((resolve) => setTimeout(resolve, 10 * round));
    child.kill('SIGKILL');
    await ended;
    for (const path of whole.keys()) assert.ok(existsSync(join(root, path)), `${path} after a kill`);
  }
  build(root);
  const after = snapshot(root);
  rmSync(join(root, 'site'), { recursive: true });
  build(root);
  const fresh = snapshot(root);
  assert.deepEqual([...after.keys()].sort(), [...fresh.keys()].sort(), 'no temporary file is left');
  for (const [path, bytes] of fresh) assert.equal(after.get(path), bytes, path);
});

test('a file that vanishes while others are read is named, or built: nothing else happens', async () => {
  const root = project(manyPages(200));
  const child = spawn(memoc, ['build', '--today', '2026-07-01'], { cwd: root, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', (status) => resolve(status)));
  for (let i = 0; i < 200; i += 2) rmSync(join(root, `folder-${i % 7}/page-${i}.md`), { force: true });
  assert.equal(await ended, 0);
  assert.ok(existsSync(join(root, 'site/good.html')));
});

test('a full disk is exit 3, and what was there stays', { skip: process.getuid() !== 0 ? 'mounting needs root' : false }, (t) => {
  const root = project(manyPages(200));
  const site = join(root, 'site');
  mkdirSync(site);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', site]);
  if (mounted.status !== 0) {
    t.skip('no file system can be mounted here');
    return;
  }
  try {
    const result = run(root, 'build');
    assert.equal(result.status, 3);
    assert.match(result.stderr, /No space left on device/);
    for (const path of files(site)) assert.ok(!path.endsWith('.tmp'), path);
  } finally {
    spawnSync('umount', [site]);
  }
});
