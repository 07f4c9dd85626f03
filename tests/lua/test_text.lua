-- pandoc.text: code points, not bytes.

local tasty = require 'tasty'
local text = require 'pandoc.text'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

return {
  test('it is also called text', function()
    assert.are_equal(text, require 'text')
    assert.are_equal(text, pandoc.text)
  end),
  group 'code points' {
    test('len counts them', function()
      assert.are_equal(0, text.len '')
      assert.are_equal(6, text.len 'Straße')
      assert.are_equal(2, text.len '☃😀')
      assert.are_equal(3, text.len 'a\xFFb')
    end),
    test('reverse keeps each whole', function()
      assert.are_equal('', text.reverse '')
      assert.are_equal('ertê', text.reverse 'être')
      assert.are_equal('b☃a', text.reverse 'a☃b')
    end),
    test('sub is string.sub for ASCII', function()
      for first = -8, 8 do
        for last = -8, 8 do
          assert.are_equal(('abcdef'):sub(first, last), text.sub('abcdef', first, last))
        end
        assert.are_equal(('abcdef'):sub(first), text.sub('abcdef', first))
      end
    end),
    test('sub counts code points', function()
      assert.are_equal('ß', text.sub('Straße', 5, 5))
      assert.are_equal('aße', text.sub('Straße', -3))
      assert.are_equal('☃', text.sub('☃', 0, 1))
      assert.are_equal('', text.sub('☃', 2))
      assert.are_equal('☃', text.sub('☃', math.mininteger, math.maxinteger))
    end),
  },
  group 'case' {
    test('lower', function()
      assert.are_equal('straße ünicode ✓', text.lower 'Straße ÜNICODE ✓')
      assert.are_equal('', text.lower '')
    end),
    test('upper may be longer', function()
      assert.are_equal('STRASSE', text.upper 'Straße')
      assert.are_equal('FFI OFFLINE ÉΣ', text.upper 'ﬃ oﬄine éσ')
      assert.are_equal('1+2', text.upper '1+2')
    end),
  },
  group 'scripts' {
    test('digits and signs have a place above and below', function()
      assert.are_equal('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾', text.superscript '0123456789+-=()')
      assert.are_equal('₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎', text.subscript '0123456789+-=()')
      assert.are_equal('', text.subscript '')
    end),
    test('other text has none', function()
      assert.is_nil(text.superscript '1a')
      assert.is_nil(text.subscript 'ä')
    end),
  },
  group 'encodings' {
    test('there and back', function()
      for _, encoding in ipairs {'utf8', 'UTF-16BE', 'utf16le', 'UTF-32LE', 'utf-32be'} do
        assert.are_equal('Straße 😀', text.fromencoding(text.toencoding('Straße 😀', encoding), encoding))
      end
      assert.are_equal('\xE9t\xE9', text.toencoding('été', 'latin1'))
      assert.are_equal('été', text.fromencoding('\xE9t\xE9', 'latin1'))
      assert.are_equal('', text.toencoding('', 'utf16be'))
    end),
    test('what cannot be said is an error', function()
      assert.error_matches(function() text.toencoding('😀', 'latin1') end, 'invalid')
      assert.error_matches(function() text.fromencoding('\xFF\xFF', 'utf8') end, 'invalid')
      assert.error_matches(function() text.toencoding('a', 'utf9') end, 'unknown encoding')
    end),
  },
  group 'arguments' {
    test('they are texts', function()
      for _, name in ipairs {'len', 'lower', 'upper', 'reverse', 'sub', 'subscript', 'superscript', 'toencoding'} do
        assert.error_matches(function() text[name]({}, 1) end, 'string expected, got table')
      end
    end),
  },
}
