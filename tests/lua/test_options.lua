local tasty = require 'tasty'

local assert = tasty.assert
local test = tasty.test_case
local group = tasty.test_group

local function type_of(value)
  return getmetatable(value).__name
end

local reader_defaults = {
  columns = 80, tab_stop = 4, standalone = false, strip_comments = false, default_image_extension = '',
  track_changes = 'accept-changes', extensions = pandoc.List {}, indented_code_classes = pandoc.List {},
}

local writer_defaults = {
  chunk_template = '%s-%i.html', cite_method = 'citeproc', columns = 72, dpi = 96, email_obfuscation = 'none',
  epub_chapter_level = 1, epub_subdirectory = 'EPUB', epub_title_page = true, extensions = pandoc.List {},
  figure_caption_position = 'below', highlight_method = 'default', html_math_method = 'plain', html_q_tags = false,
  identifier_prefix = '', incremental = false, link_images = false, list_of_figures = false, list_of_tables = false,
  list_tables = false, number_offset = pandoc.List {0, 0, 0, 0, 0, 0}, number_sections = false, prefer_ascii = false,
  reference_links = false, reference_location = 'end-of-document', section_divs = false, setext_headers = false,
  split_level = 1, tab_stop = 4, table_caption_position = 'above', table_of_contents = false, toc_depth = 3,
  top_level_division = 'top-level-default', wrap_text = 'wrap-auto', epub_fonts = pandoc.List {},
}

local function has_values(expected, options)
  for name, value in pairs(expected) do
    assert.are_equal(value, options[name])
  end
end

