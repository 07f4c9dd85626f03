/*
 * configuration.h - memoc.yaml becomes settings.
 *
 * What is wrong in it are messages with line and column, under ids of their own (no rules of `check`: settings cannot change
 * them). Errors make the settings unfit for use, and there is one for each fault of the file:
 *
 *     config/yaml         it is no YAML
 *     config/json         the same of a schema in JSON
 *     config/schema       a schema that is wrong, or not there (front_matter/schema.h)
 *     config/unknown-key  no such key
 *     config/type         a list where there should be a text, and the like
 *     config/value        no such value: a glob that does not close, a path that leads out of the project
 *     config/no-effect    (info) a keyword of a schema that means nothing
 *     config/unreadable   the file cannot be read
 */
#ifndef PROJECT_CONFIGURATION_H
#define PROJECT_CONFIGURATION_H

#include "base/diagnostic.h"
#include "document/settings.h"
#include "document/value.h"

/*
 * Reads the whole of `source` as YAML: a null value when it says nothing, NULL when it is malformed, after problems were added
 * under config/yaml. front_matter/ can do it; stages do not know each other, so build/ hands it in.
 */
typedef Value *ReadYaml(Arena *arena, Source *source, DiagnosticList *problems);

/*
 * Finds memoc.yaml in `folder`, an absolute path, or above it, but not above the repository that holds it. `*file` is then its
 * absolute path, in `arena`.
 */
bool configuration_find(Arena *arena, Slice folder, Slice *file);

typedef enum ConfigurationResult {
    CONFIGURATION_GOOD,
    CONFIGURATION_BAD,    /* there are errors among the problems: wrong usage */
    CONFIGURATION_FAILED, /* the file could not be read, which is among the problems, too */
} ConfigurationResult;

/* Reads `file`, an absolute path: its folder is the project's root. */
ConfigurationResult configuration_load(Settings *settings, Arena *arena, Slice file,
                                       ReadYaml *read_yaml, DiagnosticList *problems);

/* The same from a file that was read: `source->path` is relative to `root`, and `source` lives as long as the settings. False when there are errors. */
bool configuration_read(Settings *settings, Arena *arena, Slice root, Source *source,
                        ReadYaml *read_yaml, DiagnosticList *problems);

#endif
