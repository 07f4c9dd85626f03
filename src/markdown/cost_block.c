#include "markdown/cost_block.h"

#include "markdown/table_row.h"

#include <string.h>

uint64_t cost_step_limit(Slice body)
{
    return 32000000 + 16 * (uint64_t)body.size;
}

CostVerdict cost_verdict(const char *what, uint64_t count, uint64_t limit, size_t offset)
{
    return (CostVerdict){.too_costly = count > limit,
                         .what = what,
                         .count = count,
                         .limit = limit,
                         .offset = (uint32_t)offset};
}

/* The next line, without its line end; false at the end. */
static bool next_line(Slice body, size_t *at, Slice *line)
{
    if (*at >= body.size) {
        return false;
    }
    const char *start = body.data + *at;
    const char *newline = memchr(start, '\n', body.size - *at);
    size_t size = newline == NULL ? body.size - *at : (size_t)(newline - start);
    *line = (Slice){start, size};
    *at += size + 1;
    return true;
}

/* ---- nesting ---- */

typedef struct LinePrefix {
    size_t indent;  /* columns of blanks before and between the markers */
    size_t markers; /* ">", "-", "*", "+", "1.", "1)" */
    size_t size;    /* bytes */
} LinePrefix;

/* Bytes of the marker at `at`, which a blank or the line's end must follow unless it is ">"; 0 when there is none. */
static size_t marker_size(Slice line, size_t at)
{
    char c = line.data[at];
    if (c == '>') {
        return 1;
    }
    size_t end = at;
    while (end < line.size && end - at < 9 && ascii_is_digit(line.data[end])) {
        end++;
    }
    bool ordered = end > at && end < line.size && (line.data[end] == '.' || line.data[end] == ')');
    bool bullet = c == '-' || c == '*' || c == '+';
    if (!ordered && !bullet) {
        return 0;
    }
    size_t size = ordered ? end + 1 - at : 1;
    bool ends = at + size == line.size || ascii_is_space(line.data[at + size]);
    return ends ? size : 0;
}

static LinePrefix read_prefix(Slice line)
{
    LinePrefix prefix = {0};
    while (prefix.size < line.size) {
        char c = line.data[prefix.size];
        if (c == ' ' || c == '\t') {
            prefix.indent += c == '\t' ? 4 : 1;
            prefix.size++;
            continue;
        }
        size_t marker = marker_size(line, prefix.size);
        if (marker == 0) {
            break;
        }
        prefix.markers++;
        prefix.size += marker;
    }
    return prefix;
}

static bool is_blank_line(Slice line)
{
    size_t at = 0;
    while (at < line.size && ascii_is_space(line.data[at])) {
        at++;
    }
    return at == line.size;
}

CostVerdict cost_block_nesting(Slice body, Dialect dialect, Arena *scratch)
{
    (void)dialect;
    (void)scratch;
    uint64_t steps = 0;
    uint64_t limit = cost_step_limit(body);
    size_t depth = 0; /* a bound from above: what may be open */
    bool after_blank = true;
    size_t at = 0;
    Slice line;
    while (next_line(body, &at, &line)) {
        bool starts_plain = line.size > 0 && (unsigned char)line.data[0] > '>';
        LinePrefix prefix = starts_plain ? (LinePrefix){0} : read_prefix(line);
        bool blank = !starts_plain && is_blank_line(line);
        /* An item needs two columns of indentation to go on; a lazy line keeps all open; a blank one ends no item. */
        size_t opened = prefix.markers + prefix.indent / 2;
        size_t kept = blank || !after_blank ? depth : 0;
        depth = opened > kept && !blank ? opened : kept;
        after_blank = blank;
        steps += depth;
        size_t offset = (size_t)(line.data - body.data);
        if (prefix.markers > COST_DEPTH_LIMIT) {
            return cost_verdict("blocks inside each other", prefix.markers, COST_DEPTH_LIMIT,
                                offset);
        }
        if (steps > limit) {
            return cost_verdict("steps through nested blocks", steps, limit, offset);
        }
    }
    return cost_verdict("steps through nested blocks", steps, limit, 0);
}

/* ---- tables ---- */

/* Without blanks around it, and without quote markers. */
static Slice bare_line(Slice line)
{
    while (line.size > 0 && (ascii_is_space(line.data[0]) || line.data[0] == '>')) {
        line = slice_from(line, 1);
    }
    return slice_trim_end(line);
}

/* Columns of a line that may be a delimiter row; only dashes would underline a header. Cheap to refuse. */
static size_t delimiter_columns(Slice line)
{
    line = bare_line(line);
    if (line.size == 0 || (line.data[0] != '|' && line.data[0] != '-' && line.data[0] != ':')) {
        return 0;
    }
    size_t columns = table_delimiter_columns(line);
    bool underline = columns == 1 && line.data[0] == '-' && line.data[line.size - 1] == '-';
    return underline ? 0 : columns;
}

