#include "check/near_duplicate.h"

#include "base/hash.h"
#include "base/map.h"
#include "base/utf8.h"
#include "document/rule.h"

enum { SIZE_LEAST = 20, SHOWN_LIMIT = 60, EXCERPT_MOST = 400 };

/* A record, and where it was seen first. */
typedef struct Sighting {
    const Page *page;
    const UnitRecord *row;
} Sighting;

typedef struct Comparison {
    Arena arena;
    Map sightings; /* kind and text without what does not count -> Sighting */
    Buffer text;
    Source body; /* of the last page that something was told of */
    const Page *body_page;
    DiagnosticList *findings;
} Comparison;

static bool is_knowledge(uint32_t kind)
{
    return kind == RECORD_PATTERN || kind == RECORD_ANTI_PATTERN || kind == RECORD_PRACTICE ||
           kind == RECORD_DECISION || kind == RECORD_TAKEAWAY || kind == RECORD_LESSON;
}

/* Letters and digits in lower case, with one blank for all between them. */
static void add_words(Buffer *out, Slice text)
{
    bool is_between = out->size > 0;

    for (size_t at = 0; at < text.size;) {
        uint32_t c = utf8_decode(text, &at);

        if (!utf8_is_word(c)) {
            is_between = true;
            continue;
        }
        if (is_between) {
            buffer_add_byte(out, ' ');
        }
        is_between = false;
        utf8_add(out, utf8_to_lower(c));
    }
}

/* What makes two records the same; empty when that is too little. */
static Slice key_of(Comparison *comparison, const Page *page, const UnitRecord *row)
{
    Buffer *text = &comparison->text;

    buffer_clear(text);
    buffer_add_byte(text, (char)('A' + row->kind));
    add_words(text, unit_text(&page->unit, row->title));
    add_words(text, unit_text(&page->unit, row->text));
    return text->size >= SIZE_LEAST ? arena_copy(&comparison->arena, buffer_slice(text))
                                    : (Slice){0};
}

/* The record's first line, as it stands in the body. */
static Slice find_line(Comparison *comparison, const Page *page, const UnitRecord *row)
{
    const UnitHeader *header = page->unit.header;

    if (comparison->body_page != page) {
        source_init(&comparison->body, &comparison->arena, page->path,
                    unit_text(&page->unit, header->body));
        comparison->body_page = page;
    }

    uint32_t lines = source_line_count(&comparison->body);
    uint32_t before = header->line_count > lines ? header->line_count - lines : 0;

    return row->first_line > before ? source_line(&comparison->body, row->first_line - before)
                                    : (Slice){0};
}

static void tell(Comparison *comparison, const Page *page, const UnitRecord *row,
                 const Sighting *first)
{
    Slice title = utf8_prefix(unit_text(&page->unit, row->title), SHOWN_LIMIT);
    Slice line = find_line(comparison, page, row);
    Diagnostic *finding = finding_add_file(
        comparison->findings, RULE_RECORD_NEAR_DUPLICATE, page->path,
        "the %s \"%.*s\" is also in \"%.*s\" on line %u", record_kind_name((RecordKind)row->kind),
        SLICE_PRINT(title), SLICE_PRINT(first->page->path), first->row->first_line);

    finding->line = row->first_line;
    finding->column = 1;
    finding->end_line = row->first_line;
    finding->end_column = (uint32_t)utf8_count(line) + 1;
    finding->text_hash = line.size > 0 ? hash_64(slice_trim(line)) : 0;
    finding->excerpt =
        arena_copy(comparison->findings->arena, utf8_prefix_bytes(line, EXCERPT_MOST));
    finding->excerpt_column = 1;
}

static void compare_page(Comparison *comparison, const Page *page)
{
    const UnitRecord *rows = unit_records(&page->unit);

    for (uint32_t i = 0; i < page->unit.header->records.count; i++) {
        Slice key = is_knowledge(rows[i].kind) ? key_of(comparison, page, &rows[i]) : (Slice){0};

        if (key.size == 0) {
            continue;
        }

        MapEntry *entry = map_get(&comparison->sightings, key);
        const Sighting *first = entry->value;

        if (first == NULL) {
            Sighting *sighting = arena_new(&comparison->arena, Sighting);

            *sighting = (Sighting){page, &rows[i]};
            entry->value = sighting;
        } else if (first->page != page) {
            tell(comparison, page, &rows[i], first);
        }
    }
}

void check_near_duplicates(const Site *site, DiagnosticList *findings)
{
    Comparison comparison = {.findings = findings};

    arena_init(&comparison.arena, site->arena->budget);
    map_init(&comparison.sightings, &comparison.arena);
    buffer_init(&comparison.text, &comparison.arena);
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (!(site->pages[i].unit.header->flags & UNIT_UNREADABLE)) {
            compare_page(&comparison, &site->pages[i]);
        }
    }
    arena_free(&comparison.arena);
}
