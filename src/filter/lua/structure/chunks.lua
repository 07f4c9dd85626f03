-- structure/chunks.lua - a document cut into parts that are pages of their own, and the tree of its sections.
--
-- The rules are pandoc's (its Text.Pandoc.Chunks).

local native = select(4, ...)
local List = require 'pandoc.List'
local sections = require 'pandoc.structure.sections'

local chunks = {}

-- More repeats than these are one too many.
local REPEATS_MOST = 60000

-- An identifier that is not among the keys of `used`. Who asks again and again, and takes none away, gives a table that
-- remembers where the search ended.
function chunks.unique(identifier, used, ends)
  local base = identifier == '' and 'section' or identifier
  if not used[base] then
    return base
  end
  for i = ends and ends[base] or 1, REPEATS_MOST do
    if not used[base .. '-' .. i] then
      if ends then
        ends[base] = i
      end
      return base .. '-' .. i
    end
  end
  return base
end

local function identifier_of(inlines)
  return native.identifier(pandoc.utils.stringify(inlines))
end

-- The heading of a block that is a section; nil for all others.
local function section_heading(block)
  if block.t ~= 'Div' or block.classes[1] ~= 'section' then
    return nil
  end
  local first = block.content[1]
  return first and first.t == 'Header' and first or nil
end

-- Gives each section an identifier.
local function ensure_identifiers(blocks)
  local used, ends = {}, {}
  return blocks:walk {
    Div = function(div)
      local heading = section_heading(div)
      if not heading then
        return nil
      end
      local is_given = div.identifier ~= ''
      if not is_given then
        div.identifier = chunks.unique(identifier_of(heading.content), used, ends)
      end
      used[div.identifier] = true
      return not is_given and div or nil
    end,
  }
end

-- ---- the tree of sections ----

local function information_of(heading, id)
  return {title = heading.content, number = heading.attributes.number, id = id, path = '', level = heading.level}
end

local add_sections

