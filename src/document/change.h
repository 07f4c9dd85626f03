/*
 * change.h - what history says of a file: whether it was changed after a day.
 *
 * Asked and answered by history/; rules of check/ read it.
 */
#ifndef DOCUMENT_CHANGE_H
#define DOCUMENT_CHANGE_H

#include "base/date.h"
#include "base/slice.h"

typedef enum ChangeState {
    CHANGE_NONE, /* not changed after that day, as far as anybody knows */
    CHANGE_FOUND,
    CHANGE_CUT_OFF, /* nobody can say: a shallow clone has left out what came before */
    CHANGE_UNREADABLE, /* nobody can say: the contents that were committed are not there, as in a partial clone */
    CHANGE_IGNORED, /* nobody can say: all that is left is a revision that is to be ignored */
} ChangeState;

typedef struct Change {
    ChangeState state;
    bool is_committed; /* CHANGE_FOUND: else it stands in the working tree only */
    Date date;         /* CHANGE_FOUND: the day of the last change */
    Slice revision;    /* the commit's name, short; empty when it is not committed */
    Slice
        path; /* of the file that was changed, below the project; of a document that was renamed, its name now */
} Change;

#endif
