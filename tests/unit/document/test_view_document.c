#include "document/view_document.h"
#include "document/view_notes.h"
#include "unit/document/tree_notation.h"
#include "unit/document/view_line.h"

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

static Value *new_value(ValueKind kind, const char *text)
{
    Value *value = arena_new(&arena, Value);

    value->kind = kind;
    value->text = slice_from_string(text);
    return value;
}

static Value *new_map(size_t count)
{
    Value *map = new_value(VALUE_MAP, "");

    map->pairs = arena_new_array(&arena, ValuePair, count);
    return map;
}

static Value *add_pair(Value *map, const char *key, Value *value)
{
    map->pairs[map->count] = (ValuePair){
        .key = slice_from_string(key),
        .key_span = {(uint32_t)map->count, (uint32_t)map->count + 1},
        .value = value,
    };
    map->count++;
    return value;
}

/* In place of Markdown: the text is the notation of a tree. */
static Tree *parse_notation(void *context, Arena *tree_arena, Slice text)
{
    ++*(int *)context;
    if (slice_is(text, "(too costly)")) {
        return NULL;
    }
    return tree_from_notation(tree_arena, arena_string(tree_arena, text), "");
}

static View *view_of(const Value *front_matter, int *parses)
{
    ViewOptions options = {
        .dialect = DIALECT_GFM,
        .front_matter = front_matter,
        .parse = parses ? parse_notation : NULL,
        .context = parses,
    };

    return view_from_tree(&arena, tree_from_notation(&arena, "(Para \"body\")", ""), &options);
}

/* What one value of front matter becomes. */
static const char *meta_of(Value *value, int *parses)
{
    Value *map = new_map(1);

    add_pair(map, "k", value);
    return view_line(&arena, view_of(map, parses)->meta->first);
}

static void document_without_front_matter_has_an_empty_map(void **state)
{
    const View *view = view_of(NULL, NULL);

    (void)state;
    assert_string_equal(view_line(&arena, view->meta), "MetaMap (fromList [])");
    assert_string_equal(view_line(&arena, view->blocks), "[ Para [ Str \"body\" ] ]");
}

static void keys_are_in_byte_order(void **state)
{
    Value *map = new_map(4);

    (void)state;
    add_pair(map, "b", new_value(VALUE_NULL, ""));
    add_pair(map, "é", new_value(VALUE_NULL, ""));
    add_pair(map, "Z", new_value(VALUE_NULL, ""));
    add_pair(map, "a", new_value(VALUE_NULL, ""));
    assert_string_equal(
        view_line(&arena, view_of(map, NULL)->meta),
        "MetaMap (fromList [ ( \"Z\" , MetaString \"\" ) , ( \"a\" , MetaString \"\" ) , "
        "( \"b\" , MetaString \"\" ) , ( \"\\233\" , MetaString \"\" ) ])");
    assert_true(slice_is(map->pairs[0].key, "b"));
}

static void of_equal_keys_the_last_counts(void **state)
{
    Value *map = new_map(3);

    (void)state;
    add_pair(map, "a", new_value(VALUE_INTEGER, "1"));
    add_pair(map, "a", new_value(VALUE_INTEGER, "2"));
    add_pair(map, "a", new_value(VALUE_INTEGER, "3"));
    assert_string_equal(view_line(&arena, view_of(map, NULL)->meta),
                        "MetaMap (fromList [ ( \"a\" , MetaInlines [ Str \"3\" ] ) ])");
}

static void scalars_have_their_kind(void **state)
{
    Value *yes = new_value(VALUE_BOOLEAN, "true");

    (void)state;
    yes->boolean = true;
    assert_string_equal(meta_of(yes, NULL), "MetaBool True");
    assert_string_equal(meta_of(new_value(VALUE_BOOLEAN, "false"), NULL), "MetaBool False");
    assert_string_equal(meta_of(new_value(VALUE_NULL, "~"), NULL), "MetaString \"\"");
    assert_string_equal(meta_of(new_value(VALUE_INTEGER, "-7"), NULL),
                        "MetaInlines [ Str \"-7\" ]");
    assert_string_equal(meta_of(new_value(VALUE_FLOAT, "1.10"), NULL),
                        "MetaInlines [ Str \"1.10\" ]");
}

static void lists_and_maps_nest(void **state)
{
    Value *list = new_value(VALUE_LIST, "");
    Value *items[2] = {new_value(VALUE_INTEGER, "1"), new_map(1)};

    (void)state;
    add_pair(items[1], "k", new_value(VALUE_INTEGER, "2"));
    assert_string_equal(meta_of(list, NULL), "MetaList []");
    list->items = items;
    list->count = 2;
    assert_string_equal(meta_of(list, NULL),
                        "MetaList [ MetaInlines [ Str \"1\" ] , "
                        "MetaMap (fromList [ ( \"k\" , MetaInlines [ Str \"2\" ] ) ]) ]");
}