/* Cells of a line: pipes that are not escaped, and what stands behind the last. */
static size_t count_cells(Slice line)
{
    line = bare_line(line);
    size_t count = line.size > 0 && line.data[line.size - 1] != '|' ? 1 : 0;
    for (size_t i = slice_find_byte(line, '|', 1); i < line.size;
         i = slice_find_byte(line, '|', i + 1)) {
        count += line.data[i - 1] != '\\' ? 1 : 0;
    }
    return count;
}

typedef struct TableScan {
    size_t columns;     /* of the open table; 0: none is open */
    Slice previous;     /* line */
    uint64_t completed; /* cells filled in */
    size_t last_pipe;   /* offset: from each line of the paragraph, cmark-gfm walks back to it */
    uint64_t walk;      /* steps that one look for a header through the paragraph takes */
    uint64_t steps;     /* of all of them */
} TableScan;

/* Does this line begin a block that ends a paragraph? */
static bool begins_block(Slice line)
{
    line = slice_trim_start(line);
    if (line.size < 3) {
        return false;
    }
    char mark = line.data[0];
    bool bullet = (mark == '-' || mark == '*' || mark == '+') && line.data[1] == ' ';
    return bullet || mark == '#';
}

static void begin_paragraph(TableScan *scan, size_t offset)
{
    scan->last_pipe = offset;
    scan->walk = 0;
}

static void scan_paragraph_line(TableScan *scan, Slice line, size_t offset)
{
    bool is_text = ascii_is_alphanumeric(line.data[0]);
    size_t columns = is_text ? 0 : delimiter_columns(line);
    if (columns > 0) {
        scan->steps += scan->walk;
        scan->columns = columns == count_cells(scan->previous) ? columns : 0;
    }
    size_t pipe = slice_find_last_byte(line, '|');
    scan->walk += line.size + offset - scan->last_pipe;
    scan->last_pipe = pipe < line.size ? offset + pipe : scan->last_pipe;
}

static void scan_table_line(TableScan *scan, Slice line, size_t offset)
{
    bool blank = is_blank_line(line);
    if (blank || begins_block(line)) {
        scan->columns = 0;
        begin_paragraph(scan, offset);
    }
    if (scan->columns > 0) {
        /* Cells cost bytes; only what is filled in beyond the line's size can run away. */
        scan->completed += scan->columns > line.size ? scan->columns - count_cells(line) : 0;
    } else if (!blank) {
        scan_paragraph_line(scan, line, offset);
    }
    scan->previous = line;
}

CostVerdict cost_block_tables(Slice body, Dialect dialect, Arena *scratch)
{
    (void)dialect;
    (void)scratch;
    if (body.size == 0 || memchr(body.data, '-', body.size) == NULL) {
        return cost_verdict("", 0, 0, 0);
    }
    TableScan scan = {0};
    uint64_t limit = cost_step_limit(body);
    size_t at = 0;
    Slice line;
    while (next_line(body, &at, &line)) {
        size_t offset = (size_t)(line.data - body.data);
        scan_table_line(&scan, line, offset);
        if (scan.completed > COST_COMPLETED_CELLS_LIMIT) {
            return cost_verdict("table cells to fill in", scan.completed,
                                COST_COMPLETED_CELLS_LIMIT, offset);
        }
        if (scan.steps > limit) {
            return cost_verdict("steps to look for a table's header", scan.steps, limit, offset);
        }
    }
    return cost_verdict("", 0, 0, 0);
}

/* ---- stretches ---- */

static bool is_table_row(Slice line)
{
    while (line.size > 0 && (line.data[0] == ' ' || line.data[0] == '>')) {
        line = slice_from(line, 1);
    }
    return line.size > 0 && line.data[0] == '|';
}

/* Is this line parsed apart from the lines before it? */
static bool stands_apart(const CostStretch *stretch, Slice line)
{
    return is_blank_line(line) || begins_block(line) || (stretch->in_table && is_table_row(line));
}

/* Takes one more line into account. */
static void take_line(CostStretch *stretch, Slice line)
{
    size_t columns = delimiter_columns(line);
    bool opens = columns > 0 && columns == stretch->last_columns;
    stretch->in_table = opens || (stretch->in_table && is_table_row(line));
    stretch->last_columns = is_blank_line(line) ? 0 : count_cells(line);
}

bool cost_stretch_next(CostStretch *stretch, Slice body)
{
    stretch->start = stretch->end;
    size_t at = stretch->end;
    Slice line;
    while (next_line(body, &at, &line)) {
        bool apart = stands_apart(stretch, line);
        if (apart && stretch->end > stretch->start) {
            return true;
        }
        take_line(stretch, line);
        stretch->end = at < body.size ? at : body.size;
    }
    return stretch->end > stretch->start;
}
