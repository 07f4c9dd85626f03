#include "extract/step.h"

#include "document/text.h"
#include "extract/code.h"
#include "extract/item_name.h"
#include "extract/line_rule.h"

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

/* The size of "1", "3A", "1.2" at the start of the text. */
static size_t measure_number(Slice text)
{
    size_t at = 0;

    while (at < text.size &&
           (ascii_is_alphanumeric(text.data[at]) ||
            (text.data[at] == '.' && at + 1 < text.size && ascii_is_digit(text.data[at + 1])))) {
        at++;
    }
    return at;
}

/*
 * "Step 1: Build" -> "Build". Empty when the text is no such thing: between number and name stands ":" or a dash ("Phase 3A Tasks" has
 * tasks of a phase). A step may have no name: "Step 1".
 */
static Slice name_of_step(Slice text)
{
    size_t at = 0;

    while (at < text.size && ascii_is_letter(text.data[at])) {
        at++;
    }

    Slice word = slice_part(text, 0, at);
    bool is_known = false;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        is_known = is_known || slice_equals_fold(word, words[i]);
    }
    at += at < text.size && text.data[at] == ' ';
    if (!is_known || at >= text.size || !ascii_is_digit(text.data[at])) {
        return (Slice){0};
    }
    at += measure_number(slice_from(text, at));

    Slice behind = slice_trim(slice_from(text, at));
    Slice name = drop_separator(behind);

    if (behind.size == 0) {
        return slice_equals_fold(word, words[0]) ? text : (Slice){0};
    }
    return name.size < behind.size ? name : (Slice){0};
}

/* ---- headings ---- */

static bool is_shell(Arena *arena, const Node *block)
{
    static const char *const languages[] = {"bash", "zsh", "console", "powershell", "batch", NULL};

    return block->kind == NODE_CODE_BLOCK &&
           cue_fits_any(code_language(arena, block), CUE_IS, languages);
}

/* Does it tell what to do: in a list with numbers, or in commands? */
static bool is_action(Arena *arena, const Topic *topic)
{
    for (const Node *block = topic->first; block && block != topic->whole_end;
         block = block->next) {
        if (block->kind == NODE_ORDERED_LIST || is_shell(arena, block)) {
            return true;
        }
    }
    return false;
}

/* The chapters of a runbook have numbers for other reasons, too. */
static bool has_other_chapters(const Topic *topic)
{
    static const char *const cues[] = {"workflow", "process",   "procedure",
                                       "protocol", "checklist", NULL};

    return topic->level == 1 && !cue_fits_any(topic->core.folded, CUE_ENDS, cues) &&
           !cue_fits_any(topic->core.head, CUE_ENDS, cues);
}

static bool is_task_list(const Node *block)
{
    return node_is_list(block) && block->first &&
           (block->first->flags & (NODE_TASK_OPEN | NODE_TASK_DONE)) != 0;
}

/* Nothing but boxes to tick: what a project has to do. */
static bool is_tasks(const Topic *topic)
{
    size_t count = 0;

    for (const Node *block = topic->first; block && block != topic->whole_end;
         block = block->next) {
        bool is_list = is_task_list(block);

        count += is_list;
        if (!is_list && !node_is_paragraph(block) && block->kind != NODE_HORIZONTAL_RULE &&
            block->kind != NODE_HEADER) {
            return false;
        }
    }
    return count > 0;
}

static bool is_step_topic(Arena *arena, const Topic *topic)
{
    bool is_numbered = topic->core.number.size > 0 &&
                       (!has_other_chapters(topic->parent) || is_action(arena, topic));

    return !topic->is_set_apart && !is_tasks(topic) &&
           (is_numbered || name_of_step(topic->core.text).size > 0);
}

static void add_topic(Arena *arena, StepList *steps, const Topic *topic)
{
    Slice name = name_of_step(topic->core.text);
    Step *step = add_step(arena, steps);

    step->name = name.size > 0 ? name : topic->core.text;
    step->form = "step/heading";
    step->span = topic->whole;
    step->first = topic->first;
    step->end = topic->whole_end;
    steps->are_named = steps->are_named || cue_starts(topic->core.folded, SLICE("step"));
}

static void add_children(Arena *arena, StepList *steps, const Topic *topic)
{
    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        if (is_step_topic(arena, child)) {
            add_topic(arena, steps, child);
        }
    }
}

static bool has_step_topics(Arena *arena, const Topic *topic)
{
    size_t count = 0;

    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        count += is_step_topic(arena, child);
    }
    return count > 0;
}

/* Groups of steps: most of the children have some. Where only one has, they are something else. */
static bool are_groups(Arena *arena, const Topic *topic)
{
    size_t count = 0;
    size_t with_steps = 0;

    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        if (!topic_is_common(child) && !child->is_set_apart) {
            count++;
            with_steps += has_step_topics(arena, child);
        }
    }
    return with_steps > 0 && 2 * with_steps > count;
}

static void add_topics(Arena *arena, StepList *steps, const Topic *topic)
{
    add_children(arena, steps, topic);
    if (steps->count > 0 || !are_groups(arena, topic)) {
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
    Slice text = item_name_read(arena, item).name;
    Slice name = name_of_step(text);

    step->name = name.size > 0 ? name : text;
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
    return line_is_bold(block) &&
           name_of_step(slice_trim(text_from_inlines(arena, block))).size > 0;
}

static void add_line(Arena *arena, StepList *steps, const Topic *topic, const Node *line)
{
    Step *step = add_step(arena, steps);
    const Node *last = line;

    while (last->next && last->next != topic->own_end && !is_step_line(arena, last->next) &&
           last->next->kind != NODE_HEADER) {
        last = last->next;
    }
    step->name = name_of_step(slice_trim(text_from_inlines(arena, line)));
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

/* "Why did it break?": a list of questions asks for causes; in a checklist they are what is to be asked. */
static bool are_questions(const StepList *steps, const Topic *topic)
{
    size_t count = 0;

    for (size_t i = 0; i < steps->count; i++) {
        count += slice_ends_with(steps->items[i].name, SLICE("?"));
    }
    return 2 * count > steps->count && !cue_is_in(topic->core.folded, SLICE("checklist"));
}

StepList steps_find(Arena *arena, const Topic *topic)
{
    static void (*const forms[])(Arena * arena, StepList * steps,
                                 const Topic *topic) = {add_topics, add_lists, add_lines};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        StepList steps = {0};

        forms[i](arena, &steps, topic);
        if (steps.count >= STEPS_LEAST && !are_questions(&steps, topic)) {
            return steps;
        }
    }
    return (StepList){0};
}

bool steps_are_headings(const StepList *steps)
{
    return steps->count > 0 && strcmp(steps->items[0].form, "step/heading") == 0;
}
