-- Settings for the environment: NAME=value.
local l = require('lexer')
local token, starts = l.token, l.starts_line
local P, S = lpeg.P, lpeg.S

local M = {_NAME = 'dotenv'}
M._rules = {
  {'whitespace', l.space^1},
  {'comment', token('comment', starts(S(' \t')^0 * '#' * l.nonnewline^0) + #P('#') * lpeg.B(S(' \t')) * '#' * l.nonnewline^0)},
  {'export', token('keyword', l.word_match{'export', 'set'} * #S(' \t'))},
  {'name', token('attribute', l.word * (S('.-') * l.word)^0 * #(S(' \t')^0 * '='))},
  {'hole', token('variable', '${' * (1 - S('{}\n'))^0 * '}' + '$' * l.word)},
  {'equals', token('operator', '=')},
  {'quoted', token('string', l.delimited_range('"') + l.delimited_range("'"))},
  {'value', token('string', (1 - S(' \t\r\n$#"\''))^1)},
}
return M
