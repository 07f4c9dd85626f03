-- HTML, XML and their kin: tags, attributes and comments; what stands in <script> and <style> is in its own language.
local l = require('lexer')
local token = l.token
local P, S = lpeg.P, lpeg.S

local M = {_NAME = 'html'}

local name = (l.alpha + S('_:@#*')) * (l.alnum + S('_:.-@'))^0
local value = token('string', l.delimited_range('"', false, true) + l.delimited_range("'", false, true))
local gap = l.space^1
local attribute = token('attribute', (name + '[' * name * ']' + '(' * name * ')') * #(l.space^0 * '=')) * l.space^0 * token('operator', '=') * l.space^0 *
  (value + (1 - S(' \t\r\n>"\'<'))^1) + token('attribute', name)
local tag = token('tag', '<' * P('/')^-1 * name) * (gap + attribute)^0 * token('tag', P('/')^-1 * '>')^-1

local function embed(element, language)
  local inner = l.load(language)
  local word = l.word_match({element}, '-', true)
  l.embed_lexer(M, inner, #('<' * word) * tag, #('</' * word) * tag)
end

M._rules = {
  {'whitespace', gap},
  {'comment', token('comment', '<!--' * (1 - P('-->'))^0 * P('-->')^-1)},
  {'cdata', token('string', '<![CDATA[' * (1 - P(']]>'))^0 * P(']]>')^-1)},
  {'declaration', token('preprocessor', '<!' * (1 - S('<>'))^0 * P('>')^-1 + '<?' * (1 - P('?>'))^0 * P('?>')^-1)},
  {'tag', tag},
  {'entity', token('constant', '&' * (P('#')^-1 * l.alnum^1) * ';')},
  {'text', (1 - S('<& \t\r\n'))^1},
}
embed('style', 'css')
embed('script', 'javascript')
return M
