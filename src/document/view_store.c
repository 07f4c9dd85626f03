#include "document/view_store.h"

#include "base/buffer.h"
#include "base/map.h"
#include "base/utf8.h"
#include "document/table_place.h"
#include "document/view_blocks.h"
#include "document/view_equal.h"
#include "document/view_lists.h"
#include "document/view_run.h"

#include <assert.h>

/* A node whose children are still to be stored: the body, a note, a citation's prefix. */
typedef struct Part {
    ViewNode *from;
    Node *into;
    bool is_hidden; /* notes in it are not shown, and have no number */
} Part;

typedef struct Storer {
    Tree *tree;
    Arena *arena;
    ViewWalk walk;
    Node *at;                /* where the next node goes */
    const ViewNode **opened; /* whose nodes `at` and those above it are */
    size_t depth;
    size_t opened_capacity;
    Part *parts;
    size_t part_count;
    size_t part_capacity;
    size_t footnote_capacity;
    Map notes;      /* a footnote that the view was made from -> the first StoredNote of it */
    bool is_hidden; /* the part that is being stored */
} Storer;

typedef struct StoredNote {
    ViewNode *view;
    Footnote *footnote;
} StoredNote;

/* Kinds of pandoc's that hold nodes. */
static const uint8_t container_kinds[VIEW_KIND_COUNT] = {
    [VIEW_PLAIN] = NODE_PLAIN,
    [VIEW_PARA] = NODE_PARA,
    [VIEW_LINE_BLOCK] = NODE_LINE_BLOCK,
    [VIEW_HEADER] = NODE_HEADER,
    [VIEW_BLOCK_QUOTE] = NODE_BLOCK_QUOTE,
    [VIEW_BULLET_LIST] = NODE_BULLET_LIST,
    [VIEW_ORDERED_LIST] = NODE_ORDERED_LIST,
    [VIEW_DEFINITION_LIST] = NODE_DEFINITION_LIST,
    [VIEW_TABLE] = NODE_TABLE,
    [VIEW_FIGURE] = NODE_FIGURE,
    [VIEW_DIV] = NODE_DIV,
    [VIEW_EMPH] = NODE_EMPH,
    [VIEW_STRONG] = NODE_STRONG,
    [VIEW_STRIKEOUT] = NODE_STRIKEOUT,
    [VIEW_UNDERLINE] = NODE_UNDERLINE,
    [VIEW_SUPERSCRIPT] = NODE_SUPERSCRIPT,
    [VIEW_SUBSCRIPT] = NODE_SUBSCRIPT,
    [VIEW_SMALL_CAPS] = NODE_SMALL_CAPS,
    [VIEW_QUOTED] = NODE_QUOTED,
    [VIEW_CITE] = NODE_CITE,
    [VIEW_SPAN] = NODE_SPAN,
    [VIEW_LINK] = NODE_LINK,
    [VIEW_IMAGE] = NODE_IMAGE,
    [VIEW_LIST_ITEM] = NODE_LIST_ITEM,
    [VIEW_LINE] = NODE_LINE,
    [VIEW_DEFINITION_ITEM] = NODE_DEFINITION_ITEM,
    [VIEW_DEFINITION_TERM] = NODE_DEFINITION_TERM,
    [VIEW_DEFINITION] = NODE_DEFINITION,
    [VIEW_CAPTION] = NODE_CAPTION,
    [VIEW_TABLE_HEAD] = NODE_TABLE_HEAD,
    [VIEW_TABLE_BODY] = NODE_TABLE_BODY,
    [VIEW_TABLE_FOOT] = NODE_TABLE_FOOT,
    [VIEW_TABLE_ROW] = NODE_TABLE_ROW,
    [VIEW_TABLE_CELL] = NODE_TABLE_CELL,
};

