/*
 * history.h - was a file changed after a day? Asked of git, for all files at once.
 *
 * One `git log` for the whole tree, read as it comes and no further than the oldest day that was asked about; one listing of what is
 * committed; and one `git cat-file --batch` for the contents that must be looked into. No process runs for a file.
 *
 * Who asks for the last change itself gets no answer when it lies more than 20,000 commits back.
 *
 * A commit's day is the one on which it was written (the author's; by the author's clock or in UTC, whichever is earlier), which a
 * rebase leaves as it is, but never after the one on which it was committed. What does not count as a change: a merge, a commit that
 * is to be ignored, a rename without change, another mode, and for a document what `is_same` says. Files are followed through renames.
 */
#ifndef HISTORY_HISTORY_H
#define HISTORY_HISTORY_H

#include "base/arena.h"
#include "document/change.h"

typedef struct HistoryQuestion {
    Slice path;   /* below the project, of a document; or a CodePattern's text */
    bool is_code; /* it is one: only commits count, and each one that touches a file of it */
    Date after;   /* DATE_FIRST: when was it last changed? */
    Change answer;
} HistoryQuestion;

/* Do two states of the document at `path` have the same content? */
typedef bool HistorySame(void *context, Slice path, Slice before, Slice after);

typedef struct HistoryRequest {
    Slice root;        /* of the project: absolute, without symbolic links */
    Slice ignore_revs; /* checkout_read_ignored */
    Date today;        /* when what is not committed was changed */
    HistorySame *is_same;
    void *context;
    HistoryQuestion *questions;
    size_t question_count;
} HistoryRequest;

/*
 * Answers the questions. Without a repository, and for what git does not know, the answer is CHANGE_NONE. True when all were answered; else
 * `*trouble` is one line that says why some were not.
 */
bool history_answer(const HistoryRequest *request, Arena *arena, Slice *trouble);

#endif
