/*
 * node.h - the document tree: what Markdown said, or what filters made of it.
 *
 * Node kinds carry pandoc's names. A tree lives in one arena, and its texts in that arena or in the
 * file's bytes; nothing is freed alone. Every node has the span of the file's bytes that it came
 * from. Pandoc's own shape (text cut into Str and Space, Plain for tight items, lists split at task
 * items) is a view of this tree, made by view.h. What a filter returns is stored as it is given
 * (view_store.h): such trees have kinds that Markdown has not.
 */
#ifndef DOCUMENT_NODE_H
#define DOCUMENT_NODE_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/source.h"

typedef enum NodeKind {
    NODE_DOCUMENT,
    /* blocks */
    NODE_PARA,
    NODE_HEADER,
    NODE_CODE_BLOCK,
    NODE_RAW_BLOCK,
    NODE_BLOCK_QUOTE,
    NODE_BULLET_LIST,
    NODE_ORDERED_LIST,
    NODE_LIST_ITEM,
    NODE_HORIZONTAL_RULE,
    NODE_TABLE,      /* its children: rows; as given: a caption or none, a head, bodies, a foot */
    NODE_TABLE_HEAD, /* these three only as given */
    NODE_TABLE_BODY,
    NODE_TABLE_FOOT,
    NODE_TABLE_ROW,
    NODE_TABLE_CELL, /* its children: inlines; as given: inlines or blocks */
    NODE_FOOTNOTE_DEFINITION,
    /* blocks, and parts of them, that Markdown has not */
    NODE_PLAIN, /* as given, where it is not one of a tight list's paragraphs */
    NODE_LINE_BLOCK,
    NODE_LINE, /* of a line block */
    NODE_DEFINITION_LIST,
    NODE_DEFINITION_ITEM, /* its children: a term, definitions */
    NODE_DEFINITION_TERM,
    NODE_DEFINITION,
    NODE_FIGURE,  /* its children: blocks, a caption or none */
    NODE_CAPTION, /* its children: blocks */
    NODE_DIV,
    /* lists of inlines that are shown nowhere: below no other node */
    NODE_SHORT_CAPTION,
    NODE_CITATION_PREFIX,
    NODE_CITATION_SUFFIX,
    /* inlines */
    NODE_STR, /* a whole run of text: spaces and tabs as written, no line end */
    NODE_SOFT_BREAK,
    NODE_LINE_BREAK,
    NODE_CODE,
    NODE_MATH,
    NODE_RAW_INLINE,
    NODE_EMPH,
    NODE_STRONG,
    NODE_STRIKEOUT,
    NODE_LINK,
    NODE_IMAGE,
    NODE_NOTE, /* refers to a NODE_FOOTNOTE_DEFINITION */
    /* inlines that Markdown has not; pandoc's Space is a Str " " */
    NODE_UNDERLINE,
    NODE_SUPERSCRIPT,
    NODE_SUBSCRIPT,
    NODE_SMALL_CAPS,
    NODE_QUOTED,
    NODE_CITE, /* its children: what is shown */
    NODE_SPAN,
} NodeKind;

enum { NODE_KIND_COUNT = NODE_SPAN + 1 };

/* Bits of Node.flags. */
enum {
    NODE_TIGHT = 1 << 0,          /* list: no blank lines between its items' blocks */
    NODE_SETEXT = 1 << 1,         /* header: underlined */
    NODE_FENCED = 1 << 2,         /* code block: fenced, not indented */
    NODE_CLOSED = 1 << 3,         /* fenced code block: the closing fence is there */
    NODE_TASK_OPEN = 1 << 4,      /* list item: [ ] */
    NODE_TASK_DONE = 1 << 5,      /* list item: [x] */
    NODE_HEADER_ROW = 1 << 6,     /* table row */
    NODE_DISPLAY = 1 << 7,        /* math: $$…$$ */
    NODE_PARENTHESIS = 1 << 8,    /* ordered list: "1)", not "1." */
    NODE_BARE = 1 << 9,           /* link: a bare URL or e-mail address, without delimiters */
    NODE_ANGLE = 1 << 10,         /* link: <…> */
    NODE_UNLOCATED = 1 << 11,     /* the span is a guess: the source could not be followed to it */
    NODE_GENERATED = 1 << 12,     /* not from Markdown: a filter made it; no fix touches it */
    NODE_FOOTNOTE_LOOP = 1 << 13, /* note: inside its own definition */
    NODE_TASK_TICKED =
        1 << 14,          /* task: cmark-gfm prints it as done: "[x]" stands anywhere in its line */
    NODE_WHOLE = 1 << 15, /* Str: one of pandoc's, blanks included, or empty */
};