/* A node that stands nowhere yet. */
static Node *make_node(Storer *storer, NodeKind kind, const ViewNode *view)
{
    const uint16_t kept =
        NODE_SETEXT | NODE_FENCED | NODE_CLOSED | NODE_BARE | NODE_ANGLE | NODE_UNLOCATED;
    const Node *source = view->source;
    Node *node = node_new(storer->arena, kind, source ? source->span : storer->at->span);

    if (!source) {
        node->flags = NODE_GENERATED;
    } else if (source->kind == kind) {
        node->flags = source->flags & (kept | NODE_GENERATED);
    } else {
        node->flags = source->flags & (NODE_UNLOCATED | NODE_GENERATED);
    }
    return node;
}

static Node *add_node(Storer *storer, NodeKind kind, const ViewNode *view)
{
    Node *node = make_node(storer, kind, view);

    node_append(storer->at, node);
    return node;
}

static void put_off(Storer *storer, ViewNode *from, Node *into, bool is_hidden)
{
    storer->parts = arena_array_room(storer->arena, storer->parts, storer->part_count,
                                     &storer->part_capacity, sizeof *storer->parts);
    storer->parts[storer->part_count++] = (Part){from, into, is_hidden};
}

/* A list of inlines that is shown nowhere. */
static Node *make_hidden(Storer *storer, NodeKind kind, ViewNode *view)
{
    Node *node = make_node(storer, kind, view);

    put_off(storer, view, node, true);
    return node;
}

/* ---- text ---- */

/* The last node of the mark that begins with `str` and makes its item a task, or NULL. */
static const ViewNode *task_mark_at(const ViewNode *str)
{
    const ViewNode *paragraph = str->parent;
    const ViewNode *item = paragraph ? paragraph->parent : NULL;
    bool is_done;

    return item && item->kind == VIEW_LIST_ITEM && item->first == paragraph &&
                   paragraph->first == str
               ? view_task_mark(item, &is_done)
               : NULL;
}

static void add_text(Storer *storer, ViewNode *view)
{
    const ViewNode *mark = task_mark_at(view);
    ViewRun run;
    Node *text;

    if (mark) {
        storer->walk.node = mark->next ? mark->next : (ViewNode *)mark;
        return;
    }
    run = view_run_from(view);
    text = add_node(storer, NODE_STR, view);
    text->text = view_run_text(storer->arena, &run);
    text->flags |= run.whole ? NODE_WHOLE : 0;
    storer->walk.node = run.last;
}

/* ---- leaves ---- */

/* With U+FFFD for each NUL, as in Markdown: what is raw is not escaped when it is written. */
static Slice without_nul(Arena *arena, Slice text)
{
    Buffer clean;
    size_t end = slice_find_byte(text, '\0', 0);

    if (end == text.size) {
        return text;
    }
    buffer_init(&clean, arena);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\0') {
            utf8_add(&clean, UTF8_REPLACEMENT);
        } else {
            buffer_add_byte(&clean, text.data[i]);
        }
    }
    return buffer_slice(&clean);
}

static void add_raw(Storer *storer, NodeKind kind, const ViewNode *view)
{
    Node *raw = add_node(storer, kind, view);

    raw->text = without_nul(storer->arena, view->text);
    raw->format = view->format;
}

static void add_code_block(Storer *storer, const ViewNode *view)
{
    view_store_code(storer->arena, add_node(storer, NODE_CODE_BLOCK, view), view);
}

static void add_math(Storer *storer, const ViewNode *view)
{
    Node *math = add_node(storer, NODE_MATH, view);

    math->text = view->text;
    math->flags |= view->flags & VIEW_DISPLAY ? NODE_DISPLAY : 0;
}

static void add_code(Storer *storer, const ViewNode *view)
{
    Node *code = add_node(storer, NODE_CODE, view);

    code->text = view->text;
    code->attributes = attributes_copy(storer->arena, view->attributes);
}

/* ---- notes ---- */

