-- log.lua - pandoc.log: what a script wants to be read by who runs it.

local native = select(4, ...)
local List = require 'pandoc.List'
local json = require 'pandoc.json'

local log = {}

-- What PANDOC_STATE.log shows; `silence` puts another list in its place for a while.
local messages = setmetatable(native.messages, List)
local is_silent = false

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
  messages[#messages + 1] = message
  if not is_silent then
    native.log(verbosity, tostring(message))
  end
end

function log.info(text)
  report('INFO', text, 3)
end

function log.warn(text)
  report('WARNING', text, 3)
end

local function finish(outer, was_silent, is_done, ...)
  local collected = messages
  messages, is_silent = outer, was_silent
  if not is_done then
    error(..., 0)
  end
  return collected, ...
end

-- Calls the function; the messages of it are the first result.
function log.silence(action, ...)
  local outer, was_silent = messages, is_silent
  messages, is_silent = List(), true
  return finish(outer, was_silent, pcall(action, ...))
end

return log
