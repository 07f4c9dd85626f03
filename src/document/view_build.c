#include "document/view_build.h"

#include "document/view_blocks.h"
#include "document/view_given.h"
#include "document/view_inlines.h"
#include "document/view_lists.h"

void view_builder_init(ViewBuilder *builder, Arena *arena, const Tree *tree, Dialect dialect)
{
    *builder = (ViewBuilder){
        .arena = arena,
        .dialect = dialect,
        .source = tree->source,
        .is_given = tree->is_given,
    };
    note_copies_init(&builder->notes, arena, tree);
}

/* Appends a node to the current one. */
static ViewNode *add_node(ViewBuilder *builder, ViewKind kind, Node *node)
{
    return view_add(builder->arena, builder->at, kind, node);
}

/* The same; what follows goes into it, until close_node. */
static ViewNode *open_node(ViewBuilder *builder, ViewKind kind, Node *node)
{
    builder->at = add_node(builder, kind, node);
    return builder->at;
}

static void close_node(ViewBuilder *builder)
{
    builder->at = builder->at->parent;
}

/* pandoc has task items in bullet lists only; in others it sees what is written. */
static void add_task_mark(ViewBuilder *builder, Node *item)
{
    bool is_done = (item->flags & NODE_TASK_DONE) != 0;
    bool is_bullet = item->parent->kind == NODE_BULLET_LIST;
    const char *mark = is_bullet ? (is_done ? "☒" : "☐") : (is_done ? "[x]" : "[ ]");

    view_add_text(builder->arena, builder->at, slice_from_string(mark), item);
}

static void open_part(ViewBuilder *builder, Node *item)
{
    Node *list = item->parent;
    bool is_bullet = list->kind == NODE_BULLET_LIST;
    ViewNode *part = open_node(builder, is_bullet ? VIEW_BULLET_LIST : VIEW_ORDERED_LIST, list);

    part->number = (int32_t)list->number;
    part->list.style = LIST_DECIMAL;
    part->list.delimiter = list->flags & NODE_PARENTHESIS ? LIST_ONE_PARENTHESIS : LIST_PERIOD;
    if (part_is_tight(builder->source, item)) {
        part->flags |= VIEW_TIGHT;
    }
}

/* A list has no node before its first item: items know where a part begins. */
static void open_item(ViewBuilder *builder, Node *item)
{
    if (item_begins_part(item)) {
        open_part(builder, item);
    } else {
        builder->at = builder->at->last;
    }
    open_node(builder, VIEW_LIST_ITEM, item);
    if (item_is_task(item) && (!item->first || item->first->kind != NODE_PARA)) {
        open_node(builder, VIEW_PLAIN, item);
        add_task_mark(builder, item);
        close_node(builder);
    }
}

static void close_item(ViewBuilder *builder)
{
    close_node(builder);
    close_node(builder);
}

/* False when the inlines of the node that was just opened are left for later. */
static bool wants_inlines(ViewBuilder *builder, const Node *source)
{
    ViewNode *node = builder->at;

    if (!builder->is_lazy || builder->is_given || builder->notes.count > 0 || node->first ||
        !source->first) {
        return true;
    }
    node->flags |= VIEW_LAZY;
    return false;
}

void view_expand(ViewBuilder *builder, ViewNode *node)
{
    bool was_lazy = builder->is_lazy;

    if (node->flags & VIEW_LAZY) {
        node->flags &= (uint16_t)~VIEW_LAZY;
        builder->is_lazy = false;
        view_build_children(builder, node, node->source);
        view_trim_end(node);
        builder->is_lazy = was_lazy;
    }
}

static void open_paragraph(ViewBuilder *builder, Node *node)
{
    const ViewNode *parent = builder->at;
    bool is_item = parent->kind == VIEW_LIST_ITEM;
    bool is_tight = is_item && (parent->parent->flags & VIEW_TIGHT);

    open_node(builder, is_tight ? VIEW_PLAIN : VIEW_PARA, node);
    if (is_item && !node->previous && item_is_task(node->parent)) {
        add_task_mark(builder, node->parent);
        view_add_break(builder->arena, builder->at, VIEW_SPACE, node->parent);
    }
}

static void close_paragraph(ViewBuilder *builder)
{
    view_trim_end(builder->at);
    close_node(builder);
}

