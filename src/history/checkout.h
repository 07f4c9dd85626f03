/*
 * checkout.h - the repository that a project is in.
 */
#ifndef HISTORY_CHECKOUT_H
#define HISTORY_CHECKOUT_H

#include "base/map.h"
#include "history/log_parser.h"

typedef enum CheckoutState {
    CHECKOUT_FOUND,
    CHECKOUT_NONE, /* no repository, a bare one, or one without a commit: there is nothing to ask */
    CHECKOUT_TROUBLE, /* there is one, but git is not there, or refuses it */
} CheckoutState;

typedef struct Checkout {
    Slice root;   /* of the project: an absolute path without symbolic links */
    Slice prefix; /* of the project, from the top of the repository: "" or "docs/" */
    LogId head;
    Map boundaries; /* ids of commits whose parents a shallow clone has left out */
    Arena *arena;
} Checkout;

/* Looks for the repository around `root`. `*trouble` says why in one line, for CHECKOUT_TROUBLE. */
CheckoutState checkout_find(Checkout *checkout, Arena *arena, Slice root, Slice *trouble);

/* A path from the top of the repository as one of the project; false when it is not below it. */
bool checkout_cut_path(const Checkout *checkout, Slice path, Slice *below);

/*
 * Adds the commits that a file in the form of .git-blame-ignore-revs names to `revisions`: a whole id a line, "#" begins a comment.
 * `path` is below the project, else below the top of the repository. What is no id, and a file that is not there, add nothing.
 */
void checkout_read_ignored(const Checkout *checkout, Slice path, Map *revisions);

/* Is a commit in a set of ids? */
bool checkout_has_revision(const Map *revisions, const LogId *id);

#endif
