/*
 * schema_run.h - one validation on its way: what the parts of the validator share.
 */
#ifndef FRONT_MATTER_SCHEMA_RUN_H
#define FRONT_MATTER_SCHEMA_RUN_H

#include "front_matter/schema.h"
#include "front_matter/schema_node.h"

/* A value that schemas are applied to, and the way to it. Lives on the stack. */
typedef struct SchemaPlace {
    const struct SchemaPlace *parent; /* NULL at the top */
    const Value *value;
    Slice key;    /* in the parent, a map */
    size_t index; /* in the parent, a list */
    bool is_key;  /* the key itself, not its value */
    Span span;
} SchemaPlace;

typedef struct SchemaFaultList {
    SchemaFault *items;
    size_t count;
    size_t capacity;
} SchemaFaultList;

/* The resources that were entered, innermost first: the dynamic scope. Lives on the stack. */
typedef struct SchemaScope {
    const struct SchemaScope *outer;
    const SchemaResource *resource;
} SchemaScope;

/* Which pairs or items of a value were looked at, for unevaluatedProperties and unevaluatedItems: a bit each. */
typedef struct SchemaMarks {
    uint64_t *bits;
    size_t count;
} SchemaMarks;

typedef struct SchemaRun {
    Arena *arena;
    const Schema *schema;
    const Value *top;
    uint64_t steps; /* that are left */
    size_t depth;
    bool gave_up;           /* out of steps or depth: no result means anything */
    const char *gave_up_at; /* what was too much */
    const SchemaScope *scope;
    SchemaFaultList *faults;  /* where they go; NULL: nobody asks */
    PatternSearch **searches; /* by number of the pattern: made when first used */
    bool *known;              /* see SchemaVerdict */
    Map names;
    bool is_described; /* as well */
} SchemaRun;

enum { SCHEMA_FAULTS_MOST = 50 };

/* False when there are not that many left. */
bool schema_run_take(SchemaRun *run, uint64_t steps);

void schema_run_give_up(SchemaRun *run, const char *what);

/*
 * Does the value fit? Faults are added, and marks (NULL: nobody asks) set, also where it does not: then who asked for them
 * forgets them, when it matters.
 */
bool schema_apply(SchemaRun *run, const SchemaNode *node, const SchemaPlace *place,
                  SchemaMarks *marks);

/* The pattern is looked for in the text; false also when that takes too many steps, after run->gave_up was set. */
bool schema_run_matches(SchemaRun *run, const SchemaPattern *pattern, Slice text);

/* The pair of a map, at a cost of steps. */
const ValuePair *schema_run_find(SchemaRun *run, const Value *map, Slice key);

/* ---- marks ---- */

SchemaMarks schema_marks_new(SchemaRun *run, const Value *value);
void schema_marks_set(SchemaMarks *marks, size_t index); /* `marks` may be NULL */
bool schema_marks_has(const SchemaMarks *marks, size_t index);
void schema_marks_add(SchemaMarks *marks, const SchemaMarks *more); /* `marks` may be NULL */

/* ---- places ---- */

static inline SchemaPlace schema_place_item(const SchemaPlace *parent, size_t index)
{
    const Value *value = parent->value->items[index];

    return (SchemaPlace){.parent = parent, .value = value, .index = index, .span = value->span};
}

static inline SchemaPlace schema_place_member(const SchemaPlace *parent, size_t index)
{
    const ValuePair *pair = &parent->value->pairs[index];

    return (SchemaPlace){
        .parent = parent, .value = pair->value, .key = pair->key, .span = pair->value->span};
}

#endif
