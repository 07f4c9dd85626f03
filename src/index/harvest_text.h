/*
 * harvest_text.h - the texts of a document's entries, one after the other: their tokens, and how the entry begins.
 */
#ifndef INDEX_HARVEST_TEXT_H
#define INDEX_HARVEST_TEXT_H

#include "document/document.h"
#include "index/token_list.h"

typedef struct HarvestText {
    const Document *document;
    TokenList tokens;    /* of all entries */
    Buffer excerpt;      /* how the entry begins */
    size_t excerpt_most; /* characters of it that are shown */
    size_t excerpt_room; /* characters that may be added */
    bool excerpt_blank;  /* a space comes before the next of them */
    bool *notes_done;    /* by footnote: each is a part of the first entry that refers to it */
    /* Tokens of the headings above the last entry: most have the same as the one before. */
    struct {
        Slice text;
        size_t start;
        size_t end;
    } headings[6];
} HarvestText;

/* All memory is in document->scratch. */
void harvest_text_init(HarvestText *text, const Document *document);

/* What follows is another entry's, or another piece of it: at most `most` characters of it are shown. */
void harvest_text_begin_excerpt(HarvestText *text, size_t most);

/* Cuts what is shown behind a word, with "…" where it goes on. */
void harvest_text_end_excerpt(HarvestText *text);

/* A piece by itself, which is not shown: a title, a label, a path. */
void harvest_text_add_title(HarvestText *text, Slice title, SearchField field);

/* Text that is shown, but for what there is no room for. */
void harvest_text_add(HarvestText *text, Slice own, SearchField field);

/* Only shown. */
void harvest_text_add_excerpt(HarvestText *text, Slice shown);

/* The text of the nodes from `first` on, up to `end`, and of the footnotes that it refers to; without code blocks, which are entries. */
void harvest_text_add_range(HarvestText *text, const Node *first, const Node *end);

/* The headings above a record. `with_own`: the last heading, too, which for a section is its title. */
void harvest_text_add_headings(HarvestText *text, const Record *record, bool with_own);

#endif