static Footnote *new_footnote(Storer *storer, ViewNode *view)
{
    Tree *tree = storer->tree;
    const Node *source = view->source;
    Footnote *footnote = arena_new(storer->arena, Footnote);

    footnote->definition = make_node(storer, NODE_FOOTNOTE_DEFINITION, view);
    footnote->definition->footnote = footnote;
    if (source && source->kind == NODE_NOTE) {
        footnote->definition->span = source->footnote->definition->span;
    }
    if (!storer->is_hidden) {
        tree->footnotes = arena_array_room(storer->arena, tree->footnotes, tree->footnote_count,
                                           &storer->footnote_capacity, sizeof *tree->footnotes);
        tree->footnotes[tree->footnote_count++] = footnote;
        footnote->number = (uint32_t)tree->footnote_count;
    }
    put_off(storer, view, footnote->definition, storer->is_hidden);
    return footnote;
}

/* The footnote of a note: the one that its source had, unless another note already made something else of it. */
static Footnote *find_footnote(Storer *storer, ViewNode *view)
{
    const Node *source = view->source;
    StoredNote *first = NULL;
    MapEntry *entry = NULL;

    if (source && source->kind == NODE_NOTE && !storer->is_hidden) {
        const char *key = (const char *)&source->footnote; /* the bytes of the pointer */

        entry = map_get(&storer->notes, (Slice){key, sizeof source->footnote});
        first = entry->value;
    }
    if (first && view_equal(storer->arena, first->view, view)) {
        return first->footnote;
    }

    Footnote *footnote = new_footnote(storer, view);

    if (!entry || first) {
        footnote->label = arena_format(storer->arena, "note:%u", footnote->number);
        return footnote;
    }
    footnote->label = source->footnote->label;
    first = arena_new(storer->arena, StoredNote);
    *first = (StoredNote){view, footnote};
    entry->value = first;
    return footnote;
}

static void add_note(Storer *storer, ViewNode *view)
{
    Footnote *footnote = find_footnote(storer, view);
    Node *note = add_node(storer, NODE_NOTE, view);

    note->footnote = footnote;
    note->number = ++footnote->references;
}

/* ---- containers ---- */

static bool list_is_tight(const ViewNode *list)
{
    for (const ViewNode *item = list->first; item != NULL; item = item->next) {
        for (const ViewNode *block = item->first; block != NULL; block = block->next) {
            if (block->kind == VIEW_PARA) {
                return false;
            }
        }
    }
    return true;
}

static void set_list(Node *list, const ViewNode *view)
{
    bool is_parenthesis = view->list.delimiter == LIST_ONE_PARENTHESIS;

    list->flags |= list_is_tight(view) ? NODE_TIGHT : 0;
    if (view->kind == VIEW_ORDERED_LIST) {
        list->number = (uint32_t)view->number;
        list->list.style = view->list.style;
        list->list.delimiter = view->list.delimiter;
        list->flags |= is_parenthesis ? NODE_PARENTHESIS : 0;
    }
}

static void set_item(Node *item, const ViewNode *view)
{
    bool is_done = false;

    if (view->source && view->source->kind == NODE_LIST_ITEM) {
        item->text = view->source->text;
    }
    if (view_task_mark(view, &is_done)) {
        item->flags |= is_done ? NODE_TASK_DONE | NODE_TASK_TICKED : NODE_TASK_OPEN;
    }
}

static void set_citations(Storer *storer, Node *cite, const ViewNode *view)
{
    Citations *citations = arena_new(storer->arena, Citations);
    size_t count = 0;

    for (const ViewNode *at = view->first; at && at->kind == VIEW_CITATION; at = at->next) {
        count++;
    }
    citations->items = arena_new_array(storer->arena, Citation, count);
    cite->citations = citations;
    for (const ViewNode *at = view->first; at && at->kind == VIEW_CITATION; at = at->next) {
        assert(at->first && at->first->next);
        citations->items[citations->count++] = (Citation){
            .identifier = at->text,
            .mode = (CitationMode)at->level,
            .note_number = at->number,
            .hash = at->hash,
            .prefix = make_hidden(storer, NODE_CITATION_PREFIX, at->first),
            .suffix = make_hidden(storer, NODE_CITATION_SUFFIX, at->first->next),
        };
    }
}