local function add_section(tree, block)
  local content = block.t == 'Div' and block.content or {}
  local heading = content[1] and content[1].t == 'Header' and content[1]
  if heading and (heading.attributes.number or not heading.classes:includes 'unlisted') then
    local branch = {[0] = information_of(heading, block.identifier)}
    add_sections(branch, content, 2)
    tree[#tree + 1] = branch
  elseif #content == 1 and content[1].t == 'Div' then
    add_section(tree, content[1])
  end
end

function add_sections(tree, blocks, first)
  for i = first, #blocks do
    add_section(tree, blocks[i])
  end
end

-- A tree is a list of trees, with what is known of its section at [0]: title, number, id, path, level.
function chunks.contents(blocks)
  local tree = {[0] = {title = pandoc.Inlines {}, id = '', path = '', level = 0}}
  add_sections(tree, blocks, 1)
  return tree
end

-- ---- cutting ----

-- The name of a chunk's file. What is filled in is not filled again, but in the order in which pandoc does it.
local function resolve_path(template, parts)
  local path = template
  for _, code in ipairs {'i', 'h', 's', 'n'} do
    path = path:gsub('%%' .. code, (parts[code]:gsub('%%', '%%%%')))
  end
  return (path:gsub('[/\\]', ''))
end

local function title_of(meta)
  local title = meta.title
  local kind = pandoc.utils.type(title)
  if kind == 'Blocks' then
    local only = #title == 1 and title[1]
    return only and (only.t == 'Plain' or only.t == 'Para') and only.content or pandoc.Inlines {}
  end
  if kind == 'string' then
    return pandoc.Inlines {pandoc.Str(title)}
  end
  return kind == 'Inlines' and title or pandoc.Inlines {}
end

local function new_chunk(state, fields)
  local number = #state.chunks + 1
  fields.number = number
  fields.path = resolve_path(state.template, {
    i = fields.id, h = pandoc.utils.stringify(fields.heading), s = fields.section_number or state.no_number,
    n = ('%03d'):format(number),
  })
  state.chunks:insert(native.Chunk(fields))
end

local function add_section_chunk(state, section, content)
  local heading = content[1]
  local classes = section.classes
  state.no_number = ''
  new_chunk(state, {
    heading = heading.content,
    id = section.identifier,
    level = heading.level,
    section_number = section.attributes.number,
    unlisted = (classes:find('unlisted', 2)) ~= nil,
    contents = {pandoc.Div(content, section.attr)},
  })
end

-- What stands before the first section.
local function add_preamble(state, content)
  local title = title_of(state.meta)
  state.no_number = '0'
  new_chunk(state, {
    heading = title,
    id = identifier_of(title) .. '-' .. #state.chunks + 1,
    level = 0,
    contents = content,
  })
end

local function level_of(state, block)
  local heading = section_heading(block)
  return heading and heading.level <= state.level and heading.level or nil
end

-- The blocks before the first one at or after `first` that begins a chunk, and its position.
local function take_until_chunk(state, blocks, first)
  local taken = pandoc.Blocks {}
  local at = first
  while at <= #blocks and not level_of(state, blocks[at]) do
    taken[#taken + 1] = blocks[at]
    at = at + 1
  end
  return taken, at
end

local add_chunks

local function add_section_chunks(state, section)
  local content = section.content
  if level_of(state, section) == state.level then
    add_section_chunk(state, section, content)
    return
  end
  local own, behind = take_until_chunk(state, content, 2)
  own:insert(1, content[1])
  add_section_chunk(state, section, own)
  add_chunks(state, content, behind)
end

function add_chunks(state, blocks, first)
  local at = first
  while at <= #blocks do
    if level_of(state, blocks[at]) then
      add_section_chunks(state, blocks[at])
      at = at + 1
    else
      local content
      content, at = take_until_chunk(state, blocks, at)
      add_preamble(state, content)
    end
  end
end

-- ---- navigation ----

local function add_navigation(list)
  for i, chunk in ipairs(list) do
    local before = list[i - 1]
    chunk.prev = before
    chunk.next = list[i + 1]
    if before and before.level < chunk.level then
      chunk.up = before
    elseif before and before.level == chunk.level then
      chunk.up = before.up
    end
  end
end

-- ---- references between chunks ----

local HTML = {html = true, html4 = true, html5 = true}

local function raw_identifiers(raw, note)
  if HTML[raw.format] then
    for tag in raw.text:gmatch '<%a[^>]*>' do
      note(tag:match '%sid%s*=%s*"([^"]*)"' or tag:match "%sid%s*=%s*'([^']*)'" or '')
    end
  end
end

-- From identifiers to the paths of the chunks that they stand in.
local function paths_by_identifier(list)
  local paths = {}
  for _, chunk in ipairs(list) do
    local function note(identifier)
      if identifier ~= '' and not paths[identifier] then
        paths[identifier] = chunk.path
      end
    end
    local function note_element(element)
      note(element.identifier)
    end
    local function note_raw(raw)
      raw_identifiers(raw, note)
    end
    note(chunk.id)
    chunk.contents:walk {
      Div = note_element, Header = note_element, Table = note_element, Span = note_element, Link = note_element,
      Image = note_element, RawBlock = note_raw, RawInline = note_raw,
    }
  end
  return paths
end

-- A link to a place in the document leads to the chunk that it is in now; pandoc's own notes for that are taken away.
local function link_filter(paths)
  return {
    Link = function(link)
      local path = link.target:sub(1, 1) == '#' and paths[link.target:sub(2)]
      if path then
        link.target = path .. link.target
        return link
      end
    end,
    Div = function(div)
      local attributes = div.attributes
      for i = #attributes, 1, -1 do
        if attributes[i][1]:sub(1, 4) == 'nav-' then
          attributes[i] = nil
        end
      end
      return div
    end,
  }
end

-- Of a section, or of the one around it.
local function set_paths(tree, paths, outer)
  local information = tree[0]
  local path = paths[information.id] or outer
  information.path = path .. '#' .. information.id
  for _, branch in ipairs(tree) do
    set_paths(branch, paths, path)
  end
end

local function section_paths(list)
  local paths = {}
  for _, chunk in ipairs(list) do
    paths[chunk.id] = paths[chunk.id] or chunk.path
    chunk.contents:walk {
      Div = function(div)
        if div.classes[1] == 'section' and div.identifier ~= '' then
          paths[div.identifier] = paths[div.identifier] or chunk.path
        end
      end,
    }
  end
  return paths
end

-- `options`: path_template, number_sections, base_heading_level, chunk_level.
function chunks.split(doc, options)
  local made = sections.make(doc.blocks, options.number_sections, options.base_heading_level)
  local blocks = ensure_identifiers(made)
  local state = {
    level = options.chunk_level, template = options.path_template, meta = doc.meta, chunks = List(),
  }
  add_chunks(state, blocks, 1)
  local list = state.chunks
  local tree = chunks.contents(blocks)
  set_paths(tree, section_paths(list), '')
  local links = link_filter(paths_by_identifier(list))
  for _, chunk in ipairs(list) do
    chunk.contents = chunk.contents:walk(links)
  end
  add_navigation(list)
  local meta = pandoc.Pandoc({}, doc.meta):walk(links).meta
  return native.ChunkedDoc {chunks = list, meta = meta, toc = tree}
end

return chunks
