/*
 * fuzz_sanitize.c - whatever raw HTML comes in between the writer's elements, what comes out is well-formed, made of
 * allowed elements and attributes, and the same when it is sanitised again.
 *
 * The input's lines are pieces; one that begins with ">" enters an element of the writer, "<<" leaves it, "+" is text.
 */
#include "render/html_escape.h"
#include "render/html_url.h"
#include "render/sanitize.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* --- a strict reader of what comes out: it knows no error handling, and shares nothing with the tokenizer --------- */

enum { OPEN_MAX = 4096 };

typedef struct Reader {
    Slice html;
    size_t at;
    Slice open[OPEN_MAX];
    size_t open_count;
    size_t open_most;
} Reader;

static Slice read_while(Reader *reader, const char *bytes)
{
    size_t start = reader->at;

    while (reader->at < reader->html.size && strchr(bytes, reader->html.data[reader->at]) &&
           reader->html.data[reader->at] != '\0') {
        reader->at++;
    }
    return slice_part(reader->html, start, reader->at);
}

static Slice read_name(Reader *reader)
{
    Slice name = read_while(reader, "abcdefghijklmnopqrstuvwxyz0123456789");

    assert(name.size > 0);
    return name;
}

static bool skip(Reader *reader, const char *text)
{
    Slice expected = slice_from_string(text);

    if (!slice_starts_with(slice_from(reader->html, reader->at), expected)) {
        return false;
    }
    reader->at += expected.size;
    return true;
}

static void check_attribute(Slice name, Slice value)
{
    static const char *const allowed[] = {
        "abbr",   "alt",   "class", "colspan", "datetime", "dir",     "height", "href",
        "id",     "lang",  "media", "open",    "reversed", "rowspan", "scope",  "src",
        "srcset", "start", "title", "type",    "value",    "width"};
    /* These two only as the sanitiser itself writes them. */
    bool known = (slice_is(name, "loading") && slice_is(value, "lazy")) ||
                 (slice_is(name, "decoding") && slice_is(value, "async"));

    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        known = known || slice_is(name, allowed[i]);
    }
    assert(known);
    assert(slice_find_byte(value, '<', 0) == value.size &&
           slice_find_byte(value, '>', 0) == value.size);
    if (slice_is(name, "href") || slice_is(name, "src")) {
        UrlKind kind = url_kind(value, slice_is(name, "src"));

        assert(kind == URL_RELATIVE || kind == URL_KNOWN);
    }
}

static void read_attributes(Reader *reader)
{
    Slice previous = {NULL, 0};

    while (skip(reader, " ")) {
        Slice name = read_name(reader);
        Slice value = {NULL, 0};

        assert(!slice_equals(name, previous));
        previous = name;
        if (skip(reader, "=\"")) {
            size_t end = slice_find_byte(reader->html, '"', reader->at);

            assert(end < reader->html.size);
            value = slice_part(reader->html, reader->at, end);
            reader->at = end + 1;
        }
        check_attribute(name, value);
    }
}

static void read_start_tag(Reader *reader)
{
    Slice name = read_name(reader);
    HtmlElement element = html_element_find(name);
    const HtmlElementFacts *facts = html_element_facts(element);

    assert(facts->treatment == TREAT_ALLOW || facts->treatment == TREAT_VOID);
    assert(facts->written == ELEMENT_NONE);
    read_attributes(reader);
    assert(skip(reader, ">"));
    if (facts->treatment == TREAT_ALLOW) {
        assert(reader->open_count < OPEN_MAX);
        reader->open[reader->open_count++] = name;
        reader->open_most =
            reader->open_count > reader->open_most ? reader->open_count : reader->open_most;
    }
}

static void read_markup(Reader *reader)
{
    if (!skip(reader, "</")) {
        assert(skip(reader, "<"));
        read_start_tag(reader);
        return;
    }
    assert(reader->open_count > 0);
    assert(slice_equals(read_name(reader), reader->open[--reader->open_count]));
    assert(skip(reader, ">"));
}

