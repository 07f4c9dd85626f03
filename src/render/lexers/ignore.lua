-- Lists of names: .gitignore and its kin, CODEOWNERS.
local l = require('lexer')
local token = l.token
local S = lpeg.S

local M = {_NAME = 'ignore'}
M._rules = {
  {'whitespace', l.space^1},
  {'comment', token('comment', l.starts_line('#' * l.nonnewline^0))},
  {'not', token('keyword', l.starts_line('!'))},
  {'owner', token('variable', '@' * (l.alnum + S('-/_'))^1)},
  {'wild', token('operator', S('*?/[]')^1)},
  {'name', (1 - S('*?/[]@ \t\r\n'))^1},
}
return M
