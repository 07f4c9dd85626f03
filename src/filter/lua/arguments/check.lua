-- arguments/check.lua - arguments of functions: those of the right kind, or an error of who calls.

local function is_callable(value)
  local meta = getmetatable(value)
  return type(value) == 'function' or (type(meta) == 'table' and meta.__call ~= nil)
end

-- Gives argument `position` of the function `name`. Where a "string" is asked for, a number becomes one; a "function"
-- is whatever can be called. To be called by the function itself: errors are those of the line that called it.
return function(kind, value, position, name)
  if kind == 'string' and type(value) == 'number' then
    return tostring(value)
  elseif type(value) == kind or (kind == 'function' and is_callable(value)) then
    return value
  end
  error(("bad argument #%d to '%s' (%s expected, got %s)"):format(position, name, kind, type(value)), 3)
end
