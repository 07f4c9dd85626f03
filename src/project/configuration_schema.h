/*
 * configuration_schema.h - how `schema` is read from memoc.yaml: what front matter must hold, as a JSON Schema.
 *
 * Only where the schema is: here, in a file, or inside memoc. It is compiled by front_matter/, which also tells what is wrong with it.
 */
#ifndef PROJECT_CONFIGURATION_SCHEMA_H
#define PROJECT_CONFIGURATION_SCHEMA_H

#include "project/configuration_key.h"

ConfigurationRead configuration_read_schemas; /* Settings */
ConfigurationRead configuration_read_schema;  /* SchemaSettings */

#endif
