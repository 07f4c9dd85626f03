-- mediabag.lua - pandoc.mediabag: files that belong to the document, in memory.
--
-- Nothing is fetched from the network: only files of the project, and what stands in data URIs.

local List = require 'pandoc.List'
local check = require 'pandoc.arguments.check'
local path = require 'pandoc.path'
local system = require 'pandoc.system'
local types = require 'pandoc.mediabag.types'

local mediabag = {}

-- Canonical name -> {path =, type =, contents =}; `path` is what it is called when it is written. Empty at the beginning of each run.
local bag = select(5, ...)

-- ---- names ----

local function scheme_of(filepath)
  return filepath:match '^(%a[%w+.-]+):'
end

local function canonical(filepath)
  return scheme_of(filepath) and filepath or (path.normalize(filepath):gsub('\\', '/'))
end

local function unescape(text)
  return (text:gsub('%%(%x%x)', function(digits)
    return string.char(tonumber(digits, 16))
  end))
end

local function type_of(filepath)
  local stem, ending = path.split_extension(filepath)
  if ending == '.gz' then
    ending = select(2, path.split_extension(stem))
  end
  return types.of_ending(ending:sub(2))
end

-- The name of what has none that may be written: made from what it holds.
local function hashed_path(filepath, mime, contents)
  local ending = types.ending_of(mime) or select(2, path.split_extension(filepath)):sub(2)
  local name = require 'pandoc.utils'.sha1(contents)
  return (ending == '' or ending:find '[%%/]') and name or name .. '.' .. ending
end

local function is_plain_path(filepath)
  return not scheme_of(filepath) and not filepath:find '^[/\\]' and not filepath:find('..', 1, true)
    and not filepath:find('%', 1, true)
end

-- ---- base64 ----

local ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

