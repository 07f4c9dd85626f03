#include "filter/flat_blocks.h"

#include "filter/inlines_join.h"

/* The first row of a table, in the order of its parts; it is marked so. */
enum { FIRST_ROW = VIEW_TRUE };

typedef struct Flattening {
    lua_State *lua;
    InlinesJoin join;
    const ViewNode *separator; /* between the children of the root; or NULL */
} Flattening;

static void add_new(Flattening *flattening, ViewKind kind, Slice text)
{
    ViewNode *node = element_new(flattening->lua, kind);

    node->text = text;
    inlines_join_add(&flattening->join, node);
}

static void add_separator(Flattening *flattening, bool is_outermost)
{
    lua_State *lua = flattening->lua;

    if (!is_outermost || !flattening->separator) {
        add_new(flattening, VIEW_LINE_BREAK, SLICE(""));
        return;
    }

    ViewNode *copy = element_settle(lua, element_copy(lua, flattening->separator));

    inlines_join_add(&flattening->join, copy->first);
}

/* The inlines in a node; they leave it. */
static void add_children(Flattening *flattening, ViewNode *node)
{
    ViewNode *first = node->first;

    node->first = NULL;
    node->last = NULL;
    inlines_join_add(&flattening->join, first);
}

/* The lines of a line block, with a line break between them that joins with nothing. */
static void add_lines(Flattening *flattening, ViewNode *block)
{
    ViewNode all = {0};

    for (ViewNode *line = block->first; line; line = line->next) {
        ViewNode *first = line->first;

        line->first = NULL;
        line->last = NULL;
        element_move_all(&all, first);
        if (line->next) {
            view_append(&all, element_new(flattening->lua, VIEW_LINE_BREAK));
        }
    }
    inlines_join_add(&flattening->join, all.first);
}

static void add_verbatim(Flattening *flattening, const ViewNode *block)
{
    ViewNode *node =
        element_new(flattening->lua, block->kind == VIEW_CODE_BLOCK ? VIEW_CODE : VIEW_RAW_INLINE);

    node->text = block->text;
    node->attributes = block->attributes;
    node->format = block->format;
    inlines_join_add(&flattening->join, node);
}

static void mark_first_row(ViewNode *table)
{
    for (ViewNode *part = table->first; part; part = part->next) {
        if (part->kind != VIEW_CAPTION && part->first) {
            part->first->flags |= FIRST_ROW;
            return;
        }
    }
}

/* Behind another block of the same list? Only a caption may stand before the first one. */
static bool has_block_before(const ViewNode *block)
{
    const ViewNode *first = block->parent->first;

    return first != block && (view_is_block(first) || first->next != block);
}

/* Adds what an entered node itself has; false when what is in it is done. */
static bool add_entered(Flattening *flattening, ViewNode *node)
{
    switch (node->kind) {
    case VIEW_PLAIN:
    case VIEW_PARA:
    case VIEW_HEADER:
        add_children(flattening, node);
        return false;
    case VIEW_LINE_BLOCK:
        add_lines(flattening, node);
        return false;
    case VIEW_CODE_BLOCK:
    case VIEW_RAW_BLOCK:
        add_verbatim(flattening, node);
        return false;
    case VIEW_DEFINITION_TERM:
        add_children(flattening, node);
        add_new(flattening, VIEW_STR, SLICE(":"));
        add_new(flattening, VIEW_SPACE, SLICE(""));
        return false;
    case VIEW_CAPTION:
        return false;
    case VIEW_TABLE:
        mark_first_row(node);
        return true;
    case VIEW_TABLE_ROW:
        if (!(node->flags & FIRST_ROW)) {
            add_separator(flattening, false);
        }
        return true;
    default:
        return true;
    }
}

void flat_blocks_add(lua_State *lua, ViewNode *to, ViewNode *blocks, const ViewNode *separator)
{
    ViewNode *root = element_settle(lua, element_copy(lua, blocks));
    Flattening flattening = {.lua = lua, .separator = separator};
    ViewWalk walk;

    inlines_join_init(&flattening.join, lua, to);
    view_walk_init(&walk, root);
    while (view_walk_next(&walk)) {
        ViewNode *node = walk.node;

        if (!walk.entering) {
            continue;
        }
        if (node != root && view_is_block(node) && has_block_before(node)) {
            add_separator(&flattening, node->parent == root);
        }
        if (!add_entered(&flattening, node)) {
            view_walk_skip(&walk);
        }
    }
}
