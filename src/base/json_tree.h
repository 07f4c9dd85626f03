/*
 * json_tree.h - JSON as a tree, for text that others wrote.
 */
#ifndef BASE_JSON_TREE_H
#define BASE_JSON_TREE_H

#include "base/json.h"

typedef enum JsonKind {
    JSON_KIND_NULL,
    JSON_KIND_BOOLEAN,
    JSON_KIND_NUMBER,
    JSON_KIND_STRING,
    JSON_KIND_ARRAY,
    JSON_KIND_OBJECT,
} JsonKind;

typedef struct JsonNode JsonNode;

struct JsonNode {
    JsonKind kind;
    size_t offset; /* bytes from the start of the text */
    Slice text;    /* boolean, number: as written; string: its value; else empty */
    Slice key;     /* of a member of an object: its value; else empty */
    JsonNode *parent;
    JsonNode *next;
    JsonNode *first; /* items, members: in the order of the text, repeated keys too */
    JsonNode *last;
    size_t count; /* of these */
};

/* The tree of a text in `arena`, which it may point into; NULL with `*problem` when it is not valid (json_is_valid). */
JsonNode *json_tree_read(Arena *arena, Slice text, JsonProblem *problem);

/* The member with this key, the last of several; NULL when there is none, or `node` is no object. */
JsonNode *json_tree_find(const JsonNode *node, const char *key);

/* A whole number in the range of int32_t; false for anything else. */
bool json_tree_integer(const JsonNode *node, int32_t *value);

#endif
