#include "front_matter/schema_run.h"

bool schema_run_take(SchemaRun *run, uint64_t steps)
{
    if (run->steps < steps) {
        schema_run_give_up(run, "more steps than are allowed");
        return false;
    }
    run->steps -= steps;
    return true;
}

void schema_run_give_up(SchemaRun *run, const char *what)
{
    run->gave_up_at = run->gave_up ? run->gave_up_at : what;
    run->gave_up = true;
    run->steps = 0;
}

static PatternSearch *search_of(SchemaRun *run, const SchemaPattern *pattern)
{
    PatternSearch **search = &run->searches[pattern->number];

    if (!*search) {
        *search = arena_new(run->arena, PatternSearch);
        pattern_search_init(*search, run->arena, pattern->pattern);
    }
    return *search;
}

bool schema_run_matches(SchemaRun *run, const SchemaPattern *pattern, Slice text)
{
    if (!schema_run_take(run, 4 + text.size / 16)) {
        return false;
    }

    PatternSearch *search = search_of(run, pattern);

    pattern_search_start(search, text);

    PatternResult result = pattern_search_next(search);

    if (result == PATTERN_TOO_COSTLY) {
        schema_run_give_up(run, "a pattern that backtracks too often");
    }
    return result == PATTERN_FOUND;
}

const ValuePair *schema_run_find(SchemaRun *run, const Value *map, Slice key)
{
    return schema_run_take(run, 1 + map->count / 8) ? value_find_pair(map, key) : NULL;
}

SchemaMarks schema_marks_new(SchemaRun *run, const Value *value)
{
    size_t words = value->count / 64 + 1;

    if (!schema_run_take(run, words)) {
        return (SchemaMarks){NULL, 0};
    }
    return (SchemaMarks){arena_new_array(run->arena, uint64_t, words), value->count};
}

void schema_marks_set(SchemaMarks *marks, size_t index)
{
    if (marks && index < marks->count) {
        marks->bits[index / 64] |= UINT64_C(1) << index % 64;
    }
}

bool schema_marks_has(const SchemaMarks *marks, size_t index)
{
    return index < marks->count && (marks->bits[index / 64] >> index % 64 & 1);
}

void schema_marks_add(SchemaMarks *marks, const SchemaMarks *more)
{
    for (size_t i = 0; marks && i < marks->count && i < more->count; i += 64) {
        marks->bits[i / 64] |= more->bits[i / 64];
    }
}
