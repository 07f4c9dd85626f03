local tasty = require 'tasty'

local assert = tasty.assert
local test = tasty.test_case
local group = tasty.test_group
local utils = require 'pandoc.utils'

local Str, Space, Para, Plain = pandoc.Str, pandoc.Space, pandoc.Para, pandoc.Plain

local stringify = utils.stringify

local function normalized(blocks)
  return pandoc.Pandoc(blocks):normalize().blocks
end

return {
  group 'stringify' {
    test('joins words, blanks and breaks', function()
      assert.are_equal('a b c d',
        stringify(Para {Str 'a', Space(), 'b', pandoc.SoftBreak(), 'c', pandoc.LineBreak(), 'd'}))
      assert.are_equal('a', stringify(Str 'a'))
      assert.are_equal(' ', stringify(Space()))
    end),
    test('takes code and math, and of raw text only line breaks of HTML', function()
      assert.are_equal('x y', stringify {
        pandoc.Code 'x', pandoc.RawInline('html', '<br/>'), pandoc.Math('InlineMath', 'y'),
        pandoc.RawInline('html', '<b>'), pandoc.RawInline('tex', '<br>'),
      })
      assert.are_equal('', stringify(pandoc.CodeBlock 'x'))
    end),
    test('puts quotation marks around what is quoted', function()
      local inner = pandoc.Quoted('SingleQuote', 'b')
      assert.are_equal('“a ‘b’”', stringify(pandoc.Quoted('DoubleQuote', {Str 'a', Space(), inner})))
      assert.are_equal('‘’', stringify(pandoc.Quoted('SingleQuote', {})))
    end),
    test('leaves notes and the citations of cites out', function()
      local citation = pandoc.Citation('id', 'NormalCitation', 'before', 'behind')
      assert.are_equal('ab', stringify(Para {'a', pandoc.Note(Para 'note'), 'b'}))
      assert.are_equal('', stringify(pandoc.Note(Para 'note')))
      assert.are_equal('[@id]', stringify(pandoc.Cite('[@id]', {citation})))
      assert.are_equal('beforebehind', stringify(citation))
    end),
    test('goes through blocks without anything between them', function()
      assert.are_equal('abc', stringify {Para 'a', pandoc.BulletList {{Plain 'b'}, {Plain 'c'}}})
      assert.are_equal('ab', stringify(pandoc.DefinitionList {{'a', {{Plain 'b'}}}}))
      assert.are_equal('ab', stringify(pandoc.LineBlock {'a', 'b'}))
    end),
    test('takes captions, short ones first', function()
      local caption = {short = 'short ', long = Plain 'long '}
      assert.are_equal('short long x', stringify(pandoc.Figure(Para 'x', caption)))
      assert.are_equal('alt', stringify(pandoc.Image('alt', 'x.png', 'title')))
      assert.are_equal('ab', stringify(pandoc.Row {pandoc.Cell 'a', pandoc.Cell 'b'}))
    end),
    test('sees what was changed in place', function()
      local para = Para 'a'
      para.content:insert(Str 'b')
      assert.are_equal('ab', stringify(para))
      assert.are_equal('ab', stringify {para})
    end),
    test('of a document: its metadata and its blocks', function()
      local meta = {title = pandoc.Inlines 'T', x = 'not an inline', y = {a = Plain 'P'}}
      assert.are_equal('TPa', stringify(pandoc.Pandoc({Para 'a'}, meta)))
    end),
    test('of metadata: all texts in the order of keys', function()
      assert.are_equal('1atrue[]', stringify {b = {'a', true}, a = 1, c = {}, d = '[]'})
      assert.are_equal('ab', stringify(pandoc.Meta {x = pandoc.Inlines 'a', y = pandoc.Blocks 'b'}))
      assert.are_equal('', stringify {})
    end),
    test('of strings, numbers and booleans: as pandoc shows them', function()
      assert.are_equal('a b', stringify 'a b')
      assert.are_equal('5', stringify(5))
      assert.are_equal('5.0', stringify(5.0))
      assert.are_equal('1.0e-2', stringify(0.01))
      assert.are_equal('Infinity', stringify(math.huge))
      assert.are_equal('false', stringify(false))
    end),
    test('of attributes: nothing', function()
      assert.are_equal('', stringify(pandoc.Attr('a', {'b'})))
      assert.are_equal('', stringify(pandoc.ListAttributes()))
    end),
    test('is as long as it has to be', function()
      local long = ('x'):rep(5000)
      assert.are_equal(long .. 'y' .. long, stringify {Str(long), Str 'y', pandoc.Emph {Str(long)}})
    end),
    test('nothing else can be stringified', function()
      for _, value in ipairs {print, coroutine.create(print), PANDOC_VERSION, PANDOC_READER_OPTIONS} do
        assert.error_matches(function() stringify(value) end, 'expected, got')
        assert.error_matches(function() stringify {value} end, 'expected, got')
      end
      assert.error_matches(function() stringify(nil) end, 'expected, got nil')
      assert.error_matches(function() stringify() end, 'value expected')
      local endless = {}
      endless[1] = endless
      assert.error_matches(function() stringify(endless) end, 'contains itself')
      endless = {}
      endless.x = endless
      assert.error_matches(function() stringify(endless) end, 'contains itself')
    end),
  },
  group 'blocks_to_inlines' {
    test('puts line breaks between blocks', function()
      local inlines = utils.blocks_to_inlines {Para 'a', pandoc.HorizontalRule(), Plain 'b'}
      assert.are_equal(pandoc.Inlines {Str 'a', pandoc.LineBreak(), pandoc.LineBreak(), Str 'b'}, inlines)
      assert.are_equal('Inlines', utils.type(inlines))
    end),
    test('or another separator, but only between the blocks that it is given', function()
      local blocks = {pandoc.Div {Para 'a', Para 'b'}, Para 'c'}
      assert.are_equal(pandoc.Inlines {Str 'a', pandoc.LineBreak(), Str 'b,', Space(), Str 'c'},
        utils.blocks_to_inlines(blocks, {Str ',', Space()}))
    end),
    test('joins what meets', function()
      local function join(...)
        return utils.blocks_to_inlines({...}, {})
      end
      assert.are_equal(pandoc.Inlines {Str 'abc'}, join(Plain 'a', Plain 'b', Plain 'c'))
      assert.are_equal(pandoc.Inlines {pandoc.Emph {Str 'a', Str 'b'}},
        join(Plain {pandoc.Emph 'a'}, Plain {pandoc.Emph 'b'}))
      assert.are_equal(pandoc.Inlines {pandoc.SoftBreak()}, join(Plain {Space()}, Plain {pandoc.SoftBreak()}))
      assert.are_equal(pandoc.Inlines {pandoc.SmallCaps 'a', pandoc.SmallCaps 'b'},
        join(Plain {pandoc.SmallCaps 'a'}, Plain {pandoc.SmallCaps 'b'}))
    end),
    test('has something of every kind of block', function()
      local flat = utils.blocks_to_inlines({
        pandoc.CodeBlock('code', {'id'}), pandoc.RawBlock('html', '<hr>'), pandoc.LineBlock {'l', 'm'},
        pandoc.BulletList {{Plain 'i'}, {Plain 'j'}}, pandoc.DefinitionList {{'t', {{Plain 'd'}, {Plain 'e'}}}},
        pandoc.Figure({Plain 'f', Plain 'g'}, {long = Plain 'caption'}), pandoc.Header(1, 'h'),
      }, {Str '|'})
      assert.are_equal(pandoc.Inlines {
        pandoc.Code('code', {'id'}), Str '|', pandoc.RawInline('html', '<hr>'), Str '|l', pandoc.LineBreak(),
        Str 'm|ij|t:', Space(), Str 'de|f', pandoc.LineBreak(), Str 'g|h',
      }, flat)
    end),
    test('makes lines of the rows of a table', function()
      local tbl = pandoc.utils.from_simple_table(pandoc.SimpleTable('caption', {'AlignLeft', 'AlignLeft'}, {0, 0},
        {'a', 'b'}, {{'c', Plain {pandoc.Strong 'd'}}}))
      assert.are_equal(pandoc.Inlines {Str 'ab', pandoc.LineBreak(), Str 'c', pandoc.Strong 'd'},
        utils.blocks_to_inlines {tbl})
    end),
    test('leaves the blocks as they are', function()
      local blocks = pandoc.Blocks {pandoc.Div {Para {pandoc.Emph 'a'}, Para 'b'}}
      local before = tostring(blocks)
      utils.blocks_to_inlines(blocks)
      assert.are_equal(before, tostring(blocks))
    end),
    test('depth costs no stack', function()
      local block = Para 'a'
      for _ = 1, 2000 do
        block = pandoc.BlockQuote {block}
      end
      assert.are_equal(pandoc.Inlines {Str 'a'}, utils.blocks_to_inlines {block})
      assert.are_equal('a', stringify(block))
    end),
    test('takes lists only', function()
      for _, value in ipairs {5, true, print, Para 'a'} do
        assert.error_matches(function() utils.blocks_to_inlines(value) end, 'list of Blocks expected')
        assert.error_matches(function() utils.blocks_to_inlines({}, value) end, 'list of Inlines expected')
      end
    end),
  },
  group 'Pandoc:normalize' {
    test('joins strings and breaks, at every depth', function()
      assert.are_equal(
        pandoc.Blocks {Para {
          Str 'ab', Space(), pandoc.Emph {Str 'cd'}, pandoc.LineBreak(), pandoc.LineBreak(), Str 'e',
        }},
        normalized {Para {
          Str 'a', Str 'b', Space(), Space(), pandoc.Emph {Str 'c', Str 'd'}, pandoc.LineBreak(), Space(),
          pandoc.LineBreak(), pandoc.SoftBreak(), Str 'e',
        }})
    end),
    test('puts two of a kind into one, whose content stays', function()
      local kinds = {'Emph', 'Underline', 'Strong', 'Subscript', 'Superscript', 'Strikeout'}
      for _, name in ipairs(kinds) do
        local new = pandoc[name]
        assert.are_equal(pandoc.Blocks {Plain {new {Str 'a', Str 'b'}}}, normalized {Plain {new 'a', new 'b'}})
      end
      local links = pandoc.Blocks {Plain {pandoc.Link('a', 'x'), pandoc.Link('a', 'x')}}
      assert.are_equal(links, normalized(links))
    end),
    test('metadata, too', function()
      local doc = pandoc.Pandoc({}, {title = pandoc.Inlines {Str 'a', Str 'b'}})
      assert.are_equal(pandoc.Inlines {Str 'ab'}, doc:normalize().meta.title)
      assert.are_equal(2, #doc.meta.title)
    end),
    test('fills and cuts the rows of tables', function()
      local function cell(text, rows, columns)
        return pandoc.Cell(text, 'AlignDefault', rows, columns)
      end
      local tbl = pandoc.Table({}, {{'AlignDefault'}, {'AlignDefault'}, {'AlignDefault'}},
        pandoc.TableHead {pandoc.Row {cell('h', 9, 2)}},
        {{attr = pandoc.Attr(), row_head_columns = 1, head = {pandoc.Row {}}, body = {
          pandoc.Row {cell('a', 2, 3), cell('b', 1, -1), cell('c', 1, 7), cell 'lost'},
          pandoc.Row {cell 'd'},
        }}}, pandoc.TableFoot())
      local filled = normalized {tbl}[1]
      local shown = {}
      local function add(row)
        for _, placed in ipairs(row.cells) do
          shown[#shown + 1] = ('%s%dx%d'):format(stringify(placed), placed.row_span, placed.col_span)
        end
        shown[#shown + 1] = '|'
      end
      filled.head.rows:map(add)
      filled.bodies[1].head:map(add)
      filled.bodies[1].body:map(add)
      assert.are_equal('h1x2 1x1 | 1x1 1x1 1x1 | a2x1 b1x1 c1x1 | d1x1 1x1 |', table.concat(shown, ' '))
    end),
    test('tables without columns have no cells', function()
      local tbl = pandoc.Table({}, {}, pandoc.TableHead {pandoc.Row {pandoc.Cell 'a'}}, {}, pandoc.TableFoot())
      assert.are_equal(0, #normalized {tbl}[1].head.rows[1].cells)
    end),
    test('is a method of documents only', function()
      assert.error_matches(function() pandoc.Pandoc({}).normalize(Para 'a') end, 'Pandoc expected')
      assert.error_matches(function() pandoc.Pandoc({}).normalize() end, 'Pandoc expected')
    end),
  },
  group 'walk_block and walk_inline' {
    test('walk what is in an element, not itself', function()
      local div = pandoc.walk_block(pandoc.Div {Para 'a'}, {
        Div = function() return {} end,
        Str = function(str) return Str(str.text:upper()) end,
      })
      assert.are_equal(pandoc.Div {Para 'A'}, div)
      assert.are_equal(pandoc.Emph 'b', pandoc.walk_inline(pandoc.Emph 'a', {Str = function() return Str 'b' end}))
    end),
    test('leave what they are given alone', function()
      local para = Para 'a'
      assert.are_equal(Para 'b', pandoc.walk_block(para, {Inlines = function() return 'b' end}))
      assert.are_equal(Para 'a', para)
    end),
    test('take what an element can be made from, and filters', function()
      assert.are_equal(Plain 'b', pandoc.walk_block('a', {Str = function() return 'b' end}))
      assert.error_matches(function() pandoc.walk_block(5, {}) end, 'Block expected')
      assert.error_matches(function() pandoc.walk_inline(Para 'a', {}) end, 'Inline expected')
      assert.error_matches(function() pandoc.walk_inline(Str 'a') end, 'table expected')
    end),
  },
  group 'type' {
    test('is the name of the metatable, or the type', function()
      local types = {
        [1] = 'number', a = 'string', [true] = 'boolean', [print] = 'function', [Para 'a'] = 'Block',
        [Str 'a'] = 'Inline',
        [pandoc.Inlines 'a'] = 'Inlines', [pandoc.Blocks 'a'] = 'Blocks', [pandoc.List()] = 'List', [{}] = 'table',
        [pandoc.Meta {}] = 'Meta', [pandoc.Pandoc {}] = 'Pandoc', [pandoc.Attr()] = 'Attr',
        [setmetatable({}, {__name = 'Mine'})] = 'Mine', [setmetatable({}, {__name = 5})] = 'table',
      }
      for value, name in pairs(types) do
        assert.are_equal(name, utils.type(value))
      end
      assert.are_equal('nil', utils.type(nil))
      assert.error_matches(function() utils.type() end, 'value expected')
    end),
  },
  group 'small ones' {
    test('equals is ==', function()
      assert.is_true(utils.equals(Str 'a', Str 'a'))
      assert.is_false(utils.equals(Str 'a', pandoc.Code 'a'))
      assert.is_true(utils.equals(nil, nil))
      assert.error_matches(function() utils.equals(1) end, 'value expected')
    end),
    test('sha1', function()
      assert.are_equal('da39a3ee5e6b4b0d3255bfef95601890afd80709', utils.sha1 '')
      assert.are_equal('a9993e364706816aba3e25717850c26c9cd0d89d', pandoc.sha1 'abc')
      assert.error_matches(function() utils.sha1 {} end, 'string expected')
    end),
    test('to_roman_numeral', function()
      local numerals = {[0] = '', [1] = 'I', [4] = 'IV', [9] = 'IX', [49] = 'XLIX', [2026] = 'MMXXVI',
        [3999] = 'MMMCMXCIX', [4000] = '?', [-1] = '?'}
      for number, numeral in pairs(numerals) do
        assert.are_equal(numeral, utils.to_roman_numeral(number))
      end
      assert.error_matches(function() utils.to_roman_numeral 'x' end, 'number expected')
    end),
    test('Version', function()
      assert.is_true(utils.Version '1.10' > utils.Version {1, 9})
    end),
    test('make_sections', function()
      local sections = utils.make_sections(true, 2, {pandoc.Header(1, 'a'), Para 'b'})
      assert.are_equal(2, sections[1].content[1].level)
      assert.are_equal('1', sections[1].attributes.number)
      assert.are_equal(1, utils.make_sections(false, nil, {pandoc.Header(1, 'a')})[1].content[1].level)
      assert.error_matches(function() utils.make_sections(true, 'x', {}) end, 'integer')
      assert.error_matches(function() utils.make_sections(true, nil, 5) end, 'Block')
    end),
    test('what memoc does not have is an error that says so', function()
      assert.error_matches(function() utils.citeproc(pandoc.Pandoc {}) end, 'citations')
      assert.error_matches(function() utils.run_json_filter(pandoc.Pandoc {}, 'x') end, 'filters in Lua')
      assert.error_matches(function() utils.documentation(print) end, 'Undocumented object')
    end),
  },
  group 'normalize_date' {
    test('knows the forms that pandoc knows', function()
      local dates = {
        ['2017-12-31'] = {'12/31/2017', '12/31/17', '2017-12-31', '31 Dec 2017', '31 dec 2017', '31 December 2017',
          'Dec. 31, 2017', 'December 31, 2017', '20171231', ' 2017-12-31 '},
        ['2017-05-01'] = {'1 May 2017', '201705', 'May. 1, 2017'},
        ['1969-01-01'] = {'1969', '01/01/69'},
        ['2020-02-29'] = {'29 Feb 2020'},
      }
      for expected, texts in pairs(dates) do
        for _, text in ipairs(texts) do
          assert.are_equal(expected, utils.normalize_date(text))
        end
      end
    end),
    test('everything else is none', function()
      for _, text in ipairs {
        '', 'x', '1/2/2017', '5 Jan 2020', 'Jan 5, 2020', '30 Feb 2020', '02/29/2021', '1600',
        '2020-13-01', '31 Foo 2017',
      } do
        assert.is_nil(utils.normalize_date(text))
      end
      assert.error_matches(function() utils.normalize_date(5) end, 'string expected')
    end),
  },
  group 'references' {
    test('are those of the metadata that are cited', function()
      local function reference(id)
        return {id = id, type = 'book', title = pandoc.Inlines 'T', author = {{family = 'F'}, 'Literal'},
          issued = {['date-parts'] = {{'2021', 4}}, circa = true}, accessed = '2020'}
      end
      local meta = {references = {reference 'a', reference 'b'}}
      local cite = pandoc.Cite('@b', {pandoc.Citation('b', 'NormalCitation')})
      local references = utils.references(pandoc.Pandoc({Para {cite}}, meta))
      assert.are_same({{
        id = 'b', type = 'book', title = pandoc.Inlines 'T', author = {{family = 'F'}, {literal = 'Literal'}},
        issued = {['date-parts'] = {{2021, 4}}, circa = true}, accessed = {literal = '2020'},
      }}, references)
    end),
    test('or all, by nocite', function()
      local all = pandoc.Cite('@*', {pandoc.Citation('*', 'NormalCitation')})
      local doc = pandoc.Pandoc({}, {references = {{id = 'a'}, {id = 'b'}, {}, 'x'}, nocite = all})
      assert.are_equal(2, #utils.references(doc))
      assert.are_same({}, utils.references(pandoc.Pandoc {}))
    end),
    test('no bibliographies', function()
      local doc = pandoc.Pandoc({}, {bibliography = 'a.bib'})
      assert.error_matches(function() utils.references(doc) end, 'bibliographies')
      assert.error_matches(function() utils.references {} end, 'Pandoc expected, got table')
    end),
  },
}
