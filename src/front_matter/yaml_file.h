/*
 * yaml_file.h - a whole file of YAML, such as memoc.yaml.
 */
#ifndef FRONT_MATTER_YAML_FILE_H
#define FRONT_MATTER_YAML_FILE_H

#include "base/diagnostic.h"
#include "document/value.h"

/*
 * The values of the file: a null with empty text when it says nothing, NULL when it is malformed. What is wrong is added to
 * `problems` as errors under "config/yaml".
 */
Value *yaml_file_read(Arena *arena, Source *source, DiagnosticList *problems);

#endif
