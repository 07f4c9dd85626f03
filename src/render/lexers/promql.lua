-- PromQL, Prometheus' queries.
local l = require('lexer')
local token = l.token
local S = lpeg.S

return l.simple{
  name = 'promql', line = {'#'}, strings = {'"', "'", '`'}, calls = true,
  keywords = 'by without on ignoring group_left group_right offset bool and or unless atan2 start end',
  constants = 'Inf NaN inf nan',
  functions = [[sum min max avg group stddev stdvar count count_values bottomk topk quantile rate irate increase histogram_quantile]],
  rules = {
    token('number', l.digit^1 * ('.' * l.digit^1)^-1 * (lpeg.P('ms') + S('smhdwy')) * (l.digit^1 * S('smhdwy'))^0 * -l.alnum),
    token('attribute', l.word * #(l.space^0 * S('=!') * S('=~"\''))),
    token('variable', (l.alpha + '_') * (l.alnum + S('_:'))^0 * #lpeg.P('{')),
  },
}
