#include "document/pandoc_native.h"
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
static const char *const sample_native =
    "[ Para\n"
    "    [ Str \"a\"\n"
    "    , Space\n"
    "    , Link\n"
    "        ( \"\" , [] , [] )\n"
    "        [ Str \"link\"\n"
    "        , Space\n"
    "        , Str \"text\"\n"
    "        , Space\n"
    "        , Str \"that\"\n"
    "        , Space\n"
    "        , Str \"is\"\n"
    "        , Space\n"
    "        , Str \"long\"\n"
    "        , Space\n"
    "        , Str \"enough\"\n"
    "        , Space\n"
    "        , Str \"to\"\n"
    "        , Space\n"
    "        , Str \"break\"\n"
    "        , Space\n"
    "        , Str \"the\"\n"
    "        , Space\n"
    "        , Str \"line\"\n"
    "        ]\n"
    "        ( \"http://example.com/a/long/path\" , \"and a title\" )\n"
    "    , Space\n"
    "    , Str \"end\"\n"
    "    ]\n"
    ", OrderedList\n"
    "    ( 1 , Decimal , Period )\n"
    "    [ [ Para [ Str \"one\" ]\n"
    "      , BlockQuote\n"
    "          [ Para\n"
    "              [ Emph [ Str \"quote\" ]\n"
    "              , Space\n"
    "              , Str \"with\"\n"
    "              , Space\n"
    "              , Code ( \"\" , [] , [] ) \"code\"\n"
    "              ]\n"
    "          ]\n"
    "      ]\n"
    "    ]\n"
    ", CodeBlock ( \"\" , [ \"js\" ] , [] ) \"let s = \\\"a\\\\tb\\\\\\\\\\\";\"\n"
    ", Table\n"
    "    ( \"\" , [] , [] )\n"
    "    (Caption Nothing [])\n"
    "    [ ( AlignLeft , ColWidthDefault )\n"
    "    , ( AlignRight , ColWidthDefault )\n"
    "    ]\n"
    "    (TableHead\n"
    "       ( \"\" , [] , [] )\n"
    "       [ Row\n"
    "           ( \"\" , [] , [] )\n"
    "           [ Cell\n"
    "               ( \"\" , [] , [] )\n"
    "               AlignDefault\n"
    "               (RowSpan 1)\n"
    "               (ColSpan 1)\n"
    "               [ Plain [ Str \"left\" ] ]\n"
    "           , Cell\n"
    "               ( \"\" , [] , [] )\n"
    "               AlignDefault\n"
    "               (RowSpan 1)\n"
    "               (ColSpan 1)\n"
    "               [ Plain [ Str \"right\" ] ]\n"
    "           ]\n"
    "       ])\n"
    "    [ TableBody\n"
    "        ( \"\" , [] , [] )\n"
    "        (RowHeadColumns 0)\n"
    "        []\n"
    "        [ Row\n"
    "            ( \"\" , [] , [] )\n"
    "            [ Cell\n"
    "                ( \"\" , [] , [] )\n"
    "                AlignDefault\n"
    "                (RowSpan 1)\n"
    "                (ColSpan 1)\n"
    "                [ Plain [ Code ( \"\" , [] , [] ) \"a\" ] ]\n"
    "            , Cell\n"
    "                ( \"\" , [] , [] )\n"
    "                AlignDefault\n"
    "                (RowSpan 1)\n"
    "                (ColSpan 1)\n"
    "                [ Plain [ Str \"1\" ] ]\n"
    "            ]\n"
    "        ]\n"
    "    ]\n"
    "    (TableFoot ( \"\" , [] , [] ) [])\n"
    ", Para\n"
    "    [ Str \"\\233\\9744\\128512\\&1\"\n"
    "    , Space\n"
    "    , Str \"\\\"q\\\"\"\n"
    "    , Space\n"
    "    , Str \"\\\\\"\n"
    "    ]\n"
    "]\n";

