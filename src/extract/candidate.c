#include "extract/candidate.h"

Candidate *candidate_add(CandidateList *list, RecordKind kind, const char *rule, Topic *topic)
{
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);

    Candidate *candidate = &list->items[list->count++];

    *candidate = (Candidate){.kind = kind, .rule = rule, .topic = topic};
    return candidate;
}
