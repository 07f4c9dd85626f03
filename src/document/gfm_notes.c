#include "document/gfm_notes.h"

#include "document/view_equal.h"

void gfm_notes_init(GfmNotes *notes, Arena *arena)
{
    *notes = (GfmNotes){.arena = arena};
    map_init(&notes->by_footnote, arena);
}

static size_t add_note(GfmNotes *notes, ViewNode *note)
{
    notes->items = arena_array_room(notes->arena, notes->items, notes->count, &notes->capacity,
                                    sizeof *notes->items);
    notes->items[notes->count++] = note;
    return notes->count;
}

size_t gfm_notes_number(GfmNotes *notes, ViewNode *note)
{
    const Node *source = note->source;

    if (!source || source->kind != NODE_NOTE) {
        return add_note(notes, note);
    }

    const char *key = (const char *)&source->footnote; /* the bytes of the pointer */
    MapEntry *entry = map_get(&notes->by_footnote, (Slice){key, sizeof source->footnote});
    const size_t *known = entry->value;

    if (known && view_equal(notes->arena, notes->items[*known - 1], note)) {
        return *known;
    }

    size_t number = add_note(notes, note);

    if (!known) {
        size_t *first = arena_new(notes->arena, size_t);

        *first = number;
        entry->value = first;
    }
    return number;
}
