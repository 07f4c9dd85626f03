-- layout/doc.lua - what a Doc of pandoc.layout is made of.
--
-- A node is a table that is never changed, `kind` says which:
--
--     empty
--     text     text, width       without line ends
--     newline                    a line end as it is
--     cr                         a line end, unless at the beginning of a line
--     blank    count             so many blank lines, at least
--     space                      a space, or a line end where lines are filled
--     after    text              text that stands only at the beginning of a line
--     before   inner             stands only before what is not blank
--     prefixed inner, prefix     each line begins with the prefix
--     flush    inner             without the prefixes around it
--     styled   inner, name, to   a font
--     block    lines, width      a column: lines of runs {text =, font =}
--     fill     text, width       a border as high as the blocks beside it
--     concat   [1], [2], ...     one after the other; none of them empty
--
-- Docs are made in loops, so concatenations are deep: nothing here calls itself for them.

local native = select(4, ...)

local doc = {}

doc.empty = {kind = 'empty'}
doc.space = {kind = 'space'}
doc.cr = {kind = 'cr'}
doc.newline = {kind = 'newline'}

doc.width = native.width

function doc.text(text)
  return {kind = 'text', text = text, width = doc.width(text)}
end

function doc.is_empty(node)
  return node.kind == 'empty'
end

