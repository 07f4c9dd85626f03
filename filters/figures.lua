--[[
figures.lua - an image that stands alone in a paragraph becomes a figure with a caption.

    # memoc.yaml
    filters: [filters/figures.lua]

    ![Boxes and arrows](parts.png "The parts of the system")
    -> <figure><img src="parts.png" alt="Boxes and arrows"><figcaption>The parts of the system</figcaption></figure>

The caption is the image's title, else its alternative text; an image without both stays a paragraph. It may be in
a link, and attributes may follow it:

    ![Boxes](parts.png "The parts"){#fig-parts .wide width=300}

Identifier and classes are the figure's, all else is the image's. A width or height in pixels (300 or 300px) gets
to the page as it is; others, such as 50%, as data-width, for style sheets. Attributes are read behind an image in
running text, too: there all are its own.

Front matter has options:

    figures:
      caption: title     # only a title is a caption; alt: only the alternative text; without it: the title, else that
      class: numbered    # a class for all figures
    figures: false       # leave this document as it is

An image of the class no-figure stays in its paragraph.
]]

local stringify = pandoc.utils.stringify

local function read_options(meta)
  local given = meta.figures
  if given == false then
    return nil
  end
  given = type(given) == 'table' and given or {}
  return {
    caption = given.caption and stringify(given.caption) or 'both',
    class = given.class and stringify(given.class),
  }
end

-- ---- attributes behind an image ----

-- "#id .class key=value key="a b"" into the attributes; false when it is something else.
local function parse_attributes(text, attr)
  local at = 1
  while at <= #text do
    local identifier, class, key, value, behind
    identifier, behind = text:match('^#([^%s#.=}{"]+)()', at)
    if not behind then
      class, behind = text:match('^%.([^%s#.=}{"]+)()', at)
    end
    if not behind then
      key, value, behind = text:match('^([%a_][%w_:.-]*)="([^"]*)"()', at)
    end
    if not behind then
      key, value, behind = text:match('^([%a_][%w_:.-]*)=([^%s"{}]+)()', at)
    end
    if not behind then
      return false
    end
    attr.identifier = identifier or attr.identifier
    attr.classes:extend {class}
    if key == 'width' or key == 'height' then
      value = value:match '^(%d+)px$' or value
    end
    if key then
      attr.attributes[key] = value
    end
    at = text:match('^%s*()', behind)
  end
  return true
end

-- The text of inlines[first..] in braces, what stands behind these, and the place of the last inline; nil when there is
-- no such text.
local function braced_text(inlines, first)
  local texts = {}
  for i = first, #inlines do
    local inline = inlines[i]
    if inline.t ~= 'Str' and inline.t ~= 'Space' then
      return nil
    end
    texts[#texts + 1] = inline.t == 'Space' and ' ' or inline.text
    local inside, behind = table.concat(texts):match '^{%s*(.-)%s*}(.*)$'
    if inside then
      return inside, behind, i
    end
  end
  return nil
end

local function image_in(inline)
  if inline.t == 'Link' and #inline.content == 1 then
    inline = inline.content[1]
  end
  return inline.t == 'Image' and inline or nil
end

-- The image in a link is a copy: it has to be put back.
local function put_image(inline, image)
  if inline.t == 'Link' then
    inline.content = {image}
    return inline
  end
  return image
end

local function take_attributes(inlines)
  local is_changed = false
  local i = 1
  while i < #inlines do
    local image, next = image_in(inlines[i]), inlines[i + 1]
    if image and next.t == 'Str' and next.text:sub(1, 1) == '{' then
      local inside, behind, last = braced_text(inlines, i + 1)
      local attr = image.attr:clone()
      if inside and parse_attributes(inside, attr) then
        image.attr = attr
        inlines[i] = put_image(inlines[i], image)
        for _ = i + 1, last do
          inlines:remove(i + 1)
        end
        if behind ~= '' then
          inlines:insert(i + 1, pandoc.Str(behind))
        end
        is_changed = true
      end
    end
    i = i + 1
  end
  return is_changed and inlines or nil
end

-- ---- figures ----

local function caption_of(image, options)
  if options.caption ~= 'alt' and image.title ~= '' then
    local caption = pandoc.Inlines(image.title)
    image.title = ''
    return caption
  elseif options.caption ~= 'title' and #image.caption > 0 then
    return image.caption:clone()
  end
end

local function figure(paragraph, options)
  local inline = #paragraph.content == 1 and paragraph.content[1]
  local image = inline and image_in(inline)
  if not image or image.classes:includes 'no-figure' then
    return nil
  end
  local caption = caption_of(image, options)
  if not caption then
    return nil
  end
  local attr = pandoc.Attr(image.identifier, image.classes)
  if options.class and not attr.classes:includes(options.class) then
    attr.classes:insert(options.class)
  end
  image.attr = pandoc.Attr('', {}, image.attributes)
  return pandoc.Figure({pandoc.Plain {put_image(inline, image)}}, {long = {pandoc.Plain(caption)}}, attr)
end

local options

-- Most blocks have no brace and are not looked at further: a long document has very many inlines.
local function read_attributes(block)
  if options and stringify(block):find('{', 1, true) then
    return block:walk {Inlines = take_attributes}
  end
end

return {
  {Meta = function(meta) options = read_options(meta) end},
  {
    Para = read_attributes, Plain = read_attributes, Header = read_attributes,
  },
  {
    traverse = 'topdown',
    Figure = function(element) return element, false end,
    Para = function(paragraph) return options and figure(paragraph, options) end,
  },
}
