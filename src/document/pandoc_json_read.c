#include "document/pandoc_json_read.h"

#include "document/view_reader_table.h"

#include <stdlib.h>

enum { FIELDS_MOST = 6 };

typedef struct Constructor {
    ViewKind kind;
    FieldReader *fields[FIELDS_MOST]; /* in pandoc's order; ends with NULL */
} Constructor;

/* ---- metadata ---- */

static bool read_element(ViewReader *reader, const JsonNode *json, ViewNode *parent,
                         const Constructor *constructors, size_t count, const char *wanted);
static bool read_meta(ViewReader *reader, const JsonNode *json, ViewNode *parent);

static bool field_values(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    return view_reader_add_list(reader, json, node, read_meta, "a list of metadata");
}

static int compare_members(const void *a, const void *b)
{
    const JsonNode *left = *(const JsonNode *const *)a;
    const JsonNode *right = *(const JsonNode *const *)b;
    int order = slice_compare(left->key, right->key);

    /* Of a key that is there twice the last counts: it comes first. */
    return order != 0 ? order : (left->offset < right->offset) - (left->offset > right->offset);
}

/* In the order of their keys, as pandoc has them. */
static bool read_map(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    const JsonNode **members = arena_new_array(reader->arena, const JsonNode *, json->count);
    size_t count = 0;

    for (const JsonNode *value = json->first; value != NULL; value = value->next) {
        members[count++] = value;
    }
    if (count > 0) {
        qsort(members, count, sizeof *members, compare_members);
    }
    for (size_t i = 0; i < count; i++) {
        bool is_repeated = i > 0 && slice_equals(members[i]->key, members[i - 1]->key);

        if (!is_repeated && !read_meta(reader, members[i], node)) {
            return false;
        }
    }
    return true;
}

static bool field_map(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    if (json->kind != JSON_KIND_OBJECT) {
        return view_reader_fail(reader, json, "an object");
    }
    view_reader_add_map(reader, json, node);
    return true;
}

static bool field_boolean(ViewReader *reader, const JsonNode *json, ViewNode *node)
{
    node->flags |= slice_is(json->text, "true") ? VIEW_TRUE : 0;
    return json->kind == JSON_KIND_BOOLEAN || view_reader_fail(reader, json, "true or false");
}

static const Constructor metas[] = {
    {VIEW_META_MAP, {field_map}},
    {VIEW_META_LIST, {field_values}},
    {VIEW_META_INLINES, {view_field_inlines}},
    {VIEW_META_BLOCKS, {view_field_blocks}},
    {VIEW_META_STRING, {view_field_text}},
    {VIEW_META_BOOLEAN, {field_boolean}},
};

static bool read_meta(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    return read_element(reader, json, parent, metas, sizeof metas / sizeof *metas, "metadata");
}

/* ---- blocks and inlines ---- */

static const Constructor blocks[] = {
    {VIEW_PLAIN, {view_field_inlines}},
    {VIEW_PARA, {view_field_inlines}},
    {VIEW_LINE_BLOCK, {view_field_lines}},
    {VIEW_HEADER, {view_field_level, view_field_attributes, view_field_inlines}},
    {VIEW_CODE_BLOCK, {view_field_attributes, view_field_text}},
    {VIEW_RAW_BLOCK, {view_field_format, view_field_text}},
    {VIEW_BLOCK_QUOTE, {view_field_blocks}},
    {VIEW_BULLET_LIST, {view_field_items}},
    {VIEW_ORDERED_LIST, {view_field_list_style, view_field_items}},
    {VIEW_DEFINITION_LIST, {view_field_definitions}},
    {VIEW_HORIZONTAL_RULE, {NULL}},
    {VIEW_TABLE,
     {view_field_attributes, view_field_caption, view_field_columns, view_field_head,
      view_field_bodies, view_field_foot}},
    {VIEW_FIGURE, {view_field_attributes, view_field_caption, view_field_blocks}},
    {VIEW_DIV, {view_field_attributes, view_field_blocks}},
};

static const Constructor inlines[] = {
    {VIEW_STR, {view_field_text}},
    {VIEW_SPACE, {NULL}},
    {VIEW_SOFT_BREAK, {NULL}},
    {VIEW_LINE_BREAK, {NULL}},
    {VIEW_CODE, {view_field_attributes, view_field_text}},
    {VIEW_MATH, {view_field_math, view_field_text}},
    {VIEW_RAW_INLINE, {view_field_format, view_field_text}},
    {VIEW_EMPH, {view_field_inlines}},
    {VIEW_STRONG, {view_field_inlines}},
    {VIEW_STRIKEOUT, {view_field_inlines}},
    {VIEW_UNDERLINE, {view_field_inlines}},
    {VIEW_SUPERSCRIPT, {view_field_inlines}},
    {VIEW_SUBSCRIPT, {view_field_inlines}},
    {VIEW_SMALL_CAPS, {view_field_inlines}},
    {VIEW_QUOTED, {view_field_quote, view_field_inlines}},
    {VIEW_CITE, {view_field_citations, view_field_inlines}},
    {VIEW_SPAN, {view_field_attributes, view_field_inlines}},
    {VIEW_LINK, {view_field_attributes, view_field_inlines, view_field_target}},
    {VIEW_IMAGE, {view_field_attributes, view_field_inlines, view_field_target}},
    {VIEW_NOTE, {view_field_blocks}},
};

