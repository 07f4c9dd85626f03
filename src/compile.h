/*
 * compile.h - one document: from its bytes to its unit.
 *
 * This is what a worker does for each document; compile.c holds the steps, in order. Nothing here sees another document.
 */
#ifndef COMPILE_H
#define COMPILE_H

#include "base/buffer.h"
#include "document/document.h"
#include "filter_step.h"
#include "front_matter/schema_set.h"
#include "project/walk.h"
#include "render/highlight.h"
#include "render/math_converter.h"
#include "timing.h"

typedef struct Compiler {
    const Settings *settings;
    const SourceFile *files;
    bool index;               /* entries for the search index are wanted, too */
    bool bodies;              /* HTML is wanted, too */
    ProjectFilters *filters;  /* NULL: none are run */
    const SchemaSet *schemas; /* NULL: there are none */
    Timing *timing;           /* NULL: nobody asks */
    void *owner;              /* for who reports progress */
    /* A worker's own: forgotten between documents. */
    const SourceFile *file;
    MemoryBudget budget;
    Arena arena;
    Arena scratch;
    Highlighter highlighter;
    MathConverter math;
} Compiler;

void compiler_init(Compiler *compiler, const Settings *settings, const SourceFile *files);
void compiler_free(Compiler *compiler);

/* A JobFunction: `context` is the Compiler, `job` the number of a file. Writes the file's unit into `out`. */
void compile_document(void *context, size_t job, Buffer *out);

/* The unit of a file that nobody asked for: nothing but its path. Does not read the file. */
void compile_stub(Compiler *compiler, size_t file, Buffer *out);

/* The same as compile_document without filters, for a file whose worker died, it may be of them: a finding says so, with what happened to it. */
void compile_without_filters(Compiler *compiler, size_t file, const char *loss, Buffer *out);

/*
 * The unit of a file whose worker died: its text as it is, and one finding of `rule` with `message`. Reads the file, but nothing looks
 * into what it says.
 */
void compile_lost_document(Compiler *compiler, size_t file, RuleId rule, const char *message,
                           Buffer *out);

#endif
