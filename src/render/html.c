#include "render/html.h"

#include "render/html_blocks.h"
#include "render/html_footnotes.h"
#include "render/html_inlines.h"
#include "render/html_table.h"
#include "render/html_writer.h"

/* False: the node is passed over, with all below it. */
static bool enter(HtmlWriter *writer, const Node *node)
{
    if (node->kind >= NODE_STR) {
        html_inline_enter(writer, node);
        return true;
    }
    if (node->kind >= NODE_TABLE && node->kind <= NODE_TABLE_CELL) {
        return html_table_enter(writer, node);
    }
    html_block_enter(writer, node);
    return true;
}

static void leave(HtmlWriter *writer, const Node *node)
{
    if (node->kind >= NODE_STR) {
        html_inline_leave(writer, node);
    } else if (node->kind >= NODE_TABLE && node->kind <= NODE_TABLE_CELL) {
        html_table_leave(writer, node);
    } else {
        html_block_leave(writer, node);
    }
}

/* Writes what is below `root`, which is a document or a footnote. Footnotes where they were defined are passed over. */
static void write_below(HtmlWriter *writer, Node *root)
{
    NodeWalk walk;
    const Node *left_out = NULL;

    node_walk_init(&walk, root);
    while (node_walk_next(&walk)) {
        if (!walk.entering) {
            if (walk.node != left_out) {
                leave(writer, walk.node);
            }
        } else if ((walk.node->kind == NODE_FOOTNOTE_DEFINITION && walk.node != root) ||
                   !enter(writer, walk.node)) {
            left_out = walk.node;
            node_walk_skip(&walk);
        }
    }
}

static void write_footnotes(HtmlWriter *writer, const Tree *tree)
{
    html_footnotes_begin(writer);
    for (size_t i = 0; i < tree->footnote_count; i++) {
        html_footnote_begin(writer, tree->footnotes[i]);
        write_below(writer, tree->footnotes[i]->definition);
        html_footnote_end(writer, tree->footnotes[i]);
    }
    html_footnotes_end(writer);
}

void html_write_tree(Buffer *out, const Tree *tree, const HtmlOptions *options)
{
    bool site = options->style == HTML_SITE;
    Sanitizer sanitizer;
    HtmlWriter writer = {
        .out = out,
        .options = options,
        .site = site,
        .void_end = site ? SLICE(">") : SLICE(" />"),
        .start = out->size,
    };

    html_ids_init(&writer.ids, tree, out->arena);
    if (options->mode == HTML_SANITIZE) {
        sanitize_init(&sanitizer, out, options->holes, &writer.ids, writer.void_end);
        writer.sanitizer = &sanitizer;
    }
    write_below(&writer, tree->root);
    if (writer.sanitizer) {
        sanitize_finish(&sanitizer);
    }
    if (tree->footnote_count > 0) {
        write_footnotes(&writer, tree);
    }
}
