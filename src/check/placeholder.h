/*
 * placeholder.h - what a template leaves to be filled in.
 */
#ifndef CHECK_PLACEHOLDER_H
#define CHECK_PLACEHOLDER_H

#include "document/value.h"

/* "YYYY-MM-DD" (any case and order), "{{name}}" anywhere, "{a | b}" as a whole. */
bool placeholder_is_text(Slice text);

/* A text that is one, or YAML's reading of an unquoted {a | b}: a map of one key without value. */
bool placeholder_is_value(const Value *value);

#endif
