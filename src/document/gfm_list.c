#include "document/gfm_list.h"

#include "document/gfm_html_block.h"
#include "document/view_lists.h"

enum { CONTENT_COLUMN = 4 };

static const int64_t number_limit = 999999999;

bool gfm_list_is_tight(const ViewNode *list)
{
    bool has_plain = false;

    for (const ViewNode *item = list->first; item != NULL; item = item->next) {
        for (const ViewNode *block = item->first; block != NULL; block = block->next) {
            if (block->kind == VIEW_PARA) {
                return false;
            }
            has_plain |= block->kind == VIEW_PLAIN;
        }
    }
    return has_plain || list->flags & VIEW_TIGHT || !list->first || !list->source;
}

static bool is_task_list(const ViewNode *list)
{
    bool is_done;

    return list->first && view_task_mark(list->first, &is_done);
}

static bool is_other_sort(const ViewNode *previous, const ViewNode *list)
{
    return previous->kind == VIEW_BULLET_LIST && list->kind == VIEW_BULLET_LIST &&
           is_task_list(previous) != is_task_list(list);
}

bool gfm_list_goes_on(const ViewNode *previous, const ViewNode *block)
{
    return is_other_sort(previous, block) && gfm_list_is_tight(previous) &&
           gfm_list_is_tight(block);
}

char gfm_list_bullet(const ViewNode *list, const ViewNode *previous, char marker)
{
    if (!previous || previous->kind != VIEW_BULLET_LIST || is_other_sort(previous, list)) {
        return marker;
    }
    return marker == '-' ? '*' : '-';
}

static char delimiter_of(const ViewNode *list)
{
    return list->list.delimiter == LIST_ONE_PARENTHESIS ||
                   list->list.delimiter == LIST_TWO_PARENTHESES
               ? ')'
               : '.';
}

bool gfm_list_continues(const ViewNode *previous, const ViewNode *list)
{
    return previous && previous->kind == VIEW_ORDERED_LIST && list->kind == VIEW_ORDERED_LIST &&
           delimiter_of(previous) == delimiter_of(list);
}

/* As pandoc does, the text of items begins in one column; but code right behind the marker has to begin there. */
void gfm_list_write_number(Buffer *out, const ViewNode *list, int64_t number, const ViewNode *item)
{
    size_t start = out->size;
    bool is_code = item->first && item->first->kind == VIEW_CODE_BLOCK;

    number = number < 0 ? 0 : number > number_limit ? number_limit : number;
    buffer_add_integer(out, number);
    buffer_add_byte(out, delimiter_of(list));
    do {
        buffer_add_byte(out, ' ');
    } while (!is_code && out->size - start < CONTENT_COLUMN);
}

/* The block whose last line is that of `block`. */
static const ViewNode *last_leaf(const ViewNode *block)
{
    while (block->last && (gfm_is_list(block) || block->kind == VIEW_LIST_ITEM ||
                           block->kind == VIEW_BLOCK_QUOTE)) {
        block = block->last;
    }
    return block;
}

static bool is_paragraph(const ViewNode *block)
{
    return block->kind == VIEW_PLAIN || block->kind == VIEW_PARA || block->kind == VIEW_LINE_BLOCK;
}

/* CommonMark 0.29, "List items": only some can interrupt a paragraph. */
static bool interrupts_paragraph(const ViewNode *block)
{
    switch (block->kind) {
    case VIEW_ORDERED_LIST:
        return block->number == 1 && block->first && block->first->first;
    case VIEW_BULLET_LIST:
        return block->first && block->first->first;
    case VIEW_CODE_BLOCK:
    case VIEW_HORIZONTAL_RULE:
    case VIEW_HEADER:
    case VIEW_BLOCK_QUOTE:
        return true;
    case VIEW_RAW_BLOCK:
        return gfm_html_block_interrupts(slice_trim(block->text));
    default:
        return false;
    }
}

bool gfm_list_needs_gap(const ViewNode *previous, const ViewNode *block)
{
    const ViewNode *leaf = last_leaf(previous);

    if (previous->kind == VIEW_BLOCK_QUOTE && block->kind == VIEW_BLOCK_QUOTE) {
        return true;
    }
    if (leaf != previous && gfm_is_list(block)) {
        return false; /* what the paragraph is in ends with it */
    }
    switch (leaf->kind) {
    case VIEW_PLAIN:
    case VIEW_PARA:
    case VIEW_LINE_BLOCK:
        return !interrupts_paragraph(block);
    case VIEW_TABLE:
        return is_paragraph(block) || !interrupts_paragraph(block);
    case VIEW_CODE_BLOCK:
    case VIEW_HORIZONTAL_RULE:
    case VIEW_HEADER:
    case VIEW_LIST_ITEM: /* empty, and so are quotes */
    case VIEW_BLOCK_QUOTE:
        return false;
    case VIEW_RAW_BLOCK:
        return !gfm_html_block_keeps_blank_lines(leaf->text);
    default:
        return true;
    }
}
