/*
 * attribute.h - {#id .class key=value} on headings and fences (pandoc's header_attributes and fenced_code_attributes).
 */
#ifndef MARKDOWN_ATTRIBUTE_H
#define MARKDOWN_ATTRIBUTE_H

#include "document/node.h"

/*
 * Reads "{…}" that is all of `text`, white space around it apart: #identifier, .class, key=value and key="value" in any order, at
 * least one. NULL when it is anything else. Values live in `arena`, or are parts of `text`.
 */
Attributes *attribute_parse(Arena *arena, Slice text);

/* Gives headers and code blocks of the tree their attributes; the text of a header loses the braces. */
void attribute_recognize(Tree *tree);

#endif
