-- utils.lua - pandoc.utils: what of it is not in C (module_utils.h).

local List = require 'pandoc.List'
local utils = select(4, ...)
local globals = utils.globals
utils.globals = nil

local function check_document(doc, name)
  if utils.type(doc) ~= 'Pandoc' then
    error(("bad argument #1 to '%s' (Pandoc expected, got %s)"):format(name, utils.type(doc)), 3)
  end
end

-- ---- what memoc does not have ----

function utils.citeproc()
  error('pandoc.utils.citeproc: memoc does not process citations', 2)
end

function utils.run_json_filter()
  error('pandoc.utils.run_json_filter: memoc runs filters in Lua only', 2)
end

function utils.documentation()
  error('Undocumented object', 2)
end

-- ---- sections ----

function utils.make_sections(number_sections, base_level, blocks)
  if base_level ~= nil and not math.tointeger(base_level) then
    error("bad argument #2 to 'make_sections' (integer or nil expected, got " .. utils.type(base_level) .. ')', 2)
  end
  local sections = require 'pandoc.structure.sections'
  return sections.make(pandoc.Blocks(blocks), number_sections, math.tointeger(base_level))
end

-- ---- dates ----

local MONTHS = {
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
  'december',
}

local function month_of_name(name)
  for number, month in ipairs(MONTHS) do
    if name:lower() == month then
      return number
    end
  end
end

local function month_of_abbreviation(name)
  for number, month in ipairs(MONTHS) do
    if name:lower() == month:sub(1, 3) then
      return number
    end
  end
end

local function full_year(two_digits)
  return two_digits + (two_digits < 69 and 2000 or 1900)
end

-- The forms that pandoc tries, in its order: a pattern, and what gives year, month and day of its captures.
local FORMS = {
  {'^(%d%d)/(%d%d)/(%d%d)$', function(month, day, year) return full_year(year), month, day end},
  {'^(%d%d)/(%d%d)/(%d%d%d%d)$', function(month, day, year) return year, month, day end},
  {'^(%d%d%d%d)%-(%d%d)%-(%d%d)$', function(year, month, day) return year, month, day end},
  {'^(%d%d)%s+(%a%a%a)%s+(%d%d%d%d)$', function(day, month, year) return year, month_of_abbreviation(month), day end},
  {'^(%d%d?)%s+(%a+)%s+(%d%d%d%d)$', function(day, month, year) return year, month_of_name(month), day end},
  {
    '^(%a%a%a)%.%s+(%d%d?),%s+(%d%d%d%d)$',
    function(month, day, year) return year, month_of_abbreviation(month), day end,
  },
  {'^(%a+)%s+(%d%d?),%s+(%d%d%d%d)$', function(month, day, year) return year, month_of_name(month), day end},
  {'^(%d%d%d%d)(%d%d)(%d%d)$', function(year, month, day) return year, month, day end},
  {'^(%d%d%d%d)(%d%d)$', function(year, month) return year, month, 1 end},
  {'^(%d%d%d%d)$', function(year) return year, 1, 1 end},
}

local function days_of(year, month)
  if month == 2 then
    local is_leap = year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
    return is_leap and 29 or 28
  end
  return (month == 4 or month == 6 or month == 9 or month == 11) and 30 or 31
end

local function is_day(year, month, day)
  return month and month >= 1 and month <= 12 and day >= 1 and day <= days_of(year, month) and year >= 1601
end

local function to_numbers(...)
  local values = table.pack(...)
  for i = 1, values.n do
    values[i] = math.tointeger(values[i]) or values[i]
  end
  return table.unpack(values, 1, values.n)
end

-- 'YYYY-MM-DD', or nil for what is no date.
function utils.normalize_date(date)
  if type(date) ~= 'string' then
    error(("bad argument #1 to 'normalize_date' (string expected, got %s)"):format(utils.type(date)), 2)
  end
  local text = date:match '^%s*(.-)%s*$'
  for _, form in ipairs(FORMS) do
    if text:match(form[1]) then
      local year, month, day = form[2](to_numbers(text:match(form[1])))
      if is_day(year, month, day) then
        return ('%04d-%02d-%02d'):format(year, month, day)
      end
    end
  end
  return nil
