#include "extract/block_value.h"

#include "document/label.h"

static bool has_own_name(Arena *scratch, const Node *block)
{
    switch (block->kind) {
    case NODE_HEADER:
    case NODE_HORIZONTAL_RULE:
        return true;
    case NODE_PARA:
    case NODE_PLAIN:
        return label_is_bold_line(block) || label_is_in(scratch, block);
    default:
        return false;
    }
}

BlockValue block_value_find(Arena *scratch, const Node *paragraph)
{
    BlockValue value = {NULL, NULL};

    for (const Node *block = paragraph->next; block != NULL; block = block->next) {
        if (block->kind == NODE_RAW_BLOCK) { /* a comment for a formatter, most often */
            continue;
        }

        bool is_text_behind =
            value.first && !node_is_paragraph(value.first) && node_is_paragraph(block);

        if (is_text_behind || has_own_name(scratch, block)) {
            break;
        }
        if (!value.first) {
            value.first = block;
        }
        value.last = block;
    }
    return value;
}
