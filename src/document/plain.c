#include "document/plain.h"

#include "base/utf8.h"
#include "document/list_marker.h"
#include "document/margin.h"

enum { RULE_WIDTH = 72, COLUMN_WIDTH_LIMIT = 80 };

/* A list, item or quote that is being written. */
typedef struct PlainLevel {
    size_t prefix_size; /* of the lines around it */
    int64_t number;     /* list: of its next item */
    bool is_tight;      /* list */
} PlainLevel;

typedef struct PlainWriter {
    Buffer *out;
    Arena *arena;
    Margin margin;
    PlainLevel *levels;
    size_t depth;
    size_t level_capacity;
    ViewNode **notes; /* met so far, in order */
    size_t note_count;
    size_t note_capacity;
} PlainWriter;

static void write_line(PlainWriter *plain, Slice text)
{
    margin_begin_line(&plain->margin);
    buffer_add(plain->out, text);
    margin_end_line(&plain->margin);
}

static void write_lines(PlainWriter *plain, Slice text)
{
    do {
        write_line(plain, slice_cut(text, '\n', &text));
    } while (text.size > 0);
}

static void push_level(PlainWriter *plain, int64_t number)
{
    plain->levels = arena_array_room(plain->arena, plain->levels, plain->depth,
                                     &plain->level_capacity, sizeof *plain->levels);
    plain->levels[plain->depth++] =
        (PlainLevel){.prefix_size = plain->margin.prefix.size, .number = number};
}

static void pop_level(PlainWriter *plain)
{
    margin_pop(&plain->margin, plain->levels[--plain->depth].prefix_size);
}

static void add_note(PlainWriter *plain, Buffer *text, ViewNode *note)
{
    plain->notes = arena_array_room(plain->arena, plain->notes, plain->note_count,
                                    &plain->note_capacity, sizeof *plain->notes);
    plain->notes[plain->note_count++] = note;
    buffer_add_format(text, "[%zu]", plain->note_count);
}

static void enter_inline(PlainWriter *plain, Buffer *text, ViewNode *node)
{
    switch (node->kind) {
    case VIEW_STR:
    case VIEW_CODE:
    case VIEW_MATH:
        buffer_add(text, node->text);
        break;
    case VIEW_SPACE:
    case VIEW_SOFT_BREAK:
        buffer_add_byte(text, ' ');
        break;
    case VIEW_LINE_BREAK:
        buffer_add_byte(text, '\n');
        break;
    case VIEW_STRIKEOUT:
        buffer_add_string(text, "~~");
        break;
    case VIEW_IMAGE:
        buffer_add_byte(text, '[');
        break;
    case VIEW_QUOTED:
        buffer_add_string(text, node->flags & VIEW_SINGLE ? "‘" : "“");
        break;
    case VIEW_SUPERSCRIPT:
    case VIEW_SUBSCRIPT:
        buffer_add_string(text, node->kind == VIEW_SUPERSCRIPT ? "^(" : "_(");
        break;
    case VIEW_UNDERLINE:
        buffer_add_byte(text, '_');
        break;
    case VIEW_NOTE:
        add_note(plain, text, node);
        break;
    default:
        break;
    }
}

static void leave_inline(Buffer *text, const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_STRIKEOUT:
        buffer_add_string(text, "~~");
        break;
    case VIEW_IMAGE:
        buffer_add_byte(text, ']');
        break;
    case VIEW_QUOTED:
        buffer_add_string(text, node->flags & VIEW_SINGLE ? "’" : "”");
        break;
    case VIEW_SUPERSCRIPT:
    case VIEW_SUBSCRIPT:
        buffer_add_byte(text, ')');
        break;
    case VIEW_UNDERLINE:
        buffer_add_byte(text, '_');
        break;
    default:
        break;
    }
}

/* The text of all inlines below `node`; line breaks are line ends in it. */
static Slice inline_text(PlainWriter *plain, ViewNode *node)
{
    Buffer text;
    ViewWalk walk;

    buffer_init(&text, plain->arena);
    view_walk_init(&walk, node);
    while (view_walk_next(&walk)) {
        if (!walk.entering) {
            leave_inline(&text, walk.node);
            continue;
        }
        enter_inline(plain, &text, walk.node);
        if (walk.node->kind == VIEW_NOTE || walk.node->kind == VIEW_CITATION) {
            view_walk_skip(&walk);
        }
    }
    return buffer_slice(&text);
}

typedef struct PlainTable {
    const TableColumns *columns;
    size_t *widths;
    Slice *cells; /* row by row */
    size_t row_count;
} PlainTable;

