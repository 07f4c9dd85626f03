#include "history/checkout.h"

#include "base/file.h"
#include "base/path.h"
#include "history/git.h"

enum { LIST_SIZE_MOST = 16 << 20 };

static bool has_repository(Arena *arena, Slice folder)
{
    while (!file_exists(path_join(arena, folder, SLICE(".git")))) {
        if (folder.size <= 1) {
            return false;
        }
        folder = path_folder(folder);
    }
    return true;
}

/* Adds the ids that stand in lines of their own. Keys of a map need not be copied: the text lives as long. */
static void add_ids(Map *ids, Slice text)
{
    while (text.size > 0) {
        Slice line = slice_cut(text, '\n', &text);
        LogId id;

        line = slice_trim(slice_part(line, 0, slice_find_byte(line, '#', 0)));
        if (log_id_read(&id, line)) {
            map_set(ids, line, ids);
        }
    }
}

static void read_ids(Map *ids, Slice path)
{
    Slice text;

    if (file_read(ids->arena, path, LIST_SIZE_MOST, &text)) {
        add_ids(ids, text);
    }
}

/*
 * Two paths, each with a line end behind it, of which any byte may be one itself: but the prefix, with its slash, is how the root
 * ends.
 */
static bool cut_paths(Checkout *checkout, Slice text, Slice *shallow)
{
    Slice root = arena_format(checkout->arena, "%.*s/", SLICE_PRINT(checkout->root));

    if (!slice_ends_with(text, SLICE("\n"))) {
        return false;
    }
    text = slice_part(text, 0, text.size - 1);
    for (size_t end = text.size; end > 0; end--) {
        Slice prefix = slice_from(text, end);

        if (text.data[end - 1] == '\n' && slice_ends_with(root, prefix)) {
            checkout->prefix = prefix;
            *shallow = slice_part(text, 0, end - 1);
            return true;
        }
    }
    return false;
}

static CheckoutState ask(Checkout *checkout, Slice *trouble)
{
    static const char *const arguments[] = {
        "rev-parse", "--is-inside-work-tree", "HEAD", "--git-path",
        "shallow",   "--show-prefix",         NULL};
    Slice text;
    Slice shallow;
    bool is_good = git_run(checkout->arena, checkout->root, arguments, &text, trouble);
    Slice inside = slice_cut(text, '\n', &text);
    Slice head = slice_cut(text, '\n', &text);

    /* Without a commit, HEAD is no revision. */
    if (slice_is(inside, "false") || (!is_good && slice_is(inside, "true"))) {
        *trouble = SLICE("");
        return CHECKOUT_NONE;
    }
    if (!is_good) {
        return CHECKOUT_TROUBLE;
    }
    if (!log_id_read(&checkout->head, head) || !cut_paths(checkout, text, &shallow)) {
        *trouble = SLICE("it does not say where the repository is");
        return CHECKOUT_TROUBLE;
    }
    read_ids(&checkout->boundaries, path_join(checkout->arena, checkout->root, shallow));
    return CHECKOUT_FOUND;
}

CheckoutState checkout_find(Checkout *checkout, Arena *arena, Slice root, Slice *trouble)
{
    *checkout = (Checkout){.root = root, .arena = arena};
    *trouble = SLICE("");
    map_init(&checkout->boundaries, arena);
    return has_repository(arena, root) ? ask(checkout, trouble) : CHECKOUT_NONE;
}

bool checkout_cut_path(const Checkout *checkout, Slice path, Slice *below)
{
    *below = slice_from(path, checkout->prefix.size);
    return slice_starts_with(path, checkout->prefix) && below->size > 0;
}

void checkout_read_ignored(const Checkout *checkout, Slice path, Map *revisions)
{
    Slice top = slice_part(checkout->root, 0, checkout->root.size - checkout->prefix.size);
    Slice in_project = path_join(checkout->arena, checkout->root, path);
    Slice at_top = path_join(checkout->arena, top, path);

    if (path.size > 0) {
        read_ids(revisions, file_exists(in_project) ? in_project : at_top);
    }
}

bool checkout_has_revision(const Map *revisions, const LogId *id)
{
    return map_find(revisions, log_id_text(id)) != NULL;
}
