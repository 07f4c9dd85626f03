/*
 * tree_notation.h - document trees for tests, written as text.
 *
 * A node is (Kind …); kinds are those of node_kind_name, what follows is in any order:
 *
 *     (BulletList tight (ListItem task-open at=2-9 (Para "a " (Emph "b"))))
 *
 *   "text"          the text of a Str, Code, CodeBlock, Math, RawBlock or RawInline; else a child Str
 *   (Kind …)        a child
 *   tight, done, …  a flag, as dump.c names it
 *   #id .class      attributes; +key="value" more of them
 *   at=1-5          the span; without it [0,0)
 *   level= number= info= url= title= label= columns=dlcr
 *
 * In strings \n, \t, \" and \\ are escapes. The root of the tree is a Document that holds the nodes. A Note refers to
 * the FootnoteDefinition of the same label, which may stand anywhere and is taken out of the tree; one without a
 * reference is dropped. Numbers go by the first mention.
 */
#ifndef TEST_TREE_NOTATION_H
#define TEST_TREE_NOTATION_H

#include "base/buffer.h"
#include "document/node.h"

#include "unit/document/notation_text.h"

#include <assert.h>
#include <string.h>

typedef struct TreeNotation {
    Arena *arena;
    Tree *tree;
    const char *at;
} TreeNotation;

static inline void notation_skip_blanks(TreeNotation *notation)
{
    while (*notation->at == ' ' || *notation->at == '\n') {
        notation->at++;
    }
}

static inline NodeKind notation_kind(Slice name)
{
    for (int kind = 0; kind < NODE_KIND_COUNT; kind++) {
        if (slice_is(name, node_kind_name((NodeKind)kind))) {
            return (NodeKind)kind;
        }
    }
    assert(false && "no such kind of node");
    return NODE_DOCUMENT;
}

static inline bool notation_has_text(const Node *node)
{
    return node->kind == NODE_STR || node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK ||
           node->kind == NODE_MATH || node->kind == NODE_RAW_BLOCK || node->kind == NODE_RAW_INLINE;
}

static inline void notation_set_flag(Node *node, Slice name)
{
    static const struct {
        const char *name;
        int flag;
    } flags[] = {
        {"tight", NODE_TIGHT},
        {"setext", NODE_SETEXT},
        {"fenced", NODE_FENCED},
        {"closed", NODE_CLOSED},
        {"task-open", NODE_TASK_OPEN},
        {"task-done", NODE_TASK_DONE},
        {"header-row", NODE_HEADER_ROW},
        {"display", NODE_DISPLAY},
        {"parenthesis", NODE_PARENTHESIS},
        {"bare", NODE_BARE},
    };

    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (slice_is(name, flags[i].name)) {
            node->flags |= (uint16_t)flags[i].flag;
            return;
        }
    }
    assert(false && "no such flag");
}

static inline uint32_t notation_number(Slice text)
{
    int64_t value = -1;
    bool is_number = slice_to_integer(text, &value);

    assert(is_number);
    (void)is_number;
    return (uint32_t)value;
}

static inline LinkTarget *notation_target(TreeNotation *notation, Node *node)
{
    assert(node->kind == NODE_LINK || node->kind == NODE_IMAGE);
    if (!node->target) {
        node->target = arena_new(notation->arena, LinkTarget);
    }
    return node->target;
}

static inline TableColumns *notation_columns(TreeNotation *notation, Slice letters)
{
    TableColumns *columns = arena_new(notation->arena, TableColumns);

    columns->count = letters.size;
    columns->alignments = arena_new_array(notation->arena, Alignment, letters.size);
    for (size_t i = 0; i < letters.size; i++) {
        columns->alignments[i] = (Alignment)(strchr("dlcr", letters.data[i]) - "dlcr");
    }
    return columns;
}

static inline Footnote *notation_footnote(TreeNotation *notation, Slice label)
{
    Tree *tree = notation->tree;

    for (size_t i = 0; i < tree->footnote_count; i++) {
        if (slice_equals(tree->footnotes[i]->label, label)) {
            return tree->footnotes[i];
        }
    }

    Footnote *footnote = arena_new(notation->arena, Footnote);
    size_t size = sizeof(Footnote *);

    footnote->label = label;
    footnote->number = (uint32_t)tree->footnote_count + 1;
    tree->footnotes = arena_grow(notation->arena, tree->footnotes, tree->footnote_count * size,
                                 (tree->footnote_count + 1) * size);
    tree->footnotes[tree->footnote_count++] = footnote;
    return footnote;
}

static inline void notation_set_label(TreeNotation *notation, Node *node, Slice label)
{
    if (node->kind == NODE_LINK || node->kind == NODE_IMAGE) {
        notation_target(notation, node)->label = label;
        return;
    }
    node->footnote = notation_footnote(notation, label);
    if (node->kind == NODE_NOTE) {
        node->number = ++node->footnote->references;
    } else {
        node->footnote->definition = node;
    }
}

