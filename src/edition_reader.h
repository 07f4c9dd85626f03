/*
 * edition_reader.h - from a document's bytes to its edition.
 */
#ifndef EDITION_READER_H
#define EDITION_READER_H

#include "document/edition.h"

/* `path` is below the project. Texts of the edition live in `arena`, or are parts of `bytes`. */
void edition_read(Edition *edition, Arena *arena, const Settings *settings, Slice path,
                  Slice bytes);

#endif
