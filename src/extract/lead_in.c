#include "extract/lead_in.h"

#include "base/utf8.h"
#include "document/label.h"
#include "document/text.h"

/* The block before `block`; where it is the first in a quote or in the first item of a list, the one before these. */
static const Node *block_before(const Node *block)
{
    while (block != NULL && !block->previous) {
        block = block->parent;
    }
    return block != NULL && block->kind != NODE_LIST_ITEM ? block->previous : NULL;
}

static const Node *last_paragraph(const Node *block)
{
    while (block != NULL && !node_is_paragraph(block)) {
        block = node_is_list(block) || block->kind == NODE_LIST_ITEM ? block->last : NULL;
    }
    return block;
}

static bool last_label(Arena *arena, const Node *paragraph, Label *label)
{
    LabelReader reader;
    bool found = false;

    label_reader_init(&reader, arena, paragraph);
    while (label_next(&reader, label)) {
        found = true;
    }
    return found;
}

/* The last sentence of a line that ends with a colon, without it. */
static Slice last_sentence(Slice text)
{
    size_t start = 0;

    for (size_t i = 0; i + 2 < text.size; i++) {
        char c = text.data[i];

        if (text.data[i + 1] == ' ' && (c == '.' || c == '!' || c == '?')) {
            start = i + 2;
        }
    }
    return slice_trim(slice_part(text, start, text.size - 1));
}

static Slice read_lead_in(Arena *arena, const Node *paragraph)
{
    Label label;

    if (last_label(arena, paragraph, &label)) {
        return label.text;
    }

    Slice text = slice_trim(text_from_inlines(arena, paragraph));

    if (label_is_bold_line(paragraph)) {
        return text;
    }
    return slice_ends_with(text, SLICE(":")) ? last_sentence(text) : (Slice){0};
}

Slice lead_in_find(LeadIn *before, Arena *arena, const Node *block)
{
    const Node *previous = block_before(block);

    if (!previous || previous != before->block) {
        const Node *paragraph = last_paragraph(previous);

        before->text = paragraph ? read_lead_in(arena, paragraph) : (Slice){0};
        before->text = utf8_prefix(before->text, LEAD_IN_LIMIT);
    }
    before->block = block;
    return before->text;
}
