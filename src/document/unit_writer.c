#include "document/unit_writer.h"

#include <assert.h>

/* Texts are added in statements, not initialisers, whose order is the compiler's: the same document gives the same bytes. */
typedef struct UnitWriter {
    Buffer *out;
    size_t start; /* of the block in `out` */
    Document *document;
    Slice body;         /* of the file */
    UnitText body_text; /* the same in the block */
} UnitWriter;

static uint32_t current_offset(const UnitWriter *writer)
{
    size_t offset = writer->out->size - writer->start;

    assert(offset <= UINT32_MAX);
    return (uint32_t)offset;
}

static void align(Buffer *out)
{
    buffer_add_repeated(out, '\0', (8 - out->size % 8) % 8);
}

/* Room for `count` rows, zeroed. */
static UnitTable add_table(UnitWriter *writer, size_t count, size_t row_size)
{
    if (count == 0) {
        return (UnitTable){0, 0};
    }
    align(writer->out);

    UnitTable table = {current_offset(writer), (uint32_t)count};

    buffer_add_repeated(writer->out, '\0', arena_size(count, row_size));
    return table;
}

static void set_row(UnitWriter *writer, UnitTable table, size_t index, const void *row, size_t size)
{
    memcpy(writer->out->data + writer->start + table.offset + index * size, row, size);
}

/* What is a part of the body, as most texts of a tree are, is not written again. */
static UnitText add_text(UnitWriter *writer, Slice text)
{
    size_t from_body = (size_t)((uintptr_t)text.data - (uintptr_t)writer->body.data);

    if (text.size == 0) {
        return (UnitText){0, 0};
    }
    if (from_body < writer->body.size && text.size <= writer->body.size - from_body) {
        return (UnitText){writer->body_text.offset + (uint32_t)from_body, (uint32_t)text.size};
    }

    UnitText added = {current_offset(writer), (uint32_t)text.size};

    buffer_add(writer->out, text);
    return added;
}

static UnitTable add_texts(UnitWriter *writer, const Slice *texts, size_t count)
{
    UnitTable table = add_table(writer, count, sizeof(UnitText));

    for (size_t i = 0; i < count; i++) {
        UnitText row = add_text(writer, texts[i]);

        set_row(writer, table, i, &row, sizeof row);
    }
    return table;
}

static UnitText add_json(UnitWriter *writer, const Value *value)
{
    uint32_t start = current_offset(writer);
    JsonWriter json;

    if (value == NULL) {
        return (UnitText){0, 0};
    }
    json_init(&json, writer->out, 0);
    value_write_json(&json, value);
    return (UnitText){start, current_offset(writer) - start};
}

static UnitPlace make_place(UnitWriter *writer, Span span)
{
    Source *source = &writer->document->source;
    Position start = source_position(source, span.start);
    Position end = source_position(source, span.end);
    UnitPlace place = {
        .line = start.line,
        .column = start.column,
        .end_line = end.line,
        .end_column = end.column,
        .start = span.start,
        .end = span.end,
    };
    Slice excerpt = diagnostic_excerpt(source, span.start, start, &place.excerpt_column);

    place.excerpt = add_text(writer, excerpt);
    return place;
}

static UnitDate make_date(UnitWriter *writer, const FoundDate *found)
{
    UnitDate date = {
        .date = found->date,
        .has_date = found->has_date,
        .problem = (uint8_t)found->problem,
    };

    date.field = add_text(writer, found->field);
    date.raw = add_text(writer, found->raw);
    if (found->span.end > found->span.start) {
        date.place = make_place(writer, found->span);
    }
    return date;
}

static UnitTable add_outline(UnitWriter *writer)
{
    Document *document = writer->document;
    UnitTable table = add_table(writer, document->heading_count, sizeof(UnitHeading));

    for (size_t i = 0; i < document->heading_count; i++) {
        const Heading *heading = &document->outline[i];
        UnitHeading row = {
            .level = heading->level,
            .line = source_line_number(&document->source, heading->span.start),
        };

        row.text = add_text(writer, heading->text);
        row.anchor = add_text(writer, heading->anchor);
        set_row(writer, table, i, &row, sizeof row);
    }
    return table;
}

