#include "changed_step.h"

#include "base/file.h"
#include "base/map.h"
#include "base/path.h"
#include "edition_reader.h"

ComparisonState changed_step_compare(Comparison *comparison, Arena *arena, const Settings *settings,
                                     const Walk *walk, Slice base)
{
    *comparison = (Comparison){
        .root = settings->root,
        .base = base,
        .files = arena_new_array(arena, ComparedFile, walk->count),
        .file_count = walk->count,
        .suggestion = SLICE(""),
        .trouble = SLICE(""),
    };
    for (size_t i = 0; i < walk->count; i++) {
        comparison->files[i].path = walk->files[i].path;
    }
    return comparison_make(comparison, arena);
}

/* The front matter of an edition is forgotten: what it says of dates is kept. */
static Edition *read_edition(Arena *arena, Arena *scratch, const Settings *settings, Slice path,
                             Slice bytes)
{
    Edition *edition = arena_new(arena, Edition);
    edition_read(edition, scratch, settings, path, bytes);
    edition->updated.field = arena_copy(arena, edition->updated.field);
    edition->updated.raw = arena_copy(arena, edition->updated.raw);
    return edition;
}

/* The bytes of a file as it was compiled. */
static bool read_source(Arena *scratch, const Settings *settings, const SourceFile *source,
                        Slice *bytes)
{
    *bytes = source->text;
    return source->has_text ||
           file_read(scratch, path_join(scratch, settings->root, source->path), 0, bytes);
}

static void read_page(Page *page, Arena *arena, Arena *scratch, const Settings *settings,
                      const ComparedFile *file, const SourceFile *source)
{
    Slice bytes;
    if (read_source(scratch, settings, source, &bytes)) {
        page->edition = read_edition(arena, scratch, settings, page->path, bytes);
        page->base_edition = read_edition(arena, scratch, settings, page->path, file->before);
    }
}

void changed_step_read(Site *site, Arena *arena, const Comparison *comparison, const Walk *walk)
{
    Map files; /* path -> ComparedFile */
    Arena scratch;
    map_init(&files, arena);
    arena_init(&scratch, NULL);
    for (size_t i = 0; i < comparison->file_count; i++) {
        if (comparison->files[i].has_before) {
            map_set(&files, comparison->files[i].path, &comparison->files[i]);
        }
    }
    for (uint32_t i = 0; i < site->page_count; i++) {
        Page *page = &site->pages[i];
        const ComparedFile *file = map_find(&files, page->path);
        if (file != NULL) {
            read_page(page, arena, &scratch, site->settings, file,
                      &walk->files[file - comparison->files]);
            arena_reset(&scratch);
        }
    }
    arena_free(&scratch);
}
