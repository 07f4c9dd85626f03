-- What lexers are made with: the functions that Scintillua's lexers call, for a program that only asks which bytes are what.
--
-- A lexer is a list of rules, each a pattern of LPeg; the first one that fits at a place is taken, and where none does, one
-- byte is passed over. A rule is made by token(name, pattern). Names that no class of the site stands for (white space,
-- identifiers) capture nothing: what is of no class is what stands between two tokens.
--
-- Called with the names of the classes, in order, and load_source(name), which returns a lexer's function or nil.

local classes, load_source = ...
local P, R, S, V, B = lpeg.P, lpeg.R, lpeg.S, lpeg.V, lpeg.B
local Cc, Cp, Cmt, Ct = lpeg.Cc, lpeg.Cp, lpeg.Cmt, lpeg.Ct

local M = {}

-- Names of tokens that are not their class's: Scintillua's own, and those that single lexers make up.
local class_of = {
  element = 'tag', unknown_element = 'tag', doctype = 'preprocessor', entity = 'constant', unknown_attribute = 'attribute',
  class = 'type', namespace = 'type', longstring = 'string', literal = 'string', symbol = 'constant', timestamp = 'number',
  color = 'number', unit = 'number', annotation = 'attribute', decorator = 'attribute', directive = 'preprocessor',
  shebang = 'comment', macro = 'preprocessor', self = 'constant', field = 'attribute', property = 'attribute',
  library = 'function', method = 'function', at_rule = 'preprocessor', section = 'heading', header = 'heading',
  environment = 'type', math = 'string', command = 'function', instruction = 'keyword', register = 'variable',
  addition = 'inserted', deletion = 'deleted', traits = 'type', tag_name = 'tag', placeholder = 'variable', table = 'heading',
  key = 'attribute', template = 'preprocessor', substitution = 'variable', target = 'label', document = 'preprocessor',
  lifetime = 'label', cdata = 'string', mixin = 'function', value = 'constant', name = 'attribute', role = 'type',
  proper_ident = 'type', func = 'function', lambda = 'keyword', keyword_argument = 'attribute',
}

local number_of = {}
for number, name in ipairs(classes) do number_of[name] = number end
for name, class in pairs(class_of) do number_of[name] = number_of[name] or number_of[class] end

for name in ('default whitespace comment string number keyword identifier operator error preprocessor constant variable function class type label regex embedded'):gmatch('%a+') do
  M[name:upper()] = name
end
-- Styles are texts that lexers join; they mean nothing here.
setmetatable(M, {__index = function(_, key) return key:find('^STYLE_') and '' or nil end})

M.any = P(1)
M.ascii, M.extend = R('\0\127'), R('\0\255')
M.alpha, M.digit, M.alnum = R('AZ', 'az'), R('09'), R('AZ', 'az', '09')
M.lower, M.upper, M.xdigit = R('az'), R('AZ'), R('09', 'AF', 'af')
M.cntrl, M.graph, M.print = R('\0\31'), R('!~'), R(' ~')
M.punct = R('!/', ':@', '[\'', '{~')
M.space = S('\t\v\f\n\r ')
M.newline = S('\r\n\f')^1
M.nonnewline = 1 - S('\r\n\f')
M.nonnewline_esc = 1 - S('\r\n\f\\') + '\\' * P(1)
M.dec_num = M.digit^1
M.hex_num = '0' * S('xX') * M.xdigit^1
M.oct_num = '0' * R('07')^1
M.integer = S('+-')^-1 * (M.hex_num + M.oct_num + M.dec_num)
M.float = S('+-')^-1 * ((M.digit^0 * '.' * M.digit^1 + M.digit^1 * '.' * M.digit^0) * (S('eE') * S('+-')^-1 * M.digit^1)^-1 +
  M.digit^1 * S('eE') * S('+-')^-1 * M.digit^1)
M.word = (M.alpha + '_') * (M.alnum + '_')^0

-- Brackets and what separates are of no class (highlight.c), so they need not be told; most operators are single bytes of them.
local separators = '()[]{},;.:'

local function is_one_byte(pattern)
  -- What is of no fixed length cannot be looked back at.
  if not pcall(B, pattern) then return false end
  for byte in separators:gmatch('.') do
    if lpeg.match(pattern, byte) == 2 then return true end
  end
  return false
end

function M.token(name, pattern)
  local class = number_of[name]
  if not class then return P(pattern) end
  local told = Cp() * Cc(class) * pattern * Cp()
  return name == 'operator' and is_one_byte(P(pattern)) and #S(separators) * pattern + told or told
end

