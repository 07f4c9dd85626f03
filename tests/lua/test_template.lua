-- pandoc.template: texts with variables.

local tasty = require 'tasty'
local layout = require 'pandoc.layout'
local template = require 'pandoc.template'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

local CONTEXT = {
  title = 'T', yes = true, no = false, lines = 'one\ntwo', list = {'a', 'b', 'c'}, numbers = {1, 2, 30},
  map = {x = 'X', y = {z = 'Z'}}, people = {{name = 'Ann', age = '30'}, {name = 'Bob'}}, blank = '',
  doc = layout.literal 'aa' + 'bb' + 'cc', ['a-b_c1'] = 'odd',
}

local function apply(text)
  return template.apply(template.compile(text), CONTEXT):render()
end

-- Each row: a template, and its text with the values above.
local function gives(name, rows)
  return test(name, function()
    for _, row in ipairs(rows) do
      assert.are_equal(row[2], apply(row[1]))
    end
  end)
end

-- Each row: a template, and a part of the error of compiling it.
local function fails(name, rows)
  return test(name, function()
    for _, row in ipairs(rows) do
      assert.error_satisfies(function() template.compile(row[1], row[3]) end, function(problem)
        return problem:find(row[2], 1, true) or error(problem, 0)
      end)
    end
  end)
end

local PARTIALS = 'tests/lua/sample/page.html'

local function apply_partial(text)
  return template.apply(template.compile(text, PARTIALS), CONTEXT):render()
end

