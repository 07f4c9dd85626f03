--[[
gotchas.lua - makes lessons of headings that tell of a gotcha.

    # memoc.yaml
    filters: [filters/gotchas.lua]

    ### Gotcha: the cache outlives the process

    A restart does not clear the cache.

    **Problem:** old prices after a deployment
    **Fix:** flush it in the start script

becomes a record of the kind lesson (memoc records --kind lesson): its title is what stands behind "Gotcha:", its
statement the first paragraph without a label. "Gotcha 3: …" is one, too. The section is read to its end, subsections
included. Labels are bold, with a colon in or behind them, at the start of a paragraph, of a line, or of a list's item:

    Problem, Symptom        -> problem
    Fix, Solution           -> fix
    Workaround              -> workaround
    When                    -> when
    Lesson                  -> statement

A label with nothing behind it has the paragraph or the code that follows. Code blocks of the section are kept as `code`.

A document whose front matter says `gotchas: false` is left alone.
]]

local fields = {
  problem = 'problem', symptom = 'problem',
  fix = 'fix', solution = 'fix',
  workaround = 'workaround', when = 'when', lesson = 'statement',
}

local function trim(text)
  return text:match '^%s*(.-)%s*$'
end

local function text_of(inlines)
  local texts = {}
  local function add(inline) texts[#texts + 1] = inline.text end
  local function blank() texts[#texts + 1] = ' ' end
  pandoc.Inlines(inlines):walk {
    traverse = 'topdown',
    Str = add, Code = add, Math = add,
    Space = blank, SoftBreak = blank, LineBreak = blank,
    Note = function() return {}, false end,
  }
  return trim(table.concat(texts))
end

-- "Fix" of **Fix:** and of **Fix**: at inlines[i], and the place behind it.
local function label_at(inlines, i)
  local inline, next = inlines[i], inlines[i + 1]
  if inline.t ~= 'Strong' then
    return nil
  end
  local text = text_of(inline.content)
  if text:match ':$' then
    return trim(text:sub(1, -2)), i + 1
  elseif next and next.t == 'Str' and next.text == ':' then
    return text, i + 2
  end
end

local function is_line_start(inlines, i)
  local before = inlines[i - 1]
  return not before or before.t == 'SoftBreak' or before.t == 'LineBreak'
end

-- What is known of one gotcha.
local Lesson = {}
Lesson.__index = Lesson

function Lesson:set(field, text)
  if field and text ~= '' and not self.record[field] then
    self.record[field] = text
  end
end

-- What stands behind a label; with nothing there, it waits for the next block.
function Lesson:add_value(label, value)
  local field = fields[label:lower()]
  self.waiting = value == '' and field or nil
  self:set(field, value)
end

function Lesson:add_paragraph(inlines)
  local waiting, label, value = self.waiting, nil, {}
  self.waiting = nil
  local i = 1
  while i <= #inlines do
    local found, behind
    if is_line_start(inlines, i) then
      found, behind = label_at(inlines, i)
    end
    if found then
      if label then
        self:add_value(label, text_of(value))
      end
      label, value, i = found, {}, behind
    else
      value[#value + 1] = inlines[i]
      i = i + 1
    end
  end
  if label then
    self:add_value(label, text_of(value))
  else
    self:set(waiting or 'statement', text_of(value))
  end
end

function Lesson:add_code(block)
  self:set(self.waiting, trim(block.text))
  self.waiting = nil
  self.record.code = self.record.code or {}
  table.insert(self.record.code, {lang = block.classes[1], text = block.text})
end

function Lesson:add_item(item)
  local first = item[1]
  if first and (first.t == 'Plain' or first.t == 'Para') and label_at(first.content, 1) then
    self:add_paragraph(first.content)
  end
end

function Lesson:add_block(block)
  if block.t == 'Para' then
    self:add_paragraph(block.content)
  elseif block.t == 'CodeBlock' then
    self:add_code(block)
  elseif block.t == 'BulletList' then
    self.waiting = nil
    for _, item in ipairs(block.content) do
      self:add_item(item)
    end
  end
end

local function lesson_of(header)
  local text = text_of(header.content)
  local title = text:match '^[Gg][Oo][Tt][Cc][Hh][Aa]%s*[%d.]*%s*:%s*(.+)$'
  if title then
    return setmetatable({level = header.level, record = {kind = 'lesson', title = title, node = header}}, Lesson)
  end
end

local function read_blocks(blocks)
  local open = {} -- lessons that the walk is in, outermost first
  for _, block in ipairs(blocks) do
    if block.t == 'Header' then
      while #open > 0 and open[#open].level >= block.level do
        memoc.record(table.remove(open).record)
      end
      open[#open + 1] = lesson_of(block)
    elseif #open > 0 then
      open[#open]:add_block(block)
    end
  end
  while #open > 0 do
    memoc.record(table.remove(open).record)
  end
end

function Pandoc(doc)
  if memoc.document.front_matter.gotchas ~= false then
    read_blocks(doc.blocks)
  end
end
