-- Markdown: headings, fences, links, emphasis, code; its front matter is left alone.
local l = require('lexer')
local token, starts = l.token, l.starts_line
local P, S = lpeg.P, lpeg.S

local blank, line = S(' \t'), l.nonnewline^0
local function ticks(count) return P(('`'):rep(count)) * -P('`') end
local function code(count) return ticks(count) * (1 - S('`\r\n'))^1 * ticks(count) end
local function around(mark) return mark * -l.space * (1 - S('\r\n' .. mark:sub(1, 1)))^1 * mark end
local label = '[' * (1 - S('[]\r\n'))^0 * ']'
local M = {_NAME = 'markdown'}
M._rules = {
  {'heading', token('heading', starts(blank^-3 * P('#')^1 * #(blank + l.newline + -1) * line))},
  {'fence', token('preprocessor', starts(blank^0 * (P('```') + '~~~') * line))},
  {'rule', token('operator', starts((P('---') * P('-')^0 + P('***') + '___') * #(blank^0 * (S('\r\n') + -1))))},
  {'quote', token('comment', starts(blank^0 * P('>')^1))},
  {'item', token('keyword', starts(blank^0 * (S('*+-') + l.digit^1 * S('.)')) * #blank)) * (blank^1 * token('constant', '[' * S(' xX') * ']' * #blank))^-1},
  {'key', token('attribute', starts((l.alpha + '_') * (l.alnum + S('_.-'))^0 * ':') * #blank)},
  {'whitespace', l.space^1},
  {'comment', token('comment', '<!--' * (1 - P('-->'))^0 * P('-->')^-1)},
  {'code', token('string', code(2) + code(1))},
  {'strong', token('type', around('**') + around('__'))},
  {'emphasis', token('variable', around('*'))},
  {'link', token('function', P('!')^-1 * label) * token('string', '(' * (1 - S('()\r\n'))^0 * ')' + label)},
  {'address', token('string', (P('https://') + 'http://') * (1 - S(' \t\r\n<>()"'))^1)},
  {'tag', token('tag', '<' * P('/')^-1 * l.alpha * (1 - S('<>\r\n'))^0 * '>')},
  {'table', token('operator', P('|'))},
  {'word', l.alnum^1},
}
return M
