-- pandoc.log: messages, and PANDOC_STATE.log. Info and nothing else, because warnings would be printed here.

local tasty = require 'tasty'
local log = require 'pandoc.log'
local json = require 'pandoc.json'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert

local function last()
  return PANDOC_STATE.log[#PANDOC_STATE.log]
end

return {
  group 'messages' {
    test('are in the log of the state', function()
      local count = #PANDOC_STATE.log
      log.info 'one'
      assert.are_equal(count + 1, #PANDOC_STATE.log)
      assert.are_equal('LogMessage', getmetatable(last()).__name)
      assert.are_equal(pandoc.List, getmetatable(PANDOC_STATE.log))
    end),
    test('know where they are from', function()
      log.info 'here'
      local message = json.decode(json.encode(last()))
      assert.are_same({
        type = 'ScriptingInfo', verbosity = 'INFO', message = 'here', line = 23, column = 1,
        source = 'tests/lua/test_log.lua',
      }, message)
      assert.are_equal('Scripting info at tests/lua/test_log.lua line 23 column 1: here', tostring(last()))
    end),
    test('are texts', function()
      assert.error_matches(function() log.info {} end, 'test_log.lua:32: string expected, got table')
      assert.error_matches(function() log.warn() end, 'string expected, got nil')
    end),
    test('compare', function()
      local messages = log.silence(function()
        for _ = 1, 2 do
          log.info 'same'
        end
        log.info 'other'
      end)
      assert.are_equal(messages[1], messages[2])
      assert.is_true(messages[1] ~= messages[3])
    end),
  },
  group 'silence' {
    test('gives the messages and the results', function()
      local count = #PANDOC_STATE.log
      local messages, first, second = log.silence(function(a, b)
        log.warn 'one'
        return b, a
      end, 1, 2)
      assert.are_same({2, 1, 1, count}, {first, second, #messages, #PANDOC_STATE.log})
      assert.are_equal('ScriptingWarning', json.decode(json.encode(messages[1])).type)
    end),
    test('can be in itself', function()
      local outer, inner = log.silence(function()
        log.info 'outer'
        return #log.silence(log.info, 'inner')
      end)
      assert.are_same({1, 1}, {#outer, inner})
    end),
    test('ends with an error, too', function()
      assert.error_equals(function() log.silence(error, 'oh') end, 'oh')
      local count = #PANDOC_STATE.log
      log.info 'after'
      assert.are_equal(count + 1, #PANDOC_STATE.log)
    end),
  },
}
