function Str(str