-- From one delimiter to the other, or to the end.
function M.delimited_range(chars, single_line, no_escape, balanced)
  local first, last = chars:sub(1, 1), #chars == 2 and chars:sub(2, 2) or chars:sub(1, 1)
  local stops = last .. (single_line and '\n' or '') .. (balanced and first or '')
  local range = no_escape and 1 - S(stops) or 1 - S(stops .. '\\') + '\\' * P(1)
  if balanced and first ~= last then return P{first * (range + V(1))^0 * last} end
  return first * range^0 * P(last)^-1
end

function M.nested_pair(first, last)
  return P{first * (1 - P(first) - last + V(1))^0 * P(last)^-1}
end

function M.starts_line(pattern)
  return (B(S('\r\n\f')) + -B(1)) * pattern
end

-- The last character before the place that is not white space is one of these, or there is none. White space is looked through so far
-- and no further. A function is asked only where there is much of it, as before the first word of a line: calling one costs as much
-- as a whole token.
local BLANKS_MOST = 200
function M.last_char_includes(set)
  local wanted, wanted_set = {}, S((set:gsub('%s', '')))
  for i = 1, #set do wanted[set:byte(i)] = true end
  local far = P(function(input, index)
    local i, least = index - 3, index - BLANKS_MOST
    local byte = input:byte(i)
    while i > 0 and i > least and (byte == 32 or (byte >= 9 and byte <= 13)) do
      i = i - 1
      byte = input:byte(i)
    end
    return (i < 1 or wanted[byte]) and index or nil
  end)
  return B(wanted_set) + -B(1) + B(M.space) * (B(wanted_set * 1) + -B(P(2)) + B(M.space * 1) * far)
end

-- One of many words, as a tree over their bytes: each byte is looked at once, and nothing of Lua runs.

local function literal(text, is_folded)
  if not is_folded then return P(text) end
  local pattern = P(true)
  for byte in text:gmatch('.') do pattern = pattern * S(byte .. byte:upper()) end
  return pattern
end

-- In halves of halves: LPeg copies what it joins, and passes over alternatives whose first byte is another one.
local function any_of(patterns, first, last)
  if first == last then return patterns[first] end
  local middle = (first + last) // 2
  return any_of(patterns, first, middle) + any_of(patterns, middle + 1, last)
end

