function Str(str)
  if str.text == 'Context' then
    error 'a word that it does not like'
  end
  return pandoc.Str(str.text:reverse())
end
