#include "document/gfm_html.h"

#include "document/gfm_html_block.h"
#include "document/gfm_html_tag.h"

static void add(Buffer *out, const char *html)
{
    buffer_add_string(out, html);
}

static void start_line(Buffer *out)
{
    if (out->size > 0 && out->data[out->size - 1] != '\n') {
        buffer_add_byte(out, '\n');
    }
}

/* NULL: what is below it stands for it. */
static const char *block_name(const ViewNode *node)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

    switch (node->kind) {
    case VIEW_PARA:
        return "p";
    case VIEW_HEADER:
        return node->level >= 1 && node->level <= 6 ? headings[node->level - 1] : "p";
    case VIEW_BLOCK_QUOTE:
        return "blockquote";
    case VIEW_BULLET_LIST:
        return "ul";
    case VIEW_ORDERED_LIST:
        return "ol";
    case VIEW_LIST_ITEM:
        return "li";
    case VIEW_DEFINITION_LIST:
        return "dl";
    case VIEW_DEFINITION_TERM:
        return "dt";
    case VIEW_DEFINITION:
        return "dd";
    case VIEW_FIGURE:
        return "figure";
    case VIEW_CAPTION:
        return node->parent && node->parent->kind == VIEW_TABLE ? "caption" : "figcaption";
    case VIEW_DIV:
    case VIEW_LINE_BLOCK:
        return "div";
    case VIEW_TABLE:
        return "table";
    case VIEW_TABLE_HEAD:
        return "thead";
    case VIEW_TABLE_BODY:
        return "tbody";
    case VIEW_TABLE_FOOT:
        return "tfoot";
    case VIEW_TABLE_ROW:
        return "tr";
    default:
        return NULL;
    }
}

static const Attributes *block_attributes(const ViewNode *node)
{
    static Slice line_block[] = {SLICE_INIT("line-block")};
    static const Attributes line_block_attributes = {.classes = line_block, .class_count = 1};

    return node->kind == VIEW_LINE_BLOCK ? &line_block_attributes : node->attributes;
}

/* The walk through a block. */
typedef struct GfmHtml {
    Buffer out;
    size_t
        column; /* of the next cell. Where those that span several rows have pushed it aside is not looked at */
} GfmHtml;

static Alignment cell_alignment(const ViewNode *cell, size_t column)
{
    const TableColumns *columns = cell->parent->parent->parent->columns;

    if (cell->cell.alignment != ALIGN_DEFAULT || column >= columns->count) {
        return (Alignment)cell->cell.alignment;
    }
    return columns->alignments[column];
}

static bool is_head_cell(const ViewNode *cell)
{
    const ViewNode *row = cell->parent;

    return row->parent->kind == VIEW_TABLE_HEAD || row->flags & VIEW_HEAD_ROW;
}

static void enter_cell(GfmHtml *html, const ViewNode *cell)
{
    static const Slice alignments[] = {SLICE_INIT(""), SLICE_INIT("left"), SLICE_INIT("center"),
                                       SLICE_INIT("right")};
    Alignment alignment = cell_alignment(cell, html->column);
    Buffer *out = &html->out;

    html->column += cell->cell.column_span > 1 ? (size_t)cell->cell.column_span : 1;
    start_line(out);
    gfm_html_open_tag(out, is_head_cell(cell) ? "th" : "td", cell->attributes);
    if (cell->cell.column_span > 1) {
        buffer_add_format(out, " colspan=\"%d\"", cell->cell.column_span);
    }
    if (cell->number > 1) {
        buffer_add_format(out, " rowspan=\"%d\"", cell->number);
    }
    if (alignment != ALIGN_DEFAULT) {
        gfm_html_write_attribute(out, "align", alignments[alignment]);
    }
    add(out, ">");
}

static void enter_ordered_list(Buffer *out, const ViewNode *list)
{
    static const char *const types[] = {"", "", "", "i", "I", "a", "A"};
    const char *type = types[list->list.style];

    gfm_html_open_tag(out, "ol", NULL);
    if (list->number != 1) {
        buffer_add_format(out, " start=\"%d\"", list->number);
    }
    if (type[0] != '\0') {
        gfm_html_write_attribute(out, "type", slice_from_string(type));
    }
    add(out, ">");
}

static void write_code_block(Buffer *out, const ViewNode *code)
{
    start_line(out);
    gfm_html_write_tag(out, "pre", code->attributes);
    add(out, "<code>");
    gfm_html_write_text(out, code->text);
    add(out, "</code></pre>\n");
}

