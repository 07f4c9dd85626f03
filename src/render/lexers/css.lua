-- CSS, with what SCSS and Less add.
local l = require('lexer')
local token = l.token
local P, S = lpeg.P, lpeg.S

local name = P('-')^-2 * (l.alpha + '_') * (l.alnum + S('_-'))^0
local quoted = l.delimited_range('"', true) + l.delimited_range("'", true)
local M = {_NAME = 'css'}
M._rules = {
  {'whitespace', l.space^1},
  {'comment', token('comment', '/*' * (1 - P('*/'))^0 * P('*/')^-1 + #P('//') * l.last_char_includes(';{}') * '//' * l.nonnewline^0)},
  {'string', token('string', quoted)},
  {'at', token('preprocessor', '@' * name)},
  {'variable', token('variable', '--' * name + '$' * name)},
  {'color', token('number', '#' * l.xdigit^3 * -(l.alnum + S('-_')))},
  {'number', token('number', (l.digit^1 * ('.' * l.digit^1)^-1 + '.' * l.digit^1) * (P('%') + l.alpha^1)^-1)},
  {'selector', token('type', S('.#') * name)},
  {'pseudo', -lpeg.B(':') * token('constant', P(':')^1 * name * #(l.space^0 * S(',{)>+~[.:') + '('))},
  {'property', token('attribute', name * #(l.space^0 * ':' * (l.space + l.digit + S('"\'#$-'))))},
  {'important', token('keyword', '!' * l.space^0 * l.alpha^1)},
  {'function', token('function', name * #P('('))},
  {'element', token('tag', name * #(l.space^0 * S('{,>+~[')))},
  {'word', name},
  {'operator', token('operator', S('{}:;,()[]>+~*=&/'))},
}
return M
