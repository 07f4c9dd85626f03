-- List.lua - pandoc.List: tables with the methods of lists.
--
-- The methods take any table of items, with or without a metatable. Results are of the kind of the list they come from,
-- but for map, whose results may be anything.

local List = {__name = 'List'}
List.__index = List

local function check_callable(value, position, name)
  local meta = getmetatable(value)
  if type(value) ~= 'function' and not (type(meta) == 'table' and meta.__call) then
    error(("bad argument #%d to '%s' (function expected, got %s)"):format(position, name, type(value)), 3)
  end
end

local function check_index(value, default, position, name)
  if value == nil then
    return default
  end
  local index = math.tointeger(value)
  if not index then
    local problem = type(value) == 'number' and 'number has no integer representation'
      or 'number expected, got ' .. type(value)
    error(("bad argument #%d to '%s' (%s)"):format(position, name, problem), 3)
  end
  return index
end

-- Negative positions count from the end.
local function first_position(list, init)
  return init < 0 and math.max(#list + init + 1, 1) or math.max(init, 1)
end

local function list_like(list, items)
  return setmetatable(items, getmetatable(list))
end

function List.new(class, items)
  return setmetatable(items or {}, class)
end

-- Kinds of lists of a script have it from getmetatable(List). Only the field __metatable tells that it was asked for.
local Class = {}
Class.__metatable = Class

-- List {1, 2}; or List(iterator, state, control): all that the iterator gives, the first of several values each time.
function Class.__call(class, items, ...)
  if type(items) ~= 'function' then
    return class:new(items)
  end
  local collected = {}
  for item in items, ... do
    collected[#collected + 1] = item
  end
  return class:new(collected)
end

setmetatable(List, Class)

function List:at(index, default)
  local position = check_index(index, nil, 1, 'at')
  local item = self[position < 0 and #self + position + 1 or position]
  if item == nil then
    return default
  end
  return item
end

function List:clone()
  return list_like(self, table.move(self, 1, #self, 1, {}))
end

function List:extend(more)
  return table.move(more, 1, #more, #self + 1, self)
end

function List:filter(predicate)
  check_callable(predicate, 1, 'filter')
  local kept = {}
  for i = 1, #self do
    if predicate(self[i], i) then
      kept[#kept + 1] = self[i]
    end
  end
  return list_like(self, kept)
end

function List:find(needle, init)
  for i = first_position(self, check_index(init, 1, 2, 'find')), #self do
    if self[i] == needle then
      return self[i], i
    end
  end
  return nil
end

function List:find_if(predicate, init)
  check_callable(predicate, 1, 'find_if')
  for i = first_position(self, check_index(init, 1, 2, 'find_if')), #self do
    if predicate(self[i], i) then
      return self[i], i
    end
  end
  return nil
end

function List:includes(needle, init)
  return (List.find(self, needle, init)) ~= nil
end

List.insert = table.insert
List.remove = table.remove
List.sort = table.sort

-- Each call of the result gives the next item, `step` further on; with a negative step from the end.
function List:iter(step, init)
  step = check_index(step, 1, 1, 'iter')
  local position = init or (step < 0 and #self or 1)
  return function()
    local item = self[position]
    position = position + step
    return item
  end
end

function List:map(transform)
  check_callable(transform, 1, 'map')
  local mapped = {}
  for i = 1, #self do
    mapped[i] = transform(self[i], i)
  end
  return List:new(mapped)
end

function List.__concat(first, second)
  local joined = table.move(first, 1, #first, 1, {})
  return list_like(first, table.move(second, 1, #second, #first + 1, joined))
end

function List.__eq(first, second)
  if getmetatable(first) ~= getmetatable(second) or #first ~= #second then
    return false
  end
  for i = 1, #first do
    if first[i] ~= second[i] then
      return false
    end
  end
  return true
end

function List:__tostring()
  local shown = {}
  for i = 1, #self do
    shown[i] = tostring(self[i])
  end
  return getmetatable(self).__name .. ' {' .. table.concat(shown, ', ') .. '}'
end

return List
