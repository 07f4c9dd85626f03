/*
 * status.h - status/…: a status that the project knows, written as it writes it.
 *
 * That superseded_by exists and leads in no circle is for link/ to say, which sees all documents.
 */
#ifndef CHECK_STATUS_H
#define CHECK_STATUS_H

#include "document/document.h"

void check_status(Document *document);

#endif
