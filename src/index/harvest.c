#include "index/harvest.h"

#include "base/json_view.h"
#include "index/entry_list.h"
#include "index/harvest_text.h"

#include <assert.h>

typedef struct Harvest {
    const Document *document;
    EntryList entries;
    HarvestText text;
    HarvestEntry *rows;
    size_t row_count;
} Harvest;

/* ---- what the front matter says ---- */

static void add_keywords(Harvest *harvest, const char *key)
{
    const Value *value = value_find(harvest->document->front_matter, key);
    if (value == NULL) {
        return;
    }
    harvest_text_add_title(&harvest->text, value_text(value), FIELD_KEYWORD);
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
        harvest_text_add_title(&harvest->text, value_text(value->items[i]), FIELD_KEYWORD);
    }
}

static void add_tags(Harvest *harvest)
{
    const SliceList *tags = &harvest->document->metadata.tags;
    for (size_t i = 0; i < tags->count; i++) {
        harvest_text_add_title(&harvest->text, tags->items[i], FIELD_KEYWORD);
    }
}

/* The document's language, else the project's: the first part of its tag, "de" of "de-AT". */
static void set_language(const Document *document, char language[HARVEST_LANGUAGE_SIZE])
{
    static const char *const keys[] = {"language", "lang"};
    Slice text = {NULL, 0};
    for (size_t i = 0; i < sizeof keys / sizeof *keys && text.size == 0; i++) {
        text = slice_trim(value_text(value_find(document->front_matter, keys[i])));
    }
    if (text.size == 0) {
        text = document->settings->language;
    }
    memset(language, 0, HARVEST_LANGUAGE_SIZE);
    for (size_t i = 0; i + 1 < HARVEST_LANGUAGE_SIZE && i < text.size; i++) {
        if (!ascii_is_letter(text.data[i])) {
            break;
        }
        language[i] = ascii_to_lower(text.data[i]);
    }
}

/* ---- the entries' tokens, field by field ---- */

static void add_labels(Harvest *harvest, Slice labels)
{
    Slice key;
    Slice value;
    while (json_view_next_member(&labels, &key, &value)) {
        harvest_text_add_title(&harvest->text, json_view_text(harvest->document->scratch, value),
                               FIELD_LABEL);
    }
}

static void add_opening_headings(Harvest *harvest)
{
    const EntryList *entries = &harvest->entries;
    Slice title = slice_trim(entries->items[0].record->title);
    for (size_t i = 1; i < entries->opening_end; i++) {
        const Record *section = entries->items[i].section;
        if (!section_is_preamble(section) && !slice_equals(slice_trim(section->title), title)) {
            harvest_text_add_title(&harvest->text, section->title, FIELD_HEADING);
        }
    }
}

static void add_document(Harvest *harvest)
{
    const Document *document = harvest->document;
    const EntryList *entries = &harvest->entries;
    HarvestText *text = &harvest->text;
    harvest_text_begin_excerpt(text, HARVEST_EXCERPT_MOST);
    harvest_text_add_title(text, entries->items[0].record->title, FIELD_TITLE);
    add_opening_headings(harvest);
    add_keywords(harvest, "keywords");
    add_tags(harvest);
    harvest_text_add_title(text, document->metadata.description, FIELD_DESCRIPTION);
    for (size_t i = 1; i < entries->opening_end; i++) {
        const Record *section = entries->items[i].section;
        harvest_text_add_range(text, section->first, section->end);
    }
    if (text->excerpt.size == 0) {
        harvest_text_add_excerpt(text, document->metadata.description);
    }
    if (text->excerpt.size == 0) {
        harvest_text_add_excerpt(text, entries->items[0].record->text);
    }
    harvest_text_add_title(text, document->path, FIELD_PATH);
}

static void add_code(Harvest *harvest, const Record *record)
{
    harvest_text_begin_excerpt(&harvest->text, 0);
    harvest_text_add_title(&harvest->text, record->title, FIELD_LABEL);
    harvest_text_add_title(&harvest->text, record->lang, FIELD_LABEL);
    harvest_text_begin_excerpt(&harvest->text, HARVEST_CODE_EXCERPT_MOST);
    token_list_tear(&harvest->text.tokens);
    harvest_text_add(&harvest->text, record->first != NULL ? record->first->text : record->text,
                     FIELD_CODE);
    harvest_text_add_headings(&harvest->text, record, true);
}

/* A filter may give a record a text that stands nowhere in its section. */
static bool has_text_of_its_own(const Record *record, const Record *section)
{
    return record->first == NULL && !slice_equals(record->text, section->text) &&
           !slice_equals(record->text, record->title);
}

