/*
 * Records of any document: each is JSON, has a text within its limit and lines of the file, and no two have one id.
 */
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"
#include "document/record_writer.h"
#include "extract/extract.h"
#include "front_matter/front_matter.h"
#include "markdown/cost.h"
#include "markdown/markdown.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_record(Document *document, const Record *record)
{
    RecordContext context = {.doc = SLICE("fuzz"), .path = document->path};
    JsonProblem problem;
    RecordWriter writer;
    Buffer out;

    buffer_init(&out, document->arena);
    record_writer_init(&writer, document->arena, &context);
    record_writer_add(&writer, &out, record, (Slice){NULL, 0});
    assert(json_is_valid(document->arena, buffer_slice(&out), &problem));
    assert(utf8_count(record->text) <= RECORD_TEXT_LIMIT);
    assert(record->first_line >= 1 && record->first_line <= record->last_line);
    assert(record->first_line == 1 || record->last_line <= source_line_count(&document->source));
}

static void check_records(Document *document)
{
    Map ids;

    map_init(&ids, document->arena);
    for (size_t i = 0; i < document->records.count; i++) {
        check_record(document, &document->records.items[i]);
        map_get(&ids, document->records.items[i].id);
    }
    assert(ids.count == document->records.count);
}

static void extract(Document *document, Slice text)
{
    FrontMatter front_matter;
    Dialect dialect = document->settings->dialect;

    source_init(&document->source, document->arena, document->path, text);
    diagnostic_list_init(&document->findings, document->arena);
    front_matter_read(&front_matter, document->arena, &document->source);
    document->front_matter = front_matter.root;
    document->body_offset = front_matter.body_offset;
    if (markdown_cost(slice_from(text, document->body_offset), dialect, document->scratch)
            .too_costly ||
        !markdown_parse(&document->tree, document->arena, document->scratch, &document->source,
                        document->body_offset, dialect)) {
        return;
    }
    metadata_read(&document->metadata, document->arena, document->settings, document->front_matter,
                  &document->tree, document->path);
    document_collect(document);
    extract_records(document);
    check_records(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Arena scratch;
    Settings settings;
    Document document = {
        .arena = &arena, .scratch = &scratch, .settings = &settings, .path = SLICE("fuzz.md")};

    if (size > 20000) {
        return 0;
    }
    arena_init(&arena, NULL);
    arena_init(&scratch, NULL);
    settings_init(&settings, &arena, SLICE("/project"));
    extract(&document, (Slice){(const char *)data, size});
    arena_free(&scratch);
    arena_free(&arena);
    return 0;
}
