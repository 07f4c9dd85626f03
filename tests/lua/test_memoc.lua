-- memoc's own additions: where elements come from.

local tasty = require 'tasty'
local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

return {
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
