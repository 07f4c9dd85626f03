-- walk: stopping early, walks within walks, results, and what functions keep or change.

local tasty = require 'tasty'

local test, group, assert = tasty.test_case, tasty.test_group, tasty.assert
local p = pandoc

local function shown(element, filter)
  return tostring(element:walk(filter))
end

-- A filter in both orders.
local function each_order(run)
  for _, traverse in ipairs {'typewise', 'topdown'} do
    run(traverse)
  end
end

local function upper(str)
  return p.Str(str.text:upper())
end

-- Divs in each other, `count` of them.
local function nested(count)
  local div = p.Div {p.Para 'x'}
  for _ = 2, count do
    div = p.Div {div}
  end
  return div
end

return {
  group 'stopping topdown' {
    test('leaves what is in the element alone', function()
      local filter = {traverse = 'topdown', Str = upper, Note = function(note) return note, false end}
      assert.are_equal('Para [Str "A",Note [Para [Str "b"]],Str "C"]', shown(p.Para {'a', p.Note {p.Para 'b'}, 'c'}, filter))
    end),
    test('with nil as the first result, too', function()
      local filter = {traverse = 'topdown', Str = upper, Emph = function() return nil, false end}
      assert.are_equal('Para [Emph [Str "a"],Str "B"]', shown(p.Para {p.Emph 'a', 'b'}, filter))
    end),
    test('leaves alone what took the element\'s place', function()
      local filter = {traverse = 'topdown', Str = upper, Emph = function(e) return {p.Strong(e.content), 'x'}, false end}
      assert.are_equal('Para [Strong [Str "a"],Str "x",Str "B"]', shown(p.Para {p.Emph 'a', 'b'}, filter))
    end),
    test('at a list leaves all that is in it alone', function()
      local calls = 0
      local filter = {traverse = 'topdown', Str = upper, Emph = error,
        Inlines = function(list) calls = calls + 1 return list, false end}
      assert.are_equal('[Para [Str "a",Emph [Str "b"]],Plain [Str "c"]]',
        shown(p.Blocks {p.Para {'a', p.Emph 'b'}, p.Plain 'c'}, filter))
      assert.are_equal(2, calls)
    end),
    test('at the blocks of a div goes on behind it', function()
      local filter = {traverse = 'topdown', Str = upper,
        Blocks = function(list) return list, not (#list == 2) end}
      assert.are_equal('[Div ("",[],[]) [Para [Str "a"],Para [Str "b"]],Para [Str "C"],Para [Str "D"]]',
        shown(p.Blocks {p.Div {p.Para 'a', p.Para 'b'}, p.Para 'c', p.Para 'd'}, filter))
    end),
    test('at the content of a citation comes after its prefix', function()
      local filter = {traverse = 'topdown', Str = upper, Inlines = function(list) return list, list[1].text ~= 'c' end}
      local cite = p.Cite('c', {p.Citation('k', 'NormalCitation', 'a', 'b')})
      assert.are_equal('[Str "A"]', tostring(cite:walk(filter).citations[1].prefix))
      assert.are_equal('[Str "c"]', tostring(cite:walk(filter).content))
    end),
    test('is done by false only', function()
      for _, second in ipairs {true, 0, '', {}} do
        local filter = {traverse = 'topdown', Str = upper, Emph = function(e) return e, second end}
        assert.are_equal('Para [Emph [Str "A"]]', shown(p.Para {p.Emph 'a'}, filter))
      end
    end),
    test('does nothing typewise', function()
      local filter = {Str = upper, Emph = function(e) return e, false end, Inlines = function(l) return l, false end}
      assert.are_equal('Para [Emph [Str "A"],Str "B"]', shown(p.Para {p.Emph 'a', 'b'}, filter))
    end),
  },
  group 'results' {
    test('are not given to the same function again', function()
      each_order(function(traverse)
        local filter = {traverse = traverse, Str = function(str) return {str, p.Str(str.text .. '!')} end}
        assert.are_equal('Para [Str "a",Str "a!",Space,Str "b",Str "b!"]', shown(p.Para 'a b', filter))
      end)
    end),
    test('are given to what comes later, typewise', function()
      local filter = {Str = function() return p.Code 'x' end, Code = error, Inlines = function(l) return {p.Emph(l)} end,
        Para = function(para) return p.Plain(para.content) end, Plain = error,
        Blocks = function(blocks) return {p.Div(blocks)} end}
      assert.are_equal('[Div ("",[],[]) [Plain [Emph [Code ("",[],[]) "x"]]]]', shown(p.Blocks {p.Para 'a'}, filter))
    end),
    test('are looked into topdown', function()
      local filter = {traverse = 'topdown', Str = upper, Para = function(para) return {p.Plain(para.content), p.Para 'new'} end}
      assert.are_equal('[Plain [Str "A"],Para [Str "NEW"]]', shown(p.Blocks {p.Para 'a'}, filter))
    end),
    test('of a list that grows end', function()
      local function grow(list) if #list < 3 then return list .. {p.Emph 'x'} end end
      assert.are_equal('[Str "a",Emph [Str "x"]]', shown(p.Inlines 'a', {Inlines = grow}))
      local filter = {traverse = 'topdown', Inlines = function(list) if list[1].text == 'a' then return grow(list) end end, Str = upper}
      assert.are_equal('[Str "A",Emph [Str "X"]]', shown(p.Inlines 'a', filter))
    end),
    test('of what is nested end', function()
      local filter = {Emph = function(emph) return p.Emph {emph} end}
      assert.are_equal('Para [Emph [Emph [Emph [Emph [Str "a"]]]]]', shown(p.Para {p.Emph {p.Emph 'a'}}, filter))
    end),
    test('may be the same element twice', function()
      each_order(function(traverse)
        local para = p.Para({p.Emph 'a'}):walk {traverse = traverse, Emph = function(emph) return {emph, emph} end}
        para.content[1].content[1].text = 'b'
        assert.are_equal('Para [Emph [Str "b"],Emph [Str "a"]]', tostring(para))
      end)
    end),
    test('may be one element in all places', function()
      each_order(function(traverse)
        local one = p.Emph 'one'
        local para = p.Para('a b'):walk {traverse = traverse, Str = function(str) if #str.text == 1 then return one end end}
        one.content = 'two'
        para.content[1].content = 'three'
        assert.are_equal('Para [Emph [Str "three"],Space,Emph [Str "one"]]', tostring(para))
      end)
    end),
    test('do not change what was walked', function()
      each_order(function(traverse)
        local div = p.Div({p.Para {p.Emph 'a'}, p.BulletList {{p.Plain 'b'}}}, {'i'})
        local before = div:clone()
        local after = div:walk {traverse = traverse, Str = upper, Plain = function() return {} end,
          Emph = function(emph) return emph.content end, Blocks = function(list) return list .. {p.HorizontalRule()} end}
        assert.are_equal(before, div)
        assert.is_false(before == after)
      end)
    end),
  },
  group 'what functions keep' {
    test('stays as it was', function()
      each_order(function(traverse)
        local kept = {}
        local filter = {traverse = traverse, Emph = function(emph) kept[#kept + 1] = emph end, Str = upper,
          Inlines = function(list) kept[#kept + 1] = list end}
        p.Para({p.Emph 'a', 'b'}):walk(filter)
        local first = tostring(kept[1])
        local second = p.Para({p.Emph 'c'}):walk {Emph = function(emph) emph.content = kept[1].content or {} return emph end}
        second.content[1].content = 'd'
        assert.are_equal(first, tostring(kept[1]))
      end)
    end),
    test('can be put elsewhere in a later pass', function()
      local notes = {}
      local doc = p.Pandoc {p.Para {'a', p.Note {p.Para 'n1'}}, p.Para {'b', p.Note {p.Para {p.Emph 'n2'}}}}
      doc = doc:walk {Note = function(note) notes[#notes + 1] = note return p.Superscript(tostring(#notes)) end}
      doc = doc:walk {Str = upper}
      doc = doc:walk {Pandoc = function(d) for _, note in ipairs(notes) do d.blocks:extend(note.content) end return d end}
      assert.are_equal('[Para [Str "A",Superscript [Str "1"]],Para [Str "B",Superscript [Str "2"]],Para [Str "n1"],'
        .. 'Para [Emph [Str "n2"]]]', tostring(doc.blocks))
      doc:walk {Emph = function(emph) emph.content = 'changed' return emph end}
      assert.are_equal('Note [Para [Emph [Str "n2"]]]', tostring(notes[2]))
    end),
    test('and change, changes nothing that was returned', function()
      each_order(function(traverse)
        local kept
        local para = p.Para({p.Emph 'a'}):walk {traverse = traverse, Emph = function(emph)
          kept = emph
          emph.content = 'b'
          return emph
        end}
        kept.content = 'c'
        kept.content[1].text = 'd'
        assert.are_equal('Para [Emph [Str "b"]]', tostring(para))
      end)
    end),
    test('is a list that may grow while it is walked', function()
      local seen = {}
      p.Div({p.Para 'a', p.Para 'b'}):walk {Para = function(para)
        seen[#seen + 1] = para
        for i = 1, #seen do
          seen[i].content:insert(p.Str 'x')
        end
      end}
      assert.are_equal('Para [Str "a",Str "x",Str "x"]', tostring(seen[1]))
      assert.are_equal('Para [Str "b",Str "x"]', tostring(seen[2]))
    end),
    test('is the list itself: changed later, it changes nothing', function()
      each_order(function(traverse)
        local lists = {}
        local filter = {traverse = traverse, Inlines = function(list) lists[#lists + 1] = list return list end}
        local para = p.Para({p.Emph 'a'}):walk(filter)
        for _, list in ipairs(lists) do
          list[1] = p.Str 'changed'
          list[2] = p.Space()
        end
        assert.are_equal('Para [Emph [Str "a"]]', tostring(para))
      end)
    end),
    test('may be the element around: it is changed apart', function()
      local div = p.Div {p.Para 'a', p.Para 'b'}
      local walked = div:walk {Para = function()
        div.content:insert(p.HorizontalRule())
        div.content[1] = p.Plain 'c'
      end}
      assert.are_equal('Div ("",[],[]) [Para [Str "a"],Para [Str "b"]]', tostring(walked))
      assert.are_equal(4, #div.content)
      assert.are_equal('Plain [Str "c"]', tostring(div.content[1]))
    end),
    test('may be a list that is walked', function()
      local blocks = p.Blocks {p.Para 'a', p.Para 'b'}
      local walked = blocks:walk {Para = function(para)
        blocks:insert(para)
        blocks:remove(1)
        return p.Plain(para.content)
      end}
      assert.are_equal('[Plain [Str "a"],Plain [Str "b"]]', tostring(walked))
      assert.are_equal('[Para [Str "a"],Para [Str "b"]]', tostring(blocks))
    end),
  },
  group 'walks within walks' {
    test('go their own way', function()
      each_order(function(traverse)
        local filter = {traverse = traverse, Para = function(para)
          return para:walk {traverse = traverse, Str = upper, Emph = function(emph)
            return emph:walk {Str = function(str) return str.text .. str.text end}.content
          end}
        end}
        local inner = traverse == 'typewise' and 'BB' or 'bb' -- topdown, the results of Emph are not given to Str
        assert.are_equal('[Para [Str "A",Str "' .. inner .. '"],Plain [Str "c"]]',
          shown(p.Blocks {p.Para {'a', p.Emph 'b'}, p.Plain 'c'}, filter))
      end)
    end),
    test('may be as many as elements are deep', function()
      local depth = 0
      local function down(div)
        depth = depth + 1
        return div:walk {traverse = 'topdown', Div = function(inner) return down(inner), false end}
      end
      down(nested(30))
      assert.are_equal(30, depth)
    end),
    test('may walk what is being walked', function()
      local div = p.Div {p.Para 'a', p.Para 'b'}
      local count = 0
      div:walk {Para = function() div:walk {Str = function() count = count + 1 end} end}
      assert.are_equal(4, count)
    end),
    test('end with an error that can be caught', function()
      each_order(function(traverse)
        local caught = 0
        local filter = {traverse = traverse, Para = function(para)
          local is_done, problem = pcall(para.walk, para, {traverse = traverse, Str = function(str)
            if str.text == 'b' then error 'stop' end
            return upper(str)
          end})
          caught = caught + (is_done and 0 or 1)
          return is_done and problem or {}
        end}
        assert.are_equal('[Para [Str "A"],Para [Str "C"]]', shown(p.Blocks {p.Para 'a', p.Para 'b', p.Para 'c'}, filter))
        assert.are_equal(1, caught)
      end)
    end),
    test('that fail leave what they walked as it was', function()
      local div = p.Div {p.Para {p.Emph 'a', 'b'}, p.Para 'c'}
      local before = tostring(div)
      for _, name in ipairs {'Str', 'Emph', 'Inlines', 'Para', 'Blocks'} do
        each_order(function(traverse)
          local left = 2
          assert.error_matches(function()
            div:walk {traverse = traverse, [name] = function(x)
              left = left - (name == 'Emph' and 2 or 1)
              if left <= 0 then error 'stop' end
              return {}
            end, Space = error}
            error 'stop'
          end, 'stop')
          assert.are_equal(before, tostring(div))
        end)
      end
    end),
    test('cannot yield from a function of a filter', function()
      local co = coroutine.create(function() return p.Para('a'):walk {Str = function() coroutine.yield() end} end)
      local is_done, problem = coroutine.resume(co)
      assert.is_false(is_done)
      assert.is_truthy(problem:find 'yield')
      assert.are_equal('dead', coroutine.status(co))
    end),
    test('may run coroutines', function()
      local filter = {Str = coroutine.wrap(function(str)
        while true do
          str = coroutine.yield(upper(str))
        end
      end)}
      assert.are_equal('Para [Str "A",Space,Str "B"]', shown(p.Para 'a b', filter))
    end),
    test('may be in a coroutine', function()
      local walk = coroutine.wrap(function(element)
        while true do
          element = coroutine.yield(element:walk {Str = upper})
        end
      end)
      assert.are_equal('Para [Str "A"]', tostring(walk(p.Para 'a')))
      assert.are_equal('Emph [Str "B"]', tostring(walk(p.Emph 'b')))
    end),
  },
}
