-- pandoc.layout: Docs, and how they are laid out.

local tasty = require 'tasty'
local layout = require 'pandoc.layout'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

local lit, cr, space, blank = layout.literal, layout.cr, layout.space, layout.blankline

-- Words with breaking spaces.
local function words(text)
  local doc = layout.empty
  for word in text:gmatch '%S+' do
    doc = doc + word
  end
  return doc
end

-- Each row: a Doc, what it is rendered to, and the line width if lines are filled.
local function renders(name, rows)
  return test(name, function()
    for _, row in ipairs(rows) do
      assert.are_equal(row[2], layout.render(row[1], row[3]))
    end
  end)
end

local function fails(name, pattern, action)
  return test(name, function()
    assert.error_matches(action, pattern)
  end)
end

return {
  group 'Docs' {
    test('are objects', function()
      assert.are_equal('userdata', type(layout.empty))
      assert.are_equal('Doc', getmetatable(lit 'a').__name)
    end),
    test('strings and numbers are literals', function()
      assert.are_equal(lit 'a', layout.concat {'a'})
      assert.are_equal(lit '7', layout.nowrap(7))
      assert.are_equal('7a', (lit(7) .. 'a'):render())
    end),
    test('compare by what they are made of', function()
      assert.is_true(('a' .. lit 'b') .. 'c' == 'a' .. (lit 'b' .. 'c'))
      assert.is_true(lit 'a' ~= lit 'b')
      assert.is_true(layout.nest('a', 2) == layout.nest('a', 2))
      assert.is_true(layout.nest('a', 2) ~= layout.nest('a', 3))
      assert.is_true(layout.nest('a', 2) ~= layout.nest('b', 2))
      assert.is_true(layout.lblock('a', 2) == layout.lblock('a', 2))
      assert.is_true(layout.lblock('a', 2) ~= layout.lblock('b', 2))
      assert.is_true(layout.fg('a', 'red') ~= layout.fg('a', 'blue'))
      assert.is_true(lit 'a' .. '' == lit 'a')
      assert.is_false(lit 'a' == 'a')
    end),
    test('tostring does not fill lines', function()
      assert.are_equal('a b\nc', tostring(words 'a b' / 'c'))
    end),
    test('have methods', function()
      assert.are_equal("('a')", lit('a'):quotes():parens():render())
      assert.are_equal(3, lit('abc'):offset())
      assert.is_true(layout.empty:is_empty())
    end),
  },
  group 'operators' {
    test('..', function() assert.are_equal('ab', tostring('a' .. lit 'b')) end),
    test('+ puts a space between, unless one side is empty', function()
      assert.are_equal(lit 'a' .. space .. 'b', lit 'a' + 'b')
      assert.are_equal(lit 'a', lit 'a' + layout.empty)
      assert.are_equal(lit 'a', '' + lit 'a')
    end),
    test('/ and //', function()
      assert.are_equal('a\nb', tostring('a' / lit 'b'))
      assert.are_equal('a\n\nb', tostring(lit 'a' // 'b'))
      assert.are_equal(lit 'a', layout.empty // 'a')
    end),
    fails('with what is no Doc', 'Doc expected, got table', function() return lit 'a' .. {} end),
  },
  group 'lines' {
    renders('are filled at spaces', {
      {words 'one two three', 'one two\nthree', 9}, {words 'one two three', 'one two three', 13},
      {words 'one two three', 'one\ntwo\nthree', 1}, {words 'one two three', 'one two three'},
      {lit 'one two' + 'x', 'one two\nx', 3},
    }),
    renders('wide characters count twice', {{words '漢字 漢字 a', '漢字\n漢字 a', 6}}),
    renders('spaces join, and vanish at both ends', {
      {space .. 'a' .. space .. space .. 'b' .. space, 'a b'}, {'a' .. space .. cr .. space .. 'b', 'a\nb'},
    }),
    renders('cr ends a line only once', {{'a' .. cr .. cr .. 'b', 'a\nb'}, {cr .. 'a' .. cr, 'a\n'}}),
    renders('line ends of literals are kept', {{lit 'a\n\n\nb', 'a\n\n\nb'}, {lit '\na', '\na'}, {lit 'a\n', 'a\n'}}),
    renders('the most blank lines win', {
      {'a' .. blank .. layout.blanklines(3) .. blank .. 'b', 'a\n\n\n\nb'}, {blank .. 'a' .. blank, 'a\n'},
      {layout.blanklines(2) .. 'a', '\na'}, {'a' .. cr .. blank .. 'b', 'a\n\nb'},
    }),
    renders('nowrap keeps them whole', {{layout.nowrap(words 'a b') + 'c', 'a b\nc', 2}}),
    renders('after_break stands only at a beginning', {
      {layout.after_break '!' .. 'a' .. layout.after_break '!' .. 'b', '!ab'},
      {lit 'a' + layout.after_break '\\' .. '.b', 'a\n\\.b', 3}, {lit 'a' + layout.after_break '\\' .. '.b', 'a .b', 9},
    }),
    renders('before_non_blank stands only before text', {
      {layout.before_non_blank '!' .. 'a', '!a'}, {layout.before_non_blank '!' .. ' a', ' a'},
      {layout.before_non_blank '!' .. space .. 'a', 'a'}, {'a' .. layout.before_non_blank '!', 'a'},
      {layout.before_non_blank '!' .. layout.bold 'a', '!a'},
      {layout.before_non_blank '!' .. layout.nest('a', 1), '!a'},
    }),
  },
  group 'prefixes' {
    renders('nest', {
      {layout.nest('a\nb', 2), '  a\n  b'}, {'x' .. layout.nest('a\nb', 2), 'xa\n  b'}, {layout.nest('', 2), ''},
      {layout.nest(layout.nest('a', 1) / 'b', 2), '   a\n  b'},
    }),
    renders('prefixed, without blanks at the end of a line', {
      {layout.prefixed('a\n\nb', '> '), '> a\n>\n> b'}, {layout.prefixed(words 'aa bb', '> '), '> aa\n> bb', 6},
    }),
    renders('hang', {{layout.hang(words 'a b', 2, '- '), '- a\n  b', 3}}),
    renders('flush', {{layout.nest('a' / layout.flush 'b' / 'c', 2), '  a\nb\n  c'}}),
    renders('inside', {{layout.inside('a', '<', '>'), '<a>'}}),
    renders('enclosings', {
      {layout.braces 'a', '{a}'}, {layout.brackets 'a', '[a]'}, {layout.parens 'a', '(a)'}, {layout.quotes 'a', "'a'"},
      {layout.double_quotes 'a', '"a"'}, {layout.parens '', '()'},
    }),
  },
  group 'parts' {
    test('chomp', function()
      assert.are_equal(lit 'a', layout.chomp('a' .. space .. cr .. blank))
      assert.are_equal(layout.nest('a', 2), layout.chomp(layout.nest('a' .. cr, 2)))
      assert.are_equal(layout.empty, layout.chomp(cr .. cr))
    end),
    test('nestle', function()
      assert.are_equal(lit 'a', layout.nestle(blank .. cr .. 'a'))
      assert.are_equal(layout.empty, layout.nestle(blank))
      assert.are_equal(cr, layout.nestle(cr))
    end),
    test('concat', function()
      assert.are_equal(lit 'ab', layout.concat {'ab'})
      assert.are_equal('a, b, c', tostring(layout.concat({'a', lit 'b', 'c'}, ', ')))
      assert.are_equal(layout.empty, layout.concat {})
    end),
  },
  group 'blocks' {
    renders('stand side by side', {
      {layout.lblock('a\nbb', 3) .. layout.lblock('c', 2) .. '|', 'a  c\nbb |'},
      {layout.lblock('a', 3) .. layout.rblock('b', 3) .. layout.cblock('c', 3), 'a    b c'},
      {lit '>' .. layout.lblock('a\nb', 1), '>a\n b'},
    }),
    renders('have borders as high as they are', {
      {layout.vfill '|' .. layout.lblock('a\nb\nc', 2) .. layout.vfill '|', '|a |\n|b |\n|c |'},
    }),
    renders('fill their lines', {{layout.lblock(words 'aa bb cc', 5) .. layout.vfill '|', 'aa bb|\ncc   |'}}),
    renders('cut what is too long', {
      {layout.lblock('abcde', 2) .. layout.vfill '|', 'a |\nbc|\nde|'}, {layout.lblock('漢字', 3), '漢\n字'},
      {layout.lblock('ab', 0), 'a\nb'},
    }),
    renders('in others', {
      {layout.lblock(layout.lblock('a', 2) .. layout.vfill '|', 4) .. layout.vfill '|', 'a | |'},
    }),
    renders('pad only what stands before a block', {{layout.lblock('a', 3) .. 'b', 'ab'}}),
  },
  group 'measures' {
    test('real_length', function()
      local rows = {
        [''] = 0, abc = 3, ['漢字'] = 4, ['e\u{301}'] = 1, ['\u{301}'] = 1, ['❄'] = 1, ['\u{2764}\u{FE0F}'] = 2,
        ['👨\u{200D}👩\u{200D}👧'] = 2, ['👍🏽'] = 2, ['a\u{AD}b'] = 2, ['シ'] = 2, ['ｱ'] = 1, ['ß'] = 1,
        ['हिन्दी'] = 5,
      }
      for text, width in pairs(rows) do
        assert.are_same({text, width}, {text, layout.real_length(text)})
      end
    end),
    test('height', function()
      assert.are_same({1, 2, 3}, {layout.height '', layout.height 'a\nb', layout.height(lit 'a' // 'b')})
    end),
    test('offset is the longest line, min_offset the longest word', function()
      local doc = words 'a bbb cc' / 'dddd'
      assert.are_same({8, 4}, {layout.offset(doc), layout.min_offset(doc)})
      assert.are_equal(6, layout.offset(layout.prefixed('a\nbbbb', '> ')))
      assert.are_equal(3, layout.offset(layout.before_non_blank 'a' .. 'bc'))
      assert.are_equal(2, layout.offset(layout.after_break 'a' .. 'b' .. layout.after_break 'a'))
      assert.are_equal(4, layout.offset(layout.lblock('a', 4)))
    end),
    test('update_column', function()
      assert.are_same({5, 2, 3}, {
        layout.update_column('abc', 2), layout.update_column('abc' / lit 'de', 9),
        layout.update_column(layout.empty, 3),
      })
    end),
  },
  group 'fonts' {
    test('show only on terminals', function()
      assert.are_equal('a', layout.render(layout.bold 'a'))
      assert.are_equal('a', layout.render(layout.bold 'a', nil, 'plain'))
    end),
    test('each has its code', function()
      local codes = {bold = 1, italic = 3, underlined = 4, strikeout = 9}
      for name, code in pairs(codes) do
        assert.is_truthy(layout.render(layout[name] 'a', nil, 'ansi'):find(('\27[%dm'):format(code), 1, true))
      end
      for i, color in ipairs {'black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'} do
        assert.is_truthy(layout.fg('a', color):render(nil, 'ansi'):find(('\27[%dm'):format(29 + i), 1, true))
        assert.is_truthy(layout.bg('a', color):render(nil, 'ansi'):find(('\27[%dm'):format(39 + i), 1, true))
      end
    end),
    test('one inside another keeps it, and ends', function()
      local shown = ('x' .. layout.bold(layout.italic 'a' .. 'b')):render(nil, 'ansi')
      assert.are_equal('x\27[1m\27[3m\27[39m\27[49m\27[24m\27[29ma\27[1m\27[23m\27[39m\27[49m\27[24m\27[29mb\27[0m'
        .. '\27]8;;\27\\', shown)
    end),
  },
  group 'what is wrong' {
    fails('no Doc', "bad argument #1 to 'nest' %(Doc expected, got nil%)", function() layout.nest() end),
    fails('no number', "bad argument #2 to 'nest' %(integer expected, got string%)", function()
      layout.nest('a', 'b')
    end),
    fails('no list', 'list of Docs expected', function() layout.concat 'a' end),
    fails('a foreign object', 'Doc expected, got userdata', function() layout.nest(PANDOC_VERSION, 1) end),
    fails('no color', 'Unknown color: pink', function() layout.fg('a', 'pink') end),
    fails('no style', 'Unknown rendering style: html', function() layout.render('a', 1, 'html') end),
    test('nesting without end is an error', function()
      local doc = lit 'a'
      for _ = 1, 300000 do
        doc = layout.nest(doc, 0)
      end
      assert.error_matches(function() layout.render(doc) end, 'stack overflow')
    end),
    test('long chains are none', function()
      local doc = lit 'a'
      for _ = 1, 20000 do
        doc = 'b' .. doc .. 'c'
      end
      assert.are_equal(40001, #doc:render())
      assert.are_equal(40001, doc:offset())
      assert.is_true(doc == doc:chomp())
    end),
  },
}
