/*
 * view.h - pandoc's shape of a document.
 *
 * The stored tree (node.h) keeps what Markdown said; pandoc, its JSON and Lua filters see another
 * tree: text cut into Str and Space, Plain in tight items, lists split where task items meet
 * others, tables filled up, notes that hold their blocks, alerts as Div. This is that tree, of
 * pandoc-types 1.23. view_build.h makes it from a stored tree; pandoc_shape.h says how its kinds
 * are written; it may be changed by who holds it.
 *
 * View nodes live in one arena. Their texts, targets and attributes may be those of the stored
 * tree, which must live as long.
 */
#ifndef DOCUMENT_VIEW_H
#define DOCUMENT_VIEW_H

#include "base/arena.h"
#include "base/slice.h"
#include "document/node.h"

typedef enum ViewKind {
    /* blocks */
    VIEW_PLAIN,
    VIEW_PARA,
    VIEW_LINE_BLOCK,
    VIEW_HEADER,
    VIEW_CODE_BLOCK,
    VIEW_RAW_BLOCK,
    VIEW_BLOCK_QUOTE,
    VIEW_BULLET_LIST,
    VIEW_ORDERED_LIST,
    VIEW_DEFINITION_LIST,
    VIEW_HORIZONTAL_RULE,
    VIEW_TABLE,  /* its children: a caption or none, one head, bodies, one foot */
    VIEW_FIGURE, /* its children: a caption or none, blocks */
    VIEW_DIV,
    /* inlines */
    VIEW_STR,
    VIEW_SPACE,
    VIEW_SOFT_BREAK,
    VIEW_LINE_BREAK,
    VIEW_CODE,
    VIEW_MATH,
    VIEW_RAW_INLINE,
    VIEW_EMPH,
    VIEW_STRONG,
    VIEW_STRIKEOUT,
    VIEW_UNDERLINE,
    VIEW_SUPERSCRIPT,
    VIEW_SUBSCRIPT,
    VIEW_SMALL_CAPS,
    VIEW_QUOTED,
    VIEW_CITE, /* its children: citations, inlines */
    VIEW_SPAN,
    VIEW_LINK,
    VIEW_IMAGE,
    VIEW_NOTE, /* its children are blocks */
    /* parts of blocks, and the whole: lists of blocks or rows */
    VIEW_DOCUMENT,
    VIEW_LIST_ITEM,
    VIEW_LINE,            /* of a line block */
    VIEW_DEFINITION_ITEM, /* its children: a term, definitions */
    VIEW_DEFINITION_TERM,
    VIEW_DEFINITION,
    VIEW_CAPTION, /* its children: a short caption or none, blocks */
    VIEW_SHORT_CAPTION,
    VIEW_CITATION, /* its children: a prefix, a suffix; its text is the identifier */
    VIEW_CITATION_PREFIX,
    VIEW_CITATION_SUFFIX,
    VIEW_TABLE_HEAD,
    VIEW_TABLE_BODY,
    VIEW_TABLE_FOOT,
    VIEW_TABLE_ROW,
    VIEW_TABLE_CELL,
    /* metadata: values of a map have a key */
    VIEW_META_MAP,
    VIEW_META_LIST,
    VIEW_META_INLINES,
    VIEW_META_BLOCKS,
    VIEW_META_STRING,
    VIEW_META_BOOLEAN,
    /* values that filters have for themselves; they are part of no document */
    VIEW_PANDOC,         /* a whole document: its children are a map of metadata, a VIEW_DOCUMENT */
    VIEW_ATTR,           /* attributes */
    VIEW_ATTRIBUTE_LIST, /* the items of attributes */
    VIEW_LIST_ATTRIBUTES, /* start, style and delimiter of an ordered list */
} ViewKind;

enum { VIEW_KIND_COUNT = VIEW_LIST_ATTRIBUTES + 1 };

