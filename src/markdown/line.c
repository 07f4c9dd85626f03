#include "markdown/line.h"

#include <assert.h>
#include <string.h>

enum { TAB_STOP = 4 };

static size_t count_line_ends(Slice text, char end)
{
    size_t count = 0;
    const char *at = text.data;
    const char *stop = text.data + text.size;
    while (at < stop && (at = memchr(at, end, (size_t)(stop - at))) != NULL) {
        count++;
        at++;
    }
    return count;
}

static void add_lines_by_newline(LineIndex *index)
{
    const char *stop = index->text.data + index->text.size;
    const char *at = index->text.data;
    while (at < stop && (at = memchr(at, '\n', (size_t)(stop - at))) != NULL) {
        at++;
        index->starts[index->count++] = (uint32_t)(at - index->text.data);
    }
}

/* Lone CR ends a line, too. */
static void add_lines_slowly(LineIndex *index)
{
    Slice text = index->text;
    for (size_t i = 0; i < text.size; i++) {
        bool newline = text.data[i] == '\n';
        bool lone_return = text.data[i] == '\r' && (i + 1 == text.size || text.data[i + 1] != '\n');
        if (newline || lone_return) {
            index->starts[index->count++] = (uint32_t)(i + 1);
        }
    }
}

void line_index_init(LineIndex *index, Arena *arena, Slice text)
{
    size_t returns = text.size > 0 ? count_line_ends(text, '\r') : 0;
    size_t newlines = text.size > 0 ? count_line_ends(text, '\n') : 0;
    *index = (LineIndex){.text = text};
    index->starts = arena_take(arena, arena_size(newlines + returns + 2, sizeof *index->starts));
    index->starts[index->count++] = 0;
    if (returns == 0) {
        add_lines_by_newline(index);
    } else {
        add_lines_slowly(index);
    }
    /* starts holds one offset more than there are lines: a final line end begins no further line. */
    if (index->starts[index->count - 1] == text.size && index->count > 1) {
        index->count--;
    } else {
        index->starts[index->count] = (uint32_t)text.size;
    }
}

uint32_t line_start(const LineIndex *index, uint32_t line)
{
    return index->starts[line < index->count ? line : index->count];
}

