#include "document/view_reader.h"

/* ---- problems ---- */

bool view_reader_fail(ViewReader *reader, const JsonNode *json, const char *wanted)
{
    *reader->problem =
        (JsonProblem){json->offset, arena_format(reader->arena, "this should be %s", wanted)};
    return false;
}

bool view_reader_is_array(ViewReader *reader, const JsonNode *json, size_t count,
                          const char *wanted)
{
    bool is_right = json->kind == JSON_KIND_ARRAY && (count == 0 || json->count == count);

    return is_right || view_reader_fail(reader, json, wanted);
}

/* ---- values ---- */

bool view_reader_text(ViewReader *reader, const JsonNode *json, Slice *text)
{
    *text = json->text;
    return json->kind == JSON_KIND_STRING || view_reader_fail(reader, json, "a string");
}

bool view_reader_integer(ViewReader *reader, const JsonNode *json, int32_t *value)
{
    return json_tree_integer(json, value) || view_reader_fail(reader, json, "a whole number");
}

/* {"t":"Name"}: the index of the name. */
bool view_reader_choice(ViewReader *reader, const JsonNode *json, const char *(*name)(int),
                        int count, const char *wanted, uint8_t *choice)
{
    const JsonNode *tag = json_tree_find(json, "t");

    for (int i = 0; tag && i < count; i++) {
        if (slice_is(tag->text, name(i))) {
            *choice = (uint8_t)i;
            return true;
        }
    }
    return view_reader_fail(reader, json, wanted);
}

static const char *style_name(int i)
{
    return view_style_name((ListStyle)i);
}

static const char *delimiter_name(int i)
{
    return view_delimiter_name((ListDelimiter)i);
}

static const char *alignment_name(int i)
{
    return view_alignment_name((Alignment)i);
}

static const char *mode_name(int i)
{
    return view_citation_mode_name((CitationMode)i);
}

static const char *quote_name(int i)
{
    return i == 0 ? "DoubleQuote" : "SingleQuote";
}

static const char *math_name(int i)
{
    return i == 0 ? "InlineMath" : "DisplayMath";
}

bool view_reader_alignment(ViewReader *reader, const JsonNode *json, uint8_t *alignment)
{
    return view_reader_choice(reader, json, alignment_name, ALIGN_RIGHT + 1, "an alignment",
                              alignment);
}

/* ---- attributes ---- */

static bool read_classes(ViewReader *reader, const JsonNode *json, Attributes *attributes)
{
    if (!view_reader_is_array(reader, json, 0, "a list of classes")) {
        return false;
    }
    attributes->classes = arena_new_array(reader->arena, Slice, json->count);
    for (const JsonNode *class = json->first; class != NULL; class = class->next) {
        if (!view_reader_text(reader, class, &attributes->classes[attributes->class_count++])) {
            return false;
        }
    }
    return true;
}

static bool read_keys(ViewReader *reader, const JsonNode *json, Attributes *attributes)
{
    if (!view_reader_is_array(reader, json, 0, "a list of keys with values")) {
        return false;
    }
    attributes->items = arena_new_array(reader->arena, Attribute, json->count);
    for (const JsonNode *pair = json->first; pair != NULL; pair = pair->next) {
        Attribute *item = &attributes->items[attributes->count++];

        if (!view_reader_is_array(reader, pair, 2, "a key and a value") ||
            !view_reader_text(reader, pair->first, &item->key) ||
            !view_reader_text(reader, pair->last, &item->value)) {
            return false;
        }
    }
    return true;
}

bool view_field_attributes(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    Attributes *attributes = arena_new(reader->arena, Attributes);

    if (!view_reader_is_array(reader, json, 3, "an identifier, classes, and keys with values") ||
        !view_reader_text(reader, json->first, &attributes->identifier) ||
        !read_classes(reader, json->first->next, attributes) ||
        !read_keys(reader, json->last, attributes)) {
        return false;
    }

    bool is_empty =
        attributes->identifier.size == 0 && attributes->class_count == 0 && attributes->count == 0;

    node->attributes = is_empty ? NULL : attributes;
    return true;
}

/* ---- lists ---- */

static void queue(ViewReader *reader, const JsonNode *list, ViewNode *parent, ItemReader *read)
{
    reader->queue = arena_array_room(reader->arena, reader->queue, reader->queue_count,
                                     &reader->queue_capacity, sizeof *reader->queue);
    reader->queue[reader->queue_count++] = (PendingList){list, parent, read};
}

bool view_reader_add_list(ViewReader *reader, const JsonNode *list, ViewNode *parent,
                          ItemReader *read, const char *wanted)
{
    if (!view_reader_is_array(reader, list, 0, wanted)) {
        return false;
    }
    queue(reader, list, parent, read);
    return true;
}

void view_reader_add_map(ViewReader *reader, const JsonNode *map, ViewNode *parent)
{
    queue(reader, map, parent, NULL);
}

