/*
 * json_view.h - single values in JSON text, found without reading the rest into memory.
 *
 * For text that this program wrote (a unit's front matter). What is no JSON never makes it read beyond the end or run for ever;
 * what it then finds is anything, or nothing. Values are parts of the text.
 */
#ifndef BASE_JSON_VIEW_H
#define BASE_JSON_VIEW_H

#include "base/arena.h"
#include "base/slice.h"

/*
 * The next member of the object `*json`, which is cut to what follows; false at the end, or when it is no object. The key is as
 * written, without quotes.
 *
 *     while (json_view_next_member(&object, &key, &value)) {
 */
bool json_view_next_member(Slice *json, Slice *key, Slice *value);

/* The value of a member of the object `json`; false when there is none. */
bool json_view_find(Slice json, const char *key, Slice *value);

/* The next item of the array `*json`, likewise. */
bool json_view_next_item(Slice *json, Slice *item);

/* The text of a string, its escapes decoded; empty for any other value. */
Slice json_view_text(Arena *arena, Slice value);

/* A number as a multiple of a thousandth: 1.5 is 1500. False for other values, for exponents and beyond 12 digits. */
bool json_view_thousandths(Slice value, int64_t *number);

#endif
