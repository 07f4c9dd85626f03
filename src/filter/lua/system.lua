-- system.lua - pandoc.system: files, folders and the environment.
--
-- Who does not trust a script lets it read below the project's root, and keeps the machine from it: the environment is
-- empty, no time passes, and the working folder is ".".

local native, run = select(4, ...)
local List = require 'pandoc.List'
local check = require 'pandoc.arguments.check'

local system = {arch = native.arch, os = native.os:lower()}

-- ---- errors ----

-- What kind of problem it is, in the words that pandoc has for it.
local KINDS = {
  {'No such file or directory', 'does not exist'}, {'File exists', 'already exists'},
  {'Is a directory', 'inappropriate type'}, {'Not a directory', 'inappropriate type'},
  {'Permission denied', 'permission denied'}, {'Directory not empty', 'unsatisfied constraints'},
}

local function fail(path, problem)
  for _, kind in ipairs(KINDS) do
    if kind[1] == problem then
      problem = ('%s (%s)'):format(kind[2], problem)
    end
  end
  error(('%s: %s'):format(path, problem), 0)
end

-- A function that only trusted scripts have; `refusal` is what others are told.
local function define(name, refusal, act)
  system[name] = native.trusted and act or function()
    error(('pandoc.system.%s: %s'):format(name, refusal), 2)
  end
end

local NO_WRITING = 'files cannot be written here'

-- ---- reading ----

function system.read_file(filepath)
  check('string', filepath, 1, 'read_file')
  local text, problem = native.read(filepath)
  return text or fail(filepath, problem)
end

function system.list_directory(directory)
  directory = directory == nil and '.' or check('string', directory, 1, 'list_directory')
  local names, problem = native.list(directory)
  return names and setmetatable(names, List) or fail(directory, problem)
end

define('times', 'the times of files are not known here', function(filepath)
  check('string', filepath, 1, 'times')
  local modified, accessed = native.times(filepath)
  if not modified then
    fail(filepath, accessed)
  end
  return os.date('!%Y-%m-%dT%H:%M:%SZ', modified), os.date('!%Y-%m-%dT%H:%M:%SZ', accessed)
end)

-- ---- writing ----

local function finish(path, is_done, problem)
  if not is_done then
    fail(path, problem)
  end
end

define('write_file', NO_WRITING, function(filepath, contents)
  check('string', filepath, 1, 'write_file')
  finish(filepath, native.write(filepath, check('string', contents, 2, 'write_file')))
end)

define('copy', NO_WRITING, function(source, target)
  check('string', source, 1, 'copy')
  finish(source, native.copy(source, check('string', target, 2, 'copy')))
end)

define('rename', NO_WRITING, function(old, new)
  check('string', old, 1, 'rename')
  finish(old, native.rename(old, check('string', new, 2, 'rename')))
end)

define('remove', NO_WRITING, function(filename)
  finish(check('string', filename, 1, 'remove'), native.remove(filename))
end)

-- Folders that are there already are no problem with `create_parent`.
define('make_directory', NO_WRITING, function(dirname, create_parent)
  check('string', dirname, 1, 'make_directory')
  if create_parent then
    for parent in dirname:gmatch '()/' do
      local above = dirname:sub(1, parent - 1)
      if above ~= '' then
        native.make_folder(above)
      end
    end
  end
  local is_done, problem = native.make_folder(dirname)
  if not is_done and not (create_parent and native.is_folder(dirname)) then
    fail(dirname, problem)
  end
end)

-- What is in a folder; links are removed, not followed.
local function empty_folder(directory)
  for _, name in ipairs(native.list(directory) or {}) do
    local path = directory .. '/' .. name
    if native.is_folder(path) then
      empty_folder(path)
      native.remove_folder(path)
    else
      native.remove(path)
    end
  end
end

local function remove_directory(dirname, recursive)
  check('string', dirname, 1, 'remove_directory')
  if recursive then
    empty_folder(dirname)
  end
  finish(dirname, native.remove_folder(dirname))
end

define('remove_directory', NO_WRITING, remove_directory)

-- ---- the process ----

function system.get_working_directory()
  return native.trusted and native.folder() or '.'
end

function system.cputime()
  return native.trusted and native.cputime() or 0
end

-- Of an untrusted script: what with_environment has set.
local function environment()
  if native.trusted then
    return native.environment()
  end
  local copy = {}
  for name, value in pairs(run.environment or {}) do
    copy[name] = value
  end
  return copy
end

local function set_environment(variables)
  if native.trusted then
    finish('environment', native.set_environment(variables))
  else
    run.environment = variables
  end
