-- everything.lua - uses everything that elements have, for tests of what happens when memory runs out in between.

local p = pandoc

local attr = p.Attr('i', {'c', 'd'}, {k = 'v', l = 'w'})
local object = setmetatable({}, {
  __toinline = function() return p.Str 'object' end,
  __toblock = function() return p.Para 'object' end,
})
local row = p.Row({p.Cell('x', p.AlignLeft, 2, 3, attr), {contents = 'y'}}, attr)

local blocks = p.Blocks {
  p.Plain 'x y', p.Para {'x', object, p.Space()}, p.LineBlock {'x', {'y'}}, p.Header(2, 'x', attr), p.CodeBlock('x', {class = 'a b'}),
  p.RawBlock('f', 'x'), p.BlockQuote {object}, p.BulletList {'x', {p.Para 'y'}}, p.OrderedList({'x'}, {2, 'Decimal'}),
  p.DefinitionList {{'t', {'x', p.Para 'y'}}}, p.HorizontalRule(), p.Div({}, {'i', {'c'}, {{'k', 'v'}}}),
  p.Figure('x', {long = 'l', short = 's'}), 'text',
  p.Table('c', {{'AlignLeft', 0.5}, {'AlignRight'}}, p.TableHead {row}, {p.TableBody({row}, {row}, 1)}, p.TableFoot {row}, attr),
  p.Para {
    p.SoftBreak(), p.LineBreak(), p.Code('x', attr), p.Math('InlineMath', 'x'), p.RawInline('f', 'x'), p.Emph 'x', p.Strong 'x',
    p.Quoted('SingleQuote', 'x'), p.Cite('x', {p.Citation('k', 'AuthorInText', 'p', 's', 1, 2)}), p.Span('x', attr),
    p.Link('x', 'u', 't', attr), p.Image('x', 'u', 't'), p.Note 'x',
  },
}
local doc = p.Pandoc(blocks, {a = true, b = 'x', c = 1.5, d = p.Inlines 'x', e = p.Blocks 'x', f = {'x', {g = 'y'}}, h = {}})

local copy = doc:clone()
assert(copy == doc and #tostring(doc) == #copy:clone().blocks:show() + #tostring(p.Pandoc({}, doc.meta)) - 2)
assert((doc .. copy).meta.b == 'x')

for _, block in ipairs(copy.blocks) do
  for name, value in pairs(block) do
    block[name] = value
  end
  if block.attr then
    block.identifier = 'new'
    block.classes:insert 'e'
    block.attributes.k = 'u'
    block.attributes[1] = nil
  end
end
copy.blocks[2].content[1].text = 'changed'
copy.blocks[8].content[1][1] = p.Para 'changed'
copy.blocks[10].content[1][2][1] = p.Blocks 'changed'
copy.blocks[15].bodies[1].body[1].cells[1].content = 'changed'
copy.meta.f[2].g = p.Inlines 'changed'
assert(copy ~= doc)

local function upper(str)
  return {p.Str(str.text:upper()), p.Space()}
end
for _, traverse in ipairs {'typewise', 'topdown'} do
  local walked = copy:walk {
    traverse = traverse,
    Str = upper,
    Emph = function(emph) return emph:walk {Str = upper}, false end,
    Inlines = function(list) return list end,
    Plain = function(plain) return p.Para(plain.content) end,
    Div = function() return {} end,
    Blocks = function(list) return list .. {} end,
    Meta = function(meta) meta.new = 'x' return meta end,
    Pandoc = function(whole) whole.blocks:insert(1, p.HorizontalRule()) return whole end,
  }
  assert(walked.meta.new == 'x' and walked.blocks[1].t == 'HorizontalRule')
end
assert(not pcall(p.Para, 5) and not pcall(function() copy.other = 5 end))
return 'done'
