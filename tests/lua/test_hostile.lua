-- What no filter should do with elements: an error, and never a crash or an endless loop.

local tasty = require 'tasty'
local rows = require 'rows'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert
local p = pandoc

local nested_too_deeply = 'contains itself, or is nested too deeply'

-- Everything that can be done with an element.
local uses = {
  tostring, function(e) return e:clone() end, function(e) return e == p.Para 'x' end, function(e) return e:walk {} end,
  function(e) return e:walk {traverse = 'topdown'} end, function(e) return p.Div {e} end, function(e) return p.Blocks {e} end,
  function(e) return p.Pandoc({}, {meta = e}) end, function(e) return p.List {p.Para 'x'}:includes(e) end,
  function(e) return p.Figure({}, {e}) end, function(e) return p.BulletList {e} end,
}

local function refused_by_all(element, pattern)
  for _, use in ipairs(uses) do
    assert.error_matches(function() return use(element) end, pattern)
  end
end

local function deep(make, count)
  local element = make {}
  for _ = 1, count do
    element = make {element}
  end
  return element
end

-- A div in a div, each put into the content of the one around it.
local function deep_in_place(count, leaf)
  local outer = p.Div {}
  local inner = outer
  for _ = 1, count do
    inner.content[1] = p.Div {}
    inner = inner.content[1]
  end
  inner.content[1] = leaf
  return outer
end