uint32_t line_end(const LineIndex *index, uint32_t line)
{
    uint32_t start = line_start(index, line);
    uint32_t end = line_start(index, line + 1);
    if (end > start && index->text.data[end - 1] == '\n') {
        end--;
    }
    if (end > start && index->text.data[end - 1] == '\r') {
        end--;
    }
    return end;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

uint32_t line_cursor_skip_blanks(const LineIndex *index, LineCursor *cursor)
{
    uint32_t from = cursor->column;
    while (cursor->offset < cursor->end && is_blank(index->text.data[cursor->offset])) {
        bool tab = index->text.data[cursor->offset] == '\t';
        cursor->column += tab ? TAB_STOP - cursor->column % TAB_STOP : 1;
        cursor->offset++;
    }
    cursor->inside_tab = cursor->inside_tab && cursor->column == from;
    return cursor->column - from;
}

bool line_cursor_is_blank(const LineIndex *index, LineCursor cursor)
{
    line_cursor_skip_blanks(index, &cursor);
    return cursor.offset >= cursor.end;
}

static void advance_columns(const LineIndex *index, LineCursor *cursor, uint32_t count)
{
    while (count > 0 && cursor->offset < cursor->end) {
        bool tab = index->text.data[cursor->offset] == '\t';
        uint32_t width = tab ? TAB_STOP - cursor->column % TAB_STOP : 1;
        uint32_t taken = width < count ? width : count;
        cursor->inside_tab = tab && width > count;
        cursor->column += taken;
        cursor->offset += cursor->inside_tab ? 0 : 1;
        count -= taken;
    }
}

/* Columns of blanks at the cursor, which stays where it is. */
static uint32_t measure_blanks(const LineIndex *index, LineCursor cursor)
{
    return line_cursor_skip_blanks(index, &cursor);
}

static void take_optional_blank(const LineIndex *index, LineCursor *cursor)
{
    if (cursor->offset < cursor->end && is_blank(index->text.data[cursor->offset])) {
        advance_columns(index, cursor, 1);
    }
}

static bool continue_quote(const LineIndex *index, LineCursor *cursor)
{
    LineCursor at = *cursor;
    uint32_t indent = line_cursor_skip_blanks(index, &at);
    if (indent > 3 || at.offset >= at.end || index->text.data[at.offset] != '>') {
        return false;
    }
    advance_columns(index, &at, 1);
    take_optional_blank(index, &at);
    *cursor = at;
    return true;
}

static bool continue_indented(const LineIndex *index, LineCursor *cursor, uint32_t columns)
{
    if (measure_blanks(index, *cursor) >= columns) {
        advance_columns(index, cursor, columns);
        return true;
    }
    if (!line_cursor_is_blank(index, *cursor)) {
        return false;
    }
    line_cursor_skip_blanks(index, cursor);
    return true;
}

static bool continue_container(const Container *container, const LineIndex *index,
                               LineCursor *cursor)
{
    switch (container->kind) {
    case CONTAINER_QUOTE:
        return continue_quote(index, cursor);
    case CONTAINER_ITEM:
        return continue_indented(index, cursor, container->indent);
    case CONTAINER_FOOTNOTE:
        return continue_indented(index, cursor, 4);
    }
    return false;
}

bool container_enter_line(const ContainerStack *stack, const LineIndex *index, uint32_t line,
                          LineCursor *cursor)
{
    *cursor = (LineCursor){.offset = line_start(index, line), .end = line_end(index, line)};
    size_t from = 0;
    for (size_t i = stack->count; i > 0; i--) {
        if (stack->items[i - 1].line == line) {
            *cursor = stack->items[i - 1].after;
            from = i;
            break;
        }
    }
    for (size_t i = from; i < stack->count; i++) {
        if (!continue_container(&stack->items[i], index, cursor)) {
            return false;
        }
    }
    return true;
}

static Container *push(ContainerStack *stack, ContainerKind kind, uint32_t line)
{
    stack->items = arena_array_room(stack->arena, stack->items, stack->count, &stack->capacity,
                                    sizeof *stack->items);
    Container *container = &stack->items[stack->count++];
    *container = (Container){.kind = kind, .line = line};
    return container;
}

uint32_t container_open_quote(ContainerStack *stack, const LineIndex *index, uint32_t line,
                              LineCursor cursor)
{
    line_cursor_skip_blanks(index, &cursor);
    uint32_t marker = cursor.offset;
    advance_columns(index, &cursor, 1);
    take_optional_blank(index, &cursor);
    push(stack, CONTAINER_QUOTE, line)->after = cursor;
    return marker;
}

/* Bytes of "-", "*", "+", "12." or "12)" at the cursor. */
static uint32_t marker_size(const LineIndex *index, LineCursor cursor)
{
    uint32_t at = cursor.offset;
    while (at < cursor.end && ascii_is_digit(index->text.data[at])) {
        at++;
    }
    return at - cursor.offset + 1;
}

uint32_t container_open_item(ContainerStack *stack, const LineIndex *index, uint32_t line,
                             LineCursor cursor)
{
    uint32_t indent = line_cursor_skip_blanks(index, &cursor);
    uint32_t marker = cursor.offset;
    uint32_t width = marker_size(index, cursor);
    advance_columns(index, &cursor, width);
    uint32_t padding = measure_blanks(index, cursor);
    bool empty = line_cursor_is_blank(index, cursor);
    if (padding >= 5 || padding < 1 || empty) {
        /* The text begins one column behind the marker: what follows is indented code, or nothing. */
        take_optional_blank(index, &cursor);
        padding = 1;
    } else {
        advance_columns(index, &cursor, padding);
    }
    Container *container = push(stack, CONTAINER_ITEM, line);
    container->indent = indent + width + padding;
    container->after = cursor;
    return marker;
}

uint32_t container_open_footnote(ContainerStack *stack, const LineIndex *index, uint32_t line,
                                 LineCursor cursor)
{
    line_cursor_skip_blanks(index, &cursor);
    uint32_t marker = cursor.offset;
    while (cursor.offset < cursor.end && index->text.data[cursor.offset] != ']') {
        cursor.offset++;
        cursor.column++;
    }
    advance_columns(index, &cursor, 2); /* "]:" */
    line_cursor_skip_blanks(index, &cursor);
    push(stack, CONTAINER_FOOTNOTE, line)->after = cursor;
    return marker;
}

void container_close(ContainerStack *stack)
{
    assert(stack->count > 0);
    stack->count--;
}

void container_pass_task(ContainerStack *stack)
{
    assert(stack->count > 0);
    LineCursor *after = &stack->items[stack->count - 1].after;
    for (int i = 0; i < 3 && after->offset < after->end; i++) {
        after->offset++;
        after->column++;
    }
}