static UnitTable add_anchors(UnitWriter *writer)
{
    const Document *document = writer->document;
    UnitTable table = add_table(writer, document->anchor_count, sizeof(UnitAnchor));

    for (size_t i = 0; i < document->anchor_count; i++) {
        const DocumentAnchor *anchor = &document->anchors[i];
        UnitAnchor row = {.name = add_text(writer, anchor->name)};

        row.identifier = slice_equals(anchor->name, anchor->identifier)
                             ? row.name
                             : add_text(writer, anchor->identifier);
        set_row(writer, table, i, &row, sizeof row);
    }
    return table;
}

static UnitLink make_link(UnitWriter *writer, const DocumentLink *link)
{
    Document *document = writer->document;
    bool is_inline = link->url_span.end > link->url_span.start;
    Span url = is_inline ? link->url_span : link->definition_span;
    bool has_url = url.end > url.start;
    UnitLink row = {
        .kind = link->kind,
        .image = link->image,
        .section = link->section,
        .url_start = has_url ? url.start - document->body_offset : 0,
        .url_end = has_url ? url.end - document->body_offset : 0,
    };

    if (has_url) {
        Position place = source_position(&document->source, url.start);

        row.url_line = place.line;
        row.url_column = place.column;
    }
    row.href = add_text(writer, link->href);
    row.text = add_text(writer, link->text);
    row.place = make_place(writer, link->span);
    return row;
}

static UnitTable add_links(UnitWriter *writer)
{
    const Document *document = writer->document;
    UnitTable table = add_table(writer, document->link_count, sizeof(UnitLink));

    for (size_t i = 0; i < document->link_count; i++) {
        UnitLink row = make_link(writer, &document->links[i]);

        set_row(writer, table, i, &row, sizeof row);
    }
    return table;
}

static UnitCode make_code(UnitWriter *writer, const CodeReference *reference)
{
    UnitCode row = {
        .mark = reference->mark,
        .flags = reference->flags,
        .first_line = reference->lines.first,
        .last_line = reference->lines.last,
    };

    row.path = add_text(writer, reference->path);
    row.place = make_place(writer, reference->span);
    return row;
}

static UnitTable add_codes(UnitWriter *writer)
{
    const CodeReferenceList *list = &writer->document->code;
    UnitTable table = add_table(writer, list->count, sizeof(UnitCode));

    for (size_t i = 0; i < list->count; i++) {
        UnitCode row = make_code(writer, &list->items[i]);

        set_row(writer, table, i, &row, sizeof row);
    }
    return table;
}

static UnitTable add_marks(UnitWriter *writer)
{
    const CodeReferenceList *list = &writer->document->code;
    UnitTable table = add_table(writer, list->mark_count, sizeof(UnitDate));

    for (size_t i = 0; i < list->mark_count; i++) {
        UnitDate row = make_date(writer, &list->marks[i].verified);

        set_row(writer, table, i, &row, sizeof row);
    }
    return table;
}

static UnitTable add_holes(UnitWriter *writer)
{
    const Document *document = writer->document;
    UnitTable table = add_table(writer, document->hole_count, sizeof(UnitHole));

    for (size_t i = 0; i < document->hole_count; i++) {
        const Hole *hole = &document->holes[i];
        UnitHole row = {hole->offset, hole->kind, hole->number};

        set_row(writer, table, i, &row, sizeof row);
    }
    return table;
}

static UnitRecord make_record(UnitWriter *writer, const Record *record)
{
    assert(record->section_count <= UNIT_SECTIONS_MOST);

    UnitRecord row = {
        .kind = record->kind,
        .first_line = record->first_line,
        .last_line = record->last_line,
        .hash_high = record->hash.high,
        .hash_low = record->hash.low,
    };

    row.id = add_text(writer, record->id);
    row.title = add_text(writer, record->title);
    row.anchor = add_text(writer, record->anchor);
    row.text = add_text(writer, record->text);
    row.lang = add_text(writer, record->lang);
    row.labels = add_text(writer, record->labels);
    row.members = add_text(writer, record->members);
    return row;
}

