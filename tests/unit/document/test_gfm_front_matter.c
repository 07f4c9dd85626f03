#include "document/gfm_front_matter.h"

#include "unit/document/gfm_case.h"

static ViewNode *add_value(ViewNode *parent, ViewKind kind, const char *key, const char *text)
{
    ViewNode *value = view_add(&arena, parent, kind, NULL);

    value->key = slice_from_string(key);
    value->text = slice_from_string(text);
    return value;
}

static const char *written(ViewNode *map)
{
    static const GfmOptions options;
    Buffer out;

    buffer_init(&out, &arena);
    gfm_front_matter_write(&out, map, &options);
    return arena_string(&arena, buffer_slice(&out));
}

static void no_metadata_is_no_front_matter(void **state)
{
    (void)state;
    assert_string_equal(written(view_new(&arena, VIEW_META_MAP, NULL)), "");
}

static void texts_are_quoted_where_yaml_needs_it(void **state)
{
    static const struct {
        const char *text;
        const char *yaml;
    } cases[] = {
        {"a b", "a b"},       {"a: b", "\"a: b\""},
        {"- a", "\\- a"},     {"1.10", "\"1.10\""},
        {"007", "\"007\""},   {"12", "12"},
        {"No", "\"No\""},     {"a\"b", "a\"b"},
        {"\"a", "\"\\\"a\""}, {"2026-01-02", "2026-01-02"},
        {"a #b", "\"a #b\""}, {"", "null"},
        {"*a*", "\\*a\\*"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ViewNode *map = view_new(&arena, VIEW_META_MAP, NULL);
        Slice yaml = arena_format(&arena, "---\nk: %s\n---\n\n", cases[i].yaml);

        add_value(map, VIEW_META_STRING, "k", cases[i].text);
        assert_string_equal(written(map), arena_string(&arena, yaml));
    }
}

static void values_nest(void **state)
{
    ViewNode *map = view_new(&arena, VIEW_META_MAP, NULL);
    ViewNode *list;
    ViewNode *inner;

    (void)state;
    add_value(map, VIEW_META_BOOLEAN, "b", "")->flags = VIEW_TRUE;
    add_value(map, VIEW_META_LIST, "e", "");
    list = add_value(map, VIEW_META_LIST, "l", "");
    inner = add_value(list, VIEW_META_MAP, "", "");
    add_value(inner, VIEW_META_STRING, "x", "1");
    add_value(inner, VIEW_META_STRING, "yes", "2");
    add_value(add_value(list, VIEW_META_LIST, "", ""), VIEW_META_STRING, "", "3");
    inner = add_value(map, VIEW_META_MAP, "m", "");
    add_value(inner, VIEW_META_MAP, "o", "");
    assert_string_equal(written(map),
                        "---\nb: true\ne: []\nl:\n- x: 1\n  \"yes\": 2\n- - 3\nm:\n  o: {}\n"
                        "---\n\n");
}

static void blocks_are_block_scalars(void **state)
{
    ViewNode *map = view_new(&arena, VIEW_META_MAP, NULL);
    View *view =
        view_from_notation(&arena, "(Para \"a\") (CodeBlock \"b\") (Para \"c\" (SoftBreak) \"d\")");
    ViewNode *blocks = view->blocks;
    ViewNode *inlines;

    (void)state;
    inlines = blocks->last;
    blocks->kind = VIEW_META_BLOCKS;
    inlines->kind = VIEW_META_INLINES;
    blocks->first->next->next = NULL;
    inlines->parent = NULL;
    blocks->key = SLICE("k");
    inlines->key = SLICE("m");
    view_append(map, blocks);
    view_append(map, inlines);
    assert_string_equal(written(map),
                        "---\nk: |\n  a\n\n  ```\n  b\n  ```\nm: |-\n  c\n  d\n---\n\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        GFM_TEST(no_metadata_is_no_front_matter),
        GFM_TEST(texts_are_quoted_where_yaml_needs_it),
        GFM_TEST(values_nest),
        GFM_TEST(blocks_are_block_scalars),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
