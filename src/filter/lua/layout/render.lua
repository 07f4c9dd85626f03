-- layout/render.lua - Docs as text, and as the lines of blocks.
--
-- A Doc is made flat, then laid out from left to right into runs: {text =, font =}. `state` is where it stands.

local doc = require 'pandoc.layout.doc'

local render = {}

-- ---- fonts ----

local COLORS = {black = 0, red = 1, green = 2, yellow = 3, blue = 4, magenta = 5, cyan = 6, white = 7}
render.COLORS = COLORS

local function sgr(number)
  return '\27[' .. number .. 'm'
end

-- The codes of a terminal for a font, all of its properties in a fixed order.
local function font_code(font)
  return sgr(font.bold and 1 or 22) .. sgr(font.italic and 3 or 23)
    .. sgr(font.fg and 30 + COLORS[font.fg] or 39) .. sgr(font.bg and 40 + COLORS[font.bg] or 49)
    .. sgr(font.underlined and 4 or 24) .. sgr(font.strikeout and 9 or 29)
end

local PLAIN = {code = sgr(0)}

local function with_style(font, name, to)
  local styled = {bold = font.bold, italic = font.italic, fg = font.fg, bg = font.bg, underlined = font.underlined,
    strikeout = font.strikeout}
  styled[name] = to
  styled.code = font_code(styled)
  return styled
end

-- ---- flat ----

local STYLE_END = {kind = 'style_end'}

local flatten

