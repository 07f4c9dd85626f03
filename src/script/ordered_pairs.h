/*
 * ordered_pairs.h - pairs and next in an order that does not depend on chance.
 *
 * Lua's order in a table depends on a hash seed that is made of the clock and of addresses: a page written by a loop
 * over pairs would differ from run to run. Here numbers come first, ascending, then texts in byte order, then false
 * and true. Keys that are tables or functions come last, in Lua's order: who needs one cannot have it.
 */
#ifndef SCRIPT_ORDERED_PAIRS_H
#define SCRIPT_ORDERED_PAIRS_H

#include <lua.h>

/*
 * pairs(table): the keys are those at the time of the call; a key whose value has become nil by then is passed over.
 * __pairs is asked first.
 */
int ordered_pairs(lua_State *lua);

/* next(table [, key]): takes a look at all keys each time. */
int ordered_next(lua_State *lua);

#endif
