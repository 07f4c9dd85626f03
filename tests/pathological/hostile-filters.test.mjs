// Hostile filters cost themselves, never the build: it ends, names the filter and the document, and has every page.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import '../no_cache.mjs';

const memoc = process.env.MEMOC ?? join(process.cwd(), 'build/memoc');
const asan = process.env.MEMOC_ASAN ?? '';
const programs = existsSync(asan) ? { plain: memoc, sanitized: asan } : { plain: memoc };
const scratch = mkdtempSync(join(tmpdir(), 'memoc-filters-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const page = (title) => `---\nstatus: ACTIVE\nlast_updated: 2026-06-01\n---\n\n# ${title}\n\nthis *stays*\n`;
let projects = 0;

// Two documents; the filter is for one of them.
function project(filter, files = {}) {
  const root = join(scratch, `project-${projects++}`);
  const all = { 'memoc.yaml': 'filters: [{run: f.lua, paths: [bad.md]}]\n', 'bad.md': page('Bad'), 'good.md': page('Good'),
    ...(filter === undefined ? {} : { 'f.lua': filter }), ...files };
  for (const [name, bytes] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), bytes);
  }
  return root;
}

// Without blocking, so that tests may run beside each other.
function run(root, program, ...options) {
  return new Promise((resolve) => {
    const child = spawn(program, options, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const out = { stdout: [], stderr: [] };
    const timer = setTimeout(() => child.kill('SIGKILL'), 60000);
    for (const name of Object.keys(out)) child[name].on('data', (bytes) => out[name].push(bytes));
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      const stderr = Buffer.concat(out.stderr).toString();
      assert.equal(signal, null, `${options} was ended by ${signal}`);
      assert.doesNotMatch(stderr, /Sanitizer|runtime error/);
      resolve({ status, stdout: Buffer.concat(out.stdout), stderr });
    });
  });
}

const build = (root, program = memoc) => run(root, program, 'build', '--today', '2026-07-01');
const text = (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
const body = (root, name) => text(readFileSync(join(root, `site/${name}.html`))).match(/<div class="text">([^]*?)<\/article>/)[1];

const whole = (code) => `function Pandoc(doc)\n${code}\nend\n`;
const LOST = /^bad\.md: error: made without filters \(f\.lua\): with them, it needs more than 1 s of CPU time \[filter\/error\]$/m;
const failed = (message) => new RegExp(`^bad\\.md(:\\d+:\\d+)?: error: (f|src/filter/[^:]*|lpeg/re)\\.lua(:\\d+)?: ${message}.*\\[filter/error\\]$`, 'm');

async function costsItselfOnly(filter, finding, program = memoc, cpu = '10s') {
  const root = project(filter, { 'memoc.yaml': `filters: [{run: f.lua, paths: [bad.md]}]\nlimits: {cpu: ${cpu}}\n` });
  const result = await build(root, program);
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stderr, finding);
  assert.doesNotMatch(result.stderr, /^good\.md.*filter/m);
  for (const name of ['bad', 'good']) assert.match(body(root, name), /this <em>stays<\/em>/);
}

// ---- work without end: the limit of CPU time, here a second, is the net ----

const endless = {
  'a loop': 'while true do end',
  'a loop that is caught': 'while true do pcall(function() while true do end end) end',
  'a loop in coroutines': 'while true do coroutine.wrap(function() while true do end end)() end',
  'coroutines': 'while true do coroutine.wrap(function() end)() end',
  'a metamethod': 'local t = setmetatable({}, {__add = function() while true do end end}) return t + t',
  'a comparator': 'table.sort({1, 2, 3}, function() while true do end end)',
  'a replacement': '("x"):gsub("x", function() while true do end end)',
  '__tostring': 'tostring(setmetatable({}, {__tostring = function() while true do end end}))',
  '__close': 'while true do local x <close> = setmetatable({}, {__close = function() while true do end end}) end',
  'goto': '::again:: goto again',
  'a message handler': 'while true do xpcall(error, function() while true do end end) end',
  'a pattern of Lua': 'string.find(string.rep("a", 40), string.rep("a?", 40) .. string.rep("a", 40) .. "b")',
  'a pattern of LPeg': 'lpeg.P {lpeg.P "a" * lpeg.V(1) * "b" + lpeg.P "a" * lpeg.V(1) * "c" + "a"}:match(("a"):rep(60))',
  'a pattern of re': `re.match(('a'):rep(60), "S <- 'a' S 'b' / 'a' S 'c' / 'a'")`,
  'a function of LPeg': 'lpeg.Cmt(lpeg.P(1), function() while true do end end):match "x"',
  'reading': 'while true do pandoc.read("a *b*", "gfm") end',
  'what is printed': 'while true do print(1) end',
};

