-- Formulas of spreadsheets.
local l = require('lexer')
local token = l.token
local P, S = lpeg.P, lpeg.S

local cell = P('$')^-1 * l.upper * l.upper^-2 * P('$')^-1 * l.digit^1
local M = {_NAME = 'excel'}
M._rules = {
  {'whitespace', l.space^1},
  {'string', token('string', '"' * ('""' + (1 - S('"\n')))^0 * P('"')^-1)},
  {'function', token('function', l.alpha * (l.alnum + S('._'))^0 * #P('('))},
  {'cell', token('variable', cell * (':' * cell)^-1 * -l.alnum)},
  {'constant', token('constant', l.word_match({'true', 'false'}, nil, true) + '#' * l.upper^1 * S('!?/')^-1)},
  {'number', token('number', l.digit^1 * ('.' * l.digit^1)^-1 * P('%')^-1)},
  {'word', l.word},
  {'operator', token('operator', S('=+-*/^&<>(),;:!{}'))},
}
return M
