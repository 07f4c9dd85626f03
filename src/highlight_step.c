#include "highlight_step.h"

#include "base/file.h"
#include "base/path.h"

#include <stdlib.h>

static Slice variable(const char *name)
{
    const char *value = getenv(name);

    return value != NULL ? slice_from_string(value) : (Slice){NULL, 0};
}

/* Empty where nothing is to be kept. Relative paths in XDG's variables are to be ignored. */
static Slice cache_folder(Arena *arena)
{
    Slice home = variable("HOME");
    Slice caches = variable("XDG_CACHE_HOME");

    if (getenv("MEMOC_CACHE") != NULL) {
        return variable("MEMOC_CACHE");
    }
    if (slice_starts_with(caches, SLICE("/"))) {
        return path_join(arena, caches, SLICE("memoc"));
    }
    if (slice_starts_with(home, SLICE("/"))) {
        return path_join(arena, home, SLICE(".cache/memoc"));
    }
    return (Slice){NULL, 0};
}

void highlight_step_open(HighlightStep *step, Arena *arena, const Settings *settings)
{
    Slice folder = cache_folder(arena);
    Slice file;

    *step = (HighlightStep){.is_on = settings->highlight};
    if (!step->is_on) {
        return;
    }
    highlight_cache_init(&step->cache);
    if (folder.size == 0) {
        return;
    }
    unsigned number = (unsigned)(hash_64(settings->root) % HIGHLIGHT_FILES_MOST);
    step->path = path_join(arena, folder, arena_format(arena, "highlight-%02x", number));
    if (file_read(arena, step->path, HIGHLIGHT_CACHE_MOST, &file)) {
        highlight_cache_open(&step->cache, file);
    }
}

const HighlightCache *highlight_step_cache(const HighlightStep *step)
{
    return step->is_on ? &step->cache : NULL;
}

const HighlightCache *highlight_step_answers(const HighlightStep *step)
{
    return step->is_on ? &step->answers : NULL;
}

void highlight_step_keep(HighlightStep *step, Arena *arena, const Unit *units, size_t count)
{
    Arena scratch;
    HighlightHarvest harvest;
    Buffer file;

    if (!step->is_on) {
        return;
    }
    arena_init(&scratch, NULL);
    highlight_harvest_init(&harvest, &scratch, &step->cache);
    for (size_t i = 0; i < count; i++) {
        highlight_harvest_add(&harvest, unit_text(&units[i], units[i].header->highlights));
    }
    buffer_init(&file, arena);
    step->answers = step->cache;
    if (highlight_harvest_write(&harvest, &file)) {
        highlight_cache_open(&step->answers, buffer_slice(&file));
        if (step->path.size > 0) {
            /* What cannot be written is found out again the next time. */
            file_write(step->path, buffer_slice(&file), FILE_REPRODUCIBLE, NULL);
        }
    }
    arena_free(&scratch);
}
