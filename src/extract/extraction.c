#include "extract/extraction.h"

#include "base/utf8.h"
#include "document/text.h"

#include <assert.h>

/* Of a number of 32 bits. */
enum { DIGIT_COUNT = 10 };

void extraction_init(Extraction *extraction, Document *document)
{
    *extraction = (Extraction){
        .document = document,
        .arena = document->arena,
        .key = document_key(document->arena, document->path),
    };
    buffer_init(&extraction->buffer, document->scratch);
}

static char *put(char *at, Slice text)
{
    if (text.size > 0) {
        memcpy(at, text.data, text.size);
    }
    return at + text.size;
}

/* By hand: there is one for each record, and printf would be half the cost of making it. */
static Slice make_id(Extraction *extraction, RecordKind kind, const Section *section,
                     Slice separator, Slice slug)
{
    Slice name = slice_from_string(record_kind_name(kind));
    Slice key = section ? section->key : (Slice){0};
    size_t most = name.size + extraction->key.size + key.size + separator.size + slug.size + 2;
    char *id = arena_take(extraction->arena, most);
    char *at = put(put(put(id, name), SLICE(":")), extraction->key);

    at = put(put(put(put(at, SLICE("#")), key), separator), slug);
    return (Slice){id, (size_t)(at - id)};
}

/* Code that the end of the file closes has its blank lines. */
static Span without_blank_end(const Source *source, Span span)
{
    Slice text = source_text(source, span);

    return (Span){span.start, span.start + (uint32_t)slice_trim_end(text).size};
}

Lines extraction_lines(Extraction *extraction, Span span)
{
    Source *source = &extraction->document->source;
    Span text = without_blank_end(source, span);
    uint32_t first = source_line_number(source, text.start);
    /* Most fields, links and tasks are on one line. */
    bool is_one = text.end <= source_line_start(source, first + 1);

    return (Lines){first, is_one ? first : source_line_number(source, text.end - 1)};
}

static Record *add_record(Extraction *extraction, RecordKind kind, const Section *section,
                          Span span)
{
    Source *source = &extraction->document->source;
    Record *record = record_list_add(&extraction->document->records, kind);

    Lines lines = extraction_lines(extraction, span);

    span = without_blank_end(source, span);
    record->first_line = lines.first;
    record->last_line = lines.last;
    if (section) {
        record->section_path = section->path;
        record->section_count = section->path_count;
        record->anchor = section->anchor;
    }
    record->hash = hash_lines(source_text(source, span));
    return record;
}

Record *extraction_add_named(Extraction *extraction, RecordKind kind, const Section *section,
                             Span span, Slice slug)
{
    Record *record = add_record(extraction, kind, section, span);

    record->id = make_id(extraction, kind, section, SLICE("/"), slug);
    return record;
}

/* The digits of a number, at the end of `digits`. */
static Slice write_digits(char digits[DIGIT_COUNT], uint32_t number)
{
    size_t start = DIGIT_COUNT;

    for (; number > 0; number /= 10) {
        digits[--start] = (char)('0' + number % 10);
    }
    return (Slice){digits + start, DIGIT_COUNT - start};
}

Record *extraction_add_numbered(Extraction *extraction, RecordKind kind, Section *section,
                                Span span)
{
    char digits[DIGIT_COUNT];
    Record *record = add_record(extraction, kind, section, span);

    record->id = make_id(extraction, kind, section, SLICE("/"),
                         write_digits(digits, ++section->counts[kind]));
    return record;
}

Record *extraction_add(Extraction *extraction, RecordKind kind, Section *section, Span span)
{
    char digits[DIGIT_COUNT];
    Document *document = extraction->document;
    Record *record = add_record(extraction, kind, section, span);
    uint32_t count = section ? ++section->counts[kind] : 1;

    if (count == 1) {
        record->id = make_id(extraction, kind, section, (Slice){0}, (Slice){0});
        return record;
    }
    record->id = make_id(extraction, kind, section, SLICE("~"), write_digits(digits, count));
    finding_add(&document->findings, RULE_RECORD_DUPLICATE_ID, &document->source, span,
                "the section has another %s; this one's id is \"%.*s\"", record_kind_name(kind),
                SLICE_PRINT(record->id));
    return record;
}

JsonWriter *extraction_begin_members(Extraction *extraction)
{
    buffer_clear(&extraction->buffer);
    json_init(&extraction->json, &extraction->buffer, 0);
    json_begin_object(&extraction->json);
    return &extraction->json;
}

void extraction_end_members(Extraction *extraction, Record *record)
{
    json_end_object(&extraction->json);

    Slice object = buffer_slice(&extraction->buffer);

    assert(extraction->json.depth == 0);
    record->members = arena_copy(extraction->arena, slice_part(object, 1, object.size - 1));
}

Slice extraction_excerpt(Slice text)
{
    return slice_trim_end(utf8_prefix(slice_trim(text), RECORD_TEXT_LIMIT));
}

Slice extraction_excerpt_range(Extraction *extraction, const Node *first, const Node *end)
{
    buffer_clear(&extraction->buffer);
    /* A code point has at most four bytes. */
    text_add_range(&extraction->buffer, first, end, (size_t)RECORD_TEXT_LIMIT * 4);
    return arena_copy(extraction->arena, extraction_excerpt(buffer_slice(&extraction->buffer)));
}