describe('without end', { concurrency: 4 }, () => {
  for (const [name, code] of Object.entries(endless)) {
    test(name, () => costsItselfOnly(whole(code), new RegExp(`${LOST.source}|${failed('(it runs too long|not enough memory)').source}`, 'm'),
      memoc, '1s'));
  }
  test('at load time', () => costsItselfOnly('while true do end\n', LOST, memoc, '1s'));
  test('in convert', async () => {
    const [loop, pattern] = await Promise.all([endless['a loop'], endless['a pattern of Lua']].map((code) =>
      run(project(whole(code)), memoc, 'convert', '-L', 'f.lua', 'bad.md')));
    assert.match(loop.stderr, new RegExp(`${failed('it runs too long').source}|made without filters`, 'm'));
    assert.match(pattern.stderr, /^bad\.md: error: made without filters: with them, it needs more than 10 s of CPU time \[filter\/error\]$/m);
    for (const result of [loop, pattern]) {
      assert.equal(result.status, 1);
      assert.match(text(result.stdout), /this <em>stays<\/em>/);
    }
  });
});

// ---- what is refused, with an error that says where ----

const refused = {
  'endless tables': ['local t = {} while true do t[#t + 1] = {} end', 'not enough memory'],
  'endless strings': ['local s = "x" while true do s = s .. s end', 'not enough memory'],
  'endless closures': ['local t = {} while true do t[#t + 1] = function() return t end end', 'not enough memory'],
  'endless coroutines': ['local t = {} while true do t[#t + 1] = coroutine.create(print) end', 'not enough memory'],
  'elements that double': ['local x = pandoc.Para "x" for _ = 1, 60 do x = pandoc.Div {x, x} end doc.blocks:insert(x) return doc', 'not enough memory'],
  'values that double': ['local x = {"x"} for _ = 1, 60 do x = {x, x} end doc.meta.x = x return doc', 'not enough memory'],
  'endless writing': ['while true do pandoc.write(doc, "html") end', 'not enough memory'],
  'recursion': ['local function f() return 1 + f() end f()', 'stack overflow'],
  'recursion of metamethods': ['local t t = setmetatable({}, {__index = function(_, k) return t[k .. "x"] .. "" end}) return t.a', 'C stack overflow'],
  'a chain of __index': ['local a, b = {}, {} setmetatable(a, {__index = b}) setmetatable(b, {__index = a}) return a.x', "'__index' chain too long"],
  'recursion of walks': ['local function f(x) return x:walk {Str = function(s) return f(pandoc.Para {s}) end} end f(doc)', 'C stack overflow'],
  'recursion of replacements': ['local function f(s) return s:gsub(".", f) end f "x"', 'C stack overflow'],
  'recursion of coroutines': ['local function f() return coroutine.wrap(f)() end f()', 'C stack overflow'],
  'recursion of require': ['require "f"', '(C stack overflow|.*loop)', ''],
  'recursion of __toblock': ['local o o = setmetatable({}, {__toblock = function() return pandoc.Div {o} end}) return pandoc.Pandoc {o}', 'objects are made into'],
  'a metatable that raises': ['local e = setmetatable({}, {__index = error, __len = error, __tostring = error}) error(e)', 'the error is a table value'],
  'a list in itself': ['local t = {} t[1] = t doc.blocks = t return doc', 'Block, list of Blocks'],
  'an element in itself': ['local d = pandoc.Div {} d.content:insert(d) doc.blocks:insert(d) return doc', 'an element contains itself'],
  'metadata in itself': ['doc.meta.x = doc.meta return doc', 'metadata contains itself'],
  'a result that is something else': ['return 5', 'the function Pandoc returned something else'],
  'blocks that deep': ['local x = pandoc.Para "x" for _ = 1, 1e5 do x = pandoc.Div {x} end doc.blocks:insert(x) return doc', 'the document is nested deeper'],
  'inlines that deep': ['local x = pandoc.Str "x" for _ = 1, 1e5 do x = pandoc.Emph {x} end doc.blocks:insert(pandoc.Para {x}) return doc',
    'the document is nested deeper'],
  'notes that deep': ['local x = pandoc.Para "x" for _ = 1, 1e5 do x = pandoc.Para {pandoc.Note {x}} end doc.blocks:insert(x) return doc',
    'the document is nested deeper'],
  'writing what is that deep': ['local x = pandoc.Para "x" for _ = 1, 1e5 do x = pandoc.Div {x} end return pandoc.write(pandoc.Pandoc {x}, "native")',
    'the document is nested deeper'],
  'os.exit': ['os.exit(0)', 'os\\.exit is not available: scripts change nothing'],
  'io.popen': ['io.popen "touch owned"', 'io\\.popen is not available: scripts change nothing'],
  'debug': ['debug.getregistry()', 'attempt to index a nil value'],
  'C modules': ['package.loadlib("x.so", "*")', "attempt to call a nil value \\(field 'loadlib'\\)"],
  'modules that are not there': ['require "/etc/passwd"', "module '/etc/passwd' not found"],
  'bytecode': ['return load("\\27Lua", "x", "b")()', 'attempt to call a nil value'],
  'programs': ['pandoc.pipe("touch", {"owned"}, "")', 'pandoc\\.pipe: programs cannot be run here'],
  'writing a file': ['assert(io.open("owned", "w"))', 'owned: files cannot be written here'],
  'writing with pandoc.system': ['pandoc.system.write_file("owned", "x")', 'pandoc\\.system\\.write_file: files cannot be written here'],
  'writing the media bag': ['pandoc.mediabag.insert("owned", "text/plain", "x") pandoc.mediabag.write "."', '.*files cannot be written here'],
  'removing': ['pandoc.system.remove "good.md"', 'pandoc\\.system\\.remove: files cannot be written here'],
  'the network': ['pandoc.mediabag.fetch "https://example.org/"', '.*nothing is fetched from the network'],
  'a loop of LPeg': ['return (lpeg.P "") ^ 0', 'loop body may accept empty string'],
  'a rule of LPeg that calls itself': ['lpeg.P {lpeg.V(1)}', "rule '1' may be left recursive"],
  'deep patterns of re': ['re.compile(("("):rep(1e5) .. "a" .. (")"):rep(1e5))', 'backtrack stack overflow'],
  'a string of 2 GB': ['("x"):rep(2^31)', 'resulting string too large'],
  'huge formats': ['("%99999d"):format(1)', 'invalid conversion'],
  'addresses': ['("%p"):format({})', '"%p" is not available'],
  'huge concatenations': ['table.concat(setmetatable({}, {__index = function() return "x" end}), "", 1, 2^60)', 'it runs too long'],
  'huge moves': ['table.move({}, 1, 2^60, 2)', 'it runs too long'],
  'huge unpacking': ['table.unpack({}, 1, 1e8)', 'too many results to unpack'],
  'finalizers': ['setmetatable({}, {__gc = function() while true do end end})', 'finalizers \\(__gc\\) are not available'],
  'costly Markdown': ['pandoc.read(("a|"):rep(8000) .. "a\\n" .. ("-|"):rep(8000) .. "-\\n" .. ("a\\n"):rep(16000), "gfm")', 'the text is too costly to read'],
  'deep JSON': ['pandoc.read(("["):rep(1e5), "json")', 'JSON, at byte 512'],
  'deep templates': ['return pandoc.template.compile(("$if(a)$"):rep(1e4))', '(stack overflow|.*)'],
  'deep layouts': ['local d = pandoc.layout.literal "x" for _ = 1, 1e5 do d = pandoc.layout.nest(d, 1) end return pandoc.layout.render(d)', 'stack overflow'],
  'huge layouts': ['return pandoc.layout.render(pandoc.layout.blanklines(2^40) .. "x")', '(not enough memory|.*)'],
  'huge numbers': ['return pandoc.Header(2^40, "x")', '.*'],
  'no message': ['error()', 'the error is a nil value'],
  'a message of 10 MB': ['error(("x"):rep(1e7))', 'x{900}'],
  'a message that is no text': ['error "a\\0b\\27[31m\\xff\\n"', 'a b \\[31m�'],
};

