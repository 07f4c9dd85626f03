-- run.lua - runs files of tests (tasty.lua) and prints TAP.
--
--     memoc lua tests/lua/run.lua FILE...

local tasty = require 'tasty'

local failed = 0

local function report(name, problem)
  print((problem and 'not ok - ' or 'ok - ') .. name)
  if problem then
    failed = failed + 1
    print('# ' .. problem:gsub('\n', '\n# '))
  end
end

local function read(path)
  local file = assert(io.open(path, 'r'))
  local text = file:read 'a'
  file:close()
  return text
end

for _, path in ipairs(arg) do
  tasty.run({name = path:match '[^/]*$', tests = assert(load(read(path), '@' .. path))()}, report)
end
if failed > 0 then
  error(failed .. ' failed', 0)
end
