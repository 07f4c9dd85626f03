#include "project/configuration_reader.h"

#include "base/edit_distance.h"

#include <stdarg.h>

Diagnostic *configuration_complain(ConfigurationReader *reader, Span span, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    Diagnostic *added = diagnostic_add_list(reader->problems, SLICE("config/value"), SEVERITY_ERROR,
                                            reader->source, span, format, arguments);
    va_end(arguments);
    return added;
}

void configuration_complain_type(ConfigurationReader *reader, const ConfigurationKey *key,
                                 const Value *value)
{
    Slice path = configuration_key_text(reader->arena, key);

    diagnostic_add(reader->problems, SLICE("config/type"), SEVERITY_ERROR, reader->source,
                   value->span, "\"%.*s\" must be %s, not %s", SLICE_PRINT(path), key->type,
                   value_kind_name(value->kind));
}

Slice configuration_suggest(ConfigurationReader *reader, Slice wanted, const Slice *names,
                            size_t count)
{
    Slice nearest = edit_distance_nearest(wanted, names, count);

    return nearest.size > 0
               ? arena_format(reader->arena, "did you mean \"%.*s\"?", SLICE_PRINT(nearest))
               : SLICE("");
}

bool configuration_read_scalar(ConfigurationReader *reader, const ConfigurationKey *key,
                               const Value *value, Slice *text)
{
    if (value->kind != VALUE_STRING && value->kind != VALUE_INTEGER && value->kind != VALUE_FLOAT) {
        configuration_complain_type(reader, key, value);
        return false;
    }
    *text = value->text;
    return true;
}

typedef struct NameList {
    Slice *items;
    size_t count;
} NameList;

static NameList names_in(Arena *arena, Slice parent)
{
    size_t key_count;
    const ConfigurationKey *keys = configuration_keys(&key_count);
    NameList names = {arena_new_array(arena, Slice, key_count), 0};

    for (size_t i = 0; i < key_count; i++) {
        if (configuration_key_is_in(&keys[i], parent)) {
            names.items[names.count++] = configuration_key_name(&keys[i]);
        }
    }
    return names;
}

static Slice list_names(Arena *arena, const NameList *names)
{
    Buffer list;

    buffer_init(&list, arena);
    buffer_add_string(&list, "keys here are: ");
    for (size_t i = 0; i < names->count; i++) {
        buffer_add_string(&list, i > 0 ? ", " : "");
        buffer_add(&list, names->items[i]);
    }
    return buffer_slice(&list);
}

/* A key that belongs elsewhere ("cadence" at the top) is named with its place. */
static Slice find_elsewhere(ConfigurationReader *reader, Slice name)
{
    size_t count;
    const ConfigurationKey *keys = configuration_keys(&count);

    for (size_t i = 0; i < count; i++) {
        if (slice_equals(configuration_key_name(&keys[i]), name)) {
            Slice path = configuration_key_text(reader->arena, &keys[i]);

            return arena_format(reader->arena, "did you mean \"%.*s\"?", SLICE_PRINT(path));
        }
    }
    return SLICE("");
}

static void complain_unknown(ConfigurationReader *reader, Slice parent, const ValuePair *pair)
{
    NameList names = names_in(reader->arena, parent);
    Slice help = configuration_suggest(reader, pair->key, names.items, names.count);

    if (help.size == 0) {
        help = find_elsewhere(reader, pair->key);
    }
    if (help.size == 0) {
        help = list_names(reader->arena, &names);
    }
    diagnostic_add(reader->problems, SLICE("config/unknown-key"), SEVERITY_ERROR, reader->source,
                   pair->key_span, "unknown key \"%.*s\"", SLICE_PRINT(pair->key))
        ->help = help;
}

static void complain_missing(ConfigurationReader *reader, const ConfigurationKey *key,
                             const Value *map)
{
    Span start = {map->span.start, map->span.start + 1};
    Slice name = configuration_key_name(key);

    configuration_complain(reader, start, "\"%.*s\" is missing here", SLICE_PRINT(name))->help =
        arena_format(reader->arena, "it is %s", key->type);
}

static void read_pair(ConfigurationReader *reader, const ConfigurationKey *key,
                      const ValuePair *pair, void *target)
{
    key->read(reader, key, pair->value, (char *)target + key->offset);
}

/* A key without a value is one that is not there: all that was below it may be commented out. */
static void read_keys(ConfigurationReader *reader, Slice parent, const Value *map, void *target)
{
    size_t count;
    const ConfigurationKey *keys = configuration_keys(&count);

    for (size_t i = 0; i < count; i++) {
        if (!configuration_key_is_in(&keys[i], parent)) {
            continue;
        }

        const ValuePair *pair = value_find_pair(map, configuration_key_name(&keys[i]));

        if (pair && pair->value->kind != VALUE_NULL) {
            read_pair(reader, &keys[i], pair, target);
        } else if (keys[i].flags & CONFIGURATION_REQUIRED) {
            complain_missing(reader, &keys[i], map);
        }
    }
}

static void read_map(ConfigurationReader *reader, Slice parent, const Value *map, void *target)
{
    for (size_t i = 0; i < map->count; i++) {
        if (!configuration_key_find(parent, map->pairs[i].key)) {
            complain_unknown(reader, parent, &map->pairs[i]);
        }
    }
    read_keys(reader, parent, map, target);
}

void configuration_read_map(ConfigurationReader *reader, const ConfigurationKey *key,
                            const Value *value, void *target)
{
    static const ConfigurationKey file = {.path = "memoc.yaml", .type = "a map of keys"};

    if (value->kind != VALUE_MAP) {
        configuration_complain_type(reader, key ? key : &file, value);
        return;
    }
    read_map(reader, slice_from_string(key ? key->path : ""), value, target);
}

/* The key that a text alone stands for, or NULL. */
static const ConfigurationKey *find_shorthand(Slice parent)
{
    size_t count;
    const ConfigurationKey *keys = configuration_keys(&count);

    for (size_t i = 0; i < count; i++) {
        if (configuration_key_is_in(&keys[i], parent) &&
            (keys[i].flags & CONFIGURATION_SHORTHAND)) {
            return &keys[i];
        }
    }
    return NULL;
}

static void read_item(ConfigurationReader *reader, const ConfigurationKey *key, Slice parent,
                      const Value *item, void *target)
{
    const ConfigurationKey *shorthand = find_shorthand(parent);

    if (item->kind == VALUE_MAP) {
        read_map(reader, parent, item, target);
    } else if (item->kind == VALUE_STRING && shorthand) {
        shorthand->read(reader, shorthand, item, (char *)target + shorthand->offset);
    } else {
        configuration_complain_type(reader, key, item);
    }
}

void *configuration_read_items(ConfigurationReader *reader, const ConfigurationKey *key,
                               const Value *value, const void *initial, size_t item_size,
                               size_t *count)
{
    Slice parent = arena_format(reader->arena, "%s[]", key->path);
    bool is_list = value->kind == VALUE_LIST;

    if (!is_list && value->kind != VALUE_MAP && value->kind != VALUE_STRING) {
        configuration_complain_type(reader, key, value);
        *count = 0;
        return NULL;
    }
    *count = is_list ? value->count : 1;

    char *items = arena_take_zeroed(reader->arena, arena_size(*count, item_size));

    for (size_t i = 0; i < *count; i++) {
        if (initial) {
            memcpy(items + i * item_size, initial, item_size);
        }
        read_item(reader, key, parent, is_list ? value->items[i] : value, items + i * item_size);
    }
    return items;
}
