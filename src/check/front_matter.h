/*
 * front_matter.h - front-matter/…: that it is there, and filled in.
 *
 * Problems of reading it (yaml, toml, duplicate-key, …) are found by front_matter/ and become findings in build.c.
 */
#ifndef CHECK_FRONT_MATTER_H
#define CHECK_FRONT_MATTER_H

#include "document/document.h"

void check_front_matter(Document *document);

#endif
