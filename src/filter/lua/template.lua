-- template.lua - pandoc.template: texts with variables, conditions and loops (doctemplates).

local native = select(4, ...)
local check = require 'pandoc.arguments.check'
local defaults = require 'pandoc.template.defaults'
local doc = require 'pandoc.layout.doc'
local layout = require 'pandoc.layout'
local parse = require 'pandoc.template.parser'
local path = require 'pandoc.path'
local pipes = require 'pandoc.template.pipes'
local system = require 'pandoc.system'

local template = {}

local Doc = getmetatable(layout.empty)
local Template = {__name = 'Template'}
local Context = {__name = 'pandoc Context'}
Context.__metatable = {__name = Context.__name}

local DEEPEST = 100 -- values in values: a table may be in itself

-- ---- values ----

local value_of

local function fields_of(given, depth)
  local fields = {}
  for key, item in pairs(given) do
    if type(key) ~= 'string' and type(key) ~= 'number' then
      error(('a variable has a name, not a %s'):format(type(key)), 0)
    end
    fields[tostring(key)] = value_of(item, depth + 1)
  end
  return fields
end

local function table_value(given, depth)
  if depth > DEEPEST then
    error('values are nested too deeply, or in themselves', 0)
  elseif rawlen(given) == 0 then
    return {kind = 'map', fields = fields_of(given, depth)}
  end
  local list = {kind = 'list'}
  for i = 1, rawlen(given) do
    list[i] = value_of(given[i], depth + 1)
  end
  return list
end

-- What a value of Lua is for pipes and templates (template/pipes.lua).
function value_of(given, depth)
  local kind = type(given)
  if kind == 'boolean' then
    return {kind = 'bool', value = given}
  elseif kind == 'string' or kind == 'number' then
    return {kind = 'simple', doc = doc.literal(tostring(given))}
  elseif kind == 'table' then
    return table_value(given, depth)
  end
  local node = native.value(given, Doc)
  if not node and given ~= nil then
    error(('Doc, string, boolean, table, or nil expected, got %s'):format(kind), 0)
  end
  return node and {kind = 'simple', doc = node}
end

local function look_up(context, parts)
  local value = context
  for _, part in ipairs(parts) do
    if value == nil or value.kind ~= 'map' then
      return nil
    end
    value = value.fields[part]
  end
  return value
end

local function value_in(context, variable)
  return pipes.apply(variable.pipes, look_up(context, variable.parts))
end

local TRUE = doc.text 'true'
local FALSE = doc.text 'false'

