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
    VIEW_HEADER,
    VIEW_CODE_BLOCK,
    VIEW_RAW_BLOCK,
    VIEW_BLOCK_QUOTE,
    VIEW_BULLET_LIST,
    VIEW_ORDERED_LIST,
    VIEW_HORIZONTAL_RULE,
    VIEW_TABLE, /* its children: one head, one body, one foot */
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
    VIEW_LINK,
    VIEW_IMAGE,
    VIEW_NOTE, /* its children are blocks */
    /* parts of blocks, and the whole: lists of blocks or rows */
    VIEW_DOCUMENT,
    VIEW_LIST_ITEM,
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
} ViewKind;

enum { VIEW_KIND_COUNT = VIEW_META_BOOLEAN + 1 };

/* Bits of ViewNode.flags. */
enum {
    VIEW_DISPLAY = 1 << 0,     /* math: DisplayMath */
    VIEW_PARENTHESIS = 1 << 1, /* ordered list: OneParen, not Period */
    VIEW_TRUE = 1 << 2,        /* boolean */
    VIEW_TIGHT = 1 << 3,       /* list: its paragraphs are Plain */
    VIEW_OWN_TEXT = 1 << 4,    /* `text` was joined: it is an allocation of its own */
};

typedef struct ViewNode ViewNode;

struct ViewNode {
    uint8_t kind;  /* ViewKind */
    uint8_t level; /* header: 1-6 */
    uint16_t flags;
    uint32_t number; /* ordered list: start; table row: cells */
    ViewNode *parent;
    ViewNode *next;
    ViewNode *first; /* children */
    ViewNode *last;
    Slice text;                   /* Str, Code, CodeBlock, Math, raw HTML, string */
    const Attributes *attributes; /* NULL when there are none */
    union {
        const LinkTarget *target;    /* link, image */
        const TableColumns *columns; /* table */
        Slice key;                   /* metadata: below which key of its map */
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

bool view_is_block(const ViewNode *node); /* pandoc's Block: no part of one */
bool view_is_inline(const ViewNode *node);

/*
 * The name of pandoc's constructor: "CodeBlock", "TableHead", "MetaMap". A document and a list item
 * have none: "".
 */
const char *view_kind_name(ViewKind kind);

/* Walks `root` and all below it without recursion, as NodeWalk does. */
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
