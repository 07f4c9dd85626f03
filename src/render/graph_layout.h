/*
 * graph_layout.h - where in a drawing groups of dots stand.
 *
 * Groups are circles around a ring that they touch from outside, so that lines between them have all of its inside for
 * themselves. Each has a sector of its own, in their order, clockwise from the top: no two can overlap. The ring is the smallest on
 * which all have room. A group's dots stand in rings around its first one; up to six in one ring. One group alone stands in the middle.
 *
 * Whole numbers only (integer_circle.h): a drawing is the same on every machine. Time is linear in groups.
 */
#ifndef RENDER_GRAPH_LAYOUT_H
#define RENDER_GRAPH_LAYOUT_H

#include "base/arena.h"
#include "render/integer_circle.h"

typedef struct GraphCircle {
    Point centre;
    int32_t radius;
    uint32_t angle; /* its direction, seen from the middle of the drawing */
} GraphCircle;

typedef struct GraphLayout {
    GraphCircle *circles;
    uint32_t count;
    int32_t ring; /* its radius; 0 for one group */
    Point start;  /* the left and upper corner of what is drawn */
    Point size;
} GraphLayout;

/* What a group is to have room for. */
typedef struct GraphGroup {
    uint32_t dots;
    int32_t label; /* how far its name reaches outwards */
} GraphGroup;

enum {
    GRAPH_RING_LEAST = 260,
    GRAPH_LABEL_GAP = 10,    /* between a circle and its label */
    GRAPH_LABEL_HEIGHT = 26, /* of a label's line */
};

/* Places groups whose dots are `pitch` apart, in `arena`. There may be none. */
void graph_layout_make(GraphLayout *layout, Arena *arena, const GraphGroup *groups, uint32_t count,
                       int32_t pitch);

/* Where the dot `number` of `dots` is, seen from the centre of their circle. */
Point graph_layout_dot(uint32_t number, uint32_t dots, int32_t pitch);

#endif
