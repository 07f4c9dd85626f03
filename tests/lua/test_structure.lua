local tasty = require 'tasty'

local assert = tasty.assert
local test = tasty.test_case
local group = tasty.test_group
local structure = require 'pandoc.structure'

local Div, Header, Para, Str = pandoc.Div, pandoc.Header, pandoc.Para, pandoc.Str

local stringify, type_of = pandoc.utils.stringify, pandoc.utils.type

-- Sections as text: "[1 Title ...]", with the level of each; other Divs in parentheses.
local function outline(blocks)
  local shown = {}
  for _, block in ipairs(blocks) do
    if block.t == 'Header' then
      shown[#shown + 1] = block.level .. stringify(block):gsub('\0', '?')
    elseif block.t == 'Div' then
      local inner = outline(block.content)
      shown[#shown + 1] = block.classes:includes 'section' and '[' .. inner .. ']' or '(' .. inner .. ')'
    else
      shown[#shown + 1] = block.t == 'HorizontalRule' and '--' or stringify(block)
    end
  end
  return table.concat(shown, ' ')
end

local function sections(blocks, options)
  return outline(structure.make_sections(blocks, options))
end

-- The numbers of all headings, in their order.
local function numbers(blocks, options)
  local found = {}
  structure.make_sections(blocks, options):walk {
    Header = function(header)
      found[#found + 1] = header.attributes.number or '-'
    end,
  }
  return table.concat(found, ' ')
end

local function chapters()
  return pandoc.Pandoc({
    Para {'before ', pandoc.Link('b', '#b'), pandoc.Link('x', '#x')}, Header(1, 'One', {'a'}), Para 'p',
    Header(2, 'Two', {'b'}), pandoc.RawBlock('html', '<p><i id="raw">'), Header(1, 'Three', {'', {'unlisted'}}),
    Para {pandoc.Link('raw', '#raw'), pandoc.Span('s', {'span'})}, Header(2, 'Three'),
  }, {title = pandoc.Inlines 'The title'})
end

local function paths(chunked)
  return table.concat(pandoc.List.map(chunked.chunks, function(chunk) return chunk.path end), ' ')
end

return {
  group 'make_sections' {
    test('puts each heading into a section with what follows', function()
      assert.are_equal('a [1A b [2B [4C]] [2D]] [1E]',
        sections {Para 'a', Header(1, 'A'), Para 'b', Header(2, 'B'), Header(4, 'C'), Header(2, 'D'), Header(1, 'E')})
      assert.are_equal('', sections {})
      assert.are_equal('Blocks', type_of(structure.make_sections {}))
    end),
    test('also of a document, and of one block', function()
      assert.are_equal('[1A]', sections(pandoc.Pandoc {Header(1, 'A')}))
      assert.are_equal('[1A]', sections(Header(1, 'A')))
      assert.are_equal('a', sections 'a')
    end),
    test('gives the section the identifier, and classes and attributes to both', function()
      local header = Header(1, 'A', {'id', {'c'}, {{'k', 'v'}, {'role', 'note'}, {'epub:type', 'x'}}})
      local section = structure.make_sections {header} [1]
      assert.are_equal(pandoc.Attr('id', {'section', 'c'}, {{'k', 'v'}, {'role', 'note'}, {'epub:type', 'x'}}),
        section.attr)
      assert.are_equal(pandoc.Attr('', {'c'}, {{'k', 'v'}}), section.content[1].attr)
      header.attributes.role = 'tab'
      assert.are_equal('tab', structure.make_sections {header} [1].content[1].attributes.role)
    end),
    test('numbers them', function()
      local blocks = {
        Header(2, 'a'), Header(1, 'b'), Header(1, 'c', {'', {'unnumbered'}}), Header(3, 'd'), Header(2, 'e'),
        Header(2, 'f', {number = '9'}), Header(2, 'g'),
      }
      assert.are_equal('0.1 1 - 1.0.1 1.1 9 1.3', numbers(blocks, {number_sections = true}))
      assert.are_equal('- - - - - 9 -', numbers(blocks, {number_sections = false}))
      assert.are_equal('1 1.1', numbers({Header(3, 'a'), Header(4, 'b')}, {number_sections = true}))
    end),
    test('moves levels so that the lowest is the base level', function()
      assert.are_equal('[3A [5B]]', sections({Header(1, 'A'), Header(3, 'B')}, {base_level = 3}))
      assert.are_equal('[1A [2B]]', sections({Header(4, 'A'), Header(5, 'B')}, {base_level = 1}))
    end),
    test('makes a Div around a section that section', function()
      local content = {Header(1, 'A', {'a', {'x'}}), Para 'p', Header(2, 'B')}
      local made = structure.make_sections {Div(content, {'', {'box', 'x'}})}
      assert.are_equal('[1A p [2B]]', outline(made))
      assert.are_equal(pandoc.Attr('a', {'section', 'x', 'box'}), made[1].attr)
    end),
    test('the identifier of such a Div stays, and that of the heading', function()
      local section = structure.make_sections {Div({Header(1, 'A', {'a'})}, {'b', {}, {{'k', '1'}}})} [1]
      assert.are_equal(pandoc.Attr('b', {'section'}, {{'k', '1'}}), section.attr)
      assert.are_equal('a', section.content[1].identifier)
    end),
    test('goes into other Divs, and a section ends before one that begins with its like', function()
      assert.are_equal('([1A] [1B])', sections {Div {Header(1, 'A'), Header(1, 'B')}})
      assert.are_equal('(a [1A])', sections {Div {Para 'a', Header(1, 'A')}})
      assert.are_equal('([1A])', sections {Div({Header(1, 'A')}, {'', {'column'}})})
      assert.are_equal('[1A] ([1B] [1C])', sections {Header(1, 'A'), Div {Header(1, 'B'), Header(1, 'C')}})
      assert.are_equal('[1A ([2B] [2C])]', sections {Header(1, 'A'), Div {Header(2, 'B'), Header(2, 'C')}})
    end),
    test('leaves the blocks as they are', function()
      local blocks = pandoc.Blocks {Header(1, 'A', {'a'}), Div({Header(1, 'B', {'b'})}, {'c'})}
      local before = tostring(blocks)
      structure.make_sections(blocks, {number_sections = true, base_level = 2, slide_level = 1})
      assert.are_equal(before, tostring(blocks))
    end),
    test('prepares slides: each begins with a heading', function()
      local rule = pandoc.HorizontalRule()
      assert.are_equal('[2? a] [2? b] [2B c]',
        sections({Para 'a', rule, Para 'b', rule, Header(2, 'B'), Para 'c'}, {slide_level = 2}))
      assert.are_equal('[1A [2? a]]', sections({Header(1, 'A'), rule, Para 'a'}, {slide_level = 2}))
      assert.are_equal('[1A a]', sections({Header(1, 'A'), Para 'a'}, {slide_level = 0}))
      assert.are_equal('[1A] [1R (r)]',
        sections({Header(1, 'A'), Div({Header(1, 'R'), Para 'r'}, {'refs'})}, {slide_level = 1}))
    end),
    test('takes writer options, and levels of another type are none', function()
      assert.are_equal('1', numbers({Header(1, 'a')}, pandoc.WriterOptions {number_sections = true}))
      assert.are_equal('1', numbers({Header(1, 'A')}, {base_level = {}, number_sections = 1, slide_level = 'x'}))
      assert.error_matches(function() sections({}, 5) end, 'table expected, got number')
      assert.error_matches(function() sections(5) end, 'Block')
    end),
    test('depth is an error at most', function()
      local block = Header(1, 'A')
      for _ = 1, 1000 do
        block = Div {Para 'x', block}
      end
      assert.is_true(pcall(structure.make_sections, {block}))
    end),
  },
  test('slide_level is that of the highest heading with content of its own', function()
    assert.are_equal(6, structure.slide_level {})
    assert.are_equal(2, structure.slide_level {Header(1, 'a'), Header(2, 'b'), Para 'c', Header(3, 'd'), Para 'e'})
    assert.are_equal(6, structure.slide_level {Header(1, 'a'), pandoc.HorizontalRule()})
    assert.are_equal(3, structure.slide_level(pandoc.Pandoc {Div {Header(3, 'a'), Para 'b'}}))
  end),
  group 'split_into_chunks' {
    test('cuts at headings', function()
      local chunked = structure.split_into_chunks(chapters())
      assert.are_equal('chunk-001 chunk-002 chunk-003', paths(chunked))
      local first, second, third = table.unpack(chunked.chunks)
      assert.are_equal(pandoc.Inlines 'The title', first.heading)
      assert.are_equal('the-title-1', first.id)
      assert.are_equal(0, first.level)
      assert.are_equal('a', second.id)
      assert.are_equal('[1One p [2Two ]]', outline(second.contents))
      assert.is_true(third.unlisted)
      -- Inner sections get their identifiers first.
      assert.are_equal('three-1', third.id)
      assert.are_equal('three', third.contents[1].content[3].identifier)
    end),
    test('at deeper ones on demand, and links them', function()
      local chunked = structure.split_into_chunks(chapters(), {chunk_level = 2})
      assert.are_equal('chunk-001 chunk-002 chunk-003 chunk-004 chunk-005', paths(chunked))
      local list = chunked.chunks
      assert.are_equal('One', stringify(list[3].up.heading))
      assert.are_equal('Three', stringify(list[3].next.heading))
      assert.are_equal(2, list[3].prev.number)
      assert.is_nil(list[1].prev)
      assert.is_nil(list[1].up)
      assert.is_nil(list[5].next)
      assert.are_equal('The title', stringify(list[2].up.heading))
    end),
    test('leads links to where their targets are now', function()
      local chunked = structure.split_into_chunks(chapters(), {path_template = '%n.html'})
      local targets = {}
      for _, chunk in ipairs(chunked.chunks) do
        chunk.contents:walk {Link = function(link) targets[#targets + 1] = link.target end}
      end
      assert.are_same({'002.html#b', '#x', '002.html#raw'}, targets)
    end),
    test('fills the template of paths', function()
      local options = {path_template = '%s-%i/%h-%n%%.html', number_sections = true, chunk_level = 2}
      assert.are_equal('0-the-title-1The title-001%%.html 1-aOne-002%%.html 1.1-bTwo-003%%.html ' ..
        '2-three-1Three-004%%.html 2.1-threeThree-005%%.html', paths(structure.split_into_chunks(chapters(), options)))
      local odd = pandoc.Pandoc {Header(1, '100%1', {'%n'})}
      assert.are_equal('001-100%1', paths(structure.split_into_chunks(odd, {path_template = '%i-%h'})))
    end),
    test('has metadata, and the tree of sections', function()
      local chunked = structure.split_into_chunks(chapters(), {number_sections = true})
      assert.are_equal('The title', stringify(chunked.meta.title))
      local tree = chunked.toc
      assert.are_equal(0, tree[0].level)
      assert.are_equal('One', stringify(tree[1][0].title))
      assert.are_equal('1.1', tree[1][1][0].number)
      assert.are_equal('chunk-002#b', tree[1][1][0].path)
      assert.are_equal(2, #tree)
    end),
    test('types are those of pandoc', function()
      local chunked = structure.split_into_chunks(chapters())
      local chunk = chunked.chunks[1]
      assert.are_equal('ChunkedDoc', type_of(chunked))
      assert.are_equal('Chunk', type_of(chunk))
      assert.are_equal('userdata', type(chunk))
      chunk.heading = 'x'
      chunk.contents = 'y'
      chunk.up = nil
      chunk.next = chunked.chunks[3]
      assert.are_equal(pandoc.Blocks 'y', chunk.contents)
      assert.are_equal(3, chunk.next.number)
      assert.are_equal('Chunk {chunkHeading = [Str "x"], chunkId = "the-title-1"',
        tostring(chunk):match '^(.-), chunkLevel')
      assert.error_matches(function() chunk.up = chunked end, 'Chunk expected, got ChunkedDoc')
      assert.error_matches(function() chunk.level = 'x' end, 'integer expected')
      assert.error_matches(function() chunked.meta = {} end, 'cannot be changed')
    end),
    test('takes documents and tables only', function()
      assert.error_matches(function() structure.split_into_chunks {} end, 'Pandoc expected, got table')
      assert.error_matches(function() structure.split_into_chunks(chapters(), 5) end, 'table expected')
      assert.error_matches(function() structure.split_into_chunks(chapters(), {chunk_level = 'x'}) end, 'chunk_level')
      assert.error_matches(function() structure.split_into_chunks(chapters(), {path_template = {}}) end,
        'path_template')
    end),
    test('an empty document has no chunks', function()
      assert.are_equal(0, #structure.split_into_chunks(pandoc.Pandoc {}).chunks)
    end),
  },
  group 'table_of_contents' {
    test('has an item for each section, with a link when it has an identifier', function()
      local blocks = {Header(1, 'A', {'a'}), Header(2, 'B'), Header(1, 'C', {'', {'unlisted'}})}
      assert.are_equal(pandoc.BulletList {{
        pandoc.Plain {pandoc.Link('A', '#a', '', {'toc-a'})}, pandoc.BulletList {{pandoc.Plain 'B'}},
      }}, structure.table_of_contents(blocks))
      assert.are_equal(pandoc.BulletList {}, structure.table_of_contents {})
    end),
    test('with numbers, and to a depth', function()
      local blocks = pandoc.Pandoc {Header(1, 'A'), Header(2, 'B'), Header(3, 'C'), Header(4, 'D')}
      local item = structure.table_of_contents(blocks, {toc_depth = 1, number_sections = true}).content[1]
      assert.are_equal(1, #item)
      assert.are_equal(pandoc.Span('1', {'', {'toc-section-number'}}), item[1].content[1])
      assert.are_equal('1 A', stringify(item))
      assert.are_equal('ABC', stringify(structure.table_of_contents(blocks)))
      assert.are_equal('ABCD', stringify(structure.table_of_contents(blocks, pandoc.WriterOptions {toc_depth = 4})))
    end),
    test('without links and notes in titles', function()
      local title = {pandoc.Link('L', 'x'), pandoc.Emph {pandoc.Note(Para 'n'), 'E'}}
      local item = structure.table_of_contents {Header(1, title, {'i'})}.content[1]
      assert.are_equal(pandoc.Inlines {Str 'L', pandoc.Emph 'E'}, item[1].content[1].content)
    end),
    test('of a document in chunks', function()
      local chunked = structure.split_into_chunks(chapters(), {chunk_level = 2})
      local targets = {}
      structure.table_of_contents(chunked):walk {Link = function(link) targets[#targets + 1] = link.target end}
      assert.are_same({'chunk-002#a', 'chunk-003#b'}, targets)
    end),
    test('takes nothing else', function()
      for _, value in ipairs {5, true, print, PANDOC_VERSION} do
        assert.error_matches(function() structure.table_of_contents(value) end, 'Block')
        assert.error_matches(function() structure.table_of_contents({}, value) end, 'WriterOptions or table expected')
      end
      assert.error_matches(function() structure.table_of_contents({}, {depth = 1}) end, "unknown property 'depth'")
    end),
  },
  group 'unique_identifier' {
    test("is pandoc's: words from the first letter on", function()
      local identifiers = {
        ['Hello, World!'] = 'hello-world', ['1. Mr. Jones'] = 'mr.-jones', ['a - b  _c_'] = 'a---b-_c_',
        ['Straße ÄÖ'] = 'straße-äö', ['日本 語'] = '日本-語', ['123'] = 'section', [''] = 'section',
        ['½ x²'] = 'x²',
      }
      for text, identifier in pairs(identifiers) do
        assert.are_equal(identifier, structure.unique_identifier(pandoc.Inlines(text)))
      end
    end),
    test("or GitHub's, or ASCII only", function()
      local github, ascii = {'gfm_auto_identifiers'}, {'ascii_identifiers'}
      assert.are_equal('1-mr-jones---x', structure.unique_identifier('1. Mr. Jones - x', {}, github))
      assert.are_equal('strae-ao-i', structure.unique_identifier('Straße ÄÖ ı', {}, ascii))
      assert.are_equal('abc', structure.unique_identifier('日本 abc', {}, ascii))
      assert.are_equal('a-oe', structure.unique_identifier('ä öé', {}, {ascii[1], github[1]}))
    end),
    test('has a number when it is used', function()
      assert.are_equal('a-2', structure.unique_identifier('a', {a = true, ['a-1'] = true}))
      assert.are_equal('section-1', structure.unique_identifier('', {section = true}))
      assert.are_equal('a', structure.unique_identifier('a', {a = false}))
    end),
    test('takes inlines, and tables', function()
      assert.are_equal('a-b', structure.unique_identifier {pandoc.Emph 'a', pandoc.Space(), Str 'b'})
      assert.error_matches(function() structure.unique_identifier(5) end, 'Inline')
      assert.error_matches(function() structure.unique_identifier('a', 5) end, 'table expected')
      assert.error_matches(function() structure.unique_identifier('a', {}, 5) end, 'table expected')
    end),
  },
}
