/*
 * document.h - one document on its way through the compiler.
 *
 * The steps of build.c fill it from top to bottom; a stage reads what stands above its own part. All of it lives in `arena`, which
 * is forgotten when the unit is written; `scratch` may be reset by every step.
 */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include "base/diagnostic.h"
#include "base/source.h"
#include "document/code_reference.h"
#include "document/date_slot.h"
#include "document/given_record.h"
#include "document/link_kind.h"
#include "document/metadata.h"
#include "document/node.h"
#include "document/record.h"
#include "document/settings.h"
#include "document/stamp.h"
#include "document/suppression.h"
#include "document/value.h"

/* A link or image of the document. Its number is its index. */
typedef struct DocumentLink {
    Slice href; /* as written, decoded */
    Slice text; /* of the link; alternative text of an image; empty for one of raw HTML */
    LinkKind kind;
    bool image;
    Span span;            /* of the whole link */
    Span url_span;        /* of the destination, when it stands there; else empty */
    Span definition_span; /* of the destination in a definition, when it does not; else empty */
    uint32_t section;     /* index into outline + 1; 0 before the first heading */
} DocumentLink;

typedef struct Heading {
    uint8_t level;
    Slice text;
    Slice anchor;
    Span span;
} Heading;

/* A place besides headings that links may lead to: a name in raw HTML, the identifier of a code block. */
typedef struct DocumentAnchor {
    Slice name;       /* what stands behind "#" in links */
    Slice identifier; /* on the page: the name, until the body is written and says otherwise */
} DocumentAnchor;

/* A place in the HTML body that is answered after the link step. */
typedef enum HoleKind {
    HOLE_HREF,  /* number: index of the DocumentLink */
    HOLE_IMAGE, /* the whole address of an image whose size nobody has said */
    HOLE_SRC,   /* any other address of an image */
} HoleKind;

typedef struct Hole {
    uint32_t offset; /* bytes of HTML before it */
    HoleKind kind;
    uint32_t number;
} Hole;

typedef struct Document {
    Arena *arena;
    Arena *scratch;
    const Settings *settings;
    Slice path; /* relative to the project */

    Source source;

    Value *front_matter;    /* a map; NULL when there is none, or a malformed one */
    Span front_matter_span; /* empty when there is none */
    bool front_matter_is_bad;
    uint32_t body_offset;

    Tree tree;
    Metadata metadata;
    Heading *outline;
    size_t heading_count;
    DocumentAnchor *anchors;
    size_t anchor_count;
    DocumentLink *links;
    size_t link_count;
    size_t link_capacity;
    Stamp *stamps; /* in the order of the tree */
    size_t stamp_count;
    CodeReferenceList code; /* what code it describes */
    DateSlot date_slot;     /* where a date can be written that is missing */
    Slice opening;          /* the first paragraph that says something: opening.h */
    uint32_t words;         /* as a reader counts them: word_count.h */
    bool has_math;

    DiagnosticList findings;
    SuppressionList suppressions;
    DiagnosticList unused; /* what is told of suppressions that suppress nothing */
    GivenRecordList given; /* by filters */
    RecordList records;
    Slice search; /* what can be found in it, as index/ wrote it (index/harvest_block.h) */

    Slice html;  /* with nothing where the holes are */
    Hole *holes; /* by offset */
    size_t hole_count;
    Slice highlights; /* of its code blocks, as render/ reports it (render/highlight_cache.h) */
    bool is_costly;   /* over a limit: the body is its source as text */
    bool is_without_filters; /* with them, its compiler was lost */
    bool is_unreadable;      /* there is no source: the unit has findings only */
    bool is_stub;            /* only its path is known: it was not asked for */
} Document;

/* Reads metadata again: from front matter and tree, and where the freshness of the body is looked at, from the source. */
void document_read_metadata(Document *document);

/*
 * Fills outline, anchors, links, stamps and opening from the tree, footnotes last and numbers the links in it. Headings in quotes and lists
 * count. To be called again when the tree was changed.
 */
void document_collect(Document *document);

/*
 * Reads what code the document, as written, names: in front matter, source, and raw HTML and code spans of the tree. The spans of a
 * document that speaks of another time (remote_name.h, or its status) do not count. After document_read_metadata.
 */
void document_read_code(Document *document);

void document_count_words(Document *document);

/* Adds a link or image that stands in raw HTML, a node of the tree: its number. */
uint32_t document_add_html_link(Document *document, const Node *node, Slice url, bool image);

/* "docs/a.md" -> "docs/a", NFC: what ids begin with. */
Slice document_key(Arena *arena, Slice path);

#endif
