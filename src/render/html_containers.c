#include "render/html_containers.h"

static HtmlElement element_of(const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_DIV:
    case NODE_LINE_BLOCK:
        return ELEMENT_DIV;
    case NODE_FIGURE:
        return ELEMENT_FIGURE;
    case NODE_DEFINITION_LIST:
        return ELEMENT_DL;
    case NODE_DEFINITION_TERM:
        return ELEMENT_DT;
    case NODE_DEFINITION:
        return ELEMENT_DD;
    case NODE_CAPTION: /* without text it is nothing */
        if (!node->first) {
            return ELEMENT_NONE;
        }
        return node->parent->kind == NODE_TABLE ? ELEMENT_CAPTION : ELEMENT_FIGCAPTION;
    default:
        return ELEMENT_NONE;
    }
}

/* Does it stand on lines of its own, apart from what is in it? */
static bool holds_lines(const Node *node)
{
    return node->kind == NODE_DIV || node->kind == NODE_FIGURE ||
           node->kind == NODE_DEFINITION_LIST;
}

void html_container_enter(HtmlWriter *writer, const Node *node)
{
    HtmlElement element = element_of(node);

    if (element == ELEMENT_NONE) {
        return;
    }
    html_writer_line(writer);
    if (!html_writer_enter(writer, element)) {
        return;
    }
    html_writer_add(writer, "<");
    html_writer_add(writer, html_element_facts(element)->name);
    if (node->kind == NODE_LINE_BLOCK) {
        html_writer_add(writer, " class=\"line-block\"");
    }
    html_writer_element_attributes(writer, element, node->attributes);
    html_writer_add(writer, holds_lines(node) ? ">\n" : ">");
}

/* A term must have a definition. */
static void leave_definition_item(HtmlWriter *writer, const Node *item)
{
    if (item->last && item->last->kind == NODE_DEFINITION_TERM) {
        html_writer_fits(writer, ELEMENT_DD);
        html_writer_add(writer, "<dd></dd>\n");
    }
}

void html_container_leave(HtmlWriter *writer, const Node *node)
{
    HtmlElement element = element_of(node);

    if (node->kind == NODE_LINE && node->next) {
        html_writer_break(writer);
    } else if (node->kind == NODE_DEFINITION_ITEM) {
        leave_definition_item(writer, node);
    }
    if (element == ELEMENT_NONE) {
        return;
    }
    if (holds_lines(node)) {
        html_writer_line(writer);
    }
    if (html_writer_leave(writer)) {
        html_writer_add(writer, "</");
        html_writer_add(writer, html_element_facts(element)->name);
        html_writer_add(writer, ">\n");
    } else {
        html_writer_add(writer, "\n");
    }
}