static void open_table(ViewBuilder *builder, Node *node)
{
    open_node(builder, VIEW_TABLE, node)->columns = node->columns;
    add_node(builder, VIEW_TABLE_HEAD, node);
    add_node(builder, VIEW_TABLE_BODY, node);
    add_node(builder, VIEW_TABLE_FOOT, node);
}

static void open_row(ViewBuilder *builder, Node *row)
{
    ViewNode *head = builder->at->first;

    builder->at = row->flags & NODE_HEADER_ROW ? head : head->next;
    open_node(builder, VIEW_TABLE_ROW, row);
}

static void open_cell_node(ViewBuilder *builder, Node *source)
{
    ViewNode *cell = open_node(builder, VIEW_TABLE_CELL, source);

    cell->number = 1;
    cell->cell.column_span = 1;
}

static void close_row(ViewBuilder *builder)
{
    ViewNode *row = builder->at;
    const ViewNode *table = row->parent->parent;

    for (; (size_t)row->number < table->columns->count; row->number++) {
        open_cell_node(builder, row->source);
        close_node(builder);
    }
    close_node(builder);
    close_node(builder);
}

/* False when the row has all its cells already. */
static bool open_cell(ViewBuilder *builder, Node *cell)
{
    ViewNode *row = builder->at;

    if ((size_t)row->number >= row->parent->parent->columns->count) {
        return false;
    }
    row->number++;
    open_cell_node(builder, cell);
    open_node(builder, VIEW_PLAIN, cell);
    return true;
}

static void close_cell(ViewBuilder *builder)
{
    if (builder->at->kind == VIEW_TABLE_ROW) {
        return; /* it was cut */
    }
    close_paragraph(builder);
    if (!builder->at->first->first && !(builder->at->first->flags & VIEW_LAZY)) {
        builder->at->first = NULL;
        builder->at->last = NULL;
    }
    close_node(builder);
}

static void open_quote(ViewBuilder *builder, Node *node)
{
    if (node->level == ALERT_NONE) {
        open_node(builder, VIEW_BLOCK_QUOTE, node);
        return;
    }
    builder->at = view_add_alert(builder->arena, builder->at, node);
}

static void open_header(ViewBuilder *builder, Node *node)
{
    ViewNode *header = open_node(builder, VIEW_HEADER, node);

    header->level = node->level;
    header->attributes = node->attributes;
}

static void add_code_block(ViewBuilder *builder, Node *node)
{
    Slice text = node->text;
    bool is_math = (builder->dialect & DIALECT_MATH) && !node->attributes &&
                   slice_is(view_code_language(node), "math");

    if (slice_ends_with(text, SLICE("\n"))) {
        text.size--;
    }
    if (is_math) {
        ViewNode *math =
            view_add(builder->arena, add_node(builder, VIEW_PARA, node), VIEW_MATH, node);

        math->flags |= VIEW_DISPLAY;
        math->text = text;
        return;
    }

    ViewNode *code = add_node(builder, VIEW_CODE_BLOCK, node);

    code->text = text;
    code->attributes = view_code_attributes(builder->arena, node);
}

static void add_raw_block(ViewBuilder *builder, Node *node)
{
    Slice text = node->text;

    if (!slice_ends_with(text, SLICE("\n"))) {
        text = arena_format(builder->arena, "%.*s\n", SLICE_PRINT(text));
    }

    ViewNode *raw = add_node(builder, VIEW_RAW_BLOCK, node);

    raw->text = text;
    raw->format = SLICE("html");
}

static void open_inline(ViewBuilder *builder, ViewKind kind, Node *node)
{
    builder->at = view_open_inline(builder->arena, builder->at, kind, node);
}

static void add_note(ViewBuilder *builder, Node *node)
{
    const Footnote *footnote = node->footnote;

    if (note_copies_open(&builder->notes, footnote)) {
        view_build_children(builder, add_node(builder, VIEW_NOTE, node), footnote->definition);
        note_copies_close(&builder->notes, footnote);
        return;
    }
    view_add_str(builder->arena, builder->at, SLICE("[^"), node);
    view_add_text(builder->arena, builder->at, footnote->label, node);
    view_add_str(builder->arena, builder->at, SLICE("]"), node);
}

