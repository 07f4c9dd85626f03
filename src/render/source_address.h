/*
 * source_address.h - where a file of the project is shown or edited: settings.source and settings.edit with what stands for
 *
 *     {path}         the file's path in the project, percent-encoded
 *     {line}         the first of the lines that are meant
 *     {last_line}    the last
 *
 * Lines are those of the file: its front matter counts.
 */
#ifndef RENDER_SOURCE_ADDRESS_H
#define RENDER_SOURCE_ADDRESS_H

#include "base/buffer.h"

/* Does it lead to a line? */
bool source_address_has_line(Slice pattern);

/* Appends the address. `first` of 0 leaves "{line}" and "{last_line}" as they are, for who knows the line later. */
void source_address_write(Buffer *out, Arena *scratch, Slice pattern, Slice path, uint32_t first,
                          uint32_t last);

#endif
