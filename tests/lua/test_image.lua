-- pandoc.image: formats and sizes.

local tasty = require 'tasty'
local image = require 'pandoc.image'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

local PNG = '\x89PNG\r\n\26\n\0\0\0\13IHDR' .. string.pack('>I4I4', 640, 480) .. '\8\2\0\0\0....'
local SVG = '<svg width="2in" height=\'10\' viewBox="0 0 5 5">'

local function jpeg(unit, x, y)
  return '\xFF\xD8\xFF\xE0' .. string.pack('>I2', 16) .. 'JFIF\0\1\1' .. string.pack('>BI2I2', unit, x, y) .. '\0\0'
    .. '\xFF\xC2' .. string.pack('>I2BI2I2', 8, 8, 20, 30) .. '....'
end

local function sizes(name, rows)
  return test(name, function()
    for _, row in ipairs(rows) do
      local size = image.size(row[1], row.options)
      assert.are_same(row[2], {size.width, size.height, size.dpi_horz, size.dpi_vert})
    end
  end)
end

return {
  test('format', function()
    local rows = {
      {PNG, 'png'}, {SVG, 'svg'}, {'\xEF\xBB\xBF' .. SVG, 'svg'}, {'<?xml version="1.0"?>\n' .. SVG, 'svg'},
      {'GIF89a', 'gif'}, {jpeg(0, 1, 1), 'jpeg'}, {'%PDF-1.7', 'pdf'}, {'%!PS-Adobe-3.0 EPSF-3.0', 'eps'},
      {'RIFF\0\0\0\0WEBP', 'webp'}, {'\0\0\0\32ftypavif', 'avif'}, {'II*\0', 'tiff'},
      {'\1\0\0\0' .. ('\0'):rep(36) .. ' EMF', 'emf'},
    }
    for _, row in ipairs(rows) do
      assert.are_equal(row[2], image.format(row[1]))
    end
    for _, text in ipairs {'', 'text', '<?xml?>', '\xFF\xD8\xFF'} do
      assert.is_nil(image.format(text))
    end
  end),
  group 'size' {
    sizes('of PNG', {
      {PNG, {640, 480, 72, 72}},
      {PNG .. '\0\0\0\9pHYs' .. string.pack('>I4I4B', 11811, 3937, 1), {640, 480, 299, 99}},
    }),
    sizes('of GIF', {{'GIF89a' .. string.pack('<I2I2', 3, 4), {3, 4, 72, 72}}}),
    sizes('of JPEG', {
      {jpeg(1, 300, 150), {30, 20, 300, 150}}, {jpeg(2, 100, 50), {30, 20, 254, 127}},
      {jpeg(0, 1, 1), {30, 20, 72, 72}},
    }),
    sizes('of SVG', {
      {SVG, {192, 10, 96, 96}}, {SVG, {600, 10, 300, 300}, options = {dpi = 300}},
      {'<svg viewBox="-1 -1 70 60">', {70, 60, 96, 96}},
      {'<svg width="3px" height="100%" viewBox="0 0 7 8">', {3, 8, 96, 96}},
    }),
    sizes('of EPS and PDF', {
      {'%!PS-Adobe EPSF-3.0\n%%BoundingBox: 0 0 30 40\n', {30, 40, 72, 72}},
      {'%PDF-1.4 /MediaBox [0 0 595.2 841]', {595, 841, 72, 72}},
    }),
    test('errors', function()
      assert.error_matches(function() image.size 'text' end, 'could not determine image type')
      assert.error_matches(function() image.size '<svg>' end, 'could not determine SVG size')
      assert.error_matches(function() image.size '\x89PNG' end, 'could not determine PNG size')
      assert.error_matches(function() image.size(jpeg(1, 1, 1):sub(1, 25)) end, 'could not determine JPEG size')
      assert.error_matches(function() image.size 'RIFF\0\0\0\0WEBP' end, 'could not determine WebP size')
      assert.error_matches(function() image.size {} end, "bad argument #1 to 'size' %(string expected, got table%)")
    end),
  },
}
