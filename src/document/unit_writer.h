/*
 * unit_writer.h - from a document to its unit.
 */
#ifndef DOCUMENT_UNIT_WRITER_H
#define DOCUMENT_UNIT_WRITER_H

#include "document/unit.h"

/*
 * Appends the unit of a document to `out`, which a place aligned to 8 bytes in `out` begins: its offset is returned. The document
 * is as all steps have left it; a part that no step has filled is empty in the unit.
 */
size_t unit_write(Buffer *out, Document *document);

#endif
