#include "document/gfm_attributes.h"

#include "document/anchor.h"
#include "document/gfm_html_tag.h"

static bool is_name(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        if (!ascii_is_alphanumeric(c) && c != '-' && c != '_' && c != ':' && c != '.' &&
            (unsigned char)c < 0x80) {
            return false;
        }
    }
    return text.size > 0;
}

static void add_name(Buffer *items, const char *sign, Slice name)
{
    if (is_name(name)) {
        buffer_add_string(items, items->size > 0 ? " " : "");
        buffer_add_string(items, sign);
        buffer_add(items, name);
    }
}

/* Text around attributes is read as Markdown first, where the backslash of \" would vanish: the other quote is taken. */
static void add_value(Buffer *items, Slice value)
{
    char quote = slice_find_byte(value, '"', 0) < value.size ? '\'' : '"';

    buffer_add_byte(items, '=');
    buffer_add_byte(items, quote);
    for (size_t i = 0; i < value.size; i++) {
        if (value.data[i] != quote && value.data[i] != '\n') {
            buffer_add_byte(items, value.data[i]);
        }
    }
    buffer_add_byte(items, quote);
}

void gfm_attributes_write(Buffer *out, const Attributes *attributes)
{
    Buffer items;

    buffer_init(&items, out->arena);
    add_name(&items, "#", attributes->identifier);
    for (size_t i = 0; i < attributes->class_count; i++) {
        add_name(&items, ".", attributes->classes[i]);
    }
    for (size_t i = 0; i < attributes->count; i++) {
        if (is_name(attributes->items[i].key)) {
            add_name(&items, "", attributes->items[i].key);
            add_value(&items, attributes->items[i].value);
        }
    }
    if (items.size > 0) {
        buffer_add_byte(out, '{');
        buffer_add(out, buffer_slice(&items));
        buffer_add_byte(out, '}');
    }
}

/* "title", or "title-2": the second of its name. */
static bool is_automatic(Arena *arena, ViewNode *header, Slice identifier)
{
    Slice base = anchor_from_text(arena, gfm_html_plain_text(arena, header, false));
    Slice rest = slice_from(identifier, base.size);
    int64_t number;

    return slice_starts_with(identifier, base) &&
           (rest.size == 0 ||
            (rest.data[0] == '-' && slice_to_integer(slice_from(rest, 1), &number)));
}

const Attributes *gfm_attributes_of_header(Arena *arena, ViewNode *header)
{
    Attributes *attributes;

    if (!header->attributes) {
        return NULL;
    }
    attributes = arena_new(arena, Attributes);
    *attributes = *header->attributes;
    if (is_automatic(arena, header, attributes->identifier)) {
        attributes->identifier = SLICE("");
    }
    return attributes->identifier.size > 0 || attributes->class_count > 0 || attributes->count > 0
               ? attributes
               : NULL;
}
