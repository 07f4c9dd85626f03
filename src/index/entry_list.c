#include "index/entry_list.h"

#include <stdlib.h>

/* Records whose words are their section's. */
static bool is_part_of_section(RecordKind kind)
{
    switch (kind) {
    case RECORD_FIELD:
    case RECORD_TABLE:
    case RECORD_LINK:
    case RECORD_TASK:
    case RECORD_STAMP:
        return true;
    default:
        return false;
    }
}

/* Of other kinds than section and code: does it begin with the section's heading? A step's anchor is its workflow's. */
static bool is_made_of(const Record *record, const Record *section)
{
    return record->first_line == section->first_line && !section_is_preamble(section) &&
           (record->kind == RECORD_STEP || slice_equals(record->anchor, section->anchor));
}

static int compare_entries(const void *a, const void *b)
{
    const Entry *left = a;
    const Entry *right = b;
    if (left->record->first_line != right->record->first_line) {
        return left->record->first_line < right->record->first_line ? -1 : 1;
    }
    return (left->order > right->order) - (left->order < right->order);
}

/* Is it what the document begins with: its preamble, or the heading that is the document's? */
static bool is_opening(const Document *document, const Record *section)
{
    return section_is_preamble(section) ||
           (document->heading_count > 0 && document->outline[0].level == 1 &&
            section->section_count == 1 &&
            slice_equals(section->section_path[0], document->outline[0].text) &&
            slice_equals(section->anchor, document->outline[0].anchor));
}

/* Sections by line, which is the order that they come in. */
typedef struct SectionList {
    Entry **items;
    size_t count;
} SectionList;

static Entry *find_section(const SectionList *sections, const Record *record)
{
    size_t low = 0;
    size_t high = sections->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (sections->items[middle]->record->first_line < record->first_line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < sections->count ? sections->items[low] : NULL;
}

/* A record of another kind takes the place of its section's entry, or is one. */
static void place_record(EntryList *list, const SectionList *sections, const Record *record,
                         uint32_t order)
{
    Entry *section = find_section(sections, record);
    if (record->kind != RECORD_CODE && section != NULL && section->record == section->section &&
        is_made_of(record, section->section)) {
        section->record = record;
        return;
    }
    list->items[list->count++] = (Entry){.record = record, .order = order};
}

static void list_sections(EntryList *list, SectionList *sections, const RecordList *records)
{
    for (size_t i = 0; i < records->count; i++) {
        if (records->items[i].kind == RECORD_SECTION) {
            Entry *entry = &list->items[list->count++];
            *entry = (Entry){&records->items[i], &records->items[i], (uint32_t)i};
            sections->items[sections->count++] = entry;
        }
    }
}

static const Record *find_document_record(const RecordList *records)
{
    for (size_t i = 0; i < records->count; i++) {
        if (records->items[i].kind == RECORD_DOCUMENT) {
            return &records->items[i];
        }
    }
    return NULL;
}

static void add_others(EntryList *list, const SectionList *sections, const RecordList *records)
{
    for (size_t i = 0; i < records->count; i++) {
        const Record *record = &records->items[i];
        if (record->kind != RECORD_SECTION && record->kind != RECORD_DOCUMENT &&
            !is_part_of_section(record->kind)) {
            place_record(list, sections, record, (uint32_t)i);
        }
    }
}

/* The document's own entry takes its opening sections. */
static size_t find_opening_end(const EntryList *list, const Document *document)
{
    enum { OPENING_MOST = 2 };
    size_t end = 1;
    while (end < list->count && end <= OPENING_MOST && list->items[end].section != NULL &&
           is_opening(document, list->items[end].section)) {
        end++;
    }
    return end;
}

void entry_list_make(EntryList *list, const Document *document)
{
    const RecordList *records = &document->records;
    const Record *own = find_document_record(records);
    *list = (EntryList){.count = 0};
    if (own == NULL) {
        return;
    }
    SectionList sections = {arena_new_array(document->scratch, Entry *, records->count), 0};
    list->items = arena_new_array(document->scratch, Entry, records->count);
    list->items[list->count++] = (Entry){.record = own};
    list_sections(list, &sections, records);
    add_others(list, &sections, records);
    if (list->count > 1) {
        qsort(list->items + 1, list->count - 1, sizeof *list->items, compare_entries);
    }
    list->opening_end = find_opening_end(list, document);
}
