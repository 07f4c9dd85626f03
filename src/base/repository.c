#include "base/repository.h"

#include "base/file.h"
#include "base/path.h"

enum { SIZE_MOST = 1 << 20 };

bool repository_find(Arena *scratch, Slice folder, Slice *repository)
{
    for (;;) {
        if (file_exists(path_join(scratch, folder, SLICE(".git")))) {
            *repository = folder;
            return true;
        }
        if (folder.size <= 1) {
            return false;
        }
        folder = path_folder(folder);
    }
}

/* The first line of a small file, trimmed; empty when it cannot be read. */
static Slice read_line(Arena *arena, Slice path)
{
    Slice text = SLICE("");

    if (!file_read(arena, path, SIZE_MOST, &text)) {
        return SLICE("");
    }
    return slice_trim(slice_cut(text, '\n', &text));
}

/*
 * In a worktree and a submodule ".git" is a file, "gitdir: path". The folder of a worktree has a file "commondir" with the path
 * of the one that it shares (gitrepository-layout(5)).
 */
static Slice find_git_folder(Arena *arena, Slice repository)
{
    Slice git = path_join(arena, repository, SLICE(".git"));
    Slice marker = SLICE("gitdir: ");

    if (file_is_folder(git)) {
        return git;
    }

    Slice line = read_line(arena, git);

    if (!slice_starts_with(line, marker)) {
        return git;
    }
    git = path_join(arena, repository, slice_from(line, marker.size));

    Slice common = read_line(arena, path_join(arena, git, SLICE("commondir")));

    return common.size > 0 ? path_join(arena, git, common) : git;
}

Slice repository_read_exclude(Arena *arena, Slice repository)
{
    Slice git = find_git_folder(arena, repository);
    Slice text = SLICE("");

    if (!file_read(arena, path_join(arena, git, SLICE("info/exclude")), SIZE_MOST, &text)) {
        return SLICE("");
    }
    return text;
}
