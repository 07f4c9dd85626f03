-- Differences: unified, contextual, and git's.
local l = require('lexer')
local token, starts = l.token, l.starts_line
local P, S = lpeg.P, lpeg.S

local line = l.nonnewline^0
local M = {_NAME = 'diff'}
M._rules = {
  {'header', token('heading', starts((P('diff ') + 'index ' + 'Index: ' + '--- ' + '+++ ' + '*** ' + 'new file' + 'deleted file' + 'rename ' + 'similarity ' + 'old mode' + 'new mode') * line))},
  {'place', token('number', starts('@@' * line))},
  {'inserted', token('inserted', starts(S('+>') * line))},
  {'deleted', token('deleted', starts(S('-<') * line))},
  {'changed', token('constant', starts('! ' * line))},
  {'comment', token('comment', starts(S('#\\') * line))},
  {'line', line * l.newline + l.nonnewline^1},
}
return M
