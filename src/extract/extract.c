#include "extract/extract.h"

#include "extract/agent.h"
#include "extract/code.h"
#include "extract/document.h"
#include "extract/field.h"
#include "extract/given_record.h"
#include "extract/knowledge.h"
#include "extract/link.h"
#include "extract/memory.h"
#include "extract/section.h"
#include "extract/stamp.h"
#include "extract/table.h"
#include "extract/task.h"

/*
 * One row a kind. Of records that begin on the same line that of the higher row comes first: rows are ordered by what may hold what.
 * They are asked from the last to the first, as the record of the document counts all others.
 */
static void (*const recognisers[])(Extraction *extraction) = {
    document_recognise, section_recognise, given_record_recognise, knowledge_recognise,
    memory_recognise,   table_recognise,   code_recognise,         task_recognise,
    field_recognise,    stamp_recognise,   link_recognise,
};

enum { RECOGNISER_COUNT = sizeof recognisers / sizeof *recognisers };

/* What one recogniser has added and is not taken yet. */
typedef struct Run {
    const Record *next;
    const Record *end;
} Run;

/* The run whose next record comes first, or NULL when all are empty. */
static Run *first_run(Run *runs)
{
    Run *first = NULL;

    for (size_t i = 0; i < RECOGNISER_COUNT; i++) {
        bool is_first = runs[i].next < runs[i].end &&
                        (first == NULL || runs[i].next->first_line < first->next->first_line);

        first = is_first ? &runs[i] : first;
    }
    return first;
}

/* Records of a kind stay in the order in which they were added. */
static void merge_runs(RecordList *records, Run *runs)
{
    Record *merged = arena_take(records->arena, arena_size(records->count, sizeof *merged));
    Record *at = merged;

    for (Run *run = first_run(runs); run != NULL; run = first_run(runs)) {
        *at++ = *run->next++;
    }
    records->items = merged;
    records->capacity = records->count;
}

/* Room for as many as there will be. */
static void reserve_records(RecordList *records, const Extraction *extraction)
{
    const Document *document = extraction->document;
    const Survey *survey = &extraction->survey;

    records->capacity = survey->section_count + survey->field_count + survey->code.count +
                        survey->tables.count + survey->tasks.count + document->link_count +
                        document->stamp_count + document->given.count + 1;
    records->items =
        arena_take(records->arena, arena_size(records->capacity, sizeof *records->items));
}

void extract_records(Document *document)
{
    size_t starts[RECOGNISER_COUNT];
    Run runs[RECOGNISER_COUNT];
    Extraction extraction;
    RecordList *records = &document->records;
    size_t end;

    document_count_words(document);
    extraction_init(&extraction, document);
    survey_make(&extraction.survey, document);
    agent_read(&extraction);
    record_list_init(records, document->arena);
    reserve_records(records, &extraction);
    for (size_t i = RECOGNISER_COUNT; i-- > 0;) {
        starts[i] = records->count;
        recognisers[i](&extraction);
    }
    agent_compare(&extraction);
    end = records->count;
    for (size_t i = 0; i < RECOGNISER_COUNT; i++) {
        runs[i] = (Run){records->items + starts[i], records->items + end};
        end = starts[i];
    }
    merge_runs(records, runs);
}
