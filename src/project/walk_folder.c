#include "project/walk_folder.h"

#include "base/folder.h"
#include "base/path.h"
#include "project/content_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* An entry of the folder at `step`, as a step of its own. */
static Step step_into(Walker *walker, const Step *step, Slice name)
{
    Step next = *step;

    next.path = path_join(walker->scratch, step->path, name);
    next.depth = step->depth + 1;
    next.named = false;
    next.hidden = step->hidden || (name.data[0] == '.' && !step->content->hidden);
    return next;
}

static void take_file(Walker *walker, const Step *step, int folder, Slice name)
{
    struct stat status;

    if (!walker_includes(step) || walker_ignores(walker, step, false)) {
        return;
    }
    if (content_name_is_bad(name)) {
        walker_add_problem(walker, step, WALK_BAD_NAME, 0);
    } else if (fstatat(folder, name.data, &status, AT_SYMLINK_NOFOLLOW) == 0) {
        walker_add_file(walker, step, &status);
    }
}

static void take_folder(Walker *walker, const Step *step, Slice name)
{
    if (content_skips_folder(name) || walker_is_output(walker, walker_project_path(walker, step)) ||
        walker_excludes_folder(step) || walker_ignores(walker, step, true)) {
        return;
    }
    if (content_name_is_bad(name)) {
        walker_add_problem(walker, step, WALK_BAD_NAME, 0);
    } else if (step->depth > WALK_DEPTH_MOST) {
        walker_add_problem(walker, step, WALK_TOO_DEEP, 0);
    } else {
        walker_push(walker, &walker->folders[step->hidden], step);
    }
}

/* Links wait until all that can be reached without one is known. */
static void take_link(Walker *walker, const Step *step, Slice name)
{
    /* Emacs locks a file that is being edited by a link like ".#a.md", which leads nowhere. */
    if (!slice_starts_with(name, SLICE(".#")) && !walker_excludes_folder(step) &&
        !ignore_file_matches(step->ignore, step->path, false)) {
        walker_push(walker, &walker->links[step->hidden], step);
    }
}

static void take_other(Walker *walker, const Step *step)
{
    if (walker_includes(step) && !walker_ignores(walker, step, false)) {
        walker_add_problem(walker, step, WALK_NOT_A_FILE, 0);
    }
}

static void take_entry(Walker *walker, const Step *folder, int descriptor, const FolderEntry *entry)
{
    Step step = step_into(walker, folder, entry->name);

    switch (entry->kind) {
    case FOLDER_ENTRY_FILE:
        take_file(walker, &step, descriptor, entry->name);
        return;
    case FOLDER_ENTRY_FOLDER:
        take_folder(walker, &step, entry->name);
        return;
    case FOLDER_ENTRY_LINK:
        take_link(walker, &step, entry->name);
        return;
    case FOLDER_ENTRY_OTHER:
        take_other(walker, &step);
        return;
    }
}

static bool has_file(const FolderEntryList *entries, const char *name)
{
    for (size_t i = 0; i < entries->count; i++) {
        if (entries->items[i].kind == FOLDER_ENTRY_FILE && slice_is(entries->items[i].name, name)) {
            return true;
        }
    }
    return false;
}

/* What some build wrote, with -o perhaps: its Markdown is a copy. */
static bool is_output(const FolderEntryList *entries)
{
    return has_file(entries, OUTPUT_MANIFEST) || has_file(entries, OUTPUT_JOURNAL);
}

static void take_entries(Walker *walker, Step *step, int descriptor, const FolderEntryList *entries)
{
    if (!step->named && is_output(entries)) {
        return;
    }
    if (has_file(entries, ".gitignore")) {
        int error;

        step->ignore = walker_read_ignore_file(walker, step->path, step->ignore, &error);
        if (error != 0) {
            Step file = *step;

            file.path = path_join(walker->scratch, step->path, SLICE(".gitignore"));
            walker_add_problem(walker, &file, WALK_UNREADABLE, error);
        }
    }
    for (size_t i = 0; i < entries->count; i++) {
        take_entry(walker, step, descriptor, &entries->items[i]);
    }
}

/* What a content root has walked already: its own, so that each applies its own patterns. */
typedef struct Visit {
    uint64_t device;
    uint64_t number;
    const ContentRoot *content;
} Visit;

static bool is_first_visit(Walker *walker, const Step *step, const struct stat *status)
{
    Visit *visit = arena_new(walker->arena, Visit);

    *visit = (Visit){status->st_dev, status->st_ino, step->content};

    MapEntry *entry = map_get(&walker->visited, (Slice){(const char *)visit, sizeof *visit});
    bool is_first = entry->value == NULL;

    entry->value = visit;
    return is_first;
}

static bool read_open_folder(Walker *walker, Step *step, int descriptor)
{
    struct stat status;
    FolderEntryList entries;

    if (fstat(descriptor, &status) != 0) {
        return false;
    }
    if (!is_first_visit(walker, step, &status)) {
        return true;
    }
    if (!folder_read(walker->scratch, descriptor, &entries)) {
        return false;
    }
    take_entries(walker, step, descriptor, &entries);
    return true;
}

static void read_folder(Walker *walker, Step *step)
{
    const char *path = arena_string(walker->scratch, walker_absolute(walker, step));
    int descriptor =
        open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (step->linked ? 0 : O_NOFOLLOW));

    if (descriptor < 0) {
        walker_add_problem(walker, step, WALK_UNREADABLE, errno);
        return;
    }
    if (!read_open_folder(walker, step, descriptor)) {
        walker_add_problem(walker, step, WALK_UNREADABLE, errno);
    }
    close(descriptor);
}

void walk_folders(Walker *walker, StepList *folders)
{
    while (folders->count > 0) {
        Step step = folders->items[--folders->count];

        read_folder(walker, &step);
        arena_reset(walker->scratch);
    }
}
