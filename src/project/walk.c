#include "project/walk.h"

#include "base/file.h"
#include "base/path.h"
#include "project/content_filter.h"
#include "base/repository.h"
#include "project/walk_folder.h"

#include <errno.h>
#include <stdlib.h>

/* The path of `path` from `folder`, above it, on. */
static Slice path_below(Slice path, Slice folder)
{
    return slice_from(path, folder.size > 1 ? folder.size + 1 : 1);
}

/* Is a path of the project, which was reached by a link, or a folder above it never walked? */
static bool is_skipped_path(const Walker *walker, Slice path)
{
    for (; path.size > 0; path = path_folder(path)) {
        if (content_skips_folder(path_name(path)) || walker_is_output(walker, path)) {
            return true;
        }
    }
    return false;
}

/* Takes what is at the end of a link, inside the project. */
static void take_target(Walker *walker, const Step *step, const struct stat *status)
{
    if (content_name_is_bad(path_name(step->path))) {
        walker_add_problem(walker, step, WALK_BAD_NAME, 0);
    } else if (S_ISDIR(status->st_mode)) {
        walker_push(walker, &walker->folders[step->hidden], step);
    } else if (S_ISREG(status->st_mode)) {
        walker_add_file(walker, step, status);
    } else {
        walker_add_problem(walker, step, WALK_NOT_A_FILE, 0);
    }
}

/* A link or a content path: looks where it leads. */
static void follow_step(Walker *walker, Step *step)
{
    Slice path = walker_absolute(walker, step);
    bool is_wanted = step->named || walker_includes(step);
    struct stat status;
    Slice real;

    if (stat(arena_string(walker->scratch, path), &status) != 0 ||
        !file_real_path(walker->scratch, path, &real)) {
        if (is_wanted) {
            walker_add_problem(walker, step, step->named ? WALK_UNREADABLE : WALK_DANGLING, errno);
        }
        return;
    }
    if (!is_wanted && !S_ISDIR(status.st_mode)) {
        return;
    }
    step->linked = !slice_equals(real, path);
    if (!path_is_below(real, walker->root)) {
        walker_add_problem(walker, step, WALK_OUTSIDE_ROOT, 0);
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
        walk_folders(walker, &walker->folders[hidden]);
    }
}

static void walk_everything(Walker *walker, bool hidden)
{
    do {
        walk_folders(walker, &walker->folders[hidden]);
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
    ignore = walker_read_ignore_file(walker, SLICE(""), ignore, &ignored);
    for (size_t at = slice_find_byte(path, '/', 0); at < path.size;
         at = slice_find_byte(path, '/', at + 1)) {
        ignore = walker_read_ignore_file(walker, arena_copy(walker->arena, slice_part(path, 0, at)),
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
