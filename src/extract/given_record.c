#include "extract/given_record.h"

#include "document/text.h"

#include <stdlib.h>

/* Where a record stands. */
typedef struct GivenPlace {
    const GivenRecord *given;
    Section *section;
    Span span;
    bool is_section;   /* it is about all of `section` */
    const Node *first; /* blocks that its text is made of: up to `end`; or one inline */
    const Node *end;
} GivenPlace;

/* Behind the subsections of a section; sections are one array, in the order of the text. */
static const Section *end_of_section(const Survey *survey, const Section *section)
{
    const Section *end = survey->sections + survey->section_count;
    const Section *next = section + 1;

    while (next < end && next->header->level > section->header->level) {
        next++;
    }
    return next;
}

static void place_at_section(GivenPlace *place, const Survey *survey)
{
    const Section *end = end_of_section(survey, place->section);

    place->is_section = true;
    place->first = node_skip(place->section->header, NULL);
    place->end = end < survey->sections + survey->section_count ? end->header : NULL;
    for (const Section *part = place->section; part < end; part++) {
        place->span.end = part->span.end > place->span.end ? part->span.end : place->span.end;
    }
}

static void place_at_document(GivenPlace *place, const Extraction *extraction)
{
    const Document *document = extraction->document;
    const Survey *survey = &extraction->survey;
    bool has_title = survey->section_count > 1 && survey->sections[1].header->level == 1;

    place->section = &survey->sections[has_title ? 1 : 0];
    place->is_section = true;
    place->span = (Span){place->section->span.start, (uint32_t)document->source.bytes.size};
    place->first = has_title ? node_skip(place->section->header, NULL) : document->tree.root->first;
}

static bool is_header_of(const Section *section, const Node *node)
{
    return node->kind == NODE_HEADER && section->header &&
           section->header->span.start == node->span.start;
}

static GivenPlace find_place(const Extraction *extraction, const GivenRecord *given)
{
    const Node *source = given->source;
    GivenPlace place = {.given = given};

    if (!source) {
        place_at_document(&place, extraction);
        return place;
    }
    place.section = survey_section_at(&extraction->survey, source->span.start);
    place.span = source->span;
    if (is_header_of(place.section, source)) {
        place_at_section(&place, &extraction->survey);
    } else {
        place.first = source;
        place.end = node_skip(source, NULL);
    }
    return place;
}

/* In the order of the text, what holds another thing first; in one place, in the order in which they were given. */
static int compare_places(const void *a, const void *b)
{
    const GivenPlace *left = a;
    const GivenPlace *right = b;

    if (left->span.start != right->span.start) {
        return left->span.start < right->span.start ? -1 : 1;
    }
    if (left->span.end != right->span.end) {
        return left->span.end > right->span.end ? -1 : 1;
    }
    return (left->given > right->given) - (left->given < right->given);
}

/* What stands where the record does. */
static Slice text_of_place(Extraction *extraction, const GivenPlace *place)
{
    const Node *first = place->first;

    if (!first || first == place->end) {
        return (Slice){0};
    }
    if (!node_is_inline(first)) {
        return extraction_excerpt_range(extraction, first, place->end);
    }
    return extraction_excerpt(first->first ? text_from_inlines(extraction->arena, first)
                                           : first->text);
}

static void write_members(Extraction *extraction, Record *record, const GivenRecord *given)
{
    const Slice status =
        given->status.size > 0 ? given->status : extraction->document->metadata.status.base;
    JsonWriter *out = extraction_begin_members(extraction);

    if (given->kind == RECORD_DECISION) {
        json_write_text_field(out, "status", status);
    }
    json_write_members(out, given->members);
    extraction_end_members(extraction, record);
}

static void add_given(Extraction *extraction, const GivenPlace *place)
{
    const GivenRecord *given = place->given;
    Slice text =
        given->text.size > 0 ? extraction_excerpt(given->text) : text_of_place(extraction, place);
    Record *record =
        place->is_section
            ? extraction_add(extraction, given->kind, place->section, place->span)
            : extraction_add_numbered(extraction, given->kind, place->section, place->span);

    record->title = given->title;
    record->text = text;
    write_members(extraction, record, given);
}

void given_record_recognise(Extraction *extraction)
{
    const GivenRecordList *given = &extraction->document->given;
    GivenPlace *places = arena_new_array(extraction->document->scratch, GivenPlace, given->count);

    for (size_t i = 0; i < given->count; i++) {
        places[i] = find_place(extraction, &given->items[i]);
    }
    if (given->count > 0) {
        qsort(places, given->count, sizeof *places, compare_places);
    }
    for (size_t i = 0; i < given->count; i++) {
        add_given(extraction, &places[i]);
    }
}
