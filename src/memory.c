#include "memory.h"

#include "base/json.h"
#include "document/derived_memory.h"
#include "document/record_context.h"
#include "mem0.h"

/* Members of an object, without its braces. */
static Slice members_of(const Buffer *object)
{
    return slice_part(buffer_slice(object), 1, object->size - 1);
}

static Slice document_members(Arena *arena, const Page *page)
{
    Buffer object;
    buffer_init(&object, arena);
    JsonWriter json;
    json_init(&json, &object, 0);
    json_begin_object(&json);
    json_write_key(&json, "staleness");
    json_begin_object(&json);
    if (page->unit.header->updated.has_date) {
        json_write_integer_field(&json, "days", page->age);
    }
    json_write_string_field(&json, "state",
                            slice_from_string(freshness_state_name(page->freshness)));
    json_end_object(&json);
    json_write_integer_field(&json, "links_in", page->backlink_count);
    json_end_object(&json);
    return members_of(&object);
}

/* Nothing can be said of a link to another host. */
static bool is_judged(LinkState state)
{
    return state != LINK_STATE_OUTSIDE && state != LINK_STATE_LEFT_ALONE &&
           state != LINK_STATE_PLACEHOLDER;
}

static Slice link_members(Arena *arena, const LinkAnswer *answer)
{
    Buffer object;
    buffer_init(&object, arena);
    JsonWriter json;
    json_init(&json, &object, 0);
    json_begin_object(&json);
    if (is_judged(answer->state)) {
        bool ok = answer->state == LINK_STATE_OK || answer->state == LINK_STATE_FILE;
        json_write_boolean_field(&json, "ok", ok);
    }
    json_write_text_field(&json, "suggestion", answer->suggestion);
    json_end_object(&json);
    return members_of(&object);
}

typedef struct PageWriter {
    RecordWriter records;
    RecordContext context;
    Arena *arena;
    const Site *site;
    const Page *page;
    Buffer *out;
    const MemoryRequest *request;
    bool any_before;
    size_t written;
    uint32_t
        link; /* how many link records came before: they are in the order of the unit's links */
} PageWriter;

static Slice more_members(PageWriter *writer, const UnitRecord *row)
{
    if (row->kind == RECORD_DOCUMENT) {
        return document_members(writer->arena, writer->page);
    }
    if (row->kind == RECORD_LINK && writer->link < writer->page->unit.header->links.count) {
        return link_members(writer->arena, &writer->page->links[writer->link++]);
    }
    return (Slice){NULL, 0};
}

static Slice due_of(const PageWriter *writer)
{
    const UnitHeader *header = writer->page->unit.header;
    if (!(header->flags & UNIT_HAS_DUE)) {
        return (Slice){NULL, 0};
    }
    return slice_from_string(date_to_text(header->due, arena_take(writer->arena, DATE_TEXT_SIZE)));
}

static void write_record(PageWriter *writer, const Record *record, Slice more)
{
    MemoryForm form = writer->request->form;
    if (form != MEMORY_LINES && (writer->any_before || writer->written > 0)) {
        buffer_add_string(writer->out, ",\n");
    }
    if (form == MEMORY_MEM0) {
        mem0_write(writer->out, writer->arena, &writer->context, record, due_of(writer));
    } else {
        record_writer_add(&writer->records, writer->out, record, more);
    }
    if (form == MEMORY_LINES) {
        buffer_add_byte(writer->out, '\n');
    }
    writer->written++;
    buffer_spill(writer->out);
}

/* A memory that only shows how memories look. */
static bool is_example(const Record *record)
{
    return slice_find(record->members, SLICE("\"example\":true"), 0) < record->members.size;
}

static bool is_asked_for(const PageWriter *writer, RecordKind kind, Slice language)
{
    const MemoryRequest *request = writer->request;
    return (request->kinds >> kind & 1) != 0 &&
           (request->filter == NULL || record_filter_allows(request->filter, kind, language));
}

/* A record, and what is to be remembered of it. */
static void write_row(PageWriter *writer, const UnitRecord *row)
{
    const Unit *unit = &writer->page->unit;
    const RecordKind kind = (RecordKind)row->kind;
    const Settings *settings = writer->site->settings;
    Slice more = more_members(writer, row);
    bool is_mem0 = writer->request->form == MEMORY_MEM0;
    bool is_chosen = is_asked_for(writer, kind, unit_text(unit, row->lang));
    bool is_wanted = is_chosen && (!is_mem0 || kind == RECORD_MEMORY);
    bool is_remembered =
        derived_memory_is_wanted(settings, kind) &&
        (is_mem0 ? is_chosen : is_asked_for(writer, RECORD_MEMORY, (Slice){NULL, 0}));
    if (!is_wanted && !is_remembered) {
        return;
    }
    Record record;
    unit_read_record(unit, row, writer->arena, &record);
    if (is_wanted && !(is_mem0 && is_example(&record))) {
        write_record(writer, &record, more);
    }
    if (is_remembered) {
        Record memory = derived_memory_make(writer->arena, settings, &writer->context,
                                            unit_text(unit, unit->header->agent), &record);
        write_record(writer, &memory, (Slice){NULL, 0});
    }
}

size_t memory_write_records(Buffer *out, Arena *arena, const Site *site, const Page *page,
                            const MemoryRequest *request, bool any_before)
{
    PageWriter writer = {.context = record_context_of_page(arena, page),
                         .arena = arena,
                         .site = site,
                         .page = page,
                         .out = out,
                         .request = request,
                         .any_before = any_before};
    record_writer_init(&writer.records, arena, &writer.context);
    if (request->filter != NULL) {
        record_filter_begin_page(request->filter, page);
    }
    const UnitRecord *rows = unit_records(&page->unit);
    for (uint32_t i = 0; i < page->unit.header->records.count; i++) {
        write_row(&writer, &rows[i]);
    }
    return writer.written;
}

void memory_write_head(Buffer *out, const Site *site)
{
    char today[DATE_TEXT_SIZE];
    buffer_add_format(out, "{\"version\":%d,\"today\":\"%s\",", MEMORY_VERSION,
                      date_to_text(site->today, today));
}

void memory_write_document(Buffer *out, Arena *arena, const Site *site, const Page *page)
{
    const MemoryRequest own = {.form = MEMORY_LIST, .kinds = UINT32_C(1) << RECORD_DOCUMENT};
    const MemoryRequest others = {.form = MEMORY_LIST, .kinds = ~own.kinds};
    memory_write_head(out, site);
    buffer_add_string(out, "\"document\":");
    size_t written = memory_write_records(out, arena, site, page, &own, false);
    buffer_add_string(out, written > 0 ? ",\n\"records\":[\n" : "null,\n\"records\":[\n");
    memory_write_records(out, arena, site, page, &others, false);
    buffer_add_string(out, "\n]}\n");
}

void memory_write_index(Buffer *out, Arena *arena, const Site *site)
{
    memory_write_head(out, site);
    buffer_add_string(out, "\"title\":");
    json_add_string(out, site_title(site));
    buffer_add_string(out, ",\"documents\":[\n");
    const MemoryRequest documents = {.form = MEMORY_LIST, .kinds = UINT32_C(1) << RECORD_DOCUMENT};
    size_t written = 0;
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];
        if (page->published) {
            written += memory_write_records(out, arena, site, page, &documents, written > 0);
        }
    }
    buffer_add_string(out, "\n]}\n");
}
