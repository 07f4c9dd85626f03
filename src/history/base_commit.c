#include "history/base_commit.h"

#include "base/edit_distance.h"
#include "history/git.h"

/* Where a branch began, when nobody says: what it is to be merged into. */
static const char *const defaults[] = {"@{upstream}",   "origin/HEAD", "origin/main",
                                       "origin/master", "main",        "master"};

/* The id of a commit; what is no revision, or begins like an option, is none. */
static bool find_commit(Arena *arena, const Checkout *checkout, Slice revision, LogId *id)
{
    char *name = arena_string(arena, arena_format(arena, "%.*s^{commit}", SLICE_PRINT(revision)));
    const char *arguments[] = {"rev-parse", "--quiet", "--verify", name, NULL};
    Slice output;
    Slice message;

    return revision.size > 0 && revision.data[0] != '-' &&
           slice_find_byte(revision, '\0', 0) == revision.size &&
           git_run(arena, checkout->root, arguments, &output, &message) &&
           log_id_read(id, slice_trim(output));
}

static bool find_default(Arena *arena, const Checkout *checkout, LogId *id)
{
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++) {
        if (find_commit(arena, checkout, slice_from_string(defaults[i]), id)) {
            return true;
        }
    }
    return false;
}

/* The branch or tag that was most likely meant; empty when none is near. */
static Slice suggest(Arena *arena, const Checkout *checkout, Slice wanted)
{
    static const char *const arguments[] = {"for-each-ref", "--count=1000",
                                            "--format=%(refname:short)", NULL};
    Slice output;
    Slice message;
    Slice *names;
    size_t count = 0;

    if (!git_run(arena, checkout->root, arguments, &output, &message)) {
        return SLICE("");
    }
    names = arena_new_array(arena, Slice, output.size);
    while (output.size > 0) {
        names[count++] = slice_cut(output, '\n', &output);
    }
    return edit_distance_nearest(wanted, names, count);
}

/* The first of the last common commits: several there are only where branches were merged crosswise. */
static bool find_common(Arena *arena, const Checkout *checkout, const LogId *id, LogId *commit)
{
    char *other = arena_string(arena, log_id_text(id));
    char *head = arena_string(arena, log_id_text(&checkout->head));
    const char *arguments[] = {"merge-base", other, head, NULL};
    Slice output;
    Slice message;

    return git_run(arena, checkout->root, arguments, &output, &message) &&
           log_id_read(commit, slice_trim(slice_cut(output, '\n', &output)));
}

ComparisonState base_commit_find(Comparison *comparison, const Checkout *checkout, LogId *commit)
{
    Arena *arena = checkout->arena;
    LogId id;

    if (comparison->base.size == 0) {
        if (!find_default(arena, checkout, &id)) {
            return COMPARISON_NO_DEFAULT;
        }
    } else if (!find_commit(arena, checkout, comparison->base, &id)) {
        comparison->suggestion = suggest(arena, checkout, comparison->base);
        return COMPARISON_UNKNOWN_BASE;
    }
    return find_common(arena, checkout, &id, commit) ? COMPARISON_DONE : COMPARISON_UNRELATED;
}
