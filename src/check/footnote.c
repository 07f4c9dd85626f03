#include "check/footnote.h"

/* How far a footnote has been followed. */
typedef enum FootnoteState { NOT_SEEN, OPEN, DONE } FootnoteState;

/* A walk through definitions, from note to note: depth first, without recursion. */
typedef struct FootnoteWalk {
    Document *document;
    FootnoteState *states; /* by number - 1 */
    const Node **places;   /* where in its definition each open one is */
    uint32_t *open;        /* indices, outermost first */
    size_t depth;
} FootnoteWalk;

static void open_footnote(FootnoteWalk *walk, uint32_t index)
{
    walk->states[index] = OPEN;
    walk->places[index] = walk->document->tree.footnotes[index]->definition;
    walk->open[walk->depth++] = index;
}

static void tell_of_loop(Document *document, const Node *note, const Footnote *inside)
{
    if (note->footnote == inside) {
        finding_add(&document->findings, RULE_DOC_FOOTNOTE_LOOP, &document->source, note->span,
                    "footnote \"%.*s\" refers to itself", SLICE_PRINT(inside->label));
    } else {
        finding_add(&document->findings, RULE_DOC_FOOTNOTE_LOOP, &document->source, note->span,
                    "footnote \"%.*s\" leads back to itself by way of \"%.*s\"",
                    SLICE_PRINT(note->footnote->label), SLICE_PRINT(inside->label));
    }
}

/* One step at the innermost open footnote: to its next node, into a note's definition, or out. */
static void step(FootnoteWalk *walk)
{
    uint32_t index = walk->open[walk->depth - 1];
    const Footnote *footnote = walk->document->tree.footnotes[index];
    const Node *node = node_next(walk->places[index], footnote->definition);

    walk->places[index] = node;
    if (node == NULL) {
        walk->states[index] = DONE;
        walk->depth--;
        return;
    }
    if (node->kind != NODE_NOTE) {
        return;
    }

    uint32_t target = node->footnote->number - 1;

    if (walk->states[target] == OPEN) {
        tell_of_loop(walk->document, node, footnote);
    } else if (walk->states[target] == NOT_SEEN) {
        open_footnote(walk, target);
    }
}

void check_footnotes(Document *document)
{
    size_t count = document->tree.footnote_count;
    FootnoteWalk walk = {.document = document};

    if (count == 0) {
        return;
    }
    walk.states = arena_new_array(document->scratch, FootnoteState, count);
    walk.places = arena_new_array(document->scratch, const Node *, count);
    walk.open = arena_new_array(document->scratch, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        if (walk.states[i] == NOT_SEEN) {
            open_footnote(&walk, i);
        }
        while (walk.depth > 0) {
            step(&walk);
        }
    }
}