static UnitTable add_records(UnitWriter *writer)
{
    const RecordList *records = &writer->document->records;
    UnitTable table = add_table(writer, records->count, sizeof(UnitRecord));
    UnitTable section_path = {0, 0};

    for (size_t i = 0; i < records->count; i++) {
        const Record *record = &records->items[i];
        const Record *last = i > 0 ? &records->items[i - 1] : NULL;
        UnitRecord row = make_record(writer, record);

        /* Records of one section follow each other, and share its path. */
        if (last == NULL || last->section_path != record->section_path ||
            last->section_count != record->section_count) {
            section_path = add_texts(writer, record->section_path, record->section_count);
        }
        row.section_path = section_path;
        set_row(writer, table, i, &row, sizeof row);
    }
    return table;
}

static UnitTable add_edits(UnitWriter *writer, const Diagnostic *finding)
{
    UnitTable table = add_table(writer, finding->edit_count, sizeof(UnitEdit));

    for (size_t i = 0; i < finding->edit_count; i++) {
        const Edit *edit = &finding->edits[i];
        UnitEdit row = {
            .start = edit->span.start,
            .end = edit->span.end,
            .line = edit->start.line,
            .column = edit->start.column,
            .end_line = edit->end.line,
            .end_column = edit->end.column,
        };

        row.text = add_text(writer, edit->text);
        set_row(writer, table, i, &row, sizeof row);
    }
    return table;
}

static UnitTable add_findings(UnitWriter *writer, const DiagnosticList *findings)
{
    UnitTable table = add_table(writer, findings->count, sizeof(UnitFinding));

    for (size_t i = 0; i < findings->count; i++) {
        const Diagnostic *finding = &findings->items[i];
        UnitFinding row = {
            .severity = finding->severity,
            .place =
                {
                    .line = finding->line,
                    .column = finding->column,
                    .end_line = finding->end_line,
                    .end_column = finding->end_column,
                    .start = finding->span.start,
                    .end = finding->span.end,
                    .excerpt_column = finding->excerpt_column,
                },
            .text_hash = finding->text_hash,
        };

        row.rule = add_text(writer, finding->rule);
        row.message = add_text(writer, finding->message);
        row.help = add_text(writer, finding->help);
        row.place.excerpt = add_text(writer, finding->excerpt);
        row.edits = add_edits(writer, finding);
        set_row(writer, table, i, &row, sizeof row);
    }
    return table;
}

static UnitTable add_suppressions(UnitWriter *writer)
{
    const SuppressionList *list = &writer->document->suppressions;
    UnitTable table = add_table(writer, list->count, sizeof(UnitSuppression));

    for (size_t i = 0; i < list->count; i++) {
        const Suppression *item = &list->items[i];
        UnitSuppression row = {
            .pattern = add_text(writer, item->pattern),
            .kind = item->kind,
            .line = item->at.line,
            .column = item->at.column,
            .directive = item->directive,
            .alone = item->alone,
            .whole = item->whole,
        };

        set_row(writer, table, i, &row, sizeof row);
    }
    return table;
}

static uint32_t make_flags(const Document *document)
{
    const Metadata *metadata = &document->metadata;
    const struct {
        bool is_set;
        uint32_t flag;
    } flags[] = {
        {metadata->draft, UNIT_DRAFT},
        {document->is_costly, UNIT_COSTLY},
        {metadata->has_title, UNIT_HAS_TITLE},
        {document->front_matter != NULL, UNIT_HAS_FRONT_MATTER},
        {document->front_matter_is_bad, UNIT_FRONT_MATTER_BAD},
        {metadata->freshness.has_due, UNIT_HAS_DUE},
        {metadata->freshness.opted_out, UNIT_OPTED_OUT},
        {metadata->status.known, UNIT_STATUS_KNOWN},
        {document->has_math, UNIT_HAS_MATH},
        {document->is_unreadable, UNIT_UNREADABLE},
        {document->is_stub, UNIT_STUB},
    };
    uint32_t set = 0;

    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        set |= flags[i].is_set ? flags[i].flag : 0;
    }
    return set;
}

