/*
 * html_writer.h - what the parts of the HTML writer share: html_blocks, html_inlines, html_table, html_footnotes.
 */
#ifndef RENDER_HTML_WRITER_H
#define RENDER_HTML_WRITER_H

#include "render/html.h"
#include "render/html_element.h"
#include "render/html_escape.h"
#include "render/html_ids.h"
#include "render/sanitize.h"

typedef struct HtmlWriter {
    Buffer *out;
    const HtmlOptions *options;
    bool site;            /* the style, and */
    Slice void_end;       /* how an element without content ends in it */
    Sanitizer *sanitizer; /* NULL unless raw HTML is sanitised */
    HtmlIds ids;
    size_t start;      /* of this body in `out` */
    const Node *plain; /* the image whose alternative text is being written: only text, no tags; */
    bool plain_is_silent; /* there is none (html_silence.h) */
    const Node *link;     /* the outermost link that is open: it holds no other; */
    Slice link_name;      /* what it is called when it says nothing itself */
    size_t column;        /* of the table's cell that comes next */
    size_t table_count;
} HtmlWriter;

/* Starts a new line, unless one has just been started. */
void html_writer_line(HtmlWriter *writer);

/*
 * Before a start tag, before an end tag, before an element without content: whether it is to be written. What is
 * entered must be left. Only where raw HTML is sanitised may the answer be no, and only for some elements: links and
 * checkboxes in a raw link, headings and quotes in a raw th or dt, the paragraph that becomes the text of a raw p.
 */
bool html_writer_enter(HtmlWriter *writer, HtmlElement element);
bool html_writer_leave(HtmlWriter *writer);
bool html_writer_fits(HtmlWriter *writer, HtmlElement element);

void html_writer_text(HtmlWriter *writer, Slice text);

/* A literal that needs no escaping. */
void html_writer_add(HtmlWriter *writer, const char *html);

/* Identifier, classes and keys, the keys as data-…: only in site style. `attributes` may be NULL. */
void html_writer_attributes(HtmlWriter *writer, const Attributes *attributes);

/* The same for a link, an image, a span, a div or a figure: what HTML has for these, and is harmless, keeps its name. */
void html_writer_element_attributes(HtmlWriter *writer, HtmlElement element,
                                    const Attributes *attributes);

/* The same with a class more. */
void html_writer_attributes_and_class(HtmlWriter *writer, const Attributes *attributes,
                                      const char *class);

/* <br>, and a new line. */
void html_writer_break(HtmlWriter *writer);

/* False for an address that runs scripts, unless the document is trusted. */
bool html_writer_url_is_fit(const HtmlWriter *writer, Slice url, bool image);

/* The URL of a link or an image, or a hole for it. */
void html_writer_url(HtmlWriter *writer, const Node *node, HoleKind kind);

/* Raw HTML, by its mode; of other formats nothing. */
void html_writer_raw(HtmlWriter *writer, const Node *node);

#endif
