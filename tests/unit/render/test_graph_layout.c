#include "render/graph_layout.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

enum { PITCH = 16, LABEL = 200 };

static int64_t square_distance(Point a, Point b)
{
    int64_t x = (int64_t)a.x - b.x;
    int64_t y = (int64_t)a.y - b.y;

    return x * x + y * y;
}

static void assert_inside(const GraphLayout *layout, Point point, int32_t by)
{
    assert_true(point.x - by >= layout->start.x);
    assert_true(point.y - by >= layout->start.y);
    assert_true(point.x + by <= layout->start.x + layout->size.x);
    assert_true(point.y + by <= layout->start.y + layout->size.y);
}

static void assert_apart(const GraphLayout *layout, uint32_t a, uint32_t b)
{
    const GraphCircle *one = &layout->circles[a];
    const GraphCircle *other = &layout->circles[b];
    int64_t radii = (int64_t)one->radius + other->radius;

    if (square_distance(one->centre, other->centre) < radii * radii) {
        fail_msg("the circles %u and %u of %u overlap", a, b, layout->count);
    }
}

/* No circle on another or inside the ring, and all of them, and their labels' ends, in the drawing. */
static void assert_layout(Arena *arena, const GraphGroup *groups, uint32_t count)
{
    GraphLayout layout;

    graph_layout_make(&layout, arena, groups, count, PITCH);
    assert_int_equal(layout.count, count);
    assert_true(layout.size.x > 0);
    for (uint32_t i = 0; i < count; i++) {
        const GraphCircle *circle = &layout.circles[i];
        /* The sine is not exact: a circle that is large beyond use may stand a little inwards. */
        int64_t inner = ((int64_t)layout.ring + circle->radius) * 9999 / 10000;

        assert_inside(&layout, circle->centre, circle->radius);
        if (count > 1) {
            assert_true(square_distance(circle->centre, (Point){0, 0}) >= inner * inner);
            assert_inside(
                &layout,
                circle_point(layout.ring + 2 * circle->radius + groups[i].label, circle->angle),
                GRAPH_LABEL_HEIGHT / 2);
        }
        for (uint32_t j = 0; j < i; j++) {
            assert_apart(&layout, j, i);
        }
    }
}

static GraphGroup *equal_groups(Arena *arena, uint32_t count, uint32_t dots)
{
    GraphGroup *groups = arena_new_array(arena, GraphGroup, (size_t)count + 1);

    for (uint32_t i = 0; i < count; i++) {
        groups[i] = (GraphGroup){dots, LABEL};
    }
    return groups;
}

static void no_two_circles_overlap_whatever_their_sizes(void **state)
{
    static const uint32_t counts[] = {0, 1, 2, 3, 7, 36, 1000};
    static const uint32_t dots[] = {0, 1, 2, 8, 100, 10000};
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        for (size_t j = 0; j < sizeof dots / sizeof *dots; j++) {
            GraphGroup *groups = equal_groups(&arena, counts[i], dots[j]);

            assert_layout(&arena, groups, counts[i]);
            /* One that is larger than all others together, and one that is smaller. */
            groups[counts[i] / 2].dots = 20000;
            groups[0].dots = 1;
            assert_layout(&arena, groups, counts[i]);
        }
    }
    arena_free(&arena);
}

static void dots_are_a_pitch_apart_and_in_their_circle(void **state)
{
    enum { DOTS = 400 };
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (uint32_t dots = 1; dots <= DOTS; dots += 21) {
        GraphGroup group = {dots, LABEL};
        GraphLayout layout;

        graph_layout_make(&layout, &arena, &group, 1, PITCH);
        for (uint32_t i = 0; i < dots; i++) {
            Point dot = graph_layout_dot(i, dots, PITCH);
            int64_t room = layout.circles[0].radius - PITCH / 2;

            assert_true(square_distance(dot, (Point){0, 0}) <= room * room);
            for (uint32_t j = 0; j < i; j++) {
                /* Whole numbers may take one away. */
                assert_true(square_distance(dot, graph_layout_dot(j, dots, PITCH)) >=
                            (PITCH - 1) * (PITCH - 1));
            }
        }
    }
    arena_free(&arena);
}

static void the_same_groups_stand_at_the_same_places(void **state)
{
    static const GraphGroup groups[] = {{27, 120}, {105, 80}, {1, 300}, {46, 60}};
    static const GraphCircle expected[] = {
        {{228, -229}, 60, 57322},
        {{234, 288}, 108, 9249},
        {{-208, 182}, 13, 25270},
        {{-248, -231}, 76, 40575},
    };
    GraphLayout layout;
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    graph_layout_make(&layout, &arena, groups, 4, PITCH);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(layout.circles[i].centre.x, expected[i].centre.x);
        assert_int_equal(layout.circles[i].centre.y, expected[i].centre.y);
        assert_int_equal(layout.circles[i].radius, expected[i].radius);
        assert_int_equal(layout.circles[i].angle, expected[i].angle);
    }
    arena_free(&arena);
}

static void one_group_stands_in_the_middle(void **state)
{
    GraphGroup group = {50, LABEL};
    GraphLayout layout;
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    graph_layout_make(&layout, &arena, &group, 1, PITCH);
    assert_int_equal(layout.ring, 0);
    assert_int_equal(layout.circles[0].centre.x, 0);
    assert_int_equal(layout.circles[0].centre.y, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_two_circles_overlap_whatever_their_sizes),
        cmocka_unit_test(dots_are_a_pitch_apart_and_in_their_circle),
        cmocka_unit_test(the_same_groups_stand_at_the_same_places),
        cmocka_unit_test(one_group_stands_in_the_middle),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
