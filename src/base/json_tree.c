#include "base/json_tree.h"

#include "base/json_view.h"

static JsonKind kind_of(char first)
{
    switch (first) {
    case '{':
        return JSON_KIND_OBJECT;
    case '[':
        return JSON_KIND_ARRAY;
    case '"':
        return JSON_KIND_STRING;
    case 't':
    case 'f':
        return JSON_KIND_BOOLEAN;
    case 'n':
        return JSON_KIND_NULL;
    default:
        return JSON_KIND_NUMBER;
    }
}

typedef struct TreeReader {
    Arena *arena;
    JsonNode *root;
    JsonNode *open; /* array or object that values go into */
    Slice key;      /* of the next value */
    bool has_key;
} TreeReader;

static JsonNode *add_node(TreeReader *reader, Slice token, size_t offset)
{
    JsonNode *node = arena_new(reader->arena, JsonNode);
    JsonNode *parent = reader->open;

    *node = (JsonNode){
        .kind = kind_of(token.data[0]), .offset = offset, .key = reader->key, .parent = parent};
    reader->key = (Slice){NULL, 0};
    reader->has_key = false;
    if (!parent) {
        reader->root = node;
    } else if (parent->last) {
        parent->last->next = node;
    } else {
        parent->first = node;
    }
    if (parent) {
        parent->last = node;
        parent->count++;
    }
    return node;
}

static void read_value(TreeReader *reader, Slice token, size_t offset)
{
    JsonNode *node = add_node(reader, token, offset);

    if (node->kind == JSON_KIND_ARRAY || node->kind == JSON_KIND_OBJECT) {
        reader->open = node;
    } else if (node->kind == JSON_KIND_STRING) {
        node->text = json_view_text(reader->arena, token);
    } else if (node->kind != JSON_KIND_NULL) {
        node->text = token;
    }
}

static void read_token(TreeReader *reader, Slice token, size_t offset)
{
    bool is_in_object = reader->open && reader->open->kind == JSON_KIND_OBJECT;

    switch (token.data[0]) {
    case ',':
    case ':':
        break;
    case ']':
    case '}':
        reader->open = reader->open ? reader->open->parent : NULL;
        break;
    case '"':
        if (is_in_object && !reader->has_key) {
            reader->key = json_view_text(reader->arena, token);
            reader->has_key = true;
            break;
        }
        read_value(reader, token, offset);
        break;
    default:
        read_value(reader, token, offset);
        break;
    }
}

JsonNode *json_tree_read(Arena *arena, Slice text, JsonProblem *problem)
{
    TreeReader reader = {.arena = arena};
    size_t offset = 0;
    size_t start;

    if (!json_is_valid(arena, text, problem)) {
        return NULL;
    }
    while (json_next_token(text, &offset, &start)) {
        read_token(&reader, slice_part(text, start, offset), start);
    }
    return reader.root;
}

JsonNode *json_tree_find(const JsonNode *node, const char *key)
{
    JsonNode *found = NULL;

    if (node->kind != JSON_KIND_OBJECT) {
        return NULL;
    }
    for (JsonNode *member = node->first; member != NULL; member = member->next) {
        if (slice_is(member->key, key)) {
            found = member;
        }
    }
    return found;
}

bool json_tree_integer(const JsonNode *node, int32_t *value)
{
    bool is_negative = slice_starts_with(node->text, SLICE("-"));
    int64_t number;

    if (node->kind != JSON_KIND_NUMBER ||
        !slice_to_integer(slice_from(node->text, is_negative ? 1 : 0), &number) ||
        number > INT32_MAX) {
        return false;
    }
    *value = (int32_t)(is_negative ? -number : number);
    return true;
}
