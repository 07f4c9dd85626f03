#include "document/pandoc_json_read.h"

#include "document/pandoc_json.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

static int make_arena(void **state)
{
    static Arena arena;

    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static const char *document_of(Arena *arena, const char *meta, const char *blocks)
{
    Slice text = arena_format(
        arena, "{\"pandoc-api-version\":[1,23,1],\"meta\":{%s},\"blocks\":[%s]}\n", meta, blocks);

    return arena_string(arena, text);
}

static void assert_same(Arena *arena, const char *meta, const char *blocks)
{
    const char *text = document_of(arena, meta, blocks);
    JsonProblem problem;
    View *view = pandoc_json_read(arena, slice_from_string(text), &problem);
    Buffer out;

    if (!view) {
        fail_msg("%.*s in %s", SLICE_PRINT(problem.message), text + problem.offset);
    }
    buffer_init(&out, arena);
    pandoc_json_write(&out, view);
    assert_string_equal(arena_string(arena, buffer_slice(&out)), text);
}

/* Attributes and inlines, for the texts below. */
#define ATTR "[\"i\",[\"c\",\"d\"],[[\"k\",\"v\"],[\"k2\",\"\"]]]"
#define BARE "[\"\",[],[]]"
#define STR(text) "{\"t\":\"Str\",\"c\":\"" text "\"}"
#define PLAIN(text) "{\"t\":\"Plain\",\"c\":[" STR(text) "]}"
#define CELL(text) "[" BARE ",{\"t\":\"AlignRight\"},1,2,[" PLAIN(text) "]]"
#define ROW(text) "[" ATTR ",[" CELL(text) "," CELL(text) "]]"

static void every_block_is_read_and_written_again(void **state)
{
    static const char *const blocks[] = {
        PLAIN("a"),
        "{\"t\":\"Para\",\"c\":[" STR("a") ",{\"t\":\"Space\"}," STR(
            "b") "]},{\"t\":\"Para\",\"c\":[]}",
        "{\"t\":\"LineBlock\",\"c\":[[" STR("a") "],[],[" STR("b") "]]}",
        "{\"t\":\"CodeBlock\",\"c\":[" ATTR ",\"x\\ny\"]}",
        "{\"t\":\"RawBlock\",\"c\":[\"latex\",\"\\\\x\"]}",
        "{\"t\":\"BlockQuote\",\"c\":[{\"t\":\"BlockQuote\",\"c\":[" PLAIN("a") "]}]}",
        "{\"t\":\"OrderedList\",\"c\":[[-3,{\"t\":\"LowerRoman\"},{\"t\":\"TwoParens\"}],"
        "[[" PLAIN("a") "],[]]]}",
        "{\"t\":\"BulletList\",\"c\":[[],[" PLAIN("a") "," PLAIN("b") "]]}",
        "{\"t\":\"DefinitionList\",\"c\":[[[" STR("t") "],[[" PLAIN("a") "],[]]],[[],[]]]}",
        "{\"t\":\"Header\",\"c\":[3," ATTR ",[" STR("h") "]]}",
        "{\"t\":\"HorizontalRule\"}",
        "{\"t\":\"Table\",\"c\":[" BARE ",[null,[]],[],[" BARE ",[]],[],[" BARE ",[]]]}",
        "{\"t\":\"Table\",\"c\":[" ATTR ",[[" STR("s") "],[" PLAIN(
            "c") "]],"
                 "[[{\"t\":\"AlignLeft\"},{\"t\":\"ColWidth\",\"c\":0.25}],"
                 "[{\"t\":\"AlignDefault\"},{\"t\":\"ColWidthDefault\"}]],"
                 "[" ATTR ",[" ROW("h") "]],"
                                        "[[" ATTR ",1,[" ROW("bh") "],[" ROW("a") "," ROW(
                                            "b") "]],[" BARE
                                                 ",0,[" ROW("only") "],[]],"
                                                                    "[" BARE ",0,[],[]]],"
                                                                    "[" BARE ",[" ROW("f") "]]]}",
        "{\"t\":\"Figure\",\"c\":[" ATTR ",[null,[" PLAIN("c") "]],[" PLAIN("a") "]]}",
        "{\"t\":\"Figure\",\"c\":[" BARE ",[[],[]],[]]}",
        "{\"t\":\"Div\",\"c\":[" ATTR ",[" PLAIN("a") "]]}",
    };

    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        assert_same(*state, "", blocks[i]);
    }
}

