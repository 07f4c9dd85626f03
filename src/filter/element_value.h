/*
 * element_value.h - properties that are one text, number or choice.
 */
#ifndef FILTER_ELEMENT_VALUE_H
#define FILTER_ELEMENT_VALUE_H

#include "filter/element_kind.h"

extern const Property property_text;
extern const Property property_format;
extern const Property property_level;
extern const Property property_target; /* of links */
extern const Property property_src;    /* of images */
extern const Property property_title;
extern const Property property_math_type;
extern const Property property_quote_type;
extern const Property property_list_attributes;
extern const Property property_start; /* these three of ListAttributes */
extern const Property property_style;
extern const Property property_delimiter;
extern const Property property_column_specs;
extern const Property property_alignment; /* of cells, as the next two */
extern const Property property_row_span;
extern const Property property_column_span;
extern const Property property_row_head_columns; /* of bodies of tables */
extern const Property property_citation_id;      /* of citations, to the end */
extern const Property property_mode;
extern const Property property_note_number;
extern const Property property_hash;

#endif