/* A cell is one line of its table. */
static Slice cell_text(PlainWriter *plain, ViewNode *cell)
{
    Slice text = inline_text(plain, cell);
    Buffer line;

    if (slice_find_byte(text, '\n', 0) == text.size) {
        return text;
    }
    buffer_init(&line, plain->arena);
    while (text.size > 0) {
        buffer_add(&line, slice_cut(text, '\n', &text));
        buffer_add_byte(&line, ' ');
    }
    return slice_trim(buffer_slice(&line));
}

static void read_row(PlainWriter *plain, PlainTable *table, const ViewNode *row)
{
    Slice *cells = table->cells + table->row_count * table->columns->count;
    size_t at = 0;

    for (ViewNode *cell = row->first; cell != NULL && at < table->columns->count;
         cell = cell->next) {
        cells[at] = cell_text(plain, cell);

        size_t width = utf8_width(cells[at]);

        width = width < COLUMN_WIDTH_LIMIT ? width : COLUMN_WIDTH_LIMIT;
        table->widths[at] = width > table->widths[at] ? width : table->widths[at];
        at++;
    }
    table->row_count++;
}

static PlainTable read_table(PlainWriter *plain, const ViewNode *node)
{
    PlainTable table = {.columns = node->columns};
    size_t row_count = 0;

    for (const ViewNode *part = view_table_head(node); part != NULL; part = part->next) {
        row_count += view_count_children(part);
    }
    table.widths = arena_new_array(plain->arena, size_t, table.columns->count);
    table.cells = arena_new_array(plain->arena, Slice, row_count * table.columns->count);
    for (const ViewNode *part = view_table_head(node); part != NULL; part = part->next) {
        for (const ViewNode *row = part->first; row != NULL; row = row->next) {
            read_row(plain, &table, row);
        }
    }
    return table;
}

static void write_cell(Buffer *out, Slice text, size_t width, Alignment alignment)
{
    size_t used = utf8_width(text);
    size_t free = used < width ? width - used : 0;
    size_t before = alignment == ALIGN_RIGHT ? free : alignment == ALIGN_CENTER ? free / 2 : 0;

    buffer_add_repeated(out, ' ', before);
    buffer_add(out, text);
    buffer_add_repeated(out, ' ', free - before);
}

static void write_row(PlainWriter *plain, const PlainTable *table, size_t row)
{
    margin_begin_line(&plain->margin);
    for (size_t i = 0; i < table->columns->count; i++) {
        buffer_add_string(plain->out, "  ");
        write_cell(plain->out, table->cells[row * table->columns->count + i], table->widths[i],
                   table->columns->alignments[i]);
    }
    margin_end_line(&plain->margin);
}

static void write_table_rule(PlainWriter *plain, const PlainTable *table)
{
    margin_begin_line(&plain->margin);
    for (size_t i = 0; i < table->columns->count; i++) {
        buffer_add_string(plain->out, "  ");
        buffer_add_repeated(plain->out, '-', table->widths[i] > 0 ? table->widths[i] : 1);
    }
    margin_end_line(&plain->margin);
}

static void write_table(PlainWriter *plain, const ViewNode *node)
{
    PlainTable table = read_table(plain, node);
    size_t head_rows = view_count_children(view_table_head(node));

    for (size_t row = 0; row < table.row_count; row++) {
        write_row(plain, &table, row);
        if (row + 1 == head_rows) {
            write_table_rule(plain, &table);
        }
    }
    plain->margin.has_gap = true;
}

static void write_paragraph(PlainWriter *plain, ViewNode *node)
{
    write_lines(plain, inline_text(plain, node));
    plain->margin.has_gap = node->kind != VIEW_PLAIN;
}

/* The lines of a block, or a term: what follows stands right below. */
static void write_line_of(PlainWriter *plain, ViewNode *node)
{
    write_lines(plain, inline_text(plain, node));
    plain->margin.has_gap = false;
}

static void write_code(PlainWriter *plain, Slice text)
{
    push_level(plain, 0);
    margin_indent(&plain->margin, 4);
    write_lines(plain, text);
    pop_level(plain);
    plain->margin.has_gap = true;
}

static void write_rule(PlainWriter *plain)
{
    margin_begin_line(&plain->margin);
    buffer_add_repeated(plain->out, '-', RULE_WIDTH);
    margin_end_line(&plain->margin);
    plain->margin.has_gap = true;
}

