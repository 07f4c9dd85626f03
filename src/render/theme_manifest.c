#include "render/theme_manifest.h"

#include "base/edit_distance.h"

#include <stdarg.h>

Slice theme_suggest(Arena *arena, Slice wanted, const Slice *names, size_t count)
{
    Slice nearest = edit_distance_nearest(wanted, names, count);

    return nearest.size > 0 ? arena_format(arena, "; did you mean \"%.*s\"?", SLICE_PRINT(nearest))
                            : SLICE("");
}

bool theme_manifest_fail(ThemeManifest *manifest, Span span, ScriptError *error, const char *format,
                         ...)
{
    Position at = source_position(&manifest->source, span.start);
    va_list arguments;

    va_start(arguments, format);
    *error = (ScriptError){
        .path = manifest->source.path,
        .line = at.line,
        .column = at.column,
        .message = arena_format_list(manifest->source.arena, format, arguments),
    };
    va_end(arguments);
    return false;
}

static bool is_scalar(const Value *value)
{
    return value->kind != VALUE_LIST && value->kind != VALUE_MAP;
}

static bool is_text(const Value *value)
{
    return value->kind == VALUE_STRING || value->kind == VALUE_INTEGER ||
           value->kind == VALUE_FLOAT;
}

/* The first item that is none of these; NULL when all are, or it is no list. */
static const Value *find_other(const Value *list, bool (*is_right)(const Value *))
{
    for (size_t i = 0; list->kind == VALUE_LIST && i < list->count; i++) {
        if (!is_right(list->items[i])) {
            return list->items[i];
        }
    }
    return NULL;
}

static bool read_text(ThemeManifest *manifest, const Value *value, const char *key,
                      ScriptError *error)
{
    return is_text(value) ||
           theme_manifest_fail(manifest, value->span, error, "\"%s\" must be a text, this is %s",
                               key, value_kind_name(value->kind));
}

static bool read_texts(ThemeManifest *manifest, const Value *value, const char *key,
                       ScriptError *error)
{
    const Value *wrong = value->kind == VALUE_LIST ? find_other(value, is_text) : value;

    return wrong == NULL || theme_manifest_fail(manifest, wrong->span, error,
                                                "\"%s\" must be a list of texts, this is %s", key,
                                                value_kind_name(wrong->kind));
}

static bool read_options(ThemeManifest *manifest, const Value *value, const char *key,
                         ScriptError *error)
{
    if (value->kind != VALUE_MAP) {
        return theme_manifest_fail(manifest, value->span, error, "\"%s\" must be a map, this is %s",
                                   key, value_kind_name(value->kind));
    }
    for (size_t i = 0; i < value->count; i++) {
        const Value *option = value->pairs[i].value;
        const Value *wrong = option->kind == VALUE_MAP ? option : find_other(option, is_scalar);

        if (wrong != NULL) {
            return theme_manifest_fail(manifest, wrong->span, error,
                                       "an option is a text, a number, true or false, or a list of "
                                       "these; this is %s",
                                       value_kind_name(wrong->kind));
        }
    }
    return true;
}

/* In the order of ThemeKey. */
static const struct {
    const char *name;
    bool (*read)(ThemeManifest *manifest, const Value *value, const char *key, ScriptError *error);
} keys[THEME_KEY_COUNT] = {
    {"extends", read_text},  {"name", read_text},    {"options", read_options},
    {"scripts", read_texts}, {"styles", read_texts}, {"version", read_text},
};

static bool refuse_key(ThemeManifest *manifest, const ValuePair *pair, ScriptError *error)
{
    Slice names[THEME_KEY_COUNT];

    for (size_t i = 0; i < THEME_KEY_COUNT; i++) {
        names[i] = slice_from_string(keys[i].name);
    }

    Slice suggestion = theme_suggest(manifest->source.arena, pair->key, names, THEME_KEY_COUNT);

    return theme_manifest_fail(manifest, pair->key_span, error, "unknown key \"%.*s\"%.*s",
                               SLICE_PRINT(pair->key), SLICE_PRINT(suggestion));
}

/* A key without a value is one that is not there. */
static bool read_pair(ThemeManifest *manifest, const ValuePair *pair, ScriptError *error)
{
    for (size_t i = 0; i < THEME_KEY_COUNT; i++) {
        if (slice_is(pair->key, keys[i].name)) {
            if (pair->value->kind == VALUE_NULL) {
                return true;
            }
            manifest->values[i] = pair->value;
            return keys[i].read(manifest, pair->value, keys[i].name, error);
        }
    }
    return refuse_key(manifest, pair, error);
}

bool theme_manifest_read(ThemeManifest *manifest, Arena *arena, Slice path, Slice bytes,
                         ThemeReadYaml *read_yaml, ScriptError *error)
{
    DiagnosticList problems;
    const Value *value;

    *manifest = (ThemeManifest){.source = {.path = path}};
    source_init(&manifest->source, arena, path, bytes);
    diagnostic_list_init(&problems, arena);
    value = read_yaml(arena, &manifest->source, &problems);
    if (problems.count > 0) {
        const Diagnostic *first = &problems.items[0];
        *error = (ScriptError){
            .path = path, .line = first->line, .message = first->message, .column = first->column};
        return false;
    }
    if (value == NULL || value->kind == VALUE_NULL) {
        return true;
    }
    if (value->kind != VALUE_MAP) {
        return theme_manifest_fail(manifest, value->span, error, "a theme is a map of keys");
    }
    for (size_t i = 0; i < value->count; i++) {
        if (!read_pair(manifest, &value->pairs[i], error)) {
            return false;
        }
    }
    return true;
}

Slice theme_manifest_text(const ThemeManifest *manifest, ThemeKey key)
{
    return manifest->values[key] != NULL ? manifest->values[key]->text : SLICE("");
}
