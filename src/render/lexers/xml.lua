-- XML: as HTML, in which <script> and <style> are elements like others.
local l = require('lexer')
local html = l.load('html', 'xml')
html._CHILDREN = nil
return html
