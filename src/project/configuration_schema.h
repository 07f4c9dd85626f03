/*
 * configuration_schema.h - how `schema` is read from memoc.yaml: what front matter must hold, as a JSON Schema.
 *
 * Of the schema's keywords `required` has an effect: it is read into SchemaSettings.required. The others, and schemas in files, are
 * told to have none yet (config/no-effect); the annotations among them are silent, as they never have one.
 */
#ifndef PROJECT_CONFIGURATION_SCHEMA_H
#define PROJECT_CONFIGURATION_SCHEMA_H

#include "project/configuration_key.h"

ConfigurationRead configuration_read_schemas; /* Settings */
ConfigurationRead configuration_read_schema;  /* SchemaSettings */

#endif
