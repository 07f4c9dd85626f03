/*
 * sanitize_attributes.h - the attributes of one tag of raw HTML, by allow-list.
 */
#ifndef RENDER_SANITIZE_ATTRIBUTES_H
#define RENDER_SANITIZE_ATTRIBUTES_H

#include "render/html_element.h"
#include "render/sanitize.h"

/* The attributes of a tag that are known, as written. */
typedef struct AttributeValues {
    Slice values[ATTRIBUTE_COUNT];
    uint32_t present; /* 1 << HtmlAttribute */
} AttributeValues;

/* Reads what stands between a tag's name and its end. Of an attribute that is there twice, the first counts. */
void attribute_values_read(AttributeValues *values, Slice attributes);

/* The value of an attribute, decoded; empty when it is not there. Valid until the sanitiser decodes the next one. */
Slice sanitize_attribute(Sanitizer *sanitizer, const AttributeValues *values,
                         HtmlAttribute attribute);

/* Whether an image has an address, a source a list of them, that may be loaded: without it, they are left out. */
bool sanitize_has_image(Sanitizer *sanitizer, const AttributeValues *values);
bool sanitize_has_sources(Sanitizer *sanitizer, const AttributeValues *values);

/* Writes those attributes that the element may have and whose values are right. */
void sanitize_write_attributes(Sanitizer *sanitizer, const AttributeValues *values,
                               HtmlElement element);

#endif
