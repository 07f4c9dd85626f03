#include "index/merge.h"

#include "base/buffer.h"
#include "document/language.h"
#include "index/layout.h"
#include "index/scoring.h"

#include <assert.h>

/* ---- pages and forms ---- */

static bool open_block(Merge *merge, MergedPage *page)
{
    const Unit *unit = &page->page->unit;
    HarvestBlock *block = &page->block;
    if (!harvest_block_open(block, unit_text(unit, unit->header->search),
                            unit->header->records.count)) {
        return false;
    }
    page->counts = arena_new_array(merge->arena, uint32_t, block->header->term_count);
    page->lengths = arena_take_zeroed(
        merge->arena, arena_size(block->header->entry_count, sizeof *page->lengths));
    return harvest_block_count(block, page->counts, page->lengths);
}

static void add_page(Merge *merge, const Page *page)
{
    MergedPage *merged = &merge->pages[merge->page_count++];
    *merged = (MergedPage){.page = page, .first_entry = merge->entry_count};
    if (!open_block(merge, merged) ||
        merged->block.header->entry_count > INDEX_ENTRIES_MOST - merge->entry_count) {
        harvest_block_open(&merged->block, (Slice){NULL, 0}, 0);
    }
    merge->entry_count += merged->block.header->entry_count;
}

static void add_forms_of_terms(Merge *merge, MergedPage *page, uint32_t start, uint16_t language)
{
    const HarvestBlock *block = &page->block;
    Slice texts[FORM_BATCH_MOST];
    uint32_t rest = block->header->term_count - start;
    uint32_t count = rest < FORM_BATCH_MOST ? rest : FORM_BATCH_MOST;
    for (uint32_t i = 0; i < count; i++) {
        texts[i] = harvest_term_text(block, start + i);
    }
    form_table_get_batch(&merge->forms, texts, count, page->groups + start);
    for (uint32_t i = start; i < start + count; i++) {
        if (block->terms[i].flags & HARVEST_PROSE) {
            form_table_add_prose(&merge->forms, page->groups[i], language);
        }
    }
}

static void add_forms(Merge *merge, MergedPage *page)
{
    const HarvestBlock *block = &page->block;
    uint16_t language =
        form_table_language(&merge->forms, slice_from_string(block->header->language));
    page->groups =
        arena_take(merge->arena, arena_size(block->header->term_count, sizeof *page->groups));
    for (uint32_t i = 0; i < block->header->term_count; i += FORM_BATCH_MOST) {
        add_forms_of_terms(merge, page, i, language);
    }
}

static void add_filters(Merge *merge, const MergedPage *page, uint32_t number)
{
    const HarvestBlock *block = &page->block;
    const Unit *unit = &page->page->unit;
    FilterTable *filters = &merge->filters;
    filter_table_add_document(filters, unit, number);
    for (uint32_t i = 0; i < block->header->entry_count; i++) {
        const HarvestEntry *entry = &block->entries[i];
        const UnitRecord *record = &unit_records(unit)[entry->record];
        filter_table_add(filters, SLICE("kind"),
                         slice_from_string(record_kind_name((RecordKind)entry->kind)),
                         page->first_entry + i);
        if (record->lang.size > 0) {
            filter_table_add(filters, SLICE("lang"), unit_text(unit, record->lang),
                             page->first_entry + i);
        }
    }
}

/* ":lang:ts" is another form of ":lang:typescript". */
static void add_language_aliases(Merge *merge)
{
    const FormTable *forms = &merge->forms;
    const Slice field = SLICE(":lang:");
    size_t count = forms->count;
    for (size_t i = 0; i < count; i++) {
        Slice text = forms->forms[i].text;
        if (!forms->forms[i].is_filter || !slice_starts_with(text, field)) {
            continue;
        }
        Slice language = slice_from(text, field.size);
        Slice alias = language_alias(language, 0);
        for (size_t j = 1; alias.size > 0; j++) {
            filter_table_alias(&merge->filters, SLICE("lang"), language, alias);
            alias = language_alias(language, j);
        }
    }
}

static void group_forms(Merge *merge)
{
    for (size_t i = 0; i < merge->page_count; i++) {
        add_forms(merge, &merge->pages[i]);
    }
    for (size_t i = 0; i < merge->page_count; i++) {
        add_filters(merge, &merge->pages[i], (uint32_t)i);
    }
    add_language_aliases(merge);
    const uint32_t *groups = form_table_group(&merge->forms);
    for (size_t i = 0; i < merge->page_count; i++) {
        const MergedPage *page = &merge->pages[i];
        for (uint32_t j = 0; j < page->block.header->term_count; j++) {
            page->groups[j] = groups[page->groups[j]];
        }
    }
}

/* ---- tokens, by group ---- */

