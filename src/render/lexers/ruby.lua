-- Ruby, but for its many ways of quoting.
local l = require('lexer')
local token = l.token
local P, S = lpeg.P, lpeg.S

return l.simple{
  name = 'ruby', line = {'#'}, strings = {'"', "'", '`'}, upper = true, chars = '?!',
  keywords = [[alias and begin break case class def defined? do else elsif end ensure for if in module next not or redo rescue retry return super
    then undef unless until when while yield require require_relative include extend prepend attr_accessor attr_reader attr_writer private
    protected public raise lambda proc]],
  constants = 'true false nil self __FILE__ __LINE__ __method__',
  rules = {
    token('comment', l.starts_line('=begin') * (1 - P('\n=end'))^0 * P('\n=end')^-1),
    token('variable', (P('@@') + '@' + '$') * l.word), token('constant', ':' * l.word * S('?!')^-1), token('attribute', l.word * #(':' * l.space)),
    token('regex', #P('/') * l.last_char_includes('=~(,{') * '/' * ('\\' * l.any + (1 - S('/\n\\')))^1 * '/' * S('imxo')^0),
  },
}
