#include "base/xml.h"

#include "base/harmless.h"
#include "base/utf8.h"

static void write_other(Buffer *out, uint32_t code_point)
{
    bool is_character = code_point != 0xFFFE && code_point != 0xFFFF;

    utf8_add(out, is_character ? harmless_code_point(code_point) : UTF8_REPLACEMENT);
}

static void write_code_point(Buffer *out, uint32_t code_point)
{
    switch (code_point) {
    case '&':
        buffer_add_string(out, "&amp;");
        break;
    case '<':
        buffer_add_string(out, "&lt;");
        break;
    case '>':
        buffer_add_string(out, "&gt;");
        break;
    case '"':
        buffer_add_string(out, "&quot;");
        break;
    default:
        write_other(out, code_point);
        break;
    }
}

static bool is_layout(uint32_t code_point)
{
    return code_point == '\t' || code_point == '\n' || code_point == '\r';
}

void xml_write_text(Buffer *out, Slice text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t code_point = utf8_decode(text, &at);

        if (code_point == '\t' || code_point == '\n') {
            buffer_add_byte(out, (char)code_point);
        } else if (code_point == '\r') {
            buffer_add_string(out, "&#13;");
        } else {
            write_code_point(out, code_point);
        }
    }
}

void xml_write_attribute(Buffer *out, const char *name, Slice value)
{
    buffer_add_format(out, " %s=\"", name);
    for (size_t at = 0; at < value.size;) {
        uint32_t code_point = utf8_decode(value, &at);

        if (is_layout(code_point)) {
            buffer_add_format(out, "&#%u;", code_point);
        } else {
            write_code_point(out, code_point);
        }
    }
    buffer_add_byte(out, '"');
}