static void add_section(Harvest *harvest, const Entry *entry)
{
    const Record *record = entry->record;
    harvest_text_begin_excerpt(&harvest->text, HARVEST_EXCERPT_MOST);
    if (record != entry->section) {
        harvest_text_add_title(&harvest->text, record->title, FIELD_NAME);
    }
    if (record == entry->section || !slice_equals(record->title, entry->section->title)) {
        harvest_text_add_title(&harvest->text, entry->section->title, FIELD_HEADING);
    }
    harvest_text_add_range(&harvest->text, entry->section->first, entry->section->end);
    if (has_text_of_its_own(record, entry->section)) {
        harvest_text_add_title(&harvest->text, record->text, FIELD_BODY);
    }
    if (record != entry->section) {
        add_labels(harvest, record->labels);
    }
    harvest_text_add_headings(&harvest->text, entry->section, false);
}

static void add_record(Harvest *harvest, const Record *record)
{
    harvest_text_begin_excerpt(&harvest->text, HARVEST_EXCERPT_MOST);
    harvest_text_add_title(&harvest->text, record->title, FIELD_NAME);
    if (record->first != NULL) {
        harvest_text_add_range(&harvest->text, record->first, record->end);
    } else {
        harvest_text_add(&harvest->text, record->text, FIELD_BODY);
    }
    add_labels(harvest, record->labels);
    harvest_text_add_headings(&harvest->text, record, true);
}

/* `place` is the record whose anchor leads there. */
static void end_entry(Harvest *harvest, const Record *record, const Record *place,
                      uint32_t first_line, uint32_t last_line)
{
    HarvestText *text = &harvest->text;
    harvest_text_end_excerpt(text);
    harvest->rows[harvest->row_count++] = (HarvestEntry){
        .record = (uint32_t)(record - harvest->document->records.items),
        .place = (uint32_t)(place - harvest->document->records.items),
        .kind = record->kind,
        .first_line = first_line,
        .last_line = last_line,
        .token_end = (uint32_t)text->tokens.token_count,
        .excerpt_start = (uint32_t)text->tokens.text.size,
        .excerpt_size = (uint32_t)text->excerpt.size,
    };
    buffer_add(&text->tokens.text, buffer_slice(&text->excerpt));
    token_list_tear(&text->tokens);
}

/* A record that is all of the document gives it its kind. */
static void add_first_entry(Harvest *harvest)
{
    const EntryList *entries = &harvest->entries;
    const Entry *first = &entries->items[entries->opening_end > 1];
    const Entry *last = &entries->items[entries->opening_end - 1];
    assert(last->section != NULL || last->record != NULL);
    const Record *record = last->record != last->section ? last->record : entries->items[0].record;
    add_document(harvest);
    end_entry(harvest, record, record, first->record->first_line,
              last->section != NULL ? last->section->last_line : last->record->last_line);
}

static void add_entry(Harvest *harvest, const Entry *entry)
{
    if (entry->section != NULL) {
        add_section(harvest, entry);
    } else if (entry->record->kind == RECORD_CODE) {
        add_code(harvest, entry->record);
    } else {
        add_record(harvest, entry->record);
    }
    end_entry(harvest, entry->record, entry->section != NULL ? entry->section : entry->record,
              entry->record->first_line, entry->record->last_line);
}

static void add_entries(Harvest *harvest)
{
    const EntryList *entries = &harvest->entries;
    if (entries->count == 0) {
        return;
    }
    harvest->rows = arena_new_array(harvest->document->scratch, HarvestEntry, entries->count);
    add_first_entry(harvest);
    for (size_t i = entries->opening_end; i < entries->count; i++) {
        add_entry(harvest, &entries->items[i]);
    }
}

/* ---- the block ---- */

static Slice make_block(const Harvest *harvest)
{
    const TokenList *tokens = &harvest->text.tokens;
    size_t row_size = harvest->row_count * sizeof *harvest->rows;
    size_t term_size = tokens->term_count * sizeof *tokens->terms;
    size_t token_size = tokens->token_count * sizeof *tokens->tokens;
    HarvestHeader header = {
        .entry_count = (uint32_t)harvest->row_count,
        .term_count = (uint32_t)tokens->term_count,
        .token_count = (uint32_t)tokens->token_count,
        .text_size = (uint32_t)tokens->text.size,
    };
    size_t size = sizeof header + row_size + term_size + token_size + tokens->text.size;
    Buffer out;
    header.size = (uint32_t)size;
    set_language(harvest->document, header.language);
    buffer_init(&out, harvest->document->arena);
    buffer_reserve(&out, size);
    buffer_add_bytes(&out, &header, sizeof header);
    buffer_add_bytes(&out, harvest->rows, row_size);
    buffer_add_bytes(&out, tokens->terms, term_size);
    buffer_add_bytes(&out, tokens->tokens, token_size);
    buffer_add(&out, buffer_slice(&tokens->text));
    return buffer_slice(&out);
}

void index_harvest(Document *document)
{
    Harvest *harvest = arena_new(document->scratch, Harvest);
    harvest->document = document;
    harvest_text_init(&harvest->text, document);
    entry_list_make(&harvest->entries, document);
    add_entries(harvest);
    document->search = make_block(harvest);
}