describe('refused', { concurrency: 4 }, () => {
  for (const [name, [code, message]] of Object.entries(refused)) {
    test(name, () => costsItselfOnly(name === 'recursion of require' ? `${code}\n` : whole(code), failed(message)));
  }
  test('a list that grows while it is walked', () =>
    costsItselfOnly('function Para(p)\n  for _, x in ipairs(p.content) do p.content:insert(x) end\nend\n', failed('not enough memory')));
  test('what is no filter', () => costsItselfOnly('return 5\n', failed('a filter file returns')));
  test('a list with something else in it', () => costsItselfOnly('return {5}\n', failed('a list of filters has something else in it')));
  // Where memory is counted and stacks are deep, the sanitizers look, too.
  for (const name of asan === memoc || !existsSync(asan) ? [] : ['recursion', 'recursion of walks', 'recursion of __toblock', 'an element in itself',
    'blocks that deep', 'elements that double', 'deep patterns of re', 'deep JSON']) {
    test(`${name}, with sanitizers`, () => costsItselfOnly(whole(refused[name][0]), failed(refused[name][1]), asan));
  }
});

// ---- files: only those of the project, and only to read ----

test('nothing outside of the project is read', async () => {
  const paths = ['/etc/passwd', '//etc/passwd', '../../etc/passwd', 'link', 'folder/passwd', '/proc/self/environ', '/dev/zero', 'fifo', 'in.txt\\0/../../x'];
  const root = project(whole(`
    for _, path in ipairs {${paths.map((path) => `'${path}'`).join(', ')}} do
      for _, read in ipairs {pandoc.system.read_file, pandoc.system.list_directory, pandoc.template.get, pandoc.mediabag.fetch,
          function(path) return assert(io.open(path)) end, io.lines,
          function(path) return pandoc.system.with_working_directory(path, function() return '' end) end} do
        local is_read, bytes = pcall(read, path)
        if is_read then doc.blocks:insert(pandoc.Para('LEAK ' .. path)) end
      end
    end
    doc.blocks:insert(pandoc.Para(io.open 'in.txt':read 'a'))
    return doc`), { 'in.txt': 'inside' });
  symlinkSync('/etc/passwd', join(root, 'link'));
  symlinkSync('/etc', join(root, 'folder'));
  execFileSync('mkfifo', [join(root, 'fifo')]);
  const result = await build(root);
  assert.equal(result.status, 0, result.stderr);
  assert.match(body(root, 'bad'), /inside/);
  assert.doesNotMatch(body(root, 'bad'), /LEAK/);
});

