#include "document/text.h"

static Slice quote_mark(const Node *node, bool opening)
{
    if (node->level == QUOTE_SINGLE) {
        return opening ? SLICE("‘") : SLICE("’");
    }
    return opening ? SLICE("“") : SLICE("”");
}

/* node_next; what ends on the way and has a mark at its end, gets it. */
static const Node *next_node(Buffer *out, const Node *node, const Node *root)
{
    if (node->first) {
        return node->first;
    }
    while (node != NULL) {
        if (node->kind == NODE_QUOTED) {
            buffer_add(out, quote_mark(node, false));
        }
        if (node == root) {
            return NULL;
        }
        if (node->next) {
            return node->next;
        }
        node = node->parent;
    }
    return NULL;
}

static void add_inline(Buffer *out, const Node *node)
{
    switch (node->kind) {
    case NODE_STR:
    case NODE_CODE:
    case NODE_MATH:
        buffer_add(out, node->text);
        break;
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
        buffer_add_byte(out, ' ');
        break;
    case NODE_QUOTED:
        buffer_add(out, quote_mark(node, true));
        break;
    default:
        break;
    }
}

void text_add_inlines(Buffer *out, const Node *node)
{
    for (const Node *at = node; at != NULL; at = next_node(out, at, node)) {
        add_inline(out, at);
    }
}

Slice text_from_inlines(Arena *arena, const Node *node)
{
    const Node *only = node->first;

    /* Most headings, cells and link texts are one run of text. */
    if (only && !only->next && (only->kind == NODE_STR || only->kind == NODE_CODE)) {
        return only->text;
    }

    Buffer text;

    buffer_init(&text, arena);
    text_add_inlines(&text, node);
    return buffer_slice(&text);
}

/* Where the text of blocks began, and whether the next text belongs to another block. */
typedef struct BlockText {
    Buffer *out;
    size_t start;
    bool separates;
} BlockText;

static void begin_text(BlockText *text)
{
    if (text->separates && text->out->size > text->start) {
        buffer_add_byte(text->out, '\n');
    }
    text->separates = false;
}

static void add_code(BlockText *text, Slice code)
{
    if (slice_ends_with(code, SLICE("\n"))) {
        code.size--;
    }
    text->separates = true;
    begin_text(text);
    buffer_add(text->out, code);
    text->separates = true;
}

static void add_cell(BlockText *text, const Node *cell)
{
    begin_text(text);
    if (cell->previous) {
        buffer_add_string(text->out, " | ");
    }
}

static void add_node(BlockText *text, const Node *node)
{
    switch (node->kind) {
    case NODE_PARA:
    case NODE_PLAIN:
    case NODE_LINE:
    case NODE_DEFINITION_TERM:
    case NODE_HEADER:
    case NODE_TABLE_ROW:
        text->separates = true;
        break;
    case NODE_TABLE_CELL:
        add_cell(text, node);
        break;
    case NODE_CODE_BLOCK:
        add_code(text, node->text);
        break;
    case NODE_STR:
    case NODE_CODE:
    case NODE_MATH:
        begin_text(text);
        buffer_add(text->out, node->text);
        break;
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
        buffer_add_byte(text->out, ' ');
        break;
    case NODE_QUOTED:
        begin_text(text);
        buffer_add(text->out, quote_mark(node, true));
        break;
    default:
        break;
    }
}

void text_add_blocks(Buffer *out, const Node *node)
{
    BlockText text = {.out = out, .start = out->size};

    for (const Node *at = node; at != NULL; at = next_node(out, at, node)) {
        add_node(&text, at);
    }
}

void text_add_range(Buffer *out, const Node *first, const Node *end, size_t limit)
{
    BlockText text = {.out = out, .start = out->size};

    for (const Node *at = first; at != NULL && at != end; at = next_node(out, at, NULL)) {
        if (out->size - text.start >= limit) {
            return;
        }
        add_node(&text, at);
    }
}
