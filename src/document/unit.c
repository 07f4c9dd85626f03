#include "document/unit.h"

/* Rows are written as bytes: there must be none that nobody has set. */
_Static_assert(sizeof(UnitPlace) == 36, "no padding");
_Static_assert(sizeof(UnitDate) == 60, "no padding");
_Static_assert(sizeof(UnitHeading) == 24, "no padding");
_Static_assert(sizeof(UnitAnchor) == 16, "no padding");
_Static_assert(sizeof(UnitLink) == 80, "no padding");
_Static_assert(sizeof(UnitCode) == 60, "no padding");
_Static_assert(sizeof(UnitHole) == 12, "no padding");
_Static_assert(sizeof(UnitRecord) == 96, "no padding");
_Static_assert(sizeof(UnitEdit) == 32, "no padding");
_Static_assert(sizeof(UnitDateSlot) == 64, "no padding");
_Static_assert(sizeof(UnitFinding) == 80, "no padding");
_Static_assert(sizeof(UnitSuppression) == 32, "no padding");
_Static_assert(sizeof(UnitHeader) == 472, "no padding");

static const void *rows(const Unit *unit, UnitTable table)
{
    return unit->bytes + table.offset;
}

static bool text_is_inside(const Unit *unit, UnitText text)
{
    return (uint64_t)text.offset + text.size <= unit->header->size;
}

static bool table_is_inside(const Unit *unit, UnitTable table, size_t row_size)
{
    return table.offset % 8 == 0 &&
           (uint64_t)table.offset + (uint64_t)table.count * row_size <= unit->header->size;
}

static bool texts_are_inside(const Unit *unit, UnitTable table)
{
    if (!table_is_inside(unit, table, sizeof(UnitText))) {
        return false;
    }
    for (uint32_t i = 0; i < table.count; i++) {
        if (!text_is_inside(unit, unit_texts(unit, table)[i])) {
            return false;
        }
    }
    return true;
}

static bool metadata_is_right(const Unit *unit)
{
    const UnitHeader *header = unit->header;
    const UnitText texts[] = {
        header->path,       header->title,       header->description,      header->doc_type,
        header->status_raw, header->status_base, header->status_qualifier, header->owner,
        header->audience,   header->agent,       header->front_matter,     header->cadence_raw,
        header->html,       header->body,        header->search,           header->opening,
        header->highlights,
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!text_is_inside(unit, texts[i])) {
            return false;
        }
    }
    return header->search.offset % 8 == 0 && texts_are_inside(unit, header->tags) &&
           (header->flags & ~(uint32_t)UNIT_ALL_FLAGS) == 0;
}

static bool is_day(int32_t date)
{
    return date >= DATE_FIRST && date <= DATE_LAST;
}

static bool place_is_right(const Unit *unit, const UnitPlace *place)
{
    return text_is_inside(unit, place->excerpt) && place->start <= place->end;
}

static bool date_is_right(const Unit *unit, const UnitDate *date)
{
    return text_is_inside(unit, date->field) && text_is_inside(unit, date->raw) &&
           place_is_right(unit, &date->place) && date->has_date <= 1 &&
           date->problem < DATE_PROBLEM_COUNT && is_day(date->date);
}

static bool date_slot_is_right(const Unit *unit, const UnitDateSlot *slot)
{
    return slot->kind < DATE_SLOT_KIND_COUNT && is_day(slot->least) &&
           slot->edit.start <= slot->edit.end && text_is_inside(unit, slot->field) &&
           text_is_inside(unit, slot->written) && text_is_inside(unit, slot->after) &&
           text_is_inside(unit, slot->edit.text);
}

static bool dates_are_right(const Unit *unit)
{
    const UnitHeader *header = unit->header;

    return date_is_right(unit, &header->updated) && date_is_right(unit, &header->expires) &&
           date_slot_is_right(unit, &header->date_slot) &&
           header->cadence_kind <= CADENCE_DURATION && header->cadence_months >= 0 &&
           header->cadence_days >= 0 && is_day(header->due);
}

