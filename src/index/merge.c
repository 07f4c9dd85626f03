#include "index/merge.h"

#include "base/buffer.h"
#include "document/language.h"
#include "index/layout.h"
#include "index/number.h"
#include "index/scoring.h"

#include <assert.h>

/* ---- pages and forms ---- */

static void add_page(Merge *merge, const Page *page)
{
    MergedPage *merged = &merge->pages[merge->page_count++];
    const Unit *unit = &page->unit;
    *merged = (MergedPage){.page = page, .first_entry = merge->entry_count};
    if (!harvest_block_open(&merged->block, unit_text(unit, unit->header->search),
                            unit->header->records.count)) {
        harvest_block_open(&merged->block, (Slice){NULL, 0}, 0);
    }
    merge->entry_count += merged->block.header->entry_count;
}

static void add_forms(Merge *merge, MergedPage *page)
{
    const HarvestBlock *block = &page->block;
    uint16_t language =
        form_table_language(&merge->forms, slice_from_string(block->header->language));
    page->groups =
        arena_take(merge->arena, arena_size(block->header->term_count, sizeof(uint32_t)));
    for (uint32_t i = 0; i < block->header->term_count; i++) {
        uint32_t form = form_table_get(&merge->forms, harvest_term_text(block, i));
        page->groups[i] = form;
        if (block->terms[i].flags & HARVEST_PROSE) {
            form_table_add_prose(&merge->forms, form, language);
        }
    }
}

