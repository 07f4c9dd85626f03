-- Shells: bash, sh, zsh.
local l = require('lexer')
local token, word_match = l.token, l.word_match
local P, S = lpeg.P, lpeg.S

local M = {_NAME = 'bash'}
local name = l.word
local variable = token('variable', '${' * (1 - S('{}\n'))^0 * P('}')^-1 + '$' * (name + l.digit + S('!#?*@$-')))
local word = (l.alnum + S('_-./+~%:@') + '\\' * l.any)^1
local hole = variable + token('operator', '$(')

-- A here-document ends with its word on a line of its own. All lines that are a word are looked for once for a text, when the first
-- here-document begins; each of these lists is then gone through once, because places are asked for in order.
local text, ends, indented_ends

local function add(lists, word, first, behind)
  local list = lists[word] or {next = 1, asked = 0}
  lists[word], list[#list + 1], list[#list + 2] = list, first, behind
end

local function read_lines(input)
  text, ends, indented_ends = input, {}, {}
  for first, blank, word, behind in input:gmatch('\n()([ \t]*)([%a_][%w_]*)\r?()%f[\n\0]') do
    if #word <= 40 then
      if blank == '' then add(ends, word, first, behind) end
      add(indented_ends, word, first, behind)
    end
  end
end

local function here_end(input, index)
  local dash, word, after = input:match('^(%-?)%s?["\']?([%a_][%w_]*)["\']?()', index)
  if not word then return nil end
  if text ~= input then read_lines(input) end
  local list = (dash == '-' and indented_ends or ends)[word]
  if not list then return nil end
  if after < list.asked then list.next = 1 end
  list.asked = after
  while list[list.next] and list[list.next] < after do list.next = list.next + 2 end
  return list[list.next + 1]
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
