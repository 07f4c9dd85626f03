-- conversion.lua - pandoc.read, pandoc.write: documents from text, and text from documents.
--
-- `native` reads and writes (module_conversion.h); what a format is called, and which extensions it has, is decided here.

local native = select(4, ...)
local List = require 'pandoc.List'

local conversion = {}

-- pandoc's names of formats -> what memoc reads or writes them as.
local READERS = {
  commonmark = 'commonmark', commonmark_x = 'memoc', gfm = 'gfm', markdown = 'memoc', markdown_github = 'gfm',
  markdown_mmd = 'memoc', markdown_phpextra = 'memoc', markdown_strict = 'commonmark', memoc = 'memoc',
}
local WRITERS = {
  commonmark = 'gfm', commonmark_x = 'gfm', gfm = 'gfm', markdown = 'gfm', markdown_github = 'gfm', markdown_mmd = 'gfm',
  markdown_phpextra = 'gfm', markdown_strict = 'gfm', html = 'html', html4 = 'html', html5 = 'html', json = 'json',
  native = 'native', plain = 'plain',
}

-- Extensions that change what memoc reads: pandoc's names and its own are the same to native.read_markdown.
local READ_EXTENSIONS = {
  alerts = true, attributes = true, autolink_bare_uris = true, footnotes = true, pipe_tables = true, strikeout = true,
  task_lists = true, tex_math_dollars = true, yaml_metadata_block = true,
}

-- ---- formats ----

