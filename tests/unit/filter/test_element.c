#include "unit/filter_script.h"

/* With the debug library, which gives the metatables that scripts do not see. */
static const SandboxOptions trusted = {.is_trusted = true};

static void expect_json(const char *element, const char *expected)
{
    FilterScript script;
    char source[512];

    filter_script_open(&script, &trusted, 0);
    snprintf(source, sizeof source,
             "local p = pandoc local e = %s return debug.getmetatable(e).__tojson(e)", element);
    assert_string_equal(filter_script_result(&script, source), expected);
    filter_script_close(&script);
}

static void elements_have_pandocs_json(void **state)
{
    static const char *const cases[][2] = {
        {"p.Str 'a\"\\\\\\n'", "{\"t\":\"Str\",\"c\":\"a\\\"\\\\\\n\"}"},
        {"p.Space()", "{\"t\":\"Space\"}"},
        {"p.Emph 'a'", "{\"t\":\"Emph\",\"c\":[{\"t\":\"Str\",\"c\":\"a\"}]}"},
        {"p.Link('a', 'u', 't', 'i')", "{\"t\":\"Link\",\"c\":[[\"i\",[],[]],[{\"t\":\"Str\",\"c\":"
                                       "\"a\"}],[\"u\",\"t\"]]}"},
        {"p.Header(-0, 'a')",
         "{\"t\":\"Header\",\"c\":[0,[\"\",[],[]],[{\"t\":\"Str\",\"c\":\"a\"}]]}"},
        {"p.HorizontalRule()", "{\"t\":\"HorizontalRule\"}"},
        {"p.Div({}, {'i', {'c'}, {k = 'v'}})",
         "{\"t\":\"Div\",\"c\":[[\"i\",[\"c\"],[[\"k\",\"v\"]]],[]]}"},
        {"p.Inlines 'a b'",
         "[{\"t\":\"Str\",\"c\":\"a\"},{\"t\":\"Space\"},{\"t\":\"Str\",\"c\":\"b\"}]"},
        {"p.Inlines {}", "[]"},
        {"p.Blocks 'a'", "[{\"t\":\"Plain\",\"c\":[{\"t\":\"Str\",\"c\":\"a\"}]}]"},
        {"p.Attr('i', {'c'}, {{'k', 'v'}})", "[\"i\",[\"c\"],[[\"k\",\"v\"]]]"},
        {"p.AttributeList {k = 'v'}", "[[\"k\",\"v\"]]"},
        {"p.ListAttributes(2, 'Decimal')", "[2,{\"t\":\"Decimal\"},{\"t\":\"DefaultDelim\"}]"},
        {"p.Caption()", "[null,[]]"},
        {"p.Caption({}, 'a')", "[[{\"t\":\"Str\",\"c\":\"a\"}],[]]"},
        {"p.Citation('k', 'AuthorInText')",
         "{\"citationId\":\"k\",\"citationPrefix\":[],\"citationSuffix\":[],\"citationMode\":{"
         "\"t\":"
         "\"AuthorInText\"},\"citationNoteNum\":0,\"citationHash\":0}"},
        {"p.Cell({})", "[[\"\",[],[]],{\"t\":\"AlignDefault\"},1,1,[]]"},
        {"p.Row()", "[[\"\",[],[]],[]]"},
        {"p.TableHead()", "[[\"\",[],[]],[]]"},
        {"p.TableFoot()", "[[\"\",[],[]],[]]"},
        {"p.TableBody({}, {p.Row()}, 2)", "[[\"\",[],[]],2,[[[\"\",[],[]],[]]],[]]"},
        {"p.TableBody({}, {p.Row()}).head[1]", "[[\"\",[],[]],[]]"},
        {"p.Pandoc({}, {a = true})", "{\"pandoc-api-version\":[1,23,1],\"meta\":{\"a\":{\"t\":"
                                     "\"MetaBool\",\"c\":true}},\"blocks\":[]}"},
        {"p.Str '\\xff\\0'", "{\"t\":\"Str\",\"c\":\"\xEF\xBF\xBD\\u0000\"}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_json(cases[i][0], cases[i][1]);
    }
}

static void elements_of_a_document_that_is_gone_are_errors(void **state)
{
    static const char *const uses[] = {
        "div.content",
        "div.t",
        "div.identifier",
        "div.none",
        "tostring(div)",
        "div == div:clone()",
        "div == pandoc.Div {}",
        "pandoc.Div {} == div",
        "pairs(div)(div)",
        "next_one(div)",
        "clone(div)",
        "walk(div, {})",
        "pandoc.Div {div}",
        "pandoc.Div(div)",
        "pandoc.Blocks {div}",
        "pandoc.Pandoc({}, {k = div})",
        "pandoc.Pandoc({}, {k = content})",
        "tostring(content)",
        "content:walk {Str = print}",
        "content:clone()",
        "content[1].content",
        "pandoc.Div(content)",
        "attr.identifier",
        "attributes.k",
        "#attributes",
        "pairs(attributes)(attributes)",
        "pandoc.Div({}, attr)",
        "pandoc.Attr('', {}, attributes)",
        "(function() div.identifier = 'j' end)()",
        "(function() div.content = {} end)()",
        "(function() attributes.k = 'w' end)()",
        "(function() local a = pandoc.Para 'x' a.content[1] = str tostring(a) end)()",
    };
    FilterScript script;

    (void)state;
    filter_script_open(&script, &(SandboxOptions){0}, 0);
    filter_script_result(&script,
                         "div = pandoc.Div({pandoc.Para 'a'}, {'i', {'c'}, {k = 'v'}}) "
                         "content, attr, attributes = div.content, div.attr, div.attributes "
                         "str = pandoc.Str 'a' clone, walk = div.clone, div.walk "
                         "next_one = pairs(div) return tostring(div)");
    script.library.document.generation++;
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        char source[256];

        snprintf(source, sizeof source, "local _ = %s", uses[i]);
        if (!slice_is(filter_script_error(&script, source),
                      "this element belongs to a document that is gone")) {
            print_error("%s\n%.*s\n", source, SLICE_PRINT(script.sandbox.error.message));
            fail();
        }
    }
    assert_string_equal(
        filter_script_result(&script, "return #content .. tostring(pandoc.Str 'b')"), "1Str \"b\"");
    filter_script_close(&script);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_have_pandocs_json),
        cmocka_unit_test(elements_of_a_document_that_is_gone_are_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
