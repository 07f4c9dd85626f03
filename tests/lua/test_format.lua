-- pandoc.format: extensions of formats, formats of files.

local tasty = require 'tasty'
local format = require 'pandoc.format'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

local function has(list, name)
  return pandoc.List.includes(list, name)
end

return {
  group 'default_extensions' {
    test('are lists in a fixed order', function()
      local list = format.default_extensions 'gfm'
      assert.are_equal(pandoc.List, getmetatable(list))
      assert.are_same({
        'alerts', 'auto_identifiers', 'autolink_bare_uris', 'emoji', 'footnotes', 'gfm_auto_identifiers', 'pipe_tables',
        'raw_html', 'strikeout', 'task_lists', 'tex_math_dollars', 'tex_math_gfm', 'yaml_metadata_block',
      }, list)
    end),
    test('of other formats', function()
      assert.are_same({'raw_html'}, format.default_extensions 'commonmark')
      assert.are_same(format.default_extensions 'html', format.default_extensions 'html5')
      assert.are_same(format.default_extensions 'markdown', format.default_extensions 'opml')
      assert.is_true(has(format.default_extensions 'markdown', 'fenced_divs'))
      assert.is_false(has(format.default_extensions 'plain', 'smart'))
      assert.are_same({}, format.default_extensions 'markua')
      assert.are_same({'auto_identifiers'}, format.default_extensions 'no such format')
    end),
  },
  group 'all_extensions' {
    test('hold the default ones of Markdown', function()
      local all = format.all_extensions 'markdown'
      for _, name in ipairs(format.default_extensions 'markdown') do
        assert.is_true(has(all, name))
      end
      assert.is_true(has(all, 'mark'))
      assert.are_same(all, format.all_extensions 'markdown_mmd')
    end),
    test('of every format there is one', function()
      assert.are_same({'east_asian_line_breaks'}, format.all_extensions 'native')
      assert.are_same({'auto_identifiers', 'east_asian_line_breaks', 'element_citations'}, format.all_extensions 'jats')
      assert.are_same(format.all_extensions 'commonmark', format.all_extensions 'gfm')
    end),
  },
  group 'extensions' {
    test('tell which are on', function()
      assert.are_same({
        ascii_identifiers = false, auto_identifiers = true, east_asian_line_breaks = false,
        gfm_auto_identifiers = false,
      }, format.extensions 'man')
      assert.is_true(format.extensions('gfm').alerts)
      assert.is_false(format.extensions('gfm').smart)
    end),
  },
  group 'from_path' {
    test('knows endings', function()
      local rows = {
        ['a.md'] = 'markdown', ['A.MD'] = 'markdown', ['a/b.html'] = 'html', ['a.json'] = 'json', ['a.3'] = 'man',
        ['x.tar.typ'] = 'typst', ['https://a.org/b.rst?x=y.md'] = 'rst', ['https://a.org'] = 'html',
        ['https://a.org/'] = 'html', ['a.native'] = 'native', ['a.tex'] = 'latex', ['a.wiki'] = 'mediawiki',
      }
      for path, name in pairs(rows) do
        assert.are_same({path, name}, {path, format.from_path(path)})
      end
    end),
    test('takes the first of several that tells', function()
      assert.are_equal('markdown', format.from_path {'a', 'a.unknown', 'a.md', 'a.rst'})
    end),
    test('may know nothing', function()
      assert.is_nil(format.from_path 'a')
      assert.is_nil(format.from_path {})
      assert.is_nil(format.from_path 'a.b c')
    end),
  },
  test('what is no name is an error', function()
    for _, name in ipairs {'all_extensions', 'default_extensions', 'extensions'} do
      local pattern = ("bad argument #1 to '%s' %%(string expected, got table"):format(name)
      assert.error_matches(function() format[name] {} end, pattern)
    end
    assert.error_matches(function() format.from_path(true) end, 'string expected, got boolean')
    assert.error_matches(function() format.from_path {'a', {}} end, 'string expected, got table')
  end),
}
