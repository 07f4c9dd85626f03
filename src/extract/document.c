#include "extract/document.h"

#include "extract/labels.h"

static void write_status(JsonWriter *out, const Status *status)
{
    if (status->raw.size == 0) {
        return;
    }
    json_write_key(out, "status");
    json_begin_object(out);
    json_write_string_field(out, "raw", status->raw);
    json_write_text_field(out, "base", status->base);
    json_write_text_field(out, "qualifier", status->qualifier);
    json_write_boolean_field(out, "known", status->known);
    json_end_object(out);
}

static void write_day(JsonWriter *out, const char *key, Date date)
{
    char text[DATE_TEXT_SIZE];

    json_write_string_field(out, key, slice_from_string(date_to_text(date, text)));
}

static void write_date(JsonWriter *out, const char *key, const FoundDate *found)
{
    if (found->problem == DATE_MISSING) {
        return;
    }
    json_write_key(out, key);
    json_begin_object(out);
    json_write_string_field(out, "raw", found->raw);
    if (found->has_date) {
        write_day(out, "iso", found->date);
    }
    json_write_string_field(out, "from", found->field.size > 0 ? found->field : SLICE("body"));
    json_end_object(out);
}

static void write_dates(JsonWriter *out, const Freshness *freshness)
{
    json_write_key(out, "dates");
    json_begin_object(out);
    write_date(out, "last_updated", &freshness->updated);
    write_date(out, "expires", &freshness->expires);
    json_end_object(out);
}

static void write_cadence(JsonWriter *out, const Freshness *freshness)
{
    const Cadence *cadence = &freshness->cadence;
    int32_t days;

    if (cadence->kind == CADENCE_NONE) {
        return;
    }
    json_write_key(out, "cadence");
    json_begin_object(out);
    json_write_string_field(out, "raw", cadence->raw);
    if (freshness_cadence_days(freshness, &days)) {
        json_write_integer_field(out, "days", days);
    }
    json_end_object(out);
}

static void write_front_matter(JsonWriter *out, const Value *front_matter)
{
    if (front_matter) {
        json_write_key(out, "front_matter");
        value_write_json(out, front_matter);
    }
}

static size_t count_done(const PlaceList *tasks)
{
    size_t done = 0;

    for (size_t i = 0; i < tasks->count; i++) {
        done += (tasks->items[i].node->flags & NODE_TASK_DONE) != 0;
    }
    return done;
}

/* How many records of each other kind there are. */
static void write_counts(JsonWriter *out, const Extraction *extraction)
{
    const RecordList *records = &extraction->document->records;
    int64_t counts[RECORD_KIND_COUNT] = {0};

    for (size_t i = 0; i < records->count; i++) {
        counts[records->items[i].kind]++;
    }
    json_write_key(out, "counts");
    json_begin_object(out);
    for (int kind = RECORD_DOCUMENT + 1; kind < RECORD_KIND_COUNT; kind++) {
        if (counts[kind] == 0 && kind >= RECORD_PATTERN) {
            continue; /* few documents have them */
        }
        json_write_integer_field(out, record_kind_name((RecordKind)kind), counts[kind]);
    }
    json_write_integer_field(out, "task_done", (int64_t)count_done(&extraction->survey.tasks));
    json_end_object(out);
}

/* Links to other files of the project, images apart. */
static int64_t count_links_out(const Document *document)
{
    int64_t count = 0;

    for (size_t i = 0; i < document->link_count; i++) {
        const DocumentLink *link = &document->links[i];

        count += !link->image && (link->kind == LINK_RELATIVE || link->kind == LINK_ROOT);
    }
    return count;
}

static void write_members(Extraction *extraction)
{
    const Document *document = extraction->document;
    const Metadata *metadata = &document->metadata;
    JsonWriter *out = extraction_begin_members(extraction);

    json_write_text_field(out, "description", metadata->description);
    json_write_string_field(out, "doc_type", metadata->doc_type);
    write_status(out, &metadata->status);
    json_write_text_field(out, "owner", metadata->owner);
    json_write_text_field(out, "audience", metadata->audience);
    write_dates(out, &metadata->freshness);
    write_cadence(out, &metadata->freshness);
    if (metadata->freshness.has_due) {
        write_day(out, "due", metadata->freshness.due);
    }
    write_front_matter(out, document->front_matter);
    json_write_integer_field(out, "words", document->words);
    write_counts(out, extraction);
    json_write_integer_field(out, "links_out", count_links_out(document));
}

static bool is_title(const Document *document, const Node *node)
{
    return node != NULL && node->kind == NODE_HEADER && node->level == 1 &&
           slice_equals(slice_trim(document->outline[0].text), document->metadata.title);
}

/* What the document begins with; its title stands by itself. */
static Slice own_text(Extraction *extraction)
{
    const Node *first = extraction->document->tree.root->first;

    if (is_title(extraction->document, first)) {
        first = first->next;
    }
    return extraction_excerpt_range(extraction, first, NULL);
}

void document_recognise(Extraction *extraction)
{
    Document *document = extraction->document;
    Slice bytes = document->source.bytes;
    Span span = {0, (uint32_t)slice_trim_end(bytes).size};
    Slice text = own_text(extraction);
    Slice labels = labels_of_document(extraction);
    Record *record = extraction_add(extraction, RECORD_DOCUMENT, NULL, span);

    record->title = document->metadata.title;
    record->text = text;
    record->labels = labels;
    write_members(extraction);
    extraction_end_members(extraction, record);
}
