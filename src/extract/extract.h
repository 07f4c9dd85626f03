/*
 * extract.h - tree to records (EXTRACTION.md).
 *
 * Each kind of record has a recogniser, a file of its own; extract.c has their table. A recogniser reads the survey of the
 * document (survey.h), which is made once, and adds records (extraction.h).
 */
#ifndef EXTRACT_EXTRACT_H
#define EXTRACT_EXTRACT_H

#include "document/document.h"

/*
 * Fills the document's records, in the order of the text, what holds another thing before it. The
 * document has its metadata (metadata_read), outline and links (document_collect). Link records are as many as the document's
 * links, and in their order.
 *
 * What is known only later is added when records are written (RecordContext.more): a link's `ok` and `suggestion`, a document's
 * `staleness` and `links_in`.
 */
void extract_records(Document *document);

#endif
