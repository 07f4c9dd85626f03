#include "project/walker.h"

#include "base/file.h"
#include "base/path.h"
#include "project/content_filter.h"

#include <errno.h>

enum {
    IGNORE_FILE_SIZE_MOST = 1 << 20,
    BLANK_SIZE_MOST = 1024, /* more blanks than that are something */
};

void walker_push(Walker *walker, StepList *list, const Step *step)
{
    list->items = arena_array_room(walker->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count] = *step;
    list->items[list->count++].path = arena_copy(walker->arena, step->path);
}

Slice walker_absolute(Walker *walker, const Step *step)
{
    return path_join(walker->scratch, walker->base, step->path);
}

Slice walker_project_path(const Walker *walker, const Step *step)
{
    return slice_from(step->path, walker->project.size > 0 ? walker->project.size + 1 : 0);
}

void walker_add_problem(Walker *walker, const Step *step, WalkProblemKind kind, int error)
{
    if (!step->hidden) {
        walk_list_add_problem(&walker->found, kind, walker_project_path(walker, step), error);
    }
}

bool walker_ignores(Walker *walker, const Step *step, bool is_folder)
{
    bool ignored = ignore_file_matches(step->ignore, step->path, is_folder);

    walker->found.ignored_count += ignored && !step->hidden ? 1 : 0;
    return ignored;
}

bool walker_includes(const Step *step)
{
    return content_includes(step->content, slice_from(step->path, step->content_size));
}

bool walker_excludes_folder(const Step *step)
{
    return content_excludes_folder(step->content, slice_from(step->path, step->content_size));
}

bool walker_is_output(const Walker *walker, Slice path)
{
    Slice output = walker->settings->output;

    return output.size > 0 && slice_equals(path, output);
}

/* Blanks alone, and a byte order mark, are no content. What cannot be read is left to who will read it. */
static bool is_blank(Walker *walker, const Step *step)
{
    Slice text;

    if (!file_read(walker->scratch, walker_absolute(walker, step), BLANK_SIZE_MOST, &text)) {
        return false;
    }
    text = slice_from(text, slice_starts_with(text, SLICE("\xEF\xBB\xBF")) ? 3 : 0);
    return slice_trim_start(text).size == 0;
}

void walker_add_file(Walker *walker, const Step *step, const struct stat *status)
{
    FoundFile found = {
        .identity = {status->st_dev, status->st_ino},
        .content_index = (size_t)(step->content - walker->settings->content),
        .hidden = step->hidden,
        .linked = step->linked,
    };

    found.file = (SourceFile){
        .path = arena_copy(walker->arena, walker_project_path(walker, step)),
        .size = (uint64_t)status->st_size,
        .modified = (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec,
        .content = step->content,
    };
    if (!step->content->skip_empty || !is_blank(walker, step)) {
        walk_list_add(&walker->found, &found);
    }
}

const IgnoreFile *walker_read_ignore_file(Walker *walker, Slice folder, const IgnoreFile *outer,
                                          int *error)
{
    Slice path = path_join(walker->scratch, walker->base, folder);
    Slice text;

    *error = 0;
    if (file_read(walker->arena, path_join(walker->scratch, path, SLICE(".gitignore")),
                  IGNORE_FILE_SIZE_MOST, &text)) {
        return ignore_file_read(walker->arena, text, folder, outer);
    }
    *error = errno;
    return outer;
}
