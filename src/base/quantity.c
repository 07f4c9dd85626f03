#include "base/quantity.h"

typedef struct Unit {
    Slice name;
    uint64_t value;
} Unit;

static bool find_unit(const Unit *units, size_t count, Slice name, uint64_t *value)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_equals_fold(units[i].name, name)) {
            *value = units[i].value;
            return true;
        }
    }
    return false;
}

static bool parse(Slice text, const Unit *units, size_t count, uint64_t most, uint64_t *result)
{
    size_t digits = 0;
    int64_t number;
    uint64_t unit;

    while (digits < text.size && ascii_is_digit(text.data[digits])) {
        digits++;
    }

    Slice name = slice_from(text, digits);

    if (slice_starts_with(name, SLICE(" ")) && name.size > 1) {
        name = slice_from(name, 1);
    }
    if (!slice_to_integer(slice_part(text, 0, digits), &number) ||
        !find_unit(units, count, name, &unit) || (uint64_t)number > most / unit) {
        return false;
    }
    *result = (uint64_t)number * unit;
    return true;
}

bool quantity_parse_bytes(Slice text, uint64_t *bytes)
{
    static const Unit units[] = {
        {SLICE_INIT(""), 1},
        {SLICE_INIT("B"), 1},
        {SLICE_INIT("kB"), 1000},
        {SLICE_INIT("MB"), 1000 * 1000},
        {SLICE_INIT("GB"), 1000 * 1000 * 1000},
        {SLICE_INIT("TB"), UINT64_C(1000) * 1000 * 1000 * 1000},
        {SLICE_INIT("KiB"), UINT64_C(1) << 10},
        {SLICE_INIT("MiB"), UINT64_C(1) << 20},
        {SLICE_INIT("GiB"), UINT64_C(1) << 30},
        {SLICE_INIT("TiB"), UINT64_C(1) << 40},
    };

    return parse(text, units, sizeof units / sizeof *units, UINT64_MAX, bytes);
}

bool quantity_parse_seconds(Slice text, uint32_t *seconds)
{
    static const Unit units[] = {
        {SLICE_INIT(""), 1},
        {SLICE_INIT("s"), 1},
        {SLICE_INIT("min"), 60},
        {SLICE_INIT("h"), 60 * 60},
    };
    uint64_t result;

    if (!parse(text, units, sizeof units / sizeof *units, UINT32_MAX, &result)) {
        return false;
    }
    *seconds = (uint32_t)result;
    return true;
}
