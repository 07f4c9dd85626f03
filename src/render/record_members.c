#include "render/record_members.h"

#include "base/json_view.h"

Slice record_members_object(Arena *arena, Slice members)
{
    char *object = arena_take(arena, members.size + 2);

    object[0] = '{';
    if (members.size > 0) {
        memcpy(object + 1, members.data, members.size);
    }
    object[members.size + 1] = '}';
    return (Slice){object, members.size + 2};
}

/* In the order in which they are shown. */
static const char *const known_names[] = {
    "date",         "deciders",     "problem",
    "context",      "decision",     "solution",
    "fix",          "workaround",   "rationale",
    "principle",    "benefit",      "when",
    "when_to_use",  "when_not",     "use_case",
    "consequences", "alternatives", "alternatives_rejected",
};

enum { KNOWN_COUNT = sizeof known_names / sizeof *known_names };

static bool is_in(Slice name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

/* Shown as something else, or not at all. */
static bool is_left_out(Slice name)
{
    static const char *const names[] = {"name",      "headline", "qualifier", "status",
                                        "statement", "detail",   "rule",      "workflow"};

    return is_in(name, names, sizeof names / sizeof *names);
}

static bool is_text(Slice value)
{
    return slice_starts_with(value, SLICE("\"")) || slice_starts_with(value, SLICE("[\""));
}

/* "when_to_use" -> "When to use" */
static Slice label_of(Arena *arena, Slice name)
{
    char *label = arena_take(arena, name.size + 1);

    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];

        label[i] = c == '_' ? ' ' : c;
    }
    if (name.size > 0 && label[0] >= 'a' && label[0] <= 'z') {
        label[0] = (char)(label[0] - 'a' + 'A');
    }
    return (Slice){label, name.size};
}

static size_t place_of(Slice name)
{
    size_t place = 0;

    while (place < KNOWN_COUNT && !slice_is(name, known_names[place])) {
        place++;
    }
    return place;
}

/* Behind those that come before it; those that are not known, as they come. */
static void insert_text(RecordTexts *texts, RecordText text)
{
    size_t place = place_of(text.name);
    size_t at = texts->count++;

    while (at > 0 && place_of(texts->items[at - 1].name) > place) {
        texts->items[at] = texts->items[at - 1];
        at--;
    }
    texts->items[at] = text;
}

RecordTexts record_members_texts(Arena *arena, Slice object)
{
    RecordTexts texts = {.count = 0};
    size_t capacity = 0;
    Slice name;
    Slice value;

    while (json_view_next_member(&object, &name, &value)) {
        if (is_text(value) && !is_left_out(name)) {
            texts.items =
                arena_array_room(arena, texts.items, texts.count, &capacity, sizeof *texts.items);
            insert_text(&texts, (RecordText){name, label_of(arena, name), value});
        }
    }
    return texts;
}

Slice record_members_statement(Arena *arena, Slice object, bool is_memory)
{
    static const char *const names[] = {"statement", "detail", "decision", "solution"};
    Slice value;

    for (size_t i = 0; i < (is_memory ? 4 : 2); i++) {
        if (json_view_find(object, names[i], &value)) {
            return json_view_text(arena, value);
        }
    }
    return (Slice){NULL, 0};
}
