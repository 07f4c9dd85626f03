/*
 * schema_format_time.h - dates, times and durations as JSON Schema has them (RFC 3339; durations by its appendix A).
 *
 * More narrow than what documents may write as a date (base/date.h): the full form only. Nothing is taken from the arena.
 */
#ifndef FRONT_MATTER_SCHEMA_FORMAT_TIME_H
#define FRONT_MATTER_SCHEMA_FORMAT_TIME_H

#include "base/arena.h"
#include "base/slice.h"

bool schema_format_is_date(Arena *arena, Slice text);
bool schema_format_is_time(Arena *arena, Slice text);
bool schema_format_is_date_time(Arena *arena, Slice text);
bool schema_format_is_duration(Arena *arena, Slice text);

#endif
