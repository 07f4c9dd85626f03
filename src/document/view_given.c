#include "document/view_given.h"

#include "document/view_blocks.h"
#include "document/view_lists.h"

/* A node whose children are still to be looked at: the body, a note's definition, a citation's prefix. */
typedef struct Pending {
    Node *from;
    ViewNode *into;
} Pending;

typedef struct Giver {
    Arena *arena;
    ViewNode *at; /* where the next node goes */
    Pending *pending;
    size_t count;
    size_t capacity;
} Giver;

/* Kinds of the stored tree that are one of pandoc's, and hold nodes. */
static const uint8_t container_kinds[NODE_KIND_COUNT] = {
    [NODE_PARA] = VIEW_PARA,
    [NODE_PLAIN] = VIEW_PLAIN,
    [NODE_HEADER] = VIEW_HEADER,
    [NODE_BLOCK_QUOTE] = VIEW_BLOCK_QUOTE,
    [NODE_BULLET_LIST] = VIEW_BULLET_LIST,
    [NODE_ORDERED_LIST] = VIEW_ORDERED_LIST,
    [NODE_LIST_ITEM] = VIEW_LIST_ITEM,
    [NODE_LINE_BLOCK] = VIEW_LINE_BLOCK,
    [NODE_LINE] = VIEW_LINE,
    [NODE_DEFINITION_LIST] = VIEW_DEFINITION_LIST,
    [NODE_DEFINITION_ITEM] = VIEW_DEFINITION_ITEM,
    [NODE_DEFINITION_TERM] = VIEW_DEFINITION_TERM,
    [NODE_DEFINITION] = VIEW_DEFINITION,
    [NODE_FIGURE] = VIEW_FIGURE,
    [NODE_CAPTION] = VIEW_CAPTION,
    [NODE_DIV] = VIEW_DIV,
    [NODE_TABLE] = VIEW_TABLE,
    [NODE_TABLE_HEAD] = VIEW_TABLE_HEAD,
    [NODE_TABLE_BODY] = VIEW_TABLE_BODY,
    [NODE_TABLE_FOOT] = VIEW_TABLE_FOOT,
    [NODE_TABLE_ROW] = VIEW_TABLE_ROW,
    [NODE_TABLE_CELL] = VIEW_TABLE_CELL,
    [NODE_EMPH] = VIEW_EMPH,
    [NODE_STRONG] = VIEW_STRONG,
    [NODE_STRIKEOUT] = VIEW_STRIKEOUT,
    [NODE_UNDERLINE] = VIEW_UNDERLINE,
    [NODE_SUPERSCRIPT] = VIEW_SUPERSCRIPT,
    [NODE_SUBSCRIPT] = VIEW_SUBSCRIPT,
    [NODE_SMALL_CAPS] = VIEW_SMALL_CAPS,
    [NODE_QUOTED] = VIEW_QUOTED,
    [NODE_CITE] = VIEW_CITE,
    [NODE_SPAN] = VIEW_SPAN,
    [NODE_LINK] = VIEW_LINK,
    [NODE_IMAGE] = VIEW_IMAGE,
};

static ViewNode *add(Giver *giver, ViewKind kind, Node *node)
{
    return view_add(giver->arena, giver->at, kind, node);
}

/* What is below `from` comes into `into` later. */
static void put_off(Giver *giver, Node *from, ViewNode *into)
{
    giver->pending = arena_array_room(giver->arena, giver->pending, giver->count, &giver->capacity,
                                      sizeof *giver->pending);
    giver->pending[giver->count++] = (Pending){from, into};
}

static void add_text(Giver *giver, Node *node)
{
    Slice text = node->text;
    size_t at = 0;

    while (at < text.size) {
        size_t end = text.data[at] == ' ' ? at : slice_find_byte(text, ' ', at);

        if (end == at) {
            add(giver, VIEW_SPACE, node);
            at++;
        } else {
            add(giver, VIEW_STR, node)->text = slice_part(text, at, end);
            at = end;
        }
    }
}

