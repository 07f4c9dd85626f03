-- It does not compile.
return return
