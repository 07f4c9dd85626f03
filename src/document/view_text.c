#include "document/view_text.h"

static Slice quotation_mark(const ViewNode *quoted, bool is_entering)
{
    if (quoted->flags & VIEW_SINGLE) {
        return is_entering ? SLICE("‘") : SLICE("’");
    }
    return is_entering ? SLICE("“") : SLICE("”");
}

static bool is_html_break(const ViewNode *raw)
{
    return slice_is(raw->format, "html") && slice_starts_with(raw->text, SLICE("<br"));
}

Slice view_text_of(const ViewNode *node, bool is_entering)
{
    if (node->kind == VIEW_QUOTED) {
        return quotation_mark(node, is_entering);
    }
    if (!is_entering) {
        return (Slice){0};
    }
    switch (node->kind) {
    case VIEW_STR:
    case VIEW_CODE:
    case VIEW_MATH:
        return node->text;
    case VIEW_SPACE:
    case VIEW_SOFT_BREAK:
    case VIEW_LINE_BREAK:
        return SLICE(" ");
    case VIEW_RAW_INLINE:
        return is_html_break(node) ? SLICE(" ") : (Slice){0};
    default:
        return (Slice){0};
    }
}
