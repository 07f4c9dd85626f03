/*
 * html_footnotes.h - references to footnotes, and the section at the end that holds them.
 *
 * Identifiers are "fn:1" and "fnref:1", "fnref:1:2" for the second reference: no header's can be one (html_ids.h). In
 * spec style they carry the label, as cmark-gfm's do.
 */
#ifndef RENDER_HTML_FOOTNOTES_H
#define RENDER_HTML_FOOTNOTES_H

#include "render/html_writer.h"

/* A reference: the number, as a link to the footnote. */
void html_footnote_write_reference(HtmlWriter *writer, const Node *note);

/* Before and after all footnotes, and around one. */
void html_footnotes_begin(HtmlWriter *writer);
void html_footnotes_end(HtmlWriter *writer);
void html_footnote_begin(HtmlWriter *writer, const Footnote *footnote);
void html_footnote_end(HtmlWriter *writer, const Footnote *footnote);

/* Whether a footnote ends with this paragraph, which then also holds the links back to the references. */
bool html_footnote_ends_with(const Node *paragraph);
void html_footnote_write_returns(HtmlWriter *writer, const Footnote *footnote);

#endif