return {
  group 'elements that contain themselves' {
    test('are refused', function()
      local div = p.Div {}
      div.content[1] = div
      refused_by_all(div, nested_too_deeply)
      local around = p.Div {p.Div {}}
      around.content[1].content[1] = around
      refused_by_all(around, nested_too_deeply)
      local definitions = p.DefinitionList {{'a', 'b'}}
      definitions.content[1][2][1][1] = definitions
      refused_by_all(definitions, nested_too_deeply)
      local bullets = p.BulletList {'a'}
      bullets.content[1][1] = bullets
      refused_by_all(bullets, nested_too_deeply)
    end),
    test('are refused as inlines, notes, captions, citations', function()
      local emph = p.Emph {}
      emph.content[1] = emph
      local note = p.Note {}
      note.content[1] = p.Para {}
      note.content[1].content[1] = note
      local cite = p.Cite({}, {p.Citation('k', 'NormalCitation')})
      cite.citations[1].prefix[1] = cite
      local figure = p.Figure('a', 'b')
      figure.caption.long[1] = figure
      local row = p.Row {p.Cell {}}
      row.cells[1].contents[1] = p.Table({}, {}, p.TableHead {row}, {}, p.TableFoot())
      row.cells[1].contents[1].head.rows[1] = row
      for _, element in ipairs {emph, note, cite, figure, row} do
        assert.error_matches(function() tostring(element) end, nested_too_deeply)
        assert.error_matches(function() element:clone() end, nested_too_deeply)
        assert.error_matches(function() element:walk {Str = error} end, nested_too_deeply)
      end
    end),
    test('can still be read, and mended', function()
      local div = p.Div {}
      div.content[1] = div
      local inner = div
      for _ = 1, 10000 do
        inner = inner.content[1]
      end
      assert.is_true(rawequal(div, inner))
      div.content[1] = nil
      assert.are_equal('Div ("",[],[]) []', tostring(div))
    end),
    rows.fails {
      {"local l = Blocks {} l[1] = l return tostring(l)", 'expected, got'},
      {"local l = Inlines {} l[1] = l return l:walk {}", 'expected, got'},
      {"local l = BulletList 'a' l.content[1] = l.content return tostring(l)", 'list of items expected'},
      {"local d = DefinitionList {{'a', 'b'}} d.content[1][2] = d.content return d:clone()", 'list of definition items expected'},
      {"local m = {} m.m = m return Meta(m)", nested_too_deeply},
      {"local m = List {} m[1] = m return Meta {m = m}", nested_too_deeply},
      {"local m = {} m[1] = {m} return Pandoc({}, {m = m})", nested_too_deeply},
      {"local d = Pandoc {} d.meta.d = d.meta return tostring(d)", nested_too_deeply},
      {"local d = Pandoc {} d.blocks[1] = d return d:walk {}", 'expected, got'},
    },
  },
  group 'depth' {
    test('of elements has no limit', function()
      local div = deep(p.Div, 100000)
      assert.are_equal(1700017, #tostring(div))
      assert.is_true(div == div:clone())
      assert.is_true(div == deep(p.Div, 100000))
      assert.is_false(div == deep(p.Div, 99999))
      local count = 0
      local function note() count = count + 1 end
      assert.is_true(div:walk {Div = note, Blocks = note} == div)
      assert.is_true(div:walk {Div = note, Blocks = note, traverse = 'topdown'} == div)
      assert.are_equal(400002, count)
      assert.are_equal(3400074, #tostring(p.Pandoc {div} .. p.Pandoc {div}))
      assert.are_equal(1700078, #tostring(p.Pandoc({}, {meta = {div}})))
    end),
    test('of inlines and notes neither', function()
      assert.are_equal(700007, #tostring(deep(p.Emph, 100000):walk {Emph = function(e) return e end}))
      local note = deep(function(content) return p.Note {p.Para(content)} end, 20000)
      assert.are_equal(p.Para {note}, p.Para({note}):walk {Note = function(n) return n end})
    end),
    test('can be gone down', function()
      local element, depth = deep(p.BlockQuote, 100000), 0
      while element do
        element, depth = element.content[1], depth + 1
      end
      assert.are_equal(100001, depth)
    end),
    test('of changes in place has one', function()
      assert.are_equal(1717, #tostring(deep_in_place(100)))
      refused_by_all(deep_in_place(1000), nested_too_deeply)
      refused_by_all(deep_in_place(100000), nested_too_deeply)
    end),
    test('of objects that make elements has one', function()
      local function object(count)
        return setmetatable({}, {__toblock = function()
          return count == 0 and p.Para 'x' or p.Div {deep_in_place(200, object(count - 1))}
        end})
      end
      assert.is_truthy(tostring(deep_in_place(200, object(10))):find('Str "x"', 1, true))
      assert.error_matches(function() tostring(deep_in_place(200, object(100))) end, 'within each other too often')
      local endless
      endless = setmetatable({}, {__toblock = function() return p.Div(endless) end})
      assert.error_matches(function() p.Div(endless) end, 'within each other too often')
      assert.are_equal('Div ("",[],[]) []', tostring(p.Div {}))
    end),
    test('of metadata has one', function()
      for _, count in ipairs {180, 1000, 100000} do
        local list, map = {'x'}, {a = 'x'}
        for _ = 1, count do
          list, map = {list}, {a = map}
        end
        assert.are_equal(count == 180, (pcall(p.Meta, {list = list})))
        assert.are_equal(count == 180, (pcall(p.Meta, map)))
      end
    end),
    test('of walks within walks has one', function()
      local function again() return p.Para('a'):walk {Str = again} end
      assert.error_matches(again, 'overflow')
    end),
    test('of filters that ask each other has one', function()
      local first, second = {}, {}
      setmetatable(first, {__index = second})
      setmetatable(second, {__index = first})
      assert.error_matches(function() p.Para('a'):walk(first) end, 'loop')
    end),
  },
  group 'long lists' {
    test('are as long as they are', function()
      local items = {}
      for i = 1, 200000 do
        items[i] = 'x'
      end
      local para = p.Para(items)
      assert.are_equal(200000, #para.content)
      para.content[200001] = 'y'
      assert.are_equal(200001, #para:clone().content)
      assert.are_equal(200001, #para:walk({Str = function(str) return str end}).content)
    end),
    test('are not asked for their length', function()
      local list = setmetatable({'a'}, {__len = function() return 1e9 end, __index = function() return 'b' end})
      assert.are_equal('Para [Str "a"]', tostring(p.Para(list)))
      assert.are_equal('("a",[],[])', tostring(p.Attr(list)))
      assert.are_equal('[("k","v")]', tostring(p.AttributeList(setmetatable({{'k', 'v'}}, getmetatable(list)))))
    end),
    test('with holes are refused, or end there', function()
      for _, make in ipairs {p.Para, p.Div, p.BulletList, p.Inlines, p.LineBlock} do
        local holes = {'a', 'b', 'c', 'd'}
        holes[2] = nil
        assert.is_false((pcall(make, holes)))
      end
    end),
  },
  group 'methods' {
    test('refuse what they are not for', function()
      local cell, doc = p.Cell 'a', p.Pandoc 'a'
      for _, element in ipairs {p.Para 'a', p.Str 'a', p.Attr(), cell, doc, p.Caption 'a', p.Blocks 'a', p.Inlines 'a'} do
        for _, name in ipairs {'clone', 'walk', 'show'} do
          for _, wrong in ipairs {5, true, print, coroutine.create(print), {5}} do
            assert.is_false((pcall(element[name] or error, wrong, {})))
          end
          assert.is_false((pcall(element[name] or error)))
        end
        for _, wrong in ipairs {5, 'x', true, print, p.Str 'a'} do
          assert.error_matches(function() (element.walk or error)(element, wrong) end, 'table expected')
        end
        assert.error_matches(function() (element.walk or error)(element) end, 'table expected')
      end
    end),
    test('of one kind serve another', function()
      assert.are_equal('Str "a"', tostring(p.Para('x').clone(p.Str 'a')))
      assert.are_equal('Para [Str "b"]', tostring(p.Str('x').walk(p.Para 'a', {Str = function() return 'b' end})))
      assert.are_equal('("a",[],[])', p.Para('x').show(p.Attr 'a'))
    end),
    test('and pairs keep to their own', function()
      local others = {5, 'x', {}, print, p.Str 'a', p.Link('a', 'b'), p.Cell 'a', p.Attr(), p.AttributeList {},
        p.Table({}, {}, p.TableHead(), {}, p.TableFoot()), p.Pandoc {}}
      for _, element in ipairs {p.Para 'a', p.Link('a', 'b'), p.RawBlock('a', 'b'), p.Attr(), p.OrderedList {}, p.AttributeList {a = 'b'}} do
        local next_one, state = pairs(element)
        for _, other in ipairs(others) do
          if other ~= element and getmetatable(other) ~= getmetatable(element) then
            assert.is_false((pcall(next_one, other)))
          end
        end
        assert.is_false((pcall(next_one)))
        for _ = 1, 10 do
          next_one(state)
        end
        assert.is_nil((next_one(state)))
      end
    end),
  },
  group 'metatables' {
    test('that raise errors end what asked', function()
      local function raise() error 'boom' end
      for _, name in ipairs {'__toinline', '__toblock'} do
        local object = setmetatable({5}, {[name] = raise})
        for _, make in ipairs {p.Div, p.BulletList, p.Note, p.Blocks, p.MetaBlocks} do
          assert.error_matches(function() make {object} end, 'boom')
        end
      end
      local raising = setmetatable({'a'}, {__index = raise, __len = raise, __pairs = raise, __eq = raise, __newindex = raise,
        __tostring = raise, __concat = raise, __call = raise, __unm = raise, __close = raise, __name = 5})
      assert.are_equal('Para [Str "a"]', tostring(p.Para(raising)))
      assert.are_equal('("",["a"],[])', tostring(p.Attr('', raising)))
      assert.are_equal('a', p.Meta({a = raising}).a[1])
      assert.error_matches(function() p.Para('a'):walk(raising) end, 'boom')
      assert.error_matches(function() p.Str(raising) end, 'string expected, got table')
      assert.error_matches(function() p.Para('a')[raising] = 5 end, 'boom')
    end),
    test('names in them are only names', function()
      for _, name in ipairs {'%s%n%d', ('x'):rep(100000), 'a\0b', ''} do
        assert.error_matches(function() p.Para(setmetatable({5}, {__name = name})) end, 'expected, got')
      end
    end),
    test('cannot finalize', function()
      assert.error_matches(function() setmetatable({}, {__gc = print}) end, '__gc')
    end),
    test('that change what is being read do no harm', function()
      local list = {}
      for i = 1, 10 do
        list[i] = setmetatable({}, {__toblock = function() list[#list] = nil return p.Para 'x' end})
      end
      assert.error_matches(function() p.Div(list) end, 'expected, got')
      local div = p.Div {}
      div.content = setmetatable({}, {__toblock = function()
        div.content = 'other'
        div.identifier = 'i'
        div.content:insert(p.Para 'y')
        return p.Para 'x'
      end})
      assert.are_equal('Div ("i",[],[]) [Para [Str "x"]]', tostring(div))
      local t = p.Table({}, {}, p.TableHead(), {}, p.TableFoot())
      t.caption = setmetatable({}, {__toblock = function()
        t.caption = 'other'
        t.head = p.TableHead({}, 'i')
        return p.Para(tostring(t))
      end})
      assert.are_equal('i', t.head.identifier)
      assert.are_equal('Para', t.caption.long[1].t)
      local own = p.Div {p.Para 'a'}
      own.content[2] = setmetatable({}, {__toblock = function() own.content[1] = nil own.content = {} return p.Para 'b' end})
      assert.are_equal('Div', own:clone().t)
    end),
  },
  group 'texts and numbers' {
    rows.shows {
      {[[Str '\xff\xc3']], [[Str "\65533\65533"]]},
      {[[Str '\xed\xa0\x80']], [[Str "\65533\65533\65533"]]},
      {[[Attr('a\0b', {'c\0d'}, {['e\0f'] = 'g\0h'})]], [=[("a\NULb",["c\NULd"],[("e\NULf","g\NULh")])]=]},
      {[[Pandoc({}, {['a\0b'] = '\xff'})]], [=[Pandoc (Meta {unMeta = fromList [("a\NULb",MetaString "\65533")]}) []]=]},
      {[[Code('\xff', {id = '\xff', class = '\xff', ['\xff'] = '\xff'})]],
        [=[Code ("\65533",["\65533"],[("\65533","\65533")]) "\65533"]=]},
    },
    rows.gives {
      {[[Str('\xff').text]], '\u{fffd}'},
      {[[AttributeList({['a\0b'] = 'c'})['a\0b'] ]], 'c'},
      {[[#Str(('x'):rep(1000000)).text]], 1000000},
    },
    test('that are no numbers for it are refused', function()
      local tables = {{}, {}, p.TableHead(), {}, p.TableFoot()}
      for _, number in ipairs {0 / 0, 1 / 0, -1 / 0, 1e308, 2 ^ 53, -2 ^ 31 - 1, 2 ^ 31, math.maxinteger, math.mininteger, 0.5} do
        assert.is_false((pcall(p.Header, number, 'a')))
        assert.is_false((pcall(p.OrderedList, {}, {number})))
        assert.is_false((pcall(p.ListAttributes, number)))
        assert.is_false((pcall(p.Cell, {}, nil, number)))
        assert.is_false((pcall(p.Cell, {}, nil, nil, number)))
        assert.is_false((pcall(p.TableBody, {}, {}, number)))
        assert.is_false((pcall(p.Citation, 'k', 'NormalCitation', '', '', number)))
        tables[2] = {{'AlignLeft', number}}
        local is_made, made = pcall(p.Table, table.unpack(tables))
        assert.are_equal(number - number == 0, is_made)
        assert.is_true(#tostring(made) > 0)
      end
      for _, level in ipairs {-1, 256} do
        assert.error_matches(function() p.Header(level, 'a') end, 'at least 0 and at most 255')
      end
    end),
    test('as positions of attributes are places, or none', function()
      local attributes = p.AttributeList {{'a', 'b'}}
      for _, position in ipairs {0, -1, math.mininteger, math.maxinteger, 1e300, -1 / 0, 0 / 0} do
        assert.is_nil(attributes[position])
        attributes[position] = nil
        pcall(function() attributes[position] = 'x' end)
      end
      assert.are_equal('[("a","b")]', tostring(attributes))
    end),
  },
}