static void every_inline_is_read_and_written_again(void **state)
{
    static const char *const inlines[] = {
        STR("a b"),
        "{\"t\":\"Emph\",\"c\":[]}",
        "{\"t\":\"Strong\",\"c\":[{\"t\":\"Strikeout\",\"c\":[" STR("a") "]}]}",
        "{\"t\":\"Underline\",\"c\":[" STR("a") "]},{\"t\":\"Superscript\",\"c\":[" STR(
            "a") "]},"
                 "{\"t\":\"Subscript\",\"c\":[" STR("a") "]},{\"t\":\"SmallCaps\",\"c\":[" STR(
                     "a") "]}",
        "{\"t\":\"Quoted\",\"c\":[{\"t\":\"SingleQuote\"},[{\"t\":\"Quoted\",\"c\":[{\"t\":"
        "\"DoubleQuote\"},[" STR("a") "]]}]]}",
        "{\"t\":\"Cite\",\"c\":[[{\"citationId\":\"x\",\"citationPrefix\":[" STR(
            "p") "],"
                 "\"citationSuffix\":[],\"citationMode\":{\"t\":\"AuthorInText\"},"
                 "\"citationNoteNum\":1,"
                 "\"citationHash\":-7},{\"citationId\":\"y\",\"citationPrefix\":[],"
                 "\"citationSuffix\":[],"
                 "\"citationMode\":{\"t\":\"SuppressAuthor\"},\"citationNoteNum\":0,"
                 "\"citationHash\":0}],"
                 "[" STR("a") "]]},{\"t\":\"Cite\",\"c\":[[],[]]}",
        "{\"t\":\"Code\",\"c\":[" ATTR ",\"a\"]}",
        "{\"t\":\"Space\"},{\"t\":\"SoftBreak\"},{\"t\":\"LineBreak\"}",
        "{\"t\":\"Math\",\"c\":[{\"t\":\"DisplayMath\"},\"x\"]},"
        "{\"t\":\"Math\",\"c\":[{\"t\":\"InlineMath\"},\"y\"]}",
        "{\"t\":\"RawInline\",\"c\":[\"html5\",\"<b>\"]}",
        "{\"t\":\"Link\",\"c\":[" ATTR ",[" STR("a") "],[\"u\",\"t\"]]}",
        "{\"t\":\"Image\",\"c\":[" BARE ",[],[\"\",\"\"]]}",
        "{\"t\":\"Note\",\"c\":[" PLAIN("a") "]}",
        "{\"t\":\"Span\",\"c\":[" ATTR ",[" STR("a") "]]}",
    };

    for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++) {
        Slice para = arena_format(*state, "{\"t\":\"Para\",\"c\":[%s]}", inlines[i]);

        assert_same(*state, "", arena_string(*state, para));
    }
}

static void metadata_is_read_and_written_again(void **state)
{
    assert_same(*state,
                "\"a\":{\"t\":\"MetaMap\",\"c\":{\"x\":{\"t\":\"MetaBool\",\"c\":true},"
                "\"y\":{\"t\":\"MetaMap\",\"c\":{}}}},"
                "\"b\":{\"t\":\"MetaList\",\"c\":[{\"t\":\"MetaString\",\"c\":\"s\"},"
                "{\"t\":\"MetaBool\",\"c\":false}]},"
                "\"c\":{\"t\":\"MetaInlines\",\"c\":[" STR(
                    "a") "]},"
                         "\"d\":{\"t\":\"MetaBlocks\",\"c\":[" PLAIN("a") "]}",
                "");
}

