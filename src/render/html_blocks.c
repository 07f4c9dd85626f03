#include "render/html_blocks.h"

#include "render/html_code.h"
#include "render/html_containers.h"
#include "render/html_footnotes.h"
#include "render/html_silence.h"

static bool is_task(const Node *item)
{
    return item->flags & (NODE_TASK_OPEN | NODE_TASK_DONE);
}

/* A paragraph without tags of its own: Plain, or one of a tight list. */
static bool is_tight(const Node *paragraph)
{
    const Node *list = paragraph->parent ? paragraph->parent->parent : NULL;

    if (paragraph->kind == NODE_PLAIN) {
        return true;
    }
    return list && paragraph->parent->kind == NODE_LIST_ITEM && node_is_list(list) &&
           list->flags & NODE_TIGHT;
}

static void write_checkbox(HtmlWriter *writer, const Node *item)
{
    bool done = item->flags & (writer->site ? NODE_TASK_DONE : NODE_TASK_TICKED);

    if (!html_writer_fits(writer, ELEMENT_INPUT)) {
        html_writer_add(writer, done ? "☒ " : "☐ ");
        return;
    }
    if (writer->site) {
        html_writer_add(writer,
                        done ? "<input type=\"checkbox\" checked disabled aria-label=\"Done\"> "
                             : "<input type=\"checkbox\" disabled aria-label=\"To do\"> ");
    } else {
        html_writer_add(writer, done ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
                                     : "<input type=\"checkbox\" disabled=\"\" /> ");
    }
}

/* The item whose checkbox this paragraph begins with: in site style it stands in the text, not on a line above it. */
static const Node *task_of(const HtmlWriter *writer, const Node *paragraph)
{
    const Node *item = paragraph->parent;

    return writer->site && !paragraph->previous && item && item->kind == NODE_LIST_ITEM &&
                   is_task(item)
               ? item
               : NULL;
}

static void enter_paragraph(HtmlWriter *writer, const Node *node)
{
    const Node *task = task_of(writer, node);

    if (is_tight(node)) {
        if (node->previous && (node->kind == NODE_PLAIN || node_is_paragraph(node->previous))) {
            html_writer_line(writer);
        }
    } else {
        html_writer_line(writer);
        if (html_writer_enter(writer, ELEMENT_P)) {
            html_writer_add(writer, "<p>");
        }
    }
    if (task) {
        write_checkbox(writer, task);
    }
}

static void leave_paragraph(HtmlWriter *writer, const Node *node)
{
    if (is_tight(node)) {
        return;
    }
    if (html_footnote_ends_with(node)) {
        html_writer_add(writer, " ");
        html_footnote_write_returns(writer, node->parent->footnote);
    }
    html_writer_add(writer, html_writer_leave(writer) ? "</p>\n" : "\n");
}

/* As in pandoc, below the sixth level a header is a paragraph of class "heading"; so is one that says nothing. */
static HtmlElement heading_element(const HtmlWriter *writer, const Node *header)
{
    if (header->level < 1 || header->level > 6 || html_is_silent(writer, header)) {
        return ELEMENT_P;
    }
    return (HtmlElement)(ELEMENT_H1 + header->level - 1);
}

static void enter_header(HtmlWriter *writer, const Node *node)
{
    HtmlElement element = heading_element(writer, node);

    html_writer_line(writer);
    if (html_writer_enter(writer, element)) {
        html_writer_add(writer, "<");
        html_writer_add(writer, html_element_facts(element)->name);
        if (element == ELEMENT_P) {
            html_writer_attributes_and_class(writer, node->attributes, "heading");
        } else {
            html_writer_attributes(writer, node->attributes);
        }
        html_writer_add(writer, ">");
    }
}

static void leave_header(HtmlWriter *writer, const Node *node)
{
    if (html_writer_leave(writer)) {
        html_writer_add(writer, "</");
        html_writer_add(writer, html_element_facts(heading_element(writer, node))->name);
        html_writer_add(writer, ">");
    }
    html_writer_add(writer, "\n");
}

static void write_raw_block(HtmlWriter *writer, const Node *node)
{
    html_writer_line(writer);
    html_writer_raw(writer, node);
    html_writer_line(writer);
}

static void write_rule(HtmlWriter *writer)
{
    html_writer_line(writer);
    html_writer_fits(writer, ELEMENT_HR);
    html_writer_add(writer, "<hr");
    html_write_raw(writer->out, writer->void_end);
    html_writer_add(writer, "\n");
}

