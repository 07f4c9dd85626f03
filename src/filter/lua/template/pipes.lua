-- template/pipes.lua - what is behind a "/" in a template: functions of values.
--
-- A value is nil, or a table: {kind = 'simple', doc =}, {kind = 'list', ...}, {kind = 'map', fields =},
-- {kind = 'bool', value =}.

local doc = require 'pandoc.layout.doc'
local render = require 'pandoc.layout.render'
local text = require 'pandoc.text'

local pipes = {}

local function simple(node)
  return {kind = 'simple', doc = node}
end

-- The value with other Docs, at any depth.
local function map_docs(value, change)
  if value == nil or value.kind == 'bool' then
    return value
  elseif value.kind == 'simple' then
    return simple(change(value.doc))
  end
  local changed = {kind = value.kind}
  for i, item in ipairs(value) do
    changed[i] = map_docs(item, change)
  end
  if value.fields then
    changed.fields = {}
    for key, item in pairs(value.fields) do
      changed.fields[key] = map_docs(item, change)
    end
  end
  return changed
end

local function map_texts(value, change)
  return map_docs(value, function(node)
    return doc.map_text(node, change)
  end)
end

-- The items from `first` to `last` of a list that has any; other values stay.
local function part_of(value, first, last)
  if value == nil or value.kind ~= 'list' or #value == 0 then
    return value
  end
  return table.move(value, first, last, 1, {kind = 'list'})
end

local function item_of(value, position)
  if value == nil or value.kind ~= 'list' or #value == 0 then
    return value
  end
  return value[position]
end

local function roman(number)
  local ones = {'m', 1000, 'cm', 900, 'd', 500, 'cd', 400, 'c', 100, 'xc', 90, 'l', 50, 'xl', 40, 'x', 10, 'ix', 9, 'v',
    5, 'iv', 4, 'i', 1}
  local letters = {}
  for i = 1, #ones, 2 do
    while number >= ones[i + 1] do
      letters[#letters + 1] = ones[i]
      number = number - ones[i + 1]
    end
  end
  return table.concat(letters)
end

-- Texts that are whole numbers become what `change` makes of them.
local function map_numbers(value, change)
  return map_texts(value, function(given)
    local number = given:match '^%d+$' and math.tointeger(tonumber(given))
    return number and change(number) or given
  end)
end

local function count_fields(fields)
  local count = 0
  for _ in pairs(fields) do
    count = count + 1
  end
  return count
end

local function length_of(value)
  if value == nil or value.kind == 'bool' then
    return 0
  elseif value.kind == 'simple' then
    return text.len(render.plain(value.doc))
  end
  return value.kind == 'list' and #value or count_fields(value.fields)
end

local function pair(key, value)
  return {kind = 'map', fields = {key = simple(doc.literal(tostring(key))), value = value}}
end

local simple_pipes = {}

function simple_pipes.pairs(value)
  if value == nil or (value.kind ~= 'map' and value.kind ~= 'list') then
    return value
  end
  local list = {kind = 'list'}
  local keys = {}
  for key in pairs(value.fields or {}) do
    keys[#keys + 1] = key
  end
  table.sort(keys)
  for i, key in ipairs(keys) do
    list[i] = pair(key, value.fields[key])
  end
  for i, item in ipairs(value) do
    list[#list + 1] = pair(i, item)
  end
  return list
end

function simple_pipes.uppercase(value)
  return map_texts(value, text.upper)
end

function simple_pipes.lowercase(value)
  return map_texts(value, text.lower)
end

function simple_pipes.length(value)
  return simple(doc.literal(tostring(length_of(value))))
end

function simple_pipes.reverse(value)
  if value == nil or (value.kind ~= 'list' and value.kind ~= 'simple') then
    return value
  elseif value.kind == 'simple' then
    return map_texts(value, text.reverse)
  end
  local reversed = {kind = 'list'}
  for i = #value, 1, -1 do
    reversed[#reversed + 1] = value[i]
  end
  return reversed
end

function simple_pipes.first(value)
  return item_of(value, 1)
end

function simple_pipes.last(value)
  return item_of(value, value and #value)
end

function simple_pipes.rest(value)
  return part_of(value, 2, value and #value)
end

function simple_pipes.allbutlast(value)
  return part_of(value, 1, value and #value - 1)
end

function simple_pipes.chomp(value)
  return map_docs(value, doc.chomp)
end

function simple_pipes.nowrap(value)
  return map_docs(value, doc.nowrap)
end

-- 1 is "a", 26 "z", 27 "a" again.
function simple_pipes.alpha(value)
  return map_numbers(value, function(number)
    return string.char(('a'):byte() + (number - 1) % 26)
  end)
end

function simple_pipes.roman(value)
  return map_numbers(value, function(number)
    return number < 4000 and roman(number) or nil
  end)
end

local ALIGNMENTS = {left = 'left', right = 'right', center = 'center'}

local function border(shown)
  return shown == '' and doc.empty or {kind = 'fill', text = shown, width = doc.width(shown)}
end

local function block(value, alignment, arguments)
  if value ~= nil and value.kind ~= 'simple' then
    return value
  end
  local column = render.block(value and value.doc or doc.empty, arguments.width, alignment)
  return simple(doc.concat {border(arguments.left), column, border(arguments.right)})
end

function pipes.exists(name)
  return simple_pipes[name] ~= nil or ALIGNMENTS[name] ~= nil
end

-- Does it make a column, with a width and borders?
function pipes.is_block(name)
  return ALIGNMENTS[name] ~= nil
end

function pipes.apply(list, value)
  for _, pipe in ipairs(list) do
    if ALIGNMENTS[pipe.name] then
      value = block(value, ALIGNMENTS[pipe.name], pipe.arguments)
    else
      value = simple_pipes[pipe.name](value)
    end
  end
  return value
end

return pipes