/* Attributes as in pandoc's Attr: order kept. */
typedef struct Attribute {
    Slice key;
    Slice value;
} Attribute;

typedef struct Attributes {
    Slice identifier;
    Slice *classes;
    size_t class_count;
    Attribute *items;
    size_t count;
} Attributes;

/* The five kinds of GitHub's alerts: > [!NOTE]. */
typedef enum AlertKind {
    ALERT_NONE,
    ALERT_NOTE,
    ALERT_TIP,
    ALERT_IMPORTANT,
    ALERT_WARNING,
    ALERT_CAUTION
} AlertKind;

/* "note", and the title shown, "Note". */
const char *alert_class(AlertKind kind);
const char *alert_title(AlertKind kind);

/* In the order of pandoc's constructors, as the two below. */
typedef enum ListStyle {
    LIST_DEFAULT_STYLE,
    LIST_EXAMPLE,
    LIST_DECIMAL,
    LIST_LOWER_ROMAN,
    LIST_UPPER_ROMAN,
    LIST_LOWER_ALPHA,
    LIST_UPPER_ALPHA,
} ListStyle;

typedef enum ListDelimiter {
    LIST_DEFAULT_DELIMITER,
    LIST_PERIOD,
    LIST_ONE_PARENTHESIS,
    LIST_TWO_PARENTHESES,
} ListDelimiter;

typedef enum CitationMode {
    CITATION_AUTHOR_IN_TEXT,
    CITATION_SUPPRESS_AUTHOR,
    CITATION_NORMAL,
} CitationMode;

typedef enum QuoteKind { QUOTE_DOUBLE, QUOTE_SINGLE } QuoteKind;

typedef enum Alignment { ALIGN_DEFAULT, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } Alignment;

typedef struct Node Node;

/* What a link, or an image, points at. */
typedef struct LinkTarget {
    Slice url; /* as written, escapes and entities resolved, not percent-encoded */
    Slice title;
    Slice label;     /* reference links: the label as written, without brackets; else empty */
    Span url_span;   /* of the destination, without <>; empty when unknown or by reference */
    uint32_t number; /* index among the document's links, set by document_collect */
    bool
        is_permalink; /* how a filter shows the address of a heading: no link of the document; so, too */
} LinkTarget;

typedef struct TableColumns {
    size_t count;
    Alignment *alignments;
    double *widths; /* parts of the text's width, 0 for no given one; NULL when none is given */
} TableColumns;

typedef struct Footnote {
    Slice label;         /* as written: [^label] */
    uint32_t number;     /* 1-based, in the order of first reference */
    uint32_t references; /* how many notes refer to it */
    Node *definition;    /* NODE_FOOTNOTE_DEFINITION; its children are blocks */
} Footnote;

typedef struct Citation {
    Slice identifier;
    CitationMode mode;
    int32_t note_number;
    int32_t hash;
    Node *prefix; /* NODE_CITATION_PREFIX and its like; never NULL */
    Node *suffix;
} Citation;

typedef struct Citations {
    Citation *items;
    size_t count;
} Citations;