/* No item is longer than a line of text and lists below it. */
static bool is_tight(const ViewNode *list)
{
    for (const ViewNode *item = list->first; item != NULL; item = item->next) {
        if (item->first && item->first->kind == VIEW_PARA) {
            return false;
        }
    }
    return true;
}

/* Lines get `marker` before them, those after the first as many blanks. */
static void push_marker(PlainWriter *plain, Slice marker)
{
    margin_push(&plain->margin, marker, SLICE(""));
    buffer_add_repeated(&plain->margin.prefix, ' ', marker.size);
}

static void enter_item(PlainWriter *plain, const ViewNode *item)
{
    const ViewNode *list = item->parent;
    PlainLevel *level = &plain->levels[plain->depth - 1];
    int64_t number = level->number++;

    if (item != list->first) {
        plain->margin.has_gap = !level->is_tight;
    }
    push_level(plain, 0);
    if (list->kind == VIEW_BULLET_LIST) {
        push_marker(plain, SLICE("- "));
    } else {
        Buffer marker;

        buffer_init(&marker, plain->arena);
        list_marker_add(&marker, number, (ListStyle)list->list.style,
                        (ListDelimiter)list->list.delimiter);
        buffer_add_byte(&marker, ' ');
        push_marker(plain, buffer_slice(&marker));
    }
}

static void leave_item(PlainWriter *plain)
{
    margin_pop_marker(&plain->margin, plain->levels[--plain->depth].prefix_size);
}

/* False when all below the block is written. */
static bool enter_block(PlainWriter *plain, ViewNode *node)
{
    switch (node->kind) {
    case VIEW_PLAIN:
    case VIEW_PARA:
    case VIEW_HEADER:
        write_paragraph(plain, node);
        return false;
    case VIEW_CODE_BLOCK:
        write_code(plain, node->text);
        return false;
    case VIEW_HORIZONTAL_RULE:
        write_rule(plain);
        return false;
    case VIEW_TABLE_HEAD: /* a caption comes before it */
        write_table(plain, node->parent);
        return false;
    case VIEW_TABLE_BODY:
    case VIEW_TABLE_FOOT:
        return false;
    case VIEW_LINE:
    case VIEW_DEFINITION_TERM:
        write_line_of(plain, node);
        return false;
    case VIEW_SHORT_CAPTION:
        return false;
    case VIEW_DEFINITION:
        push_level(plain, 0);
        margin_indent(&plain->margin, 4);
        return true;
    case VIEW_BULLET_LIST:
    case VIEW_ORDERED_LIST:
        push_level(plain, node->number);
        plain->levels[plain->depth - 1].is_tight = is_tight(node);
        return true;
    case VIEW_LIST_ITEM:
        enter_item(plain, node);
        return true;
    case VIEW_BLOCK_QUOTE:
        push_level(plain, 0);
        margin_indent(&plain->margin, 2);
        return true;
    default:
        return true;
    }
}

static void leave_block(PlainWriter *plain, const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_LIST_ITEM:
        leave_item(plain);
        break;
    case VIEW_LINE_BLOCK:
    case VIEW_CAPTION:
    case VIEW_FIGURE:
    case VIEW_DIV:
        plain->margin.has_gap = true;
        break;
    case VIEW_BULLET_LIST:
    case VIEW_ORDERED_LIST:
    case VIEW_BLOCK_QUOTE:
    case VIEW_DEFINITION:
        pop_level(plain);
        plain->margin.has_gap = true;
        break;
    default:
        break;
    }
}

static void write_blocks(PlainWriter *plain, ViewNode *root)
{
    ViewWalk walk;

    view_walk_init(&walk, root);
    while (view_walk_next(&walk)) {
        if (!walk.entering) {
            leave_block(plain, walk.node);
        } else if (!enter_block(plain, walk.node)) {
            view_walk_skip(&walk);
        }
    }
}

/* Notes may hold further notes: the list grows while it is written. */
static void write_notes(PlainWriter *plain)
{
    for (size_t i = 0; i < plain->note_count; i++) {
        plain->margin.has_gap = true;
        Slice marker = arena_format(plain->arena, "[%zu] ", i + 1);
        size_t outer = margin_push(&plain->margin, marker, SLICE(""));

        write_blocks(plain, plain->notes[i]);
        margin_pop_marker(&plain->margin, outer);
    }
}

void plain_write(Buffer *out, const View *view)
{
    PlainWriter plain = {.out = out, .arena = view->arena};

    margin_init(&plain.margin, out);
    write_blocks(&plain, view->blocks);
    write_notes(&plain);
}
