-- format.lua - pandoc.format: which extensions pandoc's formats have, and which format a file's name tells.

local List = require 'pandoc.List'
local check = require 'pandoc.arguments.check'
local path = require 'pandoc.path'

local format = {}

-- All of them, in the order in which pandoc lists them.
local EXTENSIONS = [[
  abbreviations alerts all_symbols_escapable amuse angle_brackets_escapable ascii_identifiers attributes
  auto_identifiers autolink_bare_uris backtick_code_blocks blank_before_blockquote blank_before_header
  bracketed_spans citations definition_lists east_asian_line_breaks element_citations emoji empty_paragraphs
  epub_html_exts escaped_line_breaks example_lists fancy_lists fenced_code_attributes fenced_code_blocks fenced_divs
  footnotes four_space_rule gfm_auto_identifiers grid_tables gutenberg hard_line_breaks header_attributes
  table_attributes ignore_line_breaks implicit_figures implicit_header_references inline_code_attributes
  inline_notes intraword_underscores latex_macros line_blocks link_attributes lists_without_preceding_blankline
  literate_haskell mark markdown_attribute markdown_in_html_blocks mmd_header_identifiers mmd_link_attributes
  mmd_title_block multiline_tables native_divs native_spans native_numbering ntb old_dashes pandoc_title_block
  pipe_tables raw_attribute raw_html raw_tex raw_markdown rebase_relative_paths short_subsuperscripts
  shortcut_reference_links simple_tables smart smart_quotes special_strings sourcepos space_in_atx_header
  spaced_reference_links startnum strikeout subscript superscript styles tagging task_lists table_captions
  tex_math_dollars tex_math_gfm tex_math_double_backslash tex_math_single_backslash wikilinks_title_after_pipe
  wikilinks_title_before_pipe xrefs_name xrefs_number yaml_metadata_block]]

-- The extensions that are on by default; "@name" are those of another format. Formats that are not here have
-- auto_identifiers.
local DEFAULTS = {
  beamer = 'auto_identifiers latex_macros smart',
  commonmark = 'raw_html',
  commonmark_x = [[
    alerts attributes bracketed_spans definition_lists emoji fancy_lists fenced_divs footnotes gfm_auto_identifiers
    implicit_header_references pipe_tables raw_attribute raw_html smart strikeout subscript superscript task_lists
    tex_math_dollars yaml_metadata_block]],
  context = 'auto_identifiers smart',
  dokuwiki = 'smart',
  epub = 'epub_html_exts native_divs native_spans raw_html',
  epub2 = '@epub',
  epub3 = '@epub',
  gfm = [[
    alerts auto_identifiers autolink_bare_uris emoji footnotes gfm_auto_identifiers pipe_tables raw_html strikeout
    task_lists tex_math_dollars tex_math_gfm yaml_metadata_block]],
  html = 'auto_identifiers line_blocks native_divs native_spans',
  html4 = '@html',
  html5 = '@html',
  ipynb = [[
    all_symbols_escapable auto_identifiers autolink_bare_uris backtick_code_blocks fenced_code_blocks
    gfm_auto_identifiers intraword_underscores lists_without_preceding_blankline pipe_tables raw_html
    shortcut_reference_links space_in_atx_header strikeout task_lists tex_math_dollars]],
  jats = 'auto_identifiers',
  jats_archiving = '@jats',
  jats_articleauthoring = '@jats',
  jats_publishing = '@jats',
  latex = 'auto_identifiers latex_macros smart',
  markdown = [[
    all_symbols_escapable auto_identifiers backtick_code_blocks blank_before_blockquote blank_before_header
    bracketed_spans citations definition_lists escaped_line_breaks example_lists fancy_lists fenced_code_attributes
    fenced_code_blocks fenced_divs footnotes grid_tables header_attributes table_attributes implicit_figures
    implicit_header_references inline_code_attributes inline_notes intraword_underscores latex_macros line_blocks
    link_attributes markdown_in_html_blocks multiline_tables native_divs native_spans pandoc_title_block pipe_tables
    raw_attribute raw_html raw_tex shortcut_reference_links simple_tables smart space_in_atx_header startnum
    strikeout subscript superscript task_lists table_captions tex_math_dollars yaml_metadata_block]],
  markdown_github = [[
    alerts all_symbols_escapable auto_identifiers autolink_bare_uris backtick_code_blocks emoji fenced_code_blocks
    footnotes gfm_auto_identifiers intraword_underscores lists_without_preceding_blankline pipe_tables raw_html
    shortcut_reference_links space_in_atx_header strikeout task_lists]],
  markdown_mmd = [[
    all_symbols_escapable auto_identifiers backtick_code_blocks definition_lists footnotes implicit_figures
    implicit_header_references intraword_underscores markdown_attribute mmd_header_identifiers mmd_link_attributes
    mmd_title_block pipe_tables raw_attribute raw_html short_subsuperscripts shortcut_reference_links
    spaced_reference_links subscript superscript tex_math_dollars tex_math_double_backslash]],
  markdown_phpextra = [[
    abbreviations definition_lists fenced_code_blocks footnotes header_attributes intraword_underscores
    link_attributes markdown_attribute pipe_tables raw_html shortcut_reference_links spaced_reference_links]],
  markdown_strict = 'raw_html shortcut_reference_links spaced_reference_links',
  markua = '',
  muse = 'amuse auto_identifiers',
  opml = '@markdown',
  org = 'auto_identifiers citations special_strings task_lists',
  plain = [[
    blank_before_blockquote blank_before_header definition_lists example_lists fancy_lists grid_tables
    implicit_figures intraword_underscores latex_macros multiline_tables simple_tables startnum strikeout
    table_captions]],
  textile = 'auto_identifiers old_dashes raw_html smart',
  typst = 'citations smart',
}

