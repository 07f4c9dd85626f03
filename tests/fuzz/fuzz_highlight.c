/*
 * fuzz_highlight.c - whatever stands in a code block, of whatever language: tokens are parts of it in order, made of whole characters,
 * the same each time and after their short form, and what is written is the text.
 *
 * The first line is the language; the rest is the text.
 */
#include "render/highlight.h"
#include "render/html.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_tokens(TokenList tokens, Slice text)
{
    size_t behind = 0;

    for (size_t i = 0; i < tokens.count; i++) {
        Token token = tokens.items[i];

        assert(token.start >= behind && token.end > token.start && token.end <= text.size);
        assert(token_may_end(text, token.start) && token_may_end(text, token.end));
        assert((int)token.class < TOKEN_CLASS_COUNT);
        behind = token.end;
    }
}

static void check_equal(TokenList a, TokenList b)
{
    assert(a.count == b.count);
    assert(a.count == 0 || memcmp(a.items, b.items, a.count * sizeof *a.items) == 0);
}

static void check_short_form(Arena *arena, TokenList tokens, Slice text)
{
    Buffer out;
    TokenList read;

    buffer_init(&out, arena);
    token_list_write(&out, tokens);
    assert(token_list_read(arena, buffer_slice(&out), text, &read));
    check_equal(tokens, read);
}

static Slice body_of(Arena *arena, Highlighter *highlighter, Slice language, Slice text)
{
    Node *document = node_new(arena, NODE_DOCUMENT, (Span){0, 0});
    Node *code = node_new(arena, NODE_CODE_BLOCK, (Span){0, 0});
    Tree tree = {.root = document, .arena = arena};
    HtmlOptions options = {.style = HTML_SITE, .highlighter = highlighter};
    Buffer out;

    code->info = language;
    code->text = text;
    node_append(document, code);
    buffer_init(&out, arena);
    html_write_tree(&out, &tree, &options);
    return buffer_slice(&out);
}

/* The same with spans that have a class, and no others, left out. */
static Slice without_spans(Arena *arena, Slice html)
{
    Slice start = SLICE("<span class=\"tok-");
    Slice end = SLICE("</span>");
    Buffer out;

    buffer_init(&out, arena);
    for (size_t i = 0; i < html.size; i++) {
        Slice rest = slice_from(html, i);

        if (slice_starts_with(rest, start)) {
            i = slice_find_byte(html, '>', i);
        } else if (slice_starts_with(rest, end)) {
            i += end.size - 1;
        } else {
            buffer_add_byte(&out, html.data[i]);
        }
    }
    return buffer_slice(&out);
}

/* No lexer is asked when a document has had its share. */
static void check_text(Arena *arena, Highlighter *highlighter, Slice language, Slice text)
{
    Slice coloured;
    Slice plain;

    highlighter_begin(highlighter, arena);
    coloured = body_of(arena, highlighter, language, text);
    highlighter->size = HIGHLIGHT_DOCUMENT_MOST;
    plain = body_of(arena, highlighter, language, text);
    coloured = without_spans(arena, coloured);
    assert(coloured.size == plain.size && memcmp(coloured.data, plain.data, plain.size) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Slice text = {(const char *)data, size};
    Slice language = slice_cut(text, '\n', &text);
    /* One for all inputs, as a worker has one for all documents: opening it takes longer than most of them. */
    static Highlighter highlighter;
    static bool is_ready;
    TokenList tokens;
    Arena arena;

    arena_init(&arena, NULL);
    if (!is_ready) {
        highlighter_init(&highlighter);
        is_ready = true;
    }
    highlighter_begin(&highlighter, &arena);
    tokens = highlighter_read(&highlighter, &arena, language, text);
    check_tokens(tokens, text);
    check_equal(tokens, highlighter_read(&highlighter, &arena, language, text));
    check_short_form(&arena, tokens, text);
    check_text(&arena, &highlighter, language, text);
    arena_free(&arena);
    return 0;
}
