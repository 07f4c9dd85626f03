-- Elements are values: what is done with one is not seen through another. Equality, text, JSON, pairs, and lists of elements.

local tasty = require 'tasty'
local rows = require 'rows'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

-- One element of each kind.
local function all_kinds()
  local p = pandoc
  local attr = p.Attr('i', {'c'}, {k = 'v'})
  local row = p.Row({p.Cell('x', p.AlignLeft, 2, 3, attr)}, attr)
  return {
    p.Plain 'x', p.Para 'x', p.LineBlock {'x'}, p.Header(2, 'x', attr), p.CodeBlock('x', attr), p.RawBlock('f', 'x'),
    p.BlockQuote 'x', p.BulletList {'x'}, p.OrderedList({'x'}, {2, 'Decimal', 'Period'}), p.DefinitionList {{'t', 'x'}},
    p.HorizontalRule(), p.Div('x', attr), p.Figure('x', p.Caption('l', 's'), attr),
    p.Table(p.Caption('l', 's'), {{p.AlignLeft, 0.5}}, p.TableHead {row}, {p.TableBody({row}, {row}, 1)}, p.TableFoot {row}, attr),
    p.Str 'x', p.Space(), p.SoftBreak(), p.LineBreak(), p.Code('x', attr), p.Math('InlineMath', 'x'), p.RawInline('f', 'x'),
    p.Emph 'x', p.Strong 'x', p.Strikeout 'x', p.Underline 'x', p.Superscript 'x', p.Subscript 'x', p.SmallCaps 'x',
    p.Quoted('SingleQuote', 'x'), p.Cite('x', {p.Citation('k', 'AuthorInText', 'p', 's', 1, 2)}), p.Span('x', attr),
    p.Link('x', 'u', 't', attr), p.Image('x', 'u', 't', attr), p.Note 'x',
    p.Caption('l', 's'), p.Citation('k', 'NormalCitation'), p.TableHead({row}, attr), p.TableBody({row}, {row}, 1, attr),
    p.TableFoot({row}, attr), row, p.Cell 'x', attr, p.AttributeList {k = 'v'}, p.ListAttributes(2),
    p.Pandoc('x', {a = 'b', c = {true, p.Str 'x'}}),
  }
end