local function encode_base64(bytes)
  local encoded = {}
  for i = 1, #bytes, 3 do
    local a, b, c = bytes:byte(i, i + 2)
    local bits = a << 16 | (b or 0) << 8 | (c or 0)
    for shift = 18, 0, -6 do
      local digit = (bits >> shift & 63) + 1
      encoded[#encoded + 1] = ALPHABET:sub(digit, digit)
    end
  end
  local padding = -#bytes % 3
  for i = 0, padding - 1 do
    encoded[#encoded - i] = '='
  end
  return table.concat(encoded)
end

-- What is no digit is passed over.
local function decode_base64(text)
  local values = {}
  for i = 1, #ALPHABET do
    values[ALPHABET:byte(i)] = i - 1
  end
  local bytes, bits, count = {}, 0, 0
  for i = 1, #text do
    local value = values[text:byte(i)]
    if value then
      bits, count = bits << 6 | value, count + 6
    end
    if count >= 8 then
      count = count - 8
      bytes[#bytes + 1] = string.char(bits >> count & 255)
      bits = bits & (1 << count) - 1
    end
  end
  return table.concat(bytes)
end

-- ---- the bag ----

function mediabag.insert(filepath, mimetype, contents)
  filepath = check('string', filepath, 1, 'insert')
  contents = check('string', contents, 3, 'insert')
  local name = canonical(filepath)
  local mime = mimetype ~= nil and check('string', mimetype, 2, 'insert') or type_of(name) or 'application/octet-stream'
  local plain = unescape(name)
  local is_plain = not scheme_of(name) and is_plain_path(plain)
  bag[name] = {path = is_plain and plain or hashed_path(plain, mime, contents), type = mime, contents = contents}
end

function mediabag.delete(filepath)
  bag[canonical(check('string', filepath, 1, 'delete'))] = nil
end

function mediabag.empty()
  for name in pairs(bag) do
    bag[name] = nil
  end
end

function mediabag.lookup(filepath)
  local item = bag[canonical(check('string', filepath, 1, 'lookup'))]
  if item then
    return item.type, item.contents
  end
  return nil
end

-- All items, in the order of their names.
local function in_order()
  local names, items = {}, {}
  for name in pairs(bag) do
    names[#names + 1] = name
  end
  table.sort(names)
  for i, name in ipairs(names) do
    items[i] = bag[name]
  end
  return items
end

function mediabag.list()
  local list = List()
  for i, item in ipairs(in_order()) do
    list[i] = {path = item.path, type = item.type, length = #item.contents}
  end
  return list
end

-- For `for`: path, type, contents.
function mediabag.items()
  local items, position = in_order(), 0
  return function()
    position = position + 1
    local item = items[position]
    if item then
      return item.path, item.type, item.contents
    end
  end
end

-- ---- from and to files ----

local function parse_data_uri(uri)
  local head, rest = unescape(uri:sub(#'data:' + 1)):match '^([^,]*),(.*)$'
  local mime = head and head:gsub(' ', '')
  if not mime then
    error('this is no data URI: ' .. uri:sub(1, 40), 0)
  elseif mime:match ';base64$' then
    return mime:gsub(';.*$', ''), decode_base64(rest)
  end
  return mime:gsub(';.*$', ''), rest
end

-- Gives type and contents; "" when the type is not known.
function mediabag.fetch(source)
  source = check('string', source, 1, 'fetch')
  local mime, contents = mediabag.lookup(source)
  local scheme = scheme_of(source)
  if contents then
    return mime, contents
  elseif scheme == 'data' then
    mime, contents = parse_data_uri(source)
    return mime, contents
  elseif (scheme and scheme ~= 'file') or source:find '^//' then
    error(('pandoc.mediabag.fetch: %s: nothing is fetched from the network'):format(source), 2)
  end
  local filepath = unescape((source:gsub('^file:/*', '/')))
  local is_read, text = pcall(system.read_file, filepath)
  if not is_read then
    error(('Could not fetch resource %s: %s'):format(source, text), 2)
  end
  return type_of(filepath) or '', text
end

-- What stands for an image that is not there.
local function placeholder(image)
  local attributes = {{'original-image-src', image.src}, {'original-image-title', image.title}}
  for name, value in pairs(image.attributes) do
    attributes[#attributes + 1] = {name, value}
  end
  local classes = List {'image', 'placeholder'}
  classes:extend(image.classes)
  return pandoc.Span(image.caption, pandoc.Attr(image.identifier, classes, attributes))
end

local function fill_image(image)
  if mediabag.lookup(image.src) then
    return nil
  end
  local is_fetched, mime, contents = pcall(mediabag.fetch, image.src)
  if not is_fetched then
    require 'pandoc.log'.warn(tostring(mime) .. ': replacing image with description')
    return placeholder(image)
  end
  mediabag.insert(image.src, mime ~= '' and mime or nil, contents)
  return nil
end

-- The document with its images in the bag; those that cannot be read are replaced.
function mediabag.fill(document)
  local kind = type(document)
  if (kind ~= 'table' and kind ~= 'userdata') or not document.walk then
    error(("bad argument #1 to 'fill' (Pandoc expected, got %s)"):format(kind), 2)
  end
  return document:walk {Image = fill_image}
end

function mediabag.write(dir, fp)
  dir = check('string', dir, 1, 'write')
  local items = in_order()
  if fp ~= nil then
    local item = bag[canonical(check('string', fp, 2, 'write'))]
    items = {item or error('Resource not in mediabag: ' .. fp, 2)}
  end
  for _, item in ipairs(items) do
    local filepath = path.join {dir, item.path}
    system.make_directory(path.directory(filepath), true)
    system.write_file(filepath, item.contents)
  end
end

-- Text with its characters escaped, all else as base64.
function mediabag.make_data_uri(mime_type, raw_data)
  mime_type = check('string', mime_type, 1, 'make_data_uri')
  raw_data = check('string', raw_data, 2, 'make_data_uri')
  if mime_type:match '^text/' then
    local charset = mime_type:find(';', 1, true) and ';charset=utf-8' or ''
    local escaped = raw_data:gsub('[^%w%-._~]', function(byte)
      return ('%%%02X'):format(byte:byte())
    end)
    return 'data:' .. mime_type .. charset .. ',' .. escaped
  elseif mime_type:match '%+xml$' then
    raw_data = raw_data:gsub('\r', '')
  end
  return 'data:' .. mime_type .. ';base64,' .. encode_base64(raw_data)
end

return mediabag
