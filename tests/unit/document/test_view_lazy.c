#include "document/dump.h"
#include "document/pandoc_json.h"
#include "document/view_build.h"
#include "document/view_document.h"
#include "document/view_store.h"
#include "unit/sample_document.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

static const char *const text = "# A *b* `c`  \n"
                                "\n"
                                "Two  blanks\nand a [link](x.md)\\\nbreak.\n"
                                "\n"
                                "- tight *a*\n- b\n"
                                "- [ ] a task\n"
                                "\n"
                                "1. loose\n\n   > quoted\n\n2. item\n"
                                "\n"
                                "| a | *b* |\n|---|:-:|\n| `c` |  |\n"
                                "\n"
                                "> [!NOTE]\n> alert\n";

static View *make_view(Document *document, bool is_lazy)
{
    ViewOptions options = {.dialect = DIALECT_MEMOC, .is_lazy = is_lazy};

    return view_from_tree(document->arena, &document->tree, &options);
}

static const char *json_of(Arena *arena, const View *view)
{
    Buffer out;

    buffer_init(&out, arena);
    pandoc_json_write(&out, view);
    return arena_string(arena, buffer_slice(&out));
}

static size_t count_lazy(ViewNode *root)
{
    size_t count = 0;
    ViewWalk walk;

    view_walk_init(&walk, root);
    while (view_walk_next(&walk)) {
        count += walk.entering && walk.node->flags & VIEW_LAZY;
    }
    return count;
}

static void expand_all(Document *document, const View *view)
{
    ViewBuilder builder;
    ViewWalk walk;

    view_builder_init(&builder, document->arena, &document->tree, DIALECT_MEMOC);
    view_walk_init(&walk, view->blocks);
    while (view_walk_next(&walk)) {
        if (walk.entering) {
            view_expand(&builder, walk.node);
        }
    }
}

static void inlines_that_are_made_later_are_the_same(void **state)
{
    Sample *sample = *state;
    Document *document = sample_read(sample, "a.md", slice_from_string(text));
    const View *lazy = make_view(document, true);

    assert_int_equal(count_lazy(lazy->blocks), 11);
    expand_all(document, lazy);
    assert_int_equal(count_lazy(lazy->blocks), 0);
    assert_string_equal(json_of(document->arena, lazy),
                        json_of(document->arena, make_view(document, false)));
}

static void footnotes_make_nothing_lazy(void **state)
{
    Document *document = sample_read(*state, "a.md", SLICE("a[^1]\n\n[^1]: b\n"));

    assert_int_equal(count_lazy(make_view(document, true)->blocks), 0);
}

/* A blank more than one is no Space: it would be lost by way of a view. */
static void inlines_that_nobody_asked_for_stay_as_written(void **state)
{
    Sample *sample = *state;
    Document *document = sample_read(sample, "a.md", slice_from_string(text));
    const View *lazy = make_view(document, true);
    Buffer out;

    view_store(&document->tree, document->arena, lazy, &document->source);
    buffer_init(&out, document->arena);
    dump_write(&out, &document->tree);
    assert_non_null(strstr(arena_string(document->arena, buffer_slice(&out)), "\"Two  blanks\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(inlines_that_are_made_later_are_the_same, sample_begin,
                                        sample_end),
        cmocka_unit_test_setup_teardown(footnotes_make_nothing_lazy, sample_begin, sample_end),
        cmocka_unit_test_setup_teardown(inlines_that_nobody_asked_for_stay_as_written, sample_begin,
                                        sample_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
