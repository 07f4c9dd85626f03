/*
 * table.h - table/…: that each row of a table has the cells that its header promises.
 *
 * GitHub's tables fill short rows with empty cells and drop what is too much in long ones, without a word: a "|" that was forgotten
 * moves values below the wrong header, one too many makes text vanish from the page.
 */
#ifndef CHECK_TABLE_H
#define CHECK_TABLE_H

#include "document/document.h"

/*
 * table/ragged is told of each row that has fewer or more cells than the header; a short one that begins or ends with "|" is mended by
 * empty cells at its end, one without any "|" is more likely text that lacks a blank line above it. table/empty-header is told where
 * no cell of the header says anything: the first of a matrix may well be empty.
 */
void check_tables(Document *document);

#endif
