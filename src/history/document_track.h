/*
 * document_track.h - the commits that touched a document, back to the day that was asked about.
 *
 * Commits come newest first. The first that counts and is not later than that day ends the search: older ones do not matter. Whether one
 * that is later changed the content, its two blobs say, which are looked at afterwards (document_tracks_judge).
 */
#ifndef HISTORY_DOCUMENT_TRACK_H
#define HISTORY_DOCUMENT_TRACK_H

#include "history/blob_reader.h"
#include "history/code_watch.h"
#include "history/history.h"
#include "history/tree_listing.h"

/* A commit that changed the document later than that day. */
typedef struct TrackChange {
    LogId commit;
    LogId old_id;
    LogId new_id;
    Date date;
    CommitKind kind;
} TrackChange;

typedef struct DocumentTrack {
    HistoryQuestion *question;
    const TreeFile *head; /* what is committed */
    bool is_edited;       /* what stands in the file is something else, perhaps only in its date */
    bool is_closed;       /* no older commit matters */
    TrackChange *changes; /* newest first */
    size_t count;
    size_t capacity;
    size_t judged; /* of the changes */
    bool is_judged;
} DocumentTrack;

typedef struct TrackRename {
    DocumentTrack *track;
    Slice old_path;
} TrackRename;

typedef struct DocumentTrackList {
    const HistoryRequest *request;
    DocumentTrack *items;
    size_t count;
    size_t open_count;
    Map by_path; /* path from the top of the repository, at the commit that is read -> DocumentTrack, or NULL */
    TrackRename *renames; /* of the commit that is read */
    size_t rename_count;
    size_t rename_capacity;
    Arena *arena;
} DocumentTrackList;

/* Tracks the documents of the request's questions that are committed. */
void document_tracks_init(DocumentTrackList *list, Arena *arena, const HistoryRequest *request,
                          const Checkout *checkout, const TreeListing *head);

/* Looks which of the files are not as they were committed. */
void document_tracks_find_edits(DocumentTrackList *list);

/* A commit changed a file. */
void document_tracks_take(DocumentTrackList *list, const LogChange *change, const LogCommit *commit,
                          CommitKind kind);

/* The commit's changes were all taken. */
void document_tracks_end_commit(DocumentTrackList *list);

/* The earliest day that an open document is asked about, or `least`. */
Date document_tracks_earliest(const DocumentTrackList *list, Date least);

/* No older commit matters to those that ask for the last change itself: with none that was found, there is no answer. */
void document_tracks_close_endless(DocumentTrackList *list);

/* Answers the questions. */
void document_tracks_judge(DocumentTrackList *list, BlobReader *reader);

#endif
