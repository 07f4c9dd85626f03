/*
 * sanitized.h - what comes out of the sanitiser, for one piece of raw HTML or for a whole document.
 */
#ifndef UNIT_RENDER_SANITIZED_H
#define UNIT_RENDER_SANITIZED_H

#include "markdown/markdown.h"
#include "render/html.h"
#include "render/sanitize.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* One piece, right in the body. The result lives in `arena`. */
static inline Slice sanitized_piece(Arena *arena, Slice html)
{
    Node root = {.kind = NODE_DOCUMENT};
    Node piece = {.kind = NODE_RAW_INLINE};
    Tree tree = {.root = &root, .arena = arena};
    Buffer out;
    HtmlIds ids;
    Sanitizer sanitizer;

    buffer_init(&out, arena);
    html_ids_init(&ids, &tree, arena);
    sanitize_init(&sanitizer, &out, NULL, &ids, SLICE(">"));
    sanitize_raw(&sanitizer, html, &piece);
    sanitize_finish(&sanitizer);
    return buffer_slice(&out);
}

/* A Markdown document as the body of a page. */
static inline Slice sanitized_document(Arena *arena, Slice markdown, HtmlHoles *holes)
{
    HtmlOptions options = {.style = HTML_SITE, .mode = HTML_SANITIZE, .holes = holes};
    Source *source = arena_new(arena, Source);
    Tree tree;
    Buffer out;

    buffer_init(&out, arena);
    source_init(source, arena, SLICE("test.md"), markdown);
    markdown_parse(&tree, arena, arena, source, 0, DIALECT_MEMOC);
    html_write_tree(&out, &tree, &options);
    return buffer_slice(&out);
}

/* Tables of input and expected output. */
typedef struct SanitizeCase {
    const char *input;
    const char *expected;
} SanitizeCase;

static inline void assert_sanitized(Slice actual, const SanitizeCase *expected)
{
    if (!slice_is(actual, expected->expected)) {
        fail_msg("%s\n  is  %.*s\n  not %s", expected->input, SLICE_PRINT(actual),
                 expected->expected);
    }
}

static inline void assert_pieces(const SanitizeCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Arena arena;

        arena_init(&arena, NULL);
        assert_sanitized(sanitized_piece(&arena, slice_from_string(cases[i].input)), &cases[i]);
        arena_free(&arena);
    }
}

static inline void assert_documents(const SanitizeCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Arena arena;

        arena_init(&arena, NULL);
        assert_sanitized(sanitized_document(&arena, slice_from_string(cases[i].input), NULL),
                         &cases[i]);
        arena_free(&arena);
    }
}

#endif
