-- Counts code blocks, and changes nothing.
local count = 0

return {CodeBlock = function() count = count + 1 end}
