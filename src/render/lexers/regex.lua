-- Regular expressions by themselves.
local l = require('lexer')
local token = l.token
local P, S = lpeg.P, lpeg.S

local M = {_NAME = 'regex'}
M._rules = {
  {'class', token('type', '[' * P('^')^-1 * P(']')^-1 * ('\\' * l.any + (1 - S(']\\\n')))^0 * P(']')^-1)},
  {'escape', token('constant', '\\' * l.any)},
  {'group', token('keyword', '(' * ('?' * (S(':=!>|') + '<' * S('=!') + P('P')^-1 * '<' * (l.alnum + '_')^1 * '>' + S('imsxu-')^1 * S(':)')))^-1 + ')')},
  {'repeat', token('operator', S('*+?')  * S('+?')^-1 + '{' * (l.digit + ',')^1 * '}' * S('+?')^-1)},
  {'anchor', token('label', S('^$'))},
  {'other', token('operator', S('|.'))},
}
return M
