--[[
callouts.lua - one form for all callouts: GitHub's alerts, and those of Obsidian and Quarto.

    # memoc.yaml
    filters: [filters/callouts.lua]

    > [!NOTE]                      GitHub's alert
    > Text.

    > [!info] A title of its own   Obsidian's callout: any type, a title,
    > Text.

    > [!faq]- Folded               and a sign: - is folded, + may be folded but is open
    > Text.

    ::: {.callout-tip collapse="true" title="Quarto's"}     (Markdown that pandoc has read; memoc does not read ":::")

Each becomes a Div: <div class="callout callout-info" role="note">, which begins with <div class="callout-title">.
In HTML one that may be folded is <details> in that Div, with the title as its <summary>; in other formats it has
the attribute fold, open or closed. Callouts may stand in each other. Types of Obsidian that mean the same get the
same class, but keep the name as their title:

    abstract summary tldr · info · todo · tip hint · important · success check done · question help faq ·
    warning attention · caution · failure fail missing · danger error · bug · example · quote cite · note

Front matter has options:

    callouts:
      titles: {note: Hinweis, decision: Decision}  # titles of types that have none of their own
      aliases: {adr: decision}                     # other names for types: this one has the class callout-decision
      unknown: false                               # quotes with a type that is none of these stay quotes
      fold: false                                  # never <details>: all are open
    callouts: false                                # leave this document as it is

Behind a bar, the type may have more classes: > [!info|wide]. <details> is raw HTML: with "html: escape" in
memoc.yaml, say fold: false.
]]

local stringify = pandoc.utils.stringify

local aliases = {
  summary = 'abstract', tldr = 'abstract', hint = 'tip', check = 'success', done = 'success', help = 'question',
  faq = 'question', attention = 'warning', fail = 'failure', missing = 'failure', error = 'danger', cite = 'quote',
}

local known = {}
for name in ([[abstract info todo tip important success question warning caution failure danger bug example quote
    note]]):gmatch '%S+' do
  known[name] = true
end

local titles = {tldr = 'TL;DR', faq = 'FAQ', todo = 'To do'}

local alerts = {note = true, tip = true, important = true, warning = true, caution = true}

local function each_text(map, use)
  if type(map) == 'table' then
    for key, value in pairs(map) do
      use(pandoc.text.lower(key), value)
    end
  end
end

local function read_options(meta)
  local given = meta.callouts
  if given == false then
    return nil
  end
  given = type(given) == 'table' and given or {}
  local options = {fold = given.fold ~= false, unknown = given.unknown ~= false, aliases = {}, titles = {}, known = {}}
  for from, to in pairs(aliases) do
    options.aliases[from] = to
    options.known[from] = true
  end
  for name in pairs(known) do
    options.known[name] = true
  end
  for name, title in pairs(titles) do
    options.titles[name] = pandoc.Inlines(title)
  end
  each_text(given.titles, function(name, title)
    options.titles[name] = pandoc.utils.type(title) == 'Inlines' and title or pandoc.Inlines(stringify(title))
    options.known[name] = true
  end)
  each_text(given.aliases, function(name, type)
    options.aliases[name] = pandoc.text.lower(stringify(type))
    options.known[name] = true
  end)
  return options
end

-- "known-issue" -> "Known issue"
local function title_of_type(options, name)
  local type = options.aliases[name] or name
  local title = options.titles[name] or (not known[name] and not aliases[name] and options.titles[type])
  if title then
    return title:clone()
  end
  local text = name:gsub('[-_]', ' ')
  return pandoc.Inlines(pandoc.text.upper(pandoc.text.sub(text, 1, 1)) .. pandoc.text.sub(text, 2))
end

-- ---- what a callout becomes ----

local function is_html()
  return FORMAT:match 'html' ~= nil or FORMAT:match 'epub' ~= nil
end

local function raw(text)
  return pandoc.RawBlock('html', text)
end

