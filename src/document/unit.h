/*
 * unit.h - what a document turns into before the link step: one flat, relocatable block of bytes.
 *
 * A unit holds offsets, no pointers: a worker hands it to its parent, later a cache keeps it. It may come from a hostile worker or
 * a damaged file: unit_open checks magic, version, size and every offset once, and nothing reads a block that it refused. After
 * that reading costs nothing: a Unit points into the block. unit_writer.h makes one.
 *
 * Layout, in the machine's byte order (blocks do not travel between architectures): a header of fixed size, then tables of rows of
 * fixed size and texts in any order. Texts are addressed by UnitText and tables by UnitTable, as offsets from the block's start.
 * Texts may overlap: what stands in the document's own text is not written twice. Texts need not be valid UTF-8.
 */
#ifndef DOCUMENT_UNIT_H
#define DOCUMENT_UNIT_H

#include "document/document.h"

enum {
    UNIT_MAGIC = 0x756D656D, /* "memu" */
    UNIT_VERSION = 9,        /* counted up when the layout changes */
    UNIT_SECTIONS_MOST = 6,  /* rows of a record's section_path: one a level of headings */
};

typedef struct UnitText {
    uint32_t offset;
    uint32_t size;
} UnitText;

typedef struct UnitTable {
    uint32_t offset; /* of the first row; aligned to 8 */
    uint32_t count;  /* rows */
} UnitTable;

/* Where something stands in the file, as in Diagnostic; all 0 when it stands nowhere. */
typedef struct UnitPlace {
    uint32_t line;
    uint32_t column;
    uint32_t end_line;
    uint32_t end_column;
    uint32_t start; /* bytes of the file */
    uint32_t end;
    UnitText excerpt;
    uint32_t excerpt_column;
} UnitPlace;

typedef struct UnitDate {
    UnitText field;
    UnitText raw;
    int32_t date;
    uint8_t has_date;
    uint8_t problem; /* DateProblem */
    uint16_t reserved;
    UnitPlace place;
} UnitDate;

typedef struct UnitHeading {
    UnitText text;
    UnitText anchor;
    uint32_t level; /* 1-6 */
    uint32_t line;
} UnitHeading;

/* A place besides headings that links may lead to. */
typedef struct UnitAnchor {
    UnitText name;       /* what stands behind "#" in links */
    UnitText identifier; /* on the page */
} UnitAnchor;

typedef struct UnitLink {
    UnitText href;
    UnitText text;
    uint32_t kind; /* LinkKind */
    uint32_t image;
    uint32_t section; /* index into outline + 1; 0 before the first heading */
    UnitPlace place;
    uint32_t
        url_start; /* the destination in `body`, perhaps of a definition; equal to url_end when it stands nowhere */
    uint32_t url_end;
    uint32_t url_line; /* where that is in the file; 0 when it stands nowhere */
    uint32_t url_column;
} UnitLink;

/* A file or glob that the document says it describes. */
typedef struct UnitCode {
    UnitText path;
    uint32_t mark;       /* row of `marks` + 1; 0: the document */
    uint32_t flags;      /* of CodeReference */
    uint32_t first_line; /* of the code, with CODE_HAS_LINES; else 0 */
    uint32_t last_line;
    UnitPlace place;
} UnitCode;

typedef struct UnitHole {
    uint32_t offset; /* bytes of `html` before it; ascending, no two are equal */
    uint32_t kind;   /* HoleKind */
    uint32_t number; /* of a link */
} UnitHole;

typedef struct UnitRecord {
    uint32_t kind; /* RecordKind */
    uint32_t first_line;
    uint32_t last_line;
    uint32_t reserved;
    UnitText id;
    UnitText title;
    UnitTable section_path; /* of UnitText; at most UNIT_SECTIONS_MOST */
    UnitText anchor;
    UnitText text;
    UnitText lang;
    UnitText labels;
    UnitText members;
    uint64_t hash_high;
    uint64_t hash_low;
} UnitRecord;

/* As Edit. */
typedef struct UnitEdit {
    uint32_t start;
    uint32_t end;
    uint32_t line;
    uint32_t column;
    uint32_t end_line;
    uint32_t end_column;
    UnitText text;
} UnitEdit;

/* As DateSlot. */
typedef struct UnitDateSlot {
    uint32_t kind; /* DateSlotKind */
    int32_t least;
    UnitText field;
    UnitText written;
    UnitText after;
    UnitEdit edit; /* its text is what stands before the day */
} UnitDateSlot;

typedef struct UnitFinding {
    UnitText rule;
    uint32_t severity; /* Severity */
    UnitPlace place;
    UnitText message;
    UnitText help;
    UnitTable edits; /* of UnitEdit; all of a unit's together are no more than fit into it */
    uint64_t text_hash;
} UnitFinding;

