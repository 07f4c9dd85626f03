/*
 * front_matter.h - front-matter/…: that it is there, has what schemas ask for, and is filled in.
 *
 * Where front-matter/missing is off, a document without front matter needs no keys either. One whose front matter cannot be read has
 * none; that is told where nothing else is told of it.
 *
 * Problems of reading it (yaml, toml, duplicate-key, …) are found by front_matter/ and become findings in build.c.
 */
#ifndef CHECK_FRONT_MATTER_H
#define CHECK_FRONT_MATTER_H

#include "document/document.h"

void check_front_matter(Document *document);

/* Can the front matter not be read, and do the settings keep silent about why? Then whoever needs a key of it must tell. */
bool check_front_matter_is_lost(const Document *document);

#endif
