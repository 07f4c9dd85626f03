-- Says this and that, and then fails.
function Para(para)
  memoc.report {rule = 'vocabulary/never', message = 'never seen'}
  memoc.record {kind = 'lesson', title = 'Never seen'}
end

function Pandoc()
  error 'after all that'
end