struct Node {
    uint8_t kind;  /* NodeKind */
    uint8_t level; /* header: 1-6, as given any; block quote: AlertKind; quoted: QuoteKind; table
                    * cell, as given: Alignment, if not its column's */
    uint16_t flags;
    /*
     * ordered list: start, as given an int32_t; note: which reference to its footnote, 1-based;
     * table row of Markdown: cells written; as given, table cell: rows that it spans, and table body:
     * columns of row heads, both int32_t
     */
    uint32_t number;
    Span span;
    Node *parent;
    Node *previous;
    Node *next;
    Node *first; /* children */
    Node *last;
    /*
     * Decoded text of Str, Code, CodeBlock (with its last line end), Math (the source without
     * dollars), raw HTML; the marker of a list item, as written.
     */
    Slice text;
    Attributes
        *attributes; /* NULL when none: header, code block; as given any that pandoc's have */
    union {
        Slice info;            /* code block: the info string, decoded, whole */
        Slice format;          /* raw text: "html" */
        LinkTarget *target;    /* link, image */
        TableColumns *columns; /* table */
        Footnote *footnote;    /* note, footnote definition */
        /* what follows as given only, else 0 */
        struct {
            uint8_t style;     /* ListStyle */
            uint8_t delimiter; /* ListDelimiter */
        } list;                /* ordered list */
        struct {
            int32_t column_span;
            uint32_t
                column; /* where it stands, from 0; the table's count when beyond its columns */
        } cell;         /* table cell */
        Node *short_caption;  /* caption: NODE_SHORT_CAPTION, or NULL */
        Citations *citations; /* cite */
    };
};

/* A link reference definition: [label]: url "title". */
typedef struct LinkDefinition {
    Span span;
    Span url_span; /* without <> */
    Slice label;   /* as written */
    Slice url;
    Slice title;
} LinkDefinition;

/* A document's tree and what stands beside it. */
typedef struct Tree {
    Node *root;           /* NODE_DOCUMENT */
    Footnote **footnotes; /* those referred to, by number; their definitions are not below root */
    size_t footnote_count;
    LinkDefinition *definitions; /* in the order of the source */
    size_t definition_count;
    Arena *arena;
    Source *source;
    bool is_given; /* made from a view: its view is exactly that again */
} Tree;

Node *node_new(Arena *arena, NodeKind kind, Span span);

void node_append(Node *parent, Node *child);
void node_prepend(Node *parent, Node *child);
void node_insert_after(Node *node, Node *sibling);
void node_unlink(Node *node);

/* A block is any of pandoc's, and list item, row, cell, definition, document. */
bool node_is_block(const Node *node);
bool node_is_inline(const Node *node);
bool node_is_paragraph(const Node *node);  /* Para, Plain */
bool node_is_list(const Node *node);       /* BulletList, OrderedList */
const char *node_kind_name(NodeKind kind); /* "CodeBlock" */

/* Raw text in a format that a page has: "html", "html5", "html4". */
bool node_is_html(const Node *node);

/* Of a header, 1 to 6, for outlines and records: a filter may give it any number. */
uint8_t node_heading_level(const Node *header);

/*
 * The rows of a table, whatever parts it has: the first one, and the one after `row`; NULL when there
 * is none.
 */
const Node *table_first_row(const Node *table);
const Node *table_next_row(const Node *row);

/*
 * Walks the tree below `root`, `root` included, without recursion: returns the node after `node` in
 * document order, entering children first, or NULL at the end. node_skip goes on behind the node's
 * subtree. With `root` NULL they go on to the end of the tree.
 *
 *     for (Node *node = root; node != NULL; node = node_next(node, root)) {
 */
Node *node_next(const Node *node, const Node *root);
Node *node_skip(const Node *node, const Node *root);

/* The same over blocks only: inlines are not looked at, which are most of a tree. */
Node *node_next_block(const Node *node, const Node *root);

/* A walk that also says when a node is left: for writers. Leaves are entered and left, too. */
typedef struct NodeWalk {
    Node *node; /* NULL before the first step and after the last */
    bool entering;
    bool skips; /* the children of `node` are passed over */
    Node *root;
} NodeWalk;

void node_walk_init(NodeWalk *walk, Node *root); /* stands before `root` */
bool node_walk_next(NodeWalk *walk);             /* false at the end */

/* Called at an entered node: its children are passed over; the next step leaves it. */
void node_walk_skip(NodeWalk *walk);

#endif
