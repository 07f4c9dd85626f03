#include "history/document_track.h"

#include "base/file.h"
#include "base/path.h"
#include "history/file_id.h"

enum {
    REVISION_SHORT_SIZE = 10,
    CHANGES_MOST = 64, /* so many changes of nothing but the date are looked at */
    MODE_KIND = 0170000,
    MODE_FILE = 0100000,
    PAIRS_MOST = BLOB_BATCH_MOST / 2,
    FILE_SIZE_MOST = BLOB_SIZE_MOST,
};

static void add_track(DocumentTrackList *list, HistoryQuestion *question, const TreeFile *head,
                      Slice path)
{
    DocumentTrack *track = &list->items[list->count++];

    *track = (DocumentTrack){.question = question, .head = head};
    map_set(&list->by_path, path, track);
    list->open_count++;
}

void document_tracks_init(DocumentTrackList *list, Arena *arena, const HistoryRequest *request,
                          const Checkout *checkout, const TreeListing *head)
{
    *list = (DocumentTrackList){
        .request = request,
        .items = arena_new_array(arena, DocumentTrack, request->question_count),
        .arena = arena,
    };
    map_init(&list->by_path, arena);
    for (size_t i = 0; i < request->question_count; i++) {
        HistoryQuestion *question = &request->questions[i];
        const TreeFile *file = question->is_code ? NULL : tree_listing_find(head, question->path);

        if (file != NULL) {
            add_track(list, question, file,
                      arena_format(arena, "%.*s%.*s", SLICE_PRINT(checkout->prefix),
                                   SLICE_PRINT(question->path)));
        }
    }
}

/* ---- what is not committed ---- */

static bool read_document(const DocumentTrackList *list, Arena *scratch, const DocumentTrack *track,
                          Slice *bytes)
{
    Slice path = path_join(scratch, list->request->root, track->question->path);

    return file_read(scratch, path, FILE_SIZE_MOST, bytes);
}

void document_tracks_find_edits(DocumentTrackList *list)
{
    Arena scratch;

    arena_init(&scratch, NULL);
    for (size_t i = 0; i < list->count; i++) {
        DocumentTrack *track = &list->items[i];
        Slice bytes;

        /* What is done today is not too late for a date that reaches further. */
        if (list->request->today > track->question->after &&
            read_document(list, &scratch, track, &bytes)) {
            track->is_edited = !file_id_is_of(&track->head->id, &scratch, bytes);
        }
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}

/* ---- commits ---- */

static void close_track(DocumentTrackList *list, DocumentTrack *track)
{
    track->is_closed = true;
    list->open_count--;
}

static void add_change(DocumentTrackList *list, DocumentTrack *track, const LogChange *change,
                       const LogCommit *commit, CommitKind kind)
{
    track->changes = arena_array_room(list->arena, track->changes, track->count, &track->capacity,
                                      sizeof *track->changes);
    track->changes[track->count++] = (TrackChange){
        .commit = commit->id,
        .old_id = change->old_id,
        .new_id = change->new_id,
        .date = commit->date,
        .kind = kind,
    };
}

static void add_rename(DocumentTrackList *list, DocumentTrack *track, Slice old_path)
{
    list->renames = arena_array_room(list->arena, list->renames, list->rename_count,
                                     &list->rename_capacity, sizeof *list->renames);
    list->renames[list->rename_count++] = (TrackRename){track, arena_copy(list->arena, old_path)};
}

void document_tracks_take(DocumentTrackList *list, const LogChange *change, const LogCommit *commit,
                          CommitKind kind)
{
    MapEntry *entry = map_find_entry(&list->by_path, change->path);
    DocumentTrack *track = entry == NULL ? NULL : entry->value;

    if (track == NULL || track->is_closed || (change->new_mode & MODE_KIND) != MODE_FILE) {
        return;
    }
    if (!change->is_same) {
        /* What is older is older still, whoever is to be ignored or was cut off. */
        if (commit->date <= track->question->after) {
            close_track(list, track);
            return;
        }
        add_change(list, track, change, commit, kind);
        if (log_id_is_zero(&change->old_id) || kind.is_boundary || track->count == CHANGES_MOST) {
            close_track(list, track);
            return;
        }
    }
    if (change->status == 'R') {
        entry->value = NULL;
        add_rename(list, track, change->old_path);
    }
}

/* Renames of one commit are made at once: two files may change their names. */
void document_tracks_end_commit(DocumentTrackList *list)
{
    for (size_t i = 0; i < list->rename_count; i++) {
        const TrackRename *rename = &list->renames[i];
        MapEntry *entry = map_get(&list->by_path, rename->old_path);
        const DocumentTrack *other = entry->value;

        if (other != NULL && !other->is_closed) {
            /* Only where branches disagree: nobody knows whose history it is. */
            close_track(list, rename->track);
            continue;
        }
        entry->value = rename->track;
    }
    list->rename_count = 0;
}

Date document_tracks_earliest(const DocumentTrackList *list, Date least)
{
    for (size_t i = 0; i < list->count; i++) {
        const DocumentTrack *track = &list->items[i];

        if (!track->is_closed && track->question->after < least) {
            least = track->question->after;
        }
    }
    return least;
}

void document_tracks_close_endless(DocumentTrackList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        DocumentTrack *track = &list->items[i];

        if (!track->is_closed && track->question->after == DATE_FIRST) {
            close_track(list, track);
        }
    }
}

