-- A request or an answer of HTTP: its line, its fields, its body.
local l = require('lexer')
local token, starts, word_match = l.token, l.starts_line, l.word_match
local P, S = lpeg.P, lpeg.S

local method = word_match{'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'}
local version = token('type', 'HTTP/' * (l.digit + '.')^1)
local address = token('string', (1 - l.space)^1)
local M = {_NAME = 'http'}
M._rules = {
  {'request', token('keyword', starts(method)) * S(' \t')^1 * address * (S(' \t')^1 * version)^-1},
  {'answer', starts(version) * S(' \t')^1 * token('number', l.digit^1)},
  {'field', token('attribute', starts((l.alpha * (l.alnum + '-')^0) * #P(':'))) * token('operator', ':') * S(' \t')^0 * token('string', l.nonnewline^1)^-1},
  {'comment', token('comment', starts((P('#') + '//') * l.nonnewline^0))},
  {'whitespace', l.space^1},
  {'key', token('attribute', l.delimited_range('"', true) * #(l.space^0 * ':'))},
  {'string', token('string', l.delimited_range('"', true))},
  {'number', token('number', P('-')^-1 * l.digit^1 * ('.' * l.digit^1)^-1)},
  {'constant', token('constant', word_match{'true', 'false', 'null'})},
  {'word', l.word},
  {'operator', token('operator', S('[]{}:,=&?'))},
}
return M
