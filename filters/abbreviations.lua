--[[
abbreviations.lua - says what abbreviations mean, where they are first used.

    # memoc.yaml
    filters: [filters/abbreviations.lua]

    ---
    abbreviations: {HTML: HyperText Markup Language, W3C DOM: the tree that scripts see}
    ---

    Some HTML, and an API.

    *[API]: Application Programming Interface

Their first use in the text becomes <abbr title="HyperText Markup Language">HTML</abbr>. A paragraph, of no quote,
list or note, whose lines all begin with *[…]: is taken out of the text; where it says something else than the
front matter, it counts. An abbreviation is found as it is written, with its case, as a word of its own or with a
plural's s behind it; of several that begin at one place, the longest. It may have several words. Not looked at:
headings, code, math, addresses, links whose text is their address, images, raw HTML.

Besides texts, the map in front matter may hold

    each: true                 # mark every use, not only the first one
    raw: false                 # <span class="abbr" title="…"> instead of <abbr>: for "html: escape" in memoc.yaml

and `abbreviations: false` leaves the document as it is, but for paragraphs with *[…]: that are taken out. In
other formats than HTML a use becomes a Span of the class abbr with the attribute title. A Span of this class that
is there already counts as a use.
]]

local stringify = pandoc.utils.stringify

local escapes = {['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;'}

local function escape(text)
  return (text:gsub('[&<>"]', escapes))
end

-- ---- what abbreviations there are ----

local meanings = {}  -- from an abbreviation to its meaning
local options = {each = false, raw = true}
local is_off = false

local function add_meaning(name, meaning)
  name = name:gsub('%s+', ' '):match '^ ?(.-) ?$'
  if name ~= '' and meaning ~= '' then
    meanings[name] = meaning
  end
end

local function read_metadata(meta)
  local given = meta.abbreviations
  is_off = given == false
  if type(given) ~= 'table' or pandoc.utils.type(given) ~= 'table' then
    return
  end
  for name, value in pairs(given) do
    if type(value) == 'boolean' then
      options[name] = value
    else
      add_meaning(name, stringify(value))
    end
  end
end

-- "*[API]: meaning" in each line; nil when one of them is something else.
local function read_definitions(paragraph)
  local lines = {pandoc.Inlines {}}
  for _, inline in ipairs(paragraph.content) do
    if inline.t == 'SoftBreak' or inline.t == 'LineBreak' then
      lines[#lines + 1] = pandoc.Inlines {}
    else
      lines[#lines]:insert(inline)
    end
  end
  local found = {}
  for i, line in ipairs(lines) do
    local name, meaning = stringify(line):match '^%*%[([^%]]+)%]:%s*(.*)$'
    if not name then
      return nil
    end
    found[i] = {name, meaning}
  end
  return found
end

local function take_definitions(paragraph)
  local found = stringify(paragraph):sub(1, 2) == '*[' and read_definitions(paragraph)
  if not found then
    return nil
  end
  for _, definition in ipairs(found) do
    add_meaning(definition[1], definition[2])
  end
  return {}
end

local function skip()
  return nil, false
end

-- ---- where they are in a text ----

local by_first = {}  -- from a byte to the abbreviations that begin with it, longest first
local used = {}

local function prepare()
  local count = 0
  for name in pairs(meanings) do
    local first = name:byte()
    by_first[first] = by_first[first] or {}
    table.insert(by_first[first], name)
    count = count + 1
  end
  for _, names in pairs(by_first) do
    table.sort(names, function(a, b) return #a > #b or (#a == #b and a < b) end)
  end
  return count
end

-- Letters, digits and "_"; of other scripts all but what is known as punctuation.
local function is_word(text, at)
  local byte = text:byte(at)
  if not byte or byte < 0x80 then
    return byte ~= nil and text:find('^[%w_]', at) ~= nil
  end
  while at > 1 and text:byte(at) & 0xC0 == 0x80 do
    at = at - 1
  end
  local punctuation = text:find('^\xC2[\xA0-\xBF]', at) or text:find('^\xE2[\x80\x81]', at)
    or text:find('^\xE3\x80', at)
  return not punctuation
end

local function ends_at(text, last)
  if not is_word(text, last) or not is_word(text, last + 1) then
    return true
  end
  local plural = text:match('^e?s()', last + 1)
  return plural ~= nil and not is_word(text, plural)
end

-- The abbreviation that begins at this byte; nil when there is none.
local function name_at(text, at)
  local names = by_first[text:byte(at)]
  if not names or (at > 1 and is_word(text, at) and is_word(text, at - 1)) then
    return nil
  end
  for _, name in ipairs(names) do
    local last = at + #name - 1
    if text:sub(at, last):gsub('\n', ' ') == name and ends_at(text, last) then
      return name
    end
  end
end

-- ---- the text of inlines, and back ----

local blanks = {Space = ' ', SoftBreak = '\n'}

local function add_text(list, text)
  for word, blank in text:gmatch '([^ \n]*)([ \n]?)' do
    if word ~= '' then
      list:insert(pandoc.Str(word))
    end
    if blank ~= '' then
      list:insert(blank == ' ' and pandoc.Space() or pandoc.SoftBreak())
    end
  end
end

local function is_html()
  return FORMAT:match 'html' ~= nil or FORMAT:match 'epub' ~= nil
end

local function add_use(list, name, text)
  local meaning = meanings[name]
  used[name] = true
  if options.raw and is_html() then
    list:insert(pandoc.RawInline('html', ('<abbr title="%s">'):format(escape(meaning))))
    add_text(list, text)
    list:insert(pandoc.RawInline('html', '</abbr>'))
    return
  end
  local content = pandoc.Inlines {}
  add_text(content, text)
  list:insert(pandoc.Span(content, pandoc.Attr('', {'abbr'}, {{'title', meaning}})))
end

-- A list of the text with its uses marked; nil when there are none.
local function mark_text(text)
  local list
  local done, at = 1, 1
  while at <= #text do
    local name = name_at(text, at)
    if name and (options.each or not used[name]) then
      list = list or pandoc.Inlines {}
      add_text(list, text:sub(done, at - 1))
      add_use(list, name, text:sub(at, at + #name - 1))
      done = at + #name
    end
    at = name and at + #name or at + 1
  end
  if list then
    add_text(list, text:sub(done))
  end
  return list
end

-- ---- the document, in the order of its text ----

local mark_blocks

local function is_bare(link)
  local text = stringify(link.content)
  return text == link.target or 'mailto:' .. text == link.target or 'http://' .. text == link.target
end

local passed_over = {Code = true, Math = true, RawInline = true, Image = true}

local mark_inlines

-- An inline that is no text, marked; nil when nothing in it changes.
local function mark_inline(inline)
  if inline.t == 'Note' then
    inline.content = mark_blocks(inline.content)
    return inline
  elseif inline.t == 'Span' and inline.classes:includes 'abbr' then
    used[stringify(inline.content)] = true
  elseif not passed_over[inline.t] and inline.content and not (inline.t == 'Link' and is_bare(inline)) then
    local content = mark_inlines(inline.content)
    if content then
      inline.content = content
      return inline
    end
  end
end

-- The text that begins at inlines[first], and the place of its last inline; nil when there is none.
local function text_at(inlines, first)
  local texts = {}
  local last = first
  while inlines[last] do
    local inline = inlines[last]
    local text = inline.t == 'Str' and inline.text or blanks[inline.t]
    if not text then
      break
    end
    texts[#texts + 1] = text
    last = last + 1
  end
  return #texts > 0 and table.concat(texts) or nil, last - 1
end

-- The list with uses marked; nil when it stays as it is.
function mark_inlines(inlines)
  local marked
  local i = 1
  while i <= #inlines do
    local text, last = text_at(inlines, i)
    local list
    if text then
      list = mark_text(text)
    else
      last = i
      list = {mark_inline(inlines[i])}
      list = list[1] and list
    end
    if list and not marked then
      marked = pandoc.Inlines {table.unpack(inlines, 1, i - 1)}
    end
    if marked then
      marked:extend(list or {table.unpack(inlines, i, last)})
    end
    i = last + 1
  end
  return marked
end

-- May something in it be a use? Most paragraphs have none and are not looked at further: a long document has very many
-- inlines, and a walk copies them. stringify leaves out notes; they and uses that are marked already are looked for in
-- the notation of the block, which may have the same words as text: then it is looked at for nothing.
local function may_have_use(block)
  local text = stringify(block)
  for name in pairs(meanings) do
    if (options.each or not used[name]) and text:find(name, 1, true) then
      return true
    end
  end
  local notation = tostring(block)
  return notation:find('Note [', 1, true) ~= nil or notation:find('"abbr"', 1, true) ~= nil
end

local function skip_without_use(block)
  if not may_have_use(block) then
    return nil, false
  end
end

function mark_blocks(blocks)
  return blocks:walk {
    traverse = 'topdown',
    Header = skip, Para = skip_without_use, Plain = skip_without_use,
    Inlines = function(inlines) return mark_inlines(inlines), false end,
  }
end

return {
  {Meta = read_metadata},
  {
    traverse = 'topdown',
    Para = take_definitions,
    BlockQuote = skip, Note = skip, BulletList = skip, OrderedList = skip,
  },
  {
    Pandoc = function(doc)
      if is_off or prepare() == 0 then
        return nil
      end
      doc.blocks = mark_blocks(doc.blocks)
      return doc
    end,
  },
}