/* pandoc-types had a block that is nothing until 1.23. */
static bool is_null_block(const JsonNode *json)
{
    const JsonNode *tag = json_tree_find(json, "t");

    return tag && slice_is(tag->text, "Null");
}

bool view_read_block(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    return is_null_block(json) ||
           read_element(reader, json, parent, blocks, sizeof blocks / sizeof *blocks, "a block");
}

bool view_read_inline(ViewReader *reader, const JsonNode *json, ViewNode *parent)
{
    return read_element(reader, json, parent, inlines, sizeof inlines / sizeof *inlines,
                        "an inline");
}

/* ---- constructors ---- */

static const Constructor *find_constructor(const Constructor *constructors, size_t count,
                                           const JsonNode *json)
{
    const JsonNode *tag = json_tree_find(json, "t");

    for (size_t i = 0; tag && i < count; i++) {
        if (slice_is(tag->text, view_kind_name(constructors[i].kind))) {
            return &constructors[i];
        }
    }
    return NULL;
}

static size_t count_fields(const Constructor *constructor)
{
    size_t count = 0;

    while (count < FIELDS_MOST && constructor->fields[count]) {
        count++;
    }
    return count;
}

/* One field stands alone in "c", several are a list; without any there is no "c". */
static bool read_fields(ViewReader *reader, const JsonNode *json, const Constructor *constructor,
                        ViewNode *node)
{
    size_t count = count_fields(constructor);
    const JsonNode *fields = json_tree_find(json, "c");

    if (count == 0) {
        return true;
    }
    if (!fields || (count > 1 && (fields->kind != JSON_KIND_ARRAY || fields->count != count))) {
        const char *name = view_kind_name(constructor->kind);
        Slice wanted = arena_format(reader->arena, "a %s with %zu field%s", name, count,
                                    count == 1 ? "" : "s");

        return view_reader_fail(reader, fields ? fields : json,
                                arena_string(reader->arena, wanted));
    }

    const JsonNode *field = count > 1 ? fields->first : fields;

    for (size_t i = 0; i < count; i++, field = field->next) {
        if (!constructor->fields[i](reader, field, node)) {
            return false;
        }
    }
    return true;
}

static bool read_element(ViewReader *reader, const JsonNode *json, ViewNode *parent,
                         const Constructor *constructors, size_t count, const char *wanted)
{
    const Constructor *constructor = find_constructor(constructors, count, json);

    if (!constructor) {
        return view_reader_fail(reader, json, wanted);
    }

    ViewNode *node = view_reader_add(reader, parent, constructor->kind);

    if (parent->kind == VIEW_META_MAP) {
        node->key = json->key;
    }
    return read_fields(reader, json, constructor, node);
}

static bool read_pending(ViewReader *reader, PendingList pending)
{
    if (!pending.read) {
        return read_map(reader, pending.list, pending.parent);
    }
    for (const JsonNode *item = pending.list->first; item != NULL; item = item->next) {
        if (!pending.read(reader, item, pending.parent)) {
            return false;
        }
    }
    return true;
}

static bool read_queue(ViewReader *reader)
{
    for (size_t i = 0; i < reader->queue_count; i++) {
        if (!read_pending(reader, reader->queue[i])) {
            return false;
        }
    }
    return true;
}

View *pandoc_json_read(Arena *arena, Slice text, JsonProblem *problem)
{
    ViewReader reader = {.arena = arena, .problem = problem};
    const JsonNode *root = json_tree_read(arena, text, problem);

    if (!root) {
        return NULL;
    }

    View *view = arena_new(arena, View);
    const JsonNode *meta = view_reader_member(&reader, root, "meta");
    const JsonNode *content = meta ? view_reader_member(&reader, root, "blocks") : NULL;

    *view = (View){
        .meta = view_new(arena, VIEW_META_MAP, NULL),
        .blocks = view_new(arena, VIEW_DOCUMENT, NULL),
        .arena = arena,
    };
    bool is_read = content && field_map(&reader, meta, view->meta) &&
                   view_field_blocks(&reader, content, view->blocks) && read_queue(&reader);

    return is_read ? view : NULL;
}

/* One element, or all of an array. */
static bool read_part(ViewReader *reader, const JsonNode *root, ItemReader *read, ViewNode *parent)
{
    const JsonNode *item = root->kind == JSON_KIND_ARRAY ? root->first : root;

    for (; item; item = root->kind == JSON_KIND_ARRAY ? item->next : NULL) {
        if (!read(reader, item, parent)) {
            return false;
        }
    }
    return read_queue(reader) && parent->first;
}

ViewNode *pandoc_json_read_part(Arena *arena, Slice text, bool *is_list)
{
    static const struct {
        ViewKind kind;
        ItemReader *read;
    } forms[] = {{VIEW_META_INLINES, view_read_inline}, {VIEW_META_BLOCKS, view_read_block}};
    JsonProblem problem;
    const JsonNode *root = json_tree_read(arena, text, &problem);

    *is_list = root && root->kind == JSON_KIND_ARRAY;
    for (size_t i = 0; root && i < sizeof forms / sizeof *forms; i++) {
        ViewReader reader = {.arena = arena, .problem = &problem};
        ViewNode *part = view_new(arena, forms[i].kind, NULL);

        if (read_part(&reader, root, forms[i].read, part)) {
            return part;
        }
    }
    return NULL;
}
