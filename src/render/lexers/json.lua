-- JSON, with comments and what else JSON5 allows.
local l = require('lexer')
local token, word_match = l.token, l.word_match
local P, S = lpeg.P, lpeg.S

local quoted = l.delimited_range('"', true) + l.delimited_range("'", true)
local M = {_NAME = 'json'}
M._rules = {
  {'whitespace', l.space^1},
  {'key', token('attribute', (quoted + l.word) * #(l.space^0 * ':'))},
  {'string', token('string', quoted)},
  {'comment', token('comment', '//' * l.nonnewline^0 + '/*' * (1 - P('*/'))^0 * P('*/')^-1)},
  {'number', token('number', S('+-')^-1 * (l.hex_num + l.digit^1 * ('.' * l.digit^0)^-1 * (S('eE') * S('+-')^-1 * l.digit^1)^-1))},
  {'constant', token('constant', word_match{'true', 'false', 'null', 'NaN', 'Infinity'})},
  {'word', l.word},
  {'operator', token('operator', S('[]{}:,'))},
}
return M
