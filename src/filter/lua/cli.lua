-- cli.lua - pandoc.cli, the command line of pandoc, which memoc does not have.

local absent = require 'pandoc.absent.functions'

return setmetatable(absent('pandoc.cli', {'parse_options', 'repl'}), {
  __index = function(_, name)
    if name == 'default_options' then
      absent('pandoc.cli', {name})[name]()
    end
  end,
})
