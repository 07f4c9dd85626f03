#include "front_matter/schema_fault.h"

#include "base/utf8.h"

enum { SHOWN_MOST = 60, STEPS_OF_A_FAULT = 50 };

static void add_path(Buffer *out, const SchemaPlace *place)
{
    const SchemaPlace *way[128];
    size_t count = 0;

    /* Values are 64 deep at most. */
    for (; place->parent && count < sizeof way / sizeof *way; place = place->parent) {
        way[count++] = place;
    }
    while (count-- > 0) {
        if (way[count]->parent->value->kind == VALUE_LIST) {
            buffer_add_format(out, "[%zu]", way[count]->index);
        } else {
            buffer_add_string(out, out->size > 0 ? "." : "");
            buffer_add(out, utf8_prefix(way[count]->key, SHOWN_MOST));
        }
    }
}

Slice schema_fault_path(SchemaRun *run, const SchemaPlace *place, Slice key)
{
    Buffer out;

    buffer_init(&out, run->arena);
    add_path(&out, place);
    buffer_add_string(&out, out.size > 0 && key.size > 0 ? "." : "");
    buffer_add(&out, utf8_prefix(key, SHOWN_MOST));
    return buffer_slice(&out);
}

Slice schema_fault_subject(SchemaRun *run, const SchemaPlace *place)
{
    if (!place->parent) {
        return SLICE("the front matter");
    }

    Slice path = schema_fault_path(run, place, SLICE(""));

    return arena_format(run->arena, "%s\"%.*s\"", place->is_key ? "the key " : "",
                        SLICE_PRINT(path));
}

static Slice show_text(SchemaRun *run, Slice text, const char *quote)
{
    Slice line = slice_part(text, 0, slice_find_byte(text, '\n', 0));
    Slice shown = utf8_prefix(line, SHOWN_MOST);

    return arena_format(run->arena, "%s%.*s%s%s", quote, SLICE_PRINT(shown),
                        shown.size < text.size ? "…" : "", quote);
}

Slice schema_fault_show(SchemaRun *run, const Value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        return SLICE("empty");
    case VALUE_BOOLEAN:
        return value->boolean ? SLICE("true") : SLICE("false");
    case VALUE_INTEGER:
    case VALUE_FLOAT:
        return show_text(run, value->text, "");
    case VALUE_STRING:
        return show_text(run, value->text, "\"");
    case VALUE_LIST:
        return value->count == 0 ? SLICE("an empty list") : SLICE("a list");
    case VALUE_MAP:
        break;
    }
    return SLICE("a map");
}

Slice schema_fault_types(SchemaRun *run, uint32_t types)
{
    static const char *const names[] = {"empty",    "true or false", "a whole number", "a number",
                                        "a string", "a list",        "a map"};
    /* What people mean first stands first. */
    static const uint32_t order[] = {4, 2, 3, 1, 5, 6, 0};
    size_t left = 0;
    Buffer out;

    types &= types & SCHEMA_TYPE_NUMBER ? ~(uint32_t)SCHEMA_TYPE_INTEGER : UINT32_MAX;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        left += types >> order[i] & 1;
    }
    buffer_init(&out, run->arena);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (types >> order[i] & 1) {
            buffer_add_string(&out, out.size == 0 ? "" : left == 1 ? " or " : ", ");
            buffer_add_string(&out, names[order[i]]);
            left--;
        }
    }
    return buffer_slice(&out);
}

SchemaFault *schema_fault_add(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                              SchemaFaultKind kind, const char *format, ...)
{
    SchemaFaultList *list = run->faults;
    va_list arguments;

    if (!list || list->count == SCHEMA_FAULTS_MOST || !schema_run_take(run, STEPS_OF_A_FAULT)) {
        return NULL;
    }
    va_start(arguments, format);
    Slice rest = arena_format_list(run->arena, format, arguments);
    va_end(arguments);

    Slice subject = schema_fault_subject(run, place);

    list->items = arena_array_room(run->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count] = (SchemaFault){
        .kind = kind,
        .value = place->value,
        .span = place->span,
        .is_at_top = place->parent == NULL,
        .message = arena_format(run->arena, "%.*s %.*s", SLICE_PRINT(subject), SLICE_PRINT(rest)),
        .help = node->description,
    };
    return &list->items[list->count++];
}

/* YAML's own traps: 1.10 and no quotes, "true" and quotes. */
static Slice help_of_type(SchemaRun *run, const SchemaNode *node, const Value *value,
                          uint32_t types)
{
    Slice text = utf8_prefix(value->text, SHOWN_MOST);
    bool is_scalar =
        value->kind == VALUE_BOOLEAN || value->kind == VALUE_INTEGER || value->kind == VALUE_FLOAT;

    if (is_scalar && (types & SCHEMA_TYPE_STRING) && text.size > 0) {
        return arena_format(run->arena, "put it in quotes: \"%.*s\"", SLICE_PRINT(text));
    }
    if (value->kind == VALUE_STRING && text.size > 0 && types == SCHEMA_TYPE_ARRAY) {
        return arena_format(run->arena, "write it as a list: [%.*s]", SLICE_PRINT(text));
    }
    if (value->kind == VALUE_STRING && types == SCHEMA_TYPE_BOOLEAN &&
        (slice_equals_fold(text, SLICE("true")) || slice_equals_fold(text, SLICE("false")))) {
        return SLICE("write it without quotes");
    }
    return node->description;
}

void schema_fault_add_type(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                           uint32_t types)
{
    if (!run->faults) {
        return;
    }

    Slice shown = schema_fault_show(run, place->value);
    Slice wanted = schema_fault_types(run, types);
    SchemaFault *fault = schema_fault_add(run, node, place, SCHEMA_FAULT_TYPE, "is %.*s, not %.*s",
                                          SLICE_PRINT(shown), SLICE_PRINT(wanted));

    if (fault) {
        fault->types = types;
        fault->help = help_of_type(run, node, place->value, types);
    }
}
