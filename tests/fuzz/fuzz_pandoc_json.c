/*
 * pandoc's JSON from anybody: what is read as a document is written as JSON, and read again gives the same; so does its view when it
 * was stored as a tree. Its native notation, its text, its Markdown and its HTML are written, too.
 */
#include "document/gfm.h"
#include "document/pandoc_json.h"
#include "document/pandoc_json_read.h"
#include "document/pandoc_native.h"
#include "document/plain.h"
#include "document/view_document.h"
#include "document/view_store.h"
#include "render/html.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_stored(Arena *arena, const View *view, Slice text)
{
    static const HtmlOptions html = {.style = HTML_SITE, .mode = HTML_SANITIZE};
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};
    Source source;
    Tree tree = {0};
    Buffer json;
    Buffer out;

    buffer_init(&json, arena);
    buffer_init(&out, arena);
    source_init(&source, arena, SLICE("fuzz.json"), text);
    view_store(&tree, arena, view, &source);

    View *again = view_from_tree(arena, &tree, &options);

    again->meta = view->meta;
    pandoc_json_write(&json, again);
    assert(slice_equals(buffer_slice(&json), text));
    html_write_tree(&out, &tree, &html);
}

static void check(Arena *arena, const View *view)
{
    static const GfmOptions markdown = {.standalone = true, .attributes = true};
    JsonProblem problem;
    Buffer first;
    Buffer second;
    Buffer other;

    buffer_init(&first, arena);
    buffer_init(&second, arena);
    buffer_init(&other, arena);
    pandoc_json_write(&first, view);

    const View *again = pandoc_json_read(arena, buffer_slice(&first), &problem);

    assert(again != NULL);
    pandoc_json_write(&second, again);
    assert(slice_equals(buffer_slice(&first), buffer_slice(&second)));
    check_stored(arena, view, buffer_slice(&first));
    pandoc_native_write(&other, view, true);
    plain_write(&other, view);
    gfm_write(&other, view, &markdown);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    JsonProblem problem;

    if (size > 20000) {
        return 0;
    }
    arena_init(&arena, NULL);

    View *view = pandoc_json_read(&arena, (Slice){(const char *)data, size}, &problem);

    if (view) {
        check(&arena, view);
    } else {
        assert(problem.offset <= size);
    }
    arena_free(&arena);
    return 0;
}
