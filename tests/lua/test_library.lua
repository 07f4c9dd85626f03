-- What a script has around it: require, print, arg, the sandbox.

local tasty = require 'tasty'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

return {
  group 'require' {
    test('gives a module once', function()
      assert.are_equal(require 'pandoc.List', require 'pandoc.List')
      assert.are_equal(pandoc.List, require 'pandoc.List')
      assert.are_equal(tasty, require 'tasty')
    end),
    test('finds files beside the script, with their name and path', function()
      local sample = require 'sample.module'
      assert.are_equal('sample.module', sample.name)
      assert.are_equal('sample/module.lua', sample.path)
      assert.are_equal(2, sample.count)
      assert.are_equal('init', require 'sample')
    end),
    test('says what is not there', function()
      assert.error_matches(function() require 'no.such' end, "module 'no.such' not found")
      assert.error_matches(function() require 'pandoc.nothing' end, "module 'pandoc.nothing' not found")
      assert.error_matches(function() require '../run' end, 'not found')
    end),
    test('a module that does not compile is an error of its file', function()
      assert.error_matches(function() require 'sample.broken' end, 'sample/broken.lua:2:')
    end),
  },
  group 'pandoc' {
    test('is a module, too', function() assert.are_equal(pandoc, require 'pandoc') end),
    test('loads its modules when they are asked for', function()
      assert.are_equal(require 'pandoc.layout', pandoc.layout)
      assert.are_equal(pandoc.layout, rawget(pandoc, 'layout'))
      assert.is_nil(pandoc.nothing)
      assert.is_nil(pandoc[1])
    end),
    test('says what it does not have', function()
      local calls = {
        ['pandoc.zip.Archive'] = function() pandoc.zip.Archive() end,
        ['pandoc.zip.Entry'] = function() pandoc.zip.Entry() end,
        ['pandoc.zip.read_entry'] = function() pandoc.zip.read_entry 'x' end,
        ['pandoc.zip.zip'] = function() pandoc.zip {'x'} end,
        ['pandoc.cli.parse_options'] = function() pandoc.cli.parse_options {} end,
        ['pandoc.cli.repl'] = function() pandoc.cli.repl() end,
        ['pandoc.cli.default_options'] = function() return pandoc.cli.default_options end,
        ['pandoc.scaffolding.Writer'] = function() pandoc.scaffolding.Writer.Block = {} end,
      }
      for name, call in pairs(calls) do
        assert.error_matches(call, name .. ': memoc does not have this')
      end
    end),
  },
  test('no function fails in another way than by an error', function()
    local modules = {
      'List', 'cli', 'format', 'image', 'json', 'layout', 'log', 'mediabag', 'path', 'scaffolding', 'system',
      'template', 'text', 'types', 'zip',
    }
    local loop = {}
    loop.loop = loop
    local function ignore() end
    local values = {
      0, -1, 2 ^ 53, 0 / 0, '', '\xFF\0$if(', {}, {1, {}}, loop, ignore, true, PANDOC_VERSION, pandoc.layout.cr,
      pandoc.template.compile '$x$', coroutine.create(ignore), setmetatable({}, {__index = error, __len = ignore}),
    }
    local skipped = {treat_strings_as_paths = true, warn = true, insert = true}
    for _, name in ipairs(modules) do
      for function_name, call in pairs(pandoc[name]) do
        if type(call) == 'function' and not skipped[function_name] then
          pcall(call)
          for i, first in ipairs(values) do
            pcall(call, first, values[(3 * i) % #values + 1], values[(7 * i) % #values + 1])
            pcall(call, values[(5 * i) % #values + 1], first, ignore)
            pcall(call, '', '', first)
          end
        end
      end
    end
    pandoc.mediabag.empty()
  end),
  group 'the sandbox' {
    test('has no way out', function()
      for _, name in ipairs {'debug', 'loadfile', 'dofile'} do
        assert.is_nil(_G[name])
      end
      assert.is_nil(io.open '/etc/passwd')
      assert.is_nil(io.open('tests/lua/new', 'w'))
      assert.is_nil(package.loadlib)
      assert.error_matches(function() io.popen 'true' end, 'not available')
    end),
    test('reads files below the working folder', function()
      local file = assert(io.open 'tests/lua/test_library.lua')
      assert.is_truthy(file:read('l'):match '^%-%- What a script')
    end),
  },
}
