--[[
external-links.lua - marks links that lead to other hosts.

    # memoc.yaml
    filters: [filters/external-links.lua]

    See [the specification](https://spec.example.org/).
    -> <a href="https://spec.example.org/" class="external" rel="noopener noreferrer">the specification</a>

Only addresses that begin with http:, https: or // are looked at: mailto: and paths stay as they are, and so do
links that hold nothing but images. What a link has already (a rel, a target, a title) is kept. Front matter has
options:

    external-links:
      site: [example.org, docs.example.com]   # own hosts: links to them, and to hosts below them, are not external
      class: outbound            # external, where nothing is said
      rel: noopener              # noopener noreferrer, where nothing is said; false: none
      target: _blank             # none, where nothing is said
      title: opens %s            # a title for links that have none; %s is the host
      label: external link       # a sign behind the link's text for style sheets (.external-mark), read out so
    external-links: false        # leave this document as it is

The sign is an empty Span: the link's text in records stays what it is. A link of the class internal is left
alone.
]]

local stringify = pandoc.utils.stringify

local function text_of(value, default)
  if value == false then
    return nil
  end
  return value ~= nil and value ~= true and stringify(value) or default
end

-- "https://User@Docs.Example.org:8080/a" -> "docs.example.org"; nil when the address has no host.
local function host_of(url)
  local scheme, rest = url:match '^%s*(%a*:?)//([^/?#\\]*)'
  scheme = scheme and scheme:lower()
  if not scheme or (scheme ~= 'http:' and scheme ~= 'https:' and scheme ~= '') then
    return nil
  end
  local host = rest:match '([^@]*)$':lower()
  host = host:match '^%[.-%]' or host:match '^[^:]*'
  return host ~= '' and host:gsub('%.$', '') or nil
end

local function hosts_of(value)
  local hosts = {}
  local list = pandoc.utils.type(value) == 'List' and value or {value}
  for _, item in ipairs(list) do
    local text = stringify(item)
    hosts[#hosts + 1] = host_of(text) or host_of('//' .. text)
  end
  return hosts
end

local function read_options(meta)
  local given = meta['external-links']
  if given == false then
    return nil
  end
  given = type(given) == 'table' and given or {}
  return {
    hosts = given.site and hosts_of(given.site) or {},
    class = text_of(given.class, 'external'),
    rel = text_of(given.rel, 'noopener noreferrer'),
    target = text_of(given.target),
    title = text_of(given.title),
    label = text_of(given.label),
  }
end

local function is_own(host, hosts)
  for _, own in ipairs(hosts) do
    if host == own or host:sub(-#own - 1) == '.' .. own then
      return true
    end
  end
  return false
end

local function is_only_images(link)
  local has_image = false
  for _, inline in ipairs(link.content) do
    if inline.t == 'Image' then
      has_image = true
    elseif inline.t ~= 'Space' and inline.t ~= 'SoftBreak' and inline.t ~= 'LineBreak' then
      return false
    end
  end
  return has_image
end

-- The words of both, each once.
local function join_words(first, second)
  local words = {}
  for word in ((first or '') .. ' ' .. (second or '')):gmatch '%S+' do
    if not pandoc.List.includes(words, word) then
      words[#words + 1] = word
    end
  end
  return #words > 0 and table.concat(words, ' ') or nil
end

local function has_mark(link)
  local last = link.content[#link.content]
  return last ~= nil and last.t == 'Span' and last.classes:includes 'external-mark'
end

local function mark(link, host, options)
  if options.class and not link.classes:includes(options.class) then
    link.classes:insert(options.class)
  end
  link.attributes.rel = join_words(link.attributes.rel, options.rel)
  link.attributes.target = link.attributes.target or options.target
  if options.title and link.title == '' then
    link.title = options.title:gsub('%%s', function() return host end)
  end
  if options.label and not has_mark(link) then
    local attributes = {{'role', 'img'}, {'aria-label', options.label}}
    link.content:insert(pandoc.Span({}, pandoc.Attr('', {'external-mark'}, attributes)))
  end
  return link
end

local options

return {
  {Meta = function(meta) options = read_options(meta) end},
  {
    Link = function(link)
      local host = options and host_of(link.target)
      if not host or is_own(host, options.hosts) or link.classes:includes 'internal' or is_only_images(link) then
        return nil
      end
      return mark(link, host, options)
    end,
  },
}
