#include "render/template_set.h"
#include "render/template_source.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

typedef struct Fixture {
    Arena arena;
    Sandbox sandbox;
    TemplateSet set;
    Buffer out;
} Fixture;

static int begin(void **state)
{
    static const SandboxOptions options = {
        .memory_limit = (size_t)64 << 20,
        .instruction_limit = 1000000,
        .is_frozen = true,
    };
    Fixture *fixture = test_malloc(sizeof *fixture);

    arena_init(&fixture->arena, NULL);
    buffer_init(&fixture->out, &fixture->arena);
    if (!sandbox_open(&fixture->sandbox, &options, &fixture->arena) ||
        !template_set_init(&fixture->set, &fixture->sandbox, &fixture->arena)) {
        return 1;
    }
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    Fixture *fixture = *state;

    sandbox_close(&fixture->sandbox);
    arena_free(&fixture->arena);
    test_free(fixture);
    return 0;
}

/* Variables of the tests: title, empty (nil), list, and html, which writes itself. */
static int write_html(lua_State *lua)
{
    Buffer *out = *(Buffer **)lua_touserdata(lua, 1);

    buffer_add(out, SLICE("<b>html</b>"));
    return 0;
}

static int fill(lua_State *lua)
{
    static const char *const items[] = {"a", "b<", "c"};
    Fixture *fixture = lua_touserdata(lua, 2);
    Buffer **html;

    lua_pushliteral(lua, "Tom & \"Jerry's\" <show>");
    lua_setfield(lua, 1, "title");
    lua_newtable(lua);
    for (int i = 0; i < 3; i++) {
        lua_pushstring(lua, items[i]);
        lua_rawseti(lua, -2, i + 1);
    }
    lua_setfield(lua, 1, "list");
    html = lua_newuserdatauv(lua, sizeof(Buffer *), 0);
    *html = &fixture->out;
    lua_newtable(lua);
    lua_pushcfunction(lua, write_html);
    lua_setfield(lua, -2, TEMPLATE_WRITE);
    lua_setmetatable(lua, -2);
    lua_setfield(lua, 1, "html");
    return 0;
}

static bool add(Fixture *fixture, const char *name, const char *text)
{
    Slice path = arena_format(&fixture->arena, "templates/%s.html", name);

    return template_set_add(&fixture->set, slice_from_string(name), path, slice_from_string(text));
}

static bool write(Fixture *fixture, const char *name)
{
    buffer_clear(&fixture->out);
    return template_set_write(&fixture->set, slice_from_string(name), fill, fixture, &fixture->out);
}

static void show_error(const Fixture *fixture, const char *text)
{
    const ScriptError *error = &fixture->sandbox.error;

    print_error("%s\n%.*s:%u: %.*s\n", text, SLICE_PRINT(error->path), error->line,
                SLICE_PRINT(error->message));
}

static void expect(Fixture *fixture, const char *text, const char *expected)
{
    if (!add(fixture, "test", text) || !write(fixture, "test")) {
        show_error(fixture, text);
        fail();
    }
    buffer_add_byte(&fixture->out, '\0');
    assert_string_equal(fixture->out.data, expected);
}

static void expect_error(Fixture *fixture, const char *text, uint32_t line, const char *message)
{
    const ScriptError *error = &fixture->sandbox.error;

    assert_false(add(fixture, "test", text) && write(fixture, "test"));
    if (!slice_is(error->message, message) || error->line != line ||
        !slice_is(error->path, "templates/test.html")) {
        show_error(fixture, text);
        print_error("wanted line %u: %s\n", line, message);
        fail();
    }
}

static void text_and_tags_are_written(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"plain\n", "plain\n"},
        {"<p><%= title %></p>", "<p>Tom &amp; &quot;Jerry&#39;s&quot; &lt;show&gt;</p>"},
        {"<p><%- title %></p>", "<p>Tom & \"Jerry's\" <show></p>"},
        {"<%= 1 + 1 %> <%= 2.5 %> <%= true %> <%= false %>", "2 2.5 true false"},
        {"[<%= nil %>][<%= %>][<%= args.missing %>]", "[][][]"},
        {"a<%# a comment\nof two lines %>b", "ab"},
        {"<%- html %>", "<b>html</b>"},
        {"a <%% b %> c <%%= d %>", "a <% b %> c <%= d %>"},
        {"<% for _, x in ipairs(list) do %>(<%= x %>)<% end %>", "(a)(b&lt;)(c)"},
        {"<%= ('x'):rep(3) %>", "xxx"},
        {"<% local f = string.upper %><%= f('a') %>", "A"},
        {"<%= string.gsub('aa', 'a', 'b') %>", "bb"},
        {"<% (function() end)() %>x", "x"},
        {"x<% (function() end)() %>y<% (function() end)() %>", "xy"},
        {"'<%= \"'\" %>''", "'&#39;''"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect(*state, cases[i][0], cases[i][1]);
    }
}