static void keys_of_metadata_are_sorted_and_the_last_of_equal_ones_counts(void **state)
{
    JsonProblem problem;
    Buffer out;
    View *view = pandoc_json_read(
        *state,
        SLICE("{\"blocks\":[{\"t\":\"Null\"}],\"more\":[],\"meta\":"
              "{\"b\":{\"t\":\"MetaString\",\"c\":\"1\"},\"a\":{\"t\":\"MetaString\",\"c\":\"2\"},"
              "\"b\":{\"t\":\"MetaString\",\"c\":\"3\"}}}"),
        &problem);

    assert_non_null(view);
    buffer_init(&out, *state);
    pandoc_json_write(&out, view);
    assert_string_equal(arena_string(*state, buffer_slice(&out)),
                        document_of(*state,
                                    "\"a\":{\"t\":\"MetaString\",\"c\":\"2\"},"
                                    "\"b\":{\"t\":\"MetaString\",\"c\":\"3\"}",
                                    ""));
}

static void problems_say_what_should_be_there(void **state)
{
    /* "^" stands before the place, and is no part of the text. */
    static const struct {
        const char *blocks;
        const char *message;
    } cases[] = {
        {"^1", "this should be a block"},
        {"^{\"t\":\"Str\",\"c\":\"a\"}", "this should be a block"},
        {"^{\"t\":\"Paragraph\",\"c\":[]}", "this should be a block"},
        {"{\"t\":\"Para\",\"c\":[^" PLAIN("a") "]}", "this should be an inline"},
        {"{\"t\":\"Para\",\"c\":^\"a\"}", "this should be a list of inlines"},
        {"^{\"t\":\"Para\"}", "this should be a Para with 1 field"},
        {"{\"t\":\"Header\",\"c\":^[1," BARE "]}", "this should be a Header with 3 fields"},
        {"{\"t\":\"Header\",\"c\":[^1.5," BARE ",[]]}", "this should be the level of a header"},
        {"{\"t\":\"Div\",\"c\":[^[\"\",[]],[]]}",
         "this should be an identifier, classes, and keys with values"},
        {"{\"t\":\"Div\",\"c\":[[\"\",[^1],[]],[]]}", "this should be a string"},
        {"{\"t\":\"Div\",\"c\":[[\"\",[],[^[\"k\"]]],[]]}", "this should be a key and a value"},
        {"{\"t\":\"OrderedList\",\"c\":[[1,^{\"t\":\"Roman\"},{\"t\":\"Period\"}],[]]}",
         "this should be the style of a list"},
        {"{\"t\":\"Para\",\"c\":[{\"t\":\"Cite\",\"c\":[[^{\"citationId\":\"\"}],[]]}]}",
         "this should be an object with citationPrefix"},
        {"{\"t\":\"Table\",\"c\":[" BARE
         ",[null,[]],[[{\"t\":\"AlignLeft\"},^{\"t\":\"ColWidth\"}]],[" BARE ",[]],[],[" BARE
         ",[]]]}",
         "this should be the width of a column"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Slice after;
        Slice before = slice_cut(slice_from_string(cases[i].blocks), '^', &after);
        Slice blocks = arena_format(*state, "%.*s%.*s", SLICE_PRINT(before), SLICE_PRINT(after));
        const char *text = document_of(*state, "", arena_string(*state, blocks));
        size_t place = strlen("{\"pandoc-api-version\":[1,23,1],\"meta\":{},\"blocks\":[");
        JsonProblem problem;

        assert_null(pandoc_json_read(*state, slice_from_string(text), &problem));
        assert_string_equal(arena_string(*state, problem.message), cases[i].message);
        assert_int_equal(problem.offset, place + before.size);
    }
}

static void what_is_no_document_is_a_problem(void **state)
{
    static const char *const texts[] = {"",
                                        "[]",
                                        "{}",
                                        "{\"meta\":{}}",
                                        "{\"meta\":{},\"blocks\":{}}",
                                        "{\"meta\":[],\"blocks\":[]}",
                                        "{\"meta\":{\"a\":1},\"blocks\":[]}"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        JsonProblem problem = {0};

        assert_null(pandoc_json_read(*state, slice_from_string(texts[i]), &problem));
        assert_true(problem.message.size > 0);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_block_is_read_and_written_again),
        TEST(every_inline_is_read_and_written_again),
        TEST(metadata_is_read_and_written_again),
        TEST(keys_of_metadata_are_sorted_and_the_last_of_equal_ones_counts),
        TEST(problems_say_what_should_be_there),
        TEST(what_is_no_document_is_a_problem),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
