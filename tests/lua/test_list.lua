-- pandoc.List: every method, on lists and on plain tables.

local tasty = require 'tasty'
local List = require 'pandoc.List'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

local function is_even(x)
  return x % 2 == 0
end

local callable = setmetatable({}, {__call = function(_, x) return x * 10 end})

return {
  group 'making' {
    test('a table becomes a list itself', function()
      local items = {1, 2}
      local list = List(items)
      assert.are_equal(items, list)
      assert.are_equal(List, getmetatable(list))
      assert.are_equal(List, getmetatable(List:new {3}))
    end),
    test('without anything it is empty', function()
      assert.are_same({}, List())
      assert.are_same({}, List:new())
      assert.are_equal(0, #List {})
    end),
    test('an iterator gives all its values', function()
      assert.are_same({'a', 'b'}, List(('a b'):gmatch '%a'))
      assert.are_same({1, 2, 3}, List(ipairs {7, 8, 9}))
      assert.are_same({}, List(function() end))
    end),
    test('a script has kinds of its own', function()
      local Kind = {}
      for name, value in pairs(List) do
        Kind[name] = value
      end
      Kind.__name = 'Kind'
      Kind.__index = Kind
      setmetatable(Kind, getmetatable(List))
      assert.are_equal(Kind, getmetatable(Kind {1, 2}))
      assert.are_same({2}, Kind({1, 2}):filter(is_even))
      assert.are_same({'a', 'b'}, Kind(('a b'):gmatch '%a'))
    end),
  },
  group 'at' {
    test('counts from the start and from the end', function()
      local list = List {10, 20, 30}
      assert.are_equal(10, list:at(1))
      assert.are_equal(30, list:at(-1))
      assert.are_equal(10, list:at(-3))
    end),
    test('gives the default outside', function()
      local list = List {10}
      assert.is_nil(list:at(0))
      assert.is_nil(list:at(2))
      assert.are_equal('x', list:at(5, 'x'))
      assert.are_equal('x', list:at(-5, 'x'))
      assert.are_equal(false, List {false}:at(1, 'x'))
    end),
    test('wants a whole number', function()
      assert.error_matches(function() List {}:at 'a' end, "bad argument #1 to 'at' %(number expected, got string%)")
      assert.error_matches(function() List {}:at(1.5) end, 'no integer representation')
    end),
  },
  group 'copies' {
    test('a clone has its own places', function()
      local list = List {1, {2}}
      local clone = list:clone()
      clone[1] = 5
      assert.are_same({1, {2}}, list)
      assert.are_equal(list[2], clone[2])
      assert.are_equal(List, getmetatable(clone))
    end),
    test('a clone of a plain table is one', function()
      assert.is_nil(getmetatable(List.clone {1}))
    end),
    test('concatenation changes neither side', function()
      local a, b = List {1, 2}, List {3}
      assert.are_same({1, 2, 3}, a .. b)
      assert.are_same({1, 2}, a)
      assert.are_same({3}, b)
    end),
    test('concatenation takes the kind of the first', function()
      assert.are_equal(List, getmetatable(List {1} .. {2}))
      assert.is_nil(getmetatable({1} .. List {2}))
      assert.are_same({}, List {} .. {})
    end),
    test('a long list is copied, too', function()
      local list = List()
      for i = 1, 300000 do
        list[i] = i
      end
      assert.are_equal(300000, #list:clone())
      assert.are_equal(600000, #(list .. list))
    end),
  },
  group 'growing' {
    test('extend adds to the end and returns the list', function()
      local list = List {1}
      assert.are_equal(list, list:extend {2, 3})
      assert.are_same({1, 2, 3}, list)
      assert.are_same({1, 2, 3}, list:extend {})
    end),
    test('insert and remove are those of tables', function()
      local list = List {1, 3}
      list:insert(2, 2)
      list:insert(4)
      assert.are_same({1, 2, 3, 4}, list)
      assert.are_equal(4, list:remove())
      assert.are_equal(1, list:remove(1))
      assert.are_same({2, 3}, list)
    end),
    test('sort goes up, or by a function', function()
      local list = List {3, 1, 2}
      list:sort()
      assert.are_same({1, 2, 3}, list)
      list:sort(function(a, b) return a > b end)
      assert.are_same({3, 2, 1}, list)
    end),
  },
  group 'finding' {
    test('find gives the item and its place', function()
      local item, place = List {'a', 'b', 'a'}:find('a', 2)
      assert.are_equal('a', item)
      assert.are_equal(3, place)
      assert.are_equal(2, select(2, List {1, 2}:find(2, -1)))
      assert.are_equal(1, select(2, List {1, 2}:find(1, -9)))
    end),
    test('find gives nil for what is not there', function()
      assert.is_nil(List {1, 2}:find(3))
      assert.is_nil(List {1, 2}:find '1')
      assert.is_nil(List {1, 2}:find(1, 2))
    end),
    test('find_if asks with the item and its place', function()
      local item, place = List {1, 3, 4, 6}:find_if(is_even)
      assert.are_equal(4, item)
      assert.are_equal(3, place)
      assert.are_equal(6, (List {1, 3, 4, 6}:find_if(is_even, 4)))
      assert.are_equal('b', (List {'a', 'b'}:find_if(function(_, i) return i == 2 end)))
      assert.is_nil(List {1}:find_if(is_even))
    end),
    test('includes says whether it is there', function()
      assert.is_true(List {1, 2}:includes(2))
      assert.is_false(List {1, 2}:includes(3))
      assert.is_false(List {1, 2}:includes(1, 2))
      assert.is_true(List.includes({'x'}, 'x'))
    end),
  },
  group 'going through' {
    test('filter keeps what the function likes', function()
      assert.are_same({2, 4}, List {1, 2, 3, 4}:filter(is_even))
      assert.are_same({'b'}, List {'a', 'b'}:filter(function(_, i) return i == 2 end))
      assert.are_equal(List, getmetatable(List {1}:filter(is_even)))
      assert.are_same({2}, List.filter({1, 2}, is_even))
    end),
    test('map gives a list of results', function()
      assert.are_same({2, 4}, List {1, 2}:map(function(x) return 2 * x end))
      assert.are_same({1, 2}, List {'a', 'b'}:map(function(_, i) return i end))
      assert.are_same({10, 20}, List {1, 2}:map(callable))
      assert.are_equal(List, getmetatable(List.map({}, tostring)))
    end),
    test('iter goes in steps', function()
      local function all(...)
        return List(List {1, 2, 3, 4, 5}:iter(...))
      end
      assert.are_same({1, 2, 3, 4, 5}, all())
      assert.are_same({1, 3, 5}, all(2))
      assert.are_same({5, 4, 3, 2, 1}, all(-1))
      assert.are_same({2, 4}, all(2, 2))
      assert.is_nil(List():iter()())
    end),
    test('what cannot be called is refused', function()
      for _, name in ipairs {'filter', 'map', 'find_if'} do
        assert.error_matches(function() List {1}[name](List {1}, {}) end,
          "bad argument #1 to '" .. name .. "' %(function expected, got table%)")
      end
    end),
  },
  group 'joining' {
    -- Lua 5.4.4 of Debian 12 loses what it has joined so far when the stack moves meanwhile.
    test('goes on with what a metamethod gave, however deep that went', function()
      local function deep(n)
        return n == 0 and 0 or 1 + deep(n - 1)
      end
      local meta = {}
      local function make(text)
        return setmetatable({text}, meta)
      end
      function meta.__concat(a, b)
        deep(2000)
        return make(a[1] .. b[1])
      end
      assert.are_equal((make 'a' .. make 'b' .. make 'c' .. make 'd')[1], 'abcd')
      assert.are_equal(#(List {1} .. {2} .. List {3} .. {4}), 4)
    end),
  },
  group 'comparing and showing' {
    test('equal lists have equal items', function()
      assert.are_equal(List {1, 2}, List {1, 2})
      assert.is_true(List {1, List {2}} == List {1, List {2}})
      assert.is_true(List {1} ~= List {2})
      assert.is_true(List {1} ~= List {1, 1})
      assert.is_true(List {1} ~= {1})
      assert.is_true(List {'a'} ~= 'a')
    end),
    test('it is shown with its items', function()
      assert.are_equal('List {}', tostring(List {}))
      assert.are_equal('List {1, x, List {true}}', tostring(List {1, 'x', List {true}}))
    end),
  },
}
