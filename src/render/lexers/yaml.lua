-- YAML. Keys are told by the colon behind them; a block of text ends where the indentation does.
local l = require('lexer')
local token, word_match = l.token, l.word_match
local P, S = lpeg.P, lpeg.S

local M = {_NAME = 'yaml'}
local blank = S(' \t')
local stop = l.space + -1
local ends = #(blank^0 * (S(',]}\r\n') + -1) + blank^1 * '#')
local double = '"' * ('\\' * l.any + (1 - S('"\\')))^0 * P('"')^-1
local single = "'" * ("''" + (1 - P("'")))^0 * P("'")^-1
local colon = #(blank^0 * ':' * stop)
local one_line = '"' * ('\\' * l.nonnewline + (1 - S('"\\\r\n')))^0 * '"' + "'" * (1 - S("'\r\n"))^0 * "'"
local plain = (1 - S('\r\n#:,[]{}"\' \t&*!|>%@`-?') + S('-?') * -stop) * (1 - S('\r\n:#,[]{}') + ':' * -stop + '#' * -lpeg.B(blank * 1))^0
local key = token('attribute', (one_line + (1 - S('\r\n#:,[]{}"\' \t&*!|>%@`-?') + S('-?') * -stop) * (1 - S('\r\n:#,[]{}') + ':' * -stop)^0) * colon)

-- The lines below "key: |" that are indented more than the line it stands on.
local function block_end(input, index)
  local first = index - 1
  while first > 1 and index - first < 1000 and input:byte(first - 1) ~= 10 do first = first - 1 end
  local _, indent_end = input:find('^[ -]*', first)
  local depth, place = #input:sub(first, indent_end):match('^ *'), index
  while true do
    local line_end = input:find('\n', place, true)
    if not line_end then return #input + 1 end
    local _, last = input:find('^ *', line_end + 1)
    local next_byte = input:byte(last + 1)
    if next_byte and next_byte ~= 10 and next_byte ~= 13 and last - line_end <= depth then return line_end end
    place = line_end + 1
  end
end
local block = token('operator', S('|>') * (S('+-') + l.digit)^0 * #(blank^0 * (S('\r\n#') + -1))) * (blank^1 * token('comment', '#' * l.nonnewline^0))^-1 *
  token('string', P(block_end))

M._rules = {
  {'whitespace', l.space^1},
  {'comment', token('comment', '#' * l.nonnewline^0)},
  {'document', token('preprocessor', l.starts_line((P('---') + '...') * #stop + '%' * l.nonnewline^1))},
  {'key', key},
  {'string', token('string', double + single)},
  {'block', block},
  {'number', token('number', S('+-')^-1 * (l.hex_num + l.digit * (l.digit + S('.:_-'))^0 * (S('eE') * S('+-')^-1 * l.digit^1)^-1 * (S('Tt ') * l.digit^1 * (l.digit + S(':.+Zz-'))^1)^-1) * ends)},
  {'constant', token('constant', word_match({'true', 'false', 'null', 'yes', 'no', 'on', 'off'}, nil, true) * ends + '~' * ends)},
  {'anchor', token('label', '&' * (1 - S(' \t\r\n,[]{}'))^1)},
  {'alias', token('variable', '*' * (1 - S(' \t\r\n,[]{}'))^1)},
  {'tag', token('type', '!' * (1 - S(' \t\r\n,[]{}'))^0)},
  {'expression', token('variable', '${{' * (1 - S('}\r\n{'))^0 * '}}')},
  {'plain', token('string', plain)},
  {'operator', token('operator', S('-?:,[]{}'))},
}
return M