-- Those that can be on. "@identifiers" is no format; "@defaults" are those of pandoc's own Markdown in the table above.
local SUPPORTED = {
  asciidoc = '@identifiers',
  beamer = '@latex',
  commonmark = [[
    alerts ascii_identifiers attributes autolink_bare_uris bracketed_spans definition_lists emoji fancy_lists
    fenced_divs footnotes gfm_auto_identifiers hard_line_breaks implicit_figures implicit_header_references
    pipe_tables raw_attribute raw_html rebase_relative_paths smart sourcepos strikeout subscript superscript
    task_lists tex_math_dollars tex_math_gfm wikilinks_title_after_pipe wikilinks_title_before_pipe
    yaml_metadata_block]],
  commonmark_x = '@commonmark',
  context = '@identifiers ntb raw_tex smart tagging',
  djot = 'sourcepos',
  docx = '@identifiers citations empty_paragraphs native_numbering styles',
  dokuwiki = '@identifiers raw_html smart tex_math_dollars',
  epub = '@html',
  epub2 = '@epub',
  epub3 = '@epub',
  gfm = '@commonmark',
  html = [[
    @identifiers empty_paragraphs epub_html_exts line_blocks literate_haskell native_divs native_spans raw_html
    raw_tex smart task_lists tex_math_dollars tex_math_double_backslash tex_math_single_backslash]],
  html4 = '@html',
  html5 = '@html',
  identifiers = 'ascii_identifiers auto_identifiers gfm_auto_identifiers',
  ipynb = '@markdown raw_markdown',
  jats = 'auto_identifiers element_citations',
  jats_archiving = '@jats',
  jats_articleauthoring = '@jats',
  jats_publishing = '@jats',
  latex = '@identifiers empty_paragraphs latex_macros literate_haskell raw_tex smart task_lists',
  man = '@identifiers',
  markdown = [[
    @defaults @identifiers abbreviations alerts angle_brackets_escapable autolink_bare_uris emoji four_space_rule
    gutenberg hard_line_breaks ignore_line_breaks lists_without_preceding_blankline literate_haskell mark
    markdown_attribute mmd_header_identifiers mmd_link_attributes mmd_title_block old_dashes rebase_relative_paths
    short_subsuperscripts spaced_reference_links tex_math_double_backslash tex_math_single_backslash
    wikilinks_title_after_pipe wikilinks_title_before_pipe]],
  markdown_github = '@markdown',
  markdown_mmd = '@markdown',
  markdown_phpextra = '@markdown',
  markdown_strict = '@markdown',
  mediawiki = '@identifiers smart',
  muse = '@identifiers amuse',
  odt = '@opendocument @identifiers',
  opendocument = 'empty_paragraphs native_numbering xrefs_name xrefs_number',
  opml = '@markdown',
  org = '@identifiers citations fancy_lists smart smart_quotes special_strings task_lists',
  plain = '@markdown',
  rst = '@identifiers literate_haskell smart',
  textile = '@identifiers old_dashes raw_tex smart',
  tikiwiki = '@identifiers',
  twiki = '@identifiers smart',
  typst = '@identifiers citations smart',
  vimwiki = '@identifiers',
}

