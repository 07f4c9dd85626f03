/*
 * front_matter.h - front-matter/…: that it is there, has what schemas ask for, and is filled in.
 *
 * Where front-matter/missing is off, a document without front matter needs no keys either.
 *
 * Problems of reading it (yaml, toml, duplicate-key, …) are found by front_matter/ and become findings in build.c.
 */
#ifndef CHECK_FRONT_MATTER_H
#define CHECK_FRONT_MATTER_H

#include "document/document.h"

void check_front_matter(Document *document);

#endif
