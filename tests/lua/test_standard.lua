-- test_standard.lua - the parts of Lua's own libraries that scripts have: os, io, package.

local tasty = require 'tasty'
local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

return {
  group 'os' {
    test('a time is made of its parts, in UTC', function()
      assert.are_equal(os.time {year = 2000, month = 1, day = 1, hour = 0}, 946684800)
      assert.are_equal(os.time {year = 2000, month = 1, day = 1}, 946684800 + 12 * 3600)
    end),
    test('a time without a day is an error', function()
      assert.error_matches(function() os.time {year = 2000, month = 1} end, "field 'day'")
      assert.error_matches(function() os.time {year = 2000, month = 1, day = 'x'} end, "field 'day'")
      assert.error_matches(function() os.time {year = 1e300, month = 1, day = 1} end, "field 'year'")
    end),
    test('a date is written by its format', function()
      assert.are_equal(os.date('%Y-%m-%d %H:%M:%S %a %B %j %%', 951782400), '2000-02-29 00:00:00 Tue February 060 %')
      assert.are_equal(os.date('!%d.%m.', 951782400), '29.02.')
      assert.are_equal(os.date('*t', 951782400).yday, 60)
      assert.are_equal(os.date('', 0), '')
    end),
    test('a format that is none is an error', function()
      assert.error_matches(function() os.date '%Q' end, 'invalid conversion')
      assert.error_matches(function() os.date '%' end, 'invalid conversion')
      assert.error_matches(function() os.date('%Y', math.maxinteger) end, 'out of range')
    end),
    test('today begins at midnight', function()
      assert.are_equal(os.time() % 86400, 0)
      assert.are_equal(os.date '%H:%M', '00:00')
      assert.are_equal(os.difftime(os.time(), os.time() - 5), 5.0)
    end),
    test('the machine is not seen', function()
      assert.is_nil(os.getenv 'PATH')
      assert.are_equal(os.clock(), 0)
      for _, name in ipairs {'execute', 'exit', 'remove', 'rename', 'setlocale', 'tmpname'} do
        assert.error_matches(os[name], 'os%.' .. name .. ' is not available')
      end
    end),
  },
  group 'io' {
    test('what cannot be is an error that says so', function()
      for _, name in ipairs {'input', 'output', 'popen', 'read', 'tmpfile'} do
        assert.error_matches(io[name], 'io%.' .. name .. ' is not available')
      end
    end),
    test('streams are written to one after the other', function()
      assert.are_equal(io.stderr:write(), io.stderr)
      assert.are_equal(io.stdout:write(''), io.stdout)
      assert.are_equal(io.write(''), io.stdout)
      assert.are_equal(io.stdout:flush(), io.stdout)
      assert.error_matches(function() io.stderr:write({}) end, 'string expected')
    end),
  },
  group 'package' {
    test('what is preloaded is required', function()
      package.preload['a.module'] = function(name) return {name = name} end
      assert.are_equal(require 'a.module'.name, 'a.module')
      assert.are_equal(require 'a.module', require 'a.module')
    end),
    test('its path is looked at, below the working folder', function()
      package.path = 'tests/lua/sample/?.lua'
      assert.are_equal(type(require 'module'), 'table')
      assert.error_matches(function() require 'nothing.there' end, "module 'nothing.there' not found")
    end),
    test('the separators are those of Unix', function()
      assert.are_equal(package.config:sub(1, 1), '/')
    end),
  },
}