local function add_flat(items, part)
  if part.kind == 'styled' then
    items[#items + 1] = {kind = 'style', name = part.name, to = part.to}
    for _, inner in ipairs(doc.parts(part.inner)) do
      add_flat(items, inner)
    end
    items[#items + 1] = STYLE_END
  elseif part.inner or part.kind == 'after' then
    local inner = flatten(part.inner or doc.literal(part.text))
    if #inner > 0 then
      items[#items + 1] = {kind = part.kind, prefix = part.prefix, items = inner}
    end
  else
    items[#items + 1] = part
  end
end

function flatten(node)
  local items = {}
  for _, part in ipairs(doc.parts(node)) do
    add_flat(items, part)
  end
  return items
end

-- What is left of one of these followed by another: the stronger.
local STRENGTH = {space = 1, cr = 2, newline = 3, blank = 4}

local function merge(first, second)
  local a, b = STRENGTH[first.kind], STRENGTH[second.kind]
  if not a or not b or (a == 2 and b == 3) or (a == 3 and b == 3) then
    return nil -- a line end after cr, or after another, is one more
  elseif a == 4 and b == 4 then
    return first.count >= second.count and first or second
  end
  return a >= b and first or second
end

-- Without what has no effect beside its neighbours, or at the end.
local function normalize(items)
  local kept = {}
  for _, item in ipairs(items) do
    local merged = kept[#kept] and merge(kept[#kept], item)
    if merged then
      kept[#kept] = merged
    else
      kept[#kept + 1] = item
    end
  end
  local last = kept[#kept]
  if last and last.kind == 'space' then
    kept[#kept] = nil
  elseif last and (last.kind == 'newline' or last.kind == 'blank') then
    kept[#kept] = doc.cr
    if #kept > 1 and kept[#kept - 1].kind == 'cr' then
      kept[#kept] = nil
    end
  end
  return kept
end

-- ---- layout ----

local function new_state(line_width)
  return {runs = {}, prefix = '', prefix_width = 0, trimmed = '', uses_prefix = true, line_width = line_width,
    column = 0, newlines = 2, font = PLAIN}
end

local function add_run(state, text, font)
  if text ~= '' then
    state.runs[#state.runs + 1] = {text = text, font = font}
  end
end

local function new_line(state)
  if state.column == 0 and state.uses_prefix then
    add_run(state, state.trimmed, PLAIN)
  end
  add_run(state, '\n', PLAIN)
  state.column = 0
  state.newlines = state.newlines + 1
end

-- The prefix, at the beginning of a line.
local function begin_line(state)
  if state.column == 0 then
    add_run(state, state.uses_prefix and state.prefix or '', PLAIN)
    state.column = state.prefix_width
  end
end

local function put(state, text, width)
  begin_line(state)
  add_run(state, text, state.font)
  state.column = state.column + width
  state.newlines = 0
end

-- A line of a block.
local function put_runs(state, runs, width)
  begin_line(state)
  table.move(runs, 1, #runs, #state.runs + 1, state.runs)
  state.column = state.column + width
  state.newlines = 0
end

local function with_prefix(state, prefix, trimmed, action)
  local outer, outer_width, outer_trimmed = state.prefix, state.prefix_width, state.trimmed
  state.prefix, state.trimmed = prefix, trimmed
  state.prefix_width = doc.width(prefix)
  action()
  state.prefix, state.prefix_width, state.trimmed = outer, outer_width, outer_trimmed
end

local function runs_width(runs)
  local texts = {}
  for i, run in ipairs(runs) do
    texts[i] = run.text
  end
  return doc.width(table.concat(texts))
end

-- ---- blocks ----

local function is_block(item)
  return item ~= nil and (item.kind == 'block' or item.kind == 'fill')
end

local function block_height(items)
  local height = 0
  for _, item in ipairs(items) do
    height = math.max(height, item.kind == 'block' and #item.lines or 1)
  end
  return height
end

local function line_of(item, number, font)
  if item.kind == 'block' then
    return item.lines[number] or {}
  end
  return item.text ~= '' and {{text = item.text, font = font}} or {}
end

-- Line `number` of blocks side by side, each but the last padded to its width.
local function beside(items, number, font)
  local joined, width, filled = {}, 0, 0
  for _, item in ipairs(items) do
    local line = line_of(item, number, font)
    if width > filled then
      joined[#joined + 1] = {text = (' '):rep(width - filled), font = PLAIN}
    end
    table.move(line, 1, #line, #joined + 1, joined)
    filled = width + runs_width(line)
    width = width + item.width
  end
  return joined
end

local function put_blocks(state, items)
  local indent = state.column - state.prefix_width
  local prefix = indent > 0 and state.prefix .. (' '):rep(indent) or state.prefix
  with_prefix(state, prefix, state.trimmed, function()
    local is_first = true
    for number = 1, block_height(items) do
      local line = beside(items, number, state.font)
      if #line > 0 then
        if not is_first and state.newlines == 0 then
          new_line(state)
        end
        is_first = false
        put_runs(state, line, runs_width(line))
      end
    end
  end)
end

-- ---- each kind ----

local BREAKABLE = {space = true, cr = true, newline = true, blank = true}

local function word_width(items, i)
  local width = 0
  while items[i] and not BREAKABLE[items[i].kind] do
    width = width + (items[i].width or 0)
    i = i + 1
  end
  return width
end

local function is_blank_text(text)
  return text:match '^%s' ~= nil or text:match '^\u{A0}' ~= nil
end

local function is_blank_block(item)
  for _, line in ipairs(item.lines) do
    if not line[1] or not is_blank_text(line[1].text) then
      return false
    end
  end
  return item.width > 0
end

local function starts_blank(item)
  while item.items do
    item = item.items[1]
    if not item then
      return false
    end
  end
  if item.kind == 'text' or item.kind == 'fill' then
    return is_blank_text(item.text)
  elseif item.kind == 'block' then
    return is_blank_block(item)
  end
  return true
end

local lay_out

local layouts = {}

function layouts.text(state, item)
  put(state, item.text, item.width)
end

function layouts.newline(state)
  new_line(state)
end

function layouts.cr(state)
  if state.newlines == 0 then
    new_line(state)
  end
end

function layouts.blank(state, item)
  for _ = state.newlines, item.count do
    new_line(state)
  end
end

function layouts.space(state, _, items, i)
  if state.line_width and state.column + 1 + word_width(items, i + 1) > state.line_width then
    new_line(state)
  elseif state.column > 0 then
    put(state, ' ', 1)
  end
end

function layouts.after(state, item)
  if state.newlines > 0 then
    lay_out(state, item.items)
  end
end

function layouts.before(state, item, items, i)
  local next_one = i + 1
  while items[next_one] and (items[next_one].kind == 'style' or items[next_one].kind == 'style_end') do
    next_one = next_one + 1
  end
  if items[next_one] and not starts_blank(items[next_one]) then
    lay_out(state, normalize(item.items))
  end
end

function layouts.prefixed(state, item)
  local prefix = state.prefix .. item.prefix
  with_prefix(state, prefix, (prefix:gsub('%s+$', '')), function()
    lay_out(state, normalize(item.items))
  end)
end

function layouts.flush(state, item)
  local outer = state.uses_prefix
  state.uses_prefix = false
  lay_out(state, normalize(item.items))
  state.uses_prefix = outer
end

-- Ends of styles are in the same list.
function layouts.style(state, item)
  state.fonts = {outer = state.fonts, font = state.font}
  state.font = with_style(state.font, item.name, item.to)
end

function layouts.style_end(state)
  state.font = state.fonts.font
  state.fonts = state.fonts.outer
end

function lay_out(state, items)
  local i = 1
  while i <= #items do
    if is_block(items[i]) then
      local blocks = {}
      repeat
        blocks[#blocks + 1] = items[i]
        i = i + 1
      until not is_block(items[i])
      put_blocks(state, blocks)
    else
      layouts[items[i].kind](state, items[i], items, i)
      i = i + 1
    end
  end
end

local function runs_of(node, line_width)
  local state = new_state(line_width)
  lay_out(state, normalize(flatten(node)))
  return state.runs
end

-- ---- results ----

-- Plain text; lines are filled up to `line_width`, unless it is nil.
function render.plain(node, line_width)
  local texts = {}
  for i, run in ipairs(runs_of(node, line_width)) do
    texts[i] = run.text
  end
  return table.concat(texts)
end

-- With the codes of a terminal.
function render.ansi(node, line_width)
  local texts, font = {}, PLAIN
  for _, run in ipairs(runs_of(node, line_width)) do
    if run.font.code ~= font.code then
      texts[#texts + 1] = run.font.code
    end
    texts[#texts + 1] = run.text
    font = run.font
  end
  return table.concat(texts) .. PLAIN.code .. '\27]8;;\27\\'
end

-- Lines of runs. Without an empty one at the end.
local function split_lines(runs)
  local lines = {{}}
  for _, run in ipairs(runs) do
    for text, line_end in run.text:gmatch '([^\n]*)(\n?)' do
      if text ~= '' then
        table.insert(lines[#lines], {text = text, font = run.font})
      end
      if line_end ~= '' then
        lines[#lines + 1] = {}
      end
    end
  end
  if #lines[#lines] == 0 then
    lines[#lines] = nil
  end
  return lines
end

local function characters_of(runs)
  local characters = {}
  for _, run in ipairs(runs) do
    for character in run.text:gmatch '.[\x80-\xBF]*' do
      characters[#characters + 1] = character
    end
  end
  return characters
end

-- A line that is too long for a block, in pieces that are full from its end on: the first is the rest.
local function chop_line(runs, width)
  local characters = characters_of(runs)
  local pieces, last, filled = {}, #characters, 0
  for i = #characters, 1, -1 do
    local character_width = doc.width(characters[i])
    if filled + character_width > width and i < last then
      table.insert(pieces, 1, {{text = table.concat(characters, '', i + 1, last), font = PLAIN}})
      last, filled = i, 0
    end
    filled = filled + character_width
  end
  table.insert(pieces, 1, {{text = table.concat(characters, '', 1, last), font = PLAIN}})
  return pieces
end

local INDENTS = {
  left = function() return 0 end,
  right = function(room) return room end,
  center = function(room) return room // 2 end,
}

-- A column of this width; `alignment` is "left", "right" or "center".
function render.block(node, width, alignment)
  width = math.max(width, doc.is_empty(node) and width or 1)
  local block = {kind = 'block', width = width, lines = {}}
  for _, line in ipairs(split_lines(runs_of(node, width))) do
    local pieces = runs_width(line) <= width and {line} or chop_line(line, width)
    for _, piece in ipairs(pieces) do
      local indent = INDENTS[alignment](width - runs_width(piece))
      if indent > 0 then
        table.insert(piece, 1, {text = (' '):rep(indent), font = PLAIN})
      end
      table.insert(block.lines, piece)
    end
  end
  return block
end

return render
