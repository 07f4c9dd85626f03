/*
 * suppression_comment.h - a document's comments that begin with "memoc-".
 *
 * In the text they are what the tree knows as raw HTML, in front matter what stands behind "#" outside of values.
 */
#ifndef CHECK_SUPPRESSION_COMMENT_H
#define CHECK_SUPPRESSION_COMMENT_H

#include "document/document.h"

typedef struct SuppressionComment {
    Span span;    /* with its delimiters */
    Span text;    /* between them */
    bool is_text; /* CommonMark sees no comment here, as with "--" inside one in a paragraph */
} SuppressionComment;

typedef struct SuppressionCommentList {
    Arena *arena;
    SuppressionComment *items; /* in the order of the file */
    size_t count;
    size_t capacity;
} SuppressionCommentList;

/* Finds them, in `arena`. Time is linear in the document. */
void suppression_comments_find(SuppressionCommentList *list, Arena *arena,
                               const Document *document);

#endif
