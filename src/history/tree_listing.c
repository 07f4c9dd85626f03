#include "history/tree_listing.h"

#include "history/git.h"
#include "history/token_stream.h"

#include <errno.h>

bool tree_file_read(TreeFile *file, Slice token)
{
    Slice mode = slice_cut(token, ' ', &token);
    Slice kind = slice_cut(token, ' ', &token);
    Slice id = slice_cut(token, '\t', &token);

    file->path = token;
    return slice_starts_with(mode, SLICE("100")) && slice_is(kind, "blob") &&
           log_id_read(&file->id, id) && token.size > 0;
}

static void add_file(TreeListing *listing, const Checkout *checkout, Slice token)
{
    TreeFile file;
    Slice path;

    if (!tree_file_read(&file, token) || !checkout_cut_path(checkout, file.path, &path)) {
        return;
    }

    TreeFile *kept = arena_new(listing->files.arena, TreeFile);

    kept->id = file.id;
    kept->path = arena_copy(listing->files.arena, path);
    map_set(&listing->files, kept->path, kept);
}

bool tree_listing_read(TreeListing *listing, Arena *arena, const Checkout *checkout,
                       const LogId *commit, Slice *trouble)
{
    const char *arguments[] = {
        "ls-tree", "-r", "-z", "--full-tree", arena_string(arena, log_id_text(commit)),
        NULL,      NULL, NULL};
    Git git;
    TokenStream stream;
    Slice token;

    if (checkout->prefix.size > 0) {
        arguments[5] = "--";
        arguments[6] = arena_string(arena, checkout->prefix);
    }
    map_init(&listing->files, arena);
    if (!git_start(&git, checkout->root, arguments, false)) {
        *trouble = arena_format(arena, "cannot start git: %s", strerror(errno));
        return false;
    }
    token_stream_init(&stream, arena, git.output);
    while (token_stream_next(&stream, &token)) {
        add_file(listing, checkout, token);
    }
    return git_end(&git, arena, trouble);
}

const TreeFile *tree_listing_find(const TreeListing *listing, Slice path)
{
    return map_find(&listing->files, path);
}
