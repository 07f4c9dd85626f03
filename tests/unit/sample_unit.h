/*
 * sample_unit.h - a unit with something in every part of it, and a reader of all that a unit holds.
 */
#ifndef UNIT_SAMPLE_UNIT_H
#define UNIT_SAMPLE_UNIT_H

#include "document/unit_writer.h"
#include "unit/sample_document.h"

#include <assert.h>

static const char sample_unit_text[] =
    "\xEF\xBB\xBF---\ntitle: A page\nstatus: draft (v2)\nlast_updated: 2026-01-19\n"
    "stale_after: 2027-01-01\nreview_cadence: P3M\nowner: [Ann, Bob]\naudience: humans\n"
    "description: About it\nagent: agent:db\ntags: [x, y]\ndraft: true\n---\n\n"
    "# A *page*\n\nSome words, $a^2$ and a [link](b.md#c \"t\").\n\n<a id=\"spot\"></a>\n\n"
    "## Second\n\n![alt](x.png) and [n](https://x.org)\n";

static inline void sample_add_records(Document *document)
{
    static Slice path[] = {SLICE_INIT("A page"), SLICE_INIT("Second")};

    record_list_init(&document->records, document->arena);
    for (uint32_t i = 0; i < 3; i++) {
        Record *record = record_list_add(&document->records, (RecordKind)(RECORD_CODE + i));

        record->id = arena_format(document->arena, "code:docs/a#second/%u", i);
        record->title = SLICE("title");
        record->section_path = path;
        record->section_count = i < 2 ? 2 : 1;
        record->anchor = SLICE("second");
        record->first_line = 20 + i;
        record->last_line = 22 + i;
        record->text = SLICE("text");
        record->lang = SLICE("sql");
        record->hash = (Hash128){UINT64_C(0xFEDCBA9876543210), i};
        record->labels = SLICE("{\"a\":1}");
        record->members = SLICE("\"b\":2");
    }
}

/* The document with records, findings, an answered body and holes. */
static inline Document *sample_full_document(Sample *sample)
{
    static Suppression suppressions[] = {
        {SUPPRESSION_LINE, SLICE_INIT("link/broken"), {7, 1}, 3, 0, 0},
        {SUPPRESSION_FILE, SLICE_INIT("*"), {8, 2}, 4, SUPPRESSION_NONE, SUPPRESSION_NONE},
    };
    static Hole holes[] = {{9, HOLE_HREF, 0}, {20, HOLE_SRC, 1}, {30, HOLE_HREF, 2}};
    Document *document =
        sample_read(sample, "docs/a.md", (Slice){sample_unit_text, sizeof sample_unit_text - 1});

    sample_add_records(document);

    Span status = document->metadata.status.span;
    Diagnostic *finding = finding_add(&document->findings, RULE_STATUS_QUALIFIED, &document->source,
                                      status, "about \"%s\"", "it");

    diagnostic_add_edit(&document->findings, finding, &document->source, status, SLICE("ACTIVE"));
    diagnostic_add_edit(&document->findings, finding, &document->source,
                        (Span){status.end, status.end}, SLICE(""));
    finding_add_file(&document->findings, RULE_DOC_UNREADABLE, document->path, "as a whole");
    finding_add(&document->unused, RULE_SUPPRESSION_UNUSED, &document->source, (Span){1, 2},
                "nothing");
    document->suppressions = (SuppressionList){suppressions, 2, 2};
    document->html = SLICE("<a href=\"\">x</a><img src=\"\"><a href=\"\">y</a>");
    document->highlights = SLICE("blocks");
    document->holes = holes;
    document->hole_count = 3;
    return document;
}

/* Reads the first and last byte of a text: nothing when it lies within the block. */
static inline uint32_t sample_touch(Slice text)
{
    return text.size > 0 ? (uint32_t)(text.data[0] ^ text.data[text.size - 1]) : 0;
}

static inline uint32_t sample_touch_header(const Unit *unit)
{
    const UnitHeader *header = unit->header;
    const UnitText texts[] = {
        header->path,
        header->title,
        header->description,
        header->doc_type,
        header->status_raw,
        header->status_base,
        header->owner,
        header->audience,
        header->status_qualifier,
        header->agent,
        header->front_matter,
        header->cadence_raw,
        header->html,
        header->highlights,
        header->body,
        header->updated.field,
        header->updated.raw,
        header->expires.field,
        header->updated.place.excerpt,
        header->expires.raw,
        header->expires.place.excerpt,
    };
    uint32_t sum = 0;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sum += sample_touch(unit_text(unit, texts[i]));
    }
    for (uint32_t i = 0; i < header->tags.count; i++) {
        sum += sample_touch(unit_text(unit, unit_texts(unit, header->tags)[i]));
    }
    return sum;
}

