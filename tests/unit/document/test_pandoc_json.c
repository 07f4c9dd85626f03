#include "document/pandoc_json.h"
#include "document/view_document.h"
#include "unit/document/tree_notation.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

static Arena arena;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static View *view_from_notation(const char *notation)
{
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};

    return view_from_tree(&arena, tree_from_notation(&arena, notation, ""), &options);
}

static const char *const sample =
    "(Para \"a \" (Link url=\"http://example.com/a/long/path\" title=\"and a title\""
    " \"link text that is long enough to break the line\") \" end\")"
    "(OrderedList number=1 (ListItem (Para \"one\")"
    " (BlockQuote (Para (Emph \"quote\") \" with \" (Code \"code\")))))"
    "(CodeBlock fenced info=\"js\" \"let s = \\\"a\\\\tb\\\\\\\\\\\";\\n\")"
    "(Table columns=lr (TableRow header-row (TableCell \"left\") (TableCell \"right\"))"
    " (TableRow (TableCell (Code \"a\")) (TableCell \"1\")))"
    "(Para \"é☐😀1 \\\"q\\\" \\\\\")";

/* What pandoc 2.17 writes for the same document. */
static const char *const sample_blocks =
    "["
    "{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"a\"},{\"t\":\"Space\"},{\"t\":\"Link\",\"c\":[["
    "\"\",[],[]],[{\"t\""
    ":\"Str\",\"c\":\"link\"},{\"t\":\"Space\"},{\"t\":\"Str\",\"c\":\"text\"},{\"t\":\"Space\"},{"
    "\"t\":\"Str\",\"c\""
    ":\"that\"},{\"t\":\"Space\"},{\"t\":\"Str\",\"c\":\"is\"},{\"t\":\"Space\"},{\"t\":\"Str\","
    "\"c\":\"long\"},{\"t"
    "\":\"Space\"},{\"t\":\"Str\",\"c\":\"enough\"},{\"t\":\"Space\"},{\"t\":\"Str\",\"c\":\"to\"},"
    "{\"t\":\"Space\"}"
    ",{\"t\":\"Str\",\"c\":\"break\"},{\"t\":\"Space\"},{\"t\":\"Str\",\"c\":\"the\"},{\"t\":"
    "\"Space\"},{\"t\":\"Str"
    "\",\"c\":\"line\"}],[\"http://example.com/a/long/path\",\"and a "
    "title\"]]},{\"t\":\"Space\"},{\"t\""
    ":\"Str\",\"c\":\"end\"}]},"
    "{\"t\":\"OrderedList\",\"c\":[[1,{\"t\":\"Decimal\"},{\"t\":\"Period\"}],[[{\"t\":\"Para\","
    "\"c\":[{\"t\":\""
    "Str\",\"c\":\"one\"}]},{\"t\":\"BlockQuote\",\"c\":[{\"t\":\"Para\",\"c\":[{\"t\":\"Emph\","
    "\"c\":[{\"t\":\"Str"
    "\",\"c\":\"quote\"}]},{\"t\":\"Space\"},{\"t\":\"Str\",\"c\":\"with\"},{\"t\":\"Space\"},{"
    "\"t\":\"Code\",\"c\":"
    "[[\"\",[],[]],\"code\"]}]}]}]]]},"
    "{\"t\":\"CodeBlock\",\"c\":[[\"\",[\"js\"],[]],\"let s = \\\"a\\\\tb\\\\\\\\\\\";\"]},"
    "{\"t\":\"Table\",\"c\":[[\"\",[],[]],[null,[]],[[{\"t\":\"AlignLeft\"},{\"t\":"
    "\"ColWidthDefault\"}],"
    "[{\"t\":\"AlignRight\"},{\"t\":\"ColWidthDefault\"}]],[[\"\",[],[]],[[[\"\",[],[]],[[[\"\",[],"
    "[]],"
    "{\"t\":\"AlignDefault\"},1,1,[{\"t\":\"Plain\",\"c\":[{\"t\":\"Str\",\"c\":\"left\"}]}]],[["
    "\"\",[],[]],{"
    "\"t\":\"AlignDefault\"},1,1,[{\"t\":\"Plain\",\"c\":[{\"t\":\"Str\",\"c\":\"right\"}]}]]]]]],["
    "[[\"\",[],"
    "[]],0,[],[[[\"\",[],[]],[[[\"\",[],[]],{\"t\":\"AlignDefault\"},1,1,[{\"t\":\"Plain\",\"c\":[{"
    "\"t\":"
    "\"Code\",\"c\":[[\"\",[],[]],\"a\"]}]}]],[[\"\",[],[]],{\"t\":\"AlignDefault\"},1,1,[{\"t\":"
    "\"Plain\","
    "\"c\":[{\"t\":\"Str\",\"c\":\"1\"}]}]]]]]]],[[\"\",[],[]],[]]]},"
    "{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"é☐😀1\"},{\"t\":\"Space\"},{\"t\":\"Str\",\"c\":"
    "\"\\\"q\\\"\"},{\"t\":\""
    "Space\"},{\"t\":\"Str\",\"c\":\"\\\\\"}]}]";

static const char *json_of(const View *view)
{
    Buffer out;

    buffer_init(&out, &arena);
    pandoc_json_write(&out, view);
    return arena_string(&arena, buffer_slice(&out));
}

static void blocks_are_pandocs(void **state)
{
    View *view = view_from_notation(sample);
    Slice expected = arena_format(
        &arena, "{\"pandoc-api-version\":[1,23,1],\"meta\":{},\"blocks\":%s}\n", sample_blocks);

    (void)state;
    assert_string_equal(json_of(view), arena_string(&arena, expected));
}

