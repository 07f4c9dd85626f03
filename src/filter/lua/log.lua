-- log.lua - pandoc.log: what a script wants to be read by who runs it.

local native, run = select(4, ...)
local List = require 'pandoc.List'
local json = require 'pandoc.json'

local log = {}

-- `run.messages` is the list that `silence` has put in the place of what PANDOC_STATE.log shows.
local messages = setmetatable(native.messages, List)

local LogMessage = {__name = 'LogMessage'}

local function value_of(object)
  return native.value(object, LogMessage) or error('LogMessage expected, got ' .. type(object), 3)
end

local KINDS = {
  INFO = {type = 'ScriptingInfo', says = 'Scripting info'},
  WARNING = {type = 'ScriptingWarning', says = 'Scripting warning'},
}

function LogMessage.__tostring(object)
  local message = value_of(object)
  local place = message.line and (' at %s line %d column 1'):format(message.source, message.line) or ''
  return KINDS[message.verbosity].says .. place .. ': ' .. message.message
end

function LogMessage.__tojson(object)
  return json.encode(value_of(object))
end

function LogMessage.__eq(first, second)
  return LogMessage.__tojson(first) == LogMessage.__tojson(second)
end

-- `level` of the stack is where the message is from.
local function report(verbosity, text, level)
  if type(text) ~= 'string' and type(text) ~= 'number' then
    error(('string expected, got %s'):format(type(text)), level)
  end
  local source, line = native.place(level)
  local message = native.object(LogMessage, {
    type = KINDS[verbosity].type, verbosity = verbosity, message = tostring(text), source = source, line = line,
    column = line and 1,
  })
  local list = run.messages or messages
  list[#list + 1] = message
  if not run.messages then
    native.log(verbosity, tostring(message))
  end
end

function log.info(text)
  report('INFO', text, 3)
end

function log.warn(text)
  report('WARNING', text, 3)
end

local function finish(outer, is_done, ...)
  local collected = run.messages
  run.messages = outer
  if not is_done then
    error(..., 0)
  end
  return collected, ...
end

-- Calls the function; the messages of it are the first result.
function log.silence(action, ...)
  local outer = run.messages
  run.messages = List()
  return finish(outer, pcall(action, ...))
end

return log
