/*
 * base_commit.h - the commit at which this branch began.
 */
#ifndef HISTORY_BASE_COMMIT_H
#define HISTORY_BASE_COMMIT_H

#include "history/checkout.h"
#include "history/comparison.h"

/*
 * Finds the last commit that HEAD and the comparison's `base` have in common. COMPARISON_DONE with `*commit`, or why there is none;
 * sets the comparison's suggestion and trouble.
 */
ComparisonState base_commit_find(Comparison *comparison, const Checkout *checkout, LogId *commit);

#endif
