-- Sections with keys: .ini, .properties, .editorconfig, units of systemd.
local l = require('lexer')
local token, starts = l.token, l.starts_line
local P, S = lpeg.P, lpeg.S

local blank = S(' \t')
local M = {_NAME = 'ini'}
M._rules = {
  {'comment', token('comment', starts(blank^0 * S('#;!') * l.nonnewline^0))},
  {'section', token('heading', starts(blank^0 * '[' * (1 - S('\r\n]'))^0 * ']'))},
  {'key', token('attribute', starts(blank^0 * (1 - S('\r\n=:[#;'))^1) * #S('=:'))},
  {'whitespace', l.space^1},
  {'equals', token('operator', S('=:'))},
  {'string', token('string', l.delimited_range('"', true))},
  {'number', token('number', l.digit^1 * ('.' * l.digit^1)^0 * -l.alnum)},
  {'constant', token('constant', l.word_match({'true', 'false', 'yes', 'no', 'on', 'off', 'null', 'none'}, nil, true))},
  {'hole', token('variable', '${' * (1 - S('{}\n'))^0 * '}' + '%' * l.alpha)},
  {'word', l.alnum^1},
}
return M