test('files are read up to a size, and so many', async () => {
  const root = project(whole(`
    assert(not io.open 'large')
    local path, problem = ('x'):rep(1e5), nil
    repeat problem = select(2, io.open(path)) until problem:find 'too much was read'
    return pandoc.Pandoc {pandoc.Para 'much'}`), { large: '' });
  truncateSync(join(root, 'large'), 2 ** 33);
  const result = await build(root);
  assert.match(body(root, 'bad'), /much/, result.stderr);
});

test('nothing was written by any of them', () => {
  const owned = readdirSync(scratch, { recursive: true }).filter((path) => path.endsWith('owned'));
  assert.deepEqual(owned, []);
});

// ---- filters that are no programs ----

const noPrograms = {
  'missing': [undefined, () => {}, /f\.lua: No such file/],
  'a folder': [undefined, (root) => mkdirSync(join(root, 'f.lua')), /f\.lua: Is a directory/],
  'a pipe': [undefined, (root) => execFileSync('mkfifo', [join(root, 'f.lua')]), /f\.lua: it is no file/],
  'a link to itself': [undefined, (root) => symlinkSync('f.lua', join(root, 'f.lua')), /f\.lua: Too many levels/],
  'a syntax error': ['function (\n', () => {}, /f\.lua:1: <name> expected/],
  'an end that is missing': ['x =\n\n\n', () => {}, /f\.lua:4: unexpected symbol near <eof>/],
  'bytecode': ['\u001bLua', () => {}, /f\.lua: attempt to load a binary chunk/],
  'NUL': ['a\0b = 1', () => {}, /f\.lua:1: syntax error/],
  'too large': ['', (root) => truncateSync(join(root, 'f.lua'), 1e9), /f\.lua: File too large/],
};

for (const [name, [filter, make, message]] of Object.entries(noPrograms)) {
  test(`a filter that is no program: ${name}`, async () => {
    const root = project(filter);
    make(root);
    for (const options of [['build'], ['convert', '-L', 'f.lua', 'bad.md']]) {
      const result = await run(root, memoc, ...options);
      assert.equal(result.status, 2, result.stderr);
      assert.match(result.stderr, message);
      assert.equal(result.stdout.length, 0);
    }
    assert.ok(!existsSync(join(root, 'site')), 'nothing is written');
  });
}

