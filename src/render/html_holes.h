/*
 * html_holes.h - the places in an HTML body that only the whole site can fill.
 *
 * While a body is written, where a link leads is not known yet: the writer leaves a hole between the quotes of the
 * attribute and notes here what belongs there. Also noted: anchors that the document's raw HTML makes, because they
 * do not get the name that the author gave them.
 */
#ifndef RENDER_HTML_HOLES_H
#define RENDER_HTML_HOLES_H

#include "base/arena.h"
#include "document/document.h"

/* What fills it must be escaped as html_write_url does. */
typedef struct HtmlHole {
    size_t offset; /* in the buffer; nothing was written there. Ascending, never twice the same */
    HoleKind kind;
    const Node *node; /* the link or image, or the piece of raw HTML */
    Slice url;        /* as written, not percent-encoded */
} HtmlHole;

/* <a name="setup"> and <p id="setup"> become id="user-content-setup". */
typedef struct HtmlAnchor {
    Slice name; /* as the document has it: what follows "#" in its links */
    Slice identifier;
} HtmlAnchor;

typedef struct HtmlHoles {
    HtmlHole *items;
    size_t count;
    size_t capacity;
    HtmlAnchor *anchors;
    size_t anchor_count;
    size_t anchor_capacity;
    Arena *arena;
} HtmlHoles;

/* Whether where a URL leads is known only with the whole site: not for other hosts, mail and other schemes. */
bool html_hole_is_for(Slice url);

void html_holes_init(HtmlHoles *holes, Arena *arena);

/* `url` and the anchor's texts must live as long as `holes`. */
void html_holes_add(HtmlHoles *holes, HtmlHole hole);
void html_holes_add_anchor(HtmlHoles *holes, HtmlAnchor anchor);

#endif
