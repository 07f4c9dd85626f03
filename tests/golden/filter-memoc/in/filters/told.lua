-- Tells what it was told.
local function show(value)
  if type(value) ~= 'table' then
    return math.type(value) == 'float' and ('%.3f'):format(value) or tostring(value)
  end
  local names, out = {}, {}
  for name in pairs(value) do names[#names + 1] = name end
  table.sort(names, function(a, b) return tostring(a) < tostring(b) end)
  for _, name in ipairs(names) do out[#out + 1] = name .. '=' .. show(value[name]) end
  return '{' .. table.concat(out, ' ') .. '}'
end

assert(rawequal(memoc.document, memoc.document))
assert(memoc.gone == nil)
memoc.gone = true
memoc.document.title = (memoc.document.title or '') .. '!'

function Pandoc(doc)
  return pandoc.Pandoc {pandoc.Para {pandoc.Str(show(memoc.document))}}
end