-- callout: {name, title (Inlines or nil), blocks, fold ("open", "closed" or nil), identifier, classes, attributes}
local function build(options, callout)
  local name = callout.name
  local type = options.aliases[name] or name
  local title = callout.title and #callout.title > 0 and callout.title or title_of_type(options, name)
  local attr = pandoc.Attr(callout.identifier or '', {'callout', 'callout-' .. type}, callout.attributes or {})
  local fold = options.fold and callout.fold or nil
  local blocks = pandoc.Blocks {}

  attr.classes:extend(callout.classes or {})
  attr.attributes.role = 'note'
  if fold and is_html() then
    blocks:insert(raw(fold == 'open' and '<details open>' or '<details>'))
    blocks:extend {raw '<summary class="callout-title">', pandoc.Plain(title), raw '</summary>'}
    blocks:extend(callout.blocks)
    blocks:insert(raw '</details>')
  else
    attr.attributes.fold = fold
    blocks:insert(pandoc.Div({pandoc.Plain(title)}, pandoc.Attr('', {'callout-title'})))
    blocks:extend(callout.blocks)
  end
  return pandoc.Div(blocks, attr)
end

-- ---- where callouts come from ----

-- <div class="note"> with <div class="title">: what GitHub's alert is read as.
local function from_alert(options, div)
  local name = div.classes[1]
  local first = div.content[1]
  if #div.classes ~= 1 or not alerts[name] or not first or first.t ~= 'Div' or not first.classes:includes 'title' then
    return nil
  end
  local blocks = pandoc.Blocks {table.unpack(div.content, 2)}
  return build(options, {name = name, blocks = blocks, identifier = div.identifier, attributes = div.attributes})
end

local function take(attributes, key)
  local value = attributes[key]
  attributes[key] = nil
  return value
end

-- The title of Quarto's form: the attribute, else a heading that the callout begins with.
local function quarto_title(div, blocks)
  local title = take(div.attributes, 'title')
  if title then
    return pandoc.Inlines(title)
  elseif blocks[1] and blocks[1].t == 'Header' then
    return blocks:remove(1).content
  end
end

local folds = {['true'] = 'closed', ['false'] = 'open'}

-- <div class="callout-note" collapse="true">
local function from_quarto(options, div)
  local name
  local classes = div.classes:filter(function(class)
    local type = class:match '^callout%-([%w_-]+)$'
    name = name or type
    return not type
  end)
  if not name or div.classes:includes 'callout' or div.classes:includes 'callout-title' then
    return nil
  end
  local blocks = div.content:clone()
  local fold = folds[take(div.attributes, 'collapse') or '']
  return build(options, {
    name = pandoc.text.lower(name), title = quarto_title(div, blocks), blocks = blocks, fold = fold,
    identifier = div.identifier, classes = classes, attributes = div.attributes,
  })
end

local function is_break(inline)
  return inline.t == 'SoftBreak' or inline.t == 'LineBreak'
end

-- What stands behind the mark on its line, and what follows that line.
local function cut_line(inlines)
  local _, at = inlines:find_if(is_break)
  at = at or #inlines + 1
  local first = inlines[2] and inlines[2].t == 'Space' and 3 or 2
  return pandoc.Inlines {table.unpack(inlines, first, at - 1)}, pandoc.Inlines {table.unpack(inlines, at + 1)}
end

local function from_quote(options, quote)
  local first = quote.content[1]
  local mark = first and first.t == 'Para' and first.content[1]
  if not mark or mark.t ~= 'Str' then
    return nil
  end
  local name, more, sign = mark.text:match '^%[!([%w_-]+)|?([^%]]*)%]([+-]?)$'
  name = name and pandoc.text.lower(name)
  if not name or not (options.unknown or options.known[name]) then
    return nil
  end
  local title, rest = cut_line(first.content)
  local blocks = pandoc.Blocks {table.unpack(quote.content, 2)}
  if #rest > 0 then
    blocks:insert(1, pandoc.Para(rest))
  end
  return build(options, {
    name = name, title = title, blocks = blocks, classes = more ~= '' and {more} or nil,
    fold = ({['-'] = 'closed', ['+'] = 'open'})[sign],
  })
end

local options

return {
  {Meta = function(meta) options = read_options(meta) end},
  {
    BlockQuote = function(quote) return options and from_quote(options, quote) end,
    Div = function(div) return options and (from_alert(options, div) or from_quarto(options, div)) end,
  },
}
