-- Perl, but for its many ways of quoting.
local l = require('lexer')
local token = l.token
local P, S = lpeg.P, lpeg.S

return l.simple{
  name = 'perl', line = {'#'}, strings = {'"', "'", '`'}, calls = true,
  keywords = [[and bless chomp close continue defined delete die do each else elsif eq exists for foreach ge given grep gt if join keys last le local
    lt map my ne next no not open or our package pop print printf push redo ref require return say scalar shift sort splice split sprintf
    state sub unless unlink unshift until use values wantarray warn when while xor]],
  constants = '__FILE__ __LINE__ __PACKAGE__ STDIN STDOUT STDERR',
  rules = {
    token('variable', S('$@%') * (l.word + '{' * l.word * '}') * ('::' * l.word)^0 + '$' * S('_!@/0123456789')),
    token('regex', #P('/') * l.last_char_includes('=~(,') * '/' * ('\\' * l.any + (1 - S('/\n\\')))^1 * '/' * S('gimsxe')^0),
    token('comment', l.starts_line('=' * l.alpha) * (1 - P('\n=cut'))^0 * P('\n=cut')^-1),
  },
}
