/*
 * Markdown to pandoc's shape and all that is written from it: the view obeys pandoc's types and joins what meets at a
 * seam, and JSON, native notation, plain text, Markdown and the dump are written. The first byte chooses the dialect.
 */
#include "document/anchor.h"
#include "document/dump.h"
#include "document/gfm.h"
#include "document/pandoc_json.h"
#include "document/pandoc_native.h"
#include "document/plain.h"
#include "document/view_document.h"
#include "markdown/cost.h"
#include "markdown/markdown.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Is `child` of a kind that pandoc's types allow in `parent`? */
static bool may_hold(const ViewNode *parent, const ViewNode *child)
{
    switch (parent->kind) {
    case VIEW_DOCUMENT:
    case VIEW_LIST_ITEM:
    case VIEW_BLOCK_QUOTE:
    case VIEW_DIV:
    case VIEW_NOTE:
    case VIEW_TABLE_CELL:
        return view_is_block(child);
    case VIEW_BULLET_LIST:
    case VIEW_ORDERED_LIST:
        return child->kind == VIEW_LIST_ITEM;
    case VIEW_TABLE:
        return child->kind == VIEW_TABLE_HEAD || child->kind == VIEW_TABLE_BODY ||
               child->kind == VIEW_TABLE_FOOT;
    case VIEW_TABLE_HEAD:
    case VIEW_TABLE_BODY:
        return child->kind == VIEW_TABLE_ROW;
    case VIEW_TABLE_ROW:
        return child->kind == VIEW_TABLE_CELL;
    case VIEW_PLAIN:
    case VIEW_PARA:
    case VIEW_HEADER:
    case VIEW_EMPH:
    case VIEW_STRONG:
    case VIEW_STRIKEOUT:
    case VIEW_LINK:
    case VIEW_IMAGE:
        return view_is_inline(child);
    default:
        return false;
    }
}

static bool is_break(const ViewNode *node)
{
    return node->kind == VIEW_SPACE || node->kind == VIEW_SOFT_BREAK ||
           node->kind == VIEW_LINE_BREAK;
}

static void check_seam(const ViewNode *node, const ViewNode *next)
{
    bool is_joined_kind = node->kind == VIEW_STR || node->kind == VIEW_EMPH ||
                          node->kind == VIEW_STRONG || node->kind == VIEW_STRIKEOUT;

    assert(!is_joined_kind || node->kind != next->kind);
    assert(!is_break(node) || !is_break(next) ||
           (node->kind == VIEW_LINE_BREAK && next->kind == VIEW_LINE_BREAK));
}

static void check_row(const ViewNode *row)
{
    size_t count = 0;

    for (const ViewNode *cell = row->first; cell != NULL; cell = cell->next) {
        count++;
    }
    assert(count == row->parent->parent->columns->count);
}

static void check_node(const ViewNode *node)
{
    bool is_paragraph =
        node->kind == VIEW_PARA || node->kind == VIEW_PLAIN || node->kind == VIEW_HEADER;

    assert(node->kind != VIEW_STR || node->text.size > 0);
    assert(!is_paragraph || !node->first ||
           (node->first->kind != VIEW_SPACE && node->last->kind != VIEW_SPACE));
    if (node->kind == VIEW_TABLE_ROW) {
        check_row(node);
    }
    for (const ViewNode *child = node->first; child != NULL; child = child->next) {
        assert(child->parent == node);
        assert(may_hold(node, child));
        assert(child->next || child == node->last);
        if (child->next && view_is_inline(child)) {
            check_seam(child, child->next);
        }
    }
}

static void check_view(ViewNode *root)
{
    ViewWalk walk;

    view_walk_init(&walk, root);
    while (view_walk_next(&walk)) {
        if (walk.entering) {
            check_node(walk.node);
        }
    }
}

static void write_all(Arena *arena, Tree *tree, const View *view)
{
    Buffer out;

    buffer_init(&out, arena);
    pandoc_json_write(&out, view);
    pandoc_native_write(&out, view, true);
    plain_write(&out, view);
    gfm_write(&out, view, NULL);
    dump_write(&out, tree);
}

static void convert(Arena *arena, Arena *scratch, Slice text, uint8_t choice)
{
    static const Dialect dialects[] = {DIALECT_MEMOC, DIALECT_GFM, DIALECT_COMMONMARK,
                                       DIALECT_GFM & ~(Dialect)DIALECT_MATH};
    ViewOptions options = {.dialect = dialects[choice & 3]};
    Source source;
    Tree tree;

    if (markdown_cost(text, options.dialect, scratch).too_costly) {
        return;
    }
    source_init(&source, arena, SLICE("fuzz.md"), text);
    if (!markdown_parse(&tree, arena, scratch, &source, 0, options.dialect)) {
        return;
    }
    anchor_assign(&tree);

    View *view = view_from_tree(arena, &tree, &options);

    check_view(view->blocks);
    write_all(arena, &tree, view);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Arena scratch;

    if (size == 0 || size > 20000) {
        return 0;
    }
    arena_init(&arena, NULL);
    arena_init(&scratch, NULL);
    convert(&arena, &scratch, (Slice){(const char *)data + 1, size - 1}, data[0]);
    arena_free(&scratch);
    arena_free(&arena);
    return 0;
}
