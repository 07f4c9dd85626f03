/* Text of any characters is read back as it was, wherever it stands. */
#include "document/pandoc_json.h"
#include "document/view_document.h"
#include "markdown/markdown.h"
#include "unit/document/gfm_case.h"

static const char sample_bytes[] = "a5 *_~`$<>[]()!#+-=|\\&;:.^{}\"";

enum { BYTE_COUNT = sizeof sample_bytes - 1 };

static View *view_of_text(Arena *scratch, Slice text)
{
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};
    Source *source = arena_new(scratch, Source);
    Tree *tree = arena_new(scratch, Tree);
    Arena parser;

    arena_init(&parser, NULL);
    source_init(source, scratch, SLICE("text.md"), text);
    assert_true(markdown_parse(tree, scratch, &parser, source, 0, DIALECT_MEMOC));
    arena_free(&parser);
    return view_from_tree(scratch, tree, &options);
}

static Slice json_of(Arena *scratch, const View *view)
{
    Buffer json;

    buffer_init(&json, scratch);
    pandoc_json_write(&json, view);
    return buffer_slice(&json);
}

/* One Str with bytes that a view of Markdown has in one. */
static void assert_read_back(Arena *scratch, const char *notation)
{
    View *view = view_from_notation(scratch, notation);
    Buffer out;

    if (view->blocks->first->kind == VIEW_TABLE) { /* notation gives it a width */
        ((TableColumns *)view->blocks->first->columns)->widths = NULL;
    }
    buffer_init(&out, scratch);
    gfm_write(&out, view, NULL);

    Slice want = json_of(scratch, view);
    Slice got = json_of(scratch, view_of_text(scratch, buffer_slice(&out)));

    if (!slice_equals(want, got)) {
        fail_msg("%.*s\nbecame %.*s\nby %.*s", SLICE_PRINT(want), SLICE_PRINT(got),
                 SLICE_PRINT(buffer_slice(&out)));
    }
}

/* The text in notation: what the quotes would end is escaped; spaces are not in Str. */
static const char *quoted(Arena *scratch, const char bytes[3])
{
    Buffer text;

    buffer_init(&text, scratch);
    for (int i = 0; i < 3; i++) {
        if (bytes[i] == ' ') {
            buffer_add_string(&text, "\" (Space) \"");
            continue;
        }
        buffer_add_string(&text, bytes[i] == '"' || bytes[i] == '\\' ? "\\" : "");
        buffer_add_byte(&text, bytes[i]);
    }
    return arena_string(scratch, buffer_slice(&text));
}

static bool is_text(const char bytes[3])
{
    return bytes[0] != ' ' && bytes[2] != ' ' && !(bytes[0] == ' ' && bytes[1] == ' ');
}

static void check_triples(const char *before, const char *after)
{
    for (size_t i = 0; i < (size_t)BYTE_COUNT * BYTE_COUNT * BYTE_COUNT; i++) {
        char bytes[3] = {sample_bytes[i % BYTE_COUNT], sample_bytes[i / BYTE_COUNT % BYTE_COUNT],
                         sample_bytes[i / BYTE_COUNT / BYTE_COUNT]};
        Arena scratch;

        if (is_text(bytes)) {
            arena_init(&scratch, NULL);

            Slice notation =
                arena_format(&scratch, "%s%s%s", before, quoted(&scratch, bytes), after);

            assert_read_back(&scratch, arena_string(&scratch, notation));
            arena_free(&scratch);
        }
    }
}

static void three_characters_are_read_back_in_a_paragraph(void **state)
{
    (void)state;
    check_triples("(Para \"", "\")");
}

static void three_characters_are_read_back_on_a_second_line(void **state)
{
    (void)state;
    check_triples("(Para \"x\" (SoftBreak) \"", "\")");
}

static void three_characters_are_read_back_in_an_item_and_a_quote(void **state)
{
    (void)state;
    check_triples("(BlockQuote (BulletList (Item (Plain \"", "\"))))");
}

static void three_characters_are_read_back_in_a_link(void **state)
{
    (void)state;
    check_triples("(Para \"x\" (Link url=u \"", "\") \"y\")");
}

static void three_characters_are_read_back_in_emphasis(void **state)
{
    (void)state;
    check_triples("(Para \"x\" (Space) (Emph \"", "\") (Space) \"y\")");
}

static void three_characters_are_read_back_in_a_cell(void **state)
{
    (void)state;
    check_triples("(Table columns=d (Head (Row (Cell (Plain \"", "\")))) (Body) (Foot))");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        GFM_TEST(three_characters_are_read_back_in_a_paragraph),
        GFM_TEST(three_characters_are_read_back_on_a_second_line),
        GFM_TEST(three_characters_are_read_back_in_an_item_and_a_quote),
        GFM_TEST(three_characters_are_read_back_in_a_link),
        GFM_TEST(three_characters_are_read_back_in_emphasis),
        GFM_TEST(three_characters_are_read_back_in_a_cell),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
