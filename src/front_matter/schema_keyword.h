/*
 * schema_keyword.h - the keywords of JSON Schema, as a table.
 */
#ifndef FRONT_MATTER_SCHEMA_KEYWORD_H
#define FRONT_MATTER_SCHEMA_KEYWORD_H

#include "front_matter/schema_compile.h"

/* Reads a keyword's value into the node, or tells what is wrong with it; a keyword that is not known may be one misspelt. */
void schema_keyword_read(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair);

#endif
