/*
 * json_file.h - a whole file of JSON as values with positions, such as a schema.
 *
 * Numbers keep their spelling, as those of YAML do. Values are nested at most 64 deep, again as in YAML.
 */
#ifndef FRONT_MATTER_JSON_FILE_H
#define FRONT_MATTER_JSON_FILE_H

#include "base/diagnostic.h"
#include "document/value.h"

/*
 * The value of the file, in `arena`; NULL when it is malformed, nested too deep, or an object has a key twice: what is wrong is
 * added to `problems` as errors under "config/json".
 */
Value *json_file_read(Arena *arena, Source *source, DiagnosticList *problems);

#endif
