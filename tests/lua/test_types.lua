-- pandoc.types: versions.

local tasty = require 'tasty'
local Version = require('pandoc.types').Version

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

return {
  group 'making a version' {
    test('from a text, a list, a number, another version', function()
      assert.are_equal('userdata', type(Version '1.2'))
      assert.are_equal(Version {1, 2}, Version '1.2')
      assert.are_equal(Version {5}, Version(5))
      local version = Version '1.2.3'
      local copy = Version(version)
      copy[3] = nil
      assert.are_equal('1.2.3', tostring(version))
      assert.are_equal('1.2', tostring(copy))
    end),
    test('not from anything else', function()
      for _, value in ipairs {'', 'a', '1.', '.1', '1.x', '1-2', '11friends', {}, {'1'}, 1.5, true, print} do
        assert.error_matches(function() Version(value) end, 'could not peek Version')
      end
      assert.error_matches(function() Version() end, 'bad argument #1')
    end),
    test('text that is no version is named', function()
      assert.error_matches(function() Version '11friends' end, '11friends')
    end),
  },
  group 'comparing' {
    test('goes number by number', function()
      assert.is_true(Version '2.9' < Version '2.10')
      assert.is_true(Version '2.9' <= Version '2.9')
      assert.is_false(Version '2.9' < Version '2.9')
      assert.is_true(Version '3' > Version '2.99.99')
      assert.is_true(Version '1.2' < Version '1.2.0')
      assert.is_true(Version '1.2' ~= Version '1.2.0')
    end),
    test('takes what versions are made from', function()
      assert.is_true(Version '2.9' < '2.10')
      assert.is_true('2.9' < Version '2.10')
      assert.is_true(Version '2.9' >= {2, 9})
      assert.is_true(Version '3' > 2)
      assert.is_false(Version '2.9' == '2.9')
    end),
    test('refuses what is no version', function()
      assert.error_matches(function() return Version '8' < print end, 'could not peek Version')
      assert.error_matches(function() return {} <= Version '8' end, 'could not peek Version')
      assert.is_false(Version '8' == io.stdout)
    end),
    test('must_be_at_least raises an error for older ones', function()
      Version('2.9'):must_be_at_least '2.8'
      Version('2.9'):must_be_at_least {2, 9}
      assert.error_equals(function() Version('2.8'):must_be_at_least '2.9' end,
        'expected version 2.9 or newer, got 2.8')
      assert.error_equals(function() Version('1'):must_be_at_least(2, 'need %s, have %s, %s') end,
        'need 2, have 1, %s')
    end),
  },
  group 'a list of numbers' {
    test('has a length, places and pairs', function()
      local version = Version '4.45.1'
      assert.are_equal(3, #version)
      assert.are_equal(45, version[2])
      assert.is_nil(version[0])
      assert.is_nil(version[4])
      assert.is_nil(version.name)
      local numbers = {}
      for i, number in pairs(version) do
        numbers[i] = number
      end
      assert.are_same({4, 45, 1}, numbers)
    end),
    test('can be changed at its places and at its end', function()
      local version = Version '5.3.6'
      version[2] = 4
      version[3] = nil
      version[3] = 1
      assert.are_equal('5.4.1', tostring(version))
      assert.error_matches(function() version[5] = 1 end, 'no such place')
      assert.error_matches(function() version[1] = nil end, 'whole number')
      assert.error_matches(function() version[1] = 'a' end, 'whole number')
    end),
    test('its metamethods take no other value', function()
      local meta = getmetatable(Version '1')
      for _, name in ipairs {'__len', '__index', '__newindex', '__pairs', '__tostring'} do
        pcall(meta[name], io.stdout, 1, 1)
        pcall(meta[name], {}, 1, 1)
        pcall(meta[name])
      end
      assert.error_matches(function() meta.__len {} end, 'Version expected')
    end),
  },
  group 'Sources' {
    test('are made from a text, or a list', function()
      local Sources = pandoc.types.Sources
      assert.are_same({{name = '', text = 'a'}}, Sources 'a')
      assert.are_same({
        {name = '', text = 'a'}, {name = 'b.md', text = 'b\n'}, {name = 'c.md', text = 'c\n'},
      }, Sources {'a', {'b.md', 'b\n'}, {name = 'c.md', text = 'c'}})
      assert.are_same({}, Sources {})
      assert.are_equal('ab\n', tostring(Sources {'a', Sources {{'b.md', 'b'}}[1]}))
    end),
    test('other values are errors', function()
      for _, value in ipairs {1, true, {1}, {{}}, {{name = {}, text = 'a'}}} do
        assert.error_matches(function() pandoc.types.Sources(value) end, 'a source')
      end
    end),
  },
  test('pandoc says what it is', function()
    assert.is_true(PANDOC_VERSION >= '3.0')
    assert.are_equal('1.23.1', tostring(PANDOC_API_VERSION))
    PANDOC_VERSION:must_be_at_least '2.17'
  end),
}
