-- types/sources.lua - pandoc.types.Sources: texts, and the files that they are from, for readers.

local Source = {__name = 'Source'}
local Sources = {__name = 'pandoc Sources'}
for _, meta in ipairs {Source, Sources} do
  meta.__metatable = {__name = meta.__name}
end

function Source:__tostring()
  return self.text
end

function Sources:__tostring()
  local texts = {}
  for i, source in ipairs(self) do
    texts[i] = source.text
  end
  return table.concat(texts)
end

local function new_source(name, text)
  if type(name) ~= 'string' or type(text) ~= 'string' then
    error(('a source has a name and a text, not a %s and a %s'):format(type(name), type(text)), 0)
  end
  return setmetatable({name = name, text = text}, Source)
end

-- The text of a file ends with a line end.
local function file_source(name, text)
  if type(text) == 'string' and text:sub(-1) ~= '\n' then
    text = text .. '\n'
  end
  return new_source(name, text)
end

local function source_of(given)
  if type(given) == 'string' then
    return new_source('', given)
  elseif type(given) ~= 'table' then
    error(('a source is a string or a table, not a %s'):format(type(given)), 0)
  elseif getmetatable(given) == Source.__metatable then
    return given
  end
  return file_source(given.name or given[1] or '', given.text or given[2])
end

-- From a text, or a list of texts, of {name, text} or {name =, text =}.
return function(given)
  local sources = setmetatable({}, Sources)
  for i, source in ipairs(type(given) == 'table' and given or {given}) do
    sources[i] = source_of(source)
  end
  if type(given) ~= 'table' and type(given) ~= 'string' then
    source_of(given)
  end
  return sources
end
