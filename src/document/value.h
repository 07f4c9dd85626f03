/*
 * value.h - front matter: typed values with positions.
 *
 * Types are those of the YAML 1.2 core schema; dates stay strings, `no` is a string, numbers keep
 * their spelling. Values live in the document's arena.
 */
#ifndef DOCUMENT_VALUE_H
#define DOCUMENT_VALUE_H

#include "base/arena.h"
#include "base/json.h"
#include "base/slice.h"
#include "base/source.h"

typedef enum ValueKind {
    VALUE_NULL,
    VALUE_BOOLEAN,
    VALUE_INTEGER,
    VALUE_FLOAT,
    VALUE_STRING,
    VALUE_LIST,
    VALUE_MAP,
} ValueKind;

typedef struct Value Value;
typedef struct ValuePair ValuePair;

struct Value {
    ValueKind kind;
    bool boolean;
    bool plain;       /* a string written without quotes */
    Span span;        /* in the file, quotes included */
    Slice text;       /* string: its content; number: its spelling */
    Value **items;    /* list */
    ValuePair *pairs; /* map: in the order written */
    size_t count;     /* of items or pairs */
};

struct ValuePair {
    Slice key;
    Span key_span;
    Value *value;
};

const char *value_kind_name(ValueKind kind); /* "a string", "a list", … */

/* The pair or the value of `key` in a map; NULL when `map` is NULL, no map, or has no such key. */
ValuePair *value_find_pair(const Value *map, Slice key);
Value *value_find(const Value *map, const char *key);

/*
 * A key tried literally first ("ms.date"), then as a path ("status.raw"): cut at each dot, the last
 * one first, so that "a.b.c" is also c in "a.b".
 */
ValuePair *value_find_path(const Value *map, Slice path);

/* The text of a string or number; empty for anything else. */
Slice value_text(const Value *value);

/*
 * As JSON: numbers keep their spelling where JSON allows it (0x1F becomes 31, .5 becomes 0.5),
 * .inf and .nan become strings.
 */
void value_write_json(JsonWriter *out, const Value *value);

#endif
