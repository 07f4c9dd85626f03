--[[
heading-anchors.lua - a link to itself behind every heading that has an identifier.

    # memoc.yaml
    filters: [filters/heading-anchors.lua]

    ## Before the release
    -> <h2 id="before-the-release">Before the release<a href="#before-the-release" class="anchor"
       aria-label="Permalink to “Before the release”"></a></h2>

The link has no content: its sign comes from the style sheet (.anchor::before), so a heading's text stays what it
was wherever it is used: titles of records, tables of contents, search. Front matter has options:

    heading-anchors:
      levels: 2-4          # which headings; all, where nothing is said. "2" is one level, "3-" all from the third on
      place: before        # where the link stands; after, where nothing is said
      label: Link to “%s”  # what it is called for those who do not see it; %s is the heading's text
      hidden: true         # hide it from them instead, and from the Tab key
      class: permalink     # its class; anchor, where nothing is said
    heading-anchors: false # no links in this document

A heading without text, or of the class no-anchor, gets no link. One that is a link or holds one gets its own,
too. Run it behind filters that change headings or their identifiers.
]]

local stringify = pandoc.utils.stringify

local function text_of(value, default)
  if value == nil or type(value) == 'boolean' then
    return default
  end
  local text = stringify(value)
  return text ~= '' and text or default
end

local function levels_of(value)
  local text = text_of(value, '0-')
  local first, dash, last = text:match '^%s*(%d+)%s*(%-?)%s*(%d*)%s*$'
  if not first then
    error(('heading-anchors: levels are written 2-4, 2- or 2, not "%s"'):format(text), 0)
  end
  first = tonumber(first)
  if dash == '' then
    return first, first
  end
  return first, tonumber(last) or math.huge
end

local function read_options(meta)
  local given = meta['heading-anchors']
  if given == false then
    return nil
  end
  given = type(given) == 'table' and given or {}
  local first, last = levels_of(given.levels)
  return {
    first = first,
    last = last,
    is_before = text_of(given.place, 'after') == 'before',
    label = text_of(given.label, 'Permalink to “%s”'),
    is_hidden = given.hidden == true,
    class = text_of(given.class, 'anchor'),
  }
end

-- The text without what is not of it: notes.
local function heading_text(header)
  local content = pandoc.Inlines(header.content):walk {Note = function() return {} end}
  return stringify(content)
end

local function has_anchor(header, options)
  local found = false
  header:walk {
    Link = function(link)
      found = found or (link.classes:includes(options.class) and link.target == '#' .. header.identifier)
    end,
  }
  return found
end

local function anchor_of(header, options)
  local attributes = {}
  if options.is_hidden then
    attributes = {{'aria-hidden', 'true'}, {'tabindex', '-1'}}
  else
    local text = heading_text(header)
    local label = options.label:gsub('%%s', function() return text end)
    attributes = {{'aria-label', label}}
  end
  return pandoc.Link({}, '#' .. header.identifier, '', pandoc.Attr('', {options.class}, attributes))
end

local function is_wanted(header, options)
  return header.identifier ~= '' and header.level >= options.first and header.level <= options.last
    and not header.classes:includes 'no-anchor' and heading_text(header) ~= '' and not has_anchor(header, options)
end

local options

return {
  {Meta = function(meta) options = read_options(meta) end},
  {
    Header = function(header)
      if not options or not is_wanted(header, options) then
        return nil
      end
      local place = options.is_before and 1 or #header.content + 1
      header.content:insert(place, anchor_of(header, options))
      return header
    end,
  },
}