static void layout_is_pandocs(void **state)
{
    Buffer out;

    (void)state;
    buffer_init(&out, &arena);
    pandoc_native_write(&out, view_from_notation(sample), false);
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), sample_native);
}

static ViewNode *add_meta(ViewNode *parent, ViewKind kind, const char *key)
{
    ViewNode *meta = view_add(&arena, parent, kind, NULL);

    meta->key = slice_from_string(key);
    return meta;
}

static void add_str(ViewNode *parent, const char *text)
{
    view_add(&arena, parent, VIEW_STR, NULL)->text = slice_from_string(text);
}

/*
 * b: true
 * e: []
 * list: [1, x y, {k: v}]
 * n:
 * title: A
 * zz: {}
 */
static void fill_meta(ViewNode *meta)
{
    ViewNode *list;
    ViewNode *inlines;

    add_meta(meta, VIEW_META_BOOLEAN, "b")->flags |= VIEW_TRUE;
    add_meta(meta, VIEW_META_LIST, "e");
    list = add_meta(meta, VIEW_META_LIST, "list");
    add_str(add_meta(list, VIEW_META_INLINES, ""), "1");
    inlines = add_meta(list, VIEW_META_INLINES, "");
    add_str(inlines, "x");
    view_add(&arena, inlines, VIEW_SPACE, NULL);
    add_str(inlines, "y");
    add_str(add_meta(add_meta(list, VIEW_META_MAP, ""), VIEW_META_INLINES, "k"), "v");
    add_meta(meta, VIEW_META_STRING, "n");
    add_str(add_meta(meta, VIEW_META_INLINES, "title"), "A");
    add_meta(meta, VIEW_META_MAP, "zz");
}

static const char *const standalone_native =
    "Pandoc\n"
    "  Meta\n"
    "    { unMeta =\n"
    "        fromList\n"
    "          [ ( \"b\" , MetaBool True )\n"
    "          , ( \"e\" , MetaList [] )\n"
    "          , ( \"list\"\n"
    "            , MetaList\n"
    "                [ MetaInlines [ Str \"1\" ]\n"
    "                , MetaInlines [ Str \"x\" , Space , Str \"y\" ]\n"
    "                , MetaMap\n"
    "                    (fromList [ ( \"k\" , MetaInlines [ Str \"v\" ] ) ])\n"
    "                ]\n"
    "            )\n"
    "          , ( \"n\" , MetaString \"\" )\n"
    "          , ( \"title\" , MetaInlines [ Str \"A\" ] )\n"
    "          , ( \"zz\" , MetaMap (fromList []) )\n"
    "          ]\n"
    "    }\n"
    "  [ Para [ Str \"hello\" ] ]\n";

static void standalone_document_has_its_metadata(void **state)
{
    View *view = view_from_notation("(Para \"hello\")");
    Buffer out;

    (void)state;
    fill_meta(view->meta);
    buffer_init(&out, &arena);
    pandoc_native_write(&out, view, true);
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), standalone_native);
}

static void small_document_is_one_line(void **state)
{
    Buffer out;

    (void)state;
    buffer_init(&out, &arena);
    pandoc_native_write(&out, view_from_notation("(Para \"x\")"), true);
    pandoc_native_write(&out, view_from_notation(""), false);
    assert_string_equal(arena_string(&arena, buffer_slice(&out)),
                        "Pandoc Meta { unMeta = fromList [] } [ Para [ Str \"x\" ] ]\n[]\n");
}

static void one_node_can_be_written(void **state)
{
    const View *view = view_from_notation("(Para \"x\" (Emph \"y\"))");
    Buffer out;

    (void)state;
    buffer_init(&out, &arena);
    pandoc_native_write_node(&out, view->blocks->first->last);
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), "Emph [ Str \"y\" ]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(layout_is_pandocs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(standalone_document_has_its_metadata, set_up, tear_down),
        cmocka_unit_test_setup_teardown(small_document_is_one_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_node_can_be_written, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
