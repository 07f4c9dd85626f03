// What a filter leaves behind is not there for the next document, nor for the next filter: each place it may try counts to one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import '../no_cache.mjs';

const memoc = process.env.MEMOC ?? join(process.cwd(), 'build/memoc');
const scratch = mkdtempSync(join(tmpdir(), 'memoc-isolation-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

// Each gives the number of runs that were there before it, and this one: 1.
const places = {
  'a global': 'runs = (runs or 0) + 1 return runs',
  '_G, and its metatable': `
    local meta = getmetatable(_G) or {}
    meta.runs = (meta.runs or 0) + 1
    setmetatable(_G, meta)
    return meta.runs`,
  'the globals behind _G': `
    local behind = (getmetatable(_G) or {}).__index
    local box = type(behind) == 'table' and behind or _G
    box.runs = (box.runs or 0) + 1
    return box.runs`,
  'a global function that everybody calls': `
    local old = tostring
    function tostring(...) return old(...) end
    same = same or {}
    runs = rawequal(old, same.tostring) and 2 or 1
    return runs`,
  'the library of strings': 'string.runs = (string.runs or 0) + 1 return string.runs',
  'methods of strings': 'local box = getmetatable("") or {} if type(box) ~= "table" then return 1 end box.runs = (box.runs or 0) + 1 return box.runs',
  'a function of a library that is replaced': `
    local runs = ('x'):upper() == 'X' and 1 or 2
    string.upper = function() return 'y' end
    return runs`,
  'rawset into a library': 'rawset(table, "runs", (rawget(table, "runs") or 0) + 1) return table.runs',
  'a metatable for a library': `
    local is_set = pcall(setmetatable, math, {__index = function() return 2 end})
    local runs = math.runs or 1
    return is_set and runs == 2 and 1 or runs`,
  'the table pandoc': 'pandoc.runs = (pandoc.runs or 0) + 1 return pandoc.runs',
  'the table pandoc, required': 'local p = require "pandoc" p.runs = (p.runs or 0) + 1 return p.runs',
  'a module of pandoc': 'pandoc.utils.runs = (pandoc.utils.runs or 0) + 1 return pandoc.utils.runs',
  'a module of pandoc, required': 'local m = require "pandoc.path" m.runs = (m.runs or 0) + 1 return m.runs',
  'a part of a module': `
    for _, name in ipairs {'layout.doc', 'template.parser', 'mediabag.types', 'arguments.check'} do
      if pcall(require, 'pandoc.' .. name) or pandoc[name] then return 2 end
    end
    return 1`,
  'a table in a module': `
    local writer = pandoc.scaffolding.Writer
    local runs = (rawget(writer, 'runs') or 0) + 1
    rawset(writer, 'runs', runs)
    return runs`,
  'a function that a module takes hold of when it is loaded': `
    local old, calls = lpeg.R, 0
    lpeg.R = function(...) calls = calls + 1 return old(...) end
    require 're'
    lpeg.R = nil
    return calls > 0 and 1 or 2`,
  'pandoc.List': 'pandoc.List.runs = (pandoc.List.runs or 0) + 1 return pandoc.List.runs',
  'a method of pandoc.List': `
    local runs = pandoc.List.includes({'x'}, 'x') and 1 or 2
    pandoc.List.includes = nil
    return runs`,
  'the metatable of pandoc.List': `
    pcall(setmetatable, pandoc.List, {__index = {runs = 2}})
    local meta = getmetatable(pandoc.List)
    if type(meta) ~= 'table' then return 1 end
    meta.runs = (meta.runs or 0) + 1
    return meta.runs`,
  'metatables of Inlines and Blocks': `
    local runs = 0
    for _, list in ipairs {pandoc.Inlines 'x', pandoc.Blocks 'x', pandoc.List {}} do
      local meta = getmetatable(list)
      runs = math.max(runs, (meta.runs or 0) + 1)
      meta.runs = runs
      pcall(setmetatable, meta, {__index = {runs = 1}})
    end
    return runs`,
  'metatables of metatables': `
    local meta = getmetatable(pandoc.Inlines 'x')
    local outer = getmetatable(meta) or {}
    outer.runs = (outer.runs or 0) + 1
    setmetatable(meta, outer)
    return outer.runs`,
  'metatables of elements and other objects': `
    local objects = {pandoc.Str 'x', pandoc.Para 'x', pandoc.Attr(), pandoc.Attr('', {}, {a = 'b'}).attributes, pandoc.Pandoc {},
      pandoc.Meta {a = 'b'}, pandoc.Pandoc({}, {a = 'b'}).meta, pandoc.Cell {}, pandoc.Row {}, pandoc.TableHead(), pandoc.ListAttributes(),
      pandoc.Citation('x', 'NormalCitation'), pandoc.types.Version '1', PANDOC_VERSION, PANDOC_STATE, PANDOC_READER_OPTIONS,
      PANDOC_WRITER_OPTIONS, pandoc.layout.empty, pandoc.template.compile 'x', lpeg.P(1), io.open 'one.md', pandoc.SimpleTable({}, {}, {}, {}, {}),
      pandoc.template.meta_to_context({a = 'b'}, print, print), pandoc.zip, pandoc.cli}
    local runs, seen = 0, {}
    for _, object in pairs(objects) do
      local meta = getmetatable(object)
      if type(meta) == 'table' and not seen[meta] then
        seen[meta] = true
        runs = math.max(runs, (rawget(meta, 'runs') or 0) + 1)
        rawset(meta, 'runs', runs)
        if type(meta.__index) == 'table' then meta.__index.runs = runs end
      end
    end
    return runs`,
  'a file of the project that is required': 'local m = require "kept" m.runs = m.runs + 1 return m.runs',
  'package.loaded': 'local box = package and package.loaded or {} box.runs = (box.runs or 0) + 1 return box.runs',
  'upvalues of a function in a library': `
    local count = 0
    local old = pandoc.utils.counter
    pandoc.utils.counter = function() count = count + (old and old() or 0) + 1 return count end
    return pandoc.utils.counter()`,
  'the metatable of LPeg patterns': `
    local meta = getmetatable(lpeg.P(1))
    if type(meta) ~= 'table' then return 1 end
    meta.__index.runs = (meta.__index.runs or 0) + 1
    return lpeg.P(1).runs`,
  "LPeg's stack": `
    local pattern = lpeg.P {lpeg.P 'a' * lpeg.V(1) + ''}
    local runs = pcall(lpeg.match, pattern, ('a'):rep(100)) and 1 or 2
    lpeg.setmaxstack(10)
    return runs`,
  'patterns that re keeps': `
    local runs = re.match('a', "{'a'}") == 'a' and 1 or 2
    re.match = nil
    return runs`,
  'a coroutine': 'worker = worker or coroutine.wrap(function() for i = 1, 9 do coroutine.yield(i) end end) return worker()',
  'a coroutine in a library': `
    coroutine.kept = coroutine.kept or coroutine.wrap(function() for i = 1, 9 do coroutine.yield(i) end end)
    return coroutine.kept()`,
  'an element': 'kept = kept or pandoc.Span "" kept.content:insert(pandoc.Str "x") return #kept.content',
  'an element in a library': 'pandoc.kept = pandoc.kept or pandoc.Span "" pandoc.kept.content:insert(pandoc.Str "x") return #pandoc.kept.content',
  'the media bag': `
    pandoc.mediabag.insert('f' .. #pandoc.mediabag.list(), 'text/plain', 'x')
    return #pandoc.mediabag.list()`,
  'the media bag, emptied': `
    pandoc.mediabag.insert('first', 'text/plain', 'x')
    pandoc.mediabag.empty()
    pandoc.mediabag.insert('f' .. #pandoc.mediabag.list(), 'text/plain', 'x')
    return #pandoc.mediabag.list()`,
  'the log': 'pandoc.log.info "x" return #PANDOC_STATE.log',
  'silence that does not end': `
    local worker = coroutine.create(function() pandoc.log.silence(coroutine.yield) end)
    coroutine.resume(worker)
    kept = worker
    local runs = #PANDOC_STATE.log
    return runs + 1`,
  'silence that hid what came after': `
    pandoc.log.info 'x'
    local runs = #PANDOC_STATE.log
    coroutine.resume(coroutine.create(function() pandoc.log.silence(coroutine.yield) end))
    return runs`,
  'the state of pandoc': `
    PANDOC_STATE.verbosity = (PANDOC_STATE.verbosity == 'WARNING') and 'runs' or 'again'
    return PANDOC_STATE.verbosity == 'runs' and 1 or 2`,
  'with_state that does not end': `
    local runs = #PANDOC_STATE.resource_path
    coroutine.resume(coroutine.create(function() pandoc.with_state({resource_path = {'a', 'b'}}, coroutine.yield) end))
    return runs`,
  'the options of writers': `
    PANDOC_WRITER_OPTIONS.columns = PANDOC_WRITER_OPTIONS.columns + 1
    return PANDOC_WRITER_OPTIONS.columns - 72`,
  'the options of readers': `
    pcall(function() PANDOC_READER_OPTIONS.columns = PANDOC_READER_OPTIONS.columns + 1 end)
    return PANDOC_READER_OPTIONS.columns - 79`,
  'an environment that does not end': `
    local runs = pandoc.system.environment().RUNS and 2 or 1
    coroutine.resume(coroutine.create(function() pandoc.system.with_environment({RUNS = 'x'}, coroutine.yield) end))
    return runs`,
  'a working folder that does not end': `
    local runs = io.open 'one.md' and 1 or 2
    coroutine.resume(coroutine.create(function() pandoc.system.with_working_directory('sub', coroutine.yield) end))
    return runs`,
  'strings that are paths': `
    local runs = pcall(function() return 'a' / 'b' end) and 2 or 1
    pandoc.path.treat_strings_as_paths()
    return runs`,
  'debug': 'return debug and debug.getregistry and 2 or 1',
  'the number of a document': `
    counter = setmetatable({}, {__index = function(self, key) rawset(self, key, 1) return 1 end})
    return counter.documents`,
};

const documents = ['one', 'two', 'sub/three', 'sub/four'];

function project(name, code) {
  const root = join(scratch, name.replace(/[^a-z]+/gi, '-'));
  const filter = `local runs = (function() ${code}\nend)()\nfunction Pandoc(doc)\n  doc.blocks:insert(pandoc.Para('runs ' .. runs))\n` +
    `  return doc\nend\n`;
  const files = { 'memoc.yaml': 'filters: [filters/count.lua, filters/again.lua]\n', 'filters/count.lua': filter, 'filters/again.lua': filter,
    'filters/kept.lua': 'return {runs = 0}\n' };
  for (const page of documents) files[`${page}.md`] = `---\nstatus: ACTIVE\nlast_updated: 2026-06-01\n---\n\n# ${page}\n`;
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

for (const [name, code] of Object.entries(places)) {
  test(`nothing is left in ${name}`, () => {
    const root = project(name, code);
    const result = spawnSync(memoc, ['build', '-j1', '--today', '2026-07-01'], { cwd: root, encoding: 'utf8' });
    assert.equal(result.status, 0, result.stderr);
    assert.doesNotMatch(result.stderr, /filter\/error/);
    for (const page of documents) {
      const runs = [...readFileSync(join(root, `site/${page}.html`), 'utf8').matchAll(/<p>runs (\S+)<\/p>/g)].map((match) => match[1]);
      assert.deepEqual(runs, ['1', '1'], page);
    }
  });
}
