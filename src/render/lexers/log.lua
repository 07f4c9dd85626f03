-- Lines of a log: times, levels, numbers, quoted texts, addresses.
local l = require('lexer')
local token, word_match = l.token, l.word_match
local P, S = lpeg.P, lpeg.S

local two = l.digit * l.digit
local time = two * ':' * two * (':' * two * (S('.,') * l.digit^1)^-1)^-1 * (P('Z') + S('+-') * two * P(':')^-1 * two)^-1
local date = two * two * S('-/') * two * S('-/') * two
local M = {_NAME = 'log'}
M._rules = {
  {'whitespace', l.space^1},
  {'time', token('constant', date * (S('T ') * time)^-1 + time)},
  {'bad', token('deleted', word_match({'error', 'fatal', 'critical', 'panic', 'fail', 'failed', 'failure', 'severe', 'exception'}, nil, true))},
  {'warning', token('keyword', word_match({'warn', 'warning'}, nil, true))},
  {'good', token('inserted', word_match({'ok', 'pass', 'passed', 'success', 'succeeded'}, nil, true))},
  {'level', token('type', word_match({'info', 'notice', 'debug', 'trace', 'verbose'}, nil, true))},
  {'address', token('string', (P('https://') + 'http://') * (1 - S(' \t\r\n<>()"'))^1)},
  {'key', -lpeg.B(l.alnum + '_') * token('attribute', l.word * #P('='))},
  {'string', token('string', '"' * ('\\' * l.nonnewline + (1 - S('"\\\n')))^0 * P('"')^-1)},
  {'number', token('number', (l.hex_num + l.digit^1 * (S('.:') * l.digit^1)^0 * (P('ms') + '%' + S('sSkKMG'))^-1) * -l.alnum)},
  {'word', l.alnum^1},
}
return M
