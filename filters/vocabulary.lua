--[[
vocabulary.lua - words that a project does not use, and what it says instead.

    # memoc.yaml
    filters: [filters/vocabulary.lua]
    rules: {vocabulary/term: error}     # a warning, where nothing is said

The words stand in vocabulary.txt, in the project's folder, one a line. Lines that begin with # are comments:

    # bad -> good
    utilize -> use
    in order to -> to
    simply ->
    github -> GitHub

A word, or several in a row, is found as it stands there (of several that fit, the longest), with upper or lower case,
and reported as vocabulary/term with what to write instead. Nothing behind the arrow: it is to be left out. What is
written just as the good word is not found, so that a word may stand there only for its case. Code, math, addresses and
raw HTML are not looked at, nor are words that are only partly emphasised.

A document whose front matter says `vocabulary: false` is left alone.
]]

local list_path = 'vocabulary.txt'
local lower = pandoc.text.lower

-- { before, word, behind }: punctuation apart.
local function parts_of(text)
  local before, rest = text:match '^(%p*)(.*)$'
  local word, behind = rest:match '^(.-)(%p*)$'
  return {before = before, word = word, behind = behind}
end

local function words_of(phrase)
  local words = {}
  for word in lower(phrase):gmatch '%S+' do
    words[#words + 1] = word
  end
  return words
end

-- From the first word of a phrase to the phrases that begin with it, in the order of the file.
local function read_terms()
  local file, problem = io.open(list_path, 'r')
  if not file then
    error('the list of words: ' .. problem, 0)
  end
  local terms = {}
  for line in file:lines() do
    local bad, good = line:match '^%s*(.-)%s*%->%s*(.-)%s*$'
    if bad and bad ~= '' and not line:match '^%s*#' then
      local words = words_of(bad)
      terms[words[1]] = terms[words[1]] or {}
      table.insert(terms[words[1]], {words = words, good = good})
    end
  end
  file:close()
  return terms
end

-- The Strs of a list with their parts; false where a phrase cannot go on.
local function tokens_of(inlines)
  local tokens = {}
  for _, inline in ipairs(inlines) do
    if inline.t == 'Str' then
      local token = parts_of(inline.text)
      token.node = inline
      tokens[#tokens + 1] = token
    elseif inline.t ~= 'Space' and inline.t ~= 'SoftBreak' then
      tokens[#tokens + 1] = false
    end
  end
  return tokens
end

-- What stands at tokens[first], when it is the term: as it is written.
local function match(tokens, first, term)
  local written = {}
  for i, word in ipairs(term.words) do
    local token = tokens[first + i - 1]
    local is_inner_edge = token and (i > 1 and token.before ~= '' or i < #term.words and token.behind ~= '')
    if not token or is_inner_edge or lower(token.word) ~= word then
      return nil
    end
    written[i] = token.word
  end
  return table.concat(written, ' ')
end

local function report(node, written, good)
  memoc.report {
    rule = 'vocabulary/term',
    message = ('"%s" is not one of our words'):format(written),
    help = good == '' and 'leave it out' or ('write "%s"'):format(good),
    node = node,
  }
end

-- The longest term at tokens[i], and how it is written.
local function find_term(tokens, i, terms)
  local found, found_written
  for _, term in ipairs(tokens[i] and terms[lower(tokens[i].word)] or {}) do
    local written = match(tokens, i, term)
    if written and (not found or #term.words > #found.words) then
      found, found_written = term, written
    end
  end
  return found, found_written
end

local function look_at(inlines, terms)
  local tokens = tokens_of(inlines)
  local i = 1
  while i <= #tokens do
    local term, written = find_term(tokens, i, terms)
    if term and written ~= term.good then
      report(tokens[i].node, written, term.good)
    end
    i = i + (term and #term.words or 1)
  end
end

if memoc.document and memoc.document.front_matter.vocabulary == false then
  return {}
end

local terms = read_terms()

return {
  {
    Inlines = function(inlines)
      look_at(inlines, terms)
    end,
  },
}
