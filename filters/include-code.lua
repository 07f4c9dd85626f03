--[[
include-code.lua - code blocks that show lines of a file, and say when these changed.

    # memoc.yaml
    filters: [filters/include-code.lua]

    ```{include=src/serve.py}
    ```

    ```python {include=src/serve.py lines=3-10 dedent=true sha=1f0c33a2}
    ```

The block's text becomes that of the file, its language follows from the file's name when it has none. Paths are
relative to the project (the folder that the program runs in); those that begin with ./ or ../ are relative to the
document. Files outside of the project are not read. Attributes of the block:

    include=PATH   the file
    lines=3-10     lines of it: 7, 3-, -10, and several: 1,3-5,9-
    start=TEXT     from the first line with this text on
    after=TEXT     the same, without that line
    end=TEXT       to the next line with this text, behind the one where it begins
    before=TEXT    the same, without that line
    dedent=true    without the indentation that all lines share; a number takes so many blanks at most
    sha=HEX        the SHA-1 of what is shown, or how it begins (7 digits or more)

A text between slashes is a pattern of Lua: start="/^def %w+/".

When the text has another SHA-1, somebody changed the file and nobody read the document again: that is told as
include/stale, with the new number. To begin, write sha=new: it is told, too. A file or lines that are not there
are told as include/missing, wrong attributes as include/wrong; then the block stays as it is, so what stands in
the fence is shown instead.

The attributes above are taken off the block, which gets file=PATH. With the class numberLines, startFrom is set,
too.

Front matter has options:

    include-code:
      root: examples       # the folder that paths are relative to
      dedent: true         # for all blocks that do not say it
    include-code: false    # leave this document as it is
]]

local languages = {
  adb = 'ada', bash = 'bash', c = 'c', cc = 'cpp', clj = 'clojure', cpp = 'cpp', cs = 'csharp', css = 'css',
  cxx = 'cpp', dart = 'dart', diff = 'diff', ex = 'elixir', exs = 'elixir', go = 'go', gql = 'graphql',
  graphql = 'graphql', h = 'c', hpp = 'cpp', hs = 'haskell', html = 'html', ini = 'ini', java = 'java',
  jl = 'julia', js = 'javascript', json = 'json', jsx = 'jsx', kt = 'kotlin', lua = 'lua', md = 'markdown',
  mjs = 'javascript', mk = 'makefile', ml = 'ocaml', nix = 'nix', php = 'php', pl = 'perl', proto = 'protobuf',
  ps1 = 'powershell', py = 'python', r = 'r', rb = 'ruby', rs = 'rust', scala = 'scala', sh = 'bash', sql = 'sql',
  swift = 'swift', tex = 'latex', tf = 'hcl', toml = 'toml', ts = 'typescript', tsx = 'tsx', vue = 'vue',
  xml = 'xml', yaml = 'yaml', yml = 'yaml', zig = 'zig', zsh = 'zsh',
}
local names = {dockerfile = 'dockerfile', makefile = 'makefile', ['cmakelists.txt'] = 'cmake'}

local own_attributes = {'include', 'lines', 'start', 'after', 'end', 'before', 'dedent', 'sha'}

local function tell(rule, block, message, help)
  if memoc and memoc.document then
    memoc.report {rule = 'include/' .. rule, message = message, help = help, node = block}
  else
    pandoc.log.warn(message .. (help and ' (' .. help .. ')' or ''))
  end
end

-- ---- the file ----

