/*
 * linked_data.h - what a page is, for machines: JSON-LD in the words of schema.org.
 */
#ifndef RENDER_LINKED_DATA_H
#define RENDER_LINKED_DATA_H

#include "base/buffer.h"
#include "document/site.h"

/*
 * Writes a TechArticle with what is known of the document, as JSON that may stand in a script element: whatever a title says, it does not
 * end it. Addresses are left out for a site without a url. Who looks after the document is its author, as a text: nobody knows whether
 * that is a person or a team.
 */
void linked_data_write(Buffer *out, Arena *scratch, const Site *site, const Page *page);

#endif
