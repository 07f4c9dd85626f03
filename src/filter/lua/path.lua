-- path.lua - pandoc.path: file paths as text, with '/' between their names. No file is looked at.

local List = require 'pandoc.List'
local string_metatable = select(3, ...)

local path = {separator = '/', search_path_separator = ':'}

-- What stands before the last name, with its separators, and the name.
local function split_last(filepath)
  return filepath:match '^(.-)([^/]*)$'
end

local function drop_trailing(filepath)
  local kept = filepath:gsub('/+$', '')
  return (kept == '' and filepath ~= '') and '/' or kept
end

function path.directory(filepath)
  local folder = split_last(filepath)
  return folder == '' and '.' or drop_trailing(folder)
end

function path.filename(filepath)
  return select(2, split_last(filepath))
end

function path.is_absolute(filepath)
  return filepath:sub(1, 1) == '/'
end

function path.is_relative(filepath)
  return not path.is_absolute(filepath)
end

-- A name that begins with a separator begins anew.
function path.join(filepaths)
  local joined = ''
  for _, name in ipairs(filepaths) do
    if joined == '' or path.is_absolute(name) then
      joined = name
    elseif joined:sub(-1) == '/' then
      joined = joined .. name
    else
      joined = joined .. '/' .. name
    end
  end
  return joined
end

-- The names, the root as '/'.
function path.split(filepath)
  local names = List()
  if path.is_absolute(filepath) then
    names[1] = '/'
  end
  for name in filepath:gmatch '[^/]+' do
    names[#names + 1] = name
  end
  return names
end

function path.normalize(filepath)
  local names = List()
  for name in filepath:gmatch '[^/]+' do
    if name ~= '.' then
      names[#names + 1] = name
    end
  end
  local root = path.is_absolute(filepath) and '/' or ''
  local normal = root .. table.concat(names, '/')
  local keeps_end = filepath:match '/$' and #names > 0 and '/' or ''
  return normal == '' and '.' or normal .. keeps_end
end

function path.split_extension(filepath)
  local folder, name = split_last(filepath)
  local base, extension = name:match '^(.*)(%.[^.]*)$'
  if not base then
    return filepath, ''
  end
  return folder .. base, extension
end

local function common_length(first, second)
  local length = 0
  while length < #first and length < #second and first[length + 1] == second[length + 1] do
    length = length + 1
  end
  return length
end

-- With `unsafe`, '..' may lead out of `root`.
function path.make_relative(filepath, root, unsafe)
  if path.is_absolute(filepath) ~= path.is_absolute(root) then
    return filepath
  end
  local names = path.split(path.normalize(filepath))
  local above = path.split(path.normalize(root))
  local common = common_length(names, above)
  if common < #above and not unsafe then
    return filepath
  end
  local relative = List()
  for _ = common + 1, #above do
    relative[#relative + 1] = '..'
  end
  for i = common + 1, #names do
    relative[#relative + 1] = names[i]
  end
  return #relative > 0 and table.concat(relative, '/') or '.'
end

function path.split_search_path(search_path)
  local paths = List()
  for name in (search_path .. ':'):gmatch '([^:]*):' do
    paths[#paths + 1] = name == '' and '.' or name
  end
  return paths
end

-- 'a' / 'b' is 'a/b', 'a' + 'b' is 'a.b', and ('a.b'):split_extension() works, from here on and for all strings.
function path.treat_strings_as_paths()
  local methods = {
    'directory', 'filename', 'is_absolute', 'is_relative', 'join', 'make_relative', 'normalize', 'split',
    'split_extension', 'split_search_path',
  }
  for _, name in ipairs(methods) do
    string[name] = path[name]
  end
  string_metatable.__div = function(first, second)
    return path.join {first, second}
  end
  string_metatable.__add = function(name, extension)
    return extension:sub(1, 1) == '.' and name .. extension or name .. '.' .. extension
  end
end

-- With `kind`, "file" or "directory", only such a one. Links are what they lead to.
function path.exists(filepath, kind)
  local system = require 'pandoc.system'
  local look = {file = system.read_file, directory = system.list_directory}
  if kind ~= nil and not look[kind] then
    error('Unsupported filesystem object type: ' .. tostring(kind), 2)
  end
  return (kind ~= 'directory' and pcall(look.file, filepath)) or (kind ~= 'file' and pcall(look.directory, filepath))
end

return path