static void empty_document_has_empty_blocks(void **state)
{
    (void)state;
    assert_string_equal(json_of(view_from_notation("")),
                        "{\"pandoc-api-version\":[1,23,1],\"meta\":{},\"blocks\":[]}\n");
}

static ViewNode *add_meta(ViewNode *parent, ViewKind kind, const char *key)
{
    ViewNode *meta = view_add(&arena, parent, kind, NULL);

    meta->key = slice_from_string(key);
    return meta;
}

static void metadata_is_an_object_of_tagged_values(void **state)
{
    View *view = view_from_notation("");
    ViewNode *map;

    (void)state;
    add_meta(view->meta, VIEW_META_BOOLEAN, "a\"b")->flags |= VIEW_TRUE;
    add_meta(view->meta, VIEW_META_BOOLEAN, "c");
    add_meta(view->meta, VIEW_META_LIST, "d");
    map = add_meta(view->meta, VIEW_META_MAP, "e");
    add_meta(map, VIEW_META_STRING, "f");
    add_meta(map, VIEW_META_MAP, "g");
    view_add(&arena, add_meta(view->meta, VIEW_META_INLINES, "h"), VIEW_SPACE, NULL);
    assert_string_equal(json_of(view),
                        "{\"pandoc-api-version\":[1,23,1],\"meta\":{"
                        "\"a\\\"b\":{\"t\":\"MetaBool\",\"c\":true},"
                        "\"c\":{\"t\":\"MetaBool\",\"c\":false},"
                        "\"d\":{\"t\":\"MetaList\",\"c\":[]},"
                        "\"e\":{\"t\":\"MetaMap\",\"c\":{\"f\":{\"t\":\"MetaString\",\"c\":\"\"},"
                        "\"g\":{\"t\":\"MetaMap\",\"c\":{}}}},"
                        "\"h\":{\"t\":\"MetaInlines\",\"c\":[{\"t\":\"Space\"}]}"
                        "},\"blocks\":[]}\n");
}

static void all_other_kinds_have_pandocs_form(void **state)
{
    static const struct {
        const char *tree;
        const char *json;
    } cases[] = {
        {"(HorizontalRule)", "{\"t\":\"HorizontalRule\"}"},
        {"(Header level=2 #i .c +k=\"v\" \"a\")", "{\"t\":\"Header\",\"c\":[2,[\"i\",[\"c\"],[["
                                                  "\"k\",\"v\"]]],[{\"t\":\"Str\",\"c\":\"a\"}]]}"},
        {"(RawBlock \"<p>\\n\")", "{\"t\":\"RawBlock\",\"c\":[\"html\",\"<p>\\n\"]}"},
        {"(Para (Math display \"x\") (SoftBreak) (LineBreak))",
         "{\"t\":\"Para\",\"c\":[{\"t\":\"Math\",\"c\":[{\"t\":\"DisplayMath\"},\"x\"]},"
         "{\"t\":\"LineBreak\"}]}"},
        {"(BulletList tight (ListItem (Para \"a\")) (ListItem))",
         "{\"t\":\"BulletList\",\"c\":[[{\"t\":\"Plain\",\"c\":[{\"t\":\"Str\",\"c\":\"a\"}]}],[]]"
         "}"},
        {"(Para (RawInline \"<b>\") (Image url=u \"a\"))",
         "{\"t\":\"Para\",\"c\":[{\"t\":\"RawInline\",\"c\":[\"html\",\"<b>\"]},"
         "{\"t\":\"Image\",\"c\":[[\"\",[],[]],[{\"t\":\"Str\",\"c\":\"a\"}],[\"u\",\"\"]]}]}"},
        {"(BlockQuote level=1)",
         "{\"t\":\"Div\",\"c\":[[\"\",[\"note\"],[]],[{\"t\":\"Div\",\"c\":[[\"\",[\"title\"],[]],"
         "[{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"Note\"}]}]]}]]}"},
        {"(Para (Strikeout (Note label=a))) (FootnoteDefinition label=a (BlockQuote))",
         "{\"t\":\"Para\",\"c\":[{\"t\":\"Strikeout\",\"c\":[{\"t\":\"Note\",\"c\":["
         "{\"t\":\"BlockQuote\",\"c\":[]}]}]}]}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Buffer out;

        buffer_init(&out, &arena);
        pandoc_json_write_node(&out, view_from_notation(cases[i].tree)->blocks->first);
        assert_string_equal(arena_string(&arena, buffer_slice(&out)), cases[i].json);
    }
}

static void deep_documents_are_written(void **state)
{
    enum { DEPTH = 20000 };
    Tree *tree = tree_from_notation(&arena, "", "");
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};
    Node *at = tree->root;
    const char *json;

    (void)state;
    for (size_t i = 0; i < DEPTH; i++) {
        Node *child = node_new(&arena, NODE_BLOCK_QUOTE, (Span){0, 0});

        node_append(at, child);
        at = child;
    }
    json = json_of(view_from_tree(&arena, tree, &options));
    assert_int_equal(strlen(json),
                     strlen("{\"pandoc-api-version\":[1,23,1],\"meta\":{},\"blocks\":[]}\n") +
                         DEPTH * strlen("{\"t\":\"BlockQuote\",\"c\":[]}"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(blocks_are_pandocs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(empty_document_has_empty_blocks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(metadata_is_an_object_of_tagged_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_other_kinds_have_pandocs_form, set_up, tear_down),
        cmocka_unit_test_setup_teardown(deep_documents_are_written, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
