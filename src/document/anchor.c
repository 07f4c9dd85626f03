#include "document/anchor.h"

#include "base/buffer.h"
#include "base/map.h"
#include "base/utf8.h"

static bool is_kept(uint32_t code_point)
{
    return code_point == '-' || utf8_is_word(code_point);
}

static void add_lower(Buffer *out, uint32_t code_point)
{
    utf8_add(out, utf8_to_lower(code_point));
    if (code_point ==
        0x130) { /* İ is the one letter whose lower case is two code points: i and a dot above */
        utf8_add(out, 0x307);
    }
}

static void add_anchor(Buffer *out, Slice text)
{
    size_t offset = 0;

    while (offset < text.size) {
        uint32_t code_point = utf8_decode(text, &offset);

        if (code_point == ' ') {
            buffer_add_byte(out, '-');
        } else if (is_kept(code_point)) {
            add_lower(out, code_point);
        }
    }
}

Slice anchor_from_text(Arena *arena, Slice text)
{
    Buffer anchor;

    buffer_init(&anchor, arena);
    buffer_reserve(&anchor, text.size);
    add_anchor(&anchor, text);
    return buffer_slice(&anchor);
}

/* Line ends are neither spaces nor words, so the lines of a heading meet without a "-". */
static Slice anchor_from_header(Arena *arena, const Node *header)
{
    Buffer anchor;
    const Node *at = header;

    buffer_init(&anchor, arena);
    while (at != NULL) {
        if (at->kind == NODE_STR || at->kind == NODE_CODE || at->kind == NODE_MATH) {
            add_anchor(&anchor, at->text);
        }
        at = at->kind == NODE_IMAGE ? node_skip(at, header) : node_next(at, header);
    }
    return buffer_slice(&anchor);
}

/* An identifier that is in use. */
typedef struct UsedAnchor {
    const Node *owner;    /* of an explicit one: who keeps it */
    uint32_t last_suffix; /* the last number that was tried behind it */
} UsedAnchor;

static void use_anchor(Map *used, Slice identifier, const Node *owner)
{
    UsedAnchor *anchor = arena_new(used->arena, UsedAnchor);

    anchor->owner = owner;
    map_set(used, identifier, anchor);
}

/* `base`, or the first of base-1, base-2, … that is free; then it is in use. */
static Slice unique_anchor(Map *used, Slice base)
{
    Slice identifier = base;
    UsedAnchor *same = map_find(used, base);

    while (map_find(used, identifier) != NULL) {
        same->last_suffix++;
        identifier = arena_format(used->arena, "%.*s-%u", SLICE_PRINT(base), same->last_suffix);
    }
    use_anchor(used, identifier, NULL);
    return identifier;
}

static bool has_identifier(const Node *node)
{
    return node->attributes != NULL && node->attributes->identifier.size > 0;
}

static void reserve_explicit(Map *used, const Node *root)
{
    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        if (has_identifier(node) && !map_find(used, node->attributes->identifier)) {
            use_anchor(used, node->attributes->identifier, node);
        }
    }
}

static void assign(Map *used, Node *node, bool is_given)
{
    if (has_identifier(node)) {
        UsedAnchor *anchor = map_find(used, node->attributes->identifier);

        if (anchor->owner != node) {
            node->attributes->identifier = unique_anchor(used, node->attributes->identifier);
        }
    } else if (node->kind == NODE_HEADER && !is_given) {
        if (!node->attributes) {
            node->attributes = arena_new(used->arena, Attributes);
        }
        node->attributes->identifier = unique_anchor(used, anchor_from_header(used->arena, node));
    }
}

static void assign_below(Map *used, Node *root, bool is_given)
{
    for (Node *node = root; node != NULL; node = node_next(node, root)) {
        assign(used, node, is_given);
    }
}

void anchor_assign(Tree *tree)
{
    Map used;

    map_init(&used, tree->arena);
    reserve_explicit(&used, tree->root);
    for (size_t i = 0; i < tree->footnote_count; i++) {
        reserve_explicit(&used, tree->footnotes[i]->definition);
    }
    assign_below(&used, tree->root, tree->is_given);
    for (size_t i = 0; i < tree->footnote_count; i++) {
        assign_below(&used, tree->footnotes[i]->definition, tree->is_given);
    }
}
