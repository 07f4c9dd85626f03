-- scaffolding.lua - pandoc.scaffolding, for writers in Lua, which memoc does not have.

local refuse = require 'pandoc.absent.functions'('pandoc.scaffolding', {'Writer'}).Writer

return {Writer = setmetatable({}, {__index = refuse, __newindex = refuse, __call = refuse})}