end

system.environment = environment

-- Calls `leave`, then gives what pcall gave, or its error.
local function leave_with(leave, is_done, ...)
  leave()
  if not is_done then
    error(..., 0)
  end
  return ...
end

function system.with_environment(variables, callback)
  check('table', variables, 1, 'with_environment')
  check('function', callback, 2, 'with_environment')
  local copy = {}
  for name, value in pairs(variables) do
    copy[check('string', name, 1, 'with_environment')] = check('string', value, 1, 'with_environment')
  end
  local outer = environment()
  set_environment(copy)
  return leave_with(function() set_environment(outer) end, pcall(callback))
end

function system.with_working_directory(directory, callback)
  check('string', directory, 1, 'with_working_directory')
  check('function', callback, 2, 'with_working_directory')
  local outer = native.trusted and native.folder()
  local entered, problem = native.enter(directory)
  if not entered then
    fail(directory, problem)
  end
  return leave_with(function()
    if native.trusted then
      native.enter(outer)
    else
      native.leave(entered)
    end
  end, pcall(callback, directory))
end

define('with_temporary_directory', NO_WRITING, function(parent, template, callback)
  if callback == nil then
    parent, template, callback = nil, parent, template
  end
  parent = parent or os.getenv 'TMPDIR' or '/tmp'
  check('string', template, 2, 'with_temporary_directory')
  check('function', callback, 3, 'with_temporary_directory')
  local path, problem = native.make_temporary(check('string', parent, 1, 'with_temporary_directory') .. '/' .. template)
  if not path then
    fail(parent, problem)
  end
  return leave_with(function() pcall(remove_directory, path, true) end, pcall(callback, path))
end)

-- ---- folders of the user ----

local XDG = {
  config = {'XDG_CONFIG_HOME', '/.config'}, data = {'XDG_DATA_HOME', '/.local/share'},
  cache = {'XDG_CACHE_HOME', '/.cache'}, state = {'XDG_STATE_HOME', '/.local/state'},
}

local XDG_LISTS = {
  datadirs = {'XDG_DATA_DIRS', '/usr/local/share/:/usr/share/'}, configdirs = {'XDG_CONFIG_DIRS', '/etc/xdg'},
}

define('xdg', 'the folders of the user are not known here', function(kind, filepath)
  local name = check('string', kind, 1, 'xdg'):lower():gsub('_', ''):gsub('^xdg', ''):gsub('home$', '')
  if XDG_LISTS[name] then
    local given = os.getenv(XDG_LISTS[name][1])
    return require 'pandoc.path'.split_search_path(given ~= nil and given ~= '' and given or XDG_LISTS[name][2])
  elseif not XDG[name] then
    error('expected one of config, data, cache, state, datadirs, configdirs, got: ' .. kind, 2)
  end
  local given = os.getenv(XDG[name][1])
  local folder = given ~= nil and given:sub(1, 1) == '/' and given or (os.getenv 'HOME' or '') .. XDG[name][2]
  return (filepath == nil or filepath == '') and folder or folder .. '/' .. check('string', filepath, 2, 'xdg')
end)

-- ---- programs ----

local function quote(text)
  return "'" .. tostring(text):gsub("'", "'\\''") .. "'"
end

-- The line of a shell that runs the program in `folder`, with files for what it reads and writes.
local function command_line(command, arguments, options, folder)
  local words = {}
  if options.cwd then
    words[1] = 'cd ' .. quote(options.cwd) .. ' &&'
  end
  if options.env then
    words[#words + 1] = 'env -i'
    for name, value in pairs(options.env) do
      words[#words + 1] = quote(name .. '=' .. value)
    end
  end
  words[#words + 1] = quote(command)
  for _, argument in ipairs(arguments) do
    words[#words + 1] = quote(argument)
  end
  return ('%s <%s >%s 2>%s'):format(table.concat(words, ' '), quote(folder .. '/in'), quote(folder .. '/out'),
    quote(folder .. '/err'))
end

-- Gives false or the exit status, then what the program wrote.
define('command', 'programs cannot be run here', function(command, arguments, input, options)
  check('string', command, 1, 'command')
  check('table', arguments, 2, 'command')
  return system.with_temporary_directory('memoc', function(folder)
    system.write_file(folder .. '/in', input or '')
    local is_done, _, status = os.execute(command_line(command, arguments, options or {}, folder))
    return not is_done and status, system.read_file(folder .. '/out'), system.read_file(folder .. '/err')
  end)
end)

return system