bool view_field_blocks(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return view_reader_add_list(reader, json, node, view_read_block, "a list of blocks");
}

bool view_field_inlines(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return view_reader_add_list(reader, json, node, view_read_inline, "a list of inlines");
}

ViewNode *view_reader_add(ViewReader *reader, ViewNode *parent, ViewKind kind)
{
    return view_add(reader->arena, parent, kind, NULL);
}

static bool read_item(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    return view_field_blocks(reader, json, view_reader_add(reader, parent, VIEW_LIST_ITEM));
}

static bool read_line(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    return view_field_inlines(reader, json, view_reader_add(reader, parent, VIEW_LINE));
}

static bool read_definition(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    return view_field_blocks(reader, json, view_reader_add(reader, parent, VIEW_DEFINITION));
}

static bool read_definition_item(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    ViewNode *item = view_reader_add(reader, parent, VIEW_DEFINITION_ITEM);

    return view_reader_is_array(reader, json, 2, "a term and its definitions") &&
           view_field_inlines(reader, json->first,
                              view_reader_add(reader, item, VIEW_DEFINITION_TERM)) &&
           view_reader_add_list(reader, json->last, item, read_definition, "a list of definitions");
}

bool view_field_items(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return view_reader_add_list(reader, json, node, read_item, "a list of items");
}

bool view_field_lines(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return view_reader_add_list(reader, json, node, read_line, "a list of lines");
}

bool view_field_definitions(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return view_reader_add_list(reader, json, node, read_definition_item,
                                "a list of terms and definitions");
}

/* ---- simple fields ---- */

bool view_field_text(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return view_reader_text(reader, json, &node->text);
}

bool view_field_format(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return view_reader_text(reader, json, &node->format);
}

bool view_field_level(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    int32_t level;

    if (!view_reader_integer(reader, json, &level) || level < 0 || level > UINT8_MAX) {
        return view_reader_fail(reader, json, "the level of a header");
    }
    node->level = (uint8_t)level;
    return true;
}

bool view_field_list_style(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return view_reader_is_array(reader, json, 3, "a start, a style and a delimiter") &&
           view_reader_integer(reader, json->first, &node->number) &&
           view_reader_choice(reader, json->first->next, style_name, LIST_UPPER_ALPHA + 1,
                              "the style of a list", &node->list.style) &&
           view_reader_choice(reader, json->last, delimiter_name, LIST_TWO_PARENTHESES + 1,
                              "the delimiter of a list", &node->list.delimiter);
}

bool view_field_quote(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    uint8_t is_single = 0;
    bool is_read = view_reader_choice(reader, json, quote_name, 2, "a kind of quotes", &is_single);

    node->flags |= is_single ? VIEW_SINGLE : 0;
    return is_read;
}

bool view_field_math(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    uint8_t is_display = 0;
    bool is_read = view_reader_choice(reader, json, math_name, 2, "a kind of math", &is_display);

    node->flags |= is_display ? VIEW_DISPLAY : 0;
    return is_read;
}

bool view_field_target(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    LinkTarget *target = arena_new(reader->arena, LinkTarget);

    node->target = target;
    return view_reader_is_array(reader, json, 2, "an address and a title") &&
           view_reader_text(reader, json->first, &target->url) &&
           view_reader_text(reader, json->last, &target->title);
}

/* ---- citations ---- */

const JsonNode *view_reader_member(ViewReader *reader, const JsonNode *json, const char *key)
{
    const JsonNode *found = json_tree_find(json, key);

    if (!found) {
        view_reader_fail(
            reader, json,
            arena_string(reader->arena, arena_format(reader->arena, "an object with %s", key)));
    }
    return found;
}

static bool read_citation(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    static const char *const keys[] = {"citationId",   "citationPrefix",  "citationSuffix",
                                       "citationMode", "citationNoteNum", "citationHash"};
    const JsonNode *values[6];
    ViewNode *citation = view_reader_add(reader, parent, VIEW_CITATION);

    for (size_t i = 0; i < 6; i++) {
        values[i] = view_reader_member(reader, json, keys[i]);
        if (!values[i]) {
            return false;
        }
    }
    return view_reader_text(reader, values[0], &citation->text) &&
           view_field_inlines(reader, values[1],
                              view_reader_add(reader, citation, VIEW_CITATION_PREFIX)) &&
           view_field_inlines(reader, values[2],
                              view_reader_add(reader, citation, VIEW_CITATION_SUFFIX)) &&
           view_reader_choice(reader, values[3], mode_name, CITATION_NORMAL + 1,
                              "a mode of citation", &citation->level) &&
           view_reader_integer(reader, values[4], &citation->number) &&
           view_reader_integer(reader, values[5], &citation->hash);
}

bool view_field_citations(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return view_reader_add_list(reader, json, node, read_citation, "a list of citations");
}