static void add_code_block(Giver *giver, Node *node)
{
    ViewNode *code = add(giver, VIEW_CODE_BLOCK, node);

    code->text = node->text;
    if (slice_ends_with(code->text, SLICE("\n"))) {
        code->text.size--;
    }
    code->attributes = view_code_attributes(giver->arena, node);
}

static void add_raw(Giver *giver, ViewKind kind, Node *node)
{
    ViewNode *raw = add(giver, kind, node);

    raw->text = node->text;
    raw->format = node->format;
}

static void add_math(Giver *giver, Node *node)
{
    ViewNode *math = add(giver, VIEW_MATH, node);

    math->text = node->text;
    math->flags = node->flags & NODE_DISPLAY ? VIEW_DISPLAY : 0;
}

static void add_code(Giver *giver, Node *node)
{
    ViewNode *code = add(giver, VIEW_CODE, node);

    code->text = node->text;
    code->attributes = node->attributes;
}

/* False when `node` is no leaf. */
static bool add_leaf(Giver *giver, Node *node)
{
    switch (node->kind) {
    case NODE_STR:
        if (node->flags & NODE_WHOLE) {
            add(giver, VIEW_STR, node)->text = node->text;
        } else {
            add_text(giver, node);
        }
        return true;
    case NODE_SOFT_BREAK:
        add(giver, VIEW_SOFT_BREAK, node);
        return true;
    case NODE_LINE_BREAK:
        add(giver, VIEW_LINE_BREAK, node);
        return true;
    case NODE_HORIZONTAL_RULE:
        add(giver, VIEW_HORIZONTAL_RULE, node);
        return true;
    case NODE_CODE:
        add_code(giver, node);
        return true;
    case NODE_CODE_BLOCK:
        add_code_block(giver, node);
        return true;
    case NODE_MATH:
        add_math(giver, node);
        return true;
    case NODE_RAW_BLOCK:
        add_raw(giver, VIEW_RAW_BLOCK, node);
        return true;
    case NODE_RAW_INLINE:
        add_raw(giver, VIEW_RAW_INLINE, node);
        return true;
    case NODE_NOTE:
        put_off(giver, node->footnote->definition, add(giver, VIEW_NOTE, node));
        return true;
    default:
        return false;
    }
}

/* In a tight list, all paragraphs are Plain. */
static bool is_plain(const Node *paragraph)
{
    const Node *item = paragraph->parent;

    return item && item->kind == NODE_LIST_ITEM && item->parent->flags & NODE_TIGHT;
}

static void add_task_mark(Giver *giver, Node *paragraph)
{
    Node *item = paragraph->parent;

    if (!item || item->kind != NODE_LIST_ITEM || !item_is_task(item) || paragraph->previous) {
        return;
    }

    bool is_done = (item->flags & NODE_TASK_DONE) != 0;

    if (item->parent->kind == NODE_BULLET_LIST) {
        add(giver, VIEW_STR, item)->text = is_done ? SLICE("☒") : SLICE("☐");
    } else if (is_done) {
        add(giver, VIEW_STR, item)->text = SLICE("[x]");
    } else {
        add(giver, VIEW_STR, item)->text = SLICE("[");
        add(giver, VIEW_SPACE, item);
        add(giver, VIEW_STR, item)->text = SLICE("]");
    }
    if (paragraph->first) {
        add(giver, VIEW_SPACE, item);
    }
}

static void add_citation(Giver *giver, Node *cite, const Citation *citation)
{
    ViewNode *view = add(giver, VIEW_CITATION, cite);

    view->text = citation->identifier;
    view->level = (uint8_t)citation->mode;
    view->number = citation->note_number;
    view->hash = citation->hash;
    put_off(giver, citation->prefix,
            view_add(giver->arena, view, VIEW_CITATION_PREFIX, citation->prefix));
    put_off(giver, citation->suffix,
            view_add(giver->arena, view, VIEW_CITATION_SUFFIX, citation->suffix));
}

static void open_list(ViewNode *list, const Node *node)
{
    list->flags = node->flags & NODE_TIGHT ? VIEW_TIGHT : 0;
    list->number = (int32_t)node->number;
    list->list.style = node->list.style;
    list->list.delimiter = node->list.delimiter;
}

