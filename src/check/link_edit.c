#include "check/link_edit.h"

#include "base/path.h"
#include "base/utf8.h"

/* A destination's parts: "path?query#fragment"; each with its sign, and empty when it is not there. */
typedef struct Parts {
    Slice path;
    Slice query;
    Slice fragment;
} Parts;

static Parts cut_parts(Slice href)
{
    size_t fragment = slice_find_byte(href, '#', 0);
    size_t query = slice_find_byte(slice_part(href, 0, fragment), '?', 0);

    return (Parts){slice_part(href, 0, query), slice_part(href, query, fragment),
                   slice_from(href, fragment)};
}

static Slice decode(Arena *arena, Slice text)
{
    Slice decoded;

    return path_percent_decode(arena, text, &decoded) ? decoded : text;
}

static bool begins_entity(Slice text)
{
    size_t at = 1;

    while (at < text.size && (ascii_is_alphanumeric(text.data[at]) || text.data[at] == '#')) {
        at++;
    }
    return at > 1 && at < text.size && text.data[at] == ';';
}

/* What stands as it is in pointed brackets: a blank, "(" and ")". */
static char plain_in_brackets(Slice escape)
{
    if (slice_starts_with(escape, SLICE("%20"))) {
        return ' ';
    }
    return slice_starts_with(escape, SLICE("%28"))   ? '('
           : slice_starts_with(escape, SLICE("%29")) ? ')'
                                                     : '\0';
}

/* A file may be called "a&amp;b.md", and Markdown would read that otherwise. */
static void add_path(Buffer *out, Slice path, bool is_plain)
{
    for (size_t i = 0; i < path.size; i++) {
        Slice rest = slice_from(path, i);

        if (path.data[i] == '&' && begins_entity(rest)) {
            buffer_add_string(out, "%26");
        } else if (is_plain && plain_in_brackets(rest) != '\0') {
            buffer_add_byte(out, plain_in_brackets(rest));
            i += 2;
        } else {
            buffer_add_byte(out, path.data[i]);
        }
    }
}

Slice link_edit_destination(Arena *arena, Slice href, Slice suggestion, bool in_brackets)
{
    Parts old = cut_parts(href);
    Parts right = cut_parts(suggestion);
    bool is_plain = in_brackets && slice_find_byte(old.path, ' ', 0) < old.path.size;
    bool keeps_fragment = slice_equals(decode(arena, old.fragment), decode(arena, right.fragment));
    Buffer out;

    buffer_init(&out, arena);
    if (slice_equals(old.path, right.path)) {
        buffer_add(&out, old.path);
    } else {
        add_path(&out, right.path, is_plain);
    }
    buffer_add(&out, old.query);
    if (keeps_fragment) {
        buffer_add(&out, old.fragment);
    } else {
        add_path(&out, right.fragment, false);
    }
    return buffer_slice(&out);
}

/* Without the backslashes that escape a sign: the rest of what Markdown decodes is left to people. */
static Slice without_escapes(Arena *arena, Slice text)
{
    Buffer out;

    if (slice_find_byte(text, '\\', 0) == text.size) {
        return text;
    }
    buffer_init(&out, arena);
    for (size_t i = 0; i < text.size; i++) {
        bool is_escape =
            text.data[i] == '\\' && i + 1 < text.size && ascii_is_punctuation(text.data[i + 1]);

        i += is_escape;
        buffer_add_byte(&out, text.data[i]);
    }
    return buffer_slice(&out);
}

void link_edit_add(DiagnosticList *findings, Diagnostic *finding, const Page *page,
                   const UnitLink *link, const LinkAnswer *answer)
{
    const UnitHeader *header = page->unit.header;
    Slice body = unit_text(&page->unit, header->body);
    Slice written = slice_part(body, link->url_start, link->url_end);
    Slice href = unit_text(&page->unit, link->href);
    bool has_directive = slice_find(href, SLICE(":~:"), 0) < href.size;

    if (!answer->is_certain || link->url_line == 0 || written.size == 0 || has_directive ||
        !slice_equals(without_escapes(findings->arena, written), href) ||
        link->url_end > UINT32_MAX - header->body_offset) {
        return;
    }

    bool in_brackets = link->url_start > 0 && body.data[link->url_start - 1] == '<';
    Edit edit = {
        .span = {header->body_offset + link->url_start, header->body_offset + link->url_end},
        .start = {link->url_line, link->url_column},
        .end = {link->url_line, link->url_column + (uint32_t)utf8_count(written)},
        .text = link_edit_destination(findings->arena, href, answer->suggestion, in_brackets),
    };

    if (!slice_equals(edit.text, written)) {
        diagnostic_put_edit(findings, finding, &edit);
    }
}
