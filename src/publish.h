/*
 * publish.h - one site: from linked pages to files.
 *
 * What workers do after the link step. Every file of the output belongs to one job: those of a document (its page, its Markdown, its
 * JSON), a folder's index, or one of the site's own (publish.c has their table). A job's result is what it wrote, and what went wrong.
 */
#ifndef PUBLISH_H
#define PUBLISH_H

#include "base/diagnostic.h"
#include "base/worker.h"
#include "document/site.h"
#include "render/renderer.h"
#include "render/theme.h"
#include "timing.h"
#include "write/output_stream.h"

typedef struct Publisher {
    Arena *arena;
    const Site *site;
    Theme theme;
    Renderer renderer;
    Output output;  /* opened by the caller */
    Timing *timing; /* NULL: nobody asks */
    size_t job_count;
    uint64_t *costs;   /* by job */
    size_t lost_count; /* jobs whose worker died */
    ScriptError error; /* after a failed publisher_init */
    /* A worker's own, forgotten between jobs. */
    Buffer file; /* being made; a long one leaves by the stream */
    OutputStream stream;
    Slice stream_path; /* of the file that may need the stream */
    bool is_streaming;
    uint64_t clock; /* timing.h */
    Arena paths;    /* and whatever else a job needs to its end */
    Arena scratch;  /* may be reset by who makes the file */
    Buffer errors;  /* lines of "path:line: message" */
} Publisher;

/* Loads the theme and compiles its templates. False with the reason in publisher->error; nothing is to be freed then. */
bool publisher_init(Publisher *publisher, Arena *arena, const Site *site);
void publisher_free(Publisher *publisher);

/* A JobFunction: `context` is the Publisher. */
void publish_job(void *context, size_t job, Buffer *out);

/* In the parent: takes the results, removes what is no longer part of the site. Failures become findings. */
void publisher_finish(Publisher *publisher, const WorkerResults *results, DiagnosticList *findings);

#endif
