-- JavaScript and TypeScript, with JSX in both: a "<" where no operator can stand begins a tag.
local l = require('lexer')
local token, word_match = l.token, l.word_match
local P, R, S = lpeg.P, lpeg.R, lpeg.S

local M = {_NAME = 'javascript'}

local name = (l.alpha + S('_$') + R('\128\255')) * (l.alnum + S('_$') + R('\128\255'))^0
local space = l.space^1
local comment = token('comment', '//' * l.nonnewline^0 + '/*' * (1 - P('*/'))^0 * P('*/')^-1 + l.starts_line('#!') * l.nonnewline^0)

-- What is in ${…} stands apart when it is simple: without braces, quotes of templates or line ends.
local hole = '${' * (1 - S('{}`\n'))^0 * '}'
local escape = '\\' * l.any
local template = token('string', P('`')) * (token('variable', hole) + token('string', (escape + (1 - S('`\\$')) + '$' * -P('{'))^1) + token('string', '${'))^0 *
  token('string', P('`'))^-1
local string = token('string', l.delimited_range("'", true) + l.delimited_range('"', true)) + template

-- A few "[" in one, no more: else each "[" that has no end would be looked through to the end of the line.
local in_class = (escape + (1 - S('\n[]\\')))^0
local class = '[' * in_class * ('[' * in_class)^-3 * ']'
local regex = #P('/') * l.last_char_includes('+-*%^!=&|?:;,([{<>') *
  token('regex', '/' * -S('*/ ') * (escape + class + (1 - S('\n/[\\')))^1 * '/' * S('dgimsuvy')^0)

local digits = l.digit * (l.digit + '_')^0
local number = token('number', '0' * (S('xX') * (l.xdigit + '_')^1 + S('bBoO') * (l.digit + '_')^1) * P('n')^-1 +
  (digits * ('.' * digits^-1)^-1 + '.' * digits) * (S('eE') * S('+-')^-1 * l.digit^1)^-1 * P('n')^-1) * -name

local function words(text)
  local list = {}
  for word in text:gmatch('%S+') do list[#list + 1] = word end
  return word_match(list, '$')
end
local keyword = words [[
  abstract accessor as asserts async await break case catch class const continue debugger declare default delete do else enum export
  extends finally for from function get if implements import in infer instanceof interface is keyof let namespace new of override
  package private protected public readonly return satisfies set static super switch throw try type typeof unique using var
  void while with yield]]
local types = words 'any bigint boolean never number object string symbol unknown'
local constant = words 'true false null undefined NaN Infinity this arguments globalThis'

local blank = S(' \t')^0
-- get, type, from … are words like others where they name something: behind a dot, before a colon or a bracket.
local dotted = P('.') * -P('..') * (token('function', name * #(blank * '(')) + name)
local called = token('function', name * #('(' + P('<') * (1 - S('<>()\n;'))^1 * '>('))
local property = token('attribute', name * P('?')^-1 * #(':' * -P(':'))) 
local control = words 'if for while switch catch return typeof await function import super new throw in of do void yield with delete async'
local word = token('keyword', control * -(P('?')^-1 * ':')) + #(name * P('?')^-1 * ':') * l.last_char_includes('{,(;}[') * (token('constant', constant) + property) +
  token('keyword', keyword * -(blank * S(':)=;,.') + '(')) + token('keyword', words 'const let var class extends super default break continue debugger export public private static this return') +
  token('constant', constant) + token('type', types) + called + token('type', l.upper * l.lower * (l.alnum + S('_$'))^0) +
  token('constant', l.upper * (l.upper + l.digit + '_')^1 * -name) + name

local decorator = token('attribute', '@' * name)

-- JSX: a tag's name, attributes before "=", and the text between ">" and what follows it.
local tag_name = name * (S('.:-') * name)^0
local tag = token('tag', '</' * tag_name^-1 * l.space^0 * '>' + '/>') +
  #(P('<') * (l.alpha + '>')) * l.last_char_includes('=(:,?{}[&|;>n') * token('tag', '<' * (tag_name * #(l.space + '>' + '/>') + '>'))
local attribute = -lpeg.B('-') * token('attribute', name * ('-' * name)^0 * #('=' * S('"{\'')))
local text = '>' * (1 - S('<>{}()=;"`&|'))^1 * #('</' + P('{'))

local operator = token('operator', S('+-/*%^!=&|?:;,.()[]{}<>~'))

M._rules = {
  {'whitespace', space}, {'comment', comment}, {'string', string}, {'number', number}, {'dotted', dotted}, {'regex', regex},
  {'tag', tag}, {'attribute', attribute}, {'word', word}, {'decorator', decorator}, {'text', text}, {'operator', operator},
}
return M