return {
  group 'every kind' {
    test('equals its clone, and shows as it', function()
      for _, element in ipairs(all_kinds()) do
        if getmetatable(element).__name ~= 'AttributeList' then
          local copy = element:clone()
          assert.are_equal(element, copy)
          assert.are_equal(tostring(element), tostring(copy))
          assert.is_false(rawequal(element, copy))
        end
      end
    end),
    test('is not equal to any other', function()
      local elements = all_kinds()
      for i, first in ipairs(elements) do
        for j, second in ipairs(elements) do
          assert.are_equal(i == j, first == second)
        end
        assert.is_false(first == tostring(first))
        assert.is_false(first == {})
        assert.is_false(first == nil)
      end
    end),
    test('is the same when its properties are read and written back', function()
      for _, element in ipairs(all_kinds()) do
        if getmetatable(element).__name ~= 'AttributeList' then
          local copy = element:clone()
          for key, value in pairs(element) do
            if value ~= nil then
              copy[key] = value
              element[key] = value
            end
          end
          assert.are_equal(element, copy)
        end
      end
    end),
    test('has a hidden metatable with its name', function()
      for _, element in ipairs(all_kinds()) do
        assert.are_equal('userdata', type(element))
        assert.are_equal('string', type(getmetatable(element).__name))
        assert.is_nil(getmetatable(element).__index)
        getmetatable(element).__index = function() return 'changed' end
        assert.is_false(pcall(setmetatable, element, {}))
        assert.is_nil((getmetatable(element).__name == 'AttributeList' and {} or element).there_is_no_such_property)
        getmetatable(element).__index = nil
      end
    end),
  },
  group 'pairs' {
    rows.gives {
      {"local t = {} for k in pairs(Str 'a') do t[#t + 1] = k end return t", {'text'}},
      {"local t = {} for k in pairs(Space()) do t[#t + 1] = k end return t", {}},
      {"local t = {} for k in pairs(Header(1, 'a')) do t[#t + 1] = k end return t", {'level', 'content', 'attr'}},
      {"local t = {} for k, v in pairs(Link('a', 'b', 'c')) do t[k] = tostring(v) end return t",
        {content = '[Str "a"]', target = 'b', title = 'c', attr = '("",[],[])'}},
      {"local n = 0 for _ in pairs(Caption 'a') do n = n + 1 end return n", 2},
    },
    test('gives what can be changed', function()
      local para = pandoc.Para 'a'
      for _, value in pairs(para) do
        value[1] = pandoc.Str 'b'
      end
      assert.are_equal('Para [Str "b"]', tostring(para))
    end),
  },
  group 'sharing' {
    test('two names are one handle', function()
      local first = pandoc.Str 'a'
      local second = first
      second.text = 'b'
      assert.are_equal('b', first.text)
    end),
    test('an element put into another is copied', function()
      local str = pandoc.Str 'a'
      local para = pandoc.Para {str}
      str.text = 'b'
      assert.are_equal('a', para.content[1].text)
      para.content[1].text = 'c'
      assert.are_equal('b', str.text)
    end),
    test('an element put into two places is two', function()
      local emph = pandoc.Emph 'a'
      local first, second = pandoc.Para {emph, emph}, pandoc.Para {emph}
      first.content[1].content[1].text = 'b'
      assert.are_equal('Para [Emph [Str "b"],Emph [Str "a"]]', tostring(first))
      assert.are_equal('Para [Emph [Str "a"]]', tostring(second))
      assert.are_equal('Emph [Str "a"]', tostring(emph))
    end),
    test('content taken from one element and given to another is two lists', function()
      local first, second = pandoc.Para 'a b', pandoc.Plain {}
      second.content = first.content
      second.content:remove()
      second.content[1].text = 'c'
      assert.are_equal('Plain [Str "c",Space]', tostring(second))
      assert.are_equal('Para [Str "a",Space,Str "b"]', tostring(first))
    end),
    test('content that was read stays that of its element', function()
      local para = pandoc.Para 'a'
      local content = para.content
      assert.is_true(rawequal(content, para.content))
      content:insert(pandoc.Str 'b')
      assert.are_equal(2, #para.content)
      para.content = 'c'
      content:insert(pandoc.Str 'd')
      assert.are_equal('Para [Str "c"]', tostring(para))
    end),
    test('content assigned to itself is what it was', function()
      local div = pandoc.Div {pandoc.Para 'a', pandoc.Para 'b'}
      div.content = div.content
      assert.are_equal('Div ("",[],[]) [Para [Str "a"],Para [Str "b"]]', tostring(div))
      div.content:insert(pandoc.HorizontalRule())
      div.content = div.content
      div.c = div.content
      assert.are_equal(3, #div.content)
      local definitions = pandoc.DefinitionList {{'t', {'d', 'e'}}}
      definitions.content = definitions.content
      assert.are_equal('DefinitionList [([Str "t"],[[Plain [Str "d"]],[Plain [Str "e"]]])]', tostring(definitions))
      local bullets = pandoc.BulletList {'a', {pandoc.Para 'b', 'c'}, {}}
      local before = tostring(bullets)
      bullets.content = bullets.content
      assert.are_equal(before, tostring(bullets))
    end),
    test('a clone is of the moment', function()
      local div = pandoc.Div {pandoc.Para 'a'}
      div.content[1].content[1].text = 'b'
      local copy = div:clone()
      div.content[1].content[1].text = 'c'
      copy.content:insert(pandoc.Para 'd')
      assert.are_equal('Div ("",[],[]) [Para [Str "c"]]', tostring(div))
      assert.are_equal('Div ("",[],[]) [Para [Str "b"],Para [Str "d"]]', tostring(copy))
    end),
    test('changes go all the way up, and only there', function()
      local inner = pandoc.Para 'a'
      local outer = pandoc.Div {pandoc.BlockQuote {pandoc.BulletList {{inner}}}}
      local copy = outer:clone()
      local para = outer.content[1].content[1].content[1][1]
      para.content[1].text = 'b'
      assert.are_equal('Para [Str "b"]', tostring(outer.content[1].content[1].content[1][1]))
      assert.is_truthy(tostring(outer):find('Str "b"', 1, true))
      assert.is_falsy(tostring(copy):find('Str "b"', 1, true))
      assert.are_equal('Para [Str "a"]', tostring(inner))
    end),
    test('an element moved from one list to another is in both', function()
      local first, second = pandoc.Div {pandoc.Para 'a'}, pandoc.Div {}
      local para = first.content[1]
      second.content:insert(para)
      para.content = 'b'
      assert.are_equal('Div ("",[],[]) [Para [Str "b"]]', tostring(first))
      assert.are_equal('Div ("",[],[]) [Para [Str "b"]]', tostring(second))
      local third = second:clone()
      para.content = 'c'
      assert.are_equal('Div ("",[],[]) [Para [Str "b"]]', tostring(third))
    end),
    test('parts of tables are values, too', function()
      local cell = pandoc.Cell 'a'
      local row = pandoc.Row {cell, cell}
      row.cells[1].contents = 'b'
      cell.row_span = 5
      assert.are_equal('a', row.cells[2].contents[1].content[1].text)
      assert.are_equal(1, row.cells[2].row_span)
      local body = pandoc.TableBody({row}, {row})
      assert.is_true(body.head[1] == body.body[1])
      assert.is_true(body.head[1] == row)
      body.head[1].cells = {}
      assert.are_equal(2, #body.body[1].cells)
      assert.are_equal(2, #row.cells)
    end),
  },
  group 'text' {
    rows.shows {
      {[[Str 'a"b\\c\n\t']], [[Str "a\"b\\c\n\t"]]},
      {[[Str '\0\1\127']], [[Str "\NUL\SOH\DEL"]]},
      {[[Str 'ä1']], [[Str "\228\&1"]]},
      {[[Str 'äb']], [[Str "\228b"]]},
      {[[Str '\u{1F600}0']], [[Str "\128512\&0"]]},
      {[[Str '\14H']], [[Str "\SO\&H"]]},
      {[[Str '\14A']], [[Str "\SOA"]]},
      {[[OrderedList({}, {-1})]], 'OrderedList (-1,DefaultStyle,DefaultDelim) []'},
      {[[Cell({}, nil, -1, -2)]], 'Cell ("",[],[]) AlignDefault (RowSpan (-1)) (ColSpan (-2)) []'},
      {[[Quoted(SingleQuote, Emph(Strong 'a'))]], 'Quoted SingleQuote [Emph [Strong [Str "a"]]]'},
      {[[Inlines {}]], '[]'},
      {[[Inlines {'a', Space()}]], '[Str "a",Space]'},
      {[[Blocks {'a', Para 'b'}]], '[Plain [Str "a"],Para [Str "b"]]'},
      {[[Para('a'):show()]], 'Para [Str "a"]'},
      {[[List {Str 'a', Str 'b'}]], 'List {Str "a", Str "b"}'},
      {[[Pandoc({}, {['a"b'] = 'c"d'})]], [=[Pandoc (Meta {unMeta = fromList [("a\"b",MetaString "c\"d")]}) []]=]},
      {[[Pandoc({}, {a = {b = Inlines 'c'}, d = true})]], 'Pandoc (Meta {unMeta = fromList [("a",MetaMap (fromList '
        .. '[("b",MetaInlines [Str "c"])])),("d",MetaBool True)]}) []'},
    },
  },
  group 'lists of elements' {
    rows.shows {
      {"Inlines 'a b'", '[Str "a",Space,Str "b"]'},
      {"Inlines(Str 'a b')", '[Str "a b"]'},
      {"Inlines {}", '[]'},
      {"Blocks 'a'", '[Plain [Str "a"]]'},
      {"Blocks {'a', {'b', 'c'}, Para 'd', Emph 'e'}",
        '[Plain [Str "a"],Plain [Str "b",Str "c"],Para [Str "d"],Plain [Emph [Str "e"]]]'},
      {"Inlines 'a' .. Inlines 'b'", '[Str "a",Str "b"]'},
      {"Inlines 'a' .. {Str 'b'}", '[Str "a",Str "b"]'},
      {"Inlines('a b'):clone()", '[Str "a",Space,Str "b"]'},
      {"Inlines('a b'):filter(function(x) return x.t == 'Str' end)", '[Str "a",Str "b"]'},
      {"Inlines('a b'):walk {Str = function(x) return x.text .. '!' end}", '[Str "a!",Space,Str "b!"]'},
      {"Blocks('a'):walk {Plain = function(x) return Para(x.content) end}", '[Para [Str "a"]]'},
      {"local l = Inlines 'a' l:extend(Inlines 'b') l:insert(1, Space()) return l", '[Space,Str "a",Str "b"]'},
      {"local l = Inlines 'a b' l:remove(2) return l", '[Str "a",Str "b"]'},
      {"local l = Inlines 'b a' l:sort(function(x, y) return tostring(x) < tostring(y) end) return l", '[Space,Str "a",Str "b"]'},
      {"local l = Blocks {Para 'a'} l[2] = 'b' return l", '[Para [Str "a"],Plain [Str "b"]]'},
      {"Para('a b').content:map(function(x) return x.t end)", 'List {Str, Space, Str}'},
    },
    rows.gives {
      {"Inlines('a b'):find(Str 'b').text", 'b'},
      {"select(2, Inlines('a b'):find(Str 'b'))", 3},
      {"Inlines('a b'):includes(Str 'b')", true},
      {"Inlines('a b'):includes(Str 'c')", false},
      {"Inlines('a b'):find_if(function(x) return x.t == 'Space' end).t", 'Space'},
      {"Inlines('a b'):at(-1).text", 'b'},
      {"#Inlines('a'):clone()", 1},
      {"getmetatable(Inlines('a') .. {}).__name", 'Inlines'},
      {"getmetatable(Inlines('a'):clone()).__name", 'Inlines'},
      {"getmetatable(Blocks('a'):walk {}).__name", 'Blocks'},
      {"getmetatable(Inlines('a'):filter(function() return true end)).__name", 'Inlines'},
      {"getmetatable(Inlines('a'):map(function(x) return x end)).__name", 'List'},
      {"local t = {} for x in Inlines('a b'):iter() do t[#t + 1] = x.t end return t", {'Str', 'Space', 'Str'}},
    },
    rows.holds {
      {"Inlines 'a' == Inlines {Str 'a'}"},
      {"Inlines 'a' ~= Inlines 'b'"},
      {"Inlines 'a' ~= Inlines 'a b'"},
      {"Inlines {} ~= Blocks {}"},
      {"Inlines {} == Inlines {}"},
      {"Para('a').content == Inlines 'a'"},
      {"Para('a').content ~= List {Str 'a'}"},
      {"Blocks {Para 'a'} == Div({Para 'a'}).content"},
      {"local l = Inlines 'a' local m = l:clone() m[1].text = 'b' return l == Inlines 'a'"},
    },
    rows.fails {
      {"Inlines()", 'Inline, list of Inlines, or string expected'},
      {"Inlines(5)", 'Inline, list of Inlines, or string expected, got number'},
      {"Inlines(Para 'a')", 'Inline, list of Inlines, or string expected, got Block'},
      {"Blocks()", 'Block, list of Blocks, or compatible element expected'},
      {"Blocks(true)", 'Block, list of Blocks, or compatible element expected, got boolean'},
      {"local l = Inlines 'a' l[2] = 5 return tostring(l)", 'Inline, list of Inlines, or string expected'},
      {"local l = Inlines 'a' l[2] = Para 'b' return l:walk {}", 'Inline, list of Inlines, or string expected'},
    },
  },
}
