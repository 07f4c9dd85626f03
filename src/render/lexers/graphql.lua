-- GraphQL: queries and schemas.
local l = require('lexer')
local token = l.token

return l.simple{
  name = 'graphql', line = {'#'}, strings = {'"'}, upper = true,
  keywords = 'query mutation subscription fragment on type interface union enum input scalar schema directive extend implements repeatable',
  types = 'Int Float String Boolean ID', constants = 'true false null',
  rules = {
    token('string', '"""' * (1 - lpeg.P('"""'))^0 * lpeg.P('"""')^-1),
    token('variable', '$' * l.word), token('attribute', '@' * l.word),
  },
}
