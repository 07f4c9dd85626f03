#include "document/view_store.h"

#include "base/source.h"
#include "document/dump.h"
#include "document/pandoc_json.h"
#include "document/view_document.h"
#include "unit/document/view_notation.h"
#include "unit/sample_document.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

static const char *json_of(Arena *arena, const View *view)
{
    Buffer out;

    buffer_init(&out, arena);
    pandoc_json_write(&out, view);
    return arena_string(arena, buffer_slice(&out));
}

static const char *dump_of(Arena *arena, Tree *tree)
{
    Buffer out;

    buffer_init(&out, arena);
    dump_write(&out, tree);
    return arena_string(arena, buffer_slice(&out));
}

static Tree *store(Arena *arena, const View *view)
{
    Tree *tree = arena_new(arena, Tree);
    Source *source = arena_new(arena, Source);

    source_init(source, arena, SLICE("test.md"), SLICE(""));
    view_store(tree, arena, view, source);
    return tree;
}

static View *view_again(Arena *arena, const Tree *tree)
{
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};

    return view_from_tree(arena, tree, &options);
}

/* The property: what was stored is given back. And stored once more, it is the same tree. */
static void assert_kept(Arena *arena, const View *view)
{
    const char *before = json_of(arena, view);
    Tree *tree = store(arena, view);
    View *again = view_again(arena, tree);

    assert_string_equal(json_of(arena, again), before);
    assert_string_equal(json_of(arena, view_again(arena, store(arena, again))), before);
}

static void each_kind_is_kept(void **state)
{
    Sample *sample = *state;

    for (size_t i = 0; i < VIEW_SAMPLE_COUNT; i++) {
        assert_kept(&sample->arena, view_from_notation(&sample->arena, view_samples[i]));
    }
}

static void all_kinds_together_are_kept(void **state)
{
    Sample *sample = *state;
    Buffer all;

    buffer_init(&all, &sample->arena);
    for (size_t i = 0; i < VIEW_SAMPLE_COUNT; i++) {
        buffer_add_string(&all, view_samples[i]);
    }
    assert_kept(
        &sample->arena,
        view_from_notation(&sample->arena, arena_string(&sample->arena, buffer_slice(&all))));
}

static const char *const documents[] = {
    "",
    "# A *b*\n\ntext  \nwith `code` and \\* &amp; &copy; ~~x~~ <b>raw</b> $x^2$ :smile:\nline\n",
    "- a\n- b\n\n  c\n- [ ] d\n- [x] e\n\n1) x\n2) y\n   - z\n\n3. q\n",
    "* [ ] \n* [x] a\n\n1. [x] a\n2. [ ] b\n3. c\n",
    "- ☐ a\n- b\n",
    "> [!NOTE]\n> text\n\n> [!WARNING]\n\n> quote\n",
    "```js title=\"x\" {3-5}\nlet a;\n```\n\n```math\nx\n```\n\n```{#id .class k=v}\n```\n\n    "
    "indented\n",
    "| a | b |\n|:-:|--|\n| 1 |\n| `x` *y* | 2 | 3 |\n\n|a|\n|-|\n",
    "a[^1] b[^2] c[^1]\n\n[^1]: one [^3]\n\n    more\n[^2]: two\n[^3]: three\n[^4]: unused\n",
    "a[^a]\n\n[^a]: x[^b]\n[^b]: y[^a]\n",
    "[link](a b \"t\") ![image *alt*](u) <http://a.b> www.example.com [r]\n\n[r]: /u 'T'\n",
    "<div>\n\n*a* *b*\n\n</div>\n<!-- c -->\n\n---\n",
    "a\xC2\xA0"
    "b\tc   d\n",
};

static View *view_of_markdown(Sample *sample, const char *text)
{
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};
    Document *document = sample_read(sample, "a.md", slice_from_string(text));

    return view_from_tree(&sample->arena, &document->tree, &options);
}

static void views_of_markdown_are_kept(void **state)
{
    Sample *sample = *state;

    for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
        assert_kept(&sample->arena, view_of_markdown(sample, documents[i]));
    }
}

static void text_that_was_one_run_is_one_again(void **state)
{
    Sample *sample = *state;
    const View *view = view_of_markdown(sample, "some *plain old* text\n");
    const Tree *tree = store(&sample->arena, view);
    const Node *text = tree->root->first->first;

    assert_true(slice_is(text->text, "some "));
    assert_ptr_equal(text->text.data, view->blocks->first->first->source->text.data);
    assert_true(slice_is(text->next->first->text, "plain old"));
    assert_null(text->next->first->next);
    assert_int_equal(text->next->span.start, 5);
    assert_int_equal(text->next->flags & NODE_GENERATED, 0);
}

static void tasks_alerts_and_cells_are_stored_as_markdowns(void **state)
{
    Sample *sample = *state;
    const View *view = view_of_markdown(sample, "- [x] a\n\n> [!TIP]\n> b\n\n|c|\n|-|\n");
    const Node *list = store(&sample->arena, view)->root->first;

    assert_int_equal(list->flags & NODE_TIGHT, NODE_TIGHT);
    assert_int_equal(list->first->flags & NODE_TASK_DONE, NODE_TASK_DONE);
    assert_int_equal(list->first->first->kind, NODE_PARA);
    assert_true(slice_is(list->first->first->first->text, "a"));
    assert_int_equal(list->next->kind, NODE_BLOCK_QUOTE);
    assert_int_equal(list->next->level, ALERT_TIP);
    assert_int_equal(list->next->first->kind, NODE_PARA);
    assert_int_equal(table_first_row(list->next->next)->first->first->kind, NODE_STR);
}

