/*
 * Markdown to HTML through our tree: any bytes parse, every span lies in the file and in its parent's order, and both styles of HTML
 * are written. The first byte chooses dialect, style and what becomes of raw HTML.
 */
#include "markdown/cost.h"
#include "markdown/markdown.h"
#include "render/html.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_spans(const Tree *tree, Node *root)
{
    for (Node *node = root; node != NULL; node = node_next(node, root)) {
        assert(node->span.start <= node->span.end);
        assert(node->span.end <= tree->source->bytes.size);
        assert(node->first == NULL || node->first->parent == node);
    }
}

static void convert(Arena *arena, Arena *scratch, Slice text, uint8_t choice)
{
    static const Dialect dialects[] = {DIALECT_MEMOC, DIALECT_GFM, DIALECT_COMMONMARK,
                                       DIALECT_GFM & ~(uint32_t)DIALECT_MATH};
    static const HtmlMode modes[] = {HTML_SANITIZE, HTML_ESCAPE, HTML_TRUST, HTML_GFM};
    Dialect dialect = dialects[choice & 3];
    if (markdown_cost(text, dialect, scratch).too_costly) {
        return;
    }
    Source source;
    source_init(&source, arena, SLICE("fuzz.md"), text);
    Tree tree;
    if (!markdown_parse(&tree, arena, scratch, &source, 0, dialect)) {
        return;
    }
    check_spans(&tree, tree.root);
    for (size_t i = 0; i < tree.footnote_count; i++) {
        check_spans(&tree, tree.footnotes[i]->definition);
    }
    HtmlOptions options = {.style = choice & 16 ? HTML_SPEC : HTML_SITE,
                           .mode = modes[choice >> 2 & 3]};
    Buffer html;
    buffer_init(&html, arena);
    html_write_tree(&html, &tree, &options);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > 100000) {
        return 0;
    }
    Arena arena;
    Arena scratch;
    arena_init(&arena, NULL);
    arena_init(&scratch, NULL);
    convert(&arena, &scratch, (Slice){(const char *)data + 1, size - 1}, data[0]);
    arena_free(&scratch);
    arena_free(&arena);
    return 0;
}
