#include "markdown/attribute.h"

#include "base/buffer.h"

typedef struct AttributeReader {
    Arena *arena;
    Slice rest;
    Attributes *attributes;
    size_t class_capacity;
    size_t capacity;
} AttributeReader;

static bool is_name_byte(char c)
{
    return ascii_is_alphanumeric(c) || c == '-' || c == '_' || c == ':' || c == '.' ||
           (unsigned char)c >= 0x80;
}

static Slice take_name(AttributeReader *reader)
{
    size_t size = 0;
    while (size < reader->rest.size && is_name_byte(reader->rest.data[size])) {
        size++;
    }
    Slice name = slice_part(reader->rest, 0, size);
    reader->rest = slice_from(reader->rest, size);
    return name;
}

static bool take_quoted(AttributeReader *reader, Slice *value)
{
    Buffer out;
    buffer_init(&out, reader->arena);
    char quote = reader->rest.data[0];
    for (size_t i = 1; i < reader->rest.size; i++) {
        if (reader->rest.data[i] == quote) {
            *value = buffer_slice(&out);
            reader->rest = slice_from(reader->rest, i + 1);
            return true;
        }
        i += reader->rest.data[i] == '\\' && i + 1 < reader->rest.size ? 1 : 0;
        buffer_add_byte(&out, reader->rest.data[i]);
    }
    return false;
}

static Slice take_bare_value(AttributeReader *reader)
{
    size_t size = 0;
    while (size < reader->rest.size && !ascii_is_space(reader->rest.data[size])) {
        size++;
    }
    Slice value = slice_part(reader->rest, 0, size);
    reader->rest = slice_from(reader->rest, size);
    return value;
}

static void add_class(AttributeReader *reader, Slice name)
{
    Attributes *attributes = reader->attributes;
    attributes->classes =
        arena_array_room(reader->arena, attributes->classes, attributes->class_count,
                         &reader->class_capacity, sizeof(Slice));
    attributes->classes[attributes->class_count++] = name;
}

static void add_pair(AttributeReader *reader, Slice key, Slice value)
{
    Attributes *attributes = reader->attributes;
    attributes->items = arena_array_room(reader->arena, attributes->items, attributes->count,
                                         &reader->capacity, sizeof(Attribute));
    attributes->items[attributes->count++] = (Attribute){key, value};
}

static bool take_pair(AttributeReader *reader)
{
    Slice key = take_name(reader);
    if (key.size == 0 || reader->rest.size == 0 || reader->rest.data[0] != '=') {
        return false;
    }
    reader->rest = slice_from(reader->rest, 1);
    bool quoted =
        reader->rest.size > 0 && (reader->rest.data[0] == '"' || reader->rest.data[0] == '\'');
    Slice value;
    if (quoted && !take_quoted(reader, &value)) {
        return false;
    }
    value = quoted ? value : take_bare_value(reader);
    add_pair(reader, key, value);
    return true;
}

static bool take_item(AttributeReader *reader)
{
    char mark = reader->rest.data[0];
    if (mark != '#' && mark != '.') {
        return take_pair(reader);
    }
    reader->rest = slice_from(reader->rest, 1);
    Slice name = take_name(reader);
    if (name.size == 0) {
        return false;
    }
    if (mark == '#') {
        reader->attributes->identifier = name;
    } else {
        add_class(reader, name);
    }
    return reader->rest.size == 0 || ascii_is_space(reader->rest.data[0]);
}

Attributes *attribute_parse(Arena *arena, Slice text)
{
    text = slice_trim(text);
    if (text.size < 3 || text.data[0] != '{' || text.data[text.size - 1] != '}') {
        return NULL;
    }
    AttributeReader reader = {.arena = arena,
                              .rest = slice_trim(slice_part(text, 1, text.size - 1))};
    if (reader.rest.size == 0) {
        return NULL;
    }
    reader.attributes = arena_new(arena, Attributes);
    while (reader.rest.size > 0) {
        if (!take_item(&reader)) {
            return NULL;
        }
        reader.rest = slice_trim_start(reader.rest);
    }
    return reader.attributes;
}

/* "## Text {#id}": the braces are the end of the header's last text. */
static void recognize_header(Arena *arena, Node *header)
{
    Node *last = header->last;
    if (last == NULL || last->kind != NODE_STR || last->text.size == 0 ||
        last->text.data[last->text.size - 1] != '}') {
        return;
    }
    size_t brace = slice_find_last_byte(last->text, '{');
    Attributes *attributes = attribute_parse(arena, slice_from(last->text, brace));
    if (attributes == NULL) {
        return;
    }
    Slice kept = slice_trim_end(slice_part(last->text, 0, brace));
    /* The span shrinks with the text when the text stands in the file as it is. */
    bool as_written = last->span.end - last->span.start == last->text.size;
    last->span.end = as_written ? last->span.start + (uint32_t)kept.size : last->span.end;
    last->flags |= as_written ? 0 : NODE_UNLOCATED;
    last->text = kept;
    header->attributes = attributes;
    if (kept.size == 0) {
        node_unlink(last);
    }
}

/* "```ts {.numbered from=3}" */
static void recognize_code(Arena *arena, Node *code)
{
    size_t brace = slice_find_byte(code->info, '{', 0);
    if (brace < code->info.size) {
        code->attributes = attribute_parse(arena, slice_from(code->info, brace));
    }
}

static void recognize_below(Arena *arena, Node *root)
{
    Node *node = root;
    while (node != NULL) {
        bool leaf = node->kind == NODE_HEADER || node->kind == NODE_CODE_BLOCK ||
                    node->kind == NODE_PARA || node->kind == NODE_TABLE;
        if (node->kind == NODE_HEADER) {
            recognize_header(arena, node);
        } else if (node->kind == NODE_CODE_BLOCK) {
            recognize_code(arena, node);
        }
        node = leaf ? node_skip(node, root) : node_next(node, root);
    }
}

void attribute_recognize(Tree *tree)
{
    recognize_below(tree->arena, tree->root);
    for (size_t i = 0; i < tree->footnote_count; i++) {
        recognize_below(tree->arena, tree->footnotes[i]->definition);
    }
}
