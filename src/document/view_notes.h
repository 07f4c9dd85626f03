/*
 * view_notes.h - how often a footnote's definition may be copied.
 *
 * In pandoc's shape a note holds the blocks of its definition. When definitions refer to each other
 * that is exponential, and endless when they do so in a circle: pandoc dies of "[^a]\n\n[^a]:
 * [^a]". So only the first copy of each definition is free. All further copies of a document
 * together have at most VIEW_COPIED_BLOCKS blocks, and VIEW_COPIED_SIZE nodes and bytes of text. A
 * note that would pass this, one inside its own definition, and one inside VIEW_NOTE_DEPTH others
 * is no note in the view but its text, "[^label]".
 */
#ifndef DOCUMENT_VIEW_NOTES_H
#define DOCUMENT_VIEW_NOTES_H

#include "base/arena.h"
#include "document/node.h"

enum { VIEW_COPIED_BLOCKS = 10000, VIEW_COPIED_SIZE = 1 << 20, VIEW_NOTE_DEPTH = 32 };

typedef struct NoteState NoteState;

typedef struct NoteCopies {
    NoteState *states; /* by number of the footnote - 1 */
    size_t count;
    size_t blocks; /* copied, beyond the first copies */
    size_t size;
    size_t depth; /* notes that are open */
} NoteCopies;

void note_copies_init(NoteCopies *copies, Arena *arena, const Tree *tree);

/*
 * May the definition be copied once more? If so the note is open, and everything in it is counted,
 * until closed.
 */
bool note_copies_open(NoteCopies *copies, const Footnote *footnote);
void note_copies_close(NoteCopies *copies, const Footnote *footnote);

#endif
