#include "render/html_table.h"

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
    if (node->last && !(node->last->flags & NODE_HEADER_ROW)) {
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
    if (row->flags & NODE_HEADER_ROW) {
        html_writer_add(writer, "<thead>\n");
    } else if (!row->previous || row->previous->flags & NODE_HEADER_ROW) {
        html_writer_add(writer, "<tbody>\n");
    }
    html_writer_add(writer, "<tr>");
    writer->column = 0;
}

static void write_cell_start(HtmlWriter *writer, const Node *row, Alignment alignment)
{
    static const char *const names[] = {"", "left", "center", "right"};

    html_writer_line(writer);
    html_writer_add(writer, row->flags & NODE_HEADER_ROW ? "<th" : "<td");
    if (alignment != ALIGN_DEFAULT) {
        html_writer_add(writer, writer->site ? " class=\"align-" : " align=\"");
        html_writer_add(writer, names[alignment]);
        html_writer_add(writer, "\"");
    }
    html_writer_add(writer, ">");
}

static void write_cell_end(HtmlWriter *writer, const Node *row)
{
    html_writer_add(writer, row->flags & NODE_HEADER_ROW ? "</th>" : "</td>");
}

static void leave_row(HtmlWriter *writer, const Node *row)
{
    const TableColumns *columns = row->parent->columns;

    for (; writer->column < columns->count; writer->column++) {
        write_cell_start(writer, row, columns->alignments[writer->column]);
        write_cell_end(writer, row);
    }
    html_writer_line(writer);
    html_writer_add(writer, row->flags & NODE_HEADER_ROW ? "</tr>\n</thead>" : "</tr>");
}

static bool enter_cell(HtmlWriter *writer, const Node *cell)
{
    const Node *row = cell->parent;
    const TableColumns *columns = row->parent->columns;

    if (writer->column >= columns->count) {
        return false;
    }
    html_writer_enter(writer, row->flags & NODE_HEADER_ROW ? ELEMENT_TH : ELEMENT_TD);
    write_cell_start(writer, row, columns->alignments[writer->column++]);
    return true;
}

bool html_table_enter(HtmlWriter *writer, const Node *node)
{
    if (node->kind == NODE_TABLE_CELL) {
        return enter_cell(writer, node);
    }
    if (node->kind == NODE_TABLE_ROW) {
        enter_row(writer, node);
    } else {
        enter_table(writer, node);
    }
    return true;
}

void html_table_leave(HtmlWriter *writer, const Node *node)
{
    if (node->kind == NODE_TABLE_CELL) {
        html_writer_leave(writer);
        write_cell_end(writer, node->parent);
    } else if (node->kind == NODE_TABLE_ROW) {
        leave_row(writer, node);
    } else {
        leave_table(writer, node);
    }
}
