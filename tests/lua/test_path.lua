-- pandoc.path: paths as text.

local tasty = require 'tasty'
local path = require 'pandoc.path'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

-- Each row: what the function is given, and what it gives.
local function rows(name, cases)
  return test(name, function()
    for _, case in ipairs(cases) do
      assert.are_same(case[2], path[name](table.unpack(case[1], 1, 3)))
    end
  end)
end

return {
  group 'parts' {
    rows('directory', {
      {{'a/b.c'}, 'a'}, {{'a/b/'}, 'a/b'}, {{'b.c'}, '.'}, {{'/b'}, '/'}, {{'/'}, '/'}, {{''}, '.'}, {{'a//b'}, 'a'},
    }),
    rows('filename', {{{'a/b.c'}, 'b.c'}, {{'a/'}, ''}, {{'b'}, 'b'}, {{'/.b'}, '.b'}, {{''}, ''}}),
    rows('split', {
      {{'a/b/c'}, {'a', 'b', 'c'}}, {{'/a/b'}, {'/', 'a', 'b'}}, {{'a//b/'}, {'a', 'b'}}, {{''}, {}}, {{'/'}, {'/'}},
    }),
    rows('join', {
      {{{'a', 'b'}}, 'a/b'}, {{{'a/', 'b'}}, 'a/b'}, {{{'a', '/b'}}, '/b'}, {{{'/', 'a'}}, '/a'}, {{{}}, ''},
      {{{'', 'a'}}, 'a'},
    }),
    test('split_extension', function()
      local function split(name)
        return {path.split_extension(name)}
      end
      assert.are_same({'a', '.b'}, split 'a.b')
      assert.are_same({'a.b', '.c'}, split 'a.b.c')
      assert.are_same({'x.y/a', ''}, split 'x.y/a')
      assert.are_same({'x/', '.a'}, split 'x/.a')
      assert.are_same({'a', '.'}, split 'a.')
    end),
    rows('split_search_path', {{{'a:b'}, {'a', 'b'}}, {{'a::/b'}, {'a', '.', '/b'}}}),
  },
  group 'kinds' {
    rows('is_absolute', {{{'/a'}, true}, {{'a/b'}, false}, {{''}, false}}),
    rows('is_relative', {{{'/a'}, false}, {{'a/b'}, true}, {{''}, true}}),
    test('exists looks at files and folders', function()
      assert.is_true(path.exists 'tests/lua/test_path.lua')
      assert.is_true(path.exists 'tests')
      assert.is_false(path.exists 'tests/lua/no such file')
      assert.is_false(path.exists '../x')
    end),
    test('exists tells them apart', function()
      assert.is_true(path.exists('tests', 'directory'))
      assert.is_false(path.exists('tests', 'file'))
      assert.is_true(path.exists('Makefile', 'file'))
      assert.is_false(path.exists('Makefile', 'directory'))
      assert.error_matches(function() path.exists('Makefile', 'pipe') end, 'Unsupported filesystem object type: pipe')
    end),
  },
  group 'other forms' {
    rows('normalize', {
      {{'./a//b/./c'}, 'a/b/c'}, {{'a/../b'}, 'a/../b'}, {{'.'}, '.'}, {{'/.'}, '/'}, {{'//a'}, '/a'}, {{'a/'}, 'a/'},
    }),
    rows('make_relative', {
      {{'a/b/c', 'a'}, 'b/c'}, {{'/a/b', '/a'}, 'b'}, {{'/a', '/a/'}, '.'}, {{'a/b', 'c'}, 'a/b'},
      {{'a/b', 'c', true}, '../a/b'}, {{'/a', 'a', true}, '/a'}, {{'a/d.png', 'a/b/c', true}, '../../d.png'},
      {{'a', 'a/b', true}, '..'},
    }),
    test('separators are those of this system', function()
      assert.are_equal('/', path.separator)
      assert.are_equal(':', path.search_path_separator)
    end),
  },
  group 'strings as paths' {
    test('they get operators and methods', function()
      path.treat_strings_as_paths()
      assert.are_equal('a/b', 'a' / 'b')
      assert.are_equal('a.md', 'a' + 'md')
      assert.are_equal('a.md', 'a' + '.md')
      assert.are_equal('a', (('a.md'):split_extension()))
      assert.are_equal('b', ('a/b'):filename())
    end),
  },
}
