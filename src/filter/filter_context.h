/*
 * filter_context.h - what the functions of filter/ share: the document that a Lua state works for.
 */
#ifndef FILTER_FILTER_CONTEXT_H
#define FILTER_FILTER_CONTEXT_H

#include "document/given_record.h"
#include "document/metadata.h"
#include "filter/element_kind.h"
#include "script/sandbox.h"

/* The document that filters run on: what memoc tells of it, and where it keeps what they say of it. */
typedef struct FilterSubject {
    Slice path;
    Source *source;
    const Value *front_matter; /* as the file has it; may be NULL */
    const Metadata *metadata;  /* NULL: no more is known than the above */
    DiagnosticList *findings;
    GivenRecordList *records;
} FilterSubject;

/* The kinds of lists that have a metatable of their own. */
typedef enum ListType { LIST_TYPE_LIST, LIST_TYPE_INLINES, LIST_TYPE_BLOCKS } ListType;

enum { LIST_TYPE_COUNT = LIST_TYPE_BLOCKS + 1 };

typedef struct FilterContext {
    Arena *arena;                 /* of the document: for nodes and texts that Lua makes */
    uint32_t generation;          /* of handles: those of another generation are gone */
    size_t size;                  /* bytes that were taken from the arena for this document */
    size_t size_most;             /* 0 is no limit */
    const FilterSubject *subject; /* NULL: there is no document (memoc lua) */
    const ViewNode *at;           /* what a filter's function is working on; NULL outside of them */
    unsigned conversions;         /* calls of __toinline and __toblock that go on, in each other */
    /* Makes the inlines of a node that has none yet (VIEW_LAZY); NULL: there are no such nodes. */
    void (*expand)(void *context, ViewNode *node);
    void *expand_context;
    bool is_laid_open; /* a script has got at what the next run would see (isolation.h) */
    /* References in Lua's registry. */
    int metatables[VIEW_KIND_COUNT];
    int list_metatables[LIST_TYPE_COUNT];
    int meta_metatable;
} FilterContext;

/* The context of the state that a C function was called in. */
FilterContext *filter_context(lua_State *lua);

/* Counts `size` bytes that are to be taken from the arena; an error in Lua when they are too many. */
void filter_context_charge(lua_State *lua, size_t size);

/* The text at `index`, which is a string or a number, in the arena, as valid UTF-8. Raises an error for anything else. */
Slice filter_context_text(lua_State *lua, int index);

#endif
