#include "render/html_table.h"

#include "render/html_silence.h"

/* Head, body and foot of a table as given are nodes of their own. */
static bool is_of_markdown(const Node *row)
{
    return row->kind == NODE_TABLE_ROW && row->parent->kind == NODE_TABLE;
}

/* In site style a wide table scrolls by itself, by keyboard, too. */
static void enter_table(HtmlWriter *writer, const Node *node)
{
    html_writer_line(writer);
    if (writer->site) {
        html_writer_enter(writer, ELEMENT_DIV);
        html_writer_add(writer, "<div class=\"table-scroll\" role=\"region\" aria-label=\"Table ");
        buffer_add_integer(writer->out, (int64_t)++writer->table_count);
        html_writer_add(writer, "\" tabindex=\"0\">\n");
    }
    html_writer_enter(writer, ELEMENT_TABLE);
    html_writer_add(writer, "<table");
    html_writer_attributes(writer, node->attributes);
    html_writer_add(writer, ">");
}

static void leave_table(HtmlWriter *writer, const Node *node)
{
    html_writer_line(writer);
    if (node->last && is_of_markdown(node->last) && !(node->last->flags & NODE_HEADER_ROW)) {
        html_writer_add(writer, "</tbody>\n");
    }
    html_writer_leave(writer);
    html_writer_add(writer, "</table>\n");
    if (writer->site) {
        html_writer_leave(writer);
        html_writer_add(writer, "</div>\n");
    }
}

static void enter_row(HtmlWriter *writer, const Node *row)
{
    html_writer_line(writer);
    if (is_of_markdown(row)) {
        if (row->flags & NODE_HEADER_ROW) {
            html_writer_add(writer, "<thead>\n");
        } else if (!row->previous || row->previous->flags & NODE_HEADER_ROW) {
            html_writer_add(writer, "<tbody>\n");
        }
    }
    html_writer_add(writer, "<tr");
    html_writer_attributes(writer, row->attributes);
    html_writer_add(writer, ">");
    writer->column = 0;
}

static const char *alignment_name(Alignment alignment)
{
    static const char *const names[] = {"", "left", "center", "right"};

    return names[alignment];
}

static void write_cell_start(HtmlWriter *writer, bool is_head, Alignment alignment)
{
    html_writer_line(writer);
    html_writer_add(writer, is_head ? "<th" : "<td");
    if (alignment != ALIGN_DEFAULT) {
        html_writer_add(writer, writer->site ? " class=\"align-" : " align=\"");
        html_writer_add(writer, alignment_name(alignment));
        html_writer_add(writer, "\"");
    }
    html_writer_add(writer, ">");
}

static void write_cell_end(HtmlWriter *writer, bool is_head)
{
    html_writer_add(writer, is_head ? "</th>" : "</td>");
}

static void fill_row(HtmlWriter *writer, const Node *row)
{
    const TableColumns *columns = row->parent->columns;
    bool is_head = row->flags & NODE_HEADER_ROW && !writer->site;

    for (; writer->column < columns->count; writer->column++) {
        write_cell_start(writer, is_head, columns->alignments[writer->column]);
        write_cell_end(writer, is_head);
    }
}

static void leave_row(HtmlWriter *writer, const Node *row)
{
    if (is_of_markdown(row)) {
        fill_row(writer, row);
    }
    html_writer_line(writer);
    html_writer_add(writer, is_of_markdown(row) && row->flags & NODE_HEADER_ROW ? "</tr>\n</thead>"
                                                                                : "</tr>");
}

/* A head of which nothing is said is an ordinary cell. */
static bool is_head_of_markdown(const HtmlWriter *writer, const Node *cell)
{
    return cell->parent->flags & NODE_HEADER_ROW && !html_is_silent(writer, cell);
}

static bool enter_cell(HtmlWriter *writer, const Node *cell)
{
    const TableColumns *columns = cell->parent->parent->columns;
    bool is_head = is_head_of_markdown(writer, cell);

    if (writer->column >= columns->count) {
        return false;
    }
    html_writer_enter(writer, is_head ? ELEMENT_TH : ELEMENT_TD);
    write_cell_start(writer, is_head, columns->alignments[writer->column++]);
    return true;
}