static void set_row(Node *row, const ViewNode *view)
{
    if (row->parent->kind == NODE_TABLE_HEAD || view->flags & VIEW_HEAD_ROW) {
        row->flags |= NODE_HEADER_ROW;
    }
}

static void set_cell(Node *cell, const ViewNode *view)
{
    cell->number = (uint32_t)view->number;
    cell->level = view->cell.alignment;
    cell->cell.column_span = view->cell.column_span;
}

static void set_target(Arena *arena, Node *node, const ViewNode *view)
{
    node->target = arena_new(arena, LinkTarget);
    *node->target = *view->target;
}

static void set_columns(Arena *arena, Node *table, const ViewNode *view)
{
    table->columns = arena_new(arena, TableColumns);
    *table->columns = *view->columns;
}

static void set_fields(Storer *storer, Node *node, ViewNode *view)
{
    switch (view->kind) {
    case VIEW_HEADER:
        node->level = view->level;
        break;
    case VIEW_BULLET_LIST:
    case VIEW_ORDERED_LIST:
        set_list(node, view);
        break;
    case VIEW_LIST_ITEM:
        set_item(node, view);
        break;
    case VIEW_QUOTED:
        node->level = view->flags & VIEW_SINGLE ? QUOTE_SINGLE : QUOTE_DOUBLE;
        break;
    case VIEW_CITE:
        set_citations(storer, node, view);
        break;
    case VIEW_LINK:
    case VIEW_IMAGE:
        set_target(storer->arena, node, view);
        break;
    case VIEW_TABLE:
        set_columns(storer->arena, node, view);
        break;
    case VIEW_TABLE_BODY:
        node->number = (uint32_t)view->number;
        break;
    case VIEW_TABLE_ROW:
        set_row(node, view);
        break;
    case VIEW_TABLE_CELL:
        set_cell(node, view);
        break;
    default:
        break;
    }
}

static Node *open_node(Storer *storer, NodeKind kind, const ViewNode *view)
{
    Node *node = add_node(storer, kind, view);

    storer->opened = arena_array_room(storer->arena, storer->opened, storer->depth,
                                      &storer->opened_capacity, sizeof *storer->opened);
    storer->opened[storer->depth++] = view;
    storer->at = node;
    return node;
}

static bool is_whole_cell(const ViewNode *plain)
{
    return plain->parent && plain->parent->kind == VIEW_TABLE_CELL &&
           plain->parent->first == plain && !plain->next &&
           (plain->first || plain->flags & VIEW_LAZY);
}

static void open_plain(Storer *storer, const ViewNode *view)
{
    if (is_whole_cell(view)) {
        return; /* its inlines are the cell's own */
    }

    bool is_tight = storer->at->kind == NODE_LIST_ITEM && storer->at->parent->flags & NODE_TIGHT;

    open_node(storer, is_tight ? NODE_PARA : NODE_PLAIN, view);
}

/* False when what is below is not wanted: the title of an alert. */
static bool open_div(Storer *storer, const ViewNode *view)
{
    bool is_first = view->parent && view->parent->first == view;
    AlertKind alert = view_alert_kind(view);

    if (is_first && storer->at->kind == NODE_BLOCK_QUOTE && storer->at->level != ALERT_NONE) {
        return false;
    }
    if (alert != ALERT_NONE) {
        open_node(storer, NODE_BLOCK_QUOTE, view)->level = (uint8_t)alert;
    } else {
        open_node(storer, NODE_DIV, view)->attributes =
            attributes_copy(storer->arena, view->attributes);
    }
    return true;
}

static void open_other(Storer *storer, ViewNode *view)
{
    assert(view->kind == VIEW_PARA || container_kinds[view->kind] != 0);

    Node *node = open_node(storer, (NodeKind)container_kinds[view->kind], view);

    node->attributes = attributes_copy(storer->arena, view->attributes);
    set_fields(storer, node, view);
}

