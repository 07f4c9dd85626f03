-- Kotlin.
local l = require('lexer')

return l.simple{
  name = 'kotlin', line = {'//'}, block = {'/*', '*/'}, calls = true, upper = true,
  keywords = [[abstract actual annotation as break by catch class companion const constructor continue crossinline data do dynamic else enum
    expect external final finally for fun get if import in infix init inline inner interface internal is lateinit noinline object open operator
    out override package private protected public reified return sealed set super suspend tailrec throw try typealias typeof val value var vararg
    when where while yield]],
  constants = 'true false null this it',
  rules = {l.token('string', '"""' * (1 - lpeg.P('"""'))^0 * lpeg.P('"""')^-1), l.token('attribute', '@' * l.word)},
}
