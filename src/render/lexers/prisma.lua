-- Prisma's schemas.
local l = require('lexer')

return l.simple{
  name = 'prisma', line = {'//'}, strings = {'"'}, calls = true,
  keywords = 'model enum datasource generator type view', types = 'String Boolean Int BigInt Float Decimal DateTime Json Bytes Unsupported',
  constants = 'true false null',
  rules = {l.token('attribute', '@' * lpeg.P('@')^-1 * l.word * ('.' * l.word)^0)},
}
