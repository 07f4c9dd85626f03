--[=[
toc.lua - a table of contents where the document asks for one.

    # memoc.yaml
    filters: [filters/toc.lua]

    [TOC]

A paragraph that is only [TOC] or [[_TOC_]] (as GitLab has it), in small letters too, becomes

    <div class="toc" role="navigation" aria-label="Contents"> with a list of links to the headings

So does <div class="toc"></div>, and a Div of the class toc with nothing in it. Links lead to the headings' own
identifiers; a heading without one is listed as text. Headings in quotes, lists and tables are not listed, nor
those of the class unlisted. Notes and links in a heading are left out of its entry. Front matter has options, and
a Div may have them as attributes:

    toc:
      from: 2            # the first level that is listed. Where nothing is said: 1, or 2 when there is one heading
                         # of level 1 and it comes first: that is the document's title
      depth: 3           # the last level that is listed; 3, where nothing is said
      title: On this page  # stands above the list, and is what it is called for those who do not see it
      numbers: true      # 1, 1.1, … before the entries; headings of the class unnumbered have none
    toc: false           # no table of contents in this document: the marks are taken out

Run it behind filters that change headings. pandoc.structure.table_of_contents lists the title as well and has no
numbers that begin below it, which is why it is not used here.
]=]

local stringify = pandoc.utils.stringify

-- ---- options ----

local function number_of(value, default, name)
  if value == nil or value == '' then
    return default
  end
  local number = math.tointeger(tonumber(stringify(value)))
  if not number or number < 1 then
    error(('toc: %s is a level of headings, not "%s"'):format(name, stringify(value)), 0)
  end
  return number
end

local function read_options(meta)
  local given = meta.toc
  if given == false then
    return nil
  end
  given = pandoc.utils.type(given) == 'table' and given or {}
  return {
    from = number_of(given.from, nil, 'from'),
    depth = number_of(given.depth, 3, 'depth'),
    title = given.title and pandoc.Inlines(stringify(given.title)) or nil,
    has_numbers = given.numbers == true,
  }
end

-- What a Div says goes before what the document says.
local function options_of_div(options, attributes)
  local numbers = attributes.numbers
  return {
    from = number_of(attributes.from, options.from, 'from'),
    depth = number_of(attributes.depth, options.depth, 'depth'),
    title = attributes.title and pandoc.Inlines(attributes.title) or options.title,
    has_numbers = numbers == 'true' or (not numbers and options.has_numbers),
  }
end

-- ---- headings ----

local headings = {}

local function skip(element)
  return element, false
end

local function collect_headings(doc)
  doc.blocks:walk {
    traverse = 'topdown',
    Header = function(header)
      headings[#headings + 1] = header
      return header, false
    end,
    BlockQuote = skip, BulletList = skip, OrderedList = skip, DefinitionList = skip, Table = skip, Figure = skip,
    Para = skip, Plain = skip, LineBlock = skip,
  }
end

-- What an entry shows: no notes, no links, nothing with an identifier, which would be there twice.
local function entry_text(header)
  return header.content:walk {
    Note = function() return {} end,
    RawInline = function() return {} end,
    Link = function(link) return link.content end,
    Span = function(span)
      span.identifier = ''
      return span
    end,
  }
end

local function first_level()
  local first = headings[1]
  if not first or first.level ~= 1 then
    return 1
  end
  for i = 2, #headings do
    if headings[i].level == 1 then
      return 1
    end
  end
  return 2
end

-- ---- the list ----

-- Counts headings of each level: "1.2". A level that is left out counts as 0, as in pandoc.
local function new_counter(from)
  local counts = {}
  return function(level)
    local depth = level - from + 1
    counts[depth] = (counts[depth] or 0) + 1
    for i = #counts, depth + 1, -1 do
      counts[i] = nil
    end
    for i = 1, depth - 1 do
      counts[i] = counts[i] or 0
    end
    return table.concat(counts, '.', 1, depth)
  end
end

local function entry_of(header, number)
  local content = entry_text(header)
  if number then
    content:insert(1, pandoc.Span(number, pandoc.Attr('', {'toc-section-number'})))
    content:insert(2, pandoc.Space())
  end
  if header.identifier ~= '' then
    content = {pandoc.Link(content, '#' .. header.identifier)}
  end
  return pandoc.Plain(content)
end

local function listed_headings(from, depth)
  return pandoc.List(headings):filter(function(header)
    return header.level >= from and header.level <= depth
  end)
end

-- A level that is left out makes no empty entry: the heading is listed one level below the one it belongs to.
local function build_list(from, options)
  local count = options.has_numbers and new_counter(from) or function() end
  local root = {level = 0, items = {}}
  local path = {root}
  for _, header in ipairs(listed_headings(from, options.depth)) do
    local number = not header.classes:includes 'unnumbered' and count(header.level) or nil
    if not header.classes:includes 'unlisted' then
      while path[#path].level >= header.level do
        path[#path] = nil
      end
      local node = {level = header.level, entry = entry_of(header, number), items = {}}
      table.insert(path[#path].items, node)
      path[#path + 1] = node
    end
  end
  return root.items
end

local function list_of(nodes)
  local items = {}
  for i, node in ipairs(nodes) do
    items[i] = {node.entry}
    if #node.items > 0 then
      items[i][2] = list_of(node.items)
    end
  end
  return pandoc.BulletList(items)
end

local function contents(options, attr)
  local nodes = build_list(options.from or first_level(), options)
  if #nodes == 0 then
    return {}
  end
  local blocks = {list_of(nodes)}
  if options.title then
    table.insert(blocks, 1, pandoc.Div({pandoc.Plain(options.title)}, pandoc.Attr('', {'toc-title'})))
  end
  local label = options.title and stringify(options.title) or 'Contents'
  attr = attr or pandoc.Attr('', {'toc'})
  attr.attributes = {{'role', 'navigation'}, {'aria-label', label}}
  return pandoc.Div(blocks, attr)
end

-- ---- where it is asked for ----

local options

local function is_mark(paragraph)
  local content = paragraph.content
  if #content == 0 or #content > 3 then
    return false
  end
  local text = stringify(content):lower()
  return text == '[toc]' or text == '[[toc]]' or text == '[[_toc_]]'
end

local function in_place(attr, own)
  return options and contents(own or options, attr) or {}
end

local places = {
  Para = function(paragraph)
    return is_mark(paragraph) and in_place() or nil
  end,
  RawBlock = function(raw)
    return raw.format == 'html' and raw.text:match '^<div class="toc">%s*</div>%s*$' and in_place() or nil
  end,
  Div = function(div)
    if not div.classes:includes 'toc' or #div.content > 0 then
      return nil
    end
    local attr = pandoc.Attr(div.identifier, div.classes)
    return in_place(attr, options and options_of_div(options, div.attributes))
  end,
}

return {
  {Meta = function(meta) options = read_options(meta) end},
  {Pandoc = collect_headings},
  places,
}
