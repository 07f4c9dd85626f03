-- structure.lua - pandoc.structure: sections, slides, chunks and tables of contents.

local native = select(4, ...)
local chunks = require 'pandoc.structure.chunks'
local sections = require 'pandoc.structure.sections'

local structure = {}

local function type_of(value)
  return pandoc.utils.type(value)
end

-- The blocks of a document, or what blocks can be made from.
local function body_of(value)
  return type_of(value) == 'Pandoc' and value.blocks or pandoc.Blocks(value)
end

local function check_table(value, position, name)
  if value ~= nil and type(value) ~= 'table' then
    error(("bad argument #%d to '%s' (table expected, got %s)"):format(position, name, type_of(value)), 3)
  end
end

-- Levels that are no whole numbers count as not given.
function structure.make_sections(blocks, options)
  blocks = body_of(blocks)
  local given = options == nil and {} or options
  if type(given) ~= 'table' and type(given) ~= 'userdata' then
    error(("bad argument #2 to 'make_sections' (table expected, got %s)"):format(type_of(given)), 2)
  end
  local level = math.tointeger(given.slide_level)
  if level then
    level = level > 0 and level or sections.slide_level(blocks)
    blocks = sections.prepare_slides(blocks, level)
  end
  return sections.make(blocks, given.number_sections, math.tointeger(given.base_level))
end

function structure.slide_level(blocks)
  return sections.slide_level(body_of(blocks))
end

local function integer_option(options, name, default)
  local value = rawget(options, name)
  if value ~= nil and not math.tointeger(value) then
    error(('%s: integer expected, got %s'):format(name, type_of(value)), 3)
  end
  return math.tointeger(value) or default
end

local function path_template(options)
  local template = rawget(options, 'path_template')
  if template ~= nil and type(template) ~= 'string' then
    error(('path_template: string expected, got %s'):format(type_of(template)), 3)
  end
  return template or 'chunk-%n'
end

function structure.split_into_chunks(doc, options)
  if type_of(doc) ~= 'Pandoc' then
    error(("bad argument #1 to 'split_into_chunks' (Pandoc expected, got %s)"):format(type_of(doc)), 2)
  end
  check_table(options, 2, 'split_into_chunks')
  options = options or {}
  return chunks.split(doc, {
    path_template = path_template(options),
    number_sections = rawget(options, 'number_sections'),
    base_heading_level = integer_option(options, 'base_heading_level'),
    chunk_level = integer_option(options, 'chunk_level', 1),
  })
end

-- ---- tables of contents ----

-- Links cannot stand in links, and notes would be there twice.
local TITLE = {
  Link = function(link)
    return link.content
  end,
  Note = function()
    return {}
  end,
}

local function entry_of(information, with_numbers)
  local title = information.title:walk(TITLE)
  if with_numbers and information.number then
    local number = pandoc.Span({pandoc.Str(information.number)}, pandoc.Attr('', {'toc-section-number'}))
    title = pandoc.Inlines {number, pandoc.Space()} .. title
  end
  local id, target = information.id, information.path
  if target == '' and id ~= '' then
    target = '#' .. id
  end
  if target == '' then
    return title
  end
  return {pandoc.Link(title, target, '', pandoc.Attr(id ~= '' and 'toc-' .. id or ''))}
end

local function list_of(tree, with_numbers, depth)
  local items = pandoc.List()
  for _, branch in ipairs(tree) do
    if branch[0].level <= depth then
      local item = pandoc.Blocks {pandoc.Plain(entry_of(branch[0], with_numbers))}
      local inner = list_of(branch, with_numbers, depth)
      if #inner.content > 0 then
        item:insert(inner)
      end
      items:insert(item)
    end
  end
  return pandoc.BulletList(items)
end

function structure.table_of_contents(source, options)
  options = pandoc.WriterOptions(options == nil and {} or options)
  local tree
  if type_of(source) == 'ChunkedDoc' then
    tree = source.toc
  else
    tree = chunks.contents(sections.make(body_of(source), options.number_sections))
  end
  return list_of(tree, options.number_sections, options.toc_depth)
end

-- ---- identifiers ----

-- `used` has identifiers as keys; `extensions` is a list of names.
function structure.unique_identifier(inlines, used, extensions)
  check_table(used, 2, 'unique_identifier')
  check_table(extensions, 3, 'unique_identifier')
  local enabled = {}
  for _, name in ipairs(extensions or {}) do
    enabled[name] = true
  end
  local text = pandoc.utils.stringify(pandoc.Inlines(inlines))
  local identifier = native.identifier(text, enabled.gfm_auto_identifiers, enabled.ascii_identifiers)
  return chunks.unique(identifier, used or {})
end

return structure
