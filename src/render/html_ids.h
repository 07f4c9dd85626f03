/*
 * html_ids.h - the identifiers of one page: none is given twice.
 *
 * What the tree gives to its nodes (anchor_assign) comes first and is unique already; raw HTML gets what is left. Names
 * that begin with "fn:" or "fnref:" belong to the footnotes, and those with "page:" to the theme.
 */
#ifndef RENDER_HTML_IDS_H
#define RENDER_HTML_IDS_H

#include "base/map.h"
#include "document/node.h"

typedef struct HtmlIds {
    Map taken;
    Map raw_names; /* that raw HTML gives to its elements, as written */
    const Tree *tree;
    bool tree_known; /* its identifiers are looked up at the first question: most pages never ask */
} HtmlIds;

void html_ids_init(HtmlIds *ids, const Tree *tree, Arena *arena);

/* False for the empty name, and when white space, or a name of a footnote or of the theme, makes it unfit. */
bool html_id_is_fit(Slice identifier);

/* What the identifiers of raw HTML begin with. */
#define HTML_ID_PREFIX SLICE("user-content-")

/* Takes a name for an element of raw HTML; false when it is unfit or taken. It must live as long as `ids`. */
bool html_ids_take(HtmlIds *ids, Slice identifier);

/*
 * Where "#name" leads in a page whose raw HTML is sanitised: to "#name", or, when only raw HTML has that name, to
 * "#user-content-name". Other URLs are returned as they are.
 */
Slice html_ids_fragment(HtmlIds *ids, Slice url);

#endif