/* As Suppression. */
typedef struct UnitSuppression {
    UnitText pattern;
    uint32_t kind; /* SuppressionKind */
    uint32_t line; /* 1-based */
    uint32_t column;
    uint32_t directive; /* ascending */
    uint32_t alone;     /* of `unused`, or SUPPRESSION_NONE */
    uint32_t whole;
} UnitSuppression;

/* Bits of UnitHeader.flags. */
enum {
    UNIT_DRAFT = 1 << 0,
    UNIT_COSTLY = 1 << 1, /* over a limit: the body is its source as text */
    UNIT_HAS_TITLE = 1 << 2,
    UNIT_HAS_FRONT_MATTER = 1 << 3,
    UNIT_FRONT_MATTER_BAD = 1 << 4,
    UNIT_HAS_DUE = 1 << 5,
    UNIT_OPTED_OUT = 1 << 6,
    UNIT_STATUS_KNOWN = 1 << 7,
    UNIT_HAS_MATH = 1 << 8,
    UNIT_UNREADABLE = 1 << 9, /* findings only: no page */
    UNIT_STUB = 1 << 10,      /* only the path is known: the document was not asked for */
    UNIT_ALL_FLAGS = (1 << 11) - 1,
};

typedef struct UnitHeader {
    uint32_t magic;
    uint32_t version;
    uint32_t size; /* of the whole block; a multiple of 8 */
    uint32_t flags;
    UnitText path;
    UnitText title;
    UnitText description;
    UnitText opening;
    UnitText doc_type;
    UnitText status_raw;
    UnitText status_base;
    UnitText status_qualifier;
    UnitText owner;
    UnitText audience;
    UnitText agent;
    UnitText front_matter; /* JSON; empty when there is none */
    UnitTable tags;        /* of UnitText */
    UnitDate updated;
    UnitDate expires;
    uint32_t cadence_kind; /* CadenceKind */
    int32_t cadence_months;
    int32_t cadence_days;
    int32_t due; /* with UNIT_HAS_DUE */
    UnitText cadence_raw;
    UnitDateSlot date_slot;
    uint32_t words;
    uint32_t line_count;
    uint64_t source_hash_high; /* hash_128 of the file as read */
    uint64_t source_hash_low;
    UnitTable outline;      /* of UnitHeading */
    UnitTable anchors;      /* of UnitAnchor */
    UnitTable links;        /* of UnitLink */
    UnitTable records;      /* of UnitRecord */
    UnitTable findings;     /* of UnitFinding */
    UnitTable codes;        /* of UnitCode */
    UnitTable marks;        /* of UnitDate: when the code that they name was verified */
    UnitTable holes;        /* of UnitHole */
    UnitTable suppressions; /* of UnitSuppression, in the order of the file */
    UnitTable unused;       /* of UnitFinding: what is told of them when they suppress nothing */
    UnitText html;          /* with nothing where the holes are */
    UnitText body;          /* the Markdown as written, without front matter */
    uint32_t body_offset;   /* where `body` begins in the file */
    uint32_t reserved;
    UnitText search;     /* index/harvest_block.h, which checks it; aligned to 8 */
    UnitText highlights; /* a report of render/highlight_cache.h, which checks it */
} UnitHeader;

/* An open unit: everything in it is within bounds. */
typedef struct Unit {
    const UnitHeader *header;
    const char *bytes;
} Unit;

/*
 * Checks a block. False, with a reason in `*error` (static text), when it is no unit of this version, is cut short or too long,
 * or has any row or text outside of it, a kind or day that does not exist, or holes out of order. `block` must outlive the unit; one
 * that is not aligned to 8 bytes is refused.
 */
bool unit_open(Slice block, Unit *unit, const char **error);

Slice unit_text(const Unit *unit, UnitText text);
const UnitText *unit_texts(const Unit *unit, UnitTable table);
const UnitHeading *unit_headings(const Unit *unit);
const UnitAnchor *unit_anchors(const Unit *unit);
const UnitLink *unit_links(const Unit *unit);
const UnitRecord *unit_records(const Unit *unit);
const UnitFinding *unit_findings(const Unit *unit);
const UnitFinding *unit_unused(const Unit *unit);
const UnitSuppression *unit_suppressions(const Unit *unit);
const UnitEdit *unit_edits(const Unit *unit, UnitTable table);
const UnitCode *unit_codes(const Unit *unit);
const UnitDate *unit_marks(const Unit *unit);
const UnitHole *unit_holes(const Unit *unit);

/* A record or finding as its struct again; arrays are taken from `arena`, texts point into the unit. */
void unit_read_record(const Unit *unit, const UnitRecord *row, Arena *arena, Record *record);
void unit_read_finding(const Unit *unit, const UnitFinding *row, Arena *arena,
                       Diagnostic *diagnostic);

/* The cadence that the header holds. */
Cadence unit_cadence(const Unit *unit);

#endif