/* Returns how deep the elements nest. */
static size_t check_html(Slice html)
{
    static Reader reader;

    reader = (Reader){.html = html};
    while (reader.at < html.size) {
        reader.at = slice_find_byte(html, '<', reader.at);
        if (reader.at < html.size) {
            read_markup(&reader);
        }
    }
    assert(reader.open_count == 0);
    return reader.open_most;
}

/* --- sanitising --------------------------------------------------------------------------------------------------- */

typedef struct Page {
    Buffer out;
    HtmlIds ids;
    Sanitizer sanitizer;
    HtmlElement own[64]; /* the writer's elements */
    bool written[64];
    size_t own_count;
} Page;

static void page_init(Page *page, Arena *arena)
{
    static Node root = {.kind = NODE_DOCUMENT};
    static Tree tree = {.root = &root};

    memset(page, 0, sizeof *page);
    buffer_init(&page->out, arena);
    html_ids_init(&page->ids, &tree, arena);
    sanitize_init(&page->sanitizer, &page->out, NULL, &page->ids, SLICE(">"));
}

static void write_tag(Page *page, const char *before, HtmlElement element)
{
    buffer_add_string(&page->out, before);
    buffer_add_string(&page->out, html_element_facts(element)->name);
    buffer_add_byte(&page->out, '>');
}

/* Blocks hold blocks, a paragraph holds phrases: as in a document. */
static void enter(Page *page, char which)
{
    static const HtmlElement blocks[] = {ELEMENT_P, ELEMENT_BLOCKQUOTE, ELEMENT_H2, ELEMENT_DIV};
    static const HtmlElement phrases[] = {ELEMENT_EM, ELEMENT_A, ELEMENT_DEL, ELEMENT_STRONG};
    HtmlElement parent = page->own_count > 0 ? page->own[page->own_count - 1] : ELEMENT_DIV;
    bool in_blocks = parent == ELEMENT_DIV || parent == ELEMENT_BLOCKQUOTE;
    HtmlElement element = in_blocks ? blocks[which & 3] : phrases[which & 3];
    bool written;

    if (page->own_count == sizeof page->own / sizeof *page->own) {
        return;
    }
    written = sanitize_enter(&page->sanitizer, element);
    if (written) {
        write_tag(page, "<", element);
    }
    page->written[page->own_count] = written;
    page->own[page->own_count++] = element;
}

static void leave(Page *page)
{
    if (page->own_count > 0) {
        bool written = sanitize_leave(&page->sanitizer);

        page->own_count--;
        assert(written == page->written[page->own_count]);
        if (written) {
            write_tag(page, "</", page->own[page->own_count]);
        }
    }
}

static void add_line(Page *page, Slice line)
{
    Node piece = {.kind = page->own_count > 0 ? NODE_RAW_INLINE : NODE_RAW_BLOCK};

    if (slice_starts_with(line, SLICE(">")) && line.size > 1) {
        enter(page, line.data[1]);
    } else if (slice_starts_with(line, SLICE("<<"))) {
        leave(page);
    } else if (slice_starts_with(line, SLICE("+"))) {
        sanitize_text(&page->sanitizer);
        html_write_text(&page->out, line);
    } else {
        sanitize_raw(&page->sanitizer, line, &piece);
    }
}

static void finish(Page *page)
{
    while (page->own_count > 0) {
        leave(page);
    }
    sanitize_finish(&page->sanitizer);
}

static void check_again(Arena *arena, Slice html)
{
    Page *page = arena_new(arena, Page);
    Node piece = {.kind = NODE_RAW_INLINE};

    page_init(page, arena);
    sanitize_raw(&page->sanitizer, html, &piece);
    finish(page);
    assert(slice_equals(buffer_slice(&page->out), html));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Slice input = {(const char *)data, size};
    Arena arena;
    Page *page;

    arena_init(&arena, NULL);
    page = arena_new(&arena, Page);
    page_init(page, &arena);
    while (input.size > 0) {
        add_line(page, slice_cut(input, '\n', &input));
    }
    finish(page);
    /* The writer's elements may nest deeper than raw ones, which they are the second time. */
    if (check_html(buffer_slice(&page->out)) < 100) {
        check_again(&arena, buffer_slice(&page->out));
    }
    arena_free(&arena);
    return 0;
}
