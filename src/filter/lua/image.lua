-- image.lua - pandoc.image: which format an image has, and its size, from its first bytes.

local check = require 'pandoc.arguments.check'

local image = {}

-- ---- formats ----

local MAGIC = {
  {'^\x89PNG', 'png'}, {'^GIF8', 'gif'}, {'^II%*\0', 'tiff'}, {'^MM\0%*', 'tiff'},
  {'^\xFF\xD8\xFF[\xE0-\xEF\xBD]', 'jpeg'}, {'^%%PDF', 'pdf'},
  {'^<svg', 'svg'}, {'^<%?xm.-<svg', 'svg'}, {'^<%?xm.-<SVG', 'svg'}, {'^%%!PS[^ ]* EPSF', 'eps'},
  {'^\1\0\0\0' .. ('.'):rep(36) .. ' EMF', 'emf'}, {'^RIFF....WEBP', 'webp'}, {'^....ftyp', 'avif'},
}

local function format_of(bytes)
  for _, magic in ipairs(MAGIC) do
    if bytes:find(magic[1]) then
      return magic[2]
    end
  end
  return nil
end

local function without_mark(bytes)
  return (bytes:gsub('^\xEF\xBB\xBF<', '<'))
end

function image.format(bytes)
  return format_of(without_mark(check('string', bytes, 1, 'format')))
end

-- ---- sizes: each function gives width, height, and dots per inch for both; or nothing ----

local sizes = {}

-- The resolution stands in the chunk pHYs, per metre.
function sizes.png(bytes)
  if #bytes < 24 then
    return nil
  end
  local width, height = string.unpack('>I4I4', bytes, 17)
  local at = bytes:find('pHYs', 1, true)
  if at and #bytes >= at + 12 then
    local horizontal, vertical, unit = string.unpack('>I4I4B', bytes, at + 4)
    if unit == 1 then
      return width, height, horizontal * 254 // 10000, vertical * 254 // 10000
    end
  end
  return width, height
end

function sizes.gif(bytes)
  if #bytes >= 10 then
    local width, height = string.unpack('<I2I2', bytes, 7)
    return width, height
  end
end

-- Its segments, up to the one with the size; JFIF says the resolution.
function sizes.jpeg(bytes)
  local at, horizontal, vertical = 3, nil, nil
  while at + 8 <= #bytes and bytes:byte(at) == 0xFF do
    local marker, length = bytes:byte(at + 1), string.unpack('>I2', bytes, at + 2)
    if marker == 0xE0 and bytes:sub(at + 4, at + 7) == 'JFIF' and #bytes >= at + 15 then
      local unit, x, y = string.unpack('>BI2I2', bytes, at + 11)
      local scale = unit == 1 and 100 or unit == 2 and 254 or 0
      horizontal, vertical = x * scale // 100, y * scale // 100
    elseif marker >= 0xC0 and marker <= 0xCF and marker ~= 0xC4 and marker ~= 0xC8 and marker ~= 0xCC then
      local height, width = string.unpack('>I2I2', bytes, at + 5)
      return width, height, horizontal, vertical
    end
    at = at + 2 + length
  end
end

local INCHES = {cm = 1 / 2.54, mm = 1 / 25.4, ['in'] = 1, inch = 1, pt = 1 / 72, pc = 1 / 6, em = 11 / 64}

-- A length of CSS in pixels.
local function pixels(length, dpi)
  local digits, unit = (length or ''):match '^([%d.]+)(%a*)$'
  local number = tonumber(digits)
  if not number then
    return nil
  elseif unit == '' or unit == 'px' then
    return math.floor(number)
  end
  return INCHES[unit] and math.floor(number * INCHES[unit] * dpi)
end

function sizes.svg(bytes, dpi)
  local tag = bytes:match '<[sS][vV][gG](%s[^>]*)>' or ''
  local function attribute(name)
    return tag:match('%s' .. name .. '%s*=%s*"([^"]*)"') or tag:match('%s' .. name .. "%s*=%s*'([^']*)'")
  end
  local box_width, box_height = (attribute 'viewBox' or ''):match '^%s*%S+%s+%S+%s+(%d+)%s+(%d+)%s*$'
  local width = pixels(attribute 'width', dpi) or math.tointeger(tonumber(box_width))
  local height = pixels(attribute 'height', dpi) or math.tointeger(tonumber(box_height))
  if width and height then
    return width, height, dpi, dpi
  end
end

function sizes.eps(bytes)
  local width, height = bytes:match '\n%%%%BoundingBox:%s*%-?%d+%s+%-?%d+%s+(%d+)%s+(%d+)'
  return math.tointeger(tonumber(width)), math.tointeger(tonumber(height))
end

function sizes.pdf(bytes)
  local left, bottom, right, top = bytes:match '/MediaBox%s*%[%s*([%d.]+)%s+([%d.]+)%s+([%d.]+)%s+([%d.]+)%s*%]'
  left, bottom, right, top = tonumber(left), tonumber(bottom), tonumber(right), tonumber(top)
  if left and bottom and right and top then
    return math.floor(right) - math.floor(left), math.floor(top) - math.floor(bottom)
  end
end

local NAMES = {webp = 'WebP'}

local function resolution(dpi)
  return (dpi == nil or dpi == 0) and 72 or dpi
end

-- `options.dpi` is the resolution of what has none, such as SVG.
function image.size(bytes, options)
  bytes = without_mark(check('string', bytes, 1, 'size'))
  local kind = format_of(bytes)
  local dpi = options ~= nil and math.tointeger(options.dpi) or 96
  local width, height, horizontal, vertical
  if not kind then
    error('could not determine image type', 2)
  elseif sizes[kind] then
    width, height, horizontal, vertical = sizes[kind](bytes, dpi)
  end
  if not width or not height then
    error(('could not determine %s size'):format(NAMES[kind] or kind:upper()), 2)
  end
  return {width = width, height = height, dpi_horz = resolution(horizontal), dpi_vert = resolution(vertical)}
end

return image