/*
 * A phrase is looked for in the words of a text: not in compounds, headings above, paths. Code blocks have no positions either (half
 * as many again as all prose has): there all words of a phrase together are taken for it.
 */
static bool has_position(uint32_t token, uint32_t kind)
{
    SearchField field = harvest_token_field(token);
    return harvest_token_step(token) != STEP_COMPOUND && field != FIELD_SECTION &&
           field != FIELD_PATH && kind != RECORD_CODE;
}

/* What the field and the step of a token tell of its place. */
typedef struct PlaceRule {
    uint32_t bits; /* the place's field; all bits of the position where none is known */
    int32_t advance;
} PlaceRule;

typedef struct PlaceRules {
    PlaceRule rules[HARVEST_FORM_COUNT];
} PlaceRules;

static PlaceRules make_rules(uint32_t kind)
{
    PlaceRules rules;
    for (uint32_t form = 0; form < HARVEST_FORM_COUNT; form++) {
        TokenStep step = harvest_token_step(form);
        rules.rules[form] = (PlaceRule){
            .bits = (uint32_t)harvest_token_field(form) << PLACE_POSITION_BITS |
                    (has_position(form, kind) ? 0 : PLACE_POSITION_UNKNOWN),
            .advance = step == STEP_TORN ? 2 : step == STEP_NEXT,
        };
    }
    return rules;
}

typedef struct Sorter {
    Merge *merge;
    uint32_t *ends; /* by group: behind its places so far */
    Place *places;
    uint32_t (*norms)[FIELD_COUNT];  /* by entry */
    uint8_t (*impacts)[FIELD_COUNT]; /* by entry */
    uint64_t totals[FIELD_COUNT];    /* of lengths */
    uint32_t counts[FIELD_COUNT];    /* entries that have the field */
    uint8_t *factors;                /* by entry, in 64ths */
    uint8_t (*headings)[FIELD_NAME + 1];
} Sorter;

/* Before the first word the position is -1, whose bits are those of one that is not known. */
static void place_entry(Sorter *sorter, const PlaceRules *rules, const MergedPage *page,
                        uint32_t start, uint32_t index)
{
    const HarvestEntry *entry = &page->block.entries[index];
    int32_t position = -1;
    for (uint32_t i = start; i < entry->token_end; i++) {
        uint32_t token = page->block.tokens[i];
        uint32_t group = page->groups[harvest_token_term(token)];
        const PlaceRule *rule = &rules->rules[harvest_token_form(token)];
        position += position < 0 && rule->advance > 0 ? 1 : rule->advance;
        position = position < PLACE_POSITION_MOST ? position : PLACE_POSITION_MOST;
        sorter->places[sorter->ends[group]++] = (Place){
            .entry = page->first_entry + index,
            .field_and_position = rule->bits | ((uint32_t)position & PLACE_POSITION_UNKNOWN),
        };
    }
}

static void add_lengths(Sorter *sorter, const MergedPage *page)
{
    for (uint32_t i = 0; i < page->block.header->entry_count; i++) {
        for (int field = 0; field < FIELD_COUNT; field++) {
            sorter->totals[field] += page->lengths[i][field];
            sorter->counts[field] += page->lengths[i][field] > 0;
        }
    }
}

static void add_counts(Sorter *sorter)
{
    const Merge *merge = sorter->merge;
    for (size_t i = 0; i < merge->page_count; i++) {
        const MergedPage *page = &merge->pages[i];
        for (uint32_t j = 0; j < page->block.header->term_count; j++) {
            sorter->ends[page->groups[j]] += page->counts[j];
        }
        add_lengths(sorter, page);
    }
}

/* Counts become starts. */
static uint32_t add_up(uint32_t *counts, size_t count)
{
    uint64_t start = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t own = counts[i];
        counts[i] = (uint32_t)start;
        start += own;
    }
    assert(start <= UINT32_MAX);
    return (uint32_t)start;
}

static void place_tokens(Sorter *sorter)
{
    const Merge *merge = sorter->merge;
    const PlaceRules code = make_rules(RECORD_CODE);
    const PlaceRules prose = make_rules(RECORD_SECTION);
    for (size_t i = 0; i < merge->page_count; i++) {
        const MergedPage *page = &merge->pages[i];
        uint32_t start = 0;
        for (uint32_t j = 0; j < page->block.header->entry_count; j++) {
            const HarvestEntry *entry = &page->block.entries[j];
            place_entry(sorter, entry->kind == RECORD_CODE ? &code : &prose, page, start, j);
            start = entry->token_end;
        }
    }
}

