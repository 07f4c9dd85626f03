/*
 * html_silence.h - elements of the writer that would have nothing to say.
 *
 * An author may write a link, a heading or a table's head without a word in it. Who listens to a page, or goes through it by keyboard,
 * finds something there that has no name. So in site style such a link is named after its destination, such a heading is a paragraph,
 * such a head is an ordinary cell; that there is none is told by rules of check/. In spec style nothing is silent.
 *
 * Raw HTML stays as it is: what its tags hold is known only when they have been written.
 */
#ifndef RENDER_HTML_SILENCE_H
#define RENDER_HTML_SILENCE_H

#include "render/html_writer.h"

/*
 * Whether nothing below `node` can be read or heard: no text, code, math, note or link, no image with an alternative text, no raw HTML
 * but comments and tags that only hold something. Looks at a few nodes only; among many there is something.
 */
bool html_is_silent(const HtmlWriter *writer, const Node *node);

/* What a link without a word is called: its title, else its address as written. Empty for any other link, and where there is no address. */
Slice html_silent_link_name(const HtmlWriter *writer, const Node *link);

#endif
