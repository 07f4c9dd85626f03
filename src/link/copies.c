#include "link/copies.h"

#include "base/path.h"

#include <stdlib.h>

void copies_init(Copies *copies, Arena *arena, Arena *scratch, const Settings *settings,
                 AddressBook *addresses)
{
    *copies = (Copies){.settings = settings, .addresses = addresses, .arena = arena};
    map_init(&copies->files, scratch);
}

static bool is_hidden(Slice path)
{
    while (path.size > 0) {
        if (slice_starts_with(slice_cut(path, '/', &path), SLICE("."))) {
            return true;
        }
    }
    return false;
}

static bool is_web_page(Slice path)
{
    static const char *const extensions[] = {".html", ".htm", ".xhtml", ".xht", ".shtml"};
    Slice extension = path_extension(path);

    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        if (slice_equals_fold(extension, slice_from_string(extensions[i]))) {
            return true;
        }
    }
    return false;
}

/* A symbolic link must not be the way to what may not be copied, so both paths are judged. */
static bool path_is_fit(const Settings *settings, Slice path)
{
    return !is_hidden(path) &&
           !(settings->config_path.size > 0 && slice_equals(path, settings->config_path)) &&
           !(settings->output.size > 0 && path_is_below(path, settings->output)) &&
           !(settings->html != HTML_TRUST && is_web_page(path));
}

static bool is_fit(Copies *copies, const DiskEntry *file)
{
    Slice holder;

    return file->size <= COPY_SIZE_MAX && path_is_fit(copies->settings, file->path) &&
           path_is_fit(copies->settings, file->real) &&
           address_book_claim(copies->addresses, file->path, file->path, &holder);
}

const SiteFile *copies_add(Copies *copies, const DiskEntry *file, bool is_shown)
{
    size_t count = copies->files.count;
    MapEntry *entry = map_get(&copies->files, file->path);
    bool is_new = copies->files.count > count;
    SiteFile *copy = entry->value;

    if (is_new && is_fit(copies, file)) {
        copy = arena_new(copies->arena, SiteFile);
        copy->path = arena_copy(copies->arena, file->path);
        copy->url = path_percent_encode(copies->arena, file->path);
        copy->size = file->size;
        entry->value = copy;
        copies->count++;
    }
    if (copy != NULL) {
        copy->is_shown = copy->is_shown || is_shown;
    }
    return copy;
}

static int compare_files(const void *a, const void *b)
{
    return slice_compare(((const SiteFile *)a)->path, ((const SiteFile *)b)->path);
}

void copies_finish(Copies *copies, Site *site)
{
    site->file_count = (uint32_t)copies->count;
    site->files = arena_new_array(copies->arena, SiteFile, copies->count);

    SiteFile *next = site->files;

    for (size_t i = 0; i < copies->files.count; i++) {
        const SiteFile *copy = copies->files.entries[i].value;

        if (copy != NULL) {
            *next++ = *copy;
        }
    }
    if (site->file_count > 1) {
        qsort(site->files, site->file_count, sizeof *site->files, compare_files);
    }
}
