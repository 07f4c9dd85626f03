-- Go.
local l = require('lexer')

return l.simple{
  name = 'go', line = {'//'}, block = {'/*', '*/'}, strings = {'"', "'"}, calls = true,
  keywords = [[break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select
    struct switch type var]],
  types = [[any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32
    uint64 uintptr]],
  constants = 'true false nil iota',
  rules = {l.token('string', l.delimited_range('`', false, true))},
}