static bool outline_is_right(const Unit *unit)
{
    if (!table_is_inside(unit, unit->header->outline, sizeof(UnitHeading))) {
        return false;
    }
    for (uint32_t i = 0; i < unit->header->outline.count; i++) {
        const UnitHeading *row = &unit_headings(unit)[i];

        if (!text_is_inside(unit, row->text) || !text_is_inside(unit, row->anchor) ||
            row->level < 1 || row->level > 6) {
            return false;
        }
    }
    return true;
}

static bool anchors_are_right(const Unit *unit)
{
    if (!table_is_inside(unit, unit->header->anchors, sizeof(UnitAnchor))) {
        return false;
    }
    for (uint32_t i = 0; i < unit->header->anchors.count; i++) {
        const UnitAnchor *row = &unit_anchors(unit)[i];

        if (!text_is_inside(unit, row->name) || !text_is_inside(unit, row->identifier)) {
            return false;
        }
    }
    return true;
}

static bool link_is_right(const Unit *unit, const UnitLink *row)
{
    return text_is_inside(unit, row->href) && text_is_inside(unit, row->text) &&
           place_is_right(unit, &row->place) && row->kind < LINK_KIND_COUNT && row->image <= 1 &&
           row->section <= unit->header->outline.count && row->url_start <= row->url_end &&
           row->url_end <= unit->header->body.size;
}

static bool links_are_right(const Unit *unit)
{
    if (!table_is_inside(unit, unit->header->links, sizeof(UnitLink))) {
        return false;
    }
    for (uint32_t i = 0; i < unit->header->links.count; i++) {
        if (!link_is_right(unit, &unit_links(unit)[i])) {
            return false;
        }
    }
    return true;
}

static bool record_is_right(const Unit *unit, const UnitRecord *row)
{
    const UnitText texts[] = {row->id,   row->title,  row->anchor, row->text,
                              row->lang, row->labels, row->members};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!text_is_inside(unit, texts[i])) {
            return false;
        }
    }
    /* Paths may be shared, so that without a limit there would be as many texts as the square of the block's size. */
    return row->kind < RECORD_KIND_COUNT && row->section_path.count <= UNIT_SECTIONS_MOST &&
           texts_are_inside(unit, row->section_path);
}

static bool records_are_right(const Unit *unit)
{
    if (!table_is_inside(unit, unit->header->records, sizeof(UnitRecord))) {
        return false;
    }
    for (uint32_t i = 0; i < unit->header->records.count; i++) {
        if (!record_is_right(unit, &unit_records(unit)[i])) {
            return false;
        }
    }
    return true;
}

static bool edits_are_right(const Unit *unit, UnitTable table)
{
    uint32_t before = 0;

    if (!table_is_inside(unit, table, sizeof(UnitEdit))) {
        return false;
    }
    for (uint32_t i = 0; i < table.count; i++) {
        const UnitEdit *row = &unit_edits(unit, table)[i];

        if (!text_is_inside(unit, row->text) || row->start < before || row->end < row->start) {
            return false;
        }
        before = row->end;
    }
    return true;
}

static bool finding_table_is_right(const Unit *unit, UnitTable table)
{
    uint64_t edit_count = 0;

    if (!table_is_inside(unit, table, sizeof(UnitFinding))) {
        return false;
    }
    for (uint32_t i = 0; i < table.count; i++) {
        const UnitFinding *row = (const UnitFinding *)rows(unit, table) + i;

        /* Tables may be shared: see record_is_right. */
        edit_count += row->edits.count;

        if (!text_is_inside(unit, row->rule) || !text_is_inside(unit, row->message) ||
            !text_is_inside(unit, row->help) || !place_is_right(unit, &row->place) ||
            row->severity > SEVERITY_ERROR || edit_count * sizeof(UnitEdit) > unit->header->size ||
            !edits_are_right(unit, row->edits)) {
            return false;
        }
    }
    return true;
}