local function extensions_of_text(text)
  local changes = {}
  for sign, name in text:gmatch '([+-])([^+-]*)' do
    changes[#changes + 1] = {name = name, enabled = sign == '+'}
  end
  return changes
end

local function is_enabled(value)
  return value == true or value == 'enable'
end

-- A list has all extensions that are enabled; a table says of each whether it is; or has lists `enable` and `disable`.
local function extensions_of_table(given)
  local changes = {}
  for _, kind in ipairs {'enable', 'disable'} do
    for _, name in ipairs(type(given[kind]) == 'table' and given[kind] or {}) do
      changes[#changes + 1] = {name = name, enabled = kind == 'enable'}
    end
  end
  for key, value in pairs(given) do
    if math.type(key) then
      changes[#changes + 1] = {name = value, enabled = true}
    elseif type(value) ~= 'table' then
      changes[#changes + 1] = {name = key, enabled = is_enabled(value)}
    end
  end
  return changes
end

-- "gfm-alerts" or {format = "gfm", extensions = {...}}: the name, and what is changed of it.
local function read_spec(spec, default)
  if spec == nil then
    return default, {}
  end
  if type(spec) == 'table' then
    return spec.format, extensions_of_table(spec.extensions or {})
  end
  if type(spec) ~= 'string' then
    error('a format is a string or a table, not a ' .. type(spec), 3)
  end
  local name, rest = spec:match '^([^+-]*)(.*)$'
  return name, extensions_of_text(rest)
end

local function check_extensions(name, changes)
  if #changes == 0 then
    return
  end
  local known = require 'pandoc.format'.all_extensions(name)
  for _, change in ipairs(changes) do
    if not List.includes(known, change.name) then
      error(("The extension '%s' is not supported for %s"):format(change.name, name), 3)
    end
  end
end

-- ---- reading ----

local function dialect_of(name, changes)
  local dialect = READERS[name]
  for _, change in ipairs(changes) do
    if READ_EXTENSIONS[change.name] then
      dialect = dialect .. (change.enabled and '+' or '-') .. change.name
    end
  end
  return dialect
end

-- A string, or Sources: a list of texts with names.
local function text_of(markup)
  if type(markup) == 'string' then
    return markup
  end
  if type(markup) ~= 'table' and type(markup) ~= 'userdata' then
    error('string or Sources expected, got ' .. type(markup), 3)
  end
  local texts = {}
  for _, source in ipairs(markup) do
    texts[#texts + 1] = type(source) == 'string' and source or source.text
  end
  return table.concat(texts, '\n')
end

function conversion.read(markup, format, options)
  local name, changes = read_spec(format, 'markdown')
  local text = text_of(markup)
  if name == 'json' then
    return native.read_json(text)
  end
  if name == 'html' or name == 'html4' or name == 'html5' then
    return pandoc.Pandoc {pandoc.RawBlock('html', text)}
  end
  if not READERS[name] then
    error(("Unknown input format '%s'"):format(tostring(name)), 2)
  end
  check_extensions(name, changes)
  return native.read_markdown(text, dialect_of(name, changes), options and options.indented_code_classes or {})
end

-- ---- writing ----

local function last_setting(changes, name)
  local enabled
  for _, change in ipairs(changes) do
    if change.name == name then
      enabled = change.enabled
    end
  end
  return enabled
end

local STRAIGHT = {['“'] = '"', ['”'] = '"', ['‘'] = "'", ['’'] = "'", ['…'] = '...', ['–'] = '--', ['—'] = '---'}

-- With the extension smart, plain text and Markdown have the signs that a reader makes curly again.
local function straighten(doc)
  return doc:walk {
    Quoted = function(quoted)
      local mark = quoted.quotetype == 'SingleQuote' and "'" or '"'
      return pandoc.Inlines {pandoc.Str(mark)} .. quoted.content .. {pandoc.Str(mark)}
    end,
    Str = function(str)
      return pandoc.Str((str.text:gsub('\xe2\x80[\x93\x94\x98\x99\x9c\x9d\xa6]', STRAIGHT)))
    end,
  }
end

-- The template of the options around the text.
local function fill_template(doc, name, body, options)
  local template = require 'pandoc.template'
  local compiled = options.template
  if type(compiled) == 'string' then
    compiled = template.compile(compiled)
  end
  local function write_blocks(blocks)
    return (conversion.write(pandoc.Pandoc(blocks), name):gsub('\n$', ''))
  end
  local function write_inlines(inlines)
    return (write_blocks {pandoc.Plain(inlines)})
  end
  local context = template.meta_to_context(doc.meta, write_blocks, write_inlines)
  for key, value in pairs(options.variables or {}) do
    context[key] = value
  end
  context.body = body
  return pandoc.layout.render(template.apply(compiled, context))
end

function conversion.write(doc, format, options)
  local name, changes = read_spec(format, 'html')
  local form = WRITERS[name]
  if not form then
    error(("Unknown output format '%s'"):format(tostring(name)), 2)
  end
  check_extensions(name, changes)
  options = options or {}
  if last_setting(changes, 'smart') then
    doc = straighten(doc)
  end
  local wraps = options.wrap_text == 'preserve' or options.wrap_text == 'wrap-preserve'
  local text = native.write(doc, form, name ~= 'gfm' and name ~= 'commonmark' and form == 'gfm', not wraps)
  if form == 'html' or form == 'json' or form == 'native' then
    text = text:gsub('\n$', '')
  end
  if options.template then
    text = fill_template(doc, name, text, options)
  end
  return text
end

-- ---- programs ----

local function quote(argument)
  return "'" .. tostring(argument):gsub("'", [['\'']]) .. "'"
end

local PipeError = {__name = 'PipeError'}
PipeError.__metatable = {__name = PipeError.__name}

function PipeError:__tostring()
  return ('%s: exit status %d\n%s'):format(self.command, self.error_code, self.output)
end

-- What a program makes of `input`. Only for scripts that are trusted.
function conversion.pipe(command, arguments, input)
  if not native.is_trusted then
    error('pandoc.pipe: programs cannot be run here (--trust-filters)', 2)
  end
  local path = os.tmpname()
  local file = assert(io.open(path, 'wb'))
  file:write(input or '')
  file:close()
  local words = {quote(command)}
  for _, argument in ipairs(arguments or {}) do
    words[#words + 1] = quote(argument)
  end
  local process = assert(io.popen(table.concat(words, ' ') .. ' <' .. quote(path), 'r'))
  local output = process:read 'a'
  local _, _, code = process:close()
  os.remove(path)
  if code ~= 0 then
    error(setmetatable({command = command, error_code = code, output = output}, PipeError))
  end
  return output
end

return conversion