/* ---- the verdict ---- */

static void answer(DocumentTrack *track, ChangeState state)
{
    track->question->answer.state = state;
    track->is_judged = true;
}

static void answer_edited(const DocumentTrackList *list, DocumentTrack *track)
{
    track->question->answer = (Change){
        .state = CHANGE_FOUND,
        .date = list->request->today,
        .path = track->question->path,
    };
    track->is_judged = true;
}

static void answer_changed(const DocumentTrackList *list, DocumentTrack *track,
                           const TrackChange *change)
{
    track->question->answer = (Change){
        .state = CHANGE_FOUND,
        .is_committed = true,
        .date = change->date,
        .revision = arena_copy(list->arena,
                               slice_part(log_id_text(&change->commit), 0, REVISION_SHORT_SIZE)),
        .path = track->question->path,
    };
    track->is_judged = true;
}

/* Goes on as far as no content is needed. What is judged next is then an edit or changes[judged]. */
static void judge_without_content(const DocumentTrackList *list, DocumentTrack *track)
{
    while (!track->is_judged && !track->is_edited) {
        if (track->judged == track->count) {
            /* A text that was given another date for so long is not read to its beginning. */
            answer(track, track->count == CHANGES_MOST ? CHANGE_IGNORED : CHANGE_NONE);
            return;
        }

        const TrackChange *change = &track->changes[track->judged];
        bool has_begun = log_id_is_zero(&change->old_id);

        if (change->kind.is_boundary) {
            answer(track, CHANGE_CUT_OFF);
        } else if (has_begun && change->kind.hides_renames) {
            answer(track, CHANGE_UNREADABLE);
        } else if (change->kind.is_ignored) {
            track->judged++;
            if (has_begun) {
                answer(track, CHANGE_IGNORED);
            }
        } else if (has_begun) {
            answer_changed(list, track, change);
        } else {
            return;
        }
    }
}

typedef struct JudgeBatch {
    DocumentTrack *tracks[PAIRS_MOST];
    const LogId *ids[BLOB_BATCH_MOST]; /* before and after, for each */
    Blob blobs[BLOB_BATCH_MOST];
    size_t count;
} JudgeBatch;

static void add_to_batch(JudgeBatch *batch, DocumentTrack *track)
{
    size_t pair = 2 * batch->count;

    if (track->is_edited) {
        batch->ids[pair] = &track->head->id;
        batch->ids[pair + 1] = NULL;
    } else {
        batch->ids[pair] = &track->changes[track->judged].old_id;
        batch->ids[pair + 1] = &track->changes[track->judged].new_id;
    }
    batch->tracks[batch->count++] = track;
}

static void judge_pair(const DocumentTrackList *list, Arena *scratch, DocumentTrack *track,
                       const Blob *before, const Blob *after)
{
    const HistoryRequest *request = list->request;
    Slice now = after->bytes;

    if (!before->is_found || !after->is_found ||
        (track->is_edited && !read_document(list, scratch, track, &now))) {
        answer(track, CHANGE_UNREADABLE);
        return;
    }

    bool is_same = request->is_same(request->context, track->question->path, before->bytes, now);

    if (track->is_edited) {
        track->is_edited = false;
        if (!is_same) {
            answer_edited(list, track);
        }
    } else if (is_same) {
        track->judged++;
    } else {
        answer_changed(list, track, &track->changes[track->judged]);
    }
}

static void judge_batch(const DocumentTrackList *list, BlobReader *reader, Arena *scratch,
                        JudgeBatch *batch)
{
    blob_reader_read(reader, scratch, batch->ids, 2 * batch->count, batch->blobs);
    for (size_t i = 0; i < batch->count; i++) {
        judge_pair(list, scratch, batch->tracks[i], &batch->blobs[2 * i], &batch->blobs[2 * i + 1]);
    }
    batch->count = 0;
    arena_reset(scratch);
}

/* One content further for each document that is not judged; true when there was one. */
static bool judge_round(DocumentTrackList *list, BlobReader *reader, Arena *scratch)
{
    JudgeBatch batch = {.count = 0};
    bool has_any = false;

    for (size_t i = 0; i < list->count; i++) {
        judge_without_content(list, &list->items[i]);
        if (list->items[i].is_judged) {
            continue;
        }
        has_any = true;
        add_to_batch(&batch, &list->items[i]);
        if (batch.count == PAIRS_MOST) {
            judge_batch(list, reader, scratch, &batch);
        }
    }
    if (batch.count > 0) {
        judge_batch(list, reader, scratch, &batch);
    }
    return has_any;
}

void document_tracks_judge(DocumentTrackList *list, BlobReader *reader)
{
    Arena scratch;

    arena_init(&scratch, NULL);
    while (judge_round(list, reader, &scratch)) {
    }
    arena_free(&scratch);
}