end

-- ---- references ----

local NAMES = {}
for name in ([[
  author chair collection-editor compiler composer container-author contributor curator director editor
  editorial-director editortranslator executive-producer guest host illustrator interviewer narrator organizer
  original-author performer producer recipient reviewed-author script-writer series-creator translator
]]):gmatch '%S+' do
  NAMES[name] = true
end

local DATES = {accessed = true, ['available-date'] = true, ['event-date'] = true, issued = true,
  ['original-date'] = true, submitted = true}

local function to_number(value)
  return math.tointeger(tonumber(utils.stringify(value)))
end

local function is_list(value)
  return type(value) == 'table' and utils.type(value) == 'List'
end

-- {['date-parts'] = {{2021, 4}}}, whatever its numbers were written as.
local function read_date(value)
  if type(value) ~= 'table' or not value['date-parts'] then
    return {literal = utils.stringify(value)}
  end
  local date = {['date-parts'] = List()}
  local parts = value['date-parts']
  for _, part in ipairs(is_list(parts[1]) and parts or {parts}) do
    date['date-parts']:insert(List.map(part, to_number))
  end
  date.circa = value.circa and true or nil
  date.season = value.season and to_number(value.season)
  date.literal = value.literal and utils.stringify(value.literal)
  return date
end

local function read_name(value)
  if utils.type(value) ~= 'table' then
    return {literal = utils.stringify(value)}
  end
  local name = {}
  for key, part in pairs(value) do
    name[key] = type(part) == 'boolean' and part or utils.stringify(part)
  end
  return name
end

local function read_reference(fields)
  local reference = {}
  for key, value in pairs(fields) do
    if key == 'id' or key == 'type' then
      reference[key] = utils.stringify(value)
    elseif DATES[key] then
      reference[key] = read_date(value)
    elseif NAMES[key] then
      reference[key] = List.map(is_list(value) and value or {value}, read_name)
    else
      reference[key] = value
    end
  end
  return reference
end

-- What is cited, and whether all is: by @* in nocite.
local function cited_identifiers(doc)
  local cited = {}
  doc:walk {
    Cite = function(cite)
      for _, citation in ipairs(cite.citations) do
        cited[citation.id] = true
      end
    end,
  }
  return cited
end

-- Those of the metadata that are cited.
function utils.references(doc)
  check_document(doc, 'references')
  local meta = doc.meta
  if meta.bibliography ~= nil then
    error('pandoc.utils.references: memoc does not read bibliographies, only references in the metadata', 2)
  end
  local references = List()
  local cited = cited_identifiers(doc)
  for _, fields in ipairs(is_list(meta.references) and meta.references or {}) do
    if type(fields) == 'table' and fields.id ~= nil and (cited['*'] or cited[utils.stringify(fields.id)]) then
      references:insert(read_reference(fields))
    end
  end
  return references
end

-- The table of functions that is a filter file's without a return: its own globals.
local function own_functions(environment)
  local filter = {}
  for name, value in next, environment do
    filter[name] = value
  end
  return filter
end

local function read_file(path)
  local file, problem = io.open(path, 'rb')
  if not file then
    error(problem, 3)
  end
  local text = file:read 'a'
  file:close()
  return text
end

-- Runs a filter file on the document, in an environment of its own unless it is given one.
function utils.run_lua_filter(doc, path, environment)
  check_document(doc, 'run_lua_filter')
  environment = environment or setmetatable({PANDOC_SCRIPT_FILE = path}, {__index = globals()})
  local chunk, problem = load(read_file(path), '@' .. path, 't', environment)
  if not chunk then
    error(problem, 2)
  end
  local filters = chunk()
  if filters == nil then
    filters = own_functions(environment)
  end
  if #filters == 0 then
    filters = {filters}
  end
  for _, filter in ipairs(filters) do
    doc = doc:walk(filter)
  end
  return doc
end

return utils
