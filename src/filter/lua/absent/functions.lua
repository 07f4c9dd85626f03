-- absent/functions.lua - functions of pandoc that memoc does not have: each says so when it is called.

-- Gives a table of them; `module` is their prefix.
return function(module, names)
  local functions = {}
  for _, name in ipairs(names) do
    functions[name] = function()
      error(('%s.%s: memoc does not have this'):format(module, name), 2)
    end
  end
  return functions
end
