/*
 * record_address.h - where in the site records are listed.
 *
 *     records/index.html              all kinds
 *     records/patterns.html           those of one kind; its further parts are patterns-2.html, patterns-3.html …
 *     records/code/index.html         code, by language
 *     records/code/typescript.html    that of one language, likewise
 *     memory/doc/docs/release.json    all records of docs/release.md, as JSON
 *
 * Where a document is in the way, a list has the next number (generated_address.h).
 */
#ifndef DOCUMENT_RECORD_ADDRESS_H
#define DOCUMENT_RECORD_ADDRESS_H

#include "document/record.h"

#define RECORD_FOLDER SLICE("records")

/* The name of the list of a kind: "patterns", "anti-patterns"; empty for kinds that are not listed. */
Slice record_list_name(RecordKind kind);

/*
 * What a part of a list is called: "patterns" for the first, "patterns-2" for the second. `number` is at least 1.
 */
Slice record_part_name(Arena *arena, Slice name, uint32_t number);

/* Where the JSON of the document at `path` is. */
Slice record_file_address(Arena *arena, Slice path);

#endif
