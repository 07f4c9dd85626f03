#include "history/comparison.h"

#include "base/file.h"
#include "base/path.h"
#include "history/base_commit.h"
#include "history/blob_reader.h"
#include "history/file_id.h"
#include "history/token_stream.h"
#include "history/tree_listing.h"

#include <errno.h>

typedef struct Comparing {
    Comparison *comparison;
    Checkout checkout;
    TreeListing base;
    Map renamed; /* path below the project -> LogId of what it was under its old name */
    Map gone; /* id -> TreeFile of the base that is not in the working tree; made when it is asked for */
    bool has_gone;
    const LogId **ids; /* of each file: what it was; NULL when that is not wanted */
    Arena *arena;
} Comparing;

/* ---- renames that git can see ---- */

static void take_rename(Comparing *comparing, const LogChange *change)
{
    Slice path;

    if (change->status == 'R' && checkout_cut_path(&comparing->checkout, change->path, &path)) {
        LogId *id = arena_new(comparing->arena, LogId);

        *id = change->old_id;
        map_set(&comparing->renamed, arena_copy(comparing->arena, path), id);
    }
}

/* The index against the base: no file of the working tree is looked at. */
static bool read_renames(Comparing *comparing, const LogId *commit)
{
    Comparison *comparison = comparing->comparison;
    char *base = arena_string(comparing->arena, log_id_text(commit));
    const char *arguments[] = {
        "diff-index", "--cached",      "-r", "--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff",
        "--no-color", "--no-textconv", base, "--",    NULL};
    Git git;
    TokenStream stream;
    LogParser parser;
    Slice token;

    if (!git_start(&git, comparing->checkout.root, arguments, false)) {
        comparison->trouble =
            arena_format(comparing->arena, "cannot start git: %s", strerror(errno));
        return false;
    }
    token_stream_init(&stream, comparing->arena, git.output);
    log_parser_init(&parser, comparing->arena);
    parser.has_commit = true;
    while (token_stream_next(&stream, &token)) {
        if (log_parser_take(&parser, token) == LOG_CHANGE) {
            take_rename(comparing, &parser.change);
        }
    }
    return git_end(&git, comparing->arena, &comparison->trouble);
}

/* ---- renames that it cannot see ---- */

static void find_gone(Comparing *comparing)
{
    const Map *files = &comparing->base.files;

    comparing->has_gone = true;
    for (size_t i = 0; i < files->count; i++) {
        TreeFile *file = files->entries[i].value;
        Slice path = path_join(comparing->arena, comparing->checkout.root, file->path);

        if (!file_exists(path)) {
            map_set(&comparing->gone, log_id_text(&file->id), file);
        }
    }
}

static bool was_renamed_as_is(Comparing *comparing, Arena *scratch, Slice bytes)
{
    LogId id = file_id_make(scratch, bytes);

    if (!comparing->has_gone) {
        find_gone(comparing);
    }
    return map_find(&comparing->gone, log_id_text(&id)) != NULL;
}

/* ---- the files ---- */

static void compare_with(Comparing *comparing, size_t number, Arena *scratch, Slice bytes)
{
    ComparedFile *file = &comparing->comparison->files[number];
    const LogId *renamed = map_find(&comparing->renamed, file->path);
    const TreeFile *before = tree_listing_find(&comparing->base, file->path);

    if (renamed == NULL && before == NULL) {
        bool is_moved = was_renamed_as_is(comparing, scratch, bytes);

        file->state = is_moved ? COMPARED_CHANGED : COMPARED_NEW;
        file->has_before = is_moved;
        file->before = is_moved ? arena_copy(comparing->arena, bytes) : SLICE("");
        return;
    }

    const LogId *id = renamed != NULL ? renamed : &before->id;

    if (renamed != NULL || !file_id_is_of(id, scratch, bytes)) {
        file->state = COMPARED_CHANGED;
        comparing->ids[number] = id;
    }
}

/* One that cannot be read is told of anyway: it counts as changed. */
static void compare_file(Comparing *comparing, size_t number, Arena *scratch)
{
    ComparedFile *file = &comparing->comparison->files[number];
    Slice bytes;

    if (file_read(scratch, path_join(scratch, comparing->checkout.root, file->path), BLOB_SIZE_MOST,
                  &bytes)) {
        compare_with(comparing, number, scratch, bytes);
    } else {
        file->state = COMPARED_CHANGED;
    }
    arena_reset(scratch);
}

typedef struct BlobBatch {
    const LogId *ids[BLOB_BATCH_MOST];
    ComparedFile *files[BLOB_BATCH_MOST];
    size_t count;
} BlobBatch;

static void read_batch(const Comparing *comparing, BlobReader *reader, BlobBatch *batch)
{
    Blob blobs[BLOB_BATCH_MOST];

    blob_reader_read(reader, comparing->arena, batch->ids, batch->count, blobs);
    for (size_t i = 0; i < batch->count; i++) {
        batch->files[i]->has_before = blobs[i].is_found;
        batch->files[i]->before = blobs[i].bytes;
    }
    batch->count = 0;
}

static void read_contents(Comparing *comparing)
{
    Comparison *comparison = comparing->comparison;
    BlobBatch batch = {.count = 0};
    BlobReader reader;

    blob_reader_init(&reader, comparing->arena, comparison->root);
    for (size_t i = 0; i < comparison->file_count; i++) {
        if (comparing->ids[i] == NULL) {
            continue;
        }
        batch.ids[batch.count] = comparing->ids[i];
        batch.files[batch.count++] = &comparison->files[i];
        if (batch.count == BLOB_BATCH_MOST) {
            read_batch(comparing, &reader, &batch);
        }
    }
    if (batch.count > 0) {
        read_batch(comparing, &reader, &batch);
    }
    blob_reader_close(&reader);
    comparison->trouble = reader.trouble;
}

static ComparisonState compare(Comparing *comparing, const LogId *commit)
{
    Comparison *comparison = comparing->comparison;
    Arena scratch;

    if (!read_renames(comparing, commit) ||
        !tree_listing_read(&comparing->base, comparing->arena, &comparing->checkout, commit,
                           &comparison->trouble)) {
        return COMPARISON_TROUBLE;
    }
    arena_init(&scratch, NULL);
    for (size_t i = 0; i < comparison->file_count; i++) {
        compare_file(comparing, i, &scratch);
    }
    arena_free(&scratch);
    read_contents(comparing);
    return comparison->trouble.size > 0 ? COMPARISON_TROUBLE : COMPARISON_DONE;
}

ComparisonState comparison_make(Comparison *comparison, Arena *arena)
{
    Comparing comparing = {
        .comparison = comparison,
        .ids = arena_new_array(arena, const LogId *, comparison->file_count),
        .arena = arena,
    };
    LogId commit;

    map_init(&comparing.renamed, arena);
    map_init(&comparing.gone, arena);
    switch (checkout_find(&comparing.checkout, arena, comparison->root, &comparison->trouble)) {
    case CHECKOUT_NONE:
        return COMPARISON_NO_REPOSITORY;
    case CHECKOUT_TROUBLE:
        return COMPARISON_TROUBLE;
    case CHECKOUT_FOUND:
        break;
    }

    ComparisonState state = base_commit_find(comparison, &comparing.checkout, &commit);

    return state == COMPARISON_DONE ? compare(&comparing, &commit) : state;
}
