--[[
mermaid.lua - code blocks of the language mermaid become what a script for Mermaid draws.

    # memoc.yaml
    filters: [filters/mermaid.lua]

    ```mermaid {title="How a release goes" #release}
    graph LR; build --> test --> ship
    ```
    -> <figure id="release"><pre class="mermaid">graph LR; build --&gt; test --&gt; ship</pre>
       <figcaption>How a release goes</figcaption></figure>

Identifier, classes and caption (the attribute title or caption) are kept; a block without a caption is no figure.
Only in HTML: in other formats the block stays code. Front matter has options:

    mermaid:
      class: diagram        # the class of the element; mermaid, where nothing is said, as the script expects it
      caption: false        # no figures: captions are left out
    mermaid: false          # leave this document as it is

Limits: what draws is a script in the browser, which a theme must bring along. (memoc's own theme draws code blocks as
they are, where the project has Mermaid, and needs no filter: with it, the diagram's text is seen there.) The block is
raw HTML, so it has no record of the kind code, and with "html: escape" it is shown with its tags.
]]

local stringify = pandoc.utils.stringify

local entities = {['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;'}

local function escape(text)
  return (text:gsub('[&<>"]', entities))
end

local function read_options(meta)
  local given = meta.mermaid
  if given == false then
    return nil
  end
  given = type(given) == 'table' and given or {}
  return {class = given.class and stringify(given.class) or 'mermaid', has_captions = given.caption ~= false}
end

local function raw_pre(block, class, has_identifier)
  local classes = {class}
  for _, other in ipairs(block.classes) do
    if other ~= 'mermaid' and other ~= class then
      classes[#classes + 1] = other
    end
  end
  local id = has_identifier and block.identifier ~= '' and (' id="%s"'):format(escape(block.identifier)) or ''
  -- The first line end behind <pre> is not of its text.
  return pandoc.RawBlock('html', ('<pre%s class="%s">\n%s</pre>'):format(id, escape(table.concat(classes, ' ')),
    escape(block.text)))
end

local function diagram(block, options)
  if not block.classes:includes 'mermaid' then
    return nil
  end
  local caption = block.attributes.title or block.attributes.caption
  if not caption or caption == '' or not options.has_captions then
    return raw_pre(block, options.class, true)
  end
  return pandoc.Figure({raw_pre(block, options.class, false)}, {long = {pandoc.Plain(pandoc.Inlines(caption))}},
    pandoc.Attr(block.identifier))
end

local options

return {
  {Meta = function(meta) options = read_options(meta) end},
  {
    CodeBlock = function(block)
      return options and FORMAT:match 'html' and diagram(block, options)
    end,
  },
}