static void nodes_without_a_source_are_generated(void **state)
{
    Sample *sample = *state;
    View *view = view_of_markdown(sample, "text\n");
    ViewNode *quote = view_add(&sample->arena, view->blocks, VIEW_BLOCK_QUOTE, NULL);
    const Tree *tree;

    view_add(&sample->arena, quote, VIEW_HORIZONTAL_RULE, view->blocks->first->source);
    tree = store(&sample->arena, view);
    assert_int_equal(tree->root->first->flags & NODE_GENERATED, 0);
    assert_int_equal(tree->root->last->flags & NODE_GENERATED, NODE_GENERATED);
    assert_int_equal(tree->root->last->span.end, 5); /* the document's */
    assert_int_equal(tree->root->last->first->flags & NODE_GENERATED, 0);
    assert_int_equal(tree->root->last->first->span.end, 4);
}

static void references_to_one_footnote_stay_together(void **state)
{
    Sample *sample = *state;
    View *view = view_of_markdown(sample, "a[^x] b[^y] c[^x]\n\n[^x]: X\n[^y]: Y\n");
    const Tree *tree = store(&sample->arena, view);

    assert_int_equal(tree->footnote_count, 2);
    assert_int_equal(tree->footnotes[0]->references, 2);
    assert_true(slice_is(tree->footnotes[0]->label, "x"));
    assert_int_equal(tree->footnotes[1]->number, 2);
}

static void a_note_that_was_changed_is_a_footnote_of_its_own(void **state)
{
    Sample *sample = *state;
    View *view = view_of_markdown(sample, "a[^x] c[^x]\n\n[^x]: X\n");
    ViewNode *last = view->blocks->first->last;
    const Tree *tree;

    assert_int_equal(last->kind, VIEW_NOTE);
    last->first->first->text = SLICE("other");
    tree = store(&sample->arena, view);
    assert_int_equal(tree->footnote_count, 2);
    assert_int_equal(tree->footnotes[0]->references, 1);
    assert_true(slice_is(tree->footnotes[1]->definition->first->first->text, "other"));
}

static void cells_know_their_column(void **state)
{
    Sample *sample = *state;
    const View *view = view_from_notation(&sample->arena, view_sample_table);
    const Node *table = store(&sample->arena, view)->root->first;
    const Node *row = table_first_row(table);

    assert_int_equal(row->last->cell.column, 2); /* behind a cell of two columns */
    row = table_next_row(row);
    assert_int_equal(row->first->cell.column, 0); /* which spans two rows */
    row = table_next_row(row);
    assert_int_equal(row->first->cell.column, 1);
    row = table_next_row(row);
    assert_int_equal(row->parent->kind, NODE_TABLE_FOOT);
    assert_null(table_next_row(row));
}

static void deep_views_are_stored(void **state)
{
    Sample *sample = *state;
    View *view = view_of_markdown(sample, "");
    ViewNode *at = view->blocks;

    for (int i = 0; i < 100000; i++) {
        at = view_add(&sample->arena, at, i % 3 == 0 ? VIEW_DIV : VIEW_BLOCK_QUOTE, NULL);
    }
    for (int i = 0; i < 20000; i++) {
        at = view_add(&sample->arena, at, VIEW_PARA, NULL);
        at = view_add(&sample->arena, at, VIEW_NOTE, NULL);
    }
    assert_non_null(view_again(&sample->arena, store(&sample->arena, view)));
}

static void dump_names_what_only_given_trees_have(void **state)
{
    Sample *sample = *state;
    const View *view = view_from_notation(&sample->arena, view_sample_table);
    const char *dump = dump_of(&sample->arena, store(&sample->arena, view));

    assert_non_null(strstr(dump, "TableFoot"));
    assert_non_null(strstr(dump, "spans=2x1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_kind_is_kept, sample_begin, sample_end),
        cmocka_unit_test_setup_teardown(all_kinds_together_are_kept, sample_begin, sample_end),
        cmocka_unit_test_setup_teardown(views_of_markdown_are_kept, sample_begin, sample_end),
        cmocka_unit_test_setup_teardown(text_that_was_one_run_is_one_again, sample_begin,
                                        sample_end),
        cmocka_unit_test_setup_teardown(tasks_alerts_and_cells_are_stored_as_markdowns,
                                        sample_begin, sample_end),
        cmocka_unit_test_setup_teardown(nodes_without_a_source_are_generated, sample_begin,
                                        sample_end),
        cmocka_unit_test_setup_teardown(references_to_one_footnote_stay_together, sample_begin,
                                        sample_end),
        cmocka_unit_test_setup_teardown(a_note_that_was_changed_is_a_footnote_of_its_own,
                                        sample_begin, sample_end),
        cmocka_unit_test_setup_teardown(cells_know_their_column, sample_begin, sample_end),
        cmocka_unit_test_setup_teardown(deep_views_are_stored, sample_begin, sample_end),
        cmocka_unit_test_setup_teardown(dump_names_what_only_given_trees_have, sample_begin,
                                        sample_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
