-- A link to itself behind every heading, and a title from the metadata that says how many there are.
local count = 0

return {
  {
    Header = function(header)
      count = count + 1
      header.content:extend {pandoc.Space(), pandoc.Link('¶', '#' .. header.identifier)}
      return header
    end,
  },
  {
    Meta = function(meta)
      meta.title = 'Counted'
      meta.headings = tostring(count)
      return meta
    end,
  },
}
