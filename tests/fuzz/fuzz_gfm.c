/*
 * Markdown of any document, and of that again: reading and writing never fail.
 */
#include "document/gfm.h"
#include "document/view_document.h"
#include "markdown/cost.h"
#include "markdown/markdown.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* NULL when it is empty or too costly. */
static View *read(Arena *arena, Arena *scratch, Slice text)
{
    ViewOptions options = {.dialect = DIALECT_MEMOC};
    Source *source = arena_new(arena, Source);
    Tree *tree = arena_new(arena, Tree);

    if (markdown_cost(text, options.dialect, scratch).too_costly) {
        return NULL;
    }
    source_init(source, arena, SLICE("fuzz.md"), text);
    return markdown_parse(tree, arena, scratch, source, 0, options.dialect)
               ? view_from_tree(arena, tree, &options)
               : NULL;
}

static void write_and_read(Arena *arena, Arena *scratch, Slice text)
{
    static const GfmOptions options = {.attributes = true};

    for (int i = 0; i < 3; i++) {
        View *view = read(arena, scratch, text);
        Buffer out;

        if (!view) {
            return;
        }
        buffer_init(&out, arena);
        gfm_write(&out, view, &options);
        text = buffer_slice(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Arena scratch;

    if (size > 10000) {
        return 0;
    }
    arena_init(&arena, NULL);
    arena_init(&scratch, NULL);
    write_and_read(&arena, &scratch, (Slice){(const char *)data, size});
    arena_free(&scratch);
    arena_free(&arena);
    return 0;
}
