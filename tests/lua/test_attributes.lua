-- Attr and AttributeList: what they are made from, names and positions, their order.

local tasty = require 'tasty'
local rows = require 'rows'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

-- The pairs of attributes as one text, in their order.
local function listed(attributes)
  local items = {}
  for key, value in pairs(attributes) do
    items[#items + 1] = key .. '=' .. value
  end
  return table.concat(items, ' ')
end

return {
  group 'Attr' {
    rows.shows {
      {"Attr()", '("",[],[])'},
      {"Attr(nil)", '("",[],[])'},
      {"Attr 'i'", '("i",[],[])'},
      {"Attr('i', {'a', 'b'})", '("i",["a","b"],[])'},
      {"Attr('i', {}, {k = 'v'})", '("i",[],[("k","v")])'},
      {"Attr('', nil, {{'z', '1'}, {'a', '2'}})", '("",[],[("z","1"),("a","2")])'},
      {"Attr('', {}, {z = 1, a = 2.5})", '("",[],[("a","2.5"),("z","1")])'},
      {"Attr('i', {'a'}, AttributeList {k = 'v'})", '("i",["a"],[("k","v")])'},
      {"Attr {'i', {'a'}, {k = 'v'}}", '("i",["a"],[("k","v")])'},
      {"Attr {'i', {'a'}, {{'k', 'v'}}}", '("i",["a"],[("k","v")])'},
      {"Attr {'i'}", '("i",[],[])'},
      {"Attr {}", '("",[],[])'},
      {"Attr {id = 'i', class = 'a  b\\tc', k = 'v', b = 'w'}", '("i",["a","b","c"],[("b","w"),("k","v")])'},
      {"Attr {k = 'v'}", '("",[],[("k","v")])'},
      {"Attr {class = ''}", '("",[],[])'},
      {"Attr(Attr('i', {'a'}))", '("i",["a"],[])'},
      {"Attr(AttributeList {k = 'v'})", '("",[],[("k","v")])'},
      {"Attr('', 'no list')", '("",[],[])'},
      {"Attr('i', {'a'}, 'no table')", '("i",["a"],[])'},
      {"Attr {'i', 'no list', 5}", '("i",[],[])'},
      {"Attr('', {1, 2})", '("",["1","2"],[])'},
    },
    rows.fails {
      {"Attr(5)", 'Attr, table, or string expected, got number'},
      {"Attr(true)", 'Attr, table, or string expected, got boolean'},
      {"Attr(Str 'a')", 'Attr, table, or string expected, got Inline'},
      {"Attr {k = {}}", 'attributes are strings'},
      {"Attr {[{}] = 'v'}", 'attributes are strings'},
      {"Attr().other = 'a'", "[Cc]annot set unknown property 'other'"},
      {"Attr().identifier = nil", 'string expected, got nil'},
      {"Attr().classes = {{}}", 'list of strings expected, got table'},
      {"Attr().classes = nil", 'list of strings expected, got nil'},
      {"Attr().attributes = {{'k'}}", 'AttributeList, or table of strings expected, got table'},
      {"Attr().attributes = nil", 'AttributeList, or table of strings expected, got nil'},
      {"local a = Attr() a.classes[1] = {} return tostring(a)", 'list of strings expected'},
    },
    rows.gives {
      {"Attr('i').identifier", 'i'},
      {"Attr('i', {'a'}).classes", {'a'}},
      {"Attr('i', {}, {k = 'v'}).attributes.k", 'v'},
      {"Attr().t", 'Attr'},
      {"Attr().tag", 'Attr'},
      {"getmetatable(Attr()).__name", 'Attr'},
      {"getmetatable(Attr().classes).__name", 'List'},
      {"getmetatable(Attr().attributes).__name", 'AttributeList'},
    },
    rows.holds {
      {"Attr('i', {'a'}, {k = 'v'}) == Attr {id = 'i', class = 'a', k = 'v'}"},
      {"Attr('i') ~= Attr('j')"},
      {"Attr('', {'a'}) ~= Attr('', {'a', 'b'})"},
      {"Attr('', {'a', 'b'}) ~= Attr('', {'b', 'a'})"},
      {"Attr('', {}, {k = 'v'}) ~= Attr('', {}, {k = 'w'})"},
      {"Attr('', {}, {{'a', '1'}, {'b', '2'}}) ~= Attr('', {}, {{'b', '2'}, {'a', '1'}})"},
      {"Attr() ~= Str ''"},
      {"Attr() ~= nil"},
      {"Attr('').nothing == nil"},
      {"local a = Attr('i', {'a'}) return a:clone() == a"},
    },
    test('is a value', function()
      local attr = pandoc.Attr('i', {'a'}, {k = 'v'})
      local copy = attr:clone()
      copy.identifier = 'j'
      copy.classes:insert 'b'
      copy.attributes.k = nil
      assert.are_equal('("i",["a"],[("k","v")])', tostring(attr))
      assert.are_equal('("j",["a","b"],[])', tostring(copy))
    end),
    test('of two elements is two', function()
      local attr = pandoc.Attr 'i'
      local first, second = pandoc.Div({}, attr), pandoc.Div({}, attr)
      attr.identifier = 'j'
      first.identifier = 'k'
      assert.are_equal('k', first.identifier)
      assert.are_equal('i', second.identifier)
      second.attr = first.attr
      second.classes = {'c'}
      assert.are_same({}, first.classes)
    end),
    test('that was read is the element\'s own', function()
      local div = pandoc.Div({}, {'i', {'a'}, {k = 'v'}})
      local attr = div.attr
      attr.identifier = 'j'
      attr.classes[2] = 'b'
      attr.attributes.k = 'w'
      assert.are_equal('Div ("j",["a","b"],[("k","w")]) []', tostring(div))
      div.identifier = 'l'
      assert.are_equal('l', attr.identifier)
    end),
    test('its classes have the methods of lists', function()
      local div = pandoc.Div({}, {'', {'a', 'b', 'c'}})
      assert.is_true(div.classes:includes 'b')
      assert.is_false(div.classes:includes 'd')
      div.classes = div.classes:filter(function(class) return class ~= 'b' end)
      div.classes:insert(1, 'z')
      div.classes:extend {'y'}
      div.classes[#div.classes + 1] = 'x'
      assert.are_same({'z', 'a', 'c', 'y', 'x'}, div.classes)
      assert.are_equal('Div ("",["z","a","c","y","x"],[]) []', tostring(div))
      assert.are_equal('y', div.classes:remove(4))
      assert.are_equal(2, select(2, div.classes:find 'a'))
      assert.are_equal('z a c x', table.concat(div.classes, ' '))
    end),
  },
  group 'AttributeList' {
    rows.shows {
      {"AttributeList {}", '[]'},
      {"AttributeList {k = 'v'}", '[("k","v")]'},
      {"AttributeList {b = '1', a = '2'}", '[("a","2"),("b","1")]'},
      {"AttributeList {{'b', '1'}, {'a', '2'}}", '[("b","1"),("a","2")]'},
      {"AttributeList(AttributeList {k = 'v'})", '[("k","v")]'},
      {"local a = AttributeList {} a.z = '1' a.a = '2' a.z = '3' return a", '[("z","3"),("a","2")]'},
      {"local a = AttributeList {{'a', '1'}, {'b', '2'}, {'c', '3'}} a.b = nil return a", '[("a","1"),("c","3")]'},
      {"local a = AttributeList {{'a', '1'}} a.b = nil return a", '[("a","1")]'},
      {"local a = AttributeList {{'a', '1'}, {'b', '2'}} a[1] = {'c', '3'} return a", '[("c","3"),("b","2")]'},
      {"local a = AttributeList {{'a', '1'}, {'b', '2'}} a[2] = '3' return a", '[("a","1"),("b","3")]'},
      {"local a = AttributeList {{'a', '1'}, {'b', '2'}} a[1] = nil return a", '[("b","2")]'},
      {"local a = AttributeList {{'a', '1'}} a[2] = {'b', '2'} return a", '[("a","1"),("b","2")]'},
      {"local a = AttributeList {{'a', '1'}} a[9] = {'b', '2'} return a", '[("a","1"),("b","2")]'},
      {"local a = AttributeList {{'a', '1'}} a[9] = nil return a", '[("a","1")]'},
      {"local a = AttributeList {{'a', '1'}, {'a', '2'}} a.a = '3' return a", '[("a","3"),("a","2")]'},
      {"local a = AttributeList {} a.n = 5 return a", '[("n","5")]'},
      {"local a = AttributeList {} a['x y'] = '' return a", '[("x y","")]'},
    },
    rows.gives {
      {"AttributeList({k = 'v'}).k", 'v'},
      {"AttributeList({k = 'v'})['k']", 'v'},
      {"AttributeList({{'a', '1'}, {'b', '2'}})[2]", {'b', '2'}},
      {"AttributeList({{'a', '1'}, {'a', '2'}}).a", '1'},
      {"#AttributeList {}", 0},
      {"#AttributeList {{'a', '1'}, {'b', '2'}}", 2},
      {"AttributeList({{'clone', 'x'}}).clone", 'x'},
      {"getmetatable(AttributeList {}).__name", 'AttributeList'},
    },
    rows.holds {
      {"AttributeList({k = 'v'}).other == nil"},
      {"AttributeList({k = 'v'})[2] == nil"},
      {"AttributeList({k = 'v'})[0] == nil"},
      {"AttributeList({k = 'v'})[-1] == nil"},
      {"AttributeList({k = 'v'})[1.5] == nil"},
      {"AttributeList({k = 'v'})[true] == nil"},
      {"AttributeList({k = 'v'})[{}] == nil"},
      {"AttributeList {k = 'v'} == AttributeList {{'k', 'v'}}"},
      {"AttributeList {k = 'v'} ~= AttributeList {k = 'w'}"},
      {"AttributeList {k = 'v'} ~= AttributeList {}"},
    },
    rows.fails {
      {"AttributeList()", 'AttributeList, or table of strings expected, got nil'},
      {"AttributeList 'a'", 'AttributeList, or table of strings expected, got string'},
      {"AttributeList(Attr())", 'AttributeList, or table of strings expected, got Attr'},
      {"AttributeList {{'a'}}", 'AttributeList, or table of strings expected'},
      {"AttributeList {k = true}", 'AttributeList, or table of strings expected'},
      {"AttributeList({}).k = {}", 'string expected, got table'},
      {"AttributeList({}).k = true", 'string expected, got boolean'},
      {"AttributeList({{'a', '1'}})[1] = {'b'}", 'pair of strings expected'},
      {"AttributeList({})[1] = 'b'", 'pair of strings expected'},
      {"AttributeList({})[true] = 'b'", 'invalid attribute key'},
      {"AttributeList({})[{}] = 'b'", 'invalid attribute key'},
    },
    test('pairs goes in their order', function()
      assert.are_equal('', listed(pandoc.AttributeList {}))
      assert.are_equal('z=1 a=2 m=3', listed(pandoc.AttributeList {{'z', '1'}, {'a', '2'}, {'m', '3'}}))
      assert.are_equal('a=1 a=2', listed(pandoc.AttributeList {{'a', '1'}, {'a', '2'}}))
    end),
    test('pairs goes on when what it stands at is removed or changed', function()
      local attributes = pandoc.AttributeList {{'a', '1'}, {'b', '2'}, {'c', '3'}}
      for key in pairs(attributes) do
        attributes[key] = key
      end
      assert.are_equal('a=a b=b c=c', listed(attributes))
      for key in pairs(pandoc.AttributeList(attributes)) do
        attributes[key] = nil
      end
      assert.are_equal(0, #attributes)
    end),
    test('of an element is written through', function()
      local span = pandoc.Span('a', {'', {}, {{'z', '1'}, {'a', '2'}}})
      span.attributes.m = '3'
      span.attributes.z = nil
      span.attributes[1] = {'b', '4'}
      assert.are_equal('b=4 m=3', listed(span.attributes))
      assert.are_equal('Span ("",[],[("b","4"),("m","3")]) [Str "a"]', tostring(span))
      span.attributes = {}
      assert.are_equal('Span ("",[],[]) [Str "a"]', tostring(span))
    end),
    test('a copy of it is another', function()
      local first = pandoc.AttributeList {k = 'v'}
      local second = pandoc.AttributeList(first)
      second.k = 'w'
      assert.are_equal('v', first.k)
      local div = pandoc.Div({}, {'', {}, first})
      first.k = 'x'
      assert.are_equal('v', div.attributes.k)
    end),
    test('many attributes keep their order', function()
      local attributes = pandoc.AttributeList {}
      for i = 1, 500 do
        attributes['key' .. i] = i
      end
      assert.are_equal(500, #attributes)
      assert.are_same({'key250', '250'}, attributes[250])
      for i = 1, 500, 2 do
        attributes['key' .. i] = nil
      end
      assert.are_same({'key500', '500'}, attributes[250])
    end),
  },
}