static void write_leaf(Buffer *out, ViewNode *node)
{
    switch (node->kind) {
    case VIEW_CODE_BLOCK:
        write_code_block(out, node);
        break;
    case VIEW_RAW_BLOCK:
        start_line(out);
        buffer_add(out, gfm_html_is_format(node->format) ? node->text : SLICE(""));
        start_line(out);
        break;
    case VIEW_HORIZONTAL_RULE:
        start_line(out);
        add(out, "<hr />\n");
        break;
    case VIEW_STR:
        gfm_html_write_text(out, node->text);
        break;
    case VIEW_SPACE:
        add(out, " ");
        break;
    case VIEW_SOFT_BREAK:
        add(out, "\n");
        break;
    case VIEW_LINE_BREAK:
        add(out, "<br />\n");
        break;
    case VIEW_CODE:
        gfm_html_write_tag(out, "code", node->attributes);
        gfm_html_write_text(out, node->text);
        add(out, "</code>");
        break;
    case VIEW_MATH:
        gfm_html_write_math(out, node);
        break;
    case VIEW_RAW_INLINE:
        buffer_add(out, gfm_html_is_format(node->format) ? node->text : SLICE(""));
        break;
    case VIEW_IMAGE:
        gfm_html_write_image(out, node);
        break;
    default:
        break;
    }
}

static void enter_inline(Buffer *out, ViewNode *node)
{
    if (gfm_html_inline_name(node)) {
        gfm_html_write_inline_tag(out, node);
        return;
    }
    switch (node->kind) {
    case VIEW_QUOTED:
        add(out, node->flags & VIEW_SINGLE ? "‘" : "“");
        break;
    case VIEW_LINK:
        gfm_html_write_link(out, node);
        break;
    case VIEW_NOTE:
        add(out, " (");
        break;
    default:
        write_leaf(out, node);
        break;
    }
}

static void enter(GfmHtml *html, ViewNode *node)
{
    const char *name = block_name(node);
    Buffer *out = &html->out;

    if (node->kind == VIEW_TABLE_CELL) {
        enter_cell(html, node);
    } else if (name) {
        html->column = 0;
        start_line(out);
        if (node->kind == VIEW_ORDERED_LIST) {
            enter_ordered_list(out, node);
        } else {
            gfm_html_write_tag(out, name, block_attributes(node));
        }
    } else {
        enter_inline(out, node);
    }
}

static void leave_inline(Buffer *out, const ViewNode *node)
{
    const char *name = gfm_html_inline_name(node);

    if (name) {
        buffer_add_format(out, "</%s>", name);
    } else if (node->kind == VIEW_QUOTED) {
        add(out, node->flags & VIEW_SINGLE ? "’" : "”");
    } else if (node->kind == VIEW_LINK) {
        add(out, "</a>");
    } else if (node->kind == VIEW_NOTE) {
        add(out, ")");
    } else if (node->kind == VIEW_LINE && node->next) {
        add(out, "<br />\n");
    }
}

static void leave(Buffer *out, const ViewNode *node)
{
    const char *name = block_name(node);

    if (node->kind == VIEW_TABLE_CELL) {
        add(out, is_head_cell(node) ? "</th>\n" : "</td>\n");
    } else if (name) {
        if (node->kind == VIEW_FIGURE || node->kind == VIEW_DIV) {
            start_line(out);
        }
        buffer_add_format(out, "</%s>\n", name);
    } else {
        leave_inline(out, node);
    }
}

/* Parts that no page shows, and what stands in an image's place. */
static bool is_shown(const ViewNode *node)
{
    return node->kind != VIEW_CITATION && node->kind != VIEW_SHORT_CAPTION &&
           (node->kind != VIEW_TABLE_HEAD || node->first) &&
           (node->kind != VIEW_TABLE_FOOT || node->first);
}

void gfm_html_write_block(Buffer *out, ViewNode *block)
{
    GfmHtml html = {0};
    ViewWalk walk;

    buffer_init(&html.out, out->arena);
    view_walk_init(&walk, block);
    while (view_walk_next(&walk)) {
        bool is_skipped = !is_shown(walk.node);

        if (walk.entering && (is_skipped || walk.node->kind == VIEW_IMAGE)) {
            view_walk_skip(&walk);
        }
        if (is_skipped) {
            continue;
        }
        if (walk.entering) {
            enter(&html, walk.node);
        } else {
            leave(&html.out, walk.node);
        }
    }
    gfm_html_write_lines(out, buffer_slice(&html.out));
}

void gfm_html_write_lines(Buffer *out, Slice html)
{
    bool is_first = true;

    while (slice_ends_with(html, SLICE("\n"))) {
        html.size--;
    }
    if (gfm_html_block_keeps_blank_lines(html)) {
        buffer_add(out, html);
        return;
    }
    while (html.size > 0) {
        Slice line = slice_cut(html, '\n', &html);
        bool is_blank = slice_trim(line).size == 0;

        if (!is_first) {
            buffer_add_string(out, is_blank ? "&#10;" : "\n");
        }
        buffer_add(out, line);
        is_first = false;
    }
}