static void set_norms(Sorter *sorter)
{
    const Merge *merge = sorter->merge;
    for (size_t i = 0; i < merge->page_count; i++) {
        const MergedPage *page = &merge->pages[i];
        for (uint32_t j = 0; j < page->block.header->entry_count; j++) {
            uint32_t entry = page->first_entry + j;
            uint32_t *norms = sorter->norms[entry];
            for (int field = 0; field < FIELD_COUNT; field++) {
                uint32_t length = page->lengths[j][field];
                norms[field] = length > 0
                                   ? scoring_norm((SearchField)field, length, sorter->totals[field],
                                                  sorter->counts[field])
                                   : 0;
                sorter->impacts[entry][field] =
                    (uint8_t)scoring_impact(norms[field], sorter->factors[entry]);
            }
        }
    }
}

static void set_headings(Sorter *sorter)
{
    const Merge *merge = sorter->merge;
    for (size_t i = 0; i < merge->page_count; i++) {
        const MergedPage *page = &merge->pages[i];
        for (uint32_t j = 0; j < page->block.header->entry_count; j++) {
            uint8_t *headings = sorter->headings[page->first_entry + j];
            for (int field = 0; field <= FIELD_NAME; field++) {
                uint32_t length = page->lengths[j][field];
                headings[field] =
                    (uint8_t)(length < HEADING_LENGTH_MOST ? length : HEADING_LENGTH_MOST);
            }
        }
    }
}

static void set_factors(Sorter *sorter)
{
    const Merge *merge = sorter->merge;
    for (size_t i = 0; i < merge->page_count; i++) {
        const MergedPage *page = &merge->pages[i];
        const Unit *unit = &page->page->unit;
        uint32_t status = scoring_status_factor(unit_text(unit, unit->header->status_base));
        for (uint32_t j = 0; j < page->block.header->entry_count; j++) {
            uint32_t kind =
                page->block.entries[j].kind == RECORD_CODE ? search_scoring.code : FACTOR_ONE;
            sorter->factors[page->first_entry + j] = (uint8_t)(status * kind / FACTOR_ONE);
        }
    }
}

/* ---- lists ---- */

/* Which list is a group's: filters have their own. */
static const FilterList **filters_by_group(const Merge *merge)
{
    const FilterList **filters =
        arena_new_array(merge->arena, const FilterList *, merge->forms.group_count);
    for (size_t i = 0; i < merge->forms.count; i++) {
        const Form *form = &merge->forms.forms[i];
        if (form->is_filter) {
            filters[form->group] = &merge->filters.lists[form->list];
        }
    }
    return filters;
}

static void add_lists(Sorter *sorter)
{
    Merge *merge = sorter->merge;
    const FilterList **filters = filters_by_group(merge);
    uint32_t start = 0;
    PostingWriter *writer = &merge->postings;
    posting_writer_init(writer, merge->arena);
    writer->norms = sorter->norms;
    writer->impacts = sorter->impacts;
    writer->factors = sorter->factors;
    writer->headings = sorter->headings;
    merge->lists = arena_new_array(merge->arena, PostingList, merge->forms.group_count);
    for (size_t i = 0; i < merge->forms.group_count; i++) {
        merge->lists[i] =
            filters[i] != NULL
                ? posting_writer_add_numbers(writer, filters[i]->items, filters[i]->count)
                : posting_writer_add(writer, sorter->places + start, sorter->ends[i] - start);
        start = sorter->ends[i];
    }
}

static void sort_tokens(Sorter *sorter)
{
    Merge *merge = sorter->merge;
    Arena *arena = merge->arena;
    sorter->ends = arena_new_array(arena, uint32_t, merge->forms.group_count);
    sorter->norms = arena_take_zeroed(arena, arena_size(merge->entry_count, sizeof *sorter->norms));
    sorter->impacts = arena_take(arena, arena_size(merge->entry_count, sizeof *sorter->impacts));
    sorter->factors = arena_new_array(arena, uint8_t, merge->entry_count);
    sorter->headings = arena_take(arena, arena_size(merge->entry_count, sizeof *sorter->headings));
    add_counts(sorter);
    uint32_t count = add_up(sorter->ends, merge->forms.group_count);
    sorter->places = arena_take(arena, arena_size(count, sizeof *sorter->places));
    place_tokens(sorter);
    set_factors(sorter);
    set_norms(sorter);
    set_headings(sorter);
}

void merge_make(Merge *merge, Arena *arena, const Site *site)
{
    *merge = (Merge){.arena = arena};
    merge->pages = arena_new_array(arena, MergedPage, site->page_count);
    form_table_init(&merge->forms, arena);
    filter_table_init(&merge->filters, arena, &merge->forms);
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (site->pages[i].published) {
            add_page(merge, &site->pages[i]);
        }
    }
    group_forms(merge);
    Sorter sorter = {.merge = merge};
    sort_tokens(&sorter);
    add_lists(&sorter);
}
