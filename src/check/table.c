#include "check/table.h"

/* Is a "|" at the end of the row one that ends a cell? Behind an odd number of backslashes it is text. */
static bool ends_with_pipe(Slice row)
{
    size_t slashes = 0;

    if (!slice_ends_with(row, SLICE("|"))) {
        return false;
    }
    while (slashes + 1 < row.size && row.data[row.size - 2 - slashes] == '\\') {
        slashes++;
    }
    return slashes % 2 == 0;
}

static void add_cells(Document *document, const Node *row, Diagnostic *finding, size_t missing)
{
    Slice text = source_text(&document->source, row->span);
    bool is_closed = ends_with_pipe(text);
    Buffer cells;

    if (!is_closed && !slice_starts_with(text, SLICE("|"))) {
        return;
    }
    buffer_init(&cells, document->scratch);
    for (size_t i = 0; i < missing + (is_closed ? 0 : 1); i++) {
        buffer_add_string(&cells, " |");
    }
    diagnostic_add_edit(&document->findings, finding, &document->source,
                        (Span){row->span.end, row->span.end}, buffer_slice(&cells));
}

static void check_row(Document *document, const Node *row, size_t columns)
{
    size_t cells = row->number;

    if (cells == columns || row->flags & (NODE_HEADER_ROW | NODE_UNLOCATED)) {
        return;
    }

    Diagnostic *finding = finding_add(&document->findings, RULE_TABLE_RAGGED, &document->source,
                                      row->span, "the row has %zu cell%s, the header has %zu",
                                      cells, cells == 1 ? "" : "s", columns);

    if (cells < columns) {
        add_cells(document, row, finding, columns - cells);
    } else {
        finding->help = SLICE("write | in a cell as \\|; what is too much is not shown");
    }
}

static bool is_empty_row(const Node *row)
{
    for (const Node *cell = row->first; cell != NULL; cell = cell->next) {
        if (cell->first != NULL) {
            return false;
        }
    }
    return true;
}

static void check_table(Document *document, const Node *table)
{
    const Node *header = table->first;

    if (header == NULL || table->columns == NULL) {
        return;
    }
    if (is_empty_row(header)) {
        finding_add(&document->findings, RULE_TABLE_EMPTY_HEADER, &document->source, header->span,
                    "no cell of the table's header has a text");
    }
    for (const Node *row = header; row != NULL; row = row->next) {
        check_row(document, row, table->columns->count);
    }
}

void check_tables(Document *document)
{
    const Node *root = document->tree.root;

    for (const Node *node = root; node != NULL; node = node_next_block(node, root)) {
        if (node->kind == NODE_TABLE) {
            check_table(document, node);
        }
    }
}
