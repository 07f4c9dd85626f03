#define CMARK_NO_SHORT_NAMES 1
#include "markdown/markdown.h"

#include "document/anchor.h"
#include "markdown/attribute.h"
#include "markdown/block_reader.h"
#include "markdown/cmark_memory.h"
#include "markdown/math.h"

#include <cmark-gfm.h>

#include <cmark-gfm-core-extensions.h>

#include <assert.h>
#include <stdlib.h>

static void attach(cmark_parser *parser, const char *name)
{
    cmark_syntax_extension *extension = cmark_find_syntax_extension(name);
    assert(extension != NULL);
    cmark_parser_attach_syntax_extension(parser, extension);
}

static void attach_extensions(cmark_parser *parser, Dialect dialect)
{
    cmark_gfm_core_extensions_ensure_registered();
    if (dialect & DIALECT_TABLES) {
        attach(parser, "table");
    }
    if (dialect & DIALECT_STRIKETHROUGH) {
        attach(parser, "strikethrough");
    }
    if (dialect & DIALECT_AUTOLINKS) {
        attach(parser, "autolink");
    }
    if (dialect & DIALECT_TASK_LISTS) {
        attach(parser, "tasklist");
    }
    if (dialect & DIALECT_MATH) {
        cmark_parser_attach_syntax_extension(parser, math_extension());
    }
}

/* cmark-gfm's tree of the text. It and the parser are given back with the scratch arena. */
static cmark_node *parse(struct cmark_mem *memory, Slice text, Dialect dialect)
{
    int options = dialect & DIALECT_FOOTNOTES ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT;
    cmark_parser *parser = cmark_parser_new_with_mem(options, memory);
    attach_extensions(parser, dialect);
    cmark_parser_feed(parser, text.data, text.size);
    return cmark_parser_finish(parser);
}

static int compare_notes(const void *a, const void *b)
{
    uint32_t left = (*(Node *const *)a)->span.start;
    uint32_t right = (*(Node *const *)b)->span.start;
    return (left > right) - (left < right);
}

static bool is_inside(const Node *node, const Node *ancestor)
{
    while (node != NULL && node != ancestor) {
        node = node->parent;
    }
    return node != NULL;
}

/* Ties notes to their footnotes, and numbers the references to each in the order of the file. */
static void resolve_notes(Reader *reader)
{
    Tree *tree = reader->tree;
    if (reader->note_count > 0) {
        qsort(reader->notes, reader->note_count, sizeof *reader->notes, compare_notes);
    }
    for (size_t i = 0; i < reader->note_count; i++) {
        Node *note = reader->notes[i];
        assert(note->number >= 1 && note->number <= tree->footnote_count);
        note->footnote = tree->footnotes[note->number - 1];
        note->number = ++note->footnote->references;
        note->flags |= is_inside(note, note->footnote->definition) ? NODE_FOOTNOTE_LOOP : 0;
    }
}

static bool read_tree(Reader *reader)
{
    line_index_init(&reader->lines, reader->scratch, reader->clean.text);
    struct cmark_mem *memory = cmark_memory_begin(reader->scratch);
    block_reader_read(reader, parse(memory, reader->clean.text, reader->dialect));
    cmark_memory_end();
    return !reader->too_deep;
}

bool markdown_parse(Tree *tree, Arena *arena, Arena *scratch, Source *source, uint32_t body_offset,
                    Dialect dialect)
{
    Span body = {body_offset, (uint32_t)source->bytes.size};
    Tree empty = {.root = node_new(arena, NODE_DOCUMENT, body), .arena = arena, .source = source};
    *tree = empty;
    Reader reader = {.tree = tree, .arena = arena, .scratch = scratch, .dialect = dialect};
    reader.containers.arena = scratch;
    clean_text_init(&reader.clean, arena, source, body_offset);
    if (reader.clean.text.size == 0) {
        return true;
    }
    if (!read_tree(&reader)) {
        *tree = empty;
        tree->root->first = tree->root->last = NULL;
        return false;
    }
    resolve_notes(&reader);
    if (dialect & DIALECT_ATTRIBUTES) {
        attribute_recognize(tree);
    }
    if (dialect != DIALECT_COMMONMARK) {
        anchor_assign(tree);
    }
    return true;
}
