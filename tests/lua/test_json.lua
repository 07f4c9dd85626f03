-- pandoc.json: values of Lua as JSON.

local tasty = require 'tasty'
local json = require 'pandoc.json'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

local function encodes(name, rows)
  return test(name, function()
    for _, row in ipairs(rows) do
      assert.are_equal(row[2], json.encode(row[1]))
    end
  end)
end

local function with_tojson(text)
  return setmetatable({}, {__tojson = function() return text end})
end

return {
  group 'encode' {
    encodes('texts', {
      {'', '""'}, {'a"\\\n\r\t\1\127/<é', '"a\\"\\\\\\n\\r\\t\\u0001\127/<é"'}, {'漢', '"漢"'},
    }),
    encodes('numbers', {
      {0, '0'}, {-3, '-3'}, {math.maxinteger, '9223372036854775807'}, {42.0, '42'}, {-0.0, '0'}, {0.1, '0.1'},
      {1e20, '100000000000000000000'},
      {7.25, '7.25'}, {1234567.5, '1234567.5'}, {12345678.5, '1.23456785e7'}, {0.05, '5.0e-2'}, {-1.5e-9, '-1.5e-9'},
      {1 / 0, 'null'}, {0 / 0, 'null'},
    }),
    encodes('the rest', {{true, 'true'}, {false, 'false'}, {json.null, 'null'}}),
    test('nil is null', function() assert.are_equal('null', json.encode(nil)) end),
    encodes('lists', {
      {{1, 2}, '[1,2]'}, {pandoc.List {}, '[]'}, {pandoc.List {pandoc.List {}, {}}, '[[],{}]'},
      {{'a', {b = {1}}}, '["a",{"b":[1]}]'},
    }),
    encodes('objects, with their keys in order', {
      {{}, '{}'}, {{b = 1, a = 2, ab = 3}, '{"a":2,"ab":3,"b":1}'}, {{[2] = 'x'}, '{"2":"x"}'},
      {setmetatable({'x'}, {}), '{"1":"x"}'},
    }),
    encodes('what has __tojson', {
      {with_tojson '{"a": [1, 2]}', '{"a": [1, 2]}'}, {{x = with_tojson '7'}, '{"x":7}'},
    }),
    test('other values are errors', function()
      assert.error_matches(function() json.encode(print) end, 'a function cannot be written as JSON')
      assert.error_matches(function() json.encode {PANDOC_VERSION} end, 'a userdata cannot be written as JSON')
      assert.error_matches(function() json.encode {[true] = 1} end, 'the key of an object is a boolean')
      assert.error_matches(function() json.encode(with_tojson '{') end, '__tojson returned is no JSON')
      assert.error_matches(function() json.encode(with_tojson(nil)) end, '__tojson returned is no JSON')
    end),
    test('a table in itself is an error', function()
      local loop = {}
      loop.loop = loop
      assert.error_matches(function() json.encode(loop) end, 'nested too deeply, or in themselves')
      local deep = {}
      for _ = 1, 10000 do
        deep = {deep}
      end
      assert.error_matches(function() json.encode(deep) end, 'nested too deeply')
    end),
  },
  group 'decode' {
    test('values', function()
      assert.are_equal('a\n€', json.decode '"a\\n\\u20ac"')
      assert.are_equal(true, json.decode 'true')
      assert.are_equal(json.null, json.decode ' null ')
      assert.are_equal('float', math.type(json.decode '42'))
      assert.are_equal(-0.5, json.decode '-5e-1')
    end),
    test('arrays are lists', function()
      local list = json.decode '["a", [], {"b": [1, null]}]'
      assert.are_equal(pandoc.List, getmetatable(list))
      assert.are_same({'a', {}, {b = {1, json.null}}}, list)
    end),
    test('the last of two equal keys counts', function()
      assert.are_same({a = 2}, json.decode '{"a": 1, "a": 2}')
    end),
    test('pandoc_types may be false', function()
      assert.are_same({t = 'Str', c = 'a'}, json.decode('{"t":"Str","c":"a"}', false))
    end),
    test('no JSON is nil', function()
      for _, text in ipairs {'', '{', '[1,]', 'nul', '1 2', '"\1"', ('['):rep(100000)} do
        assert.is_nil(json.decode(text))
      end
    end),
    test('reads what encode has written', function()
      local value = {list = {1, 2.5, 'x', {}}, text = 'é\0"', no = false, null = json.null}
      assert.are_same(value, json.decode(json.encode(value)))
    end),
    test('of what is no text is an error', function()
      assert.error_matches(function() json.decode {} end, "bad argument #1 to 'decode' %(string expected")
    end),
  },
}