static UnitDateSlot make_date_slot(UnitWriter *writer)
{
    const DateSlot *slot = &writer->document->date_slot;
    UnitDateSlot row = {.kind = slot->kind, .least = slot->least};

    if (slot->kind == DATE_SLOT_NONE) {
        return row;
    }

    Position start = source_position(&writer->document->source, slot->span.start);
    Position end = source_position(&writer->document->source, slot->span.end);

    row.field = add_text(writer, slot->field);
    row.written = add_text(writer, slot->written);
    row.after = add_text(writer, slot->after);
    row.edit = (UnitEdit){
        .start = slot->span.start,
        .end = slot->span.end,
        .line = start.line,
        .column = start.column,
        .end_line = end.line,
        .end_column = end.column,
    };
    row.edit.text = add_text(writer, slot->before);
    return row;
}

static void fill_metadata(UnitWriter *writer, UnitHeader *header)
{
    const Document *document = writer->document;
    const Metadata *metadata = &document->metadata;

    header->path = add_text(writer, document->path);
    header->title = add_text(writer, metadata->title);
    header->description = add_text(writer, metadata->description);
    header->opening = add_text(writer, document->opening);
    header->doc_type = add_text(writer, metadata->doc_type);
    header->status_raw = add_text(writer, metadata->status.raw);
    header->status_base = add_text(writer, metadata->status.base);
    header->status_qualifier = add_text(writer, metadata->status.qualifier);
    header->owner = add_text(writer, metadata->owner);
    header->audience = add_text(writer, metadata->audience);
    header->agent = add_text(writer, metadata->agent);
    header->front_matter = add_json(writer, document->front_matter);
    header->tags = add_texts(writer, metadata->tags.items, metadata->tags.count);
}

static void fill_freshness(UnitWriter *writer, UnitHeader *header)
{
    const Freshness *freshness = &writer->document->metadata.freshness;

    header->updated = make_date(writer, &freshness->updated);
    header->expires = make_date(writer, &freshness->expires);
    header->cadence_kind = freshness->cadence.kind;
    header->cadence_months = freshness->cadence.duration.months;
    header->cadence_days = freshness->cadence.duration.days;
    header->cadence_raw = add_text(writer, freshness->cadence.raw);
    header->date_slot = make_date_slot(writer);
    header->due = freshness->has_due ? freshness->due : 0;
}

static void fill_source(UnitWriter *writer, UnitHeader *header)
{
    Document *document = writer->document;
    Hash128 hash = hash_128(document->source.bytes);

    header->body_offset = document->body_offset;
    header->words = document->words;
    header->line_count = document->source.bytes.size > 0 ? source_line_count(&document->source) : 0;
    header->source_hash_high = hash.high;
    header->source_hash_low = hash.low;
}

static void fill_tables(UnitWriter *writer, UnitHeader *header)
{
    header->outline = add_outline(writer);
    header->anchors = add_anchors(writer);
    header->links = add_links(writer);
    header->records = add_records(writer);
    header->findings = add_findings(writer, &writer->document->findings);
    header->codes = add_codes(writer);
    header->marks = add_marks(writer);
    header->holes = add_holes(writer);
    header->suppressions = add_suppressions(writer);
    header->unused = add_findings(writer, &writer->document->unused);
    header->html = add_text(writer, writer->document->html);
    align(writer->out);
    header->search = add_text(writer, writer->document->search);
    header->highlights = add_text(writer, writer->document->highlights);
}

size_t unit_write(Buffer *out, Document *document)
{
    align(out);

    UnitWriter writer = {.out = out, .start = out->size, .document = document};
    UnitHeader header = {
        .magic = UNIT_MAGIC,
        .version = UNIT_VERSION,
        .flags = make_flags(document),
    };

    buffer_add_repeated(out, '\0', sizeof header);
    header.body = add_text(&writer, slice_from(document->source.bytes, document->body_offset));
    writer.body = slice_from(document->source.bytes, document->body_offset);
    writer.body_text = header.body;
    fill_metadata(&writer, &header);
    fill_freshness(&writer, &header);
    fill_source(&writer, &header);
    fill_tables(&writer, &header);
    align(out);
    header.size = current_offset(&writer);
    memcpy(out->data + writer.start, &header, sizeof header);
    return writer.start;
}
