/*
 * xml.h - text in XML 1.0.
 *
 * What XML has no place for, not even as a reference (control characters, U+FFFE, U+FFFF), becomes U+FFFD, and so do invalid bytes and
 * what harmless.h names.
 */
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/buffer.h"
#include "base/slice.h"

/* The content of an element: line ends and tabs stay. */
void xml_write_text(Buffer *out, Slice text);

/* ` name="value"`: line ends and tabs are references, or a reader would make spaces of them (XML 1.0, 3.3.3). */
void xml_write_attribute(Buffer *out, const char *name, Slice value);

#endif
