-- What stands in a terminal: prompts, commands behind them, and what these print.
local l = require('lexer')
local token, starts = l.token, l.starts_line
local P, S = lpeg.P, lpeg.S

local M = {_NAME = 'console'}
local where = (l.alnum + S('@:~/._-'))^0
local prompt = starts(((P('(') * (l.alnum + S('._-'))^1 * ') ')^-1 * where * S('$%#') + 'PS' * (1 - S('\r\n>'))^0 * '>' + l.alpha * ':\\' * (1 - S('\r\n>'))^0 * '>' + '>>>' + '>') * #S(' \t'))
M._rules = {{'output', l.nonnewline * (l.nonnewline)^0 * l.newline^-1 + l.newline}}
l.embed_lexer(M, l.load('bash'), token('label', prompt), #S('\r\n'))
return M
