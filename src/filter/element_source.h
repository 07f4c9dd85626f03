/*
 * element_source.h - where an element stands in the document's file.
 */
#ifndef FILTER_ELEMENT_SOURCE_H
#define FILTER_ELEMENT_SOURCE_H

#include "filter/filter_context.h"

/* What an element was read from, or NULL when a filter made it. */
const Node *element_source_node(const ViewNode *node);

/*
 * What the element that is named, else what the function is working on, was read from; if a filter made that, then the first thing in
 * it. `named` may be NULL. NULL: the document as a whole.
 */
const ViewNode *element_source_find(const FilterContext *context, const ViewNode *named);

/* Its bytes: of a Str that stands in the file as it is just these. The element was read from the file. */
Span element_source_span(const FilterContext *context, const ViewNode *node);

/* The property `source` of blocks and inlines: nil, or a table with path, first_line and last_line. */
extern const Property element_source_property;

#endif
