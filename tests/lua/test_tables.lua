-- Tables and their parts, captions and citations: components that are no blocks or inlines.

local tasty = require 'tasty'
local rows = require 'rows'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

-- A table with a caption, a head, a body with a head of its own, and a foot.
local function sample()
  local p = pandoc
  return p.Table(
    {long = {p.Plain 'long'}, short = {p.Str 'short'}},
    {{'AlignLeft', 0.25}, {'AlignRight'}},
    p.TableHead({p.Row {p.Cell 'h1', p.Cell 'h2'}}, {'head'}),
    {p.TableBody({p.Row {p.Cell 'b1', p.Cell 'b2'}}, {p.Row {p.Cell 'i1', p.Cell 'i2'}}, 1, {'body'})},
    p.TableFoot({p.Row {p.Cell 'f1', p.Cell 'f2'}}, {'foot'}),
    {'table'})
end

local no_attr = '("",[],[])'

local function cell(text)
  return ('Cell %s AlignDefault (RowSpan 1) (ColSpan 1) [Plain [Str "%s"]]'):format(no_attr, text)
end

return {
  group 'Cell' {
    rows.shows {
      {"Cell 'a'", 'Cell ("",[],[]) AlignDefault (RowSpan 1) (ColSpan 1) [Plain [Str "a"]]'},
      {"Cell {}", 'Cell ("",[],[]) AlignDefault (RowSpan 1) (ColSpan 1) []'},
      {"Cell({Para 'a', 'b'}, 'AlignCenter', 2, 3, {'i', {'c'}})",
        'Cell ("i",["c"],[]) AlignCenter (RowSpan 2) (ColSpan 3) [Para [Str "a"],Plain [Str "b"]]'},
      {"Cell('a', nil, nil, -1)", 'Cell ("",[],[]) AlignDefault (RowSpan 1) (ColSpan (-1)) [Plain [Str "a"]]'},
      {"Cell('a', AlignRight, '4')", 'Cell ("",[],[]) AlignRight (RowSpan 4) (ColSpan 1) [Plain [Str "a"]]'},
      {"local c = Cell 'a' c.contents = 'b' return c.contents", '[Plain [Str "b"]]'},
      {"local c = Cell 'a' c.content = {Para 'b'} return c.content", '[Para [Str "b"]]'},
      {"local c = Cell 'a' c.content:insert(Para 'b') return c.contents", '[Plain [Str "a"],Para [Str "b"]]'},
      {"local c = Cell 'a' c.alignment = AlignLeft c.row_span = 5 c.col_span = 6 c.attr = 'i' return c",
        'Cell ("i",[],[]) AlignLeft (RowSpan 5) (ColSpan 6) [Plain [Str "a"]]'},
      {"local c = Cell 'a' c.identifier = 'i' c.classes = {'c'} c.attributes.k = 'v' return c",
        'Cell ("i",["c"],[("k","v")]) AlignDefault (RowSpan 1) (ColSpan 1) [Plain [Str "a"]]'},
    },
    rows.gives {
      {"Cell('a', AlignLeft).alignment", 'AlignLeft'},
      {"Cell('a').alignment", 'AlignDefault'},
      {"Cell('a').row_span", 1},
      {"Cell('a', nil, 7).row_span", 7},
      {"Cell('a').col_span", 1},
      {"Cell('a', nil, nil, 8).col_span", 8},
      {"Cell('a', nil, nil, nil, {'i'}).identifier", 'i'},
      {"Cell('a', nil, nil, nil, {'i', {'c'}}).classes", {'c'}},
      {"getmetatable(Cell('a')).__name", 'Cell'},
      {"getmetatable(Cell('a').contents).__name", 'Blocks'},
    },
    rows.fails {
      {"Cell()", 'Block, list of Blocks, or compatible element expected, got nil'},
      {"Cell('a', 'Left')", '"Left" is no Alignment'},
      {"Cell('a', nil, 'x')", 'integer expected, got string'},
      {"Cell('a', nil, nil, {})", 'integer expected, got table'},
      {"Cell('a').row_span = 1.5", 'integer expected, got number'},
      {"Cell('a').row_span = 2^40", 'the number is too large'},
      {"Cell('a').alignment = 5", '"5" is no Alignment'},
      {"Cell('a').contents = 5", 'Block, list of Blocks, or compatible element expected'},
      {"Cell('a').other = 5", "[Cc]annot set unknown property 'other'"},
    },
  },
  group 'Row' {
    rows.shows {
      {"Row()", 'Row ("",[],[]) []'},
      {"Row({}, {'i'})", 'Row ("i",[],[]) []'},
      {"Row {Cell 'a'}", 'Row ("",[],[]) [' .. cell 'a' .. ']'},
      {"Row {{contents = 'a'}}", 'Row ("",[],[]) [' .. cell 'a' .. ']'},
      {"Row {{contents = {Plain 'a'}, alignment = AlignDefault, row_span = 1, col_span = 1, attr = Attr()}}",
        'Row ("",[],[]) [' .. cell 'a' .. ']'},
      {"local r = Row() r.cells = {Cell 'a'} r.attr = 'i' return r", 'Row ("i",[],[]) [' .. cell 'a' .. ']'},
      {"local r = Row {Cell 'a'} r.cells[1].content = 'b' return r", 'Row ("",[],[]) [' .. cell 'b' .. ']'},
      {"local r = Row {Cell 'a'} r.cells:insert(Cell 'b') return r", 'Row ("",[],[]) [' .. cell 'a' .. ',' .. cell 'b' .. ']'},
      {"local r = Row() r.identifier = 'i' r.classes:insert 'c' r.attributes = {{'k', 'v'}} return r",
        'Row ("i",["c"],[("k","v")]) []'},
      {"TableHead({{{'i'}, {Cell 'a'}}}).rows[1]", 'Row ("i",[],[]) [' .. cell 'a' .. ']'},
    },
    rows.fails {
      {"Row 'a'", 'list of Cells expected, got string'},
      {"Row {'a'}", 'list of Cells expected'},
      {"Row {Para 'a'}", 'list of Cells expected'},
      {"Row({}, 5)", 'Attr, table, or string expected'},
      {"Row().cells = Cell 'a'", 'list of Cells expected'},
      {"Row().contents = {}", "[Cc]annot set unknown property 'contents'"},
    },
  },
  group 'TableHead, TableBody, TableFoot' {
    rows.shows {
      {"TableHead()", 'TableHead ("",[],[]) []'},
      {"TableHead({Row()}, {'i'})", 'TableHead ("i",[],[]) [Row ("",[],[]) []]'},
      {"TableFoot()", 'TableFoot ("",[],[]) []'},
      {"TableFoot({Row()}, {'i'})", 'TableFoot ("i",[],[]) [Row ("",[],[]) []]'},
      {"TableBody()", 'TableBody ("",[],[]) (RowHeadColumns 0) [] []'},
      {"TableBody({Row {}}, {Row({}, 'h'), Row()}, 2, {'i'})",
        'TableBody ("i",[],[]) (RowHeadColumns 2) [Row ("h",[],[]) [],Row ("",[],[]) []] [Row ("",[],[]) []]'},
      {"local b = TableBody() b.body = {Row()} b.head = {Row({}, 'h')} b.row_head_columns = 3 b.attr = 'i' return b",
        'TableBody ("i",[],[]) (RowHeadColumns 3) [Row ("h",[],[]) []] [Row ("",[],[]) []]'},
      {"local b = TableBody({Row({}, 'b')}, {Row({}, 'h')}) b.body, b.head = b.head, b.body return b",
        'TableBody ("",[],[]) (RowHeadColumns 0) [Row ("b",[],[]) []] [Row ("h",[],[]) []]'},
      {"local b = TableBody() b.head:insert(Row()) b.body:insert(Row({}, 'b')) return b",
        'TableBody ("",[],[]) (RowHeadColumns 0) [Row ("",[],[]) []] [Row ("b",[],[]) []]'},
      {"local h = TableHead() h.rows = {Row()} h.identifier = 'i' return h", 'TableHead ("i",[],[]) [Row ("",[],[]) []]'},
      {"local h = TableHead {Row()} h.rows[1].identifier = 'r' return h", 'TableHead ("",[],[]) [Row ("r",[],[]) []]'},
      {"local f = TableFoot() f.rows:insert(Row()) f.classes = {'c'} return f", 'TableFoot ("",["c"],[]) [Row ("",[],[]) []]'},
    },
    rows.fails {
      {"TableHead 'a'", 'list of Rows expected, got string'},
      {"TableHead {Cell 'a'}", 'list of Rows expected'},
      {"TableFoot(Row())", 'list of Rows expected, got Row'},
      {"TableBody {5}", 'list of Rows expected'},
      {"TableBody({}, {}, 'x')", 'integer expected'},
      {"TableBody({}, {}, 0, 5)", 'Attr, table, or string expected'},
      {"TableBody().rows = {}", "[Cc]annot set unknown property 'rows'"},
      {"TableHead().body = {}", "[Cc]annot set unknown property 'body'"},
    },
  },
  group 'Table' {
    rows.shows {
      {"Table({}, {}, TableHead(), {}, TableFoot())",
        'Table ("",[],[]) (Caption Nothing []) [] (TableHead ("",[],[]) []) [] (TableFoot ("",[],[]) [])'},
      {"Table('c', {{AlignLeft}, {AlignRight, .5}}, TableHead(), {TableBody()}, TableFoot(), 'i')",
        'Table ("i",[],[]) (Caption Nothing [Plain [Str "c"]]) [(AlignLeft,ColWidthDefault),(AlignRight,ColWidth 0.5)] '
        .. '(TableHead ("",[],[]) []) [TableBody ("",[],[]) (RowHeadColumns 0) [] []] (TableFoot ("",[],[]) [])'},
      {"Table({}, {}, TableHead(), {{body = {Row()}, row_head_columns = 1, head = {}, attr = Attr 'b'}}, TableFoot()).bodies[1]",
        'TableBody ("b",[],[]) (RowHeadColumns 1) [] [Row ("",[],[]) []]'},
    },
    rows.fails {
      {"Table()", 'Caption, list of Blocks, or compatible element expected, got nil'},
      {"Table({})", 'list of ColSpecs expected, got nil'},
      {"Table({}, {})", 'TableHead expected, got nil'},
      {"Table({}, {}, TableHead())", 'list of TableBodies expected, got nil'},
      {"Table({}, {}, TableHead(), {})", 'TableFoot expected, got nil'},
      {"Table({}, {}, TableFoot(), {}, TableFoot())", 'TableHead expected, got TableFoot'},
      {"Table({}, {}, TableHead(), TableBody(), TableFoot())", 'list of TableBodies expected, got TableBody'},
      {"Table({}, {'AlignLeft'}, TableHead(), {}, TableFoot())", 'pair of an alignment and a width expected, got string'},
      {"Table({}, {{'Left'}}, TableHead(), {}, TableFoot())", '"Left" is no Alignment'},
      {"Table({}, {{}}, TableHead(), {}, TableFoot())", 'string expected'},
      {"Table({}, {}, TableHead(), {}, TableFoot(), 5)", 'Attr, table, or string expected'},
    },
    test('has its parts', function()
      local t = sample()
      assert.are_equal('Table', t.t)
      assert.are_equal('Plain [Str "long"]', tostring(t.caption.long[1]))
      assert.are_equal('[Str "short"]', tostring(t.caption.short))
      assert.are_same({{'AlignLeft', 0.25}, {'AlignRight'}}, t.colspecs)
      assert.are_equal('head', t.head.identifier)
      assert.are_equal('h2', pandoc.List(t.head.rows[1].cells)[2].content[1].content[1].text)
      assert.are_equal(1, #t.bodies)
      assert.are_equal('i1', t.bodies[1].head[1].cells[1].content[1].content[1].text)
      assert.are_equal('b2', t.bodies[1].body[1].cells[2].content[1].content[1].text)
      assert.are_equal(1, t.bodies[1].row_head_columns)
      assert.are_equal('foot', t.foot.identifier)
      assert.are_equal('table', t.identifier)
    end),
    test('takes new parts', function()
      local t = sample()
      t.caption = 'other'
      t.colspecs = {{'AlignCenter', 1}}
      t.head = pandoc.TableHead({}, {'h'})
      t.bodies = {pandoc.TableBody({}, {}, 4)}
      t.foot = pandoc.TableFoot({}, {'f'})
      t.attr = {'t'}
      assert.are_equal('Table ("t",[],[]) (Caption Nothing [Plain [Str "other"]]) [(AlignCenter,ColWidth 1.0)] '
        .. '(TableHead ("h",[],[]) []) [TableBody ("",[],[]) (RowHeadColumns 4) [] []] (TableFoot ("f",[],[]) [])',
        tostring(t))
    end),
    test('changes deep inside are its own', function()
      local t = sample()
      local copy = t:clone()
      t.head.rows[1].cells[1].content[1].content[1].text = 'changed'
      t.bodies[1].head[1].cells[2].contents = 'changed too'
      t.foot.rows[1].cells:remove(1)
      t.caption.short = nil
      t.colspecs[2][2] = 0.75
      assert.are_equal(sample(), copy)
      assert.are_equal(cell 'changed', tostring(t.head.rows[1].cells[1]))
      assert.are_equal(1, #t.foot.rows[1].cells)
      assert.is_nil(t.caption.short)
      assert.is_truthy(tostring(t):find('(AlignRight,ColWidth 0.75)', 1, true))
      assert.is_truthy(tostring(t):find('[Plain [Str "changed",Space,Str "too"]]', 1, true))
    end),
    test('refuses other parts', function()
      local t = sample()
      for _, name in ipairs {'caption', 'colspecs', 'head', 'bodies', 'foot', 'attr', 'content', 'rows'} do
        assert.is_false((pcall(function() t[name] = 5 end)))
      end
      assert.are_equal(sample(), t)
    end),
    test('a width that is none is the default', function()
      local t = sample()
      for _, width in ipairs {0, -1, 'x', false} do
        t.colspecs = {{'AlignLeft', width}}
        assert.are_same({{'AlignLeft'}}, t.colspecs)
      end
    end),
  },
  group 'Caption' {
    rows.shows {
      {"Caption()", 'Caption Nothing []'},
      {"Caption 'a'", 'Caption Nothing [Plain [Str "a"]]'},
      {"Caption(Para 'a', 'b c')", 'Caption (Just [Str "b",Space,Str "c"]) [Para [Str "a"]]'},
      {"Caption({}, {})", 'Caption (Just []) []'},
      {"Caption(nil, 'b')", 'Caption (Just [Str "b"]) []'},
      {"local c = Caption 'a' c.long = {Para 'b'} c.short = Str 'c' return c", 'Caption (Just [Str "c"]) [Para [Str "b"]]'},
      {"local c = Caption('a', 'b') c.short = nil return c", 'Caption Nothing [Plain [Str "a"]]'},
      {"local c = Caption('a', 'b') c.short:insert(Str 'c') return c", 'Caption (Just [Str "b",Str "c"]) [Plain [Str "a"]]'},
    },
    rows.holds {
      {"Caption('a').short == nil"},
      {"Caption('a', 'b') == Caption(Plain 'a', Str 'b')"},
      {"Caption('a') ~= Caption('a', 'b')"},
      {"Caption({}, {}) ~= Caption({})"},
      {"local c = Caption 'a' return c:clone() == c"},
      {"getmetatable(Caption()).__name == 'Caption'"},
    },
    rows.fails {
      {"Caption(5)", 'Block, list of Blocks, or compatible element expected'},
      {"Caption('a', 5)", 'Inline, list of Inlines, or string expected'},
      {"Caption('a').long = nil", 'Block, list of Blocks, or compatible element expected'},
      {"Caption('a').content = 'b'", "[Cc]annot set unknown property 'content'"},
    },
  },
  group 'Citation' {
    rows.shows {
      {"Citation('k', 'AuthorInText')", 'Citation {citationId = "k", citationPrefix = [], citationSuffix = [], '
        .. 'citationMode = AuthorInText, citationNoteNum = 0, citationHash = 0}'},
      {"Citation('k', SuppressAuthor, 'see', {Str 'p.', Space()}, 3, -4)", 'Citation {citationId = "k", citationPrefix = '
        .. '[Str "see"], citationSuffix = [Str "p.",Space], citationMode = SuppressAuthor, citationNoteNum = 3, '
        .. 'citationHash = -4}'},
      {"local c = Citation('k', NormalCitation) c.prefix:insert(Str 'a') c.suffix = 'b' return c.prefix .. c.suffix",
        '[Str "a",Str "b"]'},
    },
    rows.gives {
      {"Citation('k', NormalCitation).id", 'k'},
      {"Citation('k', NormalCitation).mode", 'NormalCitation'},
      {"#Citation('k', NormalCitation).prefix", 0},
      {"#Citation('k', NormalCitation, '', 'a b').suffix", 3},
      {"Citation('k', NormalCitation).note_num", 0},
      {"Citation('k', NormalCitation, '', '', 5).note_num", 5},
      {"Citation('k', NormalCitation, '', '', 5, 6).hash", 6},
      {"getmetatable(Citation('k', NormalCitation)).__name", 'Citation'},
      {"local c = Citation('k', NormalCitation) c.id = 'l' c.mode = AuthorInText c.note_num = 1 c.hash = 2 "
        .. "return {c.id, c.mode, c.note_num, c.hash}", {'l', 'AuthorInText', 1, 2}},
    },
    rows.holds {
      {"Citation('k', NormalCitation) == Citation('k', NormalCitation, {}, {}, 0, 0)"},
      {"Citation('k', NormalCitation) ~= Citation('l', NormalCitation)"},
      {"Citation('k', NormalCitation) ~= Citation('k', AuthorInText)"},
      {"Citation('k', NormalCitation) ~= Citation('k', NormalCitation, 'a')"},
      {"Citation('k', NormalCitation, 'a') ~= Citation('k', NormalCitation, '', 'a')"},
      {"local c = Citation('k', NormalCitation) local d = c:clone() d.id = 'l' return c.id == 'k'"},
    },
    rows.fails {
      {"Citation()", 'string expected, got nil'},
      {"Citation 'k'", 'string expected, got nil'},
      {"Citation('k', 'x')", '"x" is no CitationMode'},
      {"Citation('k', NormalCitation, 5)", 'Inline, list of Inlines, or string expected'},
      {"Citation('k', NormalCitation, '', '', 'x')", 'integer expected'},
      {"Citation('k', NormalCitation).prefix = nil", 'Inline, list of Inlines, or string expected, got nil'},
      {"Citation('k', NormalCitation).mode = nil", 'string expected, got nil'},
      {"Citation('k', NormalCitation).prefixes = nil", "[Cc]annot set unknown property 'prefixes'"},
    },
  },
}