-- The path without "." and "..", or nil when it leads out of the project.
local function normalize(path)
  local parts = {}
  for part in path:gmatch '[^/]+' do
    if part == '..' then
      if #parts == 0 then
        return nil
      end
      parts[#parts] = nil
    elseif part ~= '.' then
      parts[#parts + 1] = part
    end
  end
  return table.concat(parts, '/')
end

local function resolve(path, root)
  if path:match '^%.%.?/' then
    local document = (PANDOC_STATE.input_files or {})[1] or ''
    return normalize((document:match '^(.*)/' or '') .. '/' .. path)
  elseif path:match '^/' then
    return nil
  end
  return normalize((root or '') .. '/' .. path)
end

-- The lines of the file, without their ends; nil and what is wrong.
local function read_lines(path)
  local file, problem = io.open(path, 'rb')
  if not file then
    return nil, problem
  end
  local text = file:read 'a'
  file:close()
  if not text then
    return nil, path .. ': it cannot be read'
  end
  text = text:gsub('^\xEF\xBB\xBF', ''):gsub('\r\n?', '\n')
  local lines = {}
  for line in (text:sub(-1) == '\n' and text or text .. '\n'):gmatch '(.-)\n' do
    lines[#lines + 1] = line
  end
  return lines
end

-- ---- which of its lines ----

-- "1,3-5,9-" as pairs of numbers; nil when it is not that.
local function parse_ranges(text, count)
  local ranges = {}
  for part in (text .. ','):gmatch '%s*(.-)%s*,' do
    local first, dash, last = part:match '^(%d*)(%-?)(%d*)$'
    if not first or (first == '' and last == '') or (dash == '' and last ~= '') then
      return nil
    end
    ranges[#ranges + 1] = {tonumber(first) or 1, tonumber(last) or (dash == '-' and count or tonumber(first))}
  end
  return ranges
end

-- { { number, text }, … } of the lines that were asked for; nil, the rule and what is wrong.
local function pick_ranges(lines, text)
  local ranges = parse_ranges(text, #lines)
  if not ranges then
    return nil, 'wrong', ('lines="%s" is no list of lines such as 3-10'):format(text)
  end
  local picked = {}
  for _, range in ipairs(ranges) do
    if range[1] < 1 or range[1] > range[2] then
      return nil, 'wrong', ('lines="%s": there are no lines %d-%d'):format(text, range[1], range[2])
    elseif range[2] > #lines then
      return nil, 'missing', ('there is no line %d, the file has %d'):format(range[2], #lines)
    end
    for i = range[1], range[2] do
      picked[#picked + 1] = {i, lines[i]}
    end
  end
  return picked
end

local function finder(text)
  local pattern = text:match '^/(.+)/$'
  if not pattern then
    return function(line) return line:find(text, 1, true) ~= nil end
  end
  if not pcall(string.find, '', pattern) then
    return nil
  end
  return function(line) return line:find(pattern) ~= nil end
end

local function find_line(lines, text, from)
  local is_found = finder(text)
  for i = from, #lines do
    if is_found(lines[i]) then
      return i
    end
  end
  return nil
end

local function pick_between(lines, attributes)
  local first, last = 1, #lines
  local from, to = attributes.start or attributes.after, attributes['end'] or attributes.before
  if from then
    local at = find_line(lines, from, 1)
    if not at then
      return nil, 'missing', ('no line has "%s"'):format(from)
    end
    first = attributes.start and at or at + 1
    last = #lines
  end
  if to then
    local at = find_line(lines, to, from and (attributes.start and first + 1 or first) or 1)
    if not at then
      return nil, 'missing', ('no line%s has "%s"'):format(from and ' behind it' or '', to)
    end
    last = attributes['end'] and at or at - 1
  end
  local picked = {}
  for i = first, last do
    picked[#picked + 1] = {i, lines[i]}
  end
  return picked
end

local function bad_pattern(attributes)
  for _, key in ipairs {'start', 'after', 'end', 'before'} do
    if attributes[key] and not finder(attributes[key]) then
      return attributes[key]
    end
  end
end

local function pick(lines, attributes)
  local has_texts = attributes.start or attributes.after or attributes['end'] or attributes.before
  if attributes.lines and has_texts then
    return nil, 'wrong', 'it asks for lines by number and by text'
  elseif (attributes.start and attributes.after) or (attributes['end'] and attributes.before) then
    return nil, 'wrong', 'it has two attributes for one end: start and after, or end and before'
  elseif attributes.lines then
    return pick_ranges(lines, attributes.lines)
  elseif bad_pattern(attributes) then
    return nil, 'wrong', ('%s is no pattern of Lua'):format(bad_pattern(attributes))
  end
  return pick_between(lines, attributes)
end

-- ---- the text ----

local function shared_indent(picked)
  local shared
  for _, line in ipairs(picked) do
    local indent = line[2]:match '^([ \t]*)[^ \t]'
    if indent then
      shared = shared or indent
      while indent:sub(1, #shared) ~= shared do
        shared = shared:sub(1, -2)
      end
    end
  end
  return #(shared or '')
end

local function text_of(picked, dedent)
  local indent = 0
  if dedent and dedent ~= 'false' then
    indent = math.min(shared_indent(picked), tonumber(dedent) or math.huge)
  end
  local texts = {}
  for i, line in ipairs(picked) do
    local blanks = #line[2]:match '^[ \t]*'
    texts[i] = line[2]:sub(math.min(indent, blanks) + 1)
  end
  return table.concat(texts, '\n')
end

local function check_sha(block, path, text)
  local given = block.attributes.sha
  if not given then
    return
  end
  local actual = pandoc.utils.sha1(text)
  if #given >= 7 and actual:sub(1, #given) == given:lower() then
    return
  end
  local help = ('read the text around it again, then write sha=%s'):format(actual:sub(1, 8))
  if given == 'new' then
    tell('stale', block, ('what is shown of "%s" has not been read yet'):format(path), help)
  elseif #given < 7 or given:match '%X' then
    tell('wrong', block, ('sha="%s" is not the first 7 digits of a SHA-1, or more'):format(given), help)
  else
    tell('stale', block, ('what is shown of "%s" has changed'):format(path), help)
  end
end

local function language_of(path)
  local name = path:match '[^/]*$':lower()
  return names[name] or languages[name:match '%.([^.]+)$' or '']
end

-- The first class that is not one of pandoc's own words is the language.
local function has_language(block)
  return block.classes:find_if(function(class) return class ~= 'numberLines' and class ~= 'number-lines' end) ~= nil
end

local function finish(block, path, picked, text)
  local language = language_of(path)
  if language and not has_language(block) then
    block.classes:insert(1, language)
  end
  for _, key in ipairs(own_attributes) do
    block.attributes[key] = nil
  end
  block.attributes.file = path
  if picked[1] and (block.classes:includes 'numberLines' or block.classes:includes 'number-lines') then
    block.attributes.startFrom = block.attributes.startFrom or tostring(picked[1][1])
  end
  block.text = text
  return block
end

local function include(block, options)
  local given = block.attributes.include
  local path = resolve(given, options.root)
  if not path then
    tell('missing', block, ('"%s" is not below the project'):format(given))
    return nil
  end
  local lines, problem = read_lines(path)
  if not lines then
    tell('missing', block, ('nothing can be included: %s'):format(problem))
    return nil
  end
  local picked, rule, wrong = pick(lines, block.attributes)
  if not picked then
    tell(rule, block, ('"%s": %s'):format(path, wrong))
    return nil
  end
  local text = text_of(picked, block.attributes.dedent or options.dedent)
  check_sha(block, path, text)
  return finish(block, path, picked, text)
end

local function read_options(meta)
  local given = meta['include-code']
  if given == false then
    return nil
  end
  given = type(given) == 'table' and given or {}
  local dedent = given.dedent
  if dedent ~= nil then
    dedent = type(dedent) == 'boolean' and tostring(dedent) or pandoc.utils.stringify(dedent)
  end
  return {root = given.root and pandoc.utils.stringify(given.root), dedent = dedent}
end

local options

return {
  {Meta = function(meta) options = read_options(meta) end},
  {
    CodeBlock = function(block)
      return options and block.attributes.include and include(block, options)
    end,
  },
}
