#include "document/opening.h"

#include "base/utf8.h"
#include "document/stamp.h"
#include "document/text.h"

/* The first text that is no image's; NULL when there is none. */
static const Node *first_text(const Node *paragraph)
{
    const Node *node = node_next(paragraph, paragraph);

    while (node != NULL && ((node->kind != NODE_STR && node->kind != NODE_CODE) ||
                            slice_trim(node->text).size == 0)) {
        node = node->kind == NODE_IMAGE ? node_skip(node, paragraph) : node_next(node, paragraph);
    }
    return node;
}

/* Strong text with a colon at its end, or behind it. */
static bool is_label(const Node *text)
{
    const Node *strong = text->parent;

    if (strong->kind != NODE_STRONG || text->next != NULL) {
        return false;
    }
    return slice_ends_with(slice_trim(text->text), SLICE(":")) ||
           (strong->next != NULL && strong->next->kind == NODE_STR &&
            slice_starts_with(strong->next->text, SLICE(":")));
}

static bool says_something(Arena *arena, const Node *paragraph)
{
    const Node *text = first_text(paragraph);
    Stamp stamp;

    return text != NULL && !is_label(text) &&
           (text->kind != NODE_STR || !stamp_read(&stamp, arena, text));
}

/* The text of a paragraph with one space for white space of any kind and length. */
static Slice one_line(Arena *arena, const Node *paragraph)
{
    Buffer text;
    Buffer line;

    buffer_init(&text, arena);
    text_add_range(&text, paragraph, node_skip(paragraph, NULL), OPENING_MOST);
    buffer_init(&line, arena);
    for (size_t i = 0; i < text.size; i++) {
        bool is_space = ascii_is_space(text.data[i]);

        if (!is_space || (line.size > 0 && line.data[line.size - 1] != ' ')) {
            buffer_add_byte(&line, is_space ? ' ' : text.data[i]);
        }
    }
    return slice_trim_end(utf8_prefix_bytes(buffer_slice(&line), OPENING_MOST));
}

Slice opening_find(Arena *arena, const Tree *tree)
{
    for (const Node *block = tree->root->first; block != NULL; block = block->next) {
        Slice line = {NULL, 0};

        if (node_is_paragraph(block) && says_something(arena, block)) {
            line = one_line(arena, block);
        }
        if (line.size > 0 && !slice_ends_with(line, SLICE(":"))) {
            return line;
        }
    }
    return (Slice){NULL, 0};
}
