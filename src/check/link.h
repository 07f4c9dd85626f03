/*
 * link.h - link/…: what can be said of a link's target without looking for it.
 */
#ifndef CHECK_LINK_H
#define CHECK_LINK_H

#include "document/document.h"

void check_links(Document *document);

#endif
