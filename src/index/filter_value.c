#include "index/filter_value.h"

#include "base/json_view.h"
#include "base/utf8.h"
#include "base/utf8_fold.h"
#include "index/number.h"

static size_t put_folded(char *out, Slice text)
{
    size_t size = 0;
    while (size < text.size && (unsigned char)text.data[size] < 0x80) {
        out[size] = ascii_to_lower(text.data[size]);
        size++;
    }
    if (size < text.size) {
        size = utf8_write_folded(text, out, FILTER_VALUE_SIZE_MOST);
    }
    return number_clean_text(out, size);
}

bool filter_term(Slice field, Slice value, char out[FILTER_TERM_SIZE_MOST], size_t *size)
{
    value = slice_trim(value);
    if (value.size == 0 || value.size > FILTER_VALUE_SIZE_MOST ||
        field.size > FILTER_VALUE_SIZE_MOST || utf8_find_invalid(value) < value.size ||
        utf8_find_invalid(field) < field.size) {
        return false;
    }
    char *at = out;
    *at++ = ':';
    at += put_folded(at, field);
    *at++ = ':';
    at += put_folded(at, value);
    *size = (size_t)(at - out);
    return true;
}

/* ---- what a document says ---- */

/* A walk over front matter. */
typedef struct ValueWalk {
    FilterValueFunction *meet;
    void *context;
    Arena scratch;
} ValueWalk;

/* A map's member is "fm.key", a list's items have its own name. As deep as FILTER_DEPTH_MOST. */
static void walk_value(ValueWalk *walk, Slice field, Slice value, int depth)
{
    Slice key;
    Slice item;
    if (value.size == 0 || depth == FILTER_DEPTH_MOST) {
        return;
    }
    switch (value.data[0]) {
    case '{':
        while (json_view_next_member(&value, &key, &item)) {
            walk_value(
                walk,
                arena_format(&walk->scratch, "%.*s.%.*s", SLICE_PRINT(field), SLICE_PRINT(key)),
                item, depth + 1);
        }
        break;
    case '[':
        while (json_view_next_item(&value, &item)) {
            walk_value(walk, field, item, depth + 1);
        }
        break;
    case '"':
        /* With quotes and escapes, a text that is too long already is not read. */
        if (value.size <= 6 * FILTER_VALUE_SIZE_MOST) {
            walk->meet(walk->context, field, json_view_text(&walk->scratch, value));
        }
        break;
    default:
        walk->meet(walk->context, field, value);
        break;
    }
}

static void meet_front_matter(const Unit *unit, FilterValueFunction *meet, void *context)
{
    ValueWalk walk = {.meet = meet, .context = context};
    arena_init(&walk.scratch, NULL);
    walk_value(&walk, SLICE("fm"), unit_text(unit, unit->header->front_matter), 0);
    arena_free(&walk.scratch);
}

/* "Ann, Bob": each of them, and both. */
static void meet_owners(Slice owners, FilterValueFunction *meet, void *context)
{
    meet(context, SLICE("owner"), owners);
    while (owners.size > 0) {
        meet(context, SLICE("owner"), slice_cut(owners, ',', &owners));
    }
}

void filter_values_each(const Unit *unit, FilterValueFunction *meet, void *context)
{
    const UnitHeader *header = unit->header;
    meet_owners(unit_text(unit, header->owner), meet, context);
    meet(context, SLICE("doc_type"), unit_text(unit, header->doc_type));
    for (uint32_t i = 0; i < header->tags.count; i++) {
        meet(context, SLICE("tag"), unit_text(unit, unit_texts(unit, header->tags)[i]));
    }
    meet_front_matter(unit, meet, context);
}
