-- Dart: strings of three quotes, raw ones, and comments in comments.
local l = require('lexer')
local P = lpeg.P

local function long(quote) return quote * ('\\' * l.any + (1 - P(quote)))^0 * P(quote)^-1 end
local function raw(quote) return 'r' * P(quote) * (1 - P(quote:sub(1, 1)) - l.newline)^0 * P(quote)^-1 end

return l.simple {
  name = 'dart', line = {'//'}, calls = true, upper = true,
  rules = {
    l.token('comment', l.nested_pair('/*', '*/')),
    l.token('string', long("'''") + long('"""') + raw("'") + raw('"')),
    l.token('attribute', '@' * l.word),
  },
  keywords = [[abstract as assert async await base break case catch class const continue covariant default deferred do dynamic else enum export
    extends extension external factory final finally for get hide if implements import in interface is late library mixin native new of on
    operator part required rethrow return sealed set show static super switch sync this throw try typedef var void when while with yield]],
  types = 'bool double int num String List Map Set Object Future Stream Never Null Function Iterable',
  constants = 'true false null',
}