static void plain_words_need_no_parser(void **state)
{
    int parses = 0;

    (void)state;
    assert_string_equal(meta_of(new_value(VALUE_STRING, "ACTIVE"), &parses),
                        "MetaInlines [ Str \"ACTIVE\" ]");
    assert_string_equal(meta_of(new_value(VALUE_STRING, "2026-01-19"), &parses),
                        "MetaInlines [ Str \"2026-01-19\" ]");
    assert_string_equal(meta_of(new_value(VALUE_STRING, "a, b/c  d "), &parses),
                        "MetaInlines [ Str \"a,\" , Space , Str \"b/c\" , Space , Str \"d\" ]");
    assert_int_equal(parses, 0);
}

static void other_strings_are_markdown(void **state)
{
    int parses = 0;

    (void)state;
    assert_string_equal(meta_of(new_value(VALUE_STRING, "(Para \"a\" (Emph \"b\"))"), &parses),
                        "MetaInlines [ Str \"a\" , Emph [ Str \"b\" ] ]");
    assert_string_equal(meta_of(new_value(VALUE_STRING, "(Para \"a\") (Para \"b\")"), &parses),
                        "MetaBlocks [ Para [ Str \"a\" ] , Para [ Str \"b\" ] ]");
    assert_string_equal(meta_of(new_value(VALUE_STRING, "(Header level=1 \"a\")"), &parses),
                        "MetaBlocks [ Header 1 ( \"\" , [] , [] ) [ Str \"a\" ] ]");
    assert_string_equal(meta_of(new_value(VALUE_STRING, "(Para \"a\")\n"), &parses),
                        "MetaBlocks [ Para [ Str \"a\" ] ]");
    assert_string_equal(meta_of(new_value(VALUE_STRING, ""), &parses), "MetaBlocks []");
    assert_int_equal(parses, 5);
}

static void what_stands_in_front_matter_has_no_place_in_the_body(void **state)
{
    Value *map = new_map(1);
    int parses = 0;
    ViewWalk walk;

    (void)state;
    add_pair(map, "k", new_value(VALUE_STRING, "(Para (Emph \"a\") \"b\")"));
    view_walk_init(&walk, view_of(map, &parses)->meta);
    while (view_walk_next(&walk)) {
        assert_null(walk.node->source);
    }
    assert_int_equal(parses, 1);
}

static void string_that_cannot_be_parsed_is_words(void **state)
{
    int parses = 0;

    (void)state;
    assert_string_equal(meta_of(new_value(VALUE_STRING, "(too costly)"), &parses),
                        "MetaInlines [ Str \"(too\" , Space , Str \"costly)\" ]");
    assert_int_equal(parses, 1);
}

static void without_a_parser_strings_are_words(void **state)
{
    (void)state;
    assert_string_equal(meta_of(new_value(VALUE_STRING, "*a* \nb\n"), NULL),
                        "MetaInlines [ Str \"*a*\" , SoftBreak , Str \"b\" ]");
    assert_string_equal(meta_of(new_value(VALUE_STRING, ""), NULL), "MetaInlines []");
}

static void notes_of_all_values_share_one_bound(void **state)
{
    Value *map = new_map(3);
    Buffer notation;
    ViewWalk walk;
    size_t notes = 0;
    int parses = 0;

    (void)state;
    buffer_init(&notation, &arena);
    buffer_add_string(&notation,
                      "(Para (Note label=a) (Note label=a)) (FootnoteDefinition label=a");
    for (size_t i = 0; i < VIEW_COPIED_BLOCKS / 2; i++) {
        buffer_add_string(&notation, "(HorizontalRule)");
    }
    buffer_add_string(&notation, ")");
    for (size_t i = 0; i < 3; i++) {
        add_pair(map,
                 i == 0   ? "a"
                 : i == 1 ? "b"
                          : "c",
                 new_value(VALUE_STRING, arena_string(&arena, buffer_slice(&notation))));
    }
    view_walk_init(&walk, view_of(map, &parses)->meta);
    while (view_walk_next(&walk)) {
        notes += walk.entering && walk.node->kind == VIEW_NOTE;
    }
    assert_int_equal(notes, 3 + 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(document_without_front_matter_has_an_empty_map, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(keys_are_in_byte_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(of_equal_keys_the_last_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(scalars_have_their_kind, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lists_and_maps_nest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(plain_words_need_no_parser, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_strings_are_markdown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_stands_in_front_matter_has_no_place_in_the_body,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(string_that_cannot_be_parsed_is_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_a_parser_strings_are_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(notes_of_all_values_share_one_bound, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
