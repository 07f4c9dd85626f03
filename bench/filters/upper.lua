-- Every word in upper case.
function Str(str)
  str.text = pandoc.text.upper(str.text)
  return str
end
