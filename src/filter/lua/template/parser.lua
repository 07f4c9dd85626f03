-- template/parser.lua - templates as trees: the syntax of pandoc's templates (doctemplates).
--
-- A tree is a list of nodes, `kind` says which:
--
--     literal    doc                  a node of pandoc.layout
--     value      variable             {parts = {'a', 'b'}, pipes = {...}}
--     if         variable, yes, no    trees
--     for        variable, body, separator
--     nested     body                 lines begin where it begins
--     partial    pipes, body
--
-- A function that does not find what it looks for gives nil, and `try` leaves the cursor where it was; what must be
-- there and is not, is an error, told of the place that was reached.

local doc = require 'pandoc.layout.doc'
local path = require 'pandoc.path'
local pipes = require 'pandoc.template.pipes'

local DEEPEST = 50 -- partials in partials, as doctemplates has it
local PARTIALS_MOST = 1000 -- in all: partials that call themselves twice would be 2^50

local RESERVED = {}
for _, word in ipairs {'if', 'else', 'endif', 'elseif', 'for', 'endfor', 'sep', 'it'} do
  RESERVED[word] = true
end

local parse_tree

-- ---- the cursor ----

local function new_cursor(source, name)
  return {source = source, name = name, position = 1, line = 1, column = 1}
end

local function advance(parser, position)
  local cursor = parser.cursor
  local passed = cursor.source:sub(cursor.position, position - 1)
  for before, line_end in passed:gmatch '([^\n]*)(\n?)' do
    for tab, characters in before:gmatch '(\t?)([^\t]*)' do
      if tab ~= '' then
        cursor.column = cursor.column + 8 - (cursor.column - 1) % 8
      end
      cursor.column = cursor.column + select(2, characters:gsub('[^\x80-\xBF]', ''))
    end
    if line_end ~= '' then
      cursor.line, cursor.column = cursor.line + 1, 1
    end
  end
  cursor.position = position
end

local function mark(parser)
  local cursor = parser.cursor
  return {position = cursor.position, line = cursor.line, column = cursor.column}
end

local function back_to(parser, place)
  local cursor = parser.cursor
  cursor.position, cursor.line, cursor.column = place.position, place.line, place.column
end

-- The furthest place that was looked at in vain, for errors.
local function note_failure(parser, problem)
  local cursor, furthest = parser.cursor, parser.furthest
  if furthest.cursor ~= cursor or cursor.position >= furthest.position then
    furthest.cursor, furthest.problem = cursor, problem
    furthest.position, furthest.line, furthest.column = cursor.position, cursor.line, cursor.column
  end
end

-- Passes what the pattern, anchored, matches; gives what it captures.
local function take(parser, pattern)
  local cursor = parser.cursor
  local first, last, capture = cursor.source:find('^' .. pattern, cursor.position)
  if not first then
    note_failure(parser)
    return nil
  end
  advance(parser, last + 1)
  return capture or cursor.source:sub(first, last)
end

local function peek(parser, pattern)
  return parser.cursor.source:find('^' .. pattern, parser.cursor.position) ~= nil
end

local function is_at_end(parser)
  return parser.cursor.position > #parser.cursor.source
end

local function is_at_line_end(parser)
  return is_at_end(parser) or peek(parser, '[\r\n]')
end

local function fail(parser)
  note_failure(parser)
  local furthest = parser.furthest
  local name = furthest.cursor.name
  local character = furthest.cursor.source:match('^[^\x80-\xBF][\x80-\xBF]*', furthest.position)
  local problem = furthest.problem or 'unexpected ' .. (character and ('%q'):format(character) or 'end of input')
  error(('%s(line %d, column %d): %s'):format(name ~= '' and '"' .. name .. '" ' or '', furthest.line,
    furthest.column, (problem:gsub('\\\n', '\\n'))), 0)
end

-- Runs `action`; goes back to where it began when it gives nil.
local function try(parser, action, ...)
  local place = mark(parser)
  local result = action(parser, ...)
  if result == nil then
    back_to(parser, place)
  end
  return result
end

-- ---- lines ----

local function take_line_end(parser)
  return take(parser, '\r?\n') or take(parser, '\r')
end

-- In nested text, a line that does not reach its column ends it.
local function parse_line_end(parser)
  local line_end = take_line_end(parser)
  if not line_end then
    return nil
  end
  local column = parser.nested_column
  if column then
    while parser.cursor.column < column and take(parser, '[ \t]') do
    end
    if not parser.is_inside and parser.cursor.column < column then
      return nil
    end
  end
  return line_end
