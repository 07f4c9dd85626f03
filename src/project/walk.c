#include "project/walk.h"

#include "base/file.h"
#include "base/folder.h"
#include "base/map.h"
#include "base/path.h"
#include "project/content_filter.h"
#include "project/ignore_file.h"
#include "project/repository.h"
#include "project/walk_list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { IGNORE_FILE_SIZE_MOST = 1 << 20 };

/* A place that the walk has still to look at: a folder, or a link or content path that may be anything. */
typedef struct Step {
    Slice path; /* from the base */
    const ContentRoot *content;
    size_t content_size;      /* bytes of the content's path from the base, with its '/' */
    const IgnoreFile *ignore; /* of the folders above it */
    size_t depth;
    bool hidden;
    bool linked; /* a link is on the way to it */
    bool named;  /* a content path */
} Step;

typedef struct StepList {
    Step *items;
    size_t count;
    size_t capacity;
} StepList;

typedef struct Walker {
    Arena *arena;
    Arena *scratch; /* for one step */
    const Settings *settings;
    Slice base;    /* absolute: the repository that holds the project, else the project */
    Slice root;    /* absolute: the project, without links */
    Slice project; /* the project's path from the base */
    WalkList found;
    StepList folders[2]; /* what is not hidden, and what is */
    StepList links[2];
    Map visited; /* folders */
} Walker;

static void push_step(Walker *walker, StepList *list, const Step *step)
{
    list->items = arena_array_room(walker->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count] = *step;
    list->items[list->count++].path = arena_copy(walker->arena, step->path);
}

/* "a" + "b" = "a/b", in scratch. */
static Slice join(Walker *walker, Slice folder, Slice name)
{
    return path_join(walker->scratch, folder, name);
}

/* The path of `path` from `folder`, above it, on. */
static Slice path_below(Slice path, Slice folder)
{
    return slice_from(path, folder.size > 1 ? folder.size + 1 : 1);
}

static Slice absolute_path(Walker *walker, Slice path)
{
    return join(walker, walker->base, path);
}

static Slice path_in_project(const Walker *walker, Slice path)
{
    return slice_from(path, walker->project.size > 0 ? walker->project.size + 1 : 0);
}

/* What is wrong with hidden files is nobody's concern. */
static void add_problem(Walker *walker, const Step *step, WalkProblemKind kind, Slice path,
                        int error)
{
    if (!step->hidden) {
        walk_list_add_problem(&walker->found, kind, path_in_project(walker, path), error);
    }
}

static bool is_ignored(Walker *walker, const Step *step, Slice path, bool is_folder)
{
    bool ignored = ignore_file_matches(step->ignore, path, is_folder);

    walker->found.ignored_count += ignored && !step->hidden ? 1 : 0;
    return ignored;
}

static bool is_included(const Step *step, Slice path)
{
    return content_includes(step->content, slice_from(path, step->content_size));
}

static bool is_excluded_folder(const Step *step, Slice path)
{
    return content_excludes_folder(step->content, slice_from(path, step->content_size));
}

static bool is_output(const Walker *walker, Slice path)
{
    Slice output = walker->settings->output;

    return output.size > 0 && slice_equals(path, output);
}

/* Is a path of the project, which was reached by a link, or a folder above it never walked? */
static bool is_skipped_path(const Walker *walker, Slice path)
{
    for (; path.size > 0; path = path_folder(path)) {
        if (content_skips_folder(path_name(path)) || is_output(walker, path)) {
            return true;
        }
    }
    return false;
}

