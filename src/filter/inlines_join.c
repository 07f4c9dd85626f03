#include "filter/inlines_join.h"

#include "document/view_inlines.h"

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

/* Makes `last` what it is with `next` behind it; false when both stay. */
static bool merge(lua_State *lua, ViewNode *last, ViewNode *next)
{
    if (is_break(last) && is_break(next)) {
        bool are_line_breaks = last->kind == VIEW_LINE_BREAK && next->kind == VIEW_LINE_BREAK;

        last->kind = next->kind > last->kind ? next->kind : last->kind;
        return !are_line_breaks;
    }
    if (last->kind != next->kind) {
        return false;
    }
    if (last->kind == VIEW_STR) {
        filter_context_charge(lua, next->text.size);
        view_join_text(filter_context(lua)->arena, last, next->text);
        return true;
    }
    if (is_container(last)) {
        element_move_all(last, next->first);
        return true;
    }
    return false;
}

void inlines_join(lua_State *lua, ViewNode *to, ViewNode *first)
{
    if (to->last && first && merge(lua, to->last, first)) {
        element_take_first(&first);
    }
    element_move_all(to, first);
}

void inlines_join_all(lua_State *lua, ViewNode *node)
{
    ViewNode *rest = node->first;

    node->first = NULL;
    node->last = NULL;
    while (rest) {
        ViewNode *child = element_take_first(&rest);
        bool is_merged = node->last && view_is_inline(node->last) && view_is_inline(child) &&
                         merge(lua, node->last, child);

        if (!is_merged) {
            view_append(node, child);
        }
    }
}