return {
  group 'ReaderOptions' {
    test('has defaults', function()
      local options = pandoc.ReaderOptions {}
      assert.are_equal('userdata', type(options))
      assert.are_equal('ReaderOptions', type_of(options))
      has_values(reader_defaults, options)
      assert.is_true(options.abbreviations['Mr.'])
      assert.is_nil(options.other)
    end),
    test('is made from a table, or from another one', function()
      local options = pandoc.ReaderOptions {
        columns = 66, abbreviations = {'x', y = true, z = false}, track_changes = 'all',
      }
      local copy = pandoc.ReaderOptions(options)
      options.columns = 1
      options.extensions[1] = 'smart'
      assert.are_equal(66, copy.columns)
      assert.are_equal('all-changes', copy.track_changes)
      assert.are_same({x = true, y = true}, copy.abbreviations)
      assert.are_equal(0, #copy.extensions)
      has_values(reader_defaults, pandoc.ReaderOptions(PANDOC_READER_OPTIONS))
    end),
    test('pairs gives all fields', function()
      local count = 0
      for name, value in pairs(pandoc.ReaderOptions {tab_stop = 8}) do
        count = count + 1
        assert.is_true(value ~= nil and (name ~= 'tab_stop' or value == 8))
      end
      assert.are_equal(9, count)
    end),
    test('an iterator of pairs keeps to its type', function()
      local following, options = pairs(pandoc.WriterOptions {})
      for _ = 1, 15 do
        following(options)
      end
      assert.is_nil(following(PANDOC_READER_OPTIONS))
      assert.is_nil(following(pandoc.Str 'a'))
      assert.is_nil(following())
      assert.are_equal('columns', following(options))
    end),
    test('tostring is Haskell', function()
      local shown = tostring(pandoc.ReaderOptions {extensions = {'smart'}, abbreviations = {'b', 'a'}})
      assert.are_equal('ReaderOptions {readerExtensions = Extensions [smart], readerStandalone = False, ' ..
        'readerColumns = 80, ' ..
        'readerTabStop = 4, readerIndentedCodeClasses = [], readerAbbreviations = fromList ["a","b"], ' ..
        'readerDefaultImageExtension = "", readerTrackChanges = AcceptChanges, readerStripComments = False}', shown)
    end),
    test('the global one is read-only', function()
      has_values(reader_defaults, PANDOC_READER_OPTIONS)
      assert.are_equal('ReaderOptions (read-only)', type_of(PANDOC_READER_OPTIONS))
      assert.error_matches(function() PANDOC_READER_OPTIONS.columns = 1 end, 'This ReaderOptions value is read%-only')
      assert.error_matches(function() PANDOC_READER_OPTIONS.other = 1 end, 'read%-only')
    end),
  },
  group 'WriterOptions' {
    test('has defaults', function()
      has_values(writer_defaults, pandoc.WriterOptions {})
      has_values(writer_defaults, PANDOC_WRITER_OPTIONS)
      for _, name in ipairs {'epub_metadata', 'reference_doc', 'slide_level', 'template'} do
        assert.is_nil(PANDOC_WRITER_OPTIONS[name])
      end
      assert.are_same({}, PANDOC_WRITER_OPTIONS.variables)
      assert.are_equal('WriterOptions', type_of(PANDOC_WRITER_OPTIONS))
    end),
    test('can be set', function()
      local options = pandoc.WriterOptions {columns = 10}
      options.slide_level = 2
      options.epub_chapter_level = 3
      options.variables = {a = 'b'}
      options.number_offset = {1, 2}
      assert.are_equal(2, options.slide_level)
      assert.are_equal(3, options.split_level)
      assert.are_equal('b', options.variables.a)
      assert.are_equal(pandoc.List {1, 2}, options.number_offset)
      options.slide_level = nil
      assert.is_nil(options.slide_level)
    end),
    test('choices have shorter names', function()
      local options = pandoc.WriterOptions {
        wrap_text = 'none', top_level_division = 'chapter', reference_location = 'block',
        html_math_method = {method = 'mathjax'},
      }
      assert.are_equal('wrap-none', options.wrap_text)
      assert.are_equal('top-level-chapter', options.top_level_division)
      assert.are_equal('end-of-block', options.reference_location)
      assert.are_equal('mathjax', options.html_math_method.method)
      assert.are_equal('WriterOptions', tostring(options):match '^%a+')
      assert.are_equal('WrapNone', tostring(options):match 'writerWrapText = (%a+)')
      assert.are_equal('Just 2', tostring(pandoc.WriterOptions {slide_level = 2}):match 'writerSlideLevel = ([^,]+)')
    end),
    test('is made from writer options, not from reader options', function()
      assert.are_equal(9, pandoc.WriterOptions(pandoc.WriterOptions {columns = 9}).columns)
      assert.error_matches(function() pandoc.WriterOptions(PANDOC_READER_OPTIONS) end,
        'WriterOptions or table expected')
    end),
    test('other types are errors', function()
      local wrong = {
        columns = 'x', chunk_template = {}, epub_fonts = {print}, number_offset = {'x'}, wrap_text = 'never',
        cite_method = 5, variables = 5, slide_level = 1.5,
        reference_doc = {}, extensions = 'smart', html_math_method = print,
        dpi = print,
      }
      for name, value in pairs(wrong) do
        assert.error_matches(function() pandoc.WriterOptions {[name] = value} end, '.')
        assert.error_matches(function() pandoc.WriterOptions {}[name] = value end, '.')
      end
      assert.error_matches(function() pandoc.WriterOptions {other = 1} end, "Cannot set unknown property 'other'")
      assert.error_matches(function() pandoc.WriterOptions {1} end, "Cannot set unknown property '1'")
      for _, value in ipairs {5, 'x', true, print, pandoc.Str 'a'} do
        assert.error_matches(function() pandoc.WriterOptions(value) end, 'WriterOptions or table expected')
      end
      assert.error_matches(function() pandoc.ReaderOptions() end, 'value expected')
      assert.error_matches(function() pandoc.ReaderOptions {abbreviations = {[true] = true}} end,
        'set of strings expected')
      assert.error_matches(function() pandoc.ReaderOptions {abbreviations = 5} end, 'set of strings expected')
    end),
  },
  group 'PANDOC_STATE' {
    test('has fields', function()
      for _, name in ipairs {'input_files', 'log', 'request_headers', 'resource_path'} do
        assert.are_equal('List', type_of(PANDOC_STATE[name]))
      end
      for _, name in ipairs {'output_file', 'source_url', 'user_data_dir'} do
        assert.is_nil(PANDOC_STATE[name])
      end
      assert.is_false(PANDOC_STATE.trace)
      assert.are_equal('WARNING', PANDOC_STATE.verbosity)
    end),
    test('other fields are a mistake', function()
      assert.error_matches(function() return PANDOC_STATE.other end, 'Unknown key')
      assert.error_matches(function() return PANDOC_STATE[print] end, 'string expected')
    end),
  },
  group 'with_state' {
    test('sets fields while a function runs, and gives its results', function()
      local options = {request_headers = {{'a', 'b'}}, resource_path = {'x', 'y'}, user_data_dir = 'z'}
      local results = table.pack(pandoc.with_state(options, function()
        assert.are_same({{'a', 'b'}}, PANDOC_STATE.request_headers)
        assert.are_same({'x', 'y'}, PANDOC_STATE.resource_path)
        return 1, nil, PANDOC_STATE.user_data_dir
      end))
      assert.are_same({1, nil, 'z', n = 3}, results)
      assert.are_same({}, PANDOC_STATE.request_headers)
      assert.are_same({'.'}, PANDOC_STATE.resource_path)
      assert.is_nil(PANDOC_STATE.user_data_dir)
    end),
    test('also when it fails, and within itself', function()
      pandoc.with_state({user_data_dir = 'a'}, function()
        assert.error_equals(function()
          pandoc.with_state({user_data_dir = 'b', resource_path = {}}, function() error('oh', 0) end)
        end, 'oh')
        assert.are_equal('a', PANDOC_STATE.user_data_dir)
      end)
      assert.are_same({'.'}, PANDOC_STATE.resource_path)
    end),
    test('needs no global', function()
      local state = PANDOC_STATE
      PANDOC_STATE = nil
      pandoc.with_state({user_data_dir = 'a'}, function() assert.are_equal('a', state.user_data_dir) end)
      PANDOC_STATE = state
      assert.is_nil(state.user_data_dir)
    end),
    test('other options and types are errors', function()
      local wrong = {log = {}, other = 1, request_headers = {'a'}, resource_path = 'a', user_data_dir = print}
      for name, value in pairs(wrong) do
        assert.error_matches(function() pandoc.with_state({[name] = value}, print) end, '.')
      end
      assert.error_matches(function() pandoc.with_state({log = {}}, print) end,
        'Unknown or unsupported state option: log')
      assert.error_matches(function() pandoc.with_state({print}, print) end, 'Unknown or unsupported')
      assert.error_matches(function() pandoc.with_state {} end, 'value expected')
      assert.error_matches(function() pandoc.with_state(5, print) end, 'table expected')
      assert.error_matches(function() pandoc.with_state({}, 5) end, 'call a number value')
    end),
  },
}
