/*
 * record_context.h - what the site and today say of a page's records.
 */
#ifndef DOCUMENT_RECORD_CONTEXT_H
#define DOCUMENT_RECORD_CONTEXT_H

#include "document/record_writer.h"
#include "document/site.h"

/* Texts are the page's, or in `arena`. */
RecordContext record_context_of_page(Arena *arena, const Page *page);

#endif
