/*
 * record_body.h - what a record says, as HTML.
 *
 *     <p>                      its text, as far as nothing below says it; what it says in a sentence
 *     <dl>                     members that are texts: Problem, Rationale, When to use …
 *     <ol class="steps">       of a workflow
 *     <pre><code class="language-…">
 *     <div class="table-scroll"><table>
 *
 * Long texts are cut: the page of the document has all of it. Code is not.
 */
#ifndef RENDER_RECORD_BODY_H
#define RENDER_RECORD_BODY_H

#include "base/buffer.h"
#include "document/site.h"
#include "render/highlight_cache.h"

typedef struct RecordView {
    const Page *page;
    const UnitRecord *row;
    bool is_derived;               /* only what a memory of it says */
    Slice page_url;                /* of its document, for links to a workflow's steps */
    const HighlightCache *answers; /* of lexers, to all code of the site; NULL: code stays plain */
} RecordView;

void record_body_write(Buffer *out, Arena *scratch, const RecordView *view);

#endif