/* ---- tables as given ---- */

/* What HTML allows. */
enum { COLUMN_SPAN_MAX = 1000, ROW_SPAN_MAX = 65534 };

static void write_span(HtmlWriter *writer, const char *name, int32_t span, int32_t limit)
{
    if (span > 1) {
        html_writer_add(writer, name);
        buffer_add_integer(writer->out, span < limit ? span : limit);
        html_writer_add(writer, "\"");
    }
}

/* In a body, the first columns may hold heads, too. */
static bool is_head(const HtmlWriter *writer, const Node *cell)
{
    const Node *row = cell->parent;
    bool is_marked =
        row->flags & NODE_HEADER_ROW || (row->parent->kind == NODE_TABLE_BODY &&
                                         (int64_t)cell->cell.column < (int32_t)row->parent->number);

    return is_marked && !html_is_silent(writer, cell);
}

static Alignment given_alignment(const Node *cell)
{
    const TableColumns *columns = cell->parent->parent->parent->columns;

    if (cell->level != ALIGN_DEFAULT || cell->cell.column >= columns->count) {
        return (Alignment)cell->level;
    }
    return columns->alignments[cell->cell.column];
}

static void write_given_alignment(HtmlWriter *writer, const Node *cell)
{
    static const char *const classes[] = {"", "align-left", "align-center", "align-right"};
    Alignment alignment = given_alignment(cell);

    if (alignment == ALIGN_DEFAULT) {
        html_writer_attributes(writer, cell->attributes);
    } else if (writer->site) {
        html_writer_attributes_and_class(writer, cell->attributes, classes[alignment]);
    } else {
        html_write_attribute(writer->out, "align", slice_from_string(alignment_name(alignment)));
    }
}

static void enter_given_cell(HtmlWriter *writer, const Node *cell)
{
    bool is_th = is_head(writer, cell);

    html_writer_enter(writer, is_th ? ELEMENT_TH : ELEMENT_TD);
    html_writer_line(writer);
    html_writer_add(writer, is_th ? "<th" : "<td");
    write_given_alignment(writer, cell);
    write_span(writer, " colspan=\"", cell->cell.column_span, COLUMN_SPAN_MAX);
    write_span(writer, " rowspan=\"", (int32_t)cell->number, ROW_SPAN_MAX);
    html_writer_add(writer, ">");
}

static const char *part_name(const Node *part)
{
    if (part->kind == NODE_TABLE_HEAD) {
        return "thead";
    }
    return part->kind == NODE_TABLE_BODY ? "tbody" : "tfoot";
}

/* A head, body or foot: without rows it is nothing. */
static bool enter_part(HtmlWriter *writer, const Node *part)
{
    if (!part->first) {
        return false;
    }
    html_writer_line(writer);
    html_writer_add(writer, "<");
    html_writer_add(writer, part_name(part));
    html_writer_attributes(writer, part->attributes);
    html_writer_add(writer, ">\n");
    return true;
}

static void leave_part(HtmlWriter *writer, const Node *part)
{
    html_writer_line(writer);
    html_writer_add(writer, "</");
    html_writer_add(writer, part_name(part));
    html_writer_add(writer, ">\n");
}

bool html_table_enter(HtmlWriter *writer, const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_TABLE:
        enter_table(writer, node);
        return true;
    case NODE_TABLE_ROW:
        enter_row(writer, node);
        return true;
    case NODE_TABLE_CELL:
        if (is_of_markdown(node->parent)) {
            return enter_cell(writer, node);
        }
        enter_given_cell(writer, node);
        return true;
    default:
        return enter_part(writer, node);
    }
}

void html_table_leave(HtmlWriter *writer, const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_TABLE:
        leave_table(writer, node);
        break;
    case NODE_TABLE_ROW:
        leave_row(writer, node);
        break;
    case NODE_TABLE_CELL:
        html_writer_leave(writer);
        if (is_of_markdown(node->parent)) {
            write_cell_end(writer, is_head_of_markdown(writer, node));
        } else {
            write_cell_end(writer, is_head(writer, node));
        }
        break;
    default:
        leave_part(writer, node);
        break;
    }
}