-- The extensions of an entry, as keys.
local function add_extensions(set, formats, name)
  for word in (formats[name] or ''):gmatch '%S+' do
    if word == '@defaults' then
      add_extensions(set, DEFAULTS, name)
    elseif word:sub(1, 1) == '@' then
      add_extensions(set, formats, word:sub(2))
    else
      set[word] = true
    end
  end
  return set
end

local function defaults_of(name)
  return DEFAULTS[name] and add_extensions({}, DEFAULTS, name) or {auto_identifiers = true}
end

local function supported_by(name)
  return add_extensions({east_asian_line_breaks = true}, SUPPORTED, name)
end

local function in_order(set)
  local names = List()
  for name in EXTENSIONS:gmatch '%S+' do
    if set[name] then
      names:insert(name)
    end
  end
  return names
end

function format.all_extensions(name)
  return in_order(supported_by(check('string', name, 1, 'all_extensions')))
end

function format.default_extensions(name)
  return in_order(defaults_of(check('string', name, 1, 'default_extensions')))
end

-- Each extension that the format supports, and whether it is on by default.
function format.extensions(name)
  check('string', name, 1, 'extensions')
  local extensions = {}
  for extension in pairs(supported_by(name)) do
    extensions[extension] = false
  end
  for extension in pairs(defaults_of(name)) do
    extensions[extension] = true
  end
  return extensions
end

-- A format, and the endings of its files.
local ENDINGS = {
  asciidoc = 'adoc asciidoc', biblatex = 'bib', context = 'context ctx', csv = 'csv', djot = 'dj', djvu = 'djvu',
  doc = 'doc', docbook = 'db', docx = 'docx', dokuwiki = 'dokuwiki', epub = 'epub', fb2 = 'fb2',
  html = 'htm html xhtml', icml = 'icml', ipynb = 'ipynb', json = 'json', latex = 'latex ltx tex',
  markdown = 'lhs markdown md mdown mdwn mkd mkdn text txt', markua = 'markua', mediawiki = 'wiki', ms = 'ms roff',
  muse = 'muse', native = 'native', odf = 'odf', odp = 'odp', ods = 'ods', odt = 'odt', opml = 'opml', org = 'org',
  pdf = 'pdf', pod = 'pl pm pod', pptx = 'pptx', ris = 'ris', rst = 'rst', rtf = 'rtf', s5 = 's5', t2t = 't2t',
  tei = 'tei', texinfo = 'texi texinfo', textile = 'textile', tsv = 'tsv', typst = 'typ', xls = 'xls',
  xlsx = 'xlsx', xml = 'xml', zip = 'zip',
  man = '1 2 3 4 5 6 7 8 9',
}

local function format_of_ending(ending)
  for name, endings in pairs(ENDINGS) do
    if (' ' .. endings .. ' '):find(' ' .. ending .. ' ', 1, true) then
      return name
    end
  end
  return nil
end

-- The path of an address; that of a page without one is "index.html".
local function path_of(address)
  local rest = address:match '^%a[%w+.-]*:(.*)$'
  if not rest then
    return address
  end
  local found = rest:gsub('^//[^/?#]*', ''):gsub('[?#].*$', '')
  return (found == '' or found == '/') and 'index.html' or found
end

-- What the first of the paths that tells something tells; nil when none does.
function format.from_path(paths)
  for _, filepath in ipairs(type(paths) == 'table' and paths or {paths}) do
    filepath = check('string', filepath, 1, 'from_path'):lower()
    local _, ending = path.split_extension(path_of(filepath))
    local name = ending ~= '' and format_of_ending(ending:sub(2))
    if name then
      return name
    end
  end
  return nil
end

return format