static void add_file(Walker *walker, const Step *step, Slice path, const struct stat *status)
{
    FoundFile found = {
        .identity = {status->st_dev, status->st_ino},
        .content_index = (size_t)(step->content - walker->settings->content),
        .hidden = step->hidden,
        .linked = step->linked,
    };

    found.file = (SourceFile){
        .path = path_in_project(walker, arena_copy(walker->arena, path)),
        .size = (uint64_t)status->st_size,
        .modified = (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec,
        .content = step->content,
    };
    walk_list_add(&walker->found, &found);
}

/* An entry of the folder at `step`, as a step of its own. */
static Step step_into(Walker *walker, const Step *step, Slice name)
{
    Step next = *step;

    next.path = join(walker, step->path, name);
    next.depth = step->depth + 1;
    next.named = false;
    next.hidden = step->hidden || (name.data[0] == '.' && !step->content->hidden);
    return next;
}

static void take_file(Walker *walker, const Step *step, int folder, Slice name)
{
    struct stat status;

    if (!is_included(step, step->path) || is_ignored(walker, step, step->path, false)) {
        return;
    }
    if (content_name_is_bad(name)) {
        add_problem(walker, step, WALK_BAD_NAME, step->path, 0);
    } else if (fstatat(folder, name.data, &status, AT_SYMLINK_NOFOLLOW) == 0) {
        add_file(walker, step, step->path, &status);
    }
}

static void take_folder(Walker *walker, const Step *step, Slice name)
{
    if (content_skips_folder(name) || is_output(walker, path_in_project(walker, step->path)) ||
        is_excluded_folder(step, step->path) || is_ignored(walker, step, step->path, true)) {
        return;
    }
    if (content_name_is_bad(name)) {
        add_problem(walker, step, WALK_BAD_NAME, step->path, 0);
    } else if (step->depth > WALK_DEPTH_MOST) {
        add_problem(walker, step, WALK_TOO_DEEP, step->path, 0);
    } else {
        push_step(walker, &walker->folders[step->hidden], step);
    }
}

/* Links wait until all that can be reached without one is known. */
static void take_link(Walker *walker, const Step *step, Slice name)
{
    /* Emacs locks a file that is being edited by a link like ".#a.md", which leads nowhere. */
    if (!slice_starts_with(name, SLICE(".#")) && !is_excluded_folder(step, step->path) &&
        !ignore_file_matches(step->ignore, step->path, false)) {
        push_step(walker, &walker->links[step->hidden], step);
    }
}

static void take_other(Walker *walker, const Step *step)
{
    if (is_included(step, step->path) && !is_ignored(walker, step, step->path, false)) {
        add_problem(walker, step, WALK_NOT_A_FILE, step->path, 0);
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

/* The rules in force in a folder: those of its own .gitignore before those above it. */
static const IgnoreFile *read_ignore_file(Walker *walker, Slice folder, const IgnoreFile *outer,
                                          int *error)
{
    Slice text;

    *error = 0;
    if (file_read(walker->arena, absolute_path(walker, join(walker, folder, SLICE(".gitignore"))),
                  IGNORE_FILE_SIZE_MOST, &text)) {
        return ignore_file_read(walker->arena, text, folder, outer);
    }
    *error = errno;
    return outer;
}

static bool has_ignore_file(const FolderEntryList *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        if (entries->items[i].kind == FOLDER_ENTRY_FILE &&
            slice_is(entries->items[i].name, ".gitignore")) {
            return true;
        }
    }
    return false;
}

static void take_entries(Walker *walker, Step *step, int descriptor, const FolderEntryList *entries)
{
    if (has_ignore_file(entries)) {
        int error;

        step->ignore = read_ignore_file(walker, step->path, step->ignore, &error);
        if (error != 0) {
            add_problem(walker, step, WALK_UNREADABLE,
                        join(walker, step->path, SLICE(".gitignore")), error);
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
    const char *path = arena_string(walker->scratch, absolute_path(walker, step->path));
    int descriptor =
        open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (step->linked ? 0 : O_NOFOLLOW));

    if (descriptor < 0) {
        add_problem(walker, step, WALK_UNREADABLE, step->path, errno);
        return;
    }
    if (!read_open_folder(walker, step, descriptor)) {
        add_problem(walker, step, WALK_UNREADABLE, step->path, errno);
    }
    close(descriptor);
}

/* Reads all folders that wait, and those below them. */
static void read_folders(Walker *walker, StepList *folders)
{
    while (folders->count > 0) {
        Step step = folders->items[--folders->count];

        read_folder(walker, &step);
        arena_reset(walker->scratch);
    }
}

/* Takes what is at the end of a link, inside the project. */
static void take_target(Walker *walker, const Step *step, const struct stat *status)
{
    if (content_name_is_bad(path_name(step->path))) {
        add_problem(walker, step, WALK_BAD_NAME, step->path, 0);
    } else if (S_ISDIR(status->st_mode)) {
        push_step(walker, &walker->folders[step->hidden], step);
    } else if (S_ISREG(status->st_mode)) {
        add_file(walker, step, step->path, status);
    } else {
        add_problem(walker, step, WALK_NOT_A_FILE, step->path, 0);
    }
}

/* A link or a content path: looks where it leads. */
static void follow_step(Walker *walker, Step *step)
{
    Slice path = absolute_path(walker, step->path);
    bool is_wanted = step->named || is_included(step, step->path);
    struct stat status;
    Slice real;

    if (stat(arena_string(walker->scratch, path), &status) != 0 ||
        !file_real_path(walker->scratch, path, &real)) {
        if (is_wanted) {
            add_problem(walker, step, step->named ? WALK_UNREADABLE : WALK_DANGLING, step->path,
                        errno);
        }
        return;
    }
    if (!is_wanted && !S_ISDIR(status.st_mode)) {
        return;
    }
    step->linked = !slice_equals(real, path);
    if (!path_is_below(real, walker->root)) {
        add_problem(walker, step, WALK_OUTSIDE_ROOT, step->path, 0);
    } else if (!is_skipped_path(walker, path_below(real, walker->root))) {
        take_target(walker, step, &status);
    }
}

static int compare_steps(const void *left, const void *right)
{
    const Step *a = left;
    const Step *b = right;
    int order = slice_compare(a->path, b->path);

    return order != 0 ? order : (a->content > b->content) - (a->content < b->content);
}

/* Follows the links that wait, in order: what the first one leads to is not found again by the others. */
static void follow_links(Walker *walker, bool hidden)
{
    StepList links = walker->links[hidden];

    walker->links[hidden] = (StepList){0};
    qsort(links.items, links.count, sizeof *links.items, compare_steps);
    for (size_t i = 0; i < links.count; i++) {
        follow_step(walker, &links.items[i]);
        arena_reset(walker->scratch);
        read_folders(walker, &walker->folders[hidden]);
    }
}

static void walk_everything(Walker *walker, bool hidden)
{
    do {
        read_folders(walker, &walker->folders[hidden]);
        if (walker->links[hidden].count > 0) {
            follow_links(walker, hidden);
        }
    } while (walker->links[hidden].count > 0);
}

/* The rules that hold at a content path: of the folders above it, from the base down, and of .git/info/exclude. */
static const IgnoreFile *outer_ignore_files(Walker *walker, Slice path, const IgnoreFile *exclude)
{
    const IgnoreFile *ignore = exclude;
    int ignored;

    if (path.size == 0) {
        return ignore;
    }
    ignore = read_ignore_file(walker, SLICE(""), ignore, &ignored);
    for (size_t at = slice_find_byte(path, '/', 0); at < path.size;
         at = slice_find_byte(path, '/', at + 1)) {
        ignore = read_ignore_file(walker, arena_copy(walker->arena, slice_part(path, 0, at)),
                                  ignore, &ignored);
    }
    return ignore;
}

static void start_content(Walker *walker, const ContentRoot *content, const IgnoreFile *exclude)
{
    Slice path = path_join(walker->arena, walker->project, content->path);
    Step step = {
        .path = path,
        .content = content,
        .content_size = path.size > 0 ? path.size + 1 : 0,
        .ignore = outer_ignore_files(walker, path, exclude),
        .named = true,
    };

    follow_step(walker, &step);
    arena_reset(walker->scratch);
}

static void start(Walker *walker)
{
    const Settings *settings = walker->settings;
    Slice repository;
    const IgnoreFile *exclude = NULL;

    if (!file_real_path(walker->arena, settings->root, &walker->root)) {
        walk_list_add_problem(&walker->found, WALK_UNREADABLE, SLICE(""), errno);
        return;
    }
    walker->base = walker->root;
    if (repository_find(walker->scratch, walker->root, &repository)) {
        walker->base = repository;
        exclude = ignore_file_read(
            walker->arena, repository_read_exclude(walker->arena, repository), SLICE(""), NULL);
    }
    walker->project = path_below(walker->root, walker->base);
    for (size_t i = 0; i < settings->content_count; i++) {
        start_content(walker, &settings->content[i], exclude);
    }
}

void walk_content(Walk *walk, Arena *arena, Arena *scratch, const Settings *settings)
{
    Walker walker = {.arena = arena, .scratch = scratch, .settings = settings};

    walk_list_init(&walker.found, arena);
    map_init(&walker.visited, arena);
    start(&walker);
    walk_everything(&walker, false);
    walk_everything(&walker, true);
    walk_list_finish(&walker.found, walk);
}

static void report_problem(DiagnosticList *findings, const WalkProblem *problem)
{
    Slice path = problem->path;

    switch (problem->kind) {
    case WALK_UNREADABLE:
        finding_add_file(findings, RULE_DOC_UNREADABLE, path, "cannot be read: %s",
                         strerror(problem->error));
        return;
    case WALK_DANGLING:
        finding_add_file(findings, RULE_DOC_UNREADABLE, path, "the link leads nowhere: %s",
                         strerror(problem->error));
        return;
    case WALK_OUTSIDE_ROOT:
        finding_add_file(findings, RULE_DOC_OUTSIDE_ROOT, path,
                         "the link leads out of the project");
        return;
    case WALK_NOT_A_FILE:
        finding_add_file(findings, RULE_DOC_NOT_A_FILE, path, "a fifo, socket or device");
        return;
    case WALK_BAD_NAME:
        finding_add_file(findings, RULE_DOC_UNREADABLE, path,
                         "the name is not UTF-8, or has a control character")
            ->help = SLICE("rename it, or exclude it");
        return;
    case WALK_TOO_DEEP:
        finding_add_file(findings, RULE_DOC_UNREADABLE, path,
                         "below more than %d folders: nothing in it is read", WALK_DEPTH_MOST)
            ->help = SLICE("exclude it, or name it as content");
        return;
    }
}

void walk_report(DiagnosticList *findings, const Walk *walk)
{
    for (size_t i = 0; i < walk->problem_count; i++) {
        report_problem(findings, &walk->problems[i]);
    }
}
