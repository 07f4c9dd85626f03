-- pandoc.mediabag: files in memory.

local tasty = require 'tasty'
local mediabag = require 'pandoc.mediabag'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

-- A test that begins and ends with an empty bag.
local function bag_test(name, run)
  return test(name, function()
    mediabag.empty()
    run()
    mediabag.empty()
  end)
end

return {
  group 'items' {
    bag_test('are put in, found and listed', function()
      mediabag.insert('b/x.txt', 'text/x', 'one')
      mediabag.insert('a.svg', nil, '<svg/>')
      assert.are_same({'text/x', 'one'}, {mediabag.lookup 'b/x.txt'})
      assert.are_same({'text/x', 'one'}, {mediabag.lookup './b//x.txt'})
      local list = mediabag.list()
      assert.are_equal(pandoc.List, getmetatable(list))
      assert.are_same({
        {path = 'a.svg', type = 'image/svg+xml', length = 6}, {path = 'b/x.txt', type = 'text/x', length = 3},
      }, list)
    end),
    bag_test('replace others of their name', function()
      mediabag.insert('a', nil, 'one')
      mediabag.insert('a', nil, 'two')
      assert.are_same({'application/octet-stream', 'two'}, {mediabag.lookup 'a'})
      assert.are_equal(1, #mediabag.list())
    end),
    bag_test('can be deleted', function()
      mediabag.insert('a', nil, 'one')
      mediabag.delete 'none'
      mediabag.delete './a'
      assert.is_nil(mediabag.lookup 'a')
    end),
    bag_test('are iterated over', function()
      local seen = {}
      mediabag.insert('b.css', nil, 'b')
      mediabag.insert('a%20c.png', nil, 'a')
      for path, mime, contents in mediabag.items() do
        seen[#seen + 1] = {path, mime, contents}
      end
      assert.are_same({{'a c.png', 'image/png', 'a'}, {'b.css', 'text/css', 'b'}}, seen)
    end),
    test('must be texts', function()
      assert.error_matches(function()
        mediabag.insert('a', nil, {})
      end, "bad argument #3 to 'insert' %(string expected")
      assert.error_matches(function()
        mediabag.insert(nil, nil, '')
      end, "bad argument #1 to 'insert' %(string expected")
      assert.error_matches(function() mediabag.lookup {} end, "bad argument #1 to 'lookup'")
    end),
  },
  group 'fetch' {
    bag_test('looks into the bag first', function()
      mediabag.insert('Makefile', 'text/x', 'mine')
      assert.are_same({'text/x', 'mine'}, {mediabag.fetch 'Makefile'})
    end),
    bag_test('reads files of the project', function()
      local mime, contents = mediabag.fetch 'tests/lua/sample/folder/name.txt'
      assert.are_same({'text/plain', 'module.lua\n'}, {mime, contents})
      assert.are_equal('', (mediabag.fetch 'Makefile'))
    end),
    bag_test('decodes data URIs', function()
      assert.are_same({'image/png', 'hello'}, {mediabag.fetch 'data:image/png;base64,aGVsbG8='})
      assert.are_same({'text/plain', 'a b'}, {mediabag.fetch 'data:text/plain,a%20b'})
      assert.error_matches(function() mediabag.fetch 'data:x' end, 'no data URI')
    end),
    bag_test('refuses the rest', function()
      assert.error_matches(function() mediabag.fetch 'https://a.org/x.png' end, 'nothing is fetched from the network')
      assert.error_matches(function() mediabag.fetch '//a.org/x.png' end, 'nothing is fetched from the network')
      assert.error_matches(function()
        mediabag.fetch 'none.png'
      end, 'Could not fetch resource none.png: .*does not exist')
      assert.error_matches(function() mediabag.fetch '../x.png' end, 'outside of the project')
      assert.error_matches(function() mediabag.fetch 'file:///etc/passwd' end, 'outside of the project')
    end),
  },
  group 'make_data_uri' {
    test('of texts', function()
      assert.are_equal('data:text/plain,a%20%C3%A9%3C', mediabag.make_data_uri('text/plain', 'a é<'))
    end),
    test('of bytes', function()
      assert.are_equal('data:image/png;base64,', mediabag.make_data_uri('image/png', ''))
      assert.are_equal('data:image/png;base64,AA==', mediabag.make_data_uri('image/png', '\0'))
      assert.are_equal('data:image/png;base64,AP8=', mediabag.make_data_uri('image/png', '\0\xFF'))
      assert.are_equal('data:image/png;base64,AP8Q', mediabag.make_data_uri('image/png', '\0\xFF\x10'))
    end),
    test('fetch reads what it makes', function()
      local bytes = ''
      for i = 0, 255 do
        bytes = bytes .. string.char(i)
        assert.are_same({'a/b', bytes}, {mediabag.fetch(mediabag.make_data_uri('a/b', bytes))})
      end
    end),
  },
  group 'fill' {
    bag_test('puts the images of a document in', function()
      local image = {src = 'tests/lua/sample/folder/name.txt'}
      local document = {walk = function(_, filter) return {filter.Image(image)} end}
      assert.are_same({}, mediabag.fill(document))
      assert.are_same({'text/plain', 'module.lua\n'}, {mediabag.lookup(image.src)})
    end),
    test('wants a document', function()
      assert.error_matches(function()
        mediabag.fill 'x'
      end, "bad argument #1 to 'fill' %(Pandoc expected, got string%)")
    end),
  },
  group 'write' {
    bag_test('is refused', function()
      mediabag.insert('a', nil, 'one')
      assert.error_matches(function() mediabag.write 'out' end, 'files cannot be written here')
    end),
    bag_test('of what is not there', function()
      assert.error_matches(function() mediabag.write('out', 'none') end, 'Resource not in mediabag: none')
    end),
  },
}
