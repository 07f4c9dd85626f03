/*
 * sanitize.h - a document's raw HTML, made harmless and well-formed, piece by piece.
 *
 * Raw HTML comes in pieces that other nodes stand between: <div> in one, Markdown, </div> in another. The writer hands
 * each piece to the sanitiser where it stands, and tells it of every element of its own. What comes out:
 *
 * - only elements and attributes of an allow-list; style, event handlers, forms, frames and scripts are not on it. An
 *   element that is not loses its tags; script, style, iframe, svg, template and their like lose their content, too.
 * - tags of no element of HTML, such as <name> and <T>, are most probably meant as text: they are shown as text, and a
 *   block that begins with one is shown as it is written.
 * - obsolete elements and attributes become today's: <center> a div, align= a class, <a name> an id.
 * - identifiers get the prefix "user-content-", so that they meet no other in the page (HtmlHoles has the list).
 * - what a piece leaves open is closed with the writer's element around it (element_stack.h). A tag, attribute or
 *   comment that is cut off by the end of its piece ends there. So nothing reaches beyond the body.
 *
 * Time is linear in the input; memory, but for the identifiers and URLs that are kept, is that of the largest token.
 */
#ifndef RENDER_SANITIZE_H
#define RENDER_SANITIZE_H

#include "base/buffer.h"
#include "document/node.h"
#include "render/element_stack.h"
#include "render/html_holes.h"
#include "render/html_ids.h"

typedef struct Sanitizer {
    Buffer *out;
    HtmlHoles *holes; /* or NULL: then all URLs are written */
    HtmlIds *ids;
    Slice void_end; /* of elements without content: ">" or " />" */
    ElementStack stack;
    const Node *node; /* the piece that is being read */
    Buffer text;      /* the token that is being decoded */
} Sanitizer;

/* `out` is where the writer writes, too; all must live as long as the sanitiser. */
void sanitize_init(Sanitizer *sanitizer, Buffer *out, HtmlHoles *holes, HtmlIds *ids,
                   Slice void_end);

/* Writes one piece of raw HTML, that of `node`, which goes into the holes. */
void sanitize_raw(Sanitizer *sanitizer, Slice html, const Node *node);

/*
 * Before the writer writes a start tag, an end tag, an element without content, text. The first three say whether it
 * is to be written: a link in a link, for instance, is not. What is entered is left in any case.
 */
bool sanitize_enter(Sanitizer *sanitizer, HtmlElement element);
bool sanitize_leave(Sanitizer *sanitizer);
bool sanitize_fits(Sanitizer *sanitizer, HtmlElement element);

static inline void sanitize_text(Sanitizer *sanitizer)
{
    if (element_stack_is_raw(&sanitizer->stack)) {
        element_stack_add_text(&sanitizer->stack);
    }
}

/* At the end of the body: closes what is open. */
void sanitize_finish(Sanitizer *sanitizer);

#endif
