#include "extract/task.h"

#include "document/text.h"

/* The first list in an item: what stands in it are other items. NULL when there is none. */
static const Node *nested_list(const Node *item)
{
    const Node *block = item->first;

    while (block != NULL && !node_is_list(block)) {
        block = block->next;
    }
    return block;
}

static void add_task(Extraction *extraction, const Place *place)
{
    const Node *item = place->node;
    const Node *nested = nested_list(item);
    const Node *end = nested ? nested : node_skip(item, NULL);
    Span span = item->span;
    Slice text = {0};

    if (nested && nested->previous) {
        span.end = nested->previous->span.end;
    }
    if (item->first && item->first != end) {
        text = extraction_excerpt_range(extraction, item->first, end);
    }

    Record *record = extraction_add_numbered(extraction, RECORD_TASK, place->section, span);

    record->text = text;
    json_write_boolean_field(extraction_begin_members(extraction), "done",
                             (item->flags & NODE_TASK_DONE) != 0);
    extraction_end_members(extraction, record);
}

void task_recognise(Extraction *extraction)
{
    const PlaceList *tasks = &extraction->survey.tasks;

    for (size_t i = 0; i < tasks->count; i++) {
        add_task(extraction, &tasks->items[i]);
    }
}