static inline uint32_t sample_touch_outline(const Unit *unit)
{
    const UnitHeader *header = unit->header;
    uint32_t sum = 0;

    for (uint32_t i = 0; i < header->outline.count; i++) {
        const UnitHeading *heading = &unit_headings(unit)[i];

        assert(heading->level >= 1 && heading->level <= 6);
        sum += sample_touch(unit_text(unit, heading->text));
        sum += sample_touch(unit_text(unit, heading->anchor));
    }
    for (uint32_t i = 0; i < header->anchors.count; i++) {
        sum += sample_touch(unit_text(unit, unit_anchors(unit)[i].name));
        sum += sample_touch(unit_text(unit, unit_anchors(unit)[i].identifier));
    }
    return sum;
}

static inline uint32_t sample_touch_links(const Unit *unit)
{
    const UnitHeader *header = unit->header;
    Slice body = unit_text(unit, header->body);
    Slice html = unit_text(unit, header->html);
    uint32_t sum = 0;
    uint32_t at = 0;

    for (uint32_t i = 0; i < header->links.count; i++) {
        const UnitLink *link = &unit_links(unit)[i];

        assert(link->kind < LINK_KIND_COUNT && link->section <= header->outline.count);
        sum += sample_touch(unit_text(unit, link->href));
        sum += sample_touch(unit_text(unit, link->text));
        sum += sample_touch(unit_text(unit, link->place.excerpt));
        assert(link->url_end <= body.size && link->url_start <= link->url_end);
    }
    for (uint32_t i = 0; i < header->holes.count; i++) {
        const UnitHole *hole = &unit_holes(unit)[i];

        assert(hole->offset <= html.size && hole->offset >= at &&
               hole->number < header->links.count);
        sum += hole->kind == HOLE_SRC;
        at = hole->offset;
    }
    return sum;
}

static inline uint32_t sample_touch_findings(const Unit *unit, UnitTable table,
                                             const UnitFinding *rows, Arena *arena)
{
    uint32_t sum = 0;

    for (uint32_t i = 0; i < table.count; i++) {
        Diagnostic finding;

        unit_read_finding(unit, &rows[i], arena, &finding);
        for (size_t j = 0; j < finding.edit_count; j++) {
            sum += sample_touch(finding.edits[j].text);
        }
        sum += sample_touch(finding.rule) + sample_touch(finding.message) +
               sample_touch(finding.help) + sample_touch(finding.excerpt) +
               (unsigned char)severity_name(finding.severity)[0];
    }
    return sum;
}

static inline uint32_t sample_touch_suppressions(const Unit *unit)
{
    uint32_t sum = 0;

    for (uint32_t i = 0; i < unit->header->suppressions.count; i++) {
        const UnitSuppression *row = &unit_suppressions(unit)[i];

        assert(row->kind < SUPPRESSION_KIND_COUNT);
        assert(row->alone == SUPPRESSION_NONE || row->alone < unit->header->unused.count);
        assert(row->whole == SUPPRESSION_NONE || row->whole < unit->header->unused.count);
        sum += sample_touch(unit_text(unit, row->pattern));
    }
    return sum;
}

static inline uint32_t sample_touch_records(const Unit *unit, Arena *arena)
{
    uint32_t sum = 0;

    for (uint32_t i = 0; i < unit->header->records.count; i++) {
        Record record;

        unit_read_record(unit, &unit_records(unit)[i], arena, &record);
        sum += sample_touch(record.id) + sample_touch(record.title) + sample_touch(record.anchor) +
               sample_touch(record.text) + sample_touch(record.lang) + sample_touch(record.labels) +
               sample_touch(record.members) + (unsigned char)record_kind_name(record.kind)[0];
        for (size_t j = 0; j < record.section_count; j++) {
            sum += sample_touch(record.section_path[j]);
        }
    }
    return sum;
}

/* Reads every row and the ends of every text. */
static inline uint32_t sample_touch_unit(const Unit *unit, Arena *arena)
{
    Cadence cadence = unit_cadence(unit);

    assert(cadence.kind <= CADENCE_DURATION);
    return sample_touch_header(unit) + sample_touch_outline(unit) + sample_touch_links(unit) +
           sample_touch_records(unit, arena) +
           sample_touch_findings(unit, unit->header->findings, unit_findings(unit), arena) +
           sample_touch_findings(unit, unit->header->unused, unit_unused(unit), arena) +
           sample_touch_suppressions(unit) + sample_touch(cadence.raw);
}

#endif
