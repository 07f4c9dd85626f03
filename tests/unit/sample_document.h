/*
 * sample_document.h - documents made from text, with the settings of a project without memoc.yaml.
 */
#ifndef UNIT_SAMPLE_DOCUMENT_H
#define UNIT_SAMPLE_DOCUMENT_H

#include "document/document.h"
#include "front_matter/front_matter.h"
#include "markdown/markdown.h"

#include <stdlib.h>

typedef struct Sample {
    Arena arena;
    Arena scratch;
    Settings settings;
    Document document; /* the last one read */
} Sample;

static inline Duration sample_days(int days)
{
    return (Duration){.days = days};
}

static inline Cadence sample_cadence(const char *raw, int days)
{
    return (Cadence){CADENCE_DURATION, slice_from_string(raw), sample_days(days)};
}

/* Setup and teardown of a test whose state is a Sample. */
static inline int sample_begin(void **state)
{
    Sample *sample = calloc(1, sizeof *sample);

    if (sample == NULL) {
        return 1;
    }
    arena_init(&sample->arena, NULL);
    arena_init(&sample->scratch, NULL);
    settings_init(&sample->settings, &sample->arena, SLICE("/project"));
    *state = sample;
    return 0;
}

static inline int sample_end(void **state)
{
    Sample *sample = *state;

    arena_free(&sample->arena);
    arena_free(&sample->scratch);
    free(sample);
    return 0;
}

/* Reads `text` as far as the tree, metadata, outline and links. */
static inline Document *sample_read(Sample *sample, const char *path, Slice text)
{
    Document *document = &sample->document;
    FrontMatter front_matter;

    *document = (Document){
        .arena = &sample->arena,
        .scratch = &sample->scratch,
        .settings = &sample->settings,
        .path = slice_from_string(path),
    };
    source_init(&document->source, &sample->arena, document->path, text);
    diagnostic_list_init(&document->findings, &sample->arena);
    diagnostic_list_init(&document->unused, &sample->arena);
    document->given.arena = &sample->arena;
    document->records.arena = &sample->arena;
    front_matter_read(&front_matter, &sample->arena, &document->source);
    document->front_matter = front_matter.root;
    document->front_matter_span = front_matter.block;
    document->front_matter_is_bad = front_matter.found && front_matter.root == NULL;
    document->body_offset = front_matter.body_offset;
    markdown_parse(&document->tree, &sample->arena, &sample->scratch, &document->source,
                   document->body_offset, sample->settings.dialect);
    metadata_read(&document->metadata, &sample->arena, &sample->settings, document->front_matter,
                  &document->tree, document->path);
    document_collect(document);
    document_read_code(document);
    document_count_words(document);
    return document;
}

#endif