static void add_math(ViewBuilder *builder, Node *node)
{
    ViewNode *math = add_node(builder, VIEW_MATH, node);

    math->text = node->text;
    if (node->flags & NODE_DISPLAY) {
        math->flags |= VIEW_DISPLAY;
    }
}

static void add_raw_inline(ViewBuilder *builder, Node *node)
{
    ViewNode *raw = add_node(builder, VIEW_RAW_INLINE, node);

    raw->text = node->text;
    raw->format = SLICE("html");
}

static void enter_inline(ViewBuilder *builder, Node *node)
{
    switch (node->kind) {
    case NODE_STR:
        view_add_text(builder->arena, builder->at, node->text, node);
        break;
    case NODE_SOFT_BREAK:
        view_add_break(builder->arena, builder->at, VIEW_SOFT_BREAK, node);
        break;
    case NODE_LINE_BREAK:
        view_add_break(builder->arena, builder->at, VIEW_LINE_BREAK, node);
        break;
    case NODE_CODE:
        add_node(builder, VIEW_CODE, node)->text = node->text;
        break;
    case NODE_RAW_INLINE:
        add_raw_inline(builder, node);
        break;
    case NODE_MATH:
        add_math(builder, node);
        break;
    case NODE_EMPH:
        open_inline(builder, VIEW_EMPH, node);
        break;
    case NODE_STRONG:
        open_inline(builder, VIEW_STRONG, node);
        break;
    case NODE_STRIKEOUT:
        open_inline(builder, VIEW_STRIKEOUT, node);
        break;
    case NODE_LINK:
        open_node(builder, VIEW_LINK, node)->target = node->target;
        break;
    case NODE_IMAGE:
        open_node(builder, VIEW_IMAGE, node)->target = node->target;
        break;
    case NODE_NOTE:
        add_note(builder, node);
        break;
    default:
        break;
    }
}

/* False when the children of the node are not wanted. */
static bool enter(ViewBuilder *builder, Node *node)
{
    switch (node->kind) {
    case NODE_PARA:
        open_paragraph(builder, node);
        return wants_inlines(builder, node);
    case NODE_HEADER:
        open_header(builder, node);
        return wants_inlines(builder, node);
    case NODE_CODE_BLOCK:
        add_code_block(builder, node);
        break;
    case NODE_RAW_BLOCK:
        add_raw_block(builder, node);
        break;
    case NODE_BLOCK_QUOTE:
        open_quote(builder, node);
        break;
    case NODE_LIST_ITEM:
        open_item(builder, node);
        break;
    case NODE_HORIZONTAL_RULE:
        add_node(builder, VIEW_HORIZONTAL_RULE, node);
        break;
    case NODE_TABLE:
        open_table(builder, node);
        break;
    case NODE_TABLE_ROW:
        open_row(builder, node);
        break;
    case NODE_TABLE_CELL:
        return open_cell(builder, node) && wants_inlines(builder, node);
    case NODE_FOOTNOTE_DEFINITION:
        return false;
    default:
        enter_inline(builder, node);
        break;
    }
    return true;
}

static void leave(ViewBuilder *builder, const Node *node)
{
    switch (node->kind) {
    case NODE_PARA:
    case NODE_HEADER:
        close_paragraph(builder);
        break;
    case NODE_LIST_ITEM:
        close_item(builder);
        break;
    case NODE_TABLE_ROW:
        close_row(builder);
        break;
    case NODE_TABLE_CELL:
        close_cell(builder);
        break;
    case NODE_BLOCK_QUOTE:
    case NODE_TABLE:
    case NODE_EMPH:
    case NODE_STRONG:
    case NODE_STRIKEOUT:
    case NODE_LINK:
    case NODE_IMAGE:
        close_node(builder);
        break;
    default:
        break;
    }
}

void view_build_children(ViewBuilder *builder, ViewNode *parent, Node *container)
{
    ViewNode *outer = builder->at;
    NodeWalk walk;

    if (builder->is_given) {
        view_given_children(builder->arena, parent, container);
        return;
    }

    builder->at = parent;
    node_walk_init(&walk, container);
    while (node_walk_next(&walk)) {
        if (walk.node == container) {
            continue;
        }
        if (!walk.entering) {
            leave(builder, walk.node);
        } else if (!enter(builder, walk.node)) {
            node_walk_skip(&walk);
        }
    }
    builder->at = outer;
}
