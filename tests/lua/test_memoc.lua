-- memoc: what filters find here and not in pandoc, where there is no document; and where elements come from.

local tasty = require 'tasty'
local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

return {
  group 'without a document' {
    test('there is none', function()
      assert.are_equal('table', type(memoc))
      assert.is_nil(memoc.document)
      assert.is_nil(memoc.anything)
      assert.is_nil(memoc[1])
    end),
    test('nothing can be said of it', function()
      assert.error_matches(function() memoc.report {rule = 'a/b', message = 'm'} end,
        'memoc.report: there is no document')
      assert.error_matches(function() memoc.record {kind = 'lesson', title = 't'} end,
        'memoc.record: there is no document')
      assert.error_matches(memoc.report, 'there is no document')
      assert.error_matches(memoc.record, 'there is no document')
    end),
    test('a script may put something in its place', function()
      memoc.document = {path = 'a.md'}
      assert.are_equal('a.md', memoc.document.path)
      memoc.document = nil
      assert.is_nil(memoc.document)
    end),
  },
  group 'source' {
    test('is nil for what a script makes', function()
      assert.is_nil(pandoc.Str('a').source)
      assert.is_nil(pandoc.Para('a').source)
      assert.is_nil(pandoc.Para('a').content[1].source)
      assert.is_nil(pandoc.Header(1, 'a'):clone().source)
    end),
    test('cannot be set', function()
      assert.error_matches(function() pandoc.Str('a').source = 'b' end, "'source' can be read only")
      assert.error_matches(function() pandoc.Para('a').source = nil end, "'source' can be read only")
    end),
    test('is no part of the value', function()
      for name in pairs(pandoc.Str 'a') do
        assert.are_equal('text', name)
      end
    end),
    test('is of blocks and inlines only', function()
      assert.is_nil(pandoc.Attr().source)
      assert.error_matches(function() pandoc.Attr().source = 'a' end, 'unknown property')
    end),
  },
}
