-- Values between commas, tabs, semicolons or bars; the first line names them.
local l = require('lexer')
local token = l.token
local S = lpeg.S

local M = {_NAME = 'csv'}
M._rules = {
  {'head', -lpeg.B(1) * token('heading', l.nonnewline^1)},
  {'string', token('string', '"' * ('""' + (1 - S('"\n')))^0 * '"')},
  {'number', token('number', S('+-')^-1 * l.digit^1 * (S('.:-/') * l.digit^1)^0 * #(S(',;\t|\r\n') + -1))},
  {'separator', token('operator', S(',;\t|'))},
  {'value', (1 - S(',;\t|"\n'))^1},
}
return M
