#include "document/node.h"

#include <assert.h>

const char *alert_class(AlertKind kind)
{
    static const char *const classes[] = {"", "note", "tip", "important", "warning", "caution"};

    return classes[kind];
}

const char *alert_title(AlertKind kind)
{
    static const char *const titles[] = {"", "Note", "Tip", "Important", "Warning", "Caution"};

    return titles[kind];
}

Node *node_new(Arena *arena, NodeKind kind, Span span)
{
    Node *node = arena_new(arena, Node);

    node->kind = (uint8_t)kind;
    node->span = span;
    return node;
}

void node_append(Node *parent, Node *child)
{
    assert(child->parent == NULL && child != parent);
    child->parent = parent;
    child->previous = parent->last;
    if (parent->last) {
        parent->last->next = child;
    } else {
        parent->first = child;
    }
    parent->last = child;
}

void node_prepend(Node *parent, Node *child)
{
    assert(child->parent == NULL && child != parent);
    child->parent = parent;
    child->next = parent->first;
    if (parent->first) {
        parent->first->previous = child;
    } else {
        parent->last = child;
    }
    parent->first = child;
}

void node_insert_after(Node *node, Node *sibling)
{
    Node *parent = node->parent;

    assert(parent != NULL && sibling->parent == NULL);
    sibling->parent = parent;
    sibling->previous = node;
    sibling->next = node->next;
    if (node->next) {
        node->next->previous = sibling;
    } else {
        parent->last = sibling;
    }
    node->next = sibling;
}

void node_unlink(Node *node)
{
    Node *parent = node->parent;

    if (!parent) {
        return;
    }
    if (node->previous) {
        node->previous->next = node->next;
    } else {
        parent->first = node->next;
    }
    if (node->next) {
        node->next->previous = node->previous;
    } else {
        parent->last = node->previous;
    }
    node->parent = NULL;
    node->previous = NULL;
    node->next = NULL;
}

bool node_is_block(const Node *node)
{
    return node->kind < NODE_STR;
}

bool node_is_inline(const Node *node)
{
    return node->kind >= NODE_STR;
}

bool node_is_paragraph(const Node *node)
{
    return node->kind == NODE_PARA || node->kind == NODE_PLAIN;
}

bool node_is_list(const Node *node)
{
    return node->kind == NODE_BULLET_LIST || node->kind == NODE_ORDERED_LIST;
}

bool node_is_html(const Node *node)
{
    return (node->kind == NODE_RAW_BLOCK || node->kind == NODE_RAW_INLINE) &&
           (slice_equals_fold(node->format, SLICE("html")) ||
            slice_equals_fold(node->format, SLICE("html5")) ||
            slice_equals_fold(node->format, SLICE("html4")));
}

uint8_t node_heading_level(const Node *header)
{
    return header->level < 1 ? 1 : header->level > 6 ? 6 : header->level;
}

/* The first row at `node` or behind it, among the parts of a table. */
static const Node *row_from(const Node *node)
{
    while (node != NULL && node->kind != NODE_TABLE_ROW) {
        bool has_rows = node->kind != NODE_CAPTION && node->first;

        node = has_rows ? node->first : node->next;
    }
    return node;
}

const Node *table_first_row(const Node *table)
{
    return row_from(table->first);
}

const Node *table_next_row(const Node *row)
{
    if (row->next || row->parent->kind == NODE_TABLE) {
        return row->next;
    }
    return row_from(row->parent->next);
}

const char *node_kind_name(NodeKind kind)
{
    static const char *const names[NODE_KIND_COUNT] = {
        [NODE_DOCUMENT] = "Document",
        [NODE_PARA] = "Para",
        [NODE_HEADER] = "Header",
        [NODE_CODE_BLOCK] = "CodeBlock",
        [NODE_RAW_BLOCK] = "RawBlock",
        [NODE_BLOCK_QUOTE] = "BlockQuote",
        [NODE_BULLET_LIST] = "BulletList",
        [NODE_ORDERED_LIST] = "OrderedList",
        [NODE_LIST_ITEM] = "ListItem",
        [NODE_HORIZONTAL_RULE] = "HorizontalRule",
        [NODE_TABLE] = "Table",
        [NODE_TABLE_HEAD] = "TableHead",
        [NODE_TABLE_BODY] = "TableBody",
        [NODE_TABLE_FOOT] = "TableFoot",
        [NODE_TABLE_ROW] = "TableRow",
        [NODE_TABLE_CELL] = "TableCell",
        [NODE_FOOTNOTE_DEFINITION] = "FootnoteDefinition",
        [NODE_PLAIN] = "Plain",
        [NODE_LINE_BLOCK] = "LineBlock",
        [NODE_LINE] = "Line",
        [NODE_DEFINITION_LIST] = "DefinitionList",
        [NODE_DEFINITION_ITEM] = "DefinitionItem",
        [NODE_DEFINITION_TERM] = "DefinitionTerm",
        [NODE_DEFINITION] = "Definition",
        [NODE_FIGURE] = "Figure",
        [NODE_CAPTION] = "Caption",
        [NODE_DIV] = "Div",
        [NODE_SHORT_CAPTION] = "ShortCaption",
        [NODE_CITATION_PREFIX] = "CitationPrefix",
        [NODE_CITATION_SUFFIX] = "CitationSuffix",
        [NODE_STR] = "Str",
        [NODE_SOFT_BREAK] = "SoftBreak",
        [NODE_LINE_BREAK] = "LineBreak",
        [NODE_CODE] = "Code",
        [NODE_MATH] = "Math",
        [NODE_RAW_INLINE] = "RawInline",
        [NODE_EMPH] = "Emph",
        [NODE_STRONG] = "Strong",
        [NODE_STRIKEOUT] = "Strikeout",
        [NODE_LINK] = "Link",
        [NODE_IMAGE] = "Image",
        [NODE_NOTE] = "Note",
        [NODE_UNDERLINE] = "Underline",
        [NODE_SUPERSCRIPT] = "Superscript",
        [NODE_SUBSCRIPT] = "Subscript",
        [NODE_SMALL_CAPS] = "SmallCaps",
        [NODE_QUOTED] = "Quoted",
        [NODE_CITE] = "Cite",
        [NODE_SPAN] = "Span",
    };

    return names[kind];
}

Node *node_skip(const Node *node, const Node *root)
{
    while (node != root) {
        if (node->next) {
            return node->next;
        }
        node = node->parent;
    }
    return NULL;
}

Node *node_next(const Node *node, const Node *root)
{
    return node->first ? node->first : node_skip(node, root);
}

Node *node_next_block(const Node *node, const Node *root)
{
    return node->first && node_is_block(node->first) ? node->first : node_skip(node, root);
}

void node_walk_init(NodeWalk *walk, Node *root)
{
    *walk = (NodeWalk){.root = root};
}

bool node_walk_next(NodeWalk *walk)
{
    Node *node = walk->node;

    if (!node) {
        walk->node = walk->root;
        walk->entering = true;
        return walk->node != NULL;
    }
    if (walk->entering) {
        walk->entering = node->first && !walk->skips;
        walk->node = walk->entering ? node->first : node;
        walk->skips = false;
        return true;
    }
    if (node == walk->root) {
        walk->node = NULL;
        walk->root = NULL;
        return false;
    }
    walk->entering = node->next != NULL;
    walk->node = node->next ? node->next : node->parent;
    return true;
}

void node_walk_skip(NodeWalk *walk)
{
    assert(walk->entering);
    walk->skips = true;
}
