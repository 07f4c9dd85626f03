/*
 * core_schema.h - what type a YAML scalar has.
 *
 * The core schema of YAML 1.2.2 (10.3.2), not YAML 1.1: `no`, `on`, `12:30`, `1_000`, `0b1` and
 * dates are strings, and `0777` is seven hundred and seventy-seven.
 */
#ifndef FRONT_MATTER_CORE_SCHEMA_H
#define FRONT_MATTER_CORE_SCHEMA_H

#include "document/value.h"

/* The type of a plain scalar without a tag. */
ValueKind core_schema_kind(Slice text);

/*
 * The type that a tag, written out in full ("tag:yaml.org,2002:int"), asks for. False when it asks
 * for none: a tag of another vocabulary, or of a list or map. "!" asks for a string.
 */
bool core_schema_tag_kind(Slice tag, ValueKind *kind);

/*
 * May `text` be read as a scalar of that type? An integer may stand for a float; anything for a
 * string.
 */
bool core_schema_allows(ValueKind kind, Slice text);

#endif
