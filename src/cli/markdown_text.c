#include "cli/markdown_text.h"

#include "base/harmless.h"
#include "base/utf8.h"

/* ":" of an address, "." behind "www": GFM makes links of both (6.9, extended autolinks). */
static bool begins_link(Slice text, size_t at)
{
    if (text.data[at] == ':') {
        return slice_starts_with(slice_from(text, at), SLICE("://"));
    }
    return text.data[at] == '.' && at >= 3 &&
           slice_equals_fold(slice_part(text, at - 3, at), SLICE("www"));
}

static bool is_markup(char c)
{
    Slice markup = SLICE("\\`*_[]<>&~|$");

    return slice_find_byte(markup, c, 0) < markup.size;
}

/* "@team", "#12": services find these in what was made of the Markdown, where a backslash is gone. */
static bool is_mention(Slice text, size_t at)
{
    char next = at + 1 < text.size ? text.data[at + 1] : ' ';

    return (text.data[at] == '@' && ascii_is_alphanumeric(next)) ||
           (text.data[at] == '#' && ascii_is_digit(next));
}

void markdown_add_text(Buffer *out, Slice text)
{
    for (size_t at = 0; at < text.size;) {
        bool is_escaped = is_markup(text.data[at]) || begins_link(text, at);
        bool is_broken = is_mention(text, at);

        buffer_add_string(out, is_escaped ? "\\" : "");
        utf8_add(out, harmless_code_point(utf8_decode(text, &at)));
        buffer_add_string(out, is_broken ? "<!-- -->" : "");
    }
}

/* Can it stand between two backticks, also in a table? */
static bool is_simple(Slice text)
{
    return slice_find_byte(text, '`', 0) == text.size &&
           slice_find_byte(text, '|', 0) == text.size && text.data[0] != ' ' &&
           text.data[text.size - 1] != ' ';
}

void markdown_add_code(Buffer *out, Slice text)
{
    if (text.size == 0) {
        return;
    }
    if (is_simple(text)) {
        buffer_add_byte(out, '`');
        harmless_add(out, text);
        buffer_add_byte(out, '`');
    } else {
        buffer_add_string(out, "<code>");
        markdown_add_text(out, text);
        buffer_add_string(out, "</code>");
    }
}
