#include "extract/step.h"

#include "document/label.h"
#include "document/text.h"
#include "extract/item_name.h"

enum { STEPS_LEAST = 2 };

static Step *add_step(Arena *arena, StepList *steps)
{
    steps->items =
        arena_array_room(arena, steps->items, steps->count, &steps->capacity, sizeof *steps->items);

    Step *step = &steps->items[steps->count++];

    *step = (Step){.ordinal = (int)steps->count};
    return step;
}

/* ---- names ---- */

static const Slice words[] = {SLICE_INIT("step"), SLICE_INIT("phase"), SLICE_INIT("stage"),
                              SLICE_INIT("task"), SLICE_INIT("commit")};

/* "step 1 name", folded: the size of "step 1"; 0: it is no such thing. */
static size_t measure_word(Slice folded)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = words[i].size + 1;

        if (cue_starts(folded, words[i]) && at < folded.size && ascii_is_digit(folded.data[at])) {
            return at;
        }
    }
    return 0;
}

static bool is_named_step(Slice folded)
{
    return measure_word(folded) > 0;
}

/* "Step 1: Build" -> "Build". */
static Slice name_behind_word(Slice text)
{
    size_t at = 0;

    while (at < text.size && ascii_is_letter(text.data[at])) {
        at++;
    }
    at += at < text.size && text.data[at] == ' ';
    while (at < text.size && (ascii_is_alphanumeric(text.data[at]) || text.data[at] == '.')) {
        at++;
    }

    Slice rest = drop_separator(slice_from(text, at));

    return rest.size > 0 ? rest : text;
}

/* ---- headings ---- */

static bool is_step_topic(const Topic *topic)
{
    return !topic->is_set_apart &&
           (topic->core.number.size > 0 || is_named_step(topic->core.folded));
}

static void add_topic(Arena *arena, StepList *steps, const Topic *topic)
{
    bool is_named = is_named_step(topic->core.folded);
    Step *step = add_step(arena, steps);

    step->name = is_named ? name_behind_word(topic->core.text) : topic->core.text;
    step->form = "step/heading";
    step->span = topic->whole;
    step->first = topic->first;
    step->end = topic->whole_end;
    steps->are_named = steps->are_named || cue_starts(topic->core.folded, SLICE("step"));
}

static void add_children(Arena *arena, StepList *steps, const Topic *topic)
{
    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        if (is_step_topic(child)) {
            add_topic(arena, steps, child);
        }
    }
}

static bool has_step_topics(const Topic *topic)
{
    size_t count = 0;

    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        count += is_step_topic(child);
    }
    return count > 0;
}

/* Groups of steps: most of the children have some. Where only one has, they are something else. */
static bool are_groups(const Topic *topic)
{
    size_t count = 0;
    size_t with_steps = 0;

    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        if (!topic_is_common(child) && !child->is_set_apart) {
            count++;
            with_steps += has_step_topics(child);
        }
    }
    return with_steps > 0 && 2 * with_steps > count;
}

static void add_topics(Arena *arena, StepList *steps, const Topic *topic)
{
    add_children(arena, steps, topic);
    if (steps->count > 0 || !are_groups(topic)) {
        return;
    }
    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        add_children(arena, steps, child);
    }
}

/* ---- lists ---- */

static void add_item(Arena *arena, StepList *steps, const Node *item)
{
    Step *step = add_step(arena, steps);

    step->name = item_name_read(arena, item).name;
    step->form = "step/item";
    step->span = item->span;
    step->first = item->first;
    step->end = node_skip(item, NULL);
}

/* A list that was interrupted goes on with the next number. */
static void add_lists(Arena *arena, StepList *steps, const Topic *topic)
{
    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        bool goes_on = steps->count == 0 || (size_t)block->number == steps->count + 1;

        if (block->kind != NODE_ORDERED_LIST || !goes_on) {
            continue;
        }
        for (const Node *item = block->first; item; item = item->next) {
            if (!(item->flags & (NODE_TASK_OPEN | NODE_TASK_DONE))) {
                add_item(arena, steps, item);
            }
        }
    }
}

/* ---- lines in bold ---- */

static bool is_step_line(Arena *arena, const Node *block)
{
    return node_is_paragraph(block) && label_is_bold_line(block) &&
           is_named_step(heading_fold(arena, text_from_inlines(arena, block)));
}

static void add_line(Arena *arena, StepList *steps, const Topic *topic, const Node *line)
{
    Step *step = add_step(arena, steps);
    const Node *last = line;

    while (last->next && last->next != topic->own_end && !is_step_line(arena, last->next) &&
           last->next->kind != NODE_HEADER) {
        last = last->next;
    }
    step->name = name_behind_word(slice_trim(text_from_inlines(arena, line)));
    step->form = "step/line";
    step->span = (Span){line->span.start, last->span.end};
    step->first = node_skip(line, NULL);
    step->end = node_skip(last, NULL);
}

static void add_lines(Arena *arena, StepList *steps, const Topic *topic)
{
    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        if (is_step_line(arena, block)) {
            add_line(arena, steps, topic, block);
        }
    }
}

/* ---- all ---- */

StepList steps_find(Arena *arena, const Topic *topic)
{
    static void (*const forms[])(Arena * arena, StepList * steps,
                                 const Topic *topic) = {add_topics, add_lists, add_lines};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        StepList steps = {0};

        forms[i](arena, &steps, topic);
        if (steps.count >= STEPS_LEAST) {
            return steps;
        }
    }
    return (StepList){0};
}
