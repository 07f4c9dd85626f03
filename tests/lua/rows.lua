-- rows.lua - tests that are rows: a piece of Lua, and what comes of it. Each row is a test of its own, with the Lua as its name.
--
--     rows.shows {{"Emph 'a b'", 'Emph [Str "a",Space,Str "b"]'}}
--
-- The Lua is an expression, or statements with a return. It sees the functions of pandoc as globals, too.

local tasty = require 'tasty'

local rows = {}

local scope = setmetatable({}, {
  __index = function(_, name)
    local value = pandoc[name]
    return value == nil and _G[name] or value
  end,
})

local function compile(code)
  local program = load('return ' .. code, '=row', 't', scope)
  return program or assert(load(code, '=row', 't', scope))
end

-- A function that makes tests of rows, each checked by `check(program, expected)`.
local function of_rows(check)
  return function(list)
    local tests = {}
    for _, row in ipairs(list) do
      tests[#tests + 1] = tasty.test_case(row[1], function() check(compile(row[1]), row[2]) end)
    end
    return {tests = tests}
  end
end

-- {code, text}: the value as tostring gives it.
rows.shows = of_rows(function(program, expected) tasty.assert.are_equal(expected, tostring((program()))) end)

-- {code, value}: the value itself; tables are compared by what is in them.
rows.gives = of_rows(function(program, expected) tasty.assert.are_same(expected, (program())) end)

-- {code, pattern}: it raises an error whose message has the pattern.
rows.fails = of_rows(function(program, expected) tasty.assert.error_matches(program, expected) end)

-- {code}: is true.
rows.holds = of_rows(function(program) tasty.assert.is_true((program())) end)

return rows
