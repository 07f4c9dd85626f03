-- Metadata: every kind of value both ways, its constructors, and whole documents.

local tasty = require 'tasty'
local rows = require 'rows'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

-- What becomes of a value of metadata when it is in a document, and read again.
local function again(value)
  return pandoc.Pandoc({}, {value = value}).meta.value
end

local function native(value)
  local text = tostring(pandoc.Pandoc({}, {value = value}))
  return (text:match 'fromList %[%("value",(.*)%)%]}%) %[%]$')
end

return {
  group 'values' {
    test('become what they say', function()
      for _, row in ipairs {
        {true, 'MetaBool True'},
        {false, 'MetaBool False'},
        {'text', 'MetaString "text"'},
        {'', 'MetaString ""'},
        {5, 'MetaString "5"'},
        {-7, 'MetaString "-7"'},
        {1.5, 'MetaString "1.5"'},
        {3.0, 'MetaString "3.0"'},
        {1e100, 'MetaString "1.0e100"'},
        {0.05, 'MetaString "5.0e-2"'},
        {math.maxinteger, 'MetaString "9223372036854775807"'},
        {pandoc.Inlines 'a b', 'MetaInlines [Str "a",Space,Str "b"]'},
        {pandoc.Inlines {}, 'MetaInlines []'},
        {pandoc.Blocks 'a', 'MetaBlocks [Plain [Str "a"]]'},
        {pandoc.Blocks {}, 'MetaBlocks []'},
        {pandoc.Str 'a', 'MetaInlines [Str "a"]'},
        {pandoc.Para 'a', 'MetaBlocks [Para [Str "a"]]'},
        {{pandoc.Str 'a', pandoc.Space()}, 'MetaInlines [Str "a",Space]'},
        {{pandoc.Para 'a'}, 'MetaBlocks [Para [Str "a"]]'},
        {{'a', 'b'}, 'MetaList [MetaString "a",MetaString "b"]'},
        {{'a', pandoc.Str 'b'}, 'MetaList [MetaString "a",MetaInlines [Str "b"]]'},
        {{pandoc.Str 'a', pandoc.Para 'b'}, 'MetaList [MetaInlines [Str "a"],MetaBlocks [Para [Str "b"]]]'},
        {{true, {1}}, 'MetaList [MetaBool True,MetaList [MetaString "1"]]'},
        {pandoc.List {}, 'MetaList []'},
        {pandoc.List {pandoc.Str 'a'}, 'MetaList [MetaInlines [Str "a"]]'},
        {{}, 'MetaMap (fromList [])'},
        {{b = 1, a = true}, 'MetaMap (fromList [("a",MetaBool True),("b",MetaString "1")])'},
        {{a = {b = {c = 'd'}}}, 'MetaMap (fromList [("a",MetaMap (fromList [("b",MetaMap (fromList [("c",MetaString "d")]))]))])'},
        {{[true] = 'left out', a = 'b'}, 'MetaMap (fromList [("a",MetaString "b")])'},
        {pandoc.Meta {a = 'b'}, 'MetaMap (fromList [("a",MetaString "b")])'},
      } do
        assert.are_equal(row[2], native(row[1]))
      end
    end),
    test('are read as what they were', function()
      assert.are_equal(true, again(true))
      assert.are_equal('text', again 'text')
      assert.are_equal('5', again(5))
      assert.are_equal('Inlines', getmetatable(again(pandoc.Inlines 'a')).__name)
      assert.are_equal('Blocks', getmetatable(again(pandoc.Blocks 'a')).__name)
      assert.are_equal(pandoc.List, getmetatable(again {'a'}))
      assert.is_nil(getmetatable(again {a = 'b'}))
      assert.are_same({a = {'1', {b = true}}}, again {a = {1, {b = true}}})
      assert.are_equal('a', again(pandoc.Str 'a')[1].text)
    end),
    test('that are none are refused', function()
      for _, wrong in ipairs {print, coroutine.create(print), pandoc.Attr(), pandoc.Cell 'a', pandoc.Pandoc {}, io.stdout} do
        assert.error_matches(function() pandoc.Pandoc({}, {value = wrong}) end, 'metadata expected, got')
        assert.error_matches(function() pandoc.Pandoc({}, {value = {wrong}}) end, 'metadata expected, got')
        assert.error_matches(function() pandoc.Meta {value = {a = wrong}} end, 'metadata expected, got')
      end
      for _, wrong in ipairs {0 / 0, 1 / 0, -1 / 0} do
        assert.error_matches(function() pandoc.Meta {value = wrong} end, 'not finite')
      end
      for _, wrong in ipairs {'text', 5, true, pandoc.Str 'a'} do
        assert.error_matches(function() pandoc.Pandoc({}, wrong) end, 'table expected, got')
        assert.error_matches(function() pandoc.Meta(wrong) end, 'table expected, got')
      end
      assert.error_matches(function() pandoc.Meta() end, 'table expected, got')
      local holes = pandoc.Inlines 'a'
      holes[2] = 5
      assert.error_matches(function() pandoc.Meta {value = holes} end, 'Inline, list of Inlines, or string expected')
      assert.error_matches(function() pandoc.Meta {value = setmetatable({5}, getmetatable(pandoc.Blocks {}))} end,
        'Block, list of Blocks, or compatible element expected')
    end),
  },
  group 'constructors' {
    rows.gives {
      {"MetaString 'a'", 'a'},
      {"MetaBool(true)", true},
      {"MetaBool(false)", false},
      {"MetaList {'a', true}", {'a', true}},
      {"MetaList {}", {}},
      {"MetaMap {a = 'b', c = {true}}", {a = 'b', c = {true}}},
      {"getmetatable(MetaList {}).__name", 'List'},
      {"getmetatable(MetaInlines 'a').__name", 'Inlines'},
      {"getmetatable(MetaBlocks 'a').__name", 'Blocks'},
      {"getmetatable(Meta {}).__name", 'Meta'},
      {"MetaMap({[1] = 'a', b = 'c'}).b", 'c'},
    },
    rows.shows {
      {"MetaInlines 'a b'", '[Str "a",Space,Str "b"]'},
      {"MetaInlines {Str 'a'}", '[Str "a"]'},
      {"MetaInlines {}", '[]'},
      {"MetaBlocks 'a'", '[Plain [Str "a"]]'},
      {"MetaBlocks {Para 'a', 'b'}", '[Para [Str "a"],Plain [Str "b"]]'},
    },
    rows.fails {
      {"MetaString {}", 'string expected, got table'},
      {"MetaString()", 'string expected'},
      {"MetaBool 'a'", 'boolean expected, got string'},
      {"MetaBool()", 'boolean expected'},
      {"MetaList 'a'", 'table expected, got string'},
      {"MetaList {print}", 'metadata expected, got function'},
      {"MetaMap 'a'", 'table expected, got string'},
      {"MetaMap {a = print}", 'metadata expected, got function'},
      {"MetaInlines(5)", 'Inline, list of Inlines, or string expected, got number'},
      {"MetaInlines(Para 'a')", 'Inline, list of Inlines, or string expected, got Block'},
      {"MetaBlocks(true)", 'Block, list of Blocks, or compatible element expected, got boolean'},
      {"MetaBlocks()", 'value expected'},
    },
  },
  group 'Pandoc' {
    rows.shows {
      {"Pandoc 'a'", 'Pandoc (Meta {unMeta = fromList []}) [Plain [Str "a"]]'},
      {"Pandoc(Para 'a')", 'Pandoc (Meta {unMeta = fromList []}) [Para [Str "a"]]'},
      {"Pandoc({}, {a = 'b'})", 'Pandoc (Meta {unMeta = fromList [("a",MetaString "b")]}) []'},
      {"Pandoc({}, Meta {a = 'b'})", 'Pandoc (Meta {unMeta = fromList [("a",MetaString "b")]}) []'},
      {"Pandoc({}, {a = {}, b = List {}, c = {'x', 'y'}, d = true})", 'Pandoc (Meta {unMeta = fromList '
        .. '[("a",MetaMap (fromList [])),("b",MetaList []),("c",MetaList [MetaString "x",MetaString "y"]),("d",MetaBool True)]}) []'},
      {"local d = Pandoc {} d.blocks = 'a' return d", 'Pandoc (Meta {unMeta = fromList []}) [Plain [Str "a"]]'},
      {"local d = Pandoc {} d.blocks:insert(Para 'a') return d", 'Pandoc (Meta {unMeta = fromList []}) [Para [Str "a"]]'},
      {"local d = Pandoc {} d.meta.a = 'b' return d", 'Pandoc (Meta {unMeta = fromList [("a",MetaString "b")]}) []'},
      {"local d = Pandoc({}, {a = 'b'}) d.meta.a = nil return d", 'Pandoc (Meta {unMeta = fromList []}) []'},
      {"local d = Pandoc({}, {a = {'b'}}) d.meta.a:insert(true) return d",
        'Pandoc (Meta {unMeta = fromList [("a",MetaList [MetaString "b",MetaBool True])]}) []'},
      {"local d = Pandoc({}, {a = 'b'}) d.meta = {c = 'd'} return d", 'Pandoc (Meta {unMeta = fromList [("c",MetaString "d")]}) []'},
      {"Pandoc('a', {k = '1', l = '1'}) .. Pandoc('b', {k = '2'})",
        'Pandoc (Meta {unMeta = fromList [("k",MetaString "2"),("l",MetaString "1")]}) [Plain [Str "a"],Plain [Str "b"]]'},
      {"Pandoc {} .. Pandoc {}", 'Pandoc (Meta {unMeta = fromList []}) []'},
    },
    rows.gives {
      {"getmetatable(Pandoc {}).__name", 'Pandoc'},
      {"getmetatable(Pandoc({}).blocks).__name", 'Blocks'},
      {"getmetatable(Pandoc({}).meta).__name", 'Meta'},
      {"#Pandoc({'a', 'b'}).blocks", 2},
      {"Pandoc({}, {a = 'b'}).meta.a", 'b'},
    },
    rows.holds {
      {"Pandoc 'a' == Pandoc {Plain 'a'}"},
      {"Pandoc 'a' ~= Pandoc 'b'"},
      {"Pandoc('a', {k = 'v'}) ~= Pandoc 'a'"},
      {"Pandoc('a', {k = 'v'}) ~= Pandoc('a', {l = 'v'})"},
      {"Pandoc('a', {k = {'v', true}}) == Pandoc('a', {k = List {'v', true}})"},
      {"Pandoc({}).t == nil"},
      {"local d = Pandoc('a', {k = 'v'}) return d:clone() == d"},
      {"local d = Pandoc('a', {k = 'v'}) local c = d:clone() c.meta.k = 'w' c.blocks = {} return d == Pandoc('a', {k = 'v'})"},
      {"local a, b = Pandoc 'a', Pandoc 'b' local c = a .. b c.blocks[1] = HorizontalRule() return a == Pandoc 'a'"},
    },
    rows.fails {
      {"Pandoc()", 'Block, list of Blocks, or compatible element expected, got nil'},
      {"Pandoc(5)", 'Block, list of Blocks, or compatible element expected, got number'},
      {"Pandoc({}).blocks = 5", 'Block, list of Blocks, or compatible element expected, got number'},
      {"Pandoc({}).meta = 5", 'table expected, got number'},
      {"Pandoc({}).meta = nil", 'table expected, got nil'},
      {"Pandoc({}).content = {}", "[Cc]annot set unknown property 'content'"},
      {"Pandoc {} .. 'a'", 'only documents can be joined'},
      {"'a' .. Pandoc {}", 'only documents can be joined'},
      {"local d = Pandoc {} d.meta.a = print return tostring(d)", 'metadata expected, got function'},
    },
    test('its metadata is Lua\'s to change', function()
      local doc = pandoc.Pandoc({}, {title = pandoc.Inlines 'a b', authors = {{name = 'x'}, {name = 'y'}}})
      doc.meta.title[1].text = 'changed'
      doc.meta.title:insert(pandoc.Str '!')
      doc.meta.authors[2].name = nil
      doc.meta.authors[2].mail = 'z'
      doc.meta.authors:insert {name = 'w'}
      assert.are_equal('[Str "changed",Space,Str "b",Str "!"]', tostring(doc.meta.title))
      local copy = doc:clone()
      assert.are_equal('[Str "changed",Space,Str "b",Str "!"]', tostring(copy.meta.title))
      assert.are_same({{name = 'x'}, {mail = 'z'}, {name = 'w'}}, copy.meta.authors)
    end),
    test('a table of metadata belongs to no document', function()
      local meta = pandoc.Meta {a = 'b'}
      local first, second = pandoc.Pandoc({}, meta), pandoc.Pandoc({}, meta)
      meta.a = 'c'
      first.meta.a = 'd'
      assert.are_equal('b', second.meta.a)
      assert.are_equal('d', first.meta.a)
    end),
    test('keys are in the order of their bytes', function()
      local doc = pandoc.Pandoc({}, {b = 1, a = 1, B = 1, ['ä'] = 1, [''] = 1, ab = 1})
      local keys = {}
      for key in tostring(doc):gmatch '%("([^"]*)",' do
        keys[#keys + 1] = key
      end
      assert.are_same({'', 'B', 'a', 'ab', 'b', '\\228'}, keys)
    end),
  },
}
