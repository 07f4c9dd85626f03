-- shim.lua - runs a file of tests of pandoc's or hslua's own, and prints TAP. Called by tests/pandoc-tests/run.
--
--     memoc lua --trust-filters shim.lua TESTS-OF-OURS FILE
--
-- Their tests ask for what the programs that they are written for give them: hslua's modules under their own names, the
-- constructors of pandoc-lua-marshal as globals.

local ours, file = arg[1], arg[2]

package.path = ours .. '/?.lua;' .. package.path

local function provide(name, value)
  package.preload[name] = function() return value end
end

-- pandoc.system with the names that the functions have in hslua-module-system.
local function hslua_system()
  local system = {}
  for name, value in pairs(pandoc.system) do
    system[name] = value
  end
  local names = {
    cp = 'copy', env = 'environment', getwd = 'get_working_directory', ls = 'list_directory', mkdir = 'make_directory',
    rm = 'remove', rmdir = 'remove_directory', setwd = 'set_working_directory', with_env = 'with_environment',
    with_tmpdir = 'with_temporary_directory', with_wd = 'with_working_directory',
  }
  for theirs, name in pairs(names) do
    system[theirs] = pandoc.system[name]
  end
  return system
end

-- A kind of list as hslua-list makes one for its tests.
local function custom_list()
  local custom = {}
  for name, value in pairs(pandoc.List) do
    custom[name] = value
  end
  custom.__name = 'CustomList'
  custom.__index = custom
  return setmetatable(custom, getmetatable(pandoc.List))
end

if file:match 'test%-system' then
  provide('system', hslua_system())
end
provide('path', pandoc.path)
provide('text', pandoc.text)
provide('doclayout', pandoc.layout)
provide('Version', pandoc.types.Version)
Version, List, CustomList = pandoc.types.Version, pandoc.List, custom_list()
if not file:match '/' then
  for name, value in pairs(pandoc) do
    _G[name] = _G[name] or value
  end
end

arg = {[0] = ours .. '/run.lua', file}
dofile(ours .. '/run.lua')
