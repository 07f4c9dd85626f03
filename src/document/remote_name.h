/*
 * remote_name.h - documents that speak of another time or place.
 *
 * A changelog, a plan, a review or a decision names files that were there then, or were to be; nobody changes it when these are moved.
 * A tutorial or template names files of its reader. The path or title of such a document says what it is with a word ("docs/plans/a.md",
 * "Roadmap"), or with a day, month or quarter ("2026-03-05-login.md").
 */
#ifndef DOCUMENT_REMOTE_NAME_H
#define DOCUMENT_REMOTE_NAME_H

#include "base/slice.h"

/* Does a path, or a title, say so? */
bool remote_name_is(Slice name);

#endif
