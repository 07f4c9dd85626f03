-- Mermaid's diagrams.
local l = require('lexer')
local token = l.token
local P, S = lpeg.P, lpeg.S

return l.simple{
  name = 'mermaid', line = {'%%'}, strings = {'"'}, chars = '-',
  keywords = [[graph flowchart sequenceDiagram classDiagram stateDiagram stateDiagram-v2 erDiagram gantt pie journey gitGraph mindmap timeline
    quadrantChart xychart-beta requirementDiagram C4Context subgraph end participant actor activate deactivate loop alt else opt par and
    critical break rect note over left right of class state direction section title dateFormat axisFormat click style classDef linkStyle
    autonumber box as commit branch checkout merge showData accTitle accDescr]],
  constants = 'TB TD BT RL LR done active crit milestone',
  rules = {
    token('operator', S('-=.<ox|}o')^-1 * (P('--') * S('->xo.|{)')^0 + P('==') * S('=>')^0 + P('-.') * S('->.')^1 + '~~~')),
    token('string', '|' * (1 - S('|\n'))^1 * '|'),
    token('string', P(':') * (1 - S('\n:'))^1 * #P('\n')),
  },
}
