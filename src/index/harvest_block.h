/*
 * harvest_block.h - what of one document can be found, on its way to the index: one flat block of bytes.
 *
 * A worker makes it (harvest.h), it travels as a part of the document's unit, and the index is made of all of them (merge.h). As the
 * unit it may come from a hostile worker: harvest_block_open checks every number once, and nothing reads a block that it refused.
 *
 * Layout, in the machine's byte order: the header, entries, terms, tokens, and the bytes that texts are in.
 */
#ifndef INDEX_HARVEST_BLOCK_H
#define INDEX_HARVEST_BLOCK_H

#include "base/slice.h"
#include "index/field.h"

enum { HARVEST_LANGUAGE_SIZE = 12 };

typedef struct HarvestHeader {
    uint32_t size; /* of the whole block */
    uint32_t entry_count;
    uint32_t term_count;
    uint32_t token_count;
    uint32_t text_size;
    char language[HARVEST_LANGUAGE_SIZE]; /* of the prose, filled up with NULs: "en" */
} HarvestHeader;

/* What can be found: entries are in the order of their lines, the document's own first. */
typedef struct HarvestEntry {
    uint32_t record; /* index among the unit's records */
    uint32_t place;  /* the same: the record whose anchor leads there */
    uint32_t kind;   /* RecordKind */
    uint32_t first_line;
    uint32_t last_line;
    uint32_t token_end; /* its tokens end there, and begin where those of the entry before it end */
    uint32_t excerpt_start;
    uint32_t excerpt_size;
} HarvestEntry;

enum {
    HARVEST_PROSE = 1 << 0, /* stands somewhere as a word of prose: may be stemmed */
};

typedef struct HarvestTerm {
    uint32_t start;
    uint16_t size;
    uint16_t flags;
} HarvestTerm;

/* How a token stands to the one before it. */
typedef enum TokenStep {
    STEP_NONE,     /* where that one does */
    STEP_NEXT,     /* behind it */
    STEP_TORN,     /* behind it, in another block of text */
    STEP_COMPOUND, /* it is a compound: its parts follow, and have positions in its place */
} TokenStep;

/* A token is one number: its step, its field, its term. */
enum {
    HARVEST_STEP_BITS = 2,
    HARVEST_FIELD_BITS = 4,
    HARVEST_TERM_SHIFT = HARVEST_STEP_BITS + HARVEST_FIELD_BITS,
    HARVEST_FORM_COUNT = 1 << HARVEST_TERM_SHIFT,
    HARVEST_TERMS_MOST = 1 << 26,
};

static inline TokenStep harvest_token_step(uint32_t token)
{
    return (TokenStep)(token & ((1 << HARVEST_STEP_BITS) - 1));
}

static inline SearchField harvest_token_field(uint32_t token)
{
    return (SearchField)(token >> HARVEST_STEP_BITS & ((1 << HARVEST_FIELD_BITS) - 1));
}

/* Step and field together. */
static inline uint32_t harvest_token_form(uint32_t token)
{
    return token & (HARVEST_FORM_COUNT - 1);
}

static inline uint32_t harvest_token_term(uint32_t token)
{
    return token >> HARVEST_TERM_SHIFT;
}

typedef struct HarvestBlock {
    const HarvestHeader *header;
    const HarvestEntry *entries;
    const HarvestTerm *terms;
    const uint32_t *tokens;
    const char *text;
} HarvestBlock;

/*
 * False for a block with anything outside of it, an entry of a record beyond `record_count`, of a kind that does not exist or with
 * lines that no file has, a term that begins with a colon or is not clean (number.h). An empty block has no entries. Tokens are
 * checked when they are counted. `bytes` must outlive the block.
 */
bool harvest_block_open(HarvestBlock *block, Slice bytes, uint32_t record_count);

/*
 * Adds up how often each term stands in the block, and how many words each field of each entry has. False for a token with a term or
 * field that does not exist: nothing may be read of such a block. Arrays are the caller's, zeroed: of terms, of entries.
 */
bool harvest_block_count(const HarvestBlock *block, uint32_t *counts,
                         uint32_t (*lengths)[FIELD_COUNT]);

static inline Slice harvest_term_text(const HarvestBlock *block, uint32_t term)
{
    return (Slice){block->text + block->terms[term].start, block->terms[term].size};
}

#endif