test('a filter of the project is in the project', async () => {
  for (const path of ['/etc/passwd', '../f.lua']) {
    const result = await build(project('', { 'memoc.yaml': `filters: [${path}]\n` }));
    assert.equal(result.status, 2);
    assert.match(result.stderr, /leads out of the project/);
  }
  const root = project();
  symlinkSync('/etc/passwd', join(root, 'f.lua'));
  const result = await build(root);
  assert.equal(result.status, 2);
  assert.match(result.stderr, /f\.lua: it is outside of the project\n$/);
});

test('files are read as Lua reads them', async () => {
  for (const [source, line] of [['', 0], ['\ufefferror "x"', 1], ['#!/usr/bin/env memoc lua\nerror "x"', 2], ['\ufeff#!x\nerror "x"', 2],
    ['--\r\n\r\nerror "x"\r\n', 3], ['require "other"', 1]]) {
    const root = project(source, { 'other.lua': '\ufeff#!x\nreturn {}\n' });
    const finding = new RegExp(`f\\.lua:${line}: x`);
    for (const options of [['build'], ['convert', '-L', 'f.lua', 'bad.md'], ['lua', 'f.lua']]) {
      const { stderr } = await run(root, memoc, ...options);
      if (source.includes('error')) assert.match(stderr, finding, source);
      else assert.doesNotMatch(stderr, /\.lua/, source);
    }
  }
});

test('memoc lua says what is wrong by its exit status', async () => {
  const root = project('', { 'bad.lua': 'function (', 'raises.lua': 'error "x"', 'deep.lua': 'local function f() return 1 + f() end f()' });
  const statuses = ['absent.lua', 'bad.lua', 'raises.lua', 'deep.lua', 'f.lua'].map(async (name) => (await run(root, memoc, 'lua', name)).status);
  assert.deepEqual(await Promise.all(statuses), [3, 2, 1, 1, 0]);
});

// ---- what comes out is well formed, whatever goes in ----

const odd = whole(`
  local p, b, bytes = pandoc, doc.blocks, '\\xff\\xfe\\xc3\\0"<script>&\\n\\''
  local attr = {id = bytes, class = bytes, [bytes] = bytes, onclick = 'alert(1)', style = 'x', [''] = 'x', ['a b'] = 'x', ['x>y'] = 'x'}
  b:extend {p.Para {p.Str(bytes), p.Code(bytes, attr), p.Link({p.Str 'x'}, bytes, bytes, attr), p.Image({}, bytes, bytes, attr), p.Span('x', attr)},
    p.Div('x', attr), p.CodeBlock(bytes, attr), p.Header(2, bytes, attr), p.RawBlock('html', bytes), p.RawBlock(bytes, bytes),
    p.Para {p.Math('InlineMath', bytes), p.Math('DisplayMath', bytes), p.RawInline('html', '<b title="' .. bytes), p.Quoted('SingleQuote', bytes),
      p.Cite('x', {p.Citation(bytes, 'NormalCitation')})}, p.Para {}, p.Div {}, p.BulletList {}, p.DefinitionList {}, p.LineBlock {},
    p.Para {p.Note {p.Header(1, 'x')}}}
  for _, level in ipairs {0, 1, 2, 6, 7, 255, 3, 4, 5, 6, 0} do b:insert(p.Header(level, 'x', {id = 'same'})) end
  for _, start in ipairs {0, -1, 2^31 - 1, -2^31} do b:insert(p.OrderedList({{p.Para 'x'}, {p.Para 'y'}}, {start, 'LowerRoman', 'TwoParens'})) end
  local t = p.utils.from_simple_table(p.SimpleTable('', {'AlignLeft'}, {0}, {{p.Plain 'a'}}, {{{p.Plain 'b'}}}))
  t.head.rows[1].cells[1].col_span = 2^30
  t.bodies[1].body[1].cells[1].row_span = -2^30
  t.bodies[1].row_head_columns = 2^30
  t.colspecs = {{'AlignLeft', 1e308}}
  b:insert(t)
  doc.meta[bytes] = {bytes, {[bytes] = bytes}}
  doc.meta.description = bytes
  return doc`);