function doc.concat(nodes)
  local kept = {kind = 'concat'}
  for _, node in ipairs(nodes) do
    if node.kind ~= 'empty' then
      kept[#kept + 1] = node
    end
  end
  return #kept > 1 and kept or kept[1] or doc.empty
end

-- Text as it is, with its line ends.
function doc.literal(text)
  if not text:find('\n', 1, true) then
    return text == '' and doc.empty or doc.text(text)
  end
  local nodes = {}
  for line, line_end in text:gmatch '([^\n]*)(\n?)' do
    if line ~= '' then
      nodes[#nodes + 1] = doc.text(line)
    end
    if line_end ~= '' then
      nodes[#nodes + 1] = doc.newline
    end
  end
  return doc.concat(nodes)
end

local function around(kind, inner, fields)
  if inner.kind == 'empty' then
    return inner
  end
  fields.kind = kind
  fields.inner = inner
  return fields
end

function doc.prefixed(inner, prefix)
  return around('prefixed', inner, {prefix = prefix})
end

function doc.nest(inner, count)
  return doc.prefixed(inner, (' '):rep(count))
end

function doc.flush(inner)
  return around('flush', inner, {})
end

function doc.styled(inner, name, to)
  return around('styled', inner, {name = name, to = to})
end

-- `first`, `between`, `second`: without the middle when one of them is empty.
function doc.join(first, between, second)
  if doc.is_empty(first) or doc.is_empty(second) then
    return doc.is_empty(first) and second or first
  end
  return doc.concat {first, between, second}
end

-- The parts of a concatenation, in order.
function doc.parts(node)
  local parts, stack = {}, {node}
  while #stack > 0 do
    local top = table.remove(stack)
    if top.kind == 'concat' then
      for i = #top, 1, -1 do
        stack[#stack + 1] = top[i]
      end
    elseif top.kind ~= 'empty' then
      parts[#parts + 1] = top
    end
  end
  return parts
end

local has_no_text = {blank = true, newline = true, cr = true}

-- Without blank lines at its beginning.
function doc.nestle(node)
  local parts = doc.parts(node)
  local first = 1
  while parts[first] and has_no_text[parts[first].kind] and not (first == #parts and parts[first].kind == 'cr') do
    first = first + 1
  end
  return doc.concat(table.move(parts, first, #parts, 1, {}))
end

-- Without blank space at its end.
function doc.chomp(node)
  local parts = doc.parts(node)
  while #parts > 0 and (has_no_text[parts[#parts].kind] or parts[#parts].kind == 'space') do
    parts[#parts] = nil
  end
  local last = parts[#parts]
  if last and last.kind == 'prefixed' then
    parts[#parts] = {kind = 'prefixed', prefix = last.prefix, inner = doc.chomp(last.inner)}
  end
  return doc.concat(parts)
end

-- Without a line end of its own at its end.
function doc.without_line_end(node)
  local parts = doc.parts(node)
  local last = parts[#parts]
  if last and (last.kind == 'newline' or last.kind == 'cr') then
    parts[#parts] = nil
  end
  return doc.concat(parts)
end

-- With spaces where no line can end.
function doc.nowrap(node)
  local parts = doc.parts(node)
  local space = doc.text ' '
  for i, part in ipairs(parts) do
    if part.kind == 'space' then
      parts[i] = space
    end
  end
  return doc.concat(parts)
end

-- With other texts: what `change` makes of them.
function doc.map_text(node, change)
  local parts = doc.parts(node)
  for i, part in ipairs(parts) do
    local changed = {}
    for key, value in next, part do
      changed[key] = value
    end
    if part.kind == 'text' or part.kind == 'fill' then
      changed.text = change(part.text)
      changed.width = doc.width(changed.text)
    elseif part.kind == 'block' then
      changed.lines = {}
      for j, line in ipairs(part.lines) do
        changed.lines[j] = {}
        for k, run in ipairs(line) do
          changed.lines[j][k] = {text = change(run.text), font = run.font}
        end
      end
    elseif part.inner then
      changed.inner = doc.map_text(part.inner, change)
    end
    parts[i] = changed
  end
  return doc.concat(parts)
end

-- ---- equality ----

local function is_same_lines(first, second)
  if #first ~= #second then
    return false
  end
  for i, line in ipairs(first) do
    for j = 1, math.max(#line, #second[i]) do
      local a, b = line[j], second[i][j]
      if not a or not b or a.text ~= b.text or a.font.code ~= b.font.code then
        return false
      end
    end
  end
  return true
end

local fields = {'kind', 'text', 'width', 'prefix', 'count', 'name', 'to'}

local function is_same_part(first, second)
  for _, field in ipairs(fields) do
    if first[field] ~= second[field] then
      return false
    end
  end
  return not first.lines or is_same_lines(first.lines, second.lines)
end

-- The same parts, however they were put together.
function doc.is_same(first, second)
  local pairs_left = {{first, second}}
  while #pairs_left > 0 do
    local pair = table.remove(pairs_left)
    local a, b = doc.parts(pair[1]), doc.parts(pair[2])
    if #a ~= #b then
      return false
    end
    for i = 1, #a do
      if a[i] ~= b[i] and not is_same_part(a[i], b[i]) then
        return false
      end
      if a[i] ~= b[i] and a[i].inner then
        pairs_left[#pairs_left + 1] = {a[i].inner, b[i].inner}
      end
    end
  end
  return true
end

-- ---- measures ----

-- Is what stands at `position` text, as `before` asks for it?
local function is_text_at(parts, position)
  local part = parts[position]
  while part and (part.kind == 'before' or part.kind == 'flush') do
    part = doc.parts(part.inner)[1]
  end
  return part ~= nil and part.kind == 'text'
end

local ends_line = {cr = true, newline = true, blank = true}
local is_wide = {text = true, block = true, fill = true}

local measure

-- `longest` line so far, and the `column` on the last one, after a part.
local function measure_part(parts, i, longest, column, breaks)
  local part = parts[i]
  local kind = part.kind
  if is_wide[kind] then
    return longest, column + part.width
  elseif ends_line[kind] or (kind == 'space' and breaks and column > 0) then
    return math.max(longest, column), 0
  elseif kind == 'space' then
    return longest, column + 1
  elseif kind == 'after' then
    return longest, column == 0 and doc.width(part.text) or column
  elseif kind == 'prefixed' then
    local width = doc.width(part.prefix)
    local inner_longest, inner_column = measure(part.inner, 0, 0, breaks)
    return math.max(longest, inner_longest + width), inner_column + width
  elseif kind == 'before' and not is_text_at(parts, i + 1) then
    return longest, column
  end
  return measure(part.inner, longest, column, breaks)
end

function measure(node, longest, column, breaks)
  local parts = doc.parts(node)
  for i = 1, #parts do
    longest, column = measure_part(parts, i, longest, column, breaks)
  end
  return longest, column
end

-- The width of the longest line; of the longest word with `breaks`.
function doc.offset(node, breaks)
  return math.max(measure(node, 0, 0, breaks))
end

-- The column behind it, when it begins at `column`.
function doc.column_after(node, column)
  local _, after = measure(node, 0, column, false)
  return after
end

return doc
