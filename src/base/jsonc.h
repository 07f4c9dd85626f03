/*
 * jsonc.h - JSON as people write it in documents: with comments, or only a part of it.
 */
#ifndef BASE_JSONC_H
#define BASE_JSONC_H

#include "base/json.h"

typedef enum JsonForm {
    JSON_FORM_VALID,
    JSON_FORM_COMMENTED, /* valid without its comments and the commas before its closing brackets */
    JSON_FORM_FRAGMENT, /* a part: members without their braces, several values, "..." for what is left out, nothing */
    JSON_FORM_BROKEN, /* none of these: a mistake */
} JsonForm;

/* "ok", "jsonc", "fragment", "error": as records spell it. */
const char *json_form_name(JsonForm form);

/*
 * What sort of JSON is `text`? `*problem` says, for all but JSON_FORM_VALID, where it first is not JSON: at a comment or comma,
 * else where json_is_valid stops once these are away.
 */
JsonForm json_form(Arena *arena, Slice text, JsonProblem *problem);

#endif
