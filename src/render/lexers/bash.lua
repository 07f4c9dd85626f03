-- Shells: bash, sh, zsh.
local l = require('lexer')
local token, word_match = l.token, l.word_match
local P, S = lpeg.P, lpeg.S

local M = {_NAME = 'bash'}
local name = l.word
local variable = token('variable', '${' * (1 - S('{}\n'))^0 * P('}')^-1 + '$' * (name + l.digit + S('!#?*@$-')))
local word = (l.alnum + S('_-./+~%:@') + '\\' * l.any)^1
local hole = variable + token('operator', '$(')

-- A here-document ends with its word on a line of its own. Only so many lines are looked through for it.
local function here_end(input, index)
  local dash, mark, after = input:match('^(%-?)%s?["\']?([%a_][%w_]*)["\']?()', index)
  if not mark or #mark > 40 then return nil end
  local place = input:find('\n', after, true)
  for _ = 1, 50 do
    if not place then return nil end
    local line_end = input:find('\n', place + 1, true)
    local line = input:sub(place + 1, (line_end or #input + 1) - 1)
    if #line < 200 and line:gsub(dash == '-' and '^%s+' or '^', ''):gsub('\r$', '') == mark then return line_end or #input + 1 end
    place = line_end
  end
end

local program = token('function', (l.alpha + S('._/~')) * (l.alnum + S('_-./+~'))^0 * #(l.space + -1 + S(';|&)')))
local command = l.last_char_includes('|;&({`') * program

M._rules = {
  {'comment', token('comment', l.starts_line('#' * l.nonnewline^0) + lpeg.B(l.space + S(';(')) * '#' * l.nonnewline^0)},
  {'keyword', token('keyword', word_match({'if', 'then', 'elif', 'else', 'fi', 'case', 'in', 'esac', 'while', 'until', 'for', 'do', 'done', 'continue',
    'break', 'local', 'return', 'select', 'function', 'export', 'declare', 'readonly', 'unset', 'source', 'set', 'exit', 'trap', 'shift', 'alias', 'sudo'}, '-./='))},
  {'assignment', token('variable', name * #(P('+')^-1 * '=' * -S('=~ ')))},
  {'first', l.starts_line(S(' \t')^0 * program)},
  {'command', command},
  {'whitespace', l.space^1},
  {'here', token('string', '<<' * -P('<') * P(here_end))},
  {'raw', token('string', P('$')^-1 * l.delimited_range("'", false, true))},
  {'string', token('string', P('"')) * (hole + token('string', ('\\' * l.any + (1 - S('"\\$')))^1) + token('string', '$'))^0 * token('string', P('"'))^-1},
  {'variable', hole},
  {'option', token('attribute', lpeg.B(l.space) * P('-') * P('-')^-1 * l.alnum * (l.alnum + S('_-'))^0)},
  {'number', token('number', l.digit^1 * ('.' * l.digit^1)^0 * -(l.alnum + S('_-./:%@')))},
  {'word', word},
  {'operator', token('operator', S('=!<>+-/*^&|~.,:;?()[]{}'))},
}
return M
