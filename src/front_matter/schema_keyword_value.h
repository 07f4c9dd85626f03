/*
 * schema_keyword_value.h - how values of keywords are read, by their type.
 *
 * The target is a field of the node: its type stands behind each function.
 */
#ifndef FRONT_MATTER_SCHEMA_KEYWORD_VALUE_H
#define FRONT_MATTER_SCHEMA_KEYWORD_VALUE_H

#include "front_matter/schema_compile.h"

typedef void SchemaKeywordRead(SchemaCompiler *compiler, SchemaNode *node, const ValuePair *pair,
                               void *target);

SchemaKeywordRead schema_read_schema;          /* SchemaNode * */
SchemaKeywordRead schema_read_schemas;         /* SchemaNodeList, not empty */
SchemaKeywordRead schema_read_schema_map;      /* Map *: key -> SchemaNode */
SchemaKeywordRead schema_read_definitions;     /* nothing: they are there for references */
SchemaKeywordRead schema_read_pattern_schemas; /* SchemaPatternList */
SchemaKeywordRead schema_read_pattern;         /* const SchemaPattern * */
SchemaKeywordRead schema_read_types;           /* uint32_t */
SchemaKeywordRead schema_read_enumeration;     /* const Value *: a list */
SchemaKeywordRead schema_read_value;           /* const Value *: any */
SchemaKeywordRead schema_read_aliases;         /* const Value *: a map of texts */
SchemaKeywordRead schema_read_number;          /* const SchemaNumber * */
SchemaKeywordRead schema_read_divisor;         /* the same, greater than 0 */
SchemaKeywordRead schema_read_count;           /* uint64_t */
SchemaKeywordRead schema_read_boolean;         /* bool */
SchemaKeywordRead schema_read_names;           /* SliceList, all different */
SchemaKeywordRead schema_read_dependent_names; /* Map *: key -> SliceList */
SchemaKeywordRead schema_read_dependencies;    /* the node: its two members of that name */
SchemaKeywordRead schema_read_format;          /* const SchemaFormat * */
SchemaKeywordRead schema_read_text;            /* Slice */

#endif
