#include "render/html_escape.h"

#include "base/byte_block.h"

/* What is written for a byte; NULL: itself. */
static const char *const escapes[256] = {
    ['\0'] = "\xEF\xBF\xBD", /* U+FFFD, as in Markdown: HTML has no NUL */
    ['"'] = "&quot;",        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;",
};

static void write_escape(Buffer *out, char c)
{
    const char *escape = escapes[(unsigned char)c];

    buffer_add_string(out, escape != NULL ? escape : "&#39;");
}

/* The first byte at or after `at` that is not written as it is; `quote` is one. */
static inline const char *find_special(const char *at, const char *end, char quote)
{
    while ((size_t)(end - at) >= sizeof(ByteBlock)) {
        ByteBlock block = byte_block_load(at);
        ByteBlock angles =
            byte_block_or(byte_block_equal(block, '<'), byte_block_equal(block, '>'));
        ByteBlock quotes =
            byte_block_or(byte_block_equal(block, '"'), byte_block_equal(block, quote));
        ByteBlock others =
            byte_block_or(byte_block_equal(block, '&'), byte_block_equal(block, '\0'));
        size_t first = byte_block_first(byte_block_or(byte_block_or(angles, quotes), others));

        at += first;
        if (first < sizeof block) {
            return at;
        }
    }
    while (at < end && escapes[(unsigned char)*at] == NULL && *at != quote) {
        at++;
    }
    return at;
}

/* Much of a site goes through here. */
static inline void write_escaped(Buffer *out, Slice text, char quote)
{
    if (text.size == 0) {
        return; /* NULL + 0 is undefined in C */
    }

    const char *at = text.data;
    const char *end = at + text.size;

    while (at < end) {
        const char *special = find_special(at, end, quote);

        buffer_add_bytes(out, at, (size_t)(special - at));
        at = special;
        if (at < end) {
            write_escape(out, *at++);
        }
    }
}

void html_write_text(Buffer *out, Slice text)
{
    write_escaped(out, text, '"');
}

void html_write_quoted(Buffer *out, Slice text)
{
    write_escaped(out, text, '\'');
}

void html_write_attribute(Buffer *out, const char *name, Slice value)
{
    buffer_add_byte(out, ' ');
    buffer_add_string(out, name);
    buffer_add(out, SLICE("=\""));
    html_write_text(out, value);
    buffer_add_byte(out, '"');
}

/* RFC 3986: unreserved and reserved characters, without the brackets, and "%". */
static bool stands_in_url(char c)
{
    switch (c) {
    case '-':
    case '_':
    case '.':
    case '~':
    case ':':
    case '/':
    case '?':
    case '#':
    case '@':
    case '!':
    case '$':
    case '(':
    case ')':
    case '*':
    case '+':
    case ',':
    case ';':
    case '=':
    case '%':
        return true;
    default:
        return ascii_is_alphanumeric(c);
    }
}

static void write_url_byte(Buffer *out, char c)
{
    static const char digits[] = "0123456789ABCDEF";

    if (c == '&') {
        buffer_add(out, SLICE("&amp;"));
    } else if (c == '\'') {
        buffer_add(out, SLICE("&#x27;")); /* as cmark-gfm does */
    } else {
        buffer_add_byte(out, '%');
        buffer_add_byte(out, digits[(unsigned char)c >> 4]);
        buffer_add_byte(out, digits[(unsigned char)c & 15]);
    }
}

void html_write_url(Buffer *out, Slice url)
{
    for (size_t i = 0; i < url.size; i++) {
        if (stands_in_url(url.data[i])) {
            buffer_add_byte(out, url.data[i]);
        } else {
            write_url_byte(out, url.data[i]);
        }
    }
}

void html_write_markup(Buffer *out, Slice source)
{
    buffer_add(out, SLICE("<pre class=\"markup\">"));
    html_write_text(out, slice_trim_end(source));
    buffer_add(out, SLICE("</pre>\n"));
}

void html_write_raw(Buffer *out, Slice html)
{
    buffer_add(out, html);
}
