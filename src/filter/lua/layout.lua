-- layout.lua - pandoc.layout: text that is filled, indented and put side by side when it is rendered.
--
-- A Doc is an object around a node (layout/doc.lua). Where one is asked for, strings and numbers are literal text.

local native = select(4, ...)
local doc = require 'pandoc.layout.doc'
local render = require 'pandoc.layout.render'

local layout = {}
local Doc = {__name = 'Doc'}

local function wrap(node)
  return native.object(Doc, node)
end

-- ---- arguments ----

local function wrong(position, name, expected, value)
  error(("bad argument #%d to '%s' (%s expected, got %s)"):format(position, name, expected, type(value)), 4)
end

local argument = {}

function argument.doc(value, position, name)
  local kind = type(value)
  if kind == 'string' or kind == 'number' then
    return doc.literal(tostring(value))
  end
  return native.value(value, Doc) or wrong(position, name, 'Doc', value)
end

function argument.text(value, position, name)
  local kind = type(value)
  return (kind == 'string' or kind == 'number') and tostring(value) or wrong(position, name, 'string', value)
end

function argument.integer(value, position, name)
  return math.tointeger(value) or wrong(position, name, 'integer', value)
end

function argument.maybe_integer(value, position, name)
  return value ~= nil and argument.integer(value, position, name) or nil
end

function argument.maybe_doc(value, position, name)
  return value ~= nil and argument.doc(value, position, name) or nil
end

function argument.docs(value, position, name)
  if type(value) ~= 'table' then
    wrong(position, name, 'list of Docs', value)
  end
  local nodes = {}
  for i, item in ipairs(value) do
    nodes[i] = argument.doc(item, position, name)
  end
  return nodes
end

function argument.color(value)
  return render.COLORS[value] and value or error('Unknown color: ' .. tostring(value), 4)
end

function argument.style(value)
  if value == nil or value == 'plain' then
    return 'plain'
  end
  return (value == 'ansi' or value == 'ANSI') and 'ansi' or error('Unknown rendering style: ' .. tostring(value), 4)
end

-- layout.NAME: `kinds` are those of its arguments, `act` gets them checked.
local function define(name, kinds, act)
  layout[name] = function(first, second, third)
    local given = {first, second, third}
    local checked = {}
    for i, kind in ipairs(kinds) do
      checked[i] = argument[kind](given[i], i, name)
    end
    return act(checked[1], checked[2], checked[3])
  end
end

-- The same for what makes a node.
local function define_doc(name, kinds, make)
  define(name, kinds, function(...)
    return wrap(make(...))
  end)
end

-- ---- what stands alone ----

layout.empty = wrap(doc.empty)
layout.space = wrap(doc.space)
layout.cr = wrap(doc.cr)
layout.blankline = wrap {kind = 'blank', count = 1}

define_doc('literal', {'text'}, doc.literal)

define_doc('blanklines', {'integer'}, function(count)
  return {kind = 'blank', count = count}
end)

define_doc('after_break', {'text'}, function(text)
  return {kind = 'after', text = text}
end)

define_doc('vfill', {'text'}, function(text)
  return {kind = 'fill', text = text, width = doc.width(text)}
end)

-- ---- what is put around others ----

define_doc('before_non_blank', {'doc'}, function(inner)
  return {kind = 'before', inner = inner}
end)

define_doc('nest', {'doc', 'integer'}, doc.nest)
define_doc('prefixed', {'doc', 'text'}, doc.prefixed)
define_doc('flush', {'doc'}, doc.flush)
define_doc('chomp', {'doc'}, doc.chomp)
define_doc('nestle', {'doc'}, doc.nestle)
define_doc('nowrap', {'doc'}, doc.nowrap)

define_doc('hang', {'doc', 'integer', 'doc'}, function(inner, count, start)
  return doc.concat {start, doc.nest(inner, count)}
end)

define_doc('inside', {'doc', 'doc', 'doc'}, function(inner, first, last)
  return doc.concat {first, inner, last}
end)

local ENCLOSINGS = {braces = '{}', brackets = '[]', double_quotes = '""', parens = '()', quotes = "''"}

for name, pair in pairs(ENCLOSINGS) do
  define_doc(name, {'doc'}, function(inner)
    return doc.concat {doc.text(pair:sub(1, 1)), inner, doc.text(pair:sub(2))}
  end)
end

for name, alignment in pairs {lblock = 'left', rblock = 'right', cblock = 'center'} do
  define_doc(name, {'doc', 'integer'}, function(inner, width)
    return render.block(inner, width, alignment)
  end)
end

for _, name in ipairs {'bold', 'italic', 'underlined', 'strikeout'} do
  define_doc(name, {'doc'}, function(inner)
    return doc.styled(inner, name, true)
  end)
end

for _, name in ipairs {'fg', 'bg'} do
  define_doc(name, {'doc', 'color'}, function(inner, color)
    return doc.styled(inner, name, color)
  end)
end

define_doc('concat', {'docs', 'maybe_doc'}, function(nodes, separator)
  if not separator then
    return doc.concat(nodes)
  end
  local parts = {}
  for i, node in ipairs(nodes) do
    parts[2 * i - 1] = node
    if i < #nodes then
      parts[2 * i] = separator
    end
  end
  return doc.concat(parts)
end)

-- ---- questions ----

define('render', {'doc', 'maybe_integer', 'style'}, function(node, line_width, style)
  return render[style](node, line_width)
end)

define('is_empty', {'doc'}, doc.is_empty)

define('height', {'doc'}, function(node)
  return 1 + select(2, render.plain(node):gsub('\n', '\n'))
end)

define('offset', {'doc'}, function(node)
  return doc.offset(node, false)
end)

define('min_offset', {'doc'}, function(node)
  return doc.offset(node, true)
end)

define('update_column', {'doc', 'integer'}, doc.column_after)
define('real_length', {'text'}, doc.width)

-- ---- the type ----

-- An operator on two Docs.
local function operator(name, join)
  Doc[name] = function(first, second)
    return wrap(join(argument.doc(first, 1, name), argument.doc(second, 2, name)))
  end
end

operator('__concat', function(first, second)
  return doc.concat {first, second}
end)

for name, between in pairs {__add = doc.space, __div = doc.cr, __idiv = {kind = 'blank', count = 1}} do
  operator(name, function(first, second)
    return doc.join(first, between, second)
  end)
end

function Doc.__eq(first, second)
  local a, b = native.value(first, Doc), native.value(second, Doc)
  return a ~= nil and b ~= nil and doc.is_same(a, b)
end

function Doc.__tostring(object)
  return render.plain(argument.doc(object, 1, 'tostring'))
end

-- All functions that begin with a Doc are methods.
local METHODS = {
  'before_non_blank', 'bg', 'bold', 'braces', 'brackets', 'cblock', 'chomp', 'double_quotes', 'fg', 'flush', 'hang',
  'height', 'inside', 'is_empty', 'italic', 'lblock', 'min_offset', 'nest', 'nestle', 'nowrap', 'offset', 'parens',
  'prefixed', 'quotes', 'rblock', 'render', 'strikeout', 'underlined', 'update_column', 'vfill',
}

Doc.__index = {}
for _, name in ipairs(METHODS) do
  Doc.__index[name] = layout[name]
end

return layout