static void code_alone_on_its_lines_takes_them_along(void **state)
{
    static const char *const cases[][2] = {
        {"a\n<% local x %>\nb\n", "a\nb\n"},
        {"a\n  <% local x %>\t \nb", "a\nb"},
        {"a\r\n <% local x %>\r\nb", "a\r\nb"},
        {"<% local x %>\nb", "b"},
        {"a\n<% local x %>", "a\n"},
        {"a\n<%# x %>\nb", "a\nb"},
        {"a\n<%# x\ny %>\nb", "a\nb"},
        {"a\n<% local x\nlocal y %>\nb", "a\nb"},
        {"a <% local x %>\nb", "a \nb"},
        {"a\n<% local x %> b", "a\n b"},
        {"a\n<%= 1 %>\nb", "a\n1\nb"},
        {"a\n<% local x %><% local y %>\nb", "a\n\nb"},
        {"a\n\n<% local x %>\n\nb", "a\n\n\nb"},
        {"<% for i = 1, 2 do %>\n<%= i %>\n<% end %>\n", "1\n2\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect(*state, cases[i][0], cases[i][1]);
    }
}

static void lua_comments_end_with_the_tag(void **state)
{
    static const char *const cases[][2] = {
        {"<% local x = 1 -- one %>a<%= x %>\nb", "a1\nb"},
        {"<%= 1 -- one %>a\nb", "1a\nb"},
        {"<% -- nothing %>\nb", "b"},
        {"<%= '--' %>a<%= '--' -- two %>b<%= 1 -- three %>c", "--a--b1c"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect(*state, cases[i][0], cases[i][1]);
    }
}

static void errors_have_the_template_and_its_line(void **state)
{
    static const struct {
        const char *text;
        uint32_t line;
        const char *message;
    } cases[] = {
        {"a\nb\n<%= x.y %>\n", 3, "there is no \"x\""},
        {"a\n\n<%= titel.x %>\n", 3, "there is no \"titel\""},
        {"<%= pgae %>", 1, "there is no \"pgae\"; did you mean \"page\"?"},
        {"a\n<% local x\nlocal y\n%>\n<%= y.z %>", 5, "attempt to index a nil value (local 'y')"},
        {"<% if true then %>\n\n<% end end %>", 3, "<eof> expected near 'end'"},
        {"\n<% for i %>x", 2, "'=' or 'in' expected near the end of a tag"},
        {"\n\n<%= 1 + %>\n", 3, "unexpected symbol near the end of a tag"},
        {"\n<% if x then %>\n", 3, "'end' expected (to close 'if' at line 2) near <eof>"},
        {"a\n<%= 1", 2, "\"<%\" without \"%>\""},
        {"\n<%= {} %>", 2, "a table cannot be written"},
        {"\n<%- ipairs %>", 2, "a function cannot be written"},
        {"\n<%= html %>", 2, "this is HTML already: write it with <%- %>"},
        {"\n<% include('none') %>", 2, "there is no template \"none\""},
        {"\n<% include('tset') %>", 2, "there is no template \"tset\"; did you mean \"test\"?"},
        {"\n<% local s = 'x' while true do s = s .. s end %>", 0, "not enough memory"},
        {"\n<% __t(99) %>", 2, "names that begin with \"__\" belong to the template compiler"},
        {"<% local a -- %>x\n<% local b -- %>y\n\n<%= c %>", 4, "there is no \"c\""},
        {"<%# one\ntwo\nthree %><%= c %>", 3, "there is no \"c\""},
        {"<%%\n<%%\n<%= c %>", 3, "there is no \"c\""},
        {"\n<% while true do %>x<% end %>", 2, "it runs too long"},
        {"\n<% string.x = 1 %>", 2, "\"x\" cannot be changed here: use a local variable"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_error(*state, cases[i].text, cases[i].line, cases[i].message);
    }
}

static void an_included_template_sees_its_arguments_and_the_page(void **state)
{
    Fixture *fixture = *state;

    assert_true(add(fixture, "part", "[<%= name %>|<%- html %>|<%= args.other %>]"));
    expect(fixture, "<% include('part', {name = 'x'}) %>.<%- include('part', {name = 2}) %>",
           "[x|<b>html</b>|].[2|<b>html</b>|]");
}

static void a_block_is_written_when_there_is_a_template_for_it(void **state)
{
    Fixture *fixture = *state;

    expect(fixture, "[<% block('own') %>][<% block('own', {name = 'x'}) %>]", "[][]");
    assert_true(add(fixture, "own", "<%= args.name %>|<%= title %>"));
    expect(fixture, "[<% block('own', {name = 'x'}) %>]",
           "[x|Tom &amp; &quot;Jerry&#39;s&quot; &lt;show&gt;]");
    expect_error(fixture, "\n<% block() %>", 2,
                 "bad argument #1 to 'block' (string expected, got no value)");
}

static void an_error_in_an_included_template_is_told_there(void **state)
{
    Fixture *fixture = *state;
    const ScriptError *error = &fixture->sandbox.error;

    assert_true(add(fixture, "part", "\n\n<%= name.x.y %>"));
    assert_true(add(fixture, "test", "<% include('part', {name = {}}) %>"));
    assert_false(write(fixture, "test"));
    assert_true(slice_is(error->path, "templates/part.html"));
    assert_int_equal(error->line, 3);
    assert_true(slice_is(error->message, "attempt to index a nil value (field 'x')"));
}

static void a_template_that_includes_itself_ends(void **state)
{
    Fixture *fixture = *state;

    assert_true(add(fixture, "test", "<% include('test') %>"));
    assert_false(write(fixture, "test"));
    assert_true(fixture->sandbox.error.message.size > 0);
    expect(fixture, "well", "well");
}

static void variables_do_not_outlive_a_page(void **state)
{
    Fixture *fixture = *state;

    assert_true(add(fixture, "part", "<% count = 5 %><%= count %>"));
    expect(fixture, "<% count = 1 %><% include('part') %><%= count %>", "51");
    expect_error(fixture, "<%= count %>", 1, "there is no \"count\"");
}

static void a_template_can_be_replaced(void **state)
{
    expect(*state, "old", "old");
    expect(*state, "new", "new");
}

static void endless_output_ends(void **state)
{
    static const char text[] = "<% local s = ('x'):rep(1 << 20) while true do %><%= s %><% end %>";

    expect_error(*state, text, 1, "the page is too large");
}

/* Line for line the same, whatever the tags. */
static void the_lua_has_the_lines_of_the_template(void **state)
{
    static const char *const texts[] = {
        "a\nb<% x\ny\n%>\nc<%= 1\n%>d\n\n<%# a\n\n%>\n<%%\n",
        "<% -- a %>\n<% -- b %>x\n<%= 1 -- c\n%>\n",
    };
    Fixture *fixture = *state;

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        TemplateSource source;
        Slice text = slice_from_string(texts[i]);
        uint32_t line;
        size_t lines = 0;
        size_t lua_lines = 0;

        assert_true(template_source_read(&source, &fixture->arena, text, &line));
        for (size_t j = 0; j < text.size; j++) {
            lines += text.data[j] == '\n';
        }
        for (size_t j = 0; j < source.lua.size; j++) {
            lua_lines += source.lua.data[j] == '\n';
        }
        assert_int_equal(lua_lines, lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_and_tags_are_written, begin, end),
        cmocka_unit_test_setup_teardown(code_alone_on_its_lines_takes_them_along, begin, end),
        cmocka_unit_test_setup_teardown(lua_comments_end_with_the_tag, begin, end),
        cmocka_unit_test_setup_teardown(errors_have_the_template_and_its_line, begin, end),
        cmocka_unit_test_setup_teardown(an_included_template_sees_its_arguments_and_the_page, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_block_is_written_when_there_is_a_template_for_it, begin,
                                        end),
        cmocka_unit_test_setup_teardown(an_error_in_an_included_template_is_told_there, begin, end),
        cmocka_unit_test_setup_teardown(a_template_that_includes_itself_ends, begin, end),
        cmocka_unit_test_setup_teardown(variables_do_not_outlive_a_page, begin, end),
        cmocka_unit_test_setup_teardown(a_template_can_be_replaced, begin, end),
        cmocka_unit_test_setup_teardown(endless_output_ends, begin, end),
        cmocka_unit_test_setup_teardown(the_lua_has_the_lines_of_the_template, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
