/*
 * entity.h - HTML5 character references, by cmark-gfm's own table.
 */
#ifndef MARKDOWN_ENTITY_H
#define MARKDOWN_ENTITY_H

#include "base/buffer.h"
#include "base/slice.h"

enum { ENTITY_DECODED_SIZE = 16 };

typedef struct Entity {
    size_t source_size; /* bytes read, from "&" to ";" */
    char text[ENTITY_DECODED_SIZE];
    size_t size; /* bytes of `text` */
} Entity;

/* Decodes the character reference at the start of `text` ("&…"); false when there is none. */
bool entity_decode(Slice text, Entity *entity);

/* Adds `text` with all its character references decoded. */
void entity_add_decoded(Buffer *out, Slice text);

#endif
