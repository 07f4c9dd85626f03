#include "render/html_escape.h"

static const Slice text_escapes[256] = {
    ['\0'] = SLICE_INIT("\xEF\xBF\xBD"), /* U+FFFD, as in Markdown: HTML has no NUL */
    ['"'] = SLICE_INIT("&quot;"),        ['&'] = SLICE_INIT("&amp;"),
    ['<'] = SLICE_INIT("&lt;"),          ['>'] = SLICE_INIT("&gt;"),
};

void html_write_text(Buffer *out, Slice text)
{
    size_t start = 0;

    for (size_t i = 0; i < text.size; i++) {
        const Slice *escape = &text_escapes[(unsigned char)text.data[i]];

        if (escape->size > 0) {
            buffer_add_bytes(out, text.data + start, i - start);
            buffer_add(out, *escape);
            start = i + 1;
        }
    }
    if (start < text.size) {
        buffer_add_bytes(out, text.data + start, text.size - start);
    }
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
