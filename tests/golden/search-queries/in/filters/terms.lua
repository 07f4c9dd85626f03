-- "Term: meaning" in bold is something to take away, said in other words than the text's.
function Strong(strong)
  local term = pandoc.utils.stringify(strong):match '^Term: (.+)$'
  if memoc and term then
    memoc.record {kind = 'takeaway', title = term, text = 'glossary entry quillwort'}
  end
end
