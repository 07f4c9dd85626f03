-- template/defaults.lua - memoc's own templates, for whoever asks for the default one of a writer.

local defaults = {}

local HTML = [[
<!DOCTYPE html>
<html lang="$if(lang)$$lang$$else$en$endif$">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
$for(author-meta)$
  <meta name="author" content="$author-meta$">
$endfor$
$if(date-meta)$
  <meta name="dcterms.date" content="$date-meta$">
$endif$
  <title>$if(pagetitle)$$pagetitle$$else$$title$$endif$</title>
$for(css)$
  <link rel="stylesheet" href="$css$">
$endfor$
$for(header-includes)$
  $header-includes$
$endfor$
</head>
<body>
$for(include-before)$
$include-before$
$endfor$
$if(title)$
<header>
<h1 class="title">$title$</h1>
$if(subtitle)$
<p class="subtitle">$subtitle$</p>
$endif$
$for(author)$
<p class="author">$author$</p>
$endfor$
$if(date)$
<p class="date">$date$</p>
$endif$
</header>
$endif$
$if(toc)$
<nav role="doc-toc">
$table-of-contents$
</nav>
$endif$
$body$
$for(include-after)$
$include-after$
$endfor$
</body>
</html>
]]

local MARKDOWN = [[
$if(titleblock)$
$titleblock$

$endif$
$for(header-includes)$
$header-includes$

$endfor$
$for(include-before)$
$include-before$

$endfor$
$if(toc)$
$table-of-contents$

$endif$
$body$
$for(include-after)$

$include-after$
$endfor$
]]

local TEMPLATES = {
  ['default.html5'] = HTML, ['default.html4'] = HTML, ['default.markdown'] = MARKDOWN,
  ['default.commonmark'] = MARKDOWN, ['default.plain'] = MARKDOWN,
}

-- What pandoc calls the same, and what is written without a template.
local SAME = {
  html = 'html5', gfm = 'commonmark', commonmark_x = 'commonmark', markdown_strict = 'markdown',
  markdown_github = 'markdown', markdown_mmd = 'markdown', markdown_phpextra = 'markdown', multimarkdown = 'markdown',
}

local WITHOUT = {
  csljson = true, fb2 = true, ipynb = true, json = true, native = true, pptx = true, xml = true,
}

-- The template of a file name such as "default.html5"; nil when there is none.
function defaults.file(name)
  return TEMPLATES[name]
end

function defaults.writer(name)
  return WITHOUT[name] and '' or defaults.file('default.' .. (SAME[name] or name))
end

return defaults
