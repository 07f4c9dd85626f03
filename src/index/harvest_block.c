#include "index/harvest_block.h"

#include "base/utf8.h"
#include "document/record.h"
#include "index/number.h"
#include "index/tokenizer.h"
#include "index/word_key.h"

_Static_assert(sizeof(HarvestHeader) == 32, "no padding");
_Static_assert(sizeof(HarvestEntry) == 32, "no padding");
_Static_assert(sizeof(HarvestTerm) == 8, "no padding");
_Static_assert(HARVEST_FORM_COUNT <= 64, "a bit for each form");
_Static_assert(FIELD_COUNT <= 1 << HARVEST_FIELD_BITS, "a field fits into a token");

static bool entries_are_right(const HarvestBlock *block, uint32_t record_count)
{
    const HarvestHeader *header = block->header;
    uint32_t token_end = 0;
    for (uint32_t i = 0; i < header->entry_count; i++) {
        const HarvestEntry *entry = &block->entries[i];
        if (entry->record >= record_count || entry->place >= record_count ||
            entry->kind >= RECORD_KIND_COUNT || entry->first_line < 1 ||
            entry->first_line > entry->last_line || entry->last_line > NUMBER_MOST ||
            entry->token_end < token_end || entry->token_end > header->token_count ||
            entry->excerpt_start > header->text_size ||
            entry->excerpt_size > header->text_size - entry->excerpt_start) {
            return false;
        }
        token_end = entry->token_end;
    }
    return token_end == header->token_count;
}

/* Written and read again, it must be the same: words are sorted. A colon begins filters. */
static bool term_is_right(Slice text)
{
    return text.data[0] != ':' && (word_is_graphic(text) || number_text_is_clean(text));
}

static bool terms_are_right(const HarvestBlock *block)
{
    const HarvestHeader *header = block->header;
    for (uint32_t i = 0; i < header->term_count; i++) {
        const HarvestTerm *term = &block->terms[i];
        if (term->size < 1 || term->size > TOKEN_SIZE_MOST || term->start > header->text_size ||
            term->size > header->text_size - term->start ||
            !term_is_right(harvest_term_text(block, i))) {
            return false;
        }
    }
    return true;
}

static bool language_is_right(const HarvestHeader *header)
{
    for (size_t i = 0; i < HARVEST_LANGUAGE_SIZE; i++) {
        char c = header->language[i];
        if (c != '\0' && !ascii_is_letter(c)) {
            return false;
        }
    }
    return header->language[HARVEST_LANGUAGE_SIZE - 1] == '\0';
}

bool harvest_block_open(HarvestBlock *block, Slice bytes, uint32_t record_count)
{
    static const HarvestHeader nothing = {.size = 0};
    *block = (HarvestBlock){.header = &nothing};
    if (bytes.size == 0) {
        return true;
    }
    if (bytes.size < sizeof(HarvestHeader) || (uintptr_t)bytes.data % 4 != 0) {
        return false;
    }
    const HarvestHeader *header = (const void *)bytes.data;
    uint64_t size = sizeof *header + (uint64_t)header->entry_count * sizeof(HarvestEntry) +
                    (uint64_t)header->term_count * sizeof(HarvestTerm) +
                    (uint64_t)header->token_count * sizeof(uint32_t) + header->text_size;
    if (size != header->size || header->size > bytes.size) {
        return false;
    }
    block->header = header;
    block->entries = (const void *)(header + 1);
    block->terms = (const void *)(block->entries + header->entry_count);
    block->tokens = (const void *)(block->terms + header->term_count);
    block->text = (const void *)(block->tokens + header->token_count);
    return language_is_right(header) && entries_are_right(block, record_count) &&
           terms_are_right(block);
}

/* An entry's tokens, counted by their form. */
typedef struct FormCounts {
    uint32_t counts[HARVEST_FORM_COUNT];
    uint64_t used; /* a bit for each form that is there */
} FormCounts;

static bool add_lengths(const FormCounts *forms, uint32_t lengths[FIELD_COUNT])
{
    for (uint64_t left = forms->used; left != 0; left &= left - 1) {
        uint32_t form = (uint32_t)__builtin_ctzll(left);
        TokenStep step = harvest_token_step(form);
        SearchField field = harvest_token_field(form);
        if (field >= FIELD_COUNT) {
            return false;
        }
        lengths[field] += step == STEP_NEXT || step == STEP_TORN ? forms->counts[form] : 0;
    }
    return true;
}

bool harvest_block_count(const HarvestBlock *block, uint32_t *counts,
                         uint32_t (*lengths)[FIELD_COUNT])
{
    const HarvestHeader *header = block->header;
    uint32_t start = 0;
    for (uint32_t i = 0; i < header->entry_count; i++) {
        FormCounts forms = {.used = 0};
        for (uint32_t j = start; j < block->entries[i].token_end; j++) {
            uint32_t term = harvest_token_term(block->tokens[j]);
            if (term >= header->term_count) {
                return false;
            }
            counts[term]++;
            forms.counts[harvest_token_form(block->tokens[j])]++;
            forms.used |= UINT64_C(1) << harvest_token_form(block->tokens[j]);
        }
        if (!add_lengths(&forms, lengths[i])) {
            return false;
        }
        start = block->entries[i].token_end;
    }
    return true;
}