/* Bits of ViewNode.flags. */
enum {
    VIEW_DISPLAY = 1 << 0,  /* math: DisplayMath */
    VIEW_SINGLE = 1 << 1,   /* quoted: SingleQuote */
    VIEW_TRUE = 1 << 2,     /* boolean */
    VIEW_TIGHT = 1 << 3,    /* list: its paragraphs are Plain */
    VIEW_OWN_TEXT = 1 << 4, /* `text` was joined: it is an allocation of its own */
    VIEW_HEAD_ROW = 1 << 5, /* row: of the head that a table's body has of its own */
    VIEW_SHARED = 1 << 6,   /* in filters: it is seen from elsewhere (filter/element.h) */
    VIEW_LAZY =
        1
        << 7, /* paragraph, header: its inlines are still only those of its source (view_expand) */
};

typedef struct ViewNode ViewNode;

struct ViewNode {
    uint8_t kind;  /* ViewKind */
    uint8_t level; /* header; citation: CitationMode */
    uint16_t flags;
    /*
     * ordered list: start; citation: note number; table body: columns of row heads; table row, while
     * it is built from Markdown: cells; table cell: rows that it spans
     */
    int32_t number;
    ViewNode *parent;
    ViewNode *next;
    ViewNode *first; /* children */
    ViewNode *last;
    Slice text; /* Str, Code, CodeBlock, Math, raw text, string, identifier of a citation */
    const Attributes *attributes; /* NULL when there are none */
    union {
        const LinkTarget *target;    /* link, image */
        const TableColumns *columns; /* table */
        Slice key;                   /* metadata: below which key of its map */
        Slice format;                /* raw text: "html" */
        struct {
            uint8_t style;     /* ListStyle */
            uint8_t delimiter; /* ListDelimiter */
        } list;                /* ordered list */
        struct {
            int32_t column_span;
            uint8_t alignment; /* Alignment */
        } cell;                /* table cell */
        int32_t hash;          /* citation */
    };
    Node *source; /* where it came from: a node of the stored tree, or NULL */
};

/* A document: both are always there. */
typedef struct View {
    ViewNode *meta;   /* VIEW_META_MAP, keys in byte order */
    ViewNode *blocks; /* VIEW_DOCUMENT */
    Arena *arena;
} View;

ViewNode *view_new(Arena *arena, ViewKind kind, Node *source);

/* Appends as it is: nothing is joined (view_inlines.h does that). Returns `child`. */
ViewNode *view_append(ViewNode *parent, ViewNode *child);

/* view_new and view_append in one. */
ViewNode *view_add(Arena *arena, ViewNode *parent, ViewKind kind, Node *source);

/* A copy of a node and all below it. */
ViewNode *view_copy(Arena *arena, const ViewNode *node);

bool view_is_block(const ViewNode *node); /* pandoc's Block: no part of one */
bool view_is_inline(const ViewNode *node);

size_t view_count_children(const ViewNode *node);

/* Behind a caption, if there is one; bodies and the foot are its siblings. NULL when the table is not complete. */
ViewNode *view_table_head(const ViewNode *table);

/*
 * The name of pandoc's constructor: "CodeBlock", "TableHead", "MetaMap". A document, and lists within
 * a value (items, lines, terms, ...), have none: "".
 */
const char *view_kind_name(ViewKind kind);
const char *view_style_name(ListStyle style);
const char *view_delimiter_name(ListDelimiter delimiter);
const char *view_citation_mode_name(CitationMode mode);
const char *view_alignment_name(Alignment alignment);

/* Says of `root` and all below it that they stand nowhere in the document's file. */
void view_forget_sources(ViewNode *root);

/*
 * Walks `root` and all below it without recursion, as NodeWalk does. Two nodes may share their children (a filter's copies do, until
 * they are settled: filter/element.h): a walk makes itself the way back up as it goes down. So no two walks over nodes that share go on
 * at the same time.
 */
typedef struct ViewWalk {
    ViewNode *node; /* NULL before the first step and after the last */
    bool entering;
    bool skips;
    ViewNode *root;
} ViewWalk;

void view_walk_init(ViewWalk *walk, ViewNode *root);
bool view_walk_next(ViewWalk *walk);
void view_walk_skip(ViewWalk *walk); /* passes over the children of the entered node */

#endif
