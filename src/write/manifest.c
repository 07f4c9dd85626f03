#include "write/manifest.h"

#include "base/file.h"
#include "document/settings.h"
#include "write/output_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* Another version would begin with another word; then nothing is known. */
#define MANIFEST_VERSION "memoc-manifest-1"

static int compare_hashes(const OutputEntry *a, const OutputEntry *b)
{
    if (a->hash.high != b->hash.high) {
        return a->hash.high < b->hash.high ? -1 : 1;
    }
    return a->hash.low < b->hash.low ? -1 : a->hash.low > b->hash.low;
}

static void add_known(Manifest *manifest, const OutputEntry *entry)
{
    MapEntry *place = map_get(&manifest->known, entry->path);

    for (const KnownFile *other = place->value; other; other = other->next) {
        if (compare_hashes(&other->entry, entry) == 0) {
            return;
        }
    }

    KnownFile *file = arena_new(manifest->arena, KnownFile);

    *file = (KnownFile){.entry = *entry, .next = place->value};
    place->value = file;
}

static void add_lines(Manifest *manifest, Slice lines)
{
    OutputEntry entry;

    while (lines.size > 0) {
        if (output_entry_read(manifest->arena, slice_cut(lines, '\n', &lines), &entry)) {
            add_known(manifest, &entry);
        }
    }
}

/* No bytes when there is no such file; false with errno when it cannot be read. */
static bool read_own(const Manifest *manifest, Slice name, Slice *bytes)
{
    *bytes = SLICE("");
    return output_file_read(manifest->root, name, manifest->arena, bytes) || errno == ENOENT;
}

bool manifest_read_journal(Manifest *manifest)
{
    Slice lines;

    if (!read_own(manifest, SLICE(OUTPUT_JOURNAL), &lines)) {
        return false;
    }
    add_lines(manifest, lines);
    manifest->is_interrupted = lines.size > 0;
    return true;
}

bool manifest_init(Manifest *manifest, Arena *arena, int root)
{
    Slice lines;

    *manifest = (Manifest){.arena = arena, .root = root, .journal = -1};
    map_init(&manifest->known, arena);
    buffer_init(&manifest->line, arena);
    if (!read_own(manifest, SLICE(OUTPUT_MANIFEST), &lines)) {
        return false;
    }
    if (slice_starts_with(lines, SLICE(MANIFEST_VERSION " "))) {
        add_lines(manifest, lines);
    }
    return manifest_read_journal(manifest);
}

const KnownFile *manifest_find(const Manifest *manifest, Slice path)
{
    return map_find(&manifest->known, path);
}

static bool open_journal(Manifest *manifest)
{
    if (manifest->journal < 0) {
        manifest->journal = openat(manifest->root, OUTPUT_JOURNAL,
                                   O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    }
    return manifest->journal >= 0;
}

bool manifest_announce(Manifest *manifest, const OutputEntry *entry)
{
    buffer_clear(&manifest->line);
    /* The line before may have lost its end, on a full disk. */
    buffer_add_byte(&manifest->line, '\n');
    output_entry_write(&manifest->line, entry);
    /* One call appends it: lines of several workers do not mix. */
    return open_journal(manifest) &&
           file_write_descriptor(manifest->journal, buffer_slice(&manifest->line));
}

static int compare_entries(const void *a, const void *b)
{
    const OutputEntry *entry_a = a;
    const OutputEntry *entry_b = b;

    int order = slice_compare(entry_a->path, entry_b->path);

    return order != 0 ? order : compare_hashes(entry_a, entry_b);
}

bool manifest_replace(Manifest *manifest, OutputEntry *entries, size_t count)
{
    Buffer lines;

    if (count > 0) {
        qsort(entries, count, sizeof *entries, compare_entries);
    }
    buffer_init(&lines, manifest->arena);
    buffer_add_string(&lines, MANIFEST_VERSION " hash, size and path of what memoc wrote here\n");
    for (size_t i = 0; i < count; i++) {
        output_entry_write(&lines, &entries[i]);
    }

    Slice bytes = buffer_slice(&lines);
    FilePlace place = output_file_look(manifest->root, SLICE(OUTPUT_MANIFEST), bytes);

    if (place == PLACE_FAILED ||
        (place != PLACE_SAME &&
         !output_file_replace(manifest->root, SLICE(OUTPUT_MANIFEST), bytes))) {
        return false;
    }
    /* One that stays does no harm: it says what the manifest says. */
    unlinkat(manifest->root, OUTPUT_JOURNAL, 0);
    return true;
}

void manifest_close(Manifest *manifest)
{
    if (manifest->journal >= 0) {
        close(manifest->journal);
    }
    manifest->journal = -1;
}

bool manifest_is_own_path(Slice path)
{
    return slice_is(path, OUTPUT_MANIFEST) || slice_is(path, OUTPUT_JOURNAL);
}
