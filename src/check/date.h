/*
 * date.h - date/…: that a document is dated, by a day that exists, in one way, once.
 *
 * A stamp in the text is held against the front matter where it is about the whole document: above the second heading, or below
 * the last. Others are about their section, as in a log of decisions.
 */
#ifndef CHECK_DATE_H
#define CHECK_DATE_H

#include "document/document.h"

void check_date(Document *document);

/* The latest day that stamps about the whole document say; DATE_FIRST when there is none. */
Date date_of_stamps(const Document *document);

#endif
