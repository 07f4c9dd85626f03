/*
 * record_size.h - how large the records of a document are as data.
 *
 * Each record can be read alone, so it repeats what its section and its document say: headings, anchor, title, status, tags, agent
 * (record_writer.h, derived_memory.h). A heading of 40 kB above a thousand code blocks is 40 MB as an id, 40 MB as a heading, and
 * twice that as an anchor.
 */
#ifndef DOCUMENT_RECORD_SIZE_H
#define DOCUMENT_RECORD_SIZE_H

#include "document/document.h"

/* Bytes of all records, without their texts, which are short; about what JSON makes of them. */
uint64_t record_size_of_document(const Document *document);

#endif
