-- HCL: Terraform's language, and its kin.
local l = require('lexer')
local token = l.token
local S = lpeg.S

return l.simple{
  name = 'hcl', line = {'#', '//'}, block = {'/*', '*/'}, strings = {'"'}, calls = true, chars = '-',
  keywords = 'resource data variable output locals module provider terraform for in if else endif endfor dynamic backend required_providers lifecycle moved import removed check',
  types = 'string number bool list map set object tuple any', constants = 'true false null',
  rules = {token('attribute', (l.alpha + '_') * (l.alnum + S('_-'))^0 * #(l.space^0 * '=' * -S('=>')))},
}
