#include "front_matter/schema_infer.h"

#include "base/map.h"
#include "front_matter/schema_format.h"

enum {
    CHOICES_MOST = 12,     /* of an enum */
    CHOICE_SIZE_MOST = 40, /* bytes: a longer text is prose */
    CHOICE_REPEATED = 4,   /* how often each must be there, on average */
    KINDS = VALUE_MAP + 1,
};

/* Those that people would ask for; most others take almost any text. */
static const char *const formats[] = {"date", "date-time", "email", "uuid", "uri"};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

struct SchemaShape {
    Arena *arena;
    size_t counts[KINDS];
    Map choices;      /* different texts, until there are too many */
    bool has_choices; /* there are not too many, and none is too long */
    bool fits[FORMAT_COUNT];
    Map members; /* key -> SchemaShape: as often as it is there */
    SchemaShape *items;
};

SchemaShape *schema_shape_new(Arena *arena)
{
    SchemaShape *shape = arena_new(arena, SchemaShape);

    shape->arena = arena;
    shape->has_choices = true;
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        shape->fits[i] = true;
    }
    map_init(&shape->choices, arena);
    map_init(&shape->members, arena);
    return shape;
}

static size_t count_of(const SchemaShape *shape)
{
    size_t count = 0;

    for (size_t i = 0; i < KINDS; i++) {
        count += shape->counts[i];
    }
    return count;
}

/* "note: see below" is a URI, too. */
static bool fits_format(const SchemaShape *shape, size_t format, Slice text)
{
    bool is_likely = !slice_is(slice_from_string(formats[format]), "uri") ||
                     slice_find(text, SLICE("://"), 0) < text.size;

    return is_likely &&
           schema_format_find(slice_from_string(formats[format]))->fits(shape->arena, text);
}

static void add_text(SchemaShape *shape, Slice text)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        shape->fits[i] = shape->fits[i] && fits_format(shape, i, text);
    }
    if (!shape->has_choices || map_find_entry(&shape->choices, text)) {
        return;
    }
    shape->has_choices = text.size <= CHOICE_SIZE_MOST && shape->choices.count < CHOICES_MOST;
    if (shape->has_choices) {
        map_get(&shape->choices, arena_copy(shape->arena, text));
    }
}

static void add_member(SchemaShape *shape, const ValuePair *pair)
{
    MapEntry *entry = map_find_entry(&shape->members, pair->key);

    if (!entry) {
        entry = map_get(&shape->members, arena_copy(shape->arena, pair->key));
        entry->value = schema_shape_new(shape->arena);
    }
    schema_shape_add(entry->value, pair->value);
}

/* Recursion is as deep as YAML, whose depth is capped. */
static void add_items(SchemaShape *shape, const Value *list)
{
    for (size_t i = 0; i < list->count; i++) {
        shape->items = shape->items ? shape->items : schema_shape_new(shape->arena);
        schema_shape_add(shape->items, list->items[i]);
    }
}

void schema_shape_add(SchemaShape *shape, const Value *value)
{
    shape->counts[value->kind]++;
    switch (value->kind) {
    case VALUE_STRING:
        add_text(shape, value->text);
        break;
    case VALUE_LIST:
        add_items(shape, value);
        break;
    case VALUE_MAP:
        for (size_t i = 0; i < value->count; i++) {
            add_member(shape, &value->pairs[i]);
        }
        break;
    default:
        break;
    }
}

/* ---- writing ---- */

static void write_shape(JsonWriter *out, const SchemaShape *shape);

/* The names of its types; `names` has room for KINDS. */
static size_t list_types(const SchemaShape *shape, const char *names[KINDS])
{
    static const char *const types[KINDS] = {
        [VALUE_NULL] = "null",    [VALUE_BOOLEAN] = "boolean", [VALUE_INTEGER] = "integer",
        [VALUE_FLOAT] = "number", [VALUE_STRING] = "string",   [VALUE_LIST] = "array",
        [VALUE_MAP] = "object",
    };
    size_t count = 0;

    for (int i = VALUE_MAP; i >= VALUE_NULL; i--) {
        bool is_covered = i == VALUE_INTEGER && shape->counts[VALUE_FLOAT] > 0;

        if (shape->counts[i] > 0 && !is_covered) {
            names[count++] = types[i];
        }
    }
    return count;
}

static void write_types(JsonWriter *out, const SchemaShape *shape)
{
    const char *names[KINDS];
    size_t count = list_types(shape, names);

    if (count == 0) {
        return;
    }
    json_write_key(out, "type");
    if (count == 1) {
        json_write_string(out, slice_from_string(names[0]));
        return;
    }
    json_begin_array(out);
    for (size_t i = 0; i < count; i++) {
        json_write_string(out, slice_from_string(names[i]));
    }
    json_end_array(out);
}

/* False when texts have no form in common. */
static bool write_format(JsonWriter *out, const SchemaShape *shape)
{
    for (size_t i = 0; shape->counts[VALUE_STRING] > 0 && i < FORMAT_COUNT; i++) {
        if (shape->fits[i]) {
            json_write_string_field(out, "format", slice_from_string(formats[i]));
            return true;
        }
    }
    return false;
}

/* Only of places where nothing but texts is: an enum says all that may be there. */
static void write_choices(JsonWriter *out, const SchemaShape *shape)
{
    size_t count = shape->counts[VALUE_STRING];

    if (!shape->has_choices || count != count_of(shape) || shape->choices.count == 0 ||
        count < CHOICE_REPEATED * shape->choices.count) {
        return;
    }
    json_write_key(out, "enum");
    json_begin_array(out);
    for (size_t i = 0; i < shape->choices.count; i++) {
        json_write_string(out, shape->choices.entries[i].key);
    }
    json_end_array(out);
}

static bool is_required(const SchemaShape *shape, const MapEntry *member)
{
    return count_of(member->value) == shape->counts[VALUE_MAP];
}

static void write_required(JsonWriter *out, const SchemaShape *shape)
{
    bool is_open = false;

    for (size_t i = 0; i < shape->members.count; i++) {
        if (!is_required(shape, &shape->members.entries[i])) {
            continue;
        }
        if (!is_open) {
            json_write_key(out, "required");
            json_begin_array(out);
            is_open = true;
        }
        json_write_string(out, shape->members.entries[i].key);
    }
    if (is_open) {
        json_end_array(out);
    }
}

static void write_members(JsonWriter *out, const SchemaShape *shape)
{
    if (shape->members.count == 0) {
        return;
    }
    json_write_key(out, "properties");
    json_begin_object(out);
    for (size_t i = 0; i < shape->members.count; i++) {
        json_write_key_slice(out, shape->members.entries[i].key);
        json_begin_object(out);
        write_shape(out, shape->members.entries[i].value);
        json_end_object(out);
    }
    json_end_object(out);
}

static void write_shape(JsonWriter *out, const SchemaShape *shape)
{
    write_types(out, shape);
    if (!write_format(out, shape)) {
        write_choices(out, shape);
    }
    write_required(out, shape);
    write_members(out, shape);
    if (shape->items) {
        json_write_key(out, "items");
        json_begin_object(out);
        write_shape(out, shape->items);
        json_end_object(out);
    }
}

void schema_shape_write(Buffer *out, const SchemaShape *shape)
{
    JsonWriter json;

    json_init(&json, out, 2);
    json_begin_object(&json);
    json_write_string_field(&json, "$schema",
                            SLICE("https://json-schema.org/draft/2020-12/schema"));
    write_shape(&json, shape);
    json_end_object(&json);
    buffer_add_byte(out, '\n');
}
