local tasty = require 'tasty'

local assert = tasty.assert
local test = tasty.test_case
local group = tasty.test_group

local Plain, stringify, type_of = pandoc.Plain, pandoc.utils.stringify, pandoc.utils.type

local function example()
  return pandoc.SimpleTable('A caption', {'AlignLeft', 'AlignDefault'}, {0.5, 0}, {'a', {Plain 'b'}},
    {{'c', 'd'}, {'e', {}}})
end

local function texts(row)
  return table.concat(pandoc.List.map(row, stringify), '|')
end

local function cell(text, rows, columns)
  return pandoc.Cell(text, 'AlignDefault', rows, columns)
end

return {
  group 'SimpleTable' {
    test('has fields, read as elsewhere', function()
      local simple = example()
      assert.are_equal(pandoc.Inlines 'A caption', simple.caption)
      assert.are_equal(pandoc.List {'AlignLeft', 'AlignDefault'}, simple.aligns)
      assert.are_same({0.5, 0}, simple.widths)
      assert.are_equal('Blocks', type_of(simple.headers[1]))
      assert.are_equal('List', type_of(simple.rows))
      assert.are_equal('c|d', texts(simple.rows[1]))
      assert.are_equal('SimpleTable', simple.t)
      assert.are_equal('SimpleTable', type_of(simple))
      assert.are_equal('userdata', type(simple))
      assert.is_nil(simple.other)
      assert.is_nil(simple[1])
    end),
    test('header is headers', function()
      local simple = example()
      simple.header = {'x'}
      assert.are_equal('x', texts(simple.headers))
      assert.are_equal('x', texts(simple.header))
    end),
    test('can be changed, in place, too', function()
      local simple, other = example(), example()
      simple.caption = pandoc.Emph 'x'
      simple.rows[1][2] = {Plain 'y'}
      simple.aligns[1] = 'AlignRight'
      assert.are_equal(pandoc.Inlines {pandoc.Emph 'x'}, simple.caption)
      assert.are_equal('c|y', texts(simple.rows[1]))
      assert.is_false(simple == other)
      other.caption, other.rows, other.aligns = {pandoc.Emph 'x'}, simple.rows, {'AlignRight', 'AlignDefault'}
      assert.is_true(simple == other)
      assert.is_false(simple == PANDOC_WRITER_OPTIONS)
    end),
    test('pairs gives its fields', function()
      local names = {}
      for name in pairs(example()) do
        names[#names + 1] = name
      end
      assert.are_same({'caption', 'aligns', 'widths', 'headers', 'rows'}, names)
    end),
    test('tostring is Haskell', function()
      assert.are_equal('SimpleTable {simpleTableCaption = [Str "x"], simpleTableAlignments = [AlignLeft], ' ..
        'simpleTableColumnWidths = [0.0], simpleTableHeader = [[Plain [Str "a"]]], simpleTableBody = [[[]]]}',
        tostring(pandoc.SimpleTable('x', {'AlignLeft'}, {0}, {'a'}, {{{}}})))
    end),
    test('other types are errors', function()
      local wrong = {caption = 5, aligns = {'left'}, widths = {'x'}, headers = 'a', rows = {1}}
      for name, value in pairs(wrong) do
        local simple = example()
        assert.error_matches(function() simple[name] = value end, 'expected, got')
        assert.error_matches(function() simple[name] = nil end, 'expected, got nil')
      end
      assert.error_matches(function() pandoc.SimpleTable('a', {}, {}) end, 'expected, got nil')
      assert.error_matches(function() example().other = 1 end, "Cannot set unknown property 'other'")
      assert.error_matches(function() example()[1] = 1 end, "Cannot set unknown property '1'")
    end),
    test('what is wrong in place is an error when it is used', function()
      local simple = example()
      simple.rows[1] = 5
      assert.error_matches(function() return simple == example() end, 'list expected, got number')
      assert.error_matches(function() pandoc.utils.from_simple_table(simple) end, 'list expected, got number')
      assert.error_matches(function() tostring(simple) end, 'list expected, got number')
    end),
    test('its metamethods take no other value', function()
      for _, name in ipairs {'__index', '__newindex', '__pairs', '__eq', '__tostring'} do
        assert.is_nil(getmetatable(example())[name])
      end
    end),
  },
  group 'from_simple_table' {
    test('makes a table', function()
      local tbl = pandoc.utils.from_simple_table(example())
      assert.are_equal('Table', tbl.t)
      assert.are_equal(pandoc.Blocks {Plain 'A caption'}, tbl.caption.long)
      assert.are_same({{'AlignLeft', 0.5}, {'AlignDefault'}}, tbl.colspecs)
      assert.are_equal(1, #tbl.head.rows)
      assert.are_equal(2, #tbl.bodies[1].body)
      assert.are_equal(0, #tbl.foot.rows)
      assert.are_equal(example(), pandoc.utils.to_simple_table(tbl))
    end),
    test('without rows, headers and a caption there are none', function()
      local tbl = pandoc.utils.from_simple_table(pandoc.SimpleTable({}, {'AlignLeft', 'AlignLeft'}, {0}, {}, {}))
      assert.are_equal(0, #tbl.caption.long)
      assert.are_equal(0, #tbl.head.rows)
      assert.are_equal(0, #tbl.bodies)
      assert.are_equal(1, #tbl.colspecs)
    end),
    test('takes nothing else', function()
      for _, value in ipairs {5, 'x', {}, Plain 'a', PANDOC_WRITER_OPTIONS} do
        assert.error_matches(function() pandoc.utils.from_simple_table(value) end, 'SimpleTable expected')
      end
      assert.error_matches(function() pandoc.utils.from_simple_table() end, 'SimpleTable expected')
    end),
  },
  group 'to_simple_table' {
    test('cuts cells that span rows or columns', function()
      local tbl = pandoc.Table({long = {Plain 'a', Plain 'b'}}, {{'AlignDefault'}, {'AlignDefault'}, {'AlignDefault'}},
        pandoc.TableHead {pandoc.Row {cell('h', 2, 2), cell 'i'}, pandoc.Row {cell 'j'}},
        {{attr = pandoc.Attr(), row_head_columns = 0, head = {pandoc.Row {cell 'k'}},
          body = {pandoc.Row {cell('l', 2, 1), cell('m', 1, 9)}, pandoc.Row {}}}},
        pandoc.TableFoot {pandoc.Row {cell('n', 5, 1)}})
      local simple = pandoc.utils.to_simple_table(tbl)
      assert.are_equal(pandoc.Inlines {pandoc.Str 'a', pandoc.LineBreak(), pandoc.Str 'b'}, simple.caption)
      assert.are_equal('h||i', texts(simple.headers))
      assert.are_same({'||j', 'k||', 'l|m|', '||', 'n||'}, pandoc.List.map(simple.rows, texts))
      assert.are_equal(2, tbl.head.rows[1].cells[1].row_span)
    end),
    test('takes tables only', function()
      assert.error_matches(function() pandoc.utils.to_simple_table(Plain 'a') end, 'Expected Table, got Plain')
      for _, value in ipairs {5, 'x', {}, pandoc.Str 'a', PANDOC_WRITER_OPTIONS} do
        assert.error_matches(function() pandoc.utils.to_simple_table(value) end, 'Table expected')
      end
      assert.error_matches(function() pandoc.utils.to_simple_table() end, 'Table expected')
    end),
  },
}
