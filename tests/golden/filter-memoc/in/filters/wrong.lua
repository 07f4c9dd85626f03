-- What is refused, and why.
local function refused(what, argument)
  local ok, problem = pcall(what, argument)
  print((ok and 'taken: ' or '') .. tostring(problem))
end

local function report(more)
  local given = {rule = 'a/b', message = 'm'}
  for name, value in pairs(more) do given[name] = value ~= 'nil' and value or nil end
  refused(memoc.report, given)
end

local function record(more)
  local given = {kind = 'lesson', title = 't'}
  for name, value in pairs(more) do given[name] = value ~= 'nil' and value or nil end
  refused(memoc.record, given)
end

function Para(para)
  refused(memoc.report)
  refused(memoc.report, 'text')
  report {rule = 'nil'}
  report {rule = 5}
  report {rule = 'term'}
  report {rule = 'Big/term'}
  report {rule = 'a/b/c'}
  report {rule = '/b'}
  report {rule = 'link/broken'}
  report {rule = 'filter/mine'}
  report {rule = 'heading/mine'}
  report {message = 'nil'}
  report {message = ' '}
  report {message = 'one\ntwo'}
  report {severity = 'off'}
  report {severity = 'fatal'}
  report {severity = 3}
  report {help = {}}
  report {node = 'Para'}
  report {line = 4}
  report {[1] = 'x'}
  record {kind = 'nil'}
  record {kind = 'section'}
  record {kind = 'thought'}
  record {title = 'nil'}
  record {title = para}
  record {text = 5}
  record {status = 'accepted'}
  record {node = {}}
  record {lines = {1, 2}}
  record {['no-name'] = 1}
  record {[1] = 'x'}
  record {problem = 5}
  record {ordinal = 1.5}
  record {alternatives = {'a', 1}}
  record {code = 'x = 1'}
  record {code = {{lang = 'c', text = 'x', more = 'y'}}}
  record {tables = {{'a'}}}
  record {other = {name = 'x'}}
  record {other = {{1, name = 'x'}}}
  record {other = {{{{{}}}}}}
  record {other = para}
  record {other = {0 / 0}}
  record {other = {print}}
  refused(function() para.source = nil end)
end