-- Of the words from `first` to `last`, which are sorted, no two equal, and all have the same first bytes, `depth` of them: the rest.
local function tree_pattern(words, first, last, depth, is_folded)
  local low, high = words[first], words[last]
  local stop = depth
  while stop < #low and low:byte(stop + 1) == high:byte(stop + 1) do stop = stop + 1 end
  local start, is_end, branches = literal(low:sub(depth + 1, stop), is_folded), #low == stop, {}
  if is_end then first = first + 1 end
  while first <= last do
    local byte, behind = words[first]:byte(stop + 1), first + 1
    while behind <= last and words[behind]:byte(stop + 1) == byte do behind = behind + 1 end
    branches[#branches + 1] = tree_pattern(words, first, behind - 1, stop, is_folded)
    first = behind
  end
  if #branches == 0 then return start end
  local rest = any_of(branches, 1, #branches)
  return start * (is_end and rest + P(true) or rest)
end

function M.word_match(words, word_chars, is_folded)
  local sorted, seen, chars = {}, {}, M.alnum + '_'
  if word_chars and word_chars ~= '' then chars = chars + S(word_chars) end
  for _, word in ipairs(words) do
    word = is_folded and word:lower() or word
    if not seen[word] then sorted[#sorted + 1], seen[word] = word, true end
  end
  if #sorted == 0 then return P(false) end
  table.sort(sorted)
  return tree_pattern(sorted, 1, #sorted, 0, is_folded) * -chars
end

-- What only editors ask for.
function M.fold_line_comments() return 0 end
M.property, M.property_int = {}, setmetatable({}, {__index = function() return 0 end})

-- Languages in languages.

local loaded, parent = {}, nil

local function add_rules(lexer)
  lexer._RULES, lexer._RULEORDER = lexer._RULES or {}, lexer._RULEORDER or {}
  for _, rule in ipairs(lexer._rules) do
    if not lexer._RULES[rule[1]] then lexer._RULEORDER[#lexer._RULEORDER + 1] = rule[1] end
    lexer._RULES[rule[1]] = lexer._RULES[rule[1]] or rule[2]
  end
end

local function join(lexer)
  local pattern = P(false)
  for i = #lexer._RULEORDER, 1, -1 do pattern = lexer._RULES[lexer._RULEORDER[i]] + pattern end
  return pattern + P(1)
end

function M.embed_lexer(outer, inner, start_rule, end_rule)
  inner._EMBEDDEDRULES = inner._EMBEDDEDRULES or {}
  if not inner._RULES then add_rules(inner) end
  inner._EMBEDDEDRULES[outer._NAME] = {start_rule = start_rule, token_rule = join(inner), end_rule = end_rule}
  outer._CHILDREN = outer._CHILDREN or {}
  outer._CHILDREN[#outer._CHILDREN + 1] = inner
  outer._tokenstyles = outer._tokenstyles or {}
  inner._lexer, parent = outer, outer
end

local function add_grammar(grammar, lexer)
  local pattern = join(lexer)
  for _, inner in ipairs(lexer._CHILDREN or {}) do
    if inner._CHILDREN and not grammar['__' .. inner._NAME] then add_grammar(grammar, inner) end
    local rules = inner._EMBEDDEDRULES[lexer._NAME]
    local rule = grammar['__' .. inner._NAME] and V('__' .. inner._NAME) or rules.token_rule
    grammar['_' .. inner._NAME] = rules.start_rule * (-rules.end_rule * rule)^0 * rules.end_rule^-1
    pattern = V('_' .. inner._NAME) + pattern
  end
  grammar['__' .. lexer._NAME] = pattern
end

function M.load(name, other_name)
  parent = nil
  local source = load_source(name)
  if not source then return nil end
  M.WHITESPACE = 'whitespace'
  local lexer = source()
  if other_name then lexer._NAME = other_name end
  -- A lexer that put itself into another one is a part of that.
  if not lexer._rules and not lexer._lexer then lexer._lexer = parent end
  if lexer._lexer then
    for _, rule in ipairs(lexer._rules or {}) do
      lexer._lexer._rules[#lexer._lexer._rules + 1] = {lexer._NAME .. '_' .. rule[1], rule[2]}
    end
    lexer = lexer._lexer
  end
  if lexer._rules then add_rules(lexer) end
  return lexer
end

-- A lexer of a language that differs from many others in little but its words; spec: name, keywords, types, constants, functions (lists of
-- words, in one text), chars (in words, besides letters, digits and "_"), line (what begins a comment), block (a pair), strings (delimiters),
-- rules (that go before), is_folded, calls (a word before "(" is a function), upper (a word that begins with a capital is a type).
function M.simple(spec)
  local token, rules = M.token, {}
  local function add(name, pattern) rules[#rules + 1] = {name, token(name:gsub('%d+$', ''), pattern)} end
  local function words(name)
    local list = {}
    for word in (spec[name .. 's'] or ''):gmatch('%S+') do list[#list + 1] = word end
    if #list > 0 then add(name, M.word_match(list, spec.chars, spec.is_folded)) end
  end
  rules[1] = {'whitespace', M.space^1}
  for i, rule in ipairs(spec.rules or {}) do rules[#rules + 1] = {'own' .. i, rule} end
  for i, start in ipairs(spec.line or {}) do add('comment' .. i, start * M.nonnewline^0) end
  if spec.block then add('comment99', spec.block[1] * (1 - P(spec.block[2]))^0 * P(spec.block[2])^-1) end
  for i, quote in ipairs(spec.strings or {'"', "'"}) do add('string' .. i, M.delimited_range(quote, quote ~= '`')) end
  local word = (M.alpha + '_') * (M.alnum + '_' + S(spec.chars or ''))^0
  words('keyword') words('type') words('constant') words('function')
  if spec.calls then add('function', word * #P('(')) end
  if spec.upper then add('type', M.upper * (M.alnum + '_')^0) end
  rules[#rules + 1] = {'word', word}
  add('number', spec.number or (M.hex_num + M.digit * (M.digit + '_')^0 * ('.' * M.digit^1)^-1 * (S('eE') * S('+-')^-1 * M.digit^1)^-1 * M.alpha^0))
  add('operator', S('+-/*%^!=&|?:;,.()[]{}<>~@'))
  return {_NAME = spec.name, _rules = rules}
end

-- What lexers ask for.
function require(name) return name == 'lexer' and M or name == 'lpeg' and lpeg or nil end

-- The program: lex(name, text) returns a list of first byte, class, byte behind, …, or nil where there is no such lexer.

local function pattern_of(name)
  if loaded[name] ~= nil then return loaded[name] end
  local lexer = M.load(name)
  if not lexer then
    loaded[name] = false
    return false
  end
  local grammar = {'lines'}
  add_grammar(grammar, lexer)
  grammar.lines = Ct(V('__' .. lexer._NAME)^0)
  loaded[name] = {pattern = P(grammar), by_line = lexer._LEXBYLINE}
  return loaded[name]
end

local function lex_lines(pattern, text)
  local all, offset = {}, 0
  for line in text:gmatch('[^\n]*\n?') do
    local tokens = pattern:match(line)
    for i = 1, #tokens, 3 do
      local last = #all
      all[last + 1], all[last + 2], all[last + 3] = tokens[i] + offset, tokens[i + 1], tokens[i + 2] + offset
    end
    offset = offset + #line
  end
  return all
end

return function(name, text)
  local lexer = pattern_of(name)
  if not lexer then return nil end
  return lexer.by_line and lex_lines(lexer.pattern, text) or lexer.pattern:match(text)
end
