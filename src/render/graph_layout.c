#include "render/graph_layout.h"

enum {
    RING_PLACES =
        6, /* that each ring of dots has more than the one inside it: they are about a pitch apart */
    RADIUS_LEAST = 13,   /* a label's line has room beside it */
    SECTOR_SPACE = 3,    /* between circles, of which rounding may take some */
    RING_MOST = 1 << 22, /* of a layout that has room for anything */
};

/* The ring of the dot `number`, of which there are 1, 6, 12, 18 …, and how many dots are inside it. */
static uint32_t find_ring(uint32_t number, uint32_t *inside)
{
    uint32_t ring = 0;

    *inside = 0;
    for (uint32_t places = 1; number >= *inside + places; places = RING_PLACES * ring) {
        *inside += places;
        ring++;
    }
    return ring;
}

Point graph_layout_dot(uint32_t number, uint32_t dots, int32_t pitch)
{
    uint32_t inside;
    uint32_t ring = find_ring(number, &inside);
    uint32_t places = RING_PLACES * ring;

    /* So few look best without one in the middle. */
    if (dots > 1 && dots <= RING_PLACES) {
        return circle_point(pitch, number * FULL_TURN / dots);
    }
    if (ring == 0) {
        return (Point){0, 0};
    }
    /* The outermost ring may have few: they share all of it. */
    places = dots - inside < places ? dots - inside : places;

    uint64_t angle = (uint64_t)(number - inside) * FULL_TURN / places;

    return circle_point((int32_t)ring * pitch, (uint32_t)angle);
}

static int32_t radius_of(uint32_t dots, int32_t pitch)
{
    uint32_t inside;
    uint32_t ring = dots > 0 ? find_ring(dots - 1, &inside) : 0;
    int32_t radius = (int32_t)ring * pitch + pitch / 2 + pitch / 4;

    return radius > RADIUS_LEAST ? radius : RADIUS_LEAST;
}

/* Half of the sector that a circle needs which touches the ring from outside. */
static uint32_t half_sector(const GraphCircle *circle, int32_t ring)
{
    int32_t radius = circle->radius + SECTOR_SPACE;

    return integer_arc_sine(radius, ring + radius);
}

static uint64_t sum_sectors(const GraphLayout *layout, int32_t ring)
{
    uint64_t sum = 0;

    for (uint32_t i = 0; i < layout->count; i++) {
        sum += 2 * (uint64_t)half_sector(&layout->circles[i], ring);
    }
    return sum;
}

/* The smallest ring on which all have room. */
static int32_t choose_ring(const GraphLayout *layout)
{
    int32_t low = GRAPH_RING_LEAST;
    int32_t high = RING_MOST;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;

        if (sum_sectors(layout, middle) <= FULL_TURN) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* Sectors one after the other; what the ring has more than they need, they share. */
static void place_circles(GraphLayout *layout)
{
    uint64_t needed = sum_sectors(layout, layout->ring);
    uint64_t spare = needed < FULL_TURN ? FULL_TURN - needed : 0;
    uint64_t before = 0;

    for (uint32_t i = 0; i < layout->count; i++) {
        GraphCircle *circle = &layout->circles[i];
        uint32_t half = half_sector(circle, layout->ring);
        uint64_t shared = (2 * i + 1) * spare / (2 * (uint64_t)layout->count);

        circle->angle = (uint32_t)((FULL_TURN - QUARTER_TURN + before + half + shared) % FULL_TURN);
        circle->centre = circle_point(layout->ring + circle->radius + SECTOR_SPACE, circle->angle);
        before += 2 * half;
    }
}

/* ---- the size of it all ---- */

typedef struct Bounds {
    Point least;
    Point most;
} Bounds;

static void extend(Bounds *bounds, Point point, int32_t by)
{
    bounds->least.x = point.x - by < bounds->least.x ? point.x - by : bounds->least.x;
    bounds->least.y = point.y - by < bounds->least.y ? point.y - by : bounds->least.y;
    bounds->most.x = point.x + by > bounds->most.x ? point.x + by : bounds->most.x;
    bounds->most.y = point.y + by > bounds->most.y ? point.y + by : bounds->most.y;
}

/* A label goes on in the direction of its circle; that of a group alone stands below it. */
static void extend_to_label(Bounds *bounds, const GraphLayout *layout, const GraphCircle *circle,
                            int32_t label)
{
    int32_t beyond = circle->radius + GRAPH_LABEL_GAP;

    if (layout->ring == 0) {
        extend(bounds, (Point){0, beyond + GRAPH_LABEL_HEIGHT}, label / 2);
        return;
    }
    beyond += layout->ring + circle->radius + SECTOR_SPACE + label;
    extend(bounds, circle_point(beyond, circle->angle), GRAPH_LABEL_HEIGHT / 2);
}

static void measure(GraphLayout *layout, const GraphGroup *groups)
{
    Bounds bounds = {{-GRAPH_RING_LEAST, 0}, {GRAPH_RING_LEAST, 0}};

    for (uint32_t i = 0; i < layout->count; i++) {
        extend(&bounds, layout->circles[i].centre, layout->circles[i].radius + SECTOR_SPACE);
        extend_to_label(&bounds, layout, &layout->circles[i], groups[i].label);
    }
    layout->start = bounds.least;
    layout->size = (Point){bounds.most.x - bounds.least.x, bounds.most.y - bounds.least.y};
}

void graph_layout_make(GraphLayout *layout, Arena *arena, const GraphGroup *groups, uint32_t count,
                       int32_t pitch)
{
    *layout = (GraphLayout){.circles = arena_new_array(arena, GraphCircle, (size_t)count + 1),
                            .count = count};
    for (uint32_t i = 0; i < count; i++) {
        layout->circles[i].radius = radius_of(groups[i].dots, pitch);
    }
    if (count > 1) {
        layout->ring = choose_ring(layout);
        place_circles(layout);
    }
    measure(layout, groups);
}
