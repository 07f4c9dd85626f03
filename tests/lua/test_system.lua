-- pandoc.system, as untrusted scripts have it. What trusted ones do: tests/golden/lua-trusted.

local tasty = require 'tasty'
local system = require 'pandoc.system'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

local function refuses(name, message, ...)
  local arguments = table.pack(...)
  return test(name .. ' is refused', function()
    assert.error_matches(function()
      system[name](table.unpack(arguments))
    end, 'pandoc%.system%.' .. name .. ': ' .. message)
  end)
end

local NO_WRITING = 'files cannot be written here'

return {
  group 'reading' {
    test('read_file', function()
      assert.are_equal('module.lua\n', system.read_file 'tests/lua/sample/folder/name.txt')
    end),
    test('read_file of what is not there', function()
      assert.error_matches(function() system.read_file 'none' end, 'none: does not exist %(No such file or directory%)')
      assert.error_matches(function() system.read_file 'tests' end, 'tests: inappropriate type')
      assert.error_matches(function()
        system.read_file {}
      end, "bad argument #1 to 'read_file' %(string expected, got table%)")
    end),
    test('nothing outside of the project is read', function()
      for _, path in ipairs {'/etc/passwd', '../x', 'tests/../../x', '/', '..'} do
        assert.error_matches(function() system.read_file(path) end, 'it is outside of the project')
        assert.error_matches(function() system.list_directory(path) end, 'it is outside of the project')
        assert.error_matches(function() system.with_working_directory(path, print) end, 'it is outside of the project')
      end
    end),
    test('list_directory gives names in order', function()
      local names = system.list_directory 'tests/lua/sample/folder'
      assert.are_same({'inner', 'name.txt'}, names)
      assert.are_equal(pandoc.List, getmetatable(names))
      assert.is_true(#system.list_directory() > 5)
      assert.are_same(system.list_directory '.', system.list_directory())
      assert.error_matches(function() system.list_directory 'Makefile' end, 'Makefile: inappropriate type')
      assert.error_matches(function() system.list_directory 'none' end, 'none: does not exist')
    end),
  },
  group 'writing' {
    refuses('write_file', NO_WRITING, 'a', 'b'),
    refuses('copy', NO_WRITING, 'a', 'b'),
    refuses('rename', NO_WRITING, 'a', 'b'),
    refuses('remove', NO_WRITING, 'a'),
    refuses('make_directory', NO_WRITING, 'a'),
    refuses('remove_directory', NO_WRITING, 'a'),
    refuses('with_temporary_directory', NO_WRITING, 'a', print),
  },
  group 'the machine' {
    refuses('command', 'programs cannot be run here', 'ls', {}),
    refuses('times', 'the times of files are not known here', 'Makefile'),
    refuses('xdg', 'the folders of the user are not known here', 'config'),
    test('is the same everywhere', function()
      assert.are_same({'linux', 'x86_64', 0, '.'}, {
        system.os, system.arch, system.cputime(), system.get_working_directory(),
      })
      assert.are_same({}, system.environment())
    end),
  },
  group 'with_working_directory' {
    test('paths begin there', function()
      local given, first, second = system.with_working_directory('tests/lua/sample', function(path)
        local text = system.with_working_directory('folder', function() return system.read_file 'name.txt' end)
        assert.are_equal('init', require 'sample')
        return path, text, io.open('module.lua') ~= nil
      end)
      assert.are_same({'tests/lua/sample', 'module.lua\n', true}, {given, first, second})
      assert.is_truthy(io.open 'Makefile')
    end),
    test('not above the project', function()
      system.with_working_directory('tests', function()
        assert.error_matches(function() system.read_file '../../x' end, 'it is outside of the project')
        assert.is_truthy(system.read_file '../Makefile')
      end)
    end),
    test('errors come through, and paths are as before', function()
      assert.error_equals(function() system.with_working_directory('tests', function() error('oh', 0) end) end, 'oh')
      assert.is_truthy(io.open 'Makefile')
    end),
    test('wants a folder and a function', function()
      assert.error_matches(function() system.with_working_directory('none', print) end, 'does not exist')
      assert.error_matches(function() system.with_working_directory('Makefile', print) end, 'inappropriate type')
      assert.error_matches(function() system.with_working_directory('tests', 1) end, 'function expected, got number')
    end),
  },
  group 'with_environment' {
    test('there is one for a while', function()
      local inner, value = system.with_environment({A = 'a'}, function()
        return system.with_environment({B = 'b'}, system.environment), system.environment().A
      end)
      assert.are_same({{B = 'b'}, 'a', {}}, {inner, value, system.environment()})
    end),
    test('wants strings', function()
      assert.error_matches(function() system.with_environment({A = {}}, print) end, 'string expected, got table')
    end),
  },
}
