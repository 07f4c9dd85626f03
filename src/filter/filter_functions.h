/*
 * filter_functions.h - the functions of a filter, a table, by what they are called with.
 */
#ifndef FILTER_FILTER_FUNCTIONS_H
#define FILTER_FILTER_FUNCTIONS_H

#include "document/view.h"

#include <lua.h>

/* What functions are for: a ViewKind of a block or inline, or one of these. */
enum {
    SLOT_INLINES = VIEW_KIND_COUNT,
    SLOT_BLOCKS,
    SLOT_META,
    SLOT_PANDOC,
    SLOT_COUNT,
};

/* ViewKinds below these are blocks, and blocks or inlines. */
enum { BLOCK_KINDS = VIEW_DIV + 1, INLINE_KINDS = VIEW_NOTE + 1 };

typedef struct FilterFunctions {
    int table;      /* its stack index: a function for each slot that has one */
    uint64_t kinds; /* those with a function: a bit for each */
    bool has[SLOT_COUNT - VIEW_KIND_COUNT]; /* the others */
    bool is_topdown;
} FilterFunctions;

/* Pushes the table of the functions that the filter at `filter`, an absolute index, has. */
void filter_functions_push(lua_State *lua, FilterFunctions *functions, int filter);

bool filter_functions_are_none(const FilterFunctions *functions);

/* Is there one for this slot, which is not a kind? */
bool filter_functions_has(const FilterFunctions *functions, unsigned slot);

/* Pushes the function of a slot. */
void filter_functions_push_one(lua_State *lua, const FilterFunctions *functions, unsigned slot);

/* The bit of a kind; of all blocks, and all inlines. */
uint64_t filter_functions_bit(unsigned kind);
uint64_t filter_functions_blocks(void);
uint64_t filter_functions_inlines(void);

#endif