static void enter_alert(HtmlWriter *writer, AlertKind kind)
{
    html_writer_enter(writer, ELEMENT_DIV);
    html_writer_add(writer, "<div class=\"markdown-alert markdown-alert-");
    html_writer_add(writer, alert_class(kind));
    html_writer_add(writer, writer->site ? "\" role=\"note\">\n" : "\">\n");
    html_writer_fits(writer, ELEMENT_P);
    html_writer_add(writer, "<p class=\"markdown-alert-title\">");
    html_writer_add(writer, alert_title(kind));
    html_writer_add(writer, "</p>\n");
}

static void enter_quote(HtmlWriter *writer, const Node *node)
{
    html_writer_line(writer);
    if (node->level != ALERT_NONE) {
        enter_alert(writer, node->level);
    } else if (html_writer_enter(writer, ELEMENT_BLOCKQUOTE)) {
        html_writer_add(writer, "<blockquote>\n");
    }
}

static void leave_quote(HtmlWriter *writer, const Node *node)
{
    html_writer_line(writer);
    if (html_writer_leave(writer)) {
        html_writer_add(writer, node->level != ALERT_NONE ? "</div>\n" : "</blockquote>\n");
    }
}

static void write_list_style(HtmlWriter *writer, const Node *list)
{
    static const char *const attributes[] = {
        [LIST_DEFAULT_STYLE] = "",
        [LIST_EXAMPLE] = " class=\"example\"",
        [LIST_DECIMAL] = "",
        [LIST_LOWER_ROMAN] = " type=\"i\"",
        [LIST_UPPER_ROMAN] = " type=\"I\"",
        [LIST_LOWER_ALPHA] = " type=\"a\"",
        [LIST_UPPER_ALPHA] = " type=\"A\"",
    };

    if (list->number != 1) {
        html_writer_add(writer, " start=\"");
        buffer_add_integer(writer->out, (int32_t)list->number);
        html_writer_add(writer, "\"");
    }
    html_writer_add(writer, attributes[list->list.style]);
}

static void enter_list(HtmlWriter *writer, const Node *node)
{
    bool ordered = node->kind == NODE_ORDERED_LIST;

    html_writer_line(writer);
    html_writer_enter(writer, ordered ? ELEMENT_OL : ELEMENT_UL);
    html_writer_add(writer, ordered ? "<ol" : "<ul");
    if (ordered) {
        write_list_style(writer, node);
    }
    html_writer_attributes(writer, node->attributes);
    html_writer_add(writer, ">\n");
}

static void leave_list(HtmlWriter *writer, const Node *node)
{
    html_writer_leave(writer);
    html_writer_add(writer, node->kind == NODE_ORDERED_LIST ? "</ol>\n" : "</ul>\n");
}

static void enter_item(HtmlWriter *writer, const Node *node)
{
    bool in_text = writer->site && node->first && node_is_paragraph(node->first);

    html_writer_line(writer);
    html_writer_enter(writer, ELEMENT_LI);
    html_writer_add(writer,
                    is_task(node) && writer->site ? "<li class=\"task-list-item\">" : "<li>");
    if (is_task(node) && !in_text) {
        write_checkbox(writer, node);
    }
}

static void leave_item(HtmlWriter *writer)
{
    html_writer_leave(writer);
    html_writer_add(writer, "</li>\n");
}

void html_block_enter(HtmlWriter *writer, const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_PARA:
    case NODE_PLAIN:
        enter_paragraph(writer, node);
        break;
    case NODE_HEADER:
        enter_header(writer, node);
        break;
    case NODE_CODE_BLOCK:
        html_write_code_block(writer, node);
        break;
    case NODE_RAW_BLOCK:
        write_raw_block(writer, node);
        break;
    case NODE_BLOCK_QUOTE:
        enter_quote(writer, node);
        break;
    case NODE_BULLET_LIST:
    case NODE_ORDERED_LIST:
        enter_list(writer, node);
        break;
    case NODE_LIST_ITEM:
        enter_item(writer, node);
        break;
    case NODE_HORIZONTAL_RULE:
        write_rule(writer);
        break;
    default:
        html_container_enter(writer, node);
        break;
    }
}

void html_block_leave(HtmlWriter *writer, const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_PARA:
    case NODE_PLAIN:
        leave_paragraph(writer, node);
        break;
    case NODE_HEADER:
        leave_header(writer, node);
        break;
    case NODE_BLOCK_QUOTE:
        leave_quote(writer, node);
        break;
    case NODE_BULLET_LIST:
    case NODE_ORDERED_LIST:
        leave_list(writer, node);
        break;
    case NODE_LIST_ITEM:
        leave_item(writer);
        break;
    default:
        html_container_leave(writer, node);
        break;
    }
}