describe('odd values', { concurrency: 2 }, () => {
  for (const [name, program] of Object.entries(programs)) {
    test(`in a site, ${name}`, async () => {
      const root = project(odd);
      const { status, stderr } = await build(root, program);
      assert.equal(status, 0, stderr);
      assert.doesNotMatch(stderr, /filter\/error|doc\//);
      for (const file of readdirSync(join(root, 'site'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
        const bytes = text(readFileSync(join(file.parentPath ?? file.path, file.name)));
        if (file.name.endsWith('.json')) JSON.parse(bytes);
        if (file.name.endsWith('.jsonl')) bytes.split('\n').filter(Boolean).map((line) => JSON.parse(line));
        if (file.name.endsWith('.html')) assert.doesNotMatch(bytes, /\0/);
      }
      assert.doesNotMatch(body(root, 'bad'), /<script|\sonclick=|\sstyle=/);
      const records = await run(root, program, 'records', '--today', '2026-07-01');
      assert.equal(records.status, 0, records.stderr);
      assert.ok(JSON.parse(text(records.stdout)).length > 10);
    });
    test(`in every format, ${name}`, async () => {
      const root = project(odd);
      for (const format of ['html', 'html+spec', 'gfm', 'markdown', 'json', 'native', 'plain', 'tree']) {
        const { status, stdout, stderr } = await run(root, program, 'convert', '-L', 'f.lua', '-t', format, 'bad.md');
        assert.equal(status, 0, stderr);
        const written = text(stdout);
        if (format === 'json') JSON.parse(written);
      }
    });
  }
});

test('raw HTML and addresses of filters are as safe as those of documents', async () => {
  const root = project(whole(`
    local p, b = pandoc, doc.blocks
    for _, url in ipairs {'javascript:alert(1)', 'JaVaScRiPt:x', ' javascript:x', 'java\\nscript:x', '\\1javascript:x', 'vbscript:x', 'data:text/html,x'} do
      b:insert(p.Para {p.Link('x', url), p.Image('y', url), p.Span('z', {href = url, src = url})})
    end
    for _, format in ipairs {'html', 'HTML', 'html4', 'html5'} do
      b:insert(p.RawBlock(format, '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:1">z</a><svg onload=x><iframe srcdoc=x></iframe>'))
      b:insert(p.Para {p.RawInline(format, '<scr'), p.RawInline(format, 'ipt>3'), p.RawInline(format, '<b onclick=x>')})
    end
    b:insert(p.RawBlock('html', '<!--'))
    b:insert(p.Para 'after')
    return doc`));
  const { stderr } = await build(root);
  assert.doesNotMatch(stderr, /filter\/error/);
  assert.doesNotMatch(body(root, 'bad'), /<script|<svg|<iframe|<style|<[^>]*\son[a-z]+=|\s(href|src)="\s*(java|vb)script|\s(href|src)="data:|<!--/i);
  assert.match(body(root, 'bad'), /<p>after<\/p>/);
});

test('a document that becomes a thousand times as large is made', async () => {
  const root = project(whole('for _ = 1, 2e4 do doc.blocks:insert(pandoc.Para("word another")) end return doc'));
  const { stderr } = await build(root);
  assert.doesNotMatch(stderr, /filter\/error/);
  assert.ok(body(root, 'bad').length > 3e5);
});

test('what filters print is text, and no orders to a terminal', async () => {
  const root = project(whole('print "a\\xff\\27[31m\\0\\u{9b}b" pandoc.log.warn "c\\27]0;x" return doc'));
  for (const options of [['build'], ['convert', '-L', 'f.lua', 'bad.md']]) {
    const { stderr } = await run(root, memoc, ...options);
    assert.match(stderr, /^a��\[31m��b$/m);
    assert.doesNotMatch(stderr, /[\0-\x08\x0b-\x1f\x7f-\x9f]/);
  }
});

test('one filter that fails does not stop the others', async () => {
  const root = project('error "first"\n', { 'memoc.yaml': 'filters: [f.lua, second.lua, third.lua]\n',
    'second.lua': 'function Str(s) return pandoc.Str(s.text:upper()) end\n', 'third.lua': 'function Pandoc() error "third" end\n' });
  const { status, stderr } = await build(root);
  assert.equal(status, 0);
  for (const name of ['bad', 'good']) {
    assert.match(stderr, new RegExp(`^${name}\\.md: error: f\\.lua:1: first \\[filter/error\\]$`, 'm'));
    assert.match(stderr, new RegExp(`^${name}\\.md: error: third\\.lua:1: third \\[filter/error\\]$`, 'm'));
    assert.match(body(root, name), /THIS <em>STAYS<\/em>/);
  }
});
