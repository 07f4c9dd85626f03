#include "unit/filter_script.h"

enum { MEBIBYTE = 1 << 20 };

static const SandboxOptions options = {
    .memory_limit = (size_t)32 * MEBIBYTE,
    .instruction_limit = 1000000,
};

/* What is there before each script: a tree that is small, and as large as 2^60 divs when each is looked at. */
#define SHARED                                                                                     \
    "local p = pandoc "                                                                            \
    "local function doubled(text) local d = p.Div {p.Para(text)} "                                 \
    "for i = 1, 60 do d = p.Div {d, d} end return d end "                                          \
    "local function broad(n) local t = {} for i = 1, n do t[i] = p.Str 'x' end return p.Para(t) "  \
    "end "

static void expect_limit(const char *source)
{
    FilterScript script;

    filter_script_open(&script, &options, (size_t)64 * MEBIBYTE);

    Slice message = filter_script_error(&script, source);

    if (!slice_is(message, "not enough memory") && !slice_is(message, "it runs too long")) {
        print_error("%s\n%.*s\n", source, SLICE_PRINT(message));
        fail();
    }
    filter_script_close(&script);
}

/* Each of them, after `before`; the last one is NULL. */
static void expect_limits(const char *before, const char *const *scripts)
{
    for (; *scripts; scripts++) {
        char source[1024];

        snprintf(source, sizeof source, SHARED "%s %s", before, *scripts);
        expect_limit(source);
    }
}

static void small_trees_of_huge_documents_end_at_a_limit(void **state)
{
    static const char *const uses[] = {
        "local _ = tostring(d)",
        "d:show()",
        "local _ = d == e",
        "d:walk {Div = function() end}",
        "d:walk {Div = function() end, traverse = 'topdown'}",
        "d:walk {Str = function() end}",
        "d:walk {Blocks = function() end, traverse = 'topdown'}",
        "local _ = tostring(p.Blocks {d})",
        "p.Blocks({d}):walk {Para = function() end}",
        "local _ = p.Pandoc {d} .. p.Pandoc {d}",
        "p.Pandoc({d}):walk {Meta = function() end, Str = function() end}",
        "local _ = p.Pandoc({}, {k = d}) == p.Pandoc({}, {k = e})",
        "local _ = p.List {d}:includes(e)",
        NULL,
    };

    (void)state;
    expect_limits("local d, e = doubled 'x', doubled 'x'", uses);
}

static void sharing_itself_costs_nothing(void **state)
{
    FilterScript script;

    (void)state;
    filter_script_open(&script, &options, MEBIBYTE);
    assert_string_equal(filter_script_result(&script,
                                             SHARED "local d = doubled 'x' local c = d:clone() "
                                                    "c.identifier = 'i' return d == d:clone() and "
                                                    "c.content[1] == d.content[2] and c ~= d"),
                        "true");
    filter_script_close(&script);
}

static void endless_work_ends_at_a_limit(void **state)
{
    static const char *const loops[] = {
        "local a = broad(1000) local b = a:clone() while true do local _ = a == b end",
        "local a = broad(1000) while true do local _ = a:clone().content end",
        "local a = broad(1000) local b = a.content while true do local _ = a == b end",
        "local a = broad(1000) while true do a:walk {} end",
        "local a = broad(1000) while true do local _ = tostring(a) end",
        "local a = broad(1000) while true do a.content = a.content end",
        "while true do pcall(p.Para, 5) end",
        "while true do pcall(error, p.Para 'x') end",
        "local a = p.Attr() while true do a.identifier = 'x' end",
        "local a = p.AttributeList {} for i = 1, math.huge do a['k' .. i] = 'v' end",
        "local a = p.Pandoc({}, {k = 'v'}) while true do local _ = a.meta == a:clone().meta end",
        "local function f() while true do pcall(f) end end f()",
        "p.Para('x'):walk {Str = function() while true do end end}",
        "local l = p.Inlines 'x' while true do l:insert(p.Str 'x') end",
        "p.Para('x'):walk {traverse = 'topdown', Inlines = function(l) return {p.Emph(l)} end}",
        "p.Para('x'):walk {traverse = 'topdown', Str = function(s) return p.Emph {s} end}",
        "while true do pcall(p.Para('x').walk, p.Para 'x', {Str = error}) end",
        "coroutine.wrap(function() while true do p.Para 'x' end end)()",
        "setmetatable(_G, {__index = function() while true do end end}) local _ = there_is_none",
        "p.Div(setmetatable({}, {__toblock = function() while true do end end}))",
        "while true do pcall(p.Div, setmetatable({}, {__toblock = error})) end",
        NULL,
    };

    (void)state;
    expect_limits("", loops);
}

static void large_texts_and_lists_end_at_a_limit(void **state)
{
    static const char *const sources[] = {
        "p.Str(('x'):rep(2000000000))",
        "local s = ('x'):rep(1000000) local t = {} for i = 1, 1000 do t[i] = p.Str(s) end",
        "local s = p.Str(('x'):rep(1000000)) local t = {} for i = 1, 1000 do t[i] = s end "
        "local _ = tostring(p.Para(t))",
        "local c = p.Code('', {('x'):rep(1000000)}) local t = {} for i = 1, 1000 do t[i] = c end "
        "local _ = tostring(p.Para(t))",
        "local c = p.Link('', ('x'):rep(1000000)) local t = {} for i = 1, 1000 do t[i] = c end "
        "local _ = tostring(p.Para(t))",
        "local c = p.RawInline(('x'):rep(1000000), '') local t = {} "
        "for i = 1, 1000 do t[i] = c end local _ = tostring(p.Para(t))",
        "broad(10000000)",
        "p.Para(('x '):rep(10000000))",
        "p.Attr({class = ('x '):rep(10000000)})",
        "local t = {} for i = 1, 10000000 do t[i] = 'x' end p.Attr('', t)",
        "local t = {} for i = 1, 10000000 do t[i] = {'AlignLeft'} end "
        "p.Table({}, t, p.TableHead(), {}, p.TableFoot())",
        "local m = {} for i = 1, 10000000 do m['k' .. i] = 'v' end p.Meta(m)",
        "local m = 'x' for i = 1, 60 do m = {m, m} end p.Meta {m = m}",
        "local m = 'x' for i = 1, 60 do m = {a = m, b = m} end p.Meta(m)",
        "local t = {} for i = 1, 1000 do t[i] = ('x'):rep(100000) end "
        "for i = 1, 1000 do p.Para(t) end",
        NULL,
    };

    (void)state;
    expect_limits("", sources);
}

static void after_a_limit_the_next_script_runs(void **state)
{
    FilterScript script;

    (void)state;
    filter_script_open(&script, &options, 0);
    for (int i = 0; i < 3; i++) {
        filter_script_error(&script, SHARED "local d, e = doubled 'x', doubled 'x' "
                                            "local function f() return d == e end "
                                            "while true do pcall(f) end");
        assert_string_equal(filter_script_result(&script, "return pandoc.Para 'a'"),
                            "Para [Str \"a\"]");
    }
    filter_script_close(&script);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_trees_of_huge_documents_end_at_a_limit),
        cmocka_unit_test(sharing_itself_costs_nothing),
        cmocka_unit_test(endless_work_ends_at_a_limit),
        cmocka_unit_test(large_texts_and_lists_end_at_a_limit),
        cmocka_unit_test(after_a_limit_the_next_script_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