end

local function remember_first(parser)
  parser.first = mark(parser)
end

-- A line end that does not show, after a directive.
local function skip_line_end(parser)
  if not try(parser, parse_line_end) then
    return false
  end
  local place = mark(parser)
  take(parser, '[ \t]*')
  remember_first(parser)
  back_to(parser, place)
  return true
end

local function parse_comment(parser)
  local column = parser.cursor.column
  if not take(parser, '%$%-%-[^\n]*') then
    return nil
  end
  if column == 1 then
    take(parser, '\n')
  end
  return true
end

local function literal(text)
  return {kind = 'literal', doc = doc.literal(text)}
end

local function parse_newline(parser)
  local line_end = try(parser, parse_line_end)
  if not line_end then
    return nil
  end
  local blanks = take(parser, '[ \t]*')
  remember_first(parser)
  return parser.is_breaking and {kind = 'literal', doc = doc.space} or literal(line_end .. blanks)
end

-- Text whose spaces may become line ends.
local function breakable(text)
  local parts = {}
  for word, blanks in text:gmatch '([^ \t]*)([ \t]*)' do
    parts[#parts + 1] = doc.literal(word)
    parts[#parts + 1] = blanks ~= '' and doc.space or doc.empty
  end
  return {kind = 'literal', doc = doc.concat(parts)}
end

local function parse_text(parser)
  local text = take(parser, '[^$\r\n]+')
  if not text then
    return nil
  end
  if not text:find '[^ \t]' and parser.cursor.line == 1 then
    remember_first(parser)
  end
  return parser.is_breaking and breakable(text) or literal(text)
end

-- "$$" is a "$", and takes the room of one.
local function parse_dollar(parser)
  if not take(parser, '%$%$') then
    return nil
  end
  parser.cursor.column = parser.cursor.column - 1
  return literal '$'
end

-- ---- variables ----

-- The closing delimiter that belongs to the opening one here.
local function parse_open(parser)
  local closer
  if peek(parser, '%$[^${]') or parser.cursor.position == #parser.cursor.source then
    closer = take(parser, '%$') and '%$'
  elseif not peek(parser, '%${}') then
    closer = take(parser, '%${') and '}'
  end
  if closer then
    take(parser, '[ \t]*')
  end
  return closer or nil
end

local function parse_close(parser, closer)
  take(parser, '[ \t]*')
  return take(parser, closer)
end

-- A part of a name.
local function parse_part(parser, takes_it)
  local place = mark(parser)
  local part = take(parser, '[%a\x80-\xFF][%w_\x80-\xFF-]*')
  if part and RESERVED[part] then
    if part == 'it' and takes_it then
      return part
    end
    note_failure(parser)
    back_to(parser, place)
    return nil
  end
  return part
end

-- '"| "', with backslashes before what is meant as it is; nil when it has no end.
local function parse_border(parser)
  local parts = {}
  if not take(parser, '"') then
    return ''
  end
  while not take(parser, '"%s*') do
    local part = take(parser, '[^"\\]+') or take(parser, '\\(.)')
    if not part then
      return nil
    end
    parts[#parts + 1] = part
  end
  return table.concat(parts)
end

-- ' 20 "| " " |"': a width and borders.
local function parse_block(parser, name)
  local digits = take(parser, '%s+(%d+)')
  local width = digits and #digits < 7 and math.tointeger(tonumber(digits))
  if not width then
    note_failure(parser, ('the pipe %s needs a width'):format(name))
    return nil
  end
  take(parser, '%s*')
  local left = parse_border(parser)
  local right = left and parse_border(parser)
  return right and {width = width, left = left, right = right}
end

local function parse_pipe(parser)
  local name = take(parser, '%a+')
  if not name then
    return nil
  elseif not pipes.exists(name) then
    note_failure(parser, 'unknown pipe ' .. name)
    return nil
  end
  local pipe = {name = name}
  if pipes.is_block(name) then
    pipe.arguments = parse_block(parser, name)
    return pipe.arguments and pipe
  end
  return pipe
end

local function parse_pipes(parser)
  local list = {}
  while take(parser, '/') do
    local pipe = parse_pipe(parser)
    if not pipe then
      return nil
    end
    list[#list + 1] = pipe
  end
  return list
end

local function parse_variable(parser)
  local part = parse_part(parser, true)
  local parts = {part}
  while part and take(parser, '%.') do
    part = parse_part(parser)
    parts[#parts + 1] = part
  end
  local list = part and parse_pipes(parser)
  return list and {parts = parts, pipes = list}
end

-- ---- directives with nothing inside ----

-- "$word$" or "$word(variable)$"; gives the variable, or true.
local function parse_keyword(parser, word, has_variable)
  local closer = parse_open(parser)
  if not closer or not take(parser, word) then
    return nil
  end
  local variable = true
  if has_variable then
    variable = take(parser, '%(') and parse_variable(parser)
    if not variable or not take(parser, '%)') then
      return nil
    end
  end
  return parse_close(parser, closer) and variable or nil
end

local function take_keyword(parser, word, has_variable)
  return try(parser, parse_keyword, word, has_variable)
end

local function expect_keyword(parser, word)
  if not take_keyword(parser, word) then
    fail(parser)
  end
end

-- What stands alone in its line is nested, so that its lines begin below each other.
local function nest_alone(parser, eats_line_end, place, node)
  local first = parser.first
  local begins_line = first ~= nil and first.line == place.line and first.column == place.column
  local ends_line = is_at_line_end(parser)
  if eats_line_end and begins_line then
    skip_line_end(parser)
  end
  if begins_line and ends_line and place.column ~= 1 and place.column ~= parser.nested_column then
    return {kind = 'nested', body = {node}}
  end
  return node
end

-- ---- partials ----

local function partial_path(template_path, name)
  local folder = template_path:match '^(.*/)[^/]*$' or ''
  local _, extension = path.split_extension(name)
  if extension == '' then
    _, extension = path.split_extension(template_path)
    name = name .. extension
  end
  return folder .. name
end

local function parse_partial_text(parser, name)
  local filename = partial_path(parser.path, name)
  parser.partial_count = parser.partial_count + 1
  if parser.partial_count > PARTIALS_MOST then
    error(('%s: more than %d partials'):format(filename, PARTIALS_MOST), 0)
  end
  local source = parser.read_partial(filename):gsub('\n$', '')
  if parser.depth > DEEPEST then
    return {literal '(loop)'}
  end
  local outer = parser.cursor
  parser.cursor = new_cursor(source, filename)
  parser.depth = parser.depth + 1
  parser.nested_column, parser.first = nil, nil
  local tree = parse_tree(parser)
  if not is_at_end(parser) then
    fail(parser)
  end
  parser.depth = parser.depth - 1
  parser.cursor = outer
  parser.furthest = {}
  return tree
end

-- "[, ]", as it is.
local function parse_separator(parser)
  local text = take(parser, '%[([^%]]*)%]')
  return text and {literal(text)}
end

-- Behind the name of a partial: a separator, pipes.
local function parse_partial(parser, name, variable)
  local separator = parse_separator(parser) or {}
  local nested_column, first, is_breaking, is_inside =
    parser.nested_column, parser.first, parser.is_breaking, parser.is_inside
  local body = parse_partial_text(parser, name)
  parser.nested_column, parser.first, parser.is_breaking, parser.is_inside =
    nested_column, first, is_breaking, is_inside
  local list = parse_pipes(parser) or fail(parser)
  local node = {kind = 'partial', pipes = list, body = body}
  return variable and {kind = 'for', variable = variable, body = {node}, separator = separator} or node
end

local PARTIAL_NAME = '([%w_%-./\\\x80-\xFF]+)%(%)'

local function close_directive(parser, closer, eats_line_end, place, node)
  if not parse_close(parser, closer) then
    fail(parser)
  end
  return nest_alone(parser, eats_line_end, place, node)
end

local function parse_bare_partial(parser)
  local place = mark(parser)
  local closer = parse_open(parser)
  local name = closer and take(parser, PARTIAL_NAME)
  if not name then
    return nil
  end
  return close_directive(parser, closer, true, place, parse_partial(parser, name))
end

local function parse_value(parser)
  local place = mark(parser)
  local closer = parse_open(parser)
  local variable = closer and parse_variable(parser)
  if not variable or peek(parser, '%(') then
    return nil
  end
  local node = {kind = 'value', variable = variable}
  if take(parser, ':') then
    node = parse_partial(parser, take(parser, PARTIAL_NAME) or fail(parser), variable)
  else
    local separator = parse_separator(parser)
    if separator then
      local it = {kind = 'value', variable = {parts = {'it'}, pipes = {}}}
      node = {kind = 'for', variable = variable, body = {it}, separator = separator}
    end
  end
  return close_directive(parser, closer, false, place, node)
end

-- ---- directives with text inside ----

-- Inside, lines need not reach the column of the nested text around it.
local function inside(parser, action)
  local outer = parser.is_inside
  parser.is_inside = true
  local node = action()
  parser.is_inside = outer
  return node
end

-- A part that ends with a line end of its own, when the directive stood on a line of its own.
local function parse_part_tree(parser, is_multiline)
  if is_multiline then
    skip_line_end(parser)
  end
  return parse_tree(parser)
end

local function parse_else(parser, is_multiline)
  local place = mark(parser)
  if take_keyword(parser, 'else') then
    return parse_part_tree(parser, is_multiline)
  end
  back_to(parser, place)
  local variable = take_keyword(parser, 'elseif', true)
  if not variable then
    return {}
  end
  local is_next_multiline = skip_line_end(parser)
  local yes = parse_tree(parser)
  return {{kind = 'if', variable = variable, yes = yes, no = parse_else(parser, is_next_multiline)}}
end

local function parse_if(parser)
  local variable = take_keyword(parser, 'if', true)
  return variable and inside(parser, function()
    local is_multiline = skip_line_end(parser)
    local yes = parse_tree(parser)
    local no = parse_else(parser, is_multiline)
    expect_keyword(parser, 'endif')
    if is_multiline then
      skip_line_end(parser)
    end
    return {kind = 'if', variable = variable, yes = yes, no = no}
  end)
end

local function parse_for(parser)
  local variable = take_keyword(parser, 'for', true)
  return variable and inside(parser, function()
    local is_multiline = skip_line_end(parser)
    local body = parse_tree(parser)
    local separator = take_keyword(parser, 'sep') and parse_part_tree(parser, is_multiline) or {}
    expect_keyword(parser, 'endfor')
    if is_multiline then
      skip_line_end(parser)
    end
    return {kind = 'for', variable = variable, body = body, separator = separator}
  end)
end

local function parse_toggle(parser)
  if not take_keyword(parser, '~') then
    return nil
  end
  parser.is_breaking = not parser.is_breaking
  return literal ''
end

local function parse_blank_line(parser)
  local line_end = take_line_end(parser)
  return line_end and is_at_line_end(parser) and literal(line_end) or nil
end

local function parse_nested(parser)
  local column = parser.cursor.column
  if not take_keyword(parser, '%^') then
    return nil
  end
  local outer = parser.nested_column
  parser.nested_column = column
  local body = parse_tree(parser)
  local blank = try(parser, parse_blank_line)
  while blank do
    body[#body + 1] = blank
    blank = try(parser, parse_blank_line)
    if not blank then
      local more = parse_tree(parser)
      table.move(more, 1, #more, #body + 1, body)
      blank = try(parser, parse_blank_line)
    end
  end
  parser.nested_column = outer
  return {kind = 'nested', body = body}
end

local DIRECTIVES = {
  parse_if, parse_for, parse_toggle, parse_nested, parse_value, parse_bare_partial, parse_dollar,
}

local function parse_node(parser)
  if not peek(parser, '%$') then
    return parse_text(parser) or parse_newline(parser)
  end
  for _, directive in ipairs(DIRECTIVES) do
    local node = try(parser, directive)
    if node then
      return node
    end
  end
  return nil
end

-- Up to what is no part of it: the end, or a directive that belongs to one around it.
function parse_tree(parser)
  local tree = {}
  while try(parser, parse_comment) do
  end
  local node = parse_node(parser)
  while node do
    tree[#tree + 1] = node
    while try(parser, parse_comment) do
    end
    node = parse_node(parser)
  end
  return tree
end

-- The tree of a template; `read_partial` gives the text of a partial by its path, which is made from the template's.
return function(source, template_path, read_partial)
  local parser = {
    cursor = new_cursor(source, template_path), path = template_path, read_partial = read_partial, depth = 1,
    furthest = {}, partial_count = 0, is_breaking = false, is_inside = false, first = {line = 1, column = 1},
  }
  local tree = parse_tree(parser)
  if not is_at_end(parser) then
    fail(parser)
  end
  return tree
end
