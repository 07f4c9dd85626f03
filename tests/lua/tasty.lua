-- tasty.lua - tests in Lua, written as pandoc's are: what its module of this name offers, in our words.
--
--     local tasty = require 'tasty'
--     return {
--       tasty.test_group 'List' {
--         tasty.test_case('is empty', function() tasty.assert.are_same({}, pandoc.List()) end),
--       },
--     }

local tasty = {}

local function show(value)
  return type(value) == 'string' and ('%q'):format(value) or tostring(value)
end

-- Tables with the same keys and values, at any depth. Metatables do not count.
local function is_same(first, second)
  if first == second then
    return true
  end
  if type(first) ~= 'table' or type(second) ~= 'table' then
    return false
  end
  for key, value in next, first do
    if not is_same(value, rawget(second, key)) then
      return false
    end
  end
  for key in next, second do
    if rawget(first, key) == nil then
      return false
    end
  end
  return true
end

local function show_table(value)
  if type(value) ~= 'table' then
    return show(value)
  end
  local shown = {}
  for key, item in next, value do
    shown[#shown + 1] = show(key) .. ' = ' .. show_table(item)
  end
  return '{' .. table.concat(shown, ', ') .. '}'
end

local function fail(message)
  error(message, 3)
end

local checks = {}

function checks.are_equal(expected, actual)
  if expected ~= actual then
    fail(show(expected) .. ' is not equal to ' .. show(actual))
  end
end

function checks.are_same(expected, actual)
  if not is_same(expected, actual) then
    fail(show_table(expected) .. ' is not the same as ' .. show_table(actual))
  end
end

function checks.is_truthy(value)
  if not value then
    fail(show(value) .. ' is not truthy')
  end
end

function checks.is_falsy(value)
  if value then
    fail(show(value) .. ' is not falsy')
  end
end

function checks.is_true(value)
  if value ~= true then
    fail(show(value) .. ' is not true')
  end
end

function checks.is_false(value)
  if value ~= false then
    fail(show(value) .. ' is not false')
  end
end

function checks.is_nil(value)
  if value ~= nil then
    fail(show(value) .. ' is not nil')
  end
end

local function error_of(action)
  local is_done, problem = pcall(action)
  if is_done then
    error('no error was raised', 4)
  end
  return problem
end

function checks.error_matches(action, pattern)
  local problem = tostring(error_of(action))
  if not problem:match(pattern) then
    fail(('the error %q does not match %q'):format(problem, pattern))
  end
end

function checks.error_equals(action, expected)
  local problem = error_of(action)
  if problem ~= expected then
    fail(show(problem) .. ' is not the error ' .. show(expected))
  end
end

function checks.error_satisfies(action, condition)
  local problem = error_of(action)
  if not condition(problem) then
    fail('the error ' .. show(problem) .. ' is another one')
  end
end

-- assert.are.same is assert.are_same.
local function prefixed(prefix)
  return setmetatable({}, {
    __index = function(_, name)
      return checks[prefix .. name]
    end,
  })
end

checks.are = prefixed 'are_'
checks.is = prefixed 'is_'
checks.error = prefixed 'error_'
tasty.assert = setmetatable(checks, {
  __call = function(_, ...)
    return assert(...)
  end,
})

function tasty.test_case(name, run)
  return {name = name, run = run}
end

function tasty.test_group(name)
  return function(tests)
    return {name = name, tests = tests}
  end
end

-- Runs a test, a group or a list of them; `report` is told the name and the error, or nil, of each.
function tasty.run(test, report, prefix)
  local name = prefix and test.name and prefix .. ': ' .. test.name or test.name or prefix
  if test.run then
    local is_done, problem = pcall(test.run)
    report(name, not is_done and tostring(problem) or nil)
    return
  end
  for _, inner in ipairs(test.tests or test) do
    tasty.run(inner, report, name)
  end
end

return tasty
