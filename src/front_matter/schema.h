/*
 * schema.h - JSON Schema 2020-12 over values with positions.
 *
 * A schema is compiled once, from YAML or JSON, in the parent; workers validate front matter against it. All vocabularies but
 * content, and formats are asserted. Nothing is fetched: what a `$ref` leads to comes from the loader, or is not there.
 *
 * Schemas and front matter may both be hostile: a validation takes at most a number of steps that does not depend on the machine,
 * and references inside each other are followed to a depth.
 */
#ifndef FRONT_MATTER_SCHEMA_H
#define FRONT_MATTER_SCHEMA_H

#include "base/diagnostic.h"
#include "document/value.h"

typedef struct Schema Schema;

/* A text that was read, and how references name it. */
typedef struct SchemaText {
    Slice uri; /* absolute, without fragment */
    Source *source;
    const Value *value;
} SchemaText;

typedef enum SchemaLoad {
    SCHEMA_LOADED,
    SCHEMA_NOT_FOUND,
    SCHEMA_MALFORMED, /* which was told */
} SchemaLoad;

/* Where references to other texts lead. */
typedef struct SchemaLoader {
    /* `*reason` (static, or in the arena) says in one line why there is none. */
    SchemaLoad (*load)(void *context, Arena *arena, Slice uri, SchemaText *text,
                       const char **reason, DiagnosticList *problems);
    void *context;
} SchemaLoader;

/*
 * What is wrong with the schema is added to `problems` under "config/schema"; NULL when there were errors. A keyword that looks like
 * a misspelt one is a note.
 */
Schema *schema_compile(Arena *arena, const SchemaText *text, const SchemaLoader *loader,
                       DiagnosticList *problems);

typedef enum SchemaFaultKind {
    SCHEMA_FAULT_VALUE,
    SCHEMA_FAULT_TYPE,     /* of the value itself: another form of it may be meant */
    SCHEMA_FAULT_REQUIRED, /* a key that is not there: `name` */
    SCHEMA_FAULT_KEY,      /* a key that may not be there */
    SCHEMA_FAULT_COST,     /* nobody knows: it would take too many steps */
} SchemaFaultKind;

typedef struct SchemaFault {
    SchemaFaultKind kind;
    const Value *value; /* at fault, or the map that the key is in */
    Span span;          /* of the value or key */
    bool is_at_top;     /* the value is the one that was validated */
    Slice name;
    Slice message;        /* "\"owner.team\" is 7, not a string" */
    Slice help;           /* may be empty */
    Slice right;          /* the text that is meant, when that is sure; else empty */
    const Value *choices; /* the list of an enum that the value is not among; else NULL */
    uint32_t types;       /* SCHEMA_FAULT_TYPE: what it may be */
} SchemaFault;

typedef struct SchemaVerdict {
    bool is_valid;
    SchemaFault *faults; /* at most 50, in the order of the schema */
    size_t count;
    bool is_described; /* has it `properties`, or patterns of them? Then others are unknown. */
    bool *known;       /* for each pair of the value, a map: does any part of the schema name it? */
    Slice *names;      /* the keys that the schema names there */
    size_t name_count;
} SchemaVerdict;

/* All that it says lives in `arena`, or is the value's or schema's. */
void schema_validate(SchemaVerdict *verdict, Arena *arena, const Schema *schema,
                     const Value *value);

#endif
