-- A link to itself behind every heading.
function Header(header)
  header.content:insert(pandoc.Link('#', '#' .. header.identifier))
  return header
end
