#include "render/integer_circle.h"

enum { STEP = 256, STEPS = QUARTER_TURN / STEP };

/* Of a quarter turn; between two of them it is nearly straight. */
static const int32_t sines[STEPS + 1] = {
    0,     1608,  3216,  4821,  6424,  8022,  9616,  11204, 12785, 14359, 15924, 17479, 19024,
    20557, 22078, 23586, 25080, 26558, 28020, 29466, 30893, 32303, 33692, 35062, 36410, 37736,
    39040, 40320, 41576, 42806, 44011, 45190, 46341, 47464, 48559, 49624, 50660, 51665, 52639,
    53581, 54491, 55368, 56212, 57022, 57798, 58538, 59244, 59914, 60547, 61145, 61705, 62228,
    62714, 63162, 63572, 63944, 64277, 64571, 64827, 65043, 65220, 65358, 65457, 65516, 65536,
};

/* Up to a quarter turn, which is included. */
static int32_t first_sine(uint32_t angle)
{
    uint32_t step = angle / STEP;
    int32_t rest = (int32_t)(angle % STEP);

    return rest == 0 ? sines[step] : sines[step] + (sines[step + 1] - sines[step]) * rest / STEP;
}

int32_t integer_sine(uint32_t angle)
{
    uint32_t half = angle % (FULL_TURN / 2);
    int32_t sine = first_sine(half > QUARTER_TURN ? FULL_TURN / 2 - half : half);

    return angle % FULL_TURN == half ? sine : -sine;
}

/* Half a unit away from 0, so that the picture has no side on which all is rounded down. */
static int32_t scale(int32_t radius, int32_t sine)
{
    int64_t product = (int64_t)radius * sine;

    return (int32_t)((product + (product < 0 ? -32768 : 32768)) / 65536);
}

Point circle_point(int32_t radius, uint32_t angle)
{
    return (Point){scale(radius, integer_sine(angle + QUARTER_TURN)),
                   scale(radius, integer_sine(angle))};
}

uint32_t integer_arc_sine(int32_t part, int32_t whole)
{
    uint32_t low = 0;
    uint32_t high = QUARTER_TURN;

    while (low < high) {
        uint32_t middle = (low + high) / 2;

        if ((int64_t)first_sine(middle) * whole >= (int64_t)part * 65536) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}