-- Whether a value counts as true; its text is added to `nodes`.
local function resolve(value, nodes)
  if value == nil then
    return false
  elseif value.kind == 'list' then
    local is_true = false
    for i = 1, #value do
      is_true = resolve(value[i], nodes) or is_true
    end
    return is_true
  elseif value.kind == 'simple' then
    nodes[#nodes + 1] = doc.without_line_end(value.doc)
    return not doc.is_empty(value.doc)
  end
  local is_true = value.kind == 'map' or value.value
  nodes[#nodes + 1] = is_true and TRUE or FALSE
  return is_true
end

-- ---- rendering ----

local function copy(map)
  local fields = {}
  for key, item in next, map.fields do
    fields[key] = item
  end
  return {kind = 'map', fields = fields}
end

-- A map in which the variable, if it is there, has another value.
local function with_value(map, parts, first, value)
  local changed = copy(map)
  local fields = changed.fields
  local given = fields[parts[first]]
  if given ~= nil and first == #parts then
    fields[parts[first]] = value
  elseif given ~= nil and given.kind == 'map' then
    fields[parts[first]] = with_value(given, parts, first + 1, value)
  end
  return changed
end

-- The context of one round of a loop.
local function round_context(context, variable, value)
  local inner = copy(context)
  inner.fields.it = value
  return with_value(inner, variable.parts, 1, value)
end

local render_tree

-- `state.column` is where the text so far has ended.
local function put(state, node)
  state.column = doc.column_after(node, state.column)
  return node
end

local renders = {}

function renders.literal(state, node)
  return put(state, node.doc)
end

function renders.value(state, node, context)
  local nodes = {}
  resolve(value_in(context, node.variable), nodes)
  return put(state, doc.concat(nodes))
end

renders['if'] = function(state, node, context)
  local is_true = resolve(value_in(context, node.variable), {})
  return render_tree(state, is_true and node.yes or node.no, context)
end

renders['for'] = function(state, node, context)
  local value = value_in(context, node.variable)
  local rounds = {}
  if value ~= nil and value.kind == 'list' then
    for i = 1, #value do
      rounds[i] = render_tree(state, node.body, round_context(context, node.variable, value[i]))
    end
  elseif value ~= nil then
    rounds[1] = render_tree(state, node.body, round_context(context, node.variable, value))
  end
  local separator = render_tree(state, node.separator, context)
  local nodes = {}
  for i, round in ipairs(rounds) do
    nodes[#nodes + 1] = i > 1 and separator or nil
    nodes[#nodes + 1] = round
  end
  return doc.concat(nodes)
end

function renders.nested(state, node, context)
  local column = state.column
  return doc.nest(render_tree(state, node.body, context), column)
end

function renders.partial(state, node, context)
  local value = pipes.apply(node.pipes, {kind = 'simple', doc = render_tree(state, node.body, context)})
  return value.kind == 'simple' and value.doc or doc.empty
end

function render_tree(state, tree, context)
  local nodes = {}
  for _, node in ipairs(tree) do
    nodes[#nodes + 1] = renders[node.kind](state, node, context)
  end
  return doc.concat(nodes)
end

-- ---- files ----

local function missing(filename)
  error(('Could not find data file templates/%s'):format(filename), 0)
end

local function default_partial(filename)
  local name = path.filename(filename)
  return defaults.file(name) or missing(name)
end

-- A file of the project, else one that memoc has.
local function read_template(filename)
  local is_read, text = pcall(system.read_file, filename)
  return is_read and text or default_partial(filename)
end

-- ---- the module ----

function template.compile(text, templates_path)
  text = check('string', text, 1, 'compile')
  local tree
  if templates_path == nil then
    tree = parse(text, 'templates/default', default_partial)
  else
    tree = parse(text, check('string', templates_path, 2, 'compile'), read_template)
  end
  return native.object(Template, tree)
end

function template.apply(compiled, context)
  if type(compiled) == 'string' then
    compiled = template.compile(compiled)
  end
  local tree = native.value(compiled, Template)
  if not tree then
    error(("bad argument #1 to 'apply' (Template expected, got %s)"):format(type(compiled)), 2)
  end
  local values = {kind = 'map', fields = fields_of(check('table', context, 2, 'apply'), 1)}
  return native.object(Doc, render_tree({column = 0}, tree, values))
end

function template.default(writer)
  writer = writer == nil and FORMAT or writer
  check('string', writer, 1, 'default')
  return defaults.writer(writer) or missing('default.' .. writer)
end

function template.get(filename)
  return read_template(check('string', filename, 1, 'get'))
end

function Context.__concat(first, second)
  local joined = {}
  for _, context in ipairs {second, first} do
    for key, value in pairs(context) do
      joined[key] = value
    end
  end
  return setmetatable(joined, Context)
end

local context_of

-- Plain values: Blocks and Inlines as their writers give them.
local function meta_value(value, writers, depth)
  if type(value) == 'number' then
    return tostring(value)
  elseif type(value) ~= 'table' and type(value) ~= 'userdata' then
    return value
  end
  local meta = getmetatable(value)
  local write = type(meta) == 'table' and writers[meta.__name]
  if write then
    return write(value)
  end
  return context_of(value, writers, depth + 1)
end

function context_of(values, writers, depth)
  local context = {}
  if type(values) ~= 'table' then
    error(('metadata expected, got %s'):format(type(values)), 0)
  elseif depth > DEEPEST then
    error('metadata is nested too deeply, or in itself', 0)
  end
  for key, value in pairs(values) do
    context[key] = meta_value(value, writers, depth)
  end
  return rawlen(context) > 0 and context or setmetatable(context, Context)
end

function template.meta_to_context(meta, blocks_writer, inlines_writer)
  check('function', blocks_writer, 2, 'meta_to_context')
  check('function', inlines_writer, 3, 'meta_to_context')
  return context_of(meta, {Blocks = blocks_writer, Inlines = inlines_writer}, 1)
end

return template
