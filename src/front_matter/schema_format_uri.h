/*
 * schema_format_uri.h - URIs (RFC 3986), IRIs (RFC 3987), URI templates (RFC 6570), JSON pointers (RFC 6901).
 *
 * Nothing is taken from the arena.
 */
#ifndef FRONT_MATTER_SCHEMA_FORMAT_URI_H
#define FRONT_MATTER_SCHEMA_FORMAT_URI_H

#include "base/arena.h"
#include "base/slice.h"

bool schema_format_is_uri(Arena *arena, Slice text);
bool schema_format_is_uri_reference(Arena *arena, Slice text);
bool schema_format_is_iri(Arena *arena, Slice text);
bool schema_format_is_iri_reference(Arena *arena, Slice text);
bool schema_format_is_uri_template(Arena *arena, Slice text);
bool schema_format_is_json_pointer(Arena *arena, Slice text);
bool schema_format_is_relative_json_pointer(Arena *arena, Slice text);

#endif
