#include "base/embedded.h"

/* As strcmp orders them, but that a path which begins with `prefix` equals it. */
static int compare_start(const EmbeddedFile *file, Slice prefix)
{
    return slice_compare(slice_part(slice_from_string(file->path), 0, prefix.size), prefix);
}

/* The first file at or after `from` whose start is above `prefix`, or, with `or_equal`, not below it. */
static size_t find_bound(Slice prefix, size_t from, bool or_equal)
{
    size_t end = embedded_file_count;

    while (from < end) {
        size_t middle = from + (end - from) / 2;
        int order = compare_start(&embedded_files[middle], prefix);

        if (order > 0 || (order == 0 && or_equal)) {
            end = middle;
        } else {
            from = middle + 1;
        }
    }
    return from;
}

const EmbeddedFile *embedded_find(Slice path)
{
    const EmbeddedFile *file = &embedded_files[find_bound(path, 0, true)];

    /* The entry that ends the table has no path. A file comes before those that it is a prefix of. */
    return file->path && slice_is(path, file->path) ? file : NULL;
}

EmbeddedList embedded_below(Slice prefix)
{
    size_t first = find_bound(prefix, 0, true);

    return (EmbeddedList){.items = &embedded_files[first],
                          .count = find_bound(prefix, first, false) - first};
}
