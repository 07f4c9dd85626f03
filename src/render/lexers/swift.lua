-- Swift.
local l = require('lexer')
local token = l.token

return l.simple{
  name = 'swift', line = {'//'}, block = {'/*', '*/'}, strings = {'"'}, calls = true, upper = true,
  keywords = [[actor any as associatedtype async await borrowing break case catch class consuming continue convenience default defer deinit do
    dynamic else enum extension fallthrough fileprivate final for func get guard if import in indirect infix init inout internal is isolated
    lazy let macro mutating nonisolated nonmutating open operator optional override postfix precedencegroup prefix private protocol public
    repeat required rethrows return set some static struct subscript super switch throw throws try typealias unowned var weak where while]],
  constants = 'true false nil self Self',
  rules = {token('string', '"""' * (1 - lpeg.P('"""'))^0 * lpeg.P('"""')^-1), token('attribute', '@' * l.word), token('preprocessor', '#' * l.word)},
}
