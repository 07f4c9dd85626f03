/*
 * list_marker.h - what stands before an item of an ordered list: "3.", "(iv)", "b)".
 */
#ifndef DOCUMENT_LIST_MARKER_H
#define DOCUMENT_LIST_MARKER_H

#include "base/buffer.h"
#include "document/view.h"

/* Letters and roman numerals (up to 3999) begin with 1; what they cannot say is said in digits. */
void list_marker_add(Buffer *out, int64_t number, ListStyle style, ListDelimiter delimiter);

/* "xiv" for 14; false, and nothing added, when there is no such numeral. */
bool list_marker_add_roman(Buffer *out, int64_t number, bool upper);

#endif
