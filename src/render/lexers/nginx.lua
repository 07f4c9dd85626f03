-- Configurations of nginx, HAProxy, Caddy and the like: the first word of a line or statement is a directive.
local l = require('lexer')
local token = l.token
local P, S = lpeg.P, lpeg.S

local word = l.alpha * (l.alnum + S('_-'))^0
local M = {_NAME = 'nginx'}
M._rules = {
  {'directive', token('keyword', l.starts_line(S(' \t')^0 * word))},
  {'whitespace', l.space^1},
  {'comment', token('comment', '#' * l.nonnewline^0)},
  {'statement', #word * l.last_char_includes(';{}') * token('keyword', word)},
  {'string', token('string', l.delimited_range('"', true) + l.delimited_range("'", true))},
  {'variable', token('variable', '$' * (l.word + '{' * l.word * '}'))},
  {'number', token('number', l.digit^1 * (S('.:/') * l.digit^1)^0 * (P('ms') + S('smhdkKMG'))^-1 * -l.alnum)},
  {'constant', token('constant', l.word_match{'on', 'off', 'default', 'auto', 'none'})},
  {'word', (l.alnum + S('_-./'))^1},
  {'operator', token('operator', S('{};=~^*'))},
}
return M
