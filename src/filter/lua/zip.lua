-- zip.lua - pandoc.zip, which memoc does not have.

local zip = require 'pandoc.absent.functions'('pandoc.zip', {'Archive', 'Entry', 'read_entry', 'zip'})

return setmetatable(zip, {__call = zip.zip})