static bool codes_are_right(const Unit *unit)
{
    const UnitHeader *header = unit->header;

    if (!table_is_inside(unit, header->codes, sizeof(UnitCode)) ||
        !table_is_inside(unit, header->marks, sizeof(UnitDate))) {
        return false;
    }
    for (uint32_t i = 0; i < header->marks.count; i++) {
        if (!date_is_right(unit, &unit_marks(unit)[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < header->codes.count; i++) {
        const UnitCode *row = &unit_codes(unit)[i];

        if (!text_is_inside(unit, row->path) || !place_is_right(unit, &row->place) ||
            row->mark > header->marks.count || (row->flags & ~(uint32_t)CODE_ALL_FLAGS) != 0) {
            return false;
        }
    }
    return true;
}

static bool findings_are_right(const Unit *unit)
{
    return finding_table_is_right(unit, unit->header->findings) &&
           finding_table_is_right(unit, unit->header->unused);
}

static bool is_unused_finding(const Unit *unit, uint32_t number)
{
    return number == SUPPRESSION_NONE || number < unit->header->unused.count;
}

static bool suppressions_are_right(const Unit *unit)
{
    if (!table_is_inside(unit, unit->header->suppressions, sizeof(UnitSuppression))) {
        return false;
    }
    for (uint32_t i = 0; i < unit->header->suppressions.count; i++) {
        const UnitSuppression *row = &unit_suppressions(unit)[i];
        bool is_ascending = i == 0 || row->directive >= row[-1].directive;

        if (!is_ascending || !text_is_inside(unit, row->pattern) ||
            row->kind >= SUPPRESSION_KIND_COUNT || !is_unused_finding(unit, row->alone) ||
            !is_unused_finding(unit, row->whole)) {
            return false;
        }
    }
    return true;
}

static bool holes_are_right(const Unit *unit)
{
    const UnitHeader *header = unit->header;

    if (!table_is_inside(unit, header->holes, sizeof(UnitHole))) {
        return false;
    }
    for (uint32_t i = 0; i < header->holes.count; i++) {
        const UnitHole *row = &unit_holes(unit)[i];
        bool is_ascending = i == 0 || row->offset > row[-1].offset;

        if (!is_ascending || row->offset > header->html.size || row->kind > HOLE_SRC ||
            row->number >= header->links.count) {
            return false;
        }
    }
    return true;
}

static const char *find_header_error(Slice block)
{
    const UnitHeader *header = (const void *)block.data;

    if (block.size < sizeof *header) {
        return "it is shorter than a header";
    }
    if ((uintptr_t)block.data % 8 != 0) {
        return "it is not aligned";
    }
    if (header->magic != UNIT_MAGIC) {
        return "it is no unit";
    }
    if (header->version != UNIT_VERSION) {
        return "it is of another version";
    }
    return header->size != block.size ? "its size is not what it says" : NULL;
}

bool unit_open(Slice block, Unit *unit, const char **error)
{
    static const struct {
        bool (*is_right)(const Unit *unit);
        const char *error;
    } checks[] = {
        {metadata_is_right, "its header is malformed"},
        {dates_are_right, "its dates are malformed"},
        {outline_is_right, "its outline is malformed"},
        {anchors_are_right, "its anchors are malformed"},
        {links_are_right, "its links are malformed"},
        {records_are_right, "its records are malformed"},
        {findings_are_right, "its findings are malformed"},
        {codes_are_right, "its references to code are malformed"},
        {holes_are_right, "its holes are malformed"},
        {suppressions_are_right, "its suppressions are malformed"},
    };

    *error = find_header_error(block);
    if (*error != NULL) {
        return false;
    }
    *unit = (Unit){.header = (const void *)block.data, .bytes = block.data};
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (!checks[i].is_right(unit)) {
            *error = checks[i].error;
            return false;
        }
    }
    return true;
}

Slice unit_text(const Unit *unit, UnitText text)
{
    return (Slice){unit->bytes + text.offset, text.size};
}

const UnitText *unit_texts(const Unit *unit, UnitTable table)
{
    return rows(unit, table);
}

const UnitHeading *unit_headings(const Unit *unit)
{
    return rows(unit, unit->header->outline);
}

const UnitAnchor *unit_anchors(const Unit *unit)
{
    return rows(unit, unit->header->anchors);
}

const UnitLink *unit_links(const Unit *unit)
{
    return rows(unit, unit->header->links);
}

const UnitRecord *unit_records(const Unit *unit)
{
    return rows(unit, unit->header->records);
}

const UnitFinding *unit_findings(const Unit *unit)
{
    return rows(unit, unit->header->findings);
}

const UnitFinding *unit_unused(const Unit *unit)
{
    return rows(unit, unit->header->unused);
}

const UnitSuppression *unit_suppressions(const Unit *unit)
{
    return rows(unit, unit->header->suppressions);
}

const UnitEdit *unit_edits(const Unit *unit, UnitTable table)
{
    return rows(unit, table);
}

const UnitCode *unit_codes(const Unit *unit)
{
    return rows(unit, unit->header->codes);
}

const UnitDate *unit_marks(const Unit *unit)
{
    return rows(unit, unit->header->marks);
}

const UnitHole *unit_holes(const Unit *unit)
{
    return rows(unit, unit->header->holes);
}

void unit_read_record(const Unit *unit, const UnitRecord *row, Arena *arena, Record *record)
{
    *record = (Record){
        .kind = (RecordKind)row->kind,
        .id = unit_text(unit, row->id),
        .title = unit_text(unit, row->title),
        .section_path = arena_new_array(arena, Slice, row->section_path.count),
        .section_count = row->section_path.count,
        .anchor = unit_text(unit, row->anchor),
        .first_line = row->first_line,
        .last_line = row->last_line,
        .text = unit_text(unit, row->text),
        .lang = unit_text(unit, row->lang),
        .hash = {row->hash_high, row->hash_low},
        .labels = unit_text(unit, row->labels),
        .members = unit_text(unit, row->members),
    };
    for (uint32_t i = 0; i < row->section_path.count; i++) {
        record->section_path[i] = unit_text(unit, unit_texts(unit, row->section_path)[i]);
    }
}

static Edit *read_edits(const Unit *unit, UnitTable table, Arena *arena)
{
    Edit *edits = table.count > 0 ? arena_new_array(arena, Edit, table.count) : NULL;

    for (uint32_t i = 0; i < table.count; i++) {
        const UnitEdit *row = &unit_edits(unit, table)[i];

        edits[i] = (Edit){
            .span = {row->start, row->end},
            .start = {row->line, row->column},
            .end = {row->end_line, row->end_column},
            .text = unit_text(unit, row->text),
        };
    }
    return edits;
}

void unit_read_finding(const Unit *unit, const UnitFinding *row, Arena *arena,
                       Diagnostic *diagnostic)
{
    const UnitPlace *place = &row->place;

    *diagnostic = (Diagnostic){
        .rule = unit_text(unit, row->rule),
        .severity = (Severity)row->severity,
        .path = unit_text(unit, unit->header->path),
        .line = place->line,
        .column = place->column,
        .end_line = place->end_line,
        .end_column = place->end_column,
        .span = {place->start, place->end},
        .text_hash = row->text_hash,
        .message = unit_text(unit, row->message),
        .help = unit_text(unit, row->help),
        .excerpt = unit_text(unit, place->excerpt),
        .excerpt_column = place->excerpt_column,
        .edits = read_edits(unit, row->edits, arena),
        .edit_count = row->edits.count,
        .edit_capacity = row->edits.count,
    };
}

Cadence unit_cadence(const Unit *unit)
{
    const UnitHeader *header = unit->header;

    return (Cadence){
        .kind = (CadenceKind)header->cadence_kind,
        .raw = unit_text(unit, header->cadence_raw),
        .duration = {header->cadence_months, header->cadence_days},
    };
}
