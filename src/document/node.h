/*
 * node.h - the document tree: what Markdown said.
 *
 * Node kinds carry pandoc's names. A tree lives in one arena, and its texts in that arena or in the
 * file's bytes; nothing is freed alone. Every node has the span of the file's bytes that it came
 * from. Pandoc's own shape (text cut into Str and Space, Plain for tight items, lists split at task
 * items) is a view of this tree, made by view.h.
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
    NODE_TABLE,
    NODE_TABLE_ROW,
    NODE_TABLE_CELL,
    NODE_FOOTNOTE_DEFINITION,
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
} NodeKind;

enum { NODE_KIND_COUNT = NODE_NOTE + 1 };

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
        1 << 14, /* task: cmark-gfm prints it as done: "[x]" stands anywhere in its line */
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

typedef enum Alignment { ALIGN_DEFAULT, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } Alignment;

typedef struct Node Node;

/* What a link, or an image, points at. */
typedef struct LinkTarget {
    Slice url; /* as written, escapes and entities resolved, not percent-encoded */
    Slice title;
    Slice label;     /* reference links: the label as written, without brackets; else empty */
    Span url_span;   /* of the destination, without <>; empty when unknown or by reference */
    uint32_t number; /* index among the document's links, set by document_collect */
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

struct Node {
    uint8_t kind;  /* NodeKind */
    uint8_t level; /* header: 1-6; block quote: AlertKind */
    uint16_t flags;
    /*
     * ordered list: start; note: which reference to its footnote, 1-based; table row: cells written
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
    Attributes *attributes; /* NULL when none: header, code block */
    union {
        Slice info;            /* code block: the info string, decoded, whole */
        LinkTarget *target;    /* link, image */
        TableColumns *columns; /* table */
        Footnote *footnote;    /* note, footnote definition */
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
} Tree;

Node *node_new(Arena *arena, NodeKind kind, Span span);

void node_append(Node *parent, Node *child);
void node_prepend(Node *parent, Node *child);
void node_insert_after(Node *node, Node *sibling);
void node_unlink(Node *node);

/* A block is any of pandoc's, and list item, row, cell, definition, document. */
bool node_is_block(const Node *node);
bool node_is_inline(const Node *node);
const char *node_kind_name(NodeKind kind); /* "CodeBlock" */

/*
 * Walks the tree below `root`, `root` included, without recursion: returns the node after `node` in
 * document order, entering children first, or NULL at the end. node_skip goes on behind the node's
 * subtree. With `root` NULL they go on to the end of the tree.
 *
 *     for (Node *node = root; node != NULL; node = node_next(node, root)) {
 */
Node *node_next(const Node *node, const Node *root);
Node *node_skip(const Node *node, const Node *root);

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