static void open_cell(Giver *giver, Node *node)
{
    ViewNode *cell = giver->at;

    cell->number = (int32_t)node->number;
    cell->cell.column_span = node->cell.column_span;
    cell->cell.alignment = node->level;
    if (node->first && node_is_inline(node->first)) {
        giver->at = add(giver, VIEW_PLAIN, node);
    }
}

static void open_caption(Giver *giver, const Node *node)
{
    if (node->short_caption) {
        put_off(giver, node->short_caption, add(giver, VIEW_SHORT_CAPTION, node->short_caption));
    }
}

static void set_fields(Giver *giver, Node *node)
{
    ViewNode *view = giver->at;

    switch (node->kind) {
    case NODE_HEADER:
        view->level = node->level;
        break;
    case NODE_PARA:
    case NODE_PLAIN:
        add_task_mark(giver, node);
        break;
    case NODE_BULLET_LIST:
    case NODE_ORDERED_LIST:
        open_list(view, node);
        break;
    case NODE_TABLE:
        view->columns = node->columns;
        break;
    case NODE_TABLE_BODY:
        view->number = (int32_t)node->number;
        break;
    case NODE_TABLE_ROW:
        view->flags = node->flags & NODE_HEADER_ROW && node->parent->kind == NODE_TABLE_BODY
                          ? VIEW_HEAD_ROW
                          : 0;
        break;
    case NODE_TABLE_CELL:
        open_cell(giver, node);
        break;
    case NODE_CAPTION:
        open_caption(giver, node);
        break;
    case NODE_QUOTED:
        view->flags = node->level == QUOTE_SINGLE ? VIEW_SINGLE : 0;
        break;
    case NODE_CITE:
        for (size_t i = 0; i < node->citations->count; i++) {
            add_citation(giver, node, &node->citations->items[i]);
        }
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        view->target = node->target;
        break;
    default:
        break;
    }
}

static void open_container(Giver *giver, Node *node)
{
    ViewKind kind = (ViewKind)container_kinds[node->kind];

    if (node->kind == NODE_BLOCK_QUOTE && node->level != ALERT_NONE) {
        giver->at = view_add_alert(giver->arena, giver->at, node);
        return;
    }
    if (node->kind == NODE_PARA && is_plain(node)) {
        kind = VIEW_PLAIN;
    }
    giver->at = add(giver, kind, node);
    giver->at->attributes = node->attributes;
    set_fields(giver, node);
}

/* pandoc's figures have their caption first. */
static void move_caption(ViewNode *figure)
{
    ViewNode *caption = figure->last;
    ViewNode *before = figure->first;

    if (!caption || caption == before || caption->kind != VIEW_CAPTION) {
        return;
    }
    while (before->next != caption) {
        before = before->next;
    }
    before->next = NULL;
    figure->last = before;
    caption->next = figure->first;
    figure->first = caption;
}

static void close_container(Giver *giver, const Node *node)
{
    if (node->kind == NODE_FIGURE) {
        move_caption(giver->at);
    } else if (node->kind == NODE_TABLE_CELL && node->first && node_is_inline(node->first)) {
        giver->at = giver->at->parent;
    }
    giver->at = giver->at->parent;
}

static bool is_leaf(const Node *node)
{
    return container_kinds[node->kind] == 0 && node->kind != NODE_PLAIN;
}

static void give_below(Giver *giver, Node *container)
{
    NodeWalk walk;

    node_walk_init(&walk, container);
    while (node_walk_next(&walk)) {
        if (walk.node == container || (!walk.entering && is_leaf(walk.node))) {
            continue;
        }
        if (!walk.entering) {
            close_container(giver, walk.node);
        } else if (!add_leaf(giver, walk.node)) {
            open_container(giver, walk.node);
        }
    }
}

void view_given_children(Arena *arena, ViewNode *parent, Node *container)
{
    Giver giver = {.arena = arena};

    put_off(&giver, container, parent);
    for (size_t i = 0; i < giver.count; i++) {
        giver.at = giver.pending[i].into;
        give_below(&giver, giver.pending[i].from);
    }
}
