-- PHP: examples mostly begin without "<?php".
local l = require('lexer')
local token = l.token
local P = lpeg.P

return l.simple{
  name = 'php', line = {'//', '#'}, block = {'/*', '*/'}, strings = {'"', "'", '`'}, calls = true, upper = true, is_folded = true,
  keywords = [[abstract and array as break callable case catch class clone const continue declare default do echo else elseif empty enddeclare
    endfor endforeach endif endswitch endwhile enum exit extends final finally fn for foreach function global goto if implements include
    include_once instanceof insteadof interface isset list match namespace new or print private protected public readonly require
    require_once return static switch throw trait try unset use var while xor yield]],
  types = 'int float bool string object mixed iterable never void self parent', constants = 'true false null',
  rules = {token('preprocessor', P('<?php') + '<?=' + '?>'), token('variable', '$' * P('$')^0 * l.word), token('attribute', '#[' * (1 - lpeg.S(']\n'))^0 * ']')},
}
