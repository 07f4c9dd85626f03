#include "document/value.h"

const char *value_kind_name(ValueKind kind)
{
    switch (kind) {
    case VALUE_NULL:
        return "null";
    case VALUE_BOOLEAN:
        return "a boolean";
    case VALUE_INTEGER:
        return "an integer";
    case VALUE_FLOAT:
        return "a number";
    case VALUE_STRING:
        return "a string";
    case VALUE_LIST:
        return "a list";
    case VALUE_MAP:
        return "a map";
    }
    return "";
}

ValuePair *value_find_pair(const Value *map, Slice key)
{
    if (map == NULL || map->kind != VALUE_MAP) {
        return NULL;
    }
    for (size_t i = 0; i < map->count; i++) {
        if (slice_equals(map->pairs[i].key, key)) {
            return &map->pairs[i];
        }
    }
    return NULL;
}

Value *value_find(const Value *map, const char *key)
{
    ValuePair *pair = value_find_pair(map, slice_from_string(key));
    return pair != NULL ? pair->value : NULL;
}

ValuePair *value_find_path(const Value *map, Slice path)
{
    ValuePair *found = value_find_pair(map, path);
    Slice key = path;
    size_t dot;
    while (found == NULL && (dot = slice_find_last_byte(key, '.')) < key.size) {
        key = slice_part(key, 0, dot);
        ValuePair *pair = value_find_pair(map, key);
        if (pair != NULL) {
            found = value_find_path(pair->value, slice_from(path, dot + 1));
        }
    }
    return found;
}

Slice value_text(const Value *value)
{
    bool has_text = value != NULL && (value->kind == VALUE_STRING || value->kind == VALUE_INTEGER ||
                                      value->kind == VALUE_FLOAT);
    return has_text ? value->text : (Slice){0};
}

static uint64_t digit_value(char c)
{
    return ascii_is_digit(c) ? (uint64_t)(c - '0') : (uint64_t)(ascii_to_lower(c) - 'a' + 10);
}

/* "0x1F", "0o17" to a number; false when it needs more than 64 bits. */
static bool read_prefixed(Slice text, uint64_t *number)
{
    uint64_t bits = text.data[1] == 'x' ? 4 : 3;
    *number = 0;
    for (size_t i = 2; i < text.size; i++) {
        if (*number >> (64 - bits) != 0) {
            return false;
        }
        *number = *number << bits | digit_value(text.data[i]);
    }
    return true;
}

static void write_prefixed(JsonWriter *out, Slice text)
{
    char digits[sizeof "18446744073709551615"];
    uint64_t number;
    if (!read_prefixed(text, &number)) {
        json_write_string(out, text);
        return;
    }
    char *first = digits + sizeof digits;
    do {
        *--first = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    json_write_raw(out, (Slice){first, (size_t)(digits + sizeof digits - first)});
}

static size_t digit_count(Slice text)
{
    size_t count = 0;
    while (count < text.size && ascii_is_digit(text.data[count])) {
        count++;
    }
    return count;
}

/*
 * [-+]? [0-9]* ( \. [0-9]* )? ( [eE] … )? as JSON wants it: no plus sign, no zeros in
 * front of the whole part, digits on both sides of the point.
 */
static void write_decimal(JsonWriter *out, Slice text)
{
    Buffer number;
    buffer_init(&number, out->out->arena);
    if (text.data[0] == '-') {
        buffer_add_byte(&number, '-');
    }
    Slice rest = slice_from(text, text.data[0] == '-' || text.data[0] == '+' ? 1 : 0);
    while (digit_count(rest) > 1 && rest.data[0] == '0') {
        rest = slice_from(rest, 1);
    }
    size_t whole = digit_count(rest);
    buffer_add(&number, whole > 0 ? slice_part(rest, 0, whole) : SLICE("0"));
    rest = slice_from(rest, whole);
    if (slice_starts_with(rest, SLICE(".")) && digit_count(slice_from(rest, 1)) == 0) {
        buffer_add_string(&number, ".0");
        rest = slice_from(rest, 1);
    }
    buffer_add(&number, rest);
    json_write_raw(out, buffer_slice(&number));
}

static void write_number(JsonWriter *out, Slice text)
{
    bool special = text.size > 0 && (ascii_to_lower(text.data[text.size - 1]) == 'f' ||
                                     ascii_to_lower(text.data[text.size - 1]) == 'n');
    if (slice_starts_with(text, SLICE("0x")) || slice_starts_with(text, SLICE("0o"))) {
        write_prefixed(out, text);
    } else if (special) {
        json_write_string(out, text);
    } else {
        write_decimal(out, text);
    }
}

static void write_list(JsonWriter *out, const Value *list)
{
    json_begin_array(out);
    for (size_t i = 0; i < list->count; i++) {
        value_write_json(out, list->items[i]);
    }
    json_end_array(out);
}

static void write_map(JsonWriter *out, const Value *map)
{
    json_begin_object(out);
    for (size_t i = 0; i < map->count; i++) {
        json_write_key_slice(out, map->pairs[i].key);
        value_write_json(out, map->pairs[i].value);
    }
    json_end_object(out);
}

void value_write_json(JsonWriter *out, const Value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        json_write_null(out);
        return;
    case VALUE_BOOLEAN:
        json_write_boolean(out, value->boolean);
        return;
    case VALUE_INTEGER:
    case VALUE_FLOAT:
        write_number(out, value->text);
        return;
    case VALUE_STRING:
        json_write_string(out, value->text);
        return;
    case VALUE_LIST:
        write_list(out, value);
        return;
    case VALUE_MAP:
        write_map(out, value);
        return;
    }
}
