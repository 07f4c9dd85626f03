-- What one document leaves in the libraries, the next one does not find.
local found = package.loaded._G.seen or package.loaded.string.seen or string.seen or seen or "nothing"

function Pandoc(document)
  local file = assert(io.open("stamp.txt"))
  local stamp = file:read("l")
  file:close()
  package.loaded._G.seen, package.loaded.string.seen, seen = "a global", "a string", "global"
  document.blocks:insert(pandoc.Para("found " .. found .. ", stamp " .. stamp .. ", " .. os.getenv("STAMP")))
  return document
end
