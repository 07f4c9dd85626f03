#include "extract/section.h"

#include "extract/labels.h"

/* Its own text, without the heading, which is the title. */
static void set_text(Extraction *extraction, Record *record, const Section *section)
{
    const Survey *survey = &extraction->survey;
    const Section *next = section + 1;
    const Node *root = extraction->document->tree.root;

    record->first = section->header ? node_skip(section->header, NULL) : root->first;
    record->end = next < survey->sections + survey->section_count ? next->header : NULL;
    record->text = extraction_excerpt_range(extraction, record->first, record->end);
}

static void add_section(Extraction *extraction, Section *section)
{
    Slice labels = labels_of_section(extraction, section);
    Record *record = extraction_add(extraction, RECORD_SECTION, section, section->span);

    record->title = section->title;
    set_text(extraction, record, section);
    record->labels = labels;
    if (section->header) {
        json_write_integer_field(extraction_begin_members(extraction), "level",
                                 node_heading_level(section->header));
        extraction_end_members(extraction, record);
    }
}

void section_recognise(Extraction *extraction)
{
    const Survey *survey = &extraction->survey;

    for (size_t i = survey->has_preamble ? 0 : 1; i < survey->section_count; i++) {
        add_section(extraction, &survey->sections[i]);
    }
}
