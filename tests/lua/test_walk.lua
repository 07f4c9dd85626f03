-- walk: what is called, in which order, and what functions may return.

local tasty = require 'tasty'
local rows = require 'rows'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert
local p = pandoc

-- A filter that notes what it is called with: texts of Str, names of other elements, sizes of lists.
local function noting(log, traverse)
  local function note(text) log[#log + 1] = text end
  return {
    traverse = traverse,
    Str = function(str) note(str.text) end,
    Inline = function(inline) note(inline.t) end,
    Inlines = function(list) note('I' .. #list) end,
    Block = function(block) note(block.t) end,
    Blocks = function(list) note('B' .. #list) end,
    Meta = function() note 'Meta' end,
    Pandoc = function() note 'Pandoc' end,
  }
end

local function order(element, traverse)
  local log = {}
  assert.are_equal(element, element:walk(noting(log, traverse)))
  return table.concat(log, ' ')
end

local function orders(element, typewise, topdown)
  assert.are_equal(typewise, order(element))
  assert.are_equal(topdown, order(element, 'topdown'))
end

-- The texts of all Str that a walk finds.
local function texts(element)
  local found = {}
  element:walk {Str = function(str) found[#found + 1] = str.text end}
  return table.concat(found, ' ')
end

local function shown(element, filter)
  return tostring(element:walk(filter))
end

return {
  group 'order' {
    test('of a paragraph', function()
      orders(p.Div {p.Para {p.Emph 'a', p.Space(), 'b'}}, 'a Emph Space b I1 I3 Para B1', 'B1 Para I3 Emph I1 a Space b')
    end),
    test('of siblings', function()
      orders(p.Div {p.Plain 'a', p.Para 'b'}, 'a b I1 I1 Plain Para B2', 'B2 Plain I1 a Para I1 b')
    end),
    test('of leaves and empty lists', function()
      orders(p.Div {p.HorizontalRule(), p.CodeBlock 'x', p.Para {}}, 'I0 HorizontalRule CodeBlock Para B3',
        'B3 HorizontalRule CodeBlock Para I0')
      orders(p.Div {}, 'B0', 'B0')
    end),
    test('of a citation: prefix and suffix come before the content', function()
      orders(p.Para {p.Cite({'a', p.Emph 'b'}, {p.Citation('k', 'NormalCitation', 'c', 'd'), p.Citation('l', 'NormalCitation')})},
        'c d a b Emph Cite I1 I1 I0 I0 I1 I2 I1', 'I1 Cite I1 c I1 d I0 I0 I2 a Emph I1 b')
    end),
    test('of a note', function()
      orders(p.Para {'a', p.Note {p.Para 'b', p.Plain 'c'}}, 'a b c Note I1 I1 I2 Para Plain B2', 'I2 a Note B2 Para I1 b Plain I1 c')
    end),
    test('of links, images, quotes and spans', function()
      orders(p.Para {p.Link('a', 'u'), p.Image('b', 'u'), p.Quoted('SingleQuote', 'c'), p.Span 'd'},
        'a Link b Image c Quoted d Span I1 I1 I1 I1 I4', 'I4 Link I1 a Image I1 b Quoted I1 c Span I1 d')
    end),
    test('of lists and their items', function()
      orders(p.BulletList {{p.Plain 'a'}, {}, {p.Para 'b', p.Para 'c'}}, 'a b c I1 I1 I1 Plain Para Para B1 B0 B2',
        'B1 Plain I1 a B0 B2 Para I1 b Para I1 c')
      orders(p.OrderedList {'a'}, 'a I1 Plain B1', 'B1 Plain I1 a')
    end),
    test('of definitions: the term, then its definitions', function()
      orders(p.DefinitionList {{'a', {'b', 'c'}}, {'d', {}}}, 'a b c d I1 I1 I1 I1 Plain Plain B1 B1',
        'I1 a B1 Plain I1 b B1 Plain I1 c I1 d')
    end),
    test('of line blocks', function()
      orders(p.LineBlock {'a b', 'c'}, 'a Space b c I3 I1', 'I3 a Space b I1 c')
    end),
    test('of a figure: its captions, then its content', function()
      orders(p.Figure(p.Plain 'a', p.Caption('b', 'c')), 'c b a I1 I1 I1 Plain Plain B1 B1', 'I1 c B1 Plain I1 b B1 Plain I1 a')
      orders(p.Figure(p.Plain 'a'), 'a I1 Plain B0 B1', 'B0 B1 Plain I1 a')
    end),
    test('of a table: captions, head, bodies, foot', function()
      local function row(text) return p.Row {p.Cell {p.Plain(text)}} end
      local t = p.Table(p.Caption('a', 'b'), {{'AlignDefault'}}, p.TableHead {row 'c'},
        {p.TableBody({row 'e'}, {row 'd'}), p.TableBody {row 'f'}}, p.TableFoot {row 'g'})
      orders(t, 'b a c d e f g I1 I1 I1 I1 I1 I1 I1 Plain Plain Plain Plain Plain Plain B1 B1 B1 B1 B1 B1',
        'I1 b B1 Plain I1 a B1 Plain I1 c B1 Plain I1 d B1 Plain I1 e B1 Plain I1 f B1 Plain I1 g')
    end),
    test('of a document: metadata first, Meta and Pandoc last or first', function()
      local doc = p.Pandoc('a', {k = p.Inlines 'b', l = {p.Blocks 'c', {m = p.Inlines 'd'}}, n = 'no text', o = true})
      orders(doc, 'b c d a I1 I1 I1 I1 Plain Plain B1 B1 Meta Pandoc',
        'Pandoc Meta I1 b B1 Plain I1 c I1 d B1 Plain I1 a')
    end),
    test('of lists that are walked themselves', function()
      orders(p.Inlines {p.Emph 'a'}, 'a Emph I1 I1', 'I1 Emph I1 a')
      orders(p.Blocks {p.Para 'a'}, 'a I1 Para B1', 'B1 Para I1 a')
      orders(p.Inlines {}, 'I0', 'I0')
      orders(p.Blocks {}, 'B0', 'B0')
    end),
    test('of parts of tables', function()
      orders(p.Cell 'a', 'a I1 Plain B1', 'B1 Plain I1 a')
      orders(p.Row {p.Cell 'a', p.Cell {}}, 'a I1 Plain B1 B0', 'B1 Plain I1 a B0')
    end),
    test('does not give the element itself', function()
      assert.are_equal('', order(p.Str 'a'))
      assert.are_equal('I1 a', order(p.Emph 'a', 'topdown'))
      assert.are_equal('', order(p.HorizontalRule(), 'topdown'))
    end),
    test('any other traverse is typewise', function()
      for _, traverse in ipairs {'typewise', 'Topdown', 5, true} do
        assert.are_equal('a I1', order(p.Para 'a', traverse))
      end
    end),
  },
  group 'functions' {
    test('for a kind come before those for all', function()
      local filter = {Emph = function() return p.Str 'emph' end, Inline = function() return p.Str 'other' end}
      assert.are_equal('Para [Str "emph",Str "other",Str "other"]', shown(p.Para {p.Emph {}, 'a', p.Strong {}}, filter))
      local blocks = {Para = function() return p.Plain 'para' end, Block = function() return p.HorizontalRule() end}
      assert.are_equal('[Plain [Str "para"],HorizontalRule]', shown(p.Blocks {p.Para 'a', p.Plain 'b'}, blocks))
    end),
    test('are found through a metatable', function()
      local base = {Str = function() return p.Str 'b' end}
      assert.are_equal('Para [Str "b"]', shown(p.Para 'a', setmetatable({}, {__index = base})))
      local made = setmetatable({}, {__index = function(_, name) return name == 'Str' and base.Str or nil end})
      assert.are_equal('Para [Str "b"]', shown(p.Para 'a', made))
      assert.are_equal('topdown a', (function()
        local seen = 'typewise'
        p.Para('a'):walk(setmetatable({Inlines = function() seen = 'topdown' end, Str = function(s) seen = seen .. ' ' .. s.text end},
          {__index = {traverse = 'topdown'}}))
        return seen
      end)())
    end),
    test('that are none do not count', function()
      for _, value in ipairs {true, 5, 'Str', {}, setmetatable({}, {__call = function() return {} end})} do
        assert.are_equal('Para [Str "a"]', shown(p.Para 'a', {Str = value}))
      end
      local filter = {Str = true, Inline = function() return 'b' end}
      assert.are_equal('Para [Str "b"]', shown(p.Para 'a', filter))
    end),
    test('of other names are not called', function()
      local function never() error 'called' end
      assert.are_equal('Para [Str "a"]', shown(p.Para 'a', {str = never, Text = never, Row = never, Meta = never, Pandoc = never,
        Caption = never, [1] = never, [''] = never, Plain = never, Attr = never}))
    end),
    test('get an element that they may change', function()
      local para = p.Para 'a'
      local changed = para:walk {Str = function(str) str.text = 'b' return str end}
      assert.are_equal('Para [Str "b"]', tostring(changed))
      assert.are_equal('Para [Str "a"]', tostring(para))
    end),
    test('that change an element and return nothing change nothing', function()
      local filter = {
        Str = function(str) str.text = 'b' end,
        Para = function(para) para.content = {} end,
        Inlines = function(list) list:insert 'c' end,
        Blocks = function(list) list[1] = nil end,
      }
      assert.are_equal('[Para [Str "a"]]', shown(p.Blocks {p.Para 'a'}, filter))
      filter.traverse = 'topdown'
      assert.are_equal('[Para [Str "a"]]', shown(p.Blocks {p.Para 'a'}, filter))
    end),
  },
  group 'returning' {
    test('elements, lists, and what can become one', function()
      for _, row in ipairs {
        {p.Str 'b', '[Str "b",Str "z"]'},
        {p.Emph 'b', '[Emph [Str "b"],Str "z"]'},
        {{}, '[Str "z"]'},
        {p.Inlines {}, '[Str "z"]'},
        {{p.Str 'b', p.Space()}, '[Str "b",Space,Str "z"]'},
        {{'b', 'c d'}, '[Str "b",Str "c d",Str "z"]'},
        {p.List {'b'}, '[Str "b",Str "z"]'},
        {'b c', '[Str "b",Space,Str "c",Str "z"]'},
        {'', '[Str "z"]'},
        {setmetatable({}, {__toinline = function() return p.Strong 'b' end}), '[Strong [Str "b"],Str "z"]'},
      } do
        local function replace(str) if str.text == 'a' then return row[1] end end
        assert.are_equal(row[2], shown(p.Inlines {'a', 'z'}, {Str = replace}))
        assert.are_equal(row[2], shown(p.Inlines {'a', 'z'}, {Str = replace, traverse = 'topdown'}))
      end
    end),
    test('blocks, lists of them, and what can become one', function()
      for _, row in ipairs {
        {p.Para 'b', '[Para [Str "b"],HorizontalRule]'},
        {{}, '[HorizontalRule]'},
        {p.Blocks {}, '[HorizontalRule]'},
        {{p.Para 'b', p.Plain 'c'}, '[Para [Str "b"],Plain [Str "c"],HorizontalRule]'},
        {'b c', '[Plain [Str "b",Space,Str "c"],HorizontalRule]'},
        {p.Emph 'b', '[Plain [Emph [Str "b"]],HorizontalRule]'},
        {{'b', p.Para 'c'}, '[Plain [Str "b"],Para [Str "c"],HorizontalRule]'},
        {setmetatable({}, {__toblock = function() return p.CodeBlock 'b' end}), '[CodeBlock ("",[],[]) "b",HorizontalRule]'},
      } do
        local function replace() return row[1] end
        assert.are_equal(row[2], shown(p.Blocks {p.Div {}, p.HorizontalRule()}, {Div = replace}))
        assert.are_equal(row[2], shown(p.Blocks {p.Div {}, p.HorizontalRule()}, {Div = replace, traverse = 'topdown'}))
      end
    end),
    test('lists from the functions for lists', function()
      for _, traverse in ipairs {'typewise', 'topdown'} do
        local function with(filter)
          filter.traverse = traverse
          return shown(p.Div {p.Para 'a b'}, filter)
        end
        assert.are_equal('Div ("",[],[]) [Para []]', with {Inlines = function() return {} end})
        assert.are_equal('Div ("",[],[]) []', with {Blocks = function() return {} end})
        assert.are_equal('Div ("",[],[]) [Para [Str "c"]]', with {Inlines = function() return {p.Str 'c'} end})
        assert.are_equal('Div ("",[],[]) [Para [Str "b",Space,Str "a"]]',
          with {Inlines = function(list) list[1], list[3] = list[3], list[1] return list end})
        assert.are_equal('Div ("",[],[]) [Para [Str "a",Space,Str "b"],HorizontalRule]',
          with {Blocks = function(list) return list .. {p.HorizontalRule()} end})
        assert.are_equal('Div ("",[],[]) [Plain [Str "c"]]', with {Blocks = function() return 'c' end})
      end
      assert.are_equal('Para [Str "made"]', shown(p.Para {}, {Inlines = function() return 'made' end}))
      assert.are_equal('Div ("",[],[]) [Plain [Str "made"]]', shown(p.Div {}, {Blocks = function() return {'made'} end}))
    end),
    test('something else is an error that names the function', function()
      for _, wrong in ipairs {5, true, false, print, p.Attr(), p.Cell 'a', p.Pandoc {}, {5}, {{5}}} do
        for _, traverse in ipairs {'typewise', 'topdown'} do
          for _, name in ipairs {'Str', 'Inlines', 'Para', 'Blocks'} do
            local filter = {traverse = traverse, [name] = function() return wrong end}
            assert.error_matches(function() p.Div({p.Para 'a'}):walk(filter) end, 'function ' .. name .. ' %(line %d+%) returned something else')
          end
        end
      end
      for name, wrong in pairs {Str = p.Para 'b', Emph = p.Blocks 'b', Inlines = {p.Para 'b'}} do
        assert.error_matches(function() p.Para({p.Emph 'a'}):walk {[name] = function() return wrong end} end,
          'function ' .. name .. ' %(line %d+%) returned something else: Inline, list of Inlines, or string expected')
      end
    end),
    test('Meta and Pandoc their own', function()
      local doc = p.Pandoc('a', {k = 'v'})
      assert.are_equal('w', doc:walk({Meta = function(meta) meta.k = 'w' return meta end}).meta.k)
      assert.is_nil(doc:walk({Meta = function() return {} end}).meta.k)
      assert.are_equal('v', doc:walk({Meta = function(meta) meta.k = 'w' end}).meta.k)
      assert.are_equal('b', texts(doc:walk {Pandoc = function() return p.Pandoc 'b' end}))
      assert.are_equal('a', texts(doc:walk {Pandoc = function(d) d.blocks = 'b' end}))
      assert.are_equal('b', texts(doc:walk {Pandoc = function(d) d.blocks = 'b' return d end}))
      for _, wrong in ipairs {5, 'a', false, p.Str 'a'} do
        assert.error_matches(function() doc:walk {Meta = function() return wrong end} end, 'table expected')
        assert.error_matches(function() doc:walk {Pandoc = function() return wrong end} end, 'function Pandoc returned something else')
      end
    end),
    test('another document topdown: it is that which is walked', function()
      local filter = {traverse = 'topdown', Pandoc = function() return p.Pandoc('b', {k = p.Inlines 'c'}) end,
        Meta = function(meta) meta.l = p.Inlines 'd' return meta end, Str = function(str) return str.text:upper() end}
      assert.are_equal('C D B', texts(p.Pandoc('a'):walk(filter)))
    end),
  },
}