static void add_filters(Merge *merge, const MergedPage *page, uint32_t number)
{
    const HarvestBlock *block = &page->block;
    const Unit *unit = &page->page->unit;
    filter_table_add_document(&merge->filters, unit, number);
    for (uint32_t i = 0; i < block->header->entry_count; i++) {
        const HarvestEntry *entry = &block->entries[i];
        const UnitRecord *record = &unit_records(unit)[entry->record];
        filter_table_add(&merge->filters, SLICE("kind"),
                         slice_from_string(record_kind_name((RecordKind)entry->kind)),
                         page->first_entry + i);
        filter_table_add(&merge->filters, SLICE("lang"), unit_text(unit, record->lang),
                         page->first_entry + i);
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
    const uint32_t *places = form_table_group(&merge->forms);
    for (size_t i = 0; i < merge->page_count; i++) {
        const MergedPage *page = &merge->pages[i];
        for (uint32_t j = 0; j < page->block.header->term_count; j++) {
            page->groups[j] = merge->forms.forms[places[page->groups[j]]].group;
        }
    }
}

/* ---- tokens, by group ---- */

/* Where a group stands: its entry, and in it its field and position. */
typedef struct Place {
    uint32_t entry;
    uint32_t field_and_position;
} Place;

enum { POSITION_BITS = 28, POSITION_MOST = (1 << POSITION_BITS) - 1 };

typedef struct Sorter {
    Merge *merge;
    uint32_t *ends; /* by group: behind its places so far */
    Place *places;
    uint32_t (*norms)[FIELD_COUNT]; /* by entry; at first lengths: words of each field */
    uint64_t totals[FIELD_COUNT];   /* of lengths */
    uint32_t counts[FIELD_COUNT];   /* entries that have the field */
    uint8_t *factors;               /* by entry, in 64ths */
} Sorter;

static void count_entry(Sorter *sorter, const MergedPage *page, uint32_t start, uint32_t end,
                        uint32_t *lengths)
{
    for (uint32_t i = start; i < end; i++) {
        uint32_t token = page->block.tokens[i];
        sorter->ends[page->groups[harvest_token_term(token)]]++;
        lengths[harvest_token_field(token)] += harvest_token_step(token) > 0;
    }
    for (int field = 0; field < FIELD_COUNT; field++) {
        sorter->totals[field] += lengths[field];
        sorter->counts[field] += lengths[field] > 0;
    }
}

static void place_entry(Sorter *sorter, const MergedPage *page, uint32_t start, uint32_t end,
                        uint32_t entry)
{
    uint32_t position = 0;
    for (uint32_t i = start; i < end; i++) {
        uint32_t token = page->block.tokens[i];
        position += i > start ? harvest_token_step(token) : 0;
        position = position > POSITION_MOST ? POSITION_MOST : position;
        sorter->places[sorter->ends[page->groups[harvest_token_term(token)]]++] = (Place){
            .entry = entry,
            .field_and_position = (uint32_t)harvest_token_field(token) << POSITION_BITS | position,
        };
    }
}

static void count_tokens(Sorter *sorter)
{
    const Merge *merge = sorter->merge;
    for (size_t i = 0; i < merge->page_count; i++) {
        const MergedPage *page = &merge->pages[i];
        uint32_t start = 0;
        for (uint32_t j = 0; j < page->block.header->entry_count; j++) {
            uint32_t end = page->block.entries[j].token_end;
            count_entry(sorter, page, start, end, sorter->norms[page->first_entry + j]);
            start = end;
        }
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
    for (size_t i = 0; i < merge->page_count; i++) {
        const MergedPage *page = &merge->pages[i];
        uint32_t start = 0;
        for (uint32_t j = 0; j < page->block.header->entry_count; j++) {
            uint32_t end = page->block.entries[j].token_end;
            place_entry(sorter, page, start, end, page->first_entry + j);
            start = end;
        }
    }
}

/* Lengths become norms. */
static void set_norms(Sorter *sorter)
{
    for (uint32_t entry = 0; entry < sorter->merge->entry_count; entry++) {
        for (int field = 0; field < FIELD_COUNT; field++) {
            uint32_t *norm = &sorter->norms[entry][field];
            if (*norm > 0) {
                *norm = scoring_norm((SearchField)field, *norm, sorter->totals[field],
                                     sorter->counts[field]);
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

static bool has_position(uint32_t field_and_position)
{
    uint32_t field = field_and_position >> POSITION_BITS;
    return field != FIELD_SECTION && field != FIELD_PATH;
}

static char *put_positions(char *at, const Place *places, size_t count)
{
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        known += has_position(places[i].field_and_position);
    }
    if (known == 0) {
        return number_put(at, POSITION_NONE);
    }
    if (known > 1) {
        at = number_put(at, POSITION_SEVERAL);
        at = number_put(at, (uint32_t)known);
    }
    uint32_t last = 0;
    uint32_t shift = known > 1 ? 0 : POSITION_ONE;
    for (size_t i = 0; i < known; i++) {
        uint32_t position = places[i].field_and_position & POSITION_MOST;
        at = number_put(at, position - last + shift);
        last = position;
    }
    return at;
}

/* The digit of the impact; before it, when the word stands in a heading, a mark, and where behind it. */
static char *put_impact(char *at, uint32_t impact, const Place *place)
{
    uint32_t position = place->field_and_position & POSITION_MOST;
    if (place->field_and_position >> POSITION_BITS > FIELD_NAME || position > IMPACT_MOST) {
        *at++ = number_digits[impact];
        return at;
    }
    *at++ = number_digits[HEADING_MARK];
    *at++ = number_digits[impact];
    *at++ = number_digits[position];
    return at;
}

static uint32_t impact_of(const Sorter *sorter, const Place *places, size_t count)
{
    const uint32_t *norms = sorter->norms[places->entry];
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += norms[places[i].field_and_position >> POSITION_BITS];
    }
    return scoring_impact(sum, sorter->factors[places->entry]);
}

/* A group's list: its places are sorted by entry. */
static void add_list(Sorter *sorter, MergedGroup *group, const Place *places, size_t count)
{
    Merge *merge = sorter->merge;
    Buffer *postings = &merge->postings;
    Buffer *positions = &merge->positions;
    buffer_reserve(postings, count * (NUMBER_SIZE_MOST + 3));
    buffer_reserve(positions, count * 3 * NUMBER_SIZE_MOST);
    char *posting = postings->data + postings->size;
    char *position = positions->data + positions->size;
    uint32_t next = 0;
    for (size_t start = 0; start < count;) {
        size_t end = start + 1;
        while (end < count && places[end].entry == places[start].entry) {
            end++;
        }
        posting = number_put(posting, places[start].entry - next);
        posting =
            put_impact(posting, impact_of(sorter, places + start, end - start), &places[start]);
        position = put_positions(position, places + start, end - start);
        next = places[start].entry + 1;
        group->found++;
        start = end;
    }
    group->posting_size = (uint32_t)(posting - postings->data - (ptrdiff_t)postings->size);
    group->position_size = (uint32_t)(position - positions->data - (ptrdiff_t)positions->size);
    postings->size += group->posting_size;
    positions->size += group->position_size;
}

static void add_filter_list(Merge *merge, MergedGroup *group, const FilterList *list)
{
    size_t start = merge->postings.size;
    uint32_t next = 0;
    for (size_t i = 0; i < list->count; i++) {
        number_add(&merge->postings, list->items[i] - next);
        next = list->items[i] + 1;
    }
    group->found = (uint32_t)list->count;
    group->posting_size = (uint32_t)(merge->postings.size - start);
}

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
    buffer_init(&merge->postings, merge->arena);
    buffer_init(&merge->positions, merge->arena);
    merge->groups = arena_new_array(merge->arena, MergedGroup, merge->forms.group_count);
    for (size_t i = 0; i < merge->forms.group_count; i++) {
        if (filters[i] != NULL) {
            add_filter_list(merge, &merge->groups[i], filters[i]);
        } else {
            add_list(sorter, &merge->groups[i], sorter->places + start, sorter->ends[i] - start);
        }
        start = sorter->ends[i];
    }
}

static void sort_tokens(Sorter *sorter)
{
    Merge *merge = sorter->merge;
    Arena *arena = merge->arena;
    sorter->ends = arena_new_array(arena, uint32_t, merge->forms.group_count);
    sorter->norms = arena_take_zeroed(arena, arena_size(merge->entry_count, sizeof *sorter->norms));
    sorter->factors = arena_new_array(arena, uint8_t, merge->entry_count);
    count_tokens(sorter);
    uint32_t count = add_up(sorter->ends, merge->forms.group_count);
    sorter->places = arena_take(arena, arena_size(count, sizeof *sorter->places));
    place_tokens(sorter);
    set_norms(sorter);
    set_factors(sorter);
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