return {
  group 'text' {
    gives('is kept', {{'a\n  b\r\n\nc\n', 'a\n  b\r\n\nc\n'}, {'', ''}, {'漢é', '漢é'}}),
    gives('$$ is a dollar', {{'$$', '$'}, {'5$$ and $$title$$', '5$ and $title$'}, {'$$$title$', '$T'}}),
    gives('comments go', {
      {'a$-- x $if\nb', 'a\nb'}, {'$-- whole line\nb', 'b'}, {'$--', ''}, {'$title$$-- x', 'T'},
    }),
  },
  group 'variables' {
    gives('are replaced', {
      {'$title$ ${title} $ title $ ${ title }', 'T T T T'}, {'$map.x$$map.y.z$', 'XZ'}, {'$a-b_c1$', 'odd'},
      {'$none$$map.none$$title.none$', ''},
    }),
    gives('each kind has a text', {
      {'$yes$ $no$', 'true false'}, {'$list$', 'abc'}, {'$map$', 'true'}, {'$people$', 'truetrue'},
      {'$numbers$', '1230'},
    }),
    gives('lists may have a separator', {{'$list[, ]$', 'a, b, c'}, {'${list[\n]}', 'a\nb\nc'}}),
    gives('one line end at their end goes', {{'$lines$.', 'one\ntwo.'}}),
    test('Docs stay what they are', function()
      assert.are_equal('aa\nbb\ncc', template.apply('$doc$', CONTEXT):render(3))
      assert.are_equal('x\n', template.apply('$d$\n', {d = 'x\n'}):render())
    end),
  },
  group 'conditions' {
    gives('what is true', {
      {'$if(yes)$y$endif$', 'y'}, {'$if(no)$y$else$n$endif$', 'n'}, {'$if(none)$y$else$n$endif$', 'n'},
      {'$if(blank)$y$else$n$endif$', 'n'}, {'$if(map)$y$endif$', 'y'}, {'$if(list)$y$endif$', 'y'},
    }),
    gives('elseif', {
      {'$if(no)$1$elseif(title)$2$else$3$endif$', '2'}, {'$if(no)$1$elseif(none)$2$elseif(yes)$3$endif$', '3'},
      {'$if(no)$1$elseif(none)$2$else$3$endif$', '3'},
    }),
    gives('on lines of their own, they leave none behind', {
      {'a\n$if(yes)$\nb\n$endif$\nc', 'a\nb\nc'}, {'a\n$if(no)$\nb\n$else$\nd\n$endif$\nc', 'a\nd\nc'},
      {'$if(no)$\nb\n$elseif(yes)$\nd\n$endif$\nc', 'd\nc'}, {'$if(yes)$b\n$endif$\nc', 'b\n\nc'},
    }),
    gives('inside each other', {{'${if(yes)}${if(no)}1${else}2${endif}${endif}', '2'}}),
  },
  group 'loops' {
    gives('over lists', {
      {'$for(list)$$list$$sep$-$endfor$', 'a-b-c'}, {'$for(list)$$it$,$endfor$', 'a,b,c,'},
      {'$for(people)$\n$people.name$ $it.age$\n$endfor$\nend', 'Ann 30\nBob \nend'},
    }),
    gives('over one value, a map, nothing', {
      {'$for(title)$<$title$>$endfor$', '<T>'}, {'$for(map.y)$$it.z$$map.y.z$$endfor$', 'ZZ'},
      {'$for(none)$x$endfor$', ''},
    }),
    gives('the variable is there again afterwards', {{'$for(list)$$endfor$$list$', 'abc'}}),
    gives('a part of a map may be the variable', {{'$for(map.x)$$map.x$$map.y.z$$endfor$', 'XZ'}}),
    gives('separators may be anything', {{'$for(list)$$it$$sep$$if(yes)$; $endif$$endfor$', 'a; b; c'}}),
  },
  group 'pipes' {
    gives('of texts', {
      {'$title/lowercase$-$lines/uppercase$', 't-ONE\nTWO'},
      {'$map.x/length$ $list/length$ $map/length$ $none/length$', '1 3 2 0'},
      {'$title/reverse$', 'T'}, {'$numbers/alpha[ ]$', 'a b d'}, {'$numbers/roman/uppercase[ ]$', 'I II XXX'},
      {'$title/alpha$', 'T'}, {'$doc/nowrap$', 'aa bb cc'}, {'($lines/chomp$)', '(one\ntwo)'},
    }),
    gives('of lists', {
      {'$list/first$$list/last$', 'ac'}, {'$list/rest$ $list/allbutlast$', 'bc ab'}, {'$list/reverse$', 'cba'},
      {'$title/first$$none/last$', 'T'}, {'$list/rest/first$', 'b'},
    }),
    gives('pairs', {
      {'$for(map/pairs)$$it.key$=$it.value$;$endfor$', 'x=X;y=true;'},
      {'$for(list/pairs)$$it.key$$it.value$$endfor$', '1a2b3c'},
    }),
    gives('blocks', {
      {'$title/left 3 "|" "|"$', '|T  |'}, {'$title/right 3$|', '  T|'}, {'$title/center 3 "\\"" ""$', '" T'},
      {'$lines/left 4 "" "|"$', 'one |\ntwo |'}, {'$none/left 2 "<" ">"$', '<  >'},
    }),
  },
  group 'nesting' {
    gives('a variable alone in its line', {{'  $lines$\nx', '  one\n  two\nx'}, {'- $lines$', '- one\ntwo'}}),
    gives('from a mark on', {
      {'ab $^$$lines$ c', 'ab one\n   two c'}, {'$^$a\n  $lines$', 'a\n  one\n  two'},
      {'1. $^$$lines$\n   next\nout', '1. one\n   two\n   next\nout'}, {'1. $^$a\n\n   b\nc', '1. a\n\n   b\nc'},
    }),
    gives('in loops', {{'$for(list)$\n  $it$\n$endfor$\n', '  a\n  b\n  c\n'}}),
  },
  test('spaces between $~$ may become line ends', function()
    assert.are_equal('a b c\nd\ne f', template.apply('a b c$~$ d e$~$ f', {}):render(3))
  end),
  group 'partials' {
    test('are files beside the template', function()
      assert.are_equal('a <p>T</p>\n', apply_partial 'a $part()$\n')
      assert.are_equal('<p>T</p>.', apply_partial '${ part.html() }.')
    end),
    test('of each item', function()
      assert.are_equal('[Ann]; [Bob]', apply_partial '$people:item.txt()[; ]$')
      assert.are_equal('[ANN][BOB]', apply_partial '$people:item.txt()/uppercase$')
    end),
    test('alone in their line, are nested, and take its end', function()
      assert.are_equal('  <p>\n  T</p>x', apply_partial '  $lines()$\nx')
    end),
    test('that include themselves end', function()
      assert.are_equal('(loop)', apply_partial '$loop()$')
      assert.error_matches(function() apply_partial '$twice()$' end, 'twice.html: more than 1000 partials')
    end),
    fails('that are not there', {
      {'$none()$', 'Could not find data file templates/none'}, {'$none()$', 'Could not find', PARTIALS},
      {'$../../secret()$', 'Could not find', PARTIALS},
    }),
    fails('with an error', {
      {'$broken()$', '"tests/lua/sample/broken.html" (line 2, column 8): unexpected end of input', PARTIALS},
    }),
  },
  group 'compile' {
    test('gives a Template', function()
      assert.are_equal('Template', getmetatable(template.compile 'a').__name)
      assert.are_equal('userdata', type(template.compile 'a'))
    end),
    fails('says what is wrong, and where', {
      {'a\n$if(x$y$endif$', '(line 2, column 6): unexpected "$"', ''},
      {'$x', '"a.txt" (line 1, column 3): unexpected end of input', 'a.txt'},
      {'$x/nope$', 'column 8): unknown pipe nope'}, {'$x/left$', 'the pipe left needs a width'},
      {'$if(x)$', 'unexpected end of input'}, {'$endif$', 'unexpected'}, {'$for(x)$$endif$', 'unexpected'},
      {'$sep$', 'unexpected'},
      {'$x y$', 'column 4): unexpected "y"'}, {'${x$', 'unexpected "$"'}, {'5 $ 6', 'unexpected "6"'},
      {'$x/left 2 "a$', 'unexpected end of input'}, {'$x/left 99999999999999$', 'needs a width'},
      {'$x:y$', 'unexpected'},
    }),
    fails('of too many ifs', {{('$if(x)$'):rep(100000), 'stack overflow'}}),
    test('wants a text', function()
      assert.error_matches(function()
        template.compile {}
      end, "bad argument #1 to 'compile' %(string expected, got table%)")
    end),
  },
  group 'apply' {
    test('takes a text as template', function() assert.are_equal('a', tostring(template.apply('$x$', {x = 'a'}))) end),
    test('gives a Doc', function() assert.are_equal('Doc', getmetatable(template.apply('', {})).__name) end),
    test('refuses what is no value', function()
      local loop = {}
      loop[1] = loop
      assert.error_matches(function()
        template.apply('', {x = print})
      end, 'Doc, string, boolean, table, or nil expected, got function')
      assert.error_matches(function() template.apply('', {[true] = 1}) end, 'a variable has a name, not a boolean')
      assert.error_matches(function() template.apply('', {x = loop}) end, 'nested too deeply')
      assert.error_matches(function() template.apply(1, {}) end, 'Template expected, got number')
      assert.error_matches(function() template.apply('', 'x') end, 'table expected, got string')
    end),
  },
  group 'default and get' {
    test('give our own templates', function()
      for _, writer in ipairs {'html', 'html5', 'gfm', 'commonmark', 'markdown', 'plain'} do
        local text = template.apply(template.default(writer), {title = 'T', body = '<b>', toc = true}):render()
        assert.is_truthy(text:find('<b>', 1, true))
      end
      assert.are_equal('', template.default 'json')
      assert.are_equal(template.default 'html', template.get 'default.html5')
    end),
    test('get finds files of the project', function()
      assert.are_equal('<p>$title$</p>\n', template.get 'tests/lua/sample/part.html')
    end),
    test('others are errors', function()
      assert.error_matches(function() template.default 'docx' end, 'Could not find data file templates/default.docx')
      assert.error_matches(function() template.default() end, 'string expected, got nil')
      assert.error_matches(function() template.get 'none' end, 'Could not find data file templates/none')
    end),
  },
  group 'meta_to_context' {
    test('keeps plain values, and asks for the rest', function()
      local inlines = setmetatable({'x'}, {__name = 'Inlines'})
      local blocks = setmetatable({'y'}, {__name = 'Blocks'})
      local context = template.meta_to_context(
        {title = inlines, list = {blocks, 'a', true}, number = 3, map = {deep = inlines}, no = false},
        function(given) return 'block ' .. given[1] end,
        function(given) return layout.literal('inline ' .. given[1]) end)
      assert.are_equal('inline x', tostring(context.title))
      assert.are_same({'block y', 'a', true}, context.list)
      assert.are_equal('3', context.number)
      assert.are_equal('inline x', tostring(context.map.deep))
      assert.is_false(context.no)
    end),
    test('contexts are joined, the first one first', function()
      local function ignore() end
      local joined = template.meta_to_context({a = '1', b = '2'}, ignore, ignore)
        .. template.meta_to_context({b = '3', c = '4'}, ignore, ignore)
      assert.are_same({a = '1', b = '2', c = '4'}, joined)
    end),
    test('wants functions', function()
      assert.error_matches(function() template.meta_to_context({}, 1, 2) end, 'function expected, got number')
      assert.error_matches(function() template.meta_to_context(1, print, print) end, 'metadata expected, got number')
    end),
  },
}
