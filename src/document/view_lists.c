#include "document/view_lists.h"

bool item_is_task(const Node *item)
{
    return (item->flags & (NODE_TASK_OPEN | NODE_TASK_DONE)) != 0;
}

bool item_begins_part(const Node *item)
{
    if (!item->previous) {
        return true;
    }
    return item->parent->kind == NODE_BULLET_LIST &&
           item_is_task(item) != item_is_task(item->previous);
}

/*
 * The line on which the text of a block ends; the spans of blocks may reach over blank lines behind
 * them.
 */
static uint32_t last_line(Source *source, const Node *block)
{
    while (block->last && node_is_block(block->last)) {
        block = block->last;
    }

    Span span = block->span;

    while (span.end > span.start && ascii_is_space(source->bytes.data[span.end - 1])) {
        span.end--;
    }
    return source_line_number(source, span.end > span.start ? span.end - 1 : span.start);
}

static bool has_blank_between(Source *source, const Node *before, const Node *after)
{
    return source_line_number(source, after->span.start) > last_line(source, before) + 1;
}

static bool item_is_tight(Source *source, const Node *item)
{
    for (const Node *block = item->first; block && block->next; block = block->next) {
        if (has_blank_between(source, block, block->next)) {
            return false;
        }
    }
    return true;
}

static const Node *last_of_part(const Node *first)
{
    const Node *item = first;

    while (item->next && !item_begins_part(item->next)) {
        item = item->next;
    }
    return item;
}

bool part_is_tight(Source *source, const Node *first)
{
    const Node *last = last_of_part(first);

    if (first->parent->flags & NODE_TIGHT) {
        return true;
    }
    if (!first->previous && !last->next) {
        return false; /* the whole list, which is known to be loose */
    }
    for (const Node *item = first; item != last; item = item->next) {
        if (!item_is_tight(source, item) || has_blank_between(source, item, item->next)) {
            return false;
        }
    }
    return item_is_tight(source, last);
}

static bool is_paragraph(const ViewNode *node)
{
    return node && (node->kind == VIEW_PARA || node->kind == VIEW_PLAIN);
}

/* "☐" or "☒"; in an ordered list, where pandoc knows no tasks, "[x]" or "[", Space, "]" of a task's own. */
static const ViewNode *mark_end(const ViewNode *mark, bool is_bullet, bool *is_done)
{
    bool is_box = slice_is(mark->text, "[");

    if (is_bullet) {
        *is_done = slice_is(mark->text, "☒");
        return *is_done || slice_is(mark->text, "☐") ? mark : NULL;
    }
    *is_done = slice_is(mark->text, "[x]");
    if (!mark->source || *is_done) {
        return mark->source ? mark : NULL;
    }
    if (!is_box || !mark->next || mark->next->kind != VIEW_SPACE) {
        return NULL;
    }
    mark = mark->next->next;
    return mark && mark->kind == VIEW_STR && slice_is(mark->text, "]") ? mark : NULL;
}

const ViewNode *view_task_mark(const ViewNode *item, bool *is_done)
{
    const ViewNode *mark = is_paragraph(item->first) ? item->first->first : NULL;
    const ViewNode *end;

    if (!mark || !item->parent || mark->kind != VIEW_STR ||
        (mark->source && !item_is_task(mark->source))) {
        return NULL;
    }
    end = mark_end(mark, item->parent->kind == VIEW_BULLET_LIST, is_done);
    if (end && end->next && (end->next->kind != VIEW_SPACE || !end->next->next)) {
        return NULL;
    }
    return end;
}
