#include "render/html_footnotes.h"

/* "1" in site style, the label in spec style: what identifies a footnote. */
static void write_name(HtmlWriter *writer, const Footnote *footnote)
{
    if (writer->site) {
        html_writer_add(writer, ":");
        buffer_add_integer(writer->out, footnote->number);
    } else {
        html_writer_add(writer, "-");
        html_write_url(writer->out, footnote->label);
    }
}

static void write_reference_name(HtmlWriter *writer, const Footnote *footnote, uint32_t reference)
{
    html_writer_add(writer, "fnref");
    write_name(writer, footnote);
    if (reference > 1) {
        html_writer_add(writer, writer->site ? ":" : "-");
        buffer_add_integer(writer->out, reference);
    }
}

/* Without a link where a link may not be: in another one. The identifier then goes to the sup. */
static void write_plain_reference(HtmlWriter *writer, const Node *note)
{
    html_writer_add(writer, "<sup class=\"footnote-ref\" id=\"");
    write_reference_name(writer, note->footnote, note->number);
    html_writer_add(writer, "\">");
    buffer_add_integer(writer->out, note->footnote->number);
    html_writer_add(writer, "</sup>");
}

void html_footnote_write_reference(HtmlWriter *writer, const Node *note)
{
    const Footnote *footnote = note->footnote;

    if (writer->site && (writer->link || !html_writer_fits(writer, ELEMENT_A))) {
        write_plain_reference(writer, note);
        return;
    }
    html_writer_add(writer, "<sup class=\"footnote-ref\"><a href=\"#fn");
    write_name(writer, footnote);
    html_writer_add(writer, "\" id=\"");
    write_reference_name(writer, footnote, note->number);
    if (writer->site) {
        html_writer_add(writer, "\" role=\"doc-noteref\" aria-label=\"Footnote ");
        buffer_add_integer(writer->out, footnote->number);
        html_writer_add(writer, "\">");
    } else {
        html_writer_add(writer, "\" data-footnote-ref>");
    }
    buffer_add_integer(writer->out, footnote->number);
    html_writer_add(writer, "</a></sup>");
}

void html_footnotes_begin(HtmlWriter *writer)
{
    html_writer_enter(writer, ELEMENT_SECTION);
    html_writer_enter(writer, ELEMENT_OL);
    html_writer_line(writer);
    html_writer_add(writer, writer->site ? "<section class=\"footnotes\" role=\"doc-endnotes\" "
                                           "aria-label=\"Footnotes\">\n<ol>\n"
                                         : "<section class=\"footnotes\" data-footnotes>\n<ol>\n");
}

void html_footnotes_end(HtmlWriter *writer)
{
    html_writer_leave(writer);
    html_writer_leave(writer);
    html_writer_add(writer, "</ol>\n</section>\n");
}

void html_footnote_begin(HtmlWriter *writer, const Footnote *footnote)
{
    html_writer_enter(writer, ELEMENT_LI);
    html_writer_add(writer, "<li id=\"fn");
    write_name(writer, footnote);
    html_writer_add(writer, "\">\n");
}

bool html_footnote_ends_with(const Node *paragraph)
{
    return paragraph->parent && paragraph->parent->kind == NODE_FOOTNOTE_DEFINITION &&
           !paragraph->next;
}

static void write_return(HtmlWriter *writer, const Footnote *footnote, uint32_t reference)
{
    html_writer_add(writer, "<a href=\"#");
    write_reference_name(writer, footnote, reference);
    if (writer->site) {
        html_writer_add(writer, "\" class=\"footnote-backref\" role=\"doc-backlink\" "
                                "aria-label=\"Back to reference ");
        buffer_add_integer(writer->out, footnote->number);
        if (reference > 1) {
            html_writer_add(writer, "-");
            buffer_add_integer(writer->out, reference);
        }
        html_writer_add(writer, "\">↩");
    } else {
        html_writer_add(writer, "\" class=\"footnote-backref\" data-footnote-backref "
                                "aria-label=\"Back to content\">↩");
    }
    if (reference > 1) {
        html_writer_add(writer, "<sup class=\"footnote-ref\">");
        buffer_add_integer(writer->out, reference);
        html_writer_add(writer, "</sup>");
    }
    html_writer_add(writer, "</a>");
}

void html_footnote_write_returns(HtmlWriter *writer, const Footnote *footnote)
{
    uint32_t count = footnote->references;

    if (!html_writer_fits(writer, ELEMENT_A)) {
        return;
    }
    if (count == 0 && !writer->site) {
        count =
            1; /* cmark-gfm forgets that the only reference was in a footnote that it left out */
    }
    for (uint32_t i = 1; i <= count; i++) {
        html_writer_add(writer, i > 1 ? " " : "");
        write_return(writer, footnote, i);
    }
}

void html_footnote_end(HtmlWriter *writer, const Footnote *footnote)
{
    const Node *last = footnote->definition->last;

    if (!last || last->kind != NODE_PARA) {
        html_writer_add(writer, last && last->kind == NODE_PLAIN ? " " : "");
        html_footnote_write_returns(writer, footnote);
        html_writer_add(writer, "\n");
    }
    html_writer_leave(writer);
    html_writer_add(writer, "</li>\n");
}
