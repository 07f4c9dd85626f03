-- Findings and records at elements of all sorts.
local words = {utilize = 'use', simply = ''}
local count = 0

return {
  {
    Str = function(str)
      local better = words[str.text:lower()]
      if better then
        count = count + 1
        memoc.report {
          rule = 'vocabulary/term',
          message = ('"%s" is a word that we do not use'):format(str.text),
          help = better ~= '' and ('write "%s"'):format(better) or 'leave it out',
        }
      end
      return pandoc.Str(str.text)
    end,
    Emph = function(emph)
      memoc.report {rule = 'style/emphasis', severity = 'info', message = 'emphasis', node = emph}
    end,
    Header = function(header)
      local title = header.content[#header.content].text
      if header.identifier:find '^lesson' then
        memoc.record {kind = 'lesson', title = title, node = header, fix = 'see below', severity = 3, when = ''}
        header.level = header.level + 1
        return header
      end
    end,
    CodeBlock = function(block)
      local source = block.source
      memoc.record {
        kind = 'practice', title = 'Run it', text = 'run\nthis', name = 'run',
        code = {{lang = block.classes[1], text = block.text}},
        at = {source.path, source.first_line, source.last_line},
        share = 0.25, checked = true, none = {},
      }
    end,
    BulletList = function(list)
      for i, item in ipairs(list.content) do
        memoc.record {kind = 'takeaway', title = 'item ' .. i, ordinal = i, node = item[1]}
      end
    end,
    Pandoc = function(doc)
      if count > 1 then
        memoc.report {rule = 'vocabulary/many', severity = 'info', message = count .. ' such words'}
      end
      if memoc.document.path:find 'cache' then
        memoc.record {kind = 'decision', title = 'All of it', node = doc}
        memoc.record {kind = 'decision', title = 'A part', node = pandoc.Div(doc.blocks[3]), status = 'accepted'}
        memoc.report {rule = 'shape/made', message = 'at what is in it', node = pandoc.Div(doc.blocks[3])}
        memoc.report {rule = 'shape/made', message = 'nowhere', node = pandoc.Para 'made'}
      end
    end,
  },
}