static inline void notation_set_span(Node *node, Slice text)
{
    Slice end;
    Slice start = slice_cut(text, '-', &end);

    node->span = (Span){notation_number(start), notation_number(end)};
}

static inline void notation_set_field(TreeNotation *notation, Node *node, Slice name, Slice value)
{
    if (slice_is(name, "at")) {
        notation_set_span(node, value);
    } else if (slice_is(name, "level")) {
        node->level = (uint8_t)notation_number(value);
    } else if (slice_is(name, "number")) {
        node->number = notation_number(value);
    } else if (slice_is(name, "info")) {
        node->info = value;
    } else if (slice_is(name, "url")) {
        notation_target(notation, node)->url = value;
    } else if (slice_is(name, "title")) {
        notation_target(notation, node)->title = value;
    } else if (slice_is(name, "columns")) {
        node->columns = notation_columns(notation, value);
    } else {
        assert(slice_is(name, "label"));
        notation_set_label(notation, node, value);
    }
}

static inline Attributes *notation_attributes(TreeNotation *notation, Node *node)
{
    if (!node->attributes) {
        node->attributes = arena_new(notation->arena, Attributes);
        node->attributes->classes = arena_new_array(notation->arena, Slice, 8);
        node->attributes->items = arena_new_array(notation->arena, Attribute, 8);
    }
    return node->attributes;
}

static inline void notation_read_value(TreeNotation *notation, Node *node, Slice name)
{
    notation->at++; /* = */

    bool is_string = *notation->at == '"';
    Slice value = is_string ? notation_text_string(notation->arena, &notation->at)
                            : notation_text_word(&notation->at);

    if (name.data[0] == '+') {
        Attributes *attributes = notation_attributes(notation, node);

        attributes->items[attributes->count++] = (Attribute){slice_from(name, 1), value};
    } else {
        notation_set_field(notation, node, name, value);
    }
}

static inline void notation_read_property(TreeNotation *notation, Node *node)
{
    Slice name = notation_text_word(&notation->at);

    assert(name.size > 0);
    if (*notation->at == '=') {
        notation_read_value(notation, node, name);
    } else if (name.data[0] == '#') {
        notation_attributes(notation, node)->identifier = slice_from(name, 1);
    } else if (name.data[0] == '.') {
        Attributes *attributes = notation_attributes(notation, node);

        attributes->classes[attributes->class_count++] = slice_from(name, 1);
    } else {
        notation_set_flag(node, name);
    }
}

static inline void notation_read_text(TreeNotation *notation, Node *node)
{
    Slice text = notation_text_string(notation->arena, &notation->at);

    if (notation_has_text(node)) {
        node->text = text;
        if (node->kind == NODE_RAW_BLOCK || node->kind == NODE_RAW_INLINE) {
            node->format = SLICE("html");
        }
        return;
    }

    Node *str = node_new(notation->arena, NODE_STR, (Span){0, 0});

    str->text = text;
    node_append(node, str);
}

static inline Node *notation_read_node(TreeNotation *notation)
{
    notation->at++; /* ( */

    Node *node =
        node_new(notation->arena, notation_kind(notation_text_word(&notation->at)), (Span){0, 0});

    if (node->kind == NODE_LINK || node->kind == NODE_IMAGE) {
        notation_target(notation, node);
    }
    for (notation_skip_blanks(notation); *notation->at != ')'; notation_skip_blanks(notation)) {
        assert(*notation->at != '\0');
        if (*notation->at == '(') {
            node_append(node, notation_read_node(notation));
        } else if (*notation->at == '"') {
            notation_read_text(notation, node);
        } else {
            notation_read_property(notation, node);
        }
    }
    notation->at++;
    return node;
}

static inline void notation_unlink_definitions(Tree *tree)
{
    size_t count = 0;

    for (size_t i = 0; i < tree->footnote_count; i++) {
        Footnote *footnote = tree->footnotes[i];

        if (footnote->definition) {
            node_unlink(footnote->definition);
        }
        if (footnote->references > 0) {
            tree->footnotes[count++] = footnote;
            footnote->number = (uint32_t)count;
        }
    }
    tree->footnote_count = count;
}

/* The tree that `text` describes; spans are places in `source`. */
static inline Tree *tree_from_notation(Arena *arena, const char *text, const char *source)
{
    Tree *tree = arena_new(arena, Tree);
    TreeNotation notation = {arena, tree, text};
    Slice bytes = slice_from_string(source);

    tree->arena = arena;
    tree->source = arena_new(arena, Source);
    source_init(tree->source, arena, SLICE("test.md"), bytes);
    tree->root = node_new(arena, NODE_DOCUMENT, (Span){0, (uint32_t)bytes.size});
    for (notation_skip_blanks(&notation); *notation.at != '\0'; notation_skip_blanks(&notation)) {
        assert(*notation.at == '(');
        node_append(tree->root, notation_read_node(&notation));
    }
    notation_unlink_definitions(tree);
    return tree;
}

#endif