/* The inlines that the view left with its source go to the node that is open. */
static void take_inlines(Storer *storer, const ViewNode *view)
{
    Node *source = view->source;

    for (Node *child = source->first; child; child = source->first) {
        node_unlink(child);
        node_append(storer->at, child);
    }
}

/* ---- the walk ---- */

static bool enter_leaf(Storer *storer, ViewNode *view)
{
    switch (view->kind) {
    case VIEW_STR:
    case VIEW_SPACE:
        add_text(storer, view);
        return true;
    case VIEW_SOFT_BREAK:
        add_node(storer, NODE_SOFT_BREAK, view);
        return true;
    case VIEW_LINE_BREAK:
        add_node(storer, NODE_LINE_BREAK, view);
        return true;
    case VIEW_HORIZONTAL_RULE:
        add_node(storer, NODE_HORIZONTAL_RULE, view);
        return true;
    case VIEW_CODE:
        add_code(storer, view);
        return true;
    case VIEW_CODE_BLOCK:
        add_code_block(storer, view);
        return true;
    case VIEW_MATH:
        add_math(storer, view);
        return true;
    case VIEW_RAW_BLOCK:
        add_raw(storer, NODE_RAW_BLOCK, view);
        return true;
    case VIEW_RAW_INLINE:
        add_raw(storer, NODE_RAW_INLINE, view);
        return true;
    default:
        return false;
    }
}

/* False when what is below is not wanted here. */
static bool enter(Storer *storer, ViewNode *view)
{
    switch (view->kind) {
    case VIEW_NOTE:
        add_note(storer, view);
        return false;
    case VIEW_SHORT_CAPTION:
        storer->at->short_caption = make_hidden(storer, NODE_SHORT_CAPTION, view);
        return false;
    case VIEW_CITATION: /* set_citations has it */
        return false;
    case VIEW_PLAIN:
        open_plain(storer, view);
        return true;
    case VIEW_DIV:
        return open_div(storer, view);
    default:
        open_other(storer, view);
        return true;
    }
}

static void leave(Storer *storer, const ViewNode *view)
{
    Node *node = storer->at;

    if (storer->depth == 0 || storer->opened[storer->depth - 1] != view) {
        return;
    }
    storer->depth--;
    storer->at = node->parent;
    if (node->kind == NODE_TABLE) {
        table_place_cells(storer->arena, node);
    } else if (node->kind == NODE_FIGURE && node->first && node->first->kind == NODE_CAPTION) {
        Node *caption = node->first;

        node_unlink(caption);
        node_append(node, caption);
    }
}

static void store_part(Storer *storer, const Part *part)
{
    ViewWalk *walk = &storer->walk;

    storer->at = part->into;
    storer->is_hidden = part->is_hidden;
    view_walk_init(walk, part->from);
    while (view_walk_next(walk)) {
        if (walk->node == part->from) {
            continue;
        }
        if (!walk->entering) {
            leave(storer, walk->node);
        } else if (!enter_leaf(storer, walk->node) && !enter(storer, walk->node)) {
            view_walk_skip(walk);
        } else if (walk->node->flags & VIEW_LAZY) {
            take_inlines(storer, walk->node);
        }
    }
}

void view_store(Tree *tree, Arena *arena, const View *view, Source *source)
{
    Storer storer = {.tree = tree, .arena = arena};
    Span whole = {0, (uint32_t)source->bytes.size};
    const Node *body = view->blocks->source;

    map_init(&storer.notes, arena);
    tree->root = node_new(arena, NODE_DOCUMENT, body ? body->span : whole);
    tree->footnotes = NULL;
    tree->footnote_count = 0;
    tree->arena = arena;
    tree->source = source;
    tree->is_given = true;
    put_off(&storer, view->blocks, tree->root, false);
    for (size_t i = 0; i < storer.part_count; i++) {
        Part part = storer.parts[i];

        store_part(&storer, &part);
    }
}
