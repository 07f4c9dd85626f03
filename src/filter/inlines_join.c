#include "filter/inlines_join.h"

static bool is_break(const ViewNode *node)
{
    return node->kind >= VIEW_SPACE && node->kind <= VIEW_LINE_BREAK;
}

static bool is_container(const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_EMPH:
    case VIEW_UNDERLINE:
    case VIEW_STRONG:
    case VIEW_SUBSCRIPT:
    case VIEW_SUPERSCRIPT:
    case VIEW_STRIKEOUT:
        return true;
    default:
        return false;
    }
}

void inlines_join_init(InlinesJoin *join, lua_State *lua, ViewNode *to)
{
    *join = (InlinesJoin){.lua = lua, .to = to};
    buffer_init(&join->text, filter_context(lua)->arena);
}

/* A text that grows is written into a buffer: a piece is then copied once, or twice. */
static void lengthen(InlinesJoin *join, ViewNode *str, Slice more)
{
    if (join->str != str) {
        join->str = str;
        buffer_init(&join->text, filter_context(join->lua)->arena);
        filter_context_charge(join->lua, 2 * str->text.size);
        buffer_add(&join->text, str->text);
    }
    filter_context_charge(join->lua, 2 * more.size);
    buffer_add(&join->text, more);
    str->text = buffer_slice(&join->text);
}

/* Makes the last inline what it is with `next` behind it; false when both stay. */
static bool merge(InlinesJoin *join, ViewNode *next)
{
    ViewNode *last = join->to->last;

    if (is_break(last) && is_break(next)) {
        bool are_line_breaks = last->kind == VIEW_LINE_BREAK && next->kind == VIEW_LINE_BREAK;

        last->kind = next->kind > last->kind ? next->kind : last->kind;
        return !are_line_breaks;
    }
    if (last->kind != next->kind) {
        return false;
    }
    if (last->kind == VIEW_STR) {
        lengthen(join, last, next->text);
        return true;
    }
    if (is_container(last)) {
        element_move_all(last, next->first);
        return true;
    }
    return false;
}

void inlines_join_add(InlinesJoin *join, ViewNode *first)
{
    if (join->to->last && first && merge(join, first)) {
        element_take_first(&first);
    }
    element_move_all(join->to, first);
}

void inlines_join_all(lua_State *lua, ViewNode *node)
{
    ViewNode *rest = node->first;
    InlinesJoin join;

    inlines_join_init(&join, lua, node);
    node->first = NULL;
    node->last = NULL;
    while (rest) {
        ViewNode *child = element_take_first(&rest);
        bool is_merged = node->last && view_is_inline(node->last) && view_is_inline(child) &&
                         merge(&join, child);

        if (!is_merged) {
            view_append(node, child);
        }
    }
}
