#include "document/view_notes.h"

#include <assert.h>

struct NoteState {
    size_t blocks; /* of the definition, without those of notes in it */
    size_t size;   /* nodes and bytes of text */
    bool is_weighed;
    bool is_open;
};

void note_copies_init(NoteCopies *copies, Arena *arena, const Tree *tree)
{
    *copies = (NoteCopies){.count = tree->footnote_count};
    if (copies->count > 0) {
        copies->states = arena_new_array(arena, NoteState, copies->count);
    }
}

/* pandoc's blocks: items, rows and cells are parts of them. */
static bool counts_as_block(const Node *node)
{
    return node_is_block(node) && node->kind != NODE_LIST_ITEM && node->kind != NODE_TABLE_ROW &&
           node->kind != NODE_TABLE_CELL;
}

static void weigh(NoteState *state, const Node *definition)
{
    for (const Node *node = definition; node != NULL; node = node_next(node, definition)) {
        state->size += 1 + node->text.size;
        state->blocks += counts_as_block(node);
    }
    state->blocks--; /* the definition itself */
    state->is_weighed = true;
}

static bool has_room(const NoteCopies *copies, const NoteState *state)
{
    return copies->blocks + state->blocks <= VIEW_COPIED_BLOCKS &&
           copies->size + state->size <= VIEW_COPIED_SIZE;
}

bool note_copies_open(NoteCopies *copies, const Footnote *footnote)
{
    assert(footnote->number >= 1 && footnote->number <= copies->count);

    NoteState *state = &copies->states[footnote->number - 1];

    if (state->is_open || copies->depth >= VIEW_NOTE_DEPTH) {
        return false;
    }
    if (!state->is_weighed) { /* the first copy */
        weigh(state, footnote->definition);
    } else if (has_room(copies, state)) {
        copies->blocks += state->blocks;
        copies->size += state->size;
    } else {
        return false;
    }
    state->is_open = true;
    copies->depth++;
    return true;
}

void note_copies_close(NoteCopies *copies, const Footnote *footnote)
{
    copies->states[footnote->number - 1].is_open = false;
    copies->depth--;
}
