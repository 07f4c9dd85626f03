-- structure/sections.lua - blocks as sections: a Div of the class "section" for each heading and what belongs to it.
--
-- The rules are pandoc's (makeSections, in its Text.Pandoc.Shared); so are those for slides, which begin at headings of
-- one level, or at rules.

local List = require 'pandoc.List'

local sections = {}

-- The pairs of an AttributeList.
local function pairs_of(attributes)
  local list = List()
  for i = 1, #attributes do
    list[i] = attributes[i]
  end
  return list
end

-- The first heading of a block, at the very beginning: its level.
local function leading_level(block)
  while block and block.t == 'Div' do
    block = block.content[1]
  end
  return block and block.t == 'Header' and block.level
end

-- ---- numbers ----

local function lowest_level(blocks)
  local lowest = 99
  blocks:walk {
    Header = function(header)
      lowest = math.min(lowest, header.level)
    end,
  }
  return lowest
end

-- Counts a heading, and gives its number: one part for each level from the lowest on.
local function next_number(state, level, is_unnumbered)
  local number = {}
  for i = 1, level - state.lowest + 1 do
    number[i] = state.number[i] or 0
  end
  if #number > 0 then
    number[#number] = number[#number] + 1
    state.number = is_unnumbered and state.number or number
  end
  return table.concat(number, '.')
end

-- ---- sections ----

local HEADING_ROLES = {}
for role in ('tab presentation none treeitem menuitem button heading'):gmatch '%S+' do
  HEADING_ROLES[role] = true
end

-- What the heading itself keeps of the attributes of its section.
local function is_heading_attribute(attribute)
  local name, value = attribute[1], attribute[2]
  return name ~= 'epub:type' and (name ~= 'role' or HEADING_ROLES[value] ~= nil)
end

local make

local function section_attributes(state, header)
  local classes = header.classes
  local attributes = pairs_of(header.attributes)
  if state.lowest then
    local is_unnumbered = classes:includes 'unnumbered'
    local number = next_number(state, header.level, is_unnumbered)
    if state.is_numbered and not is_unnumbered and not header.attributes.number then
      attributes:insert(1, {'number', number})
    end
  end
  return classes, attributes
end

-- The section of the heading at `first`; gives the position behind it, too.
local function make_section(state, blocks, first, last)
  local header = blocks[first]
  local level = header.level
  local classes, attributes = section_attributes(state, header)
  local behind = first + 1
  while behind <= last and (leading_level(blocks[behind]) or math.huge) > level do
    behind = behind + 1
  end
  local own = pandoc.Header(
    state.base and state.base + level - state.lowest or level,
    header.content,
    pandoc.Attr('', classes, attributes:filter(is_heading_attribute))
  )
  local content = make(state, blocks, first + 1, behind - 1)
  content:insert(1, own)
  local attr = pandoc.Attr(header.identifier, List {'section'} .. classes, attributes)
  return pandoc.Div(content, attr), behind
end

-- ---- Divs that are sections already ----

local function includes_any(classes, ...)
  for _, class in ipairs {...} do
    if classes:includes(class) then
      return true
    end
  end
  return false
end

-- Begins with a heading, and has no other one of its level or above; and is no part of slides.
local function is_section(div, content)
  if not (content[1] and content[1].t == 'Header') then
    return false
  end
  for i = 2, #content do
    if content[i].t == 'Header' and content[i].level <= content[1].level then
      return false
    end
  end
  local classes = div.classes
  return classes:includes 'section' or not includes_any(classes, 'column', 'columns', 'fragment', 'cell')
end

-- Classes of both, and attributes of both; where both have one, that of the first counts.
local function combine(first, second)
  local classes, attributes = List(), pairs_of(first.attributes)
  for _, class in ipairs(first.classes .. second.classes) do
    if not classes:includes(class) then
      classes:insert(class)
    end
  end
  local added = List()
  for _, attribute in ipairs(pairs_of(second.attributes)) do
    if first.attributes[attribute[1]] == nil then
      added:insert(attribute)
    end
  end
  return classes, added .. attributes
end

-- A Div around a section becomes that section. When both have an identifier, the Div's stays, and the heading takes its
-- own.
local function make_div(state, div)
  local content = div.content
  if not is_section(div, content) then
    return pandoc.Div(make(state, content, 1, #content), div.attr)
  end
  local inner = make(state, content, 1, #content)
  local section = inner[1]
  if #inner ~= 1 then
    return pandoc.Div(inner, div.attr)
  end
  local classes, attributes = combine(section, div)
  local blocks = section.content
  local identifier = div.identifier ~= '' and div.identifier or section.identifier
  if identifier ~= section.identifier then
    local header = blocks[1]
    header.identifier = section.identifier
    blocks[1] = header
  end
  return pandoc.Div(blocks, pandoc.Attr(identifier, classes, attributes))
end

-- The blocks from `first` to `last`, as sections.
function make(state, blocks, first, last)
  local made = pandoc.Blocks {}
  local at = first
  while at <= last do
    local block = blocks[at]
    if block.t == 'Header' then
      made[#made + 1], at = make_section(state, blocks, at, last)
    else
      made[#made + 1] = block.t == 'Div' and make_div(state, block) or block
      at = at + 1
    end
  end
  return made
end

-- `base` is the level that the lowest one becomes; nil leaves levels as they are.
function sections.make(blocks, is_numbered, base)
  local state = {is_numbered = is_numbered, base = base, number = {}}
  if is_numbered or base then
    state.lowest = lowest_level(blocks)
  end
  return make(state, blocks, 1, #blocks)
end

-- ---- slides ----

-- The lowest level of a heading that has something before the next heading or rule; at most `least`.
local function slide_level(blocks, least)
  local at = 1
  while at <= #blocks do
    local block, next_block = blocks[at], blocks[at + 1]
    local has_content = next_block and next_block.t ~= 'Header' and next_block.t ~= 'HorizontalRule'
    if block.t == 'Header' and block.level < least and has_content then
      least = block.level
      at = at + 1
    elseif block.t == 'Div' then
      least = math.min(least, slide_level(block.content, least))
    end
    at = at + 1
  end
  return least
end

function sections.slide_level(blocks)
  return slide_level(blocks, 6)
end

local function untitled(level)
  return pandoc.Header(level, {pandoc.Str '\0'})
end

-- The heading in a last Div with the identifier "refs" stands before it.
local function extract_heading_of_references(blocks)
  local div = blocks[#blocks]
  if div and div.t == 'Div' and div.identifier == 'refs' and div.content[1] and div.content[1].t == 'Header' then
    local content = div.content
    blocks[#blocks] = content:remove(1)
    blocks:insert(pandoc.Div(content, div.attr))
  end
end

-- Blocks in which each slide begins with a heading, if one without a title.
function sections.prepare_slides(blocks, level)
  local prepared = pandoc.Blocks {}
  blocks = blocks:clone()
  extract_heading_of_references(blocks)
  for i, block in ipairs(blocks) do
    local next_block = blocks[i + 1]
    if block.t ~= 'HorizontalRule' then
      prepared:insert(block)
    elseif not (next_block and next_block.t == 'Header' and next_block.level == level) then
      prepared:insert(untitled(level))
    end
  end
  local first = prepared[1]
  local first_header = first and first.t == 'Div' and first.content[1] or first
  if not (first_header and first_header.t == 'Header' and first_header.level <= level) then
    prepared:insert(1, untitled(level))
  end
  return prepared
end

return sections
