/*
 * link.h - a record for each link and image, in the order of the document's links.
 */
#ifndef EXTRACT_LINK_H
#define EXTRACT_LINK_H

#include "extract/extraction.h"

void link_recognise(Extraction *extraction);

#endif
