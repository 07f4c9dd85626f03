#include "index/harvest.h"

#include "base/json_view.h"
#include "base/utf8.h"
#include "index/token_list.h"

#include <stdlib.h>

/* ---- entries ---- */

typedef struct Entry {
    const Record *record;
    const Record *section; /* whose own text it has; NULL: the record's */
    uint32_t order;        /* of its record: the last of what decides */
} Entry;

typedef struct Harvest {
    Document *document;
    TokenList list;
    Entry *entries; /* the document's own first */
    size_t entry_count;
    HarvestEntry *rows;
    Buffer excerpt;
    size_t excerpt_room; /* characters that may be added */
    bool excerpt_blank;  /* a space comes before the next of them */
    bool *notes_done;    /* by footnote */
    /* Tokens of the headings above the last entry: most have the same as the one before. */
    struct {
        Slice text;
        size_t start;
        size_t end;
    } headings[6];
} Harvest;

/* Records whose words are their section's. */
static bool is_part_of_section(RecordKind kind)
{
    switch (kind) {
    case RECORD_FIELD:
    case RECORD_TABLE:
    case RECORD_LINK:
    case RECORD_TASK:
    case RECORD_STAMP:
        return true;
    default:
        return false;
    }
}

/* What stands before the first heading. */
static bool is_preamble(const Record *section)
{
    return section->section_count == 0;
}

/* Of other kinds than section and code: does it begin with the section's heading? */
static bool is_made_of(const Record *record, const Record *section)
{
    return record->first_line == section->first_line && !is_preamble(section) &&
           slice_equals(record->anchor, section->anchor);
}

static int compare_entries(const void *a, const void *b)
{
    const Entry *left = a;
    const Entry *right = b;
    if (left->record->first_line != right->record->first_line) {
        return left->record->first_line < right->record->first_line ? -1 : 1;
    }
    return (left->order > right->order) - (left->order < right->order);
}

/* Is it what the document begins with: its preamble, or the heading that is the document's? */
static bool is_opening(const Document *document, const Record *section)
{
    return is_preamble(section) ||
           (document->heading_count > 0 && document->outline[0].level == 1 &&
            section->section_count == 1 &&
            slice_equals(section->section_path[0], document->outline[0].text) &&
            slice_equals(section->anchor, document->outline[0].anchor));
}

/* Sections by line, which is the order that they come in. */
typedef struct SectionList {
    Entry **items;
    size_t count;
} SectionList;

static Entry *find_section(const SectionList *sections, const Record *record)
{
    size_t low = 0;
    size_t high = sections->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (sections->items[middle]->record->first_line < record->first_line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < sections->count ? sections->items[low] : NULL;
}

/* A record of another kind takes the place of its section's entry, or is one. */
static void place_record(Harvest *harvest, const SectionList *sections, const Record *record,
                         uint32_t order)
{
    Entry *section = find_section(sections, record);
    if (record->kind != RECORD_CODE && section != NULL && section->record == section->section &&
        is_made_of(record, section->section)) {
        section->record = record;
        return;
    }
    harvest->entries[harvest->entry_count++] = (Entry){.record = record, .order = order};
}

static void list_sections(Harvest *harvest, SectionList *sections)
{
    const RecordList *records = &harvest->document->records;
    for (size_t i = 0; i < records->count; i++) {
        if (records->items[i].kind == RECORD_SECTION) {
            Entry *entry = &harvest->entries[harvest->entry_count++];
            *entry = (Entry){&records->items[i], &records->items[i], (uint32_t)i};
            sections->items[sections->count++] = entry;
        }
    }
}

static const Record *find_document_record(const RecordList *records)
{
    for (size_t i = 0; i < records->count; i++) {
        if (records->items[i].kind == RECORD_DOCUMENT) {
            return &records->items[i];
        }
    }
    return NULL;
}

/* Entries by line; none without a document record. */
static void list_entries(Harvest *harvest)
{
    Document *document = harvest->document;
    const RecordList *records = &document->records;
    const Record *own = find_document_record(records);
    SectionList sections = {arena_new_array(document->scratch, Entry *, records->count), 0};
    if (own == NULL) {
        return;
    }
    harvest->entries = arena_new_array(document->scratch, Entry, records->count);
    harvest->entry_count = 1; /* the document */
    list_sections(harvest, &sections);
    for (size_t i = 0; i < records->count; i++) {
        const Record *record = &records->items[i];
        if (record->kind != RECORD_SECTION && record != own && !is_part_of_section(record->kind)) {
            place_record(harvest, &sections, record, (uint32_t)i);
        }
    }
    harvest->entries[0] = (Entry){.record = own};
    if (harvest->entry_count > 1) {
        qsort(harvest->entries + 1, harvest->entry_count - 1, sizeof *harvest->entries,
              compare_entries);
    }
}

/* ---- their texts ---- */

static void begin_excerpt(Harvest *harvest, size_t room)
{
    buffer_clear(&harvest->excerpt);
    harvest->excerpt_room = room;
    harvest->excerpt_blank = false;
}

/* White space and controls become one space. */
static void add_excerpt(Harvest *harvest, Slice text)
{
    Buffer *out = &harvest->excerpt;
    size_t at = 0;
    while (at < text.size && harvest->excerpt_room > 0) {
        uint32_t code_point = utf8_decode(text, &at);
        Utf8Class class = code_point < 0x80 && code_point > ' ' && code_point != 0x7F
                              ? UTF8_LETTER
                              : utf8_class(code_point);
        if (class == UTF8_SPACE || class == UTF8_OTHER) {
            harvest->excerpt_blank = out->size > 0;
            continue;
        }
        if (harvest->excerpt_blank) {
            buffer_add_byte(out, ' ');
            harvest->excerpt_room--;
            harvest->excerpt_blank = false;
        }
        utf8_add(out, code_point);
        harvest->excerpt_room -= harvest->excerpt_room > 0;
    }
}

static void add_own_text(Harvest *harvest, Slice text, SearchField field)
{
    token_list_add(&harvest->list, text, field);
    if (harvest->excerpt_room > 0) {
        add_excerpt(harvest, text);
    }
}

static void tear_text(Harvest *harvest)
{
    token_list_tear(&harvest->list);
    harvest->excerpt_blank = harvest->excerpt.size > 0;
}

/* One walk over the text of an entry, and the footnotes that it refers to. */
typedef struct TextWalk {
    Harvest *harvest;
    const Node *bold_end; /* behind the emphasis that the walk is in */
    bool is_bold;
    uint32_t *notes; /* footnotes to be walked */
    size_t note_count;
} TextWalk;

static void meet_note(TextWalk *walk, const Node *note)
{
    const Footnote *footnote = note->footnote;
    Harvest *harvest = walk->harvest;
    size_t count = harvest->document->tree.footnote_count;
    if (footnote->number == 0 || footnote->number > count ||
        harvest->notes_done[footnote->number - 1]) {
        return;
    }
    harvest->notes_done[footnote->number - 1] = true;
    if (walk->notes == NULL) {
        walk->notes = arena_new_array(harvest->document->scratch, uint32_t, count);
    }
    walk->notes[walk->note_count++] = footnote->number - 1;
}

static void meet_node(TextWalk *walk, const Node *node)
{
    Harvest *harvest = walk->harvest;
    switch (node->kind) {
    case NODE_STR:
        add_own_text(harvest, node->text, walk->is_bold ? FIELD_LABEL : FIELD_BODY);
        break;
    case NODE_CODE:
        add_own_text(harvest, node->text, FIELD_CODE);
        break;
    case NODE_MATH:
        add_own_text(harvest, node->text, FIELD_BODY);
        break;
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
        harvest->excerpt_blank = harvest->excerpt.size > 0;
        break;
    case NODE_NOTE:
        meet_note(walk, node);
        break;
    case NODE_STRONG:
        if (!walk->is_bold) {
            walk->is_bold = true;
            walk->bold_end = node_skip(node, NULL);
        }
        break;
    default:
        if (node_is_block(node)) {
            tear_text(harvest);
        }
        break;
    }
}

/* Code blocks are entries of their own. */
static void walk_range(TextWalk *walk, const Node *first, const Node *end)
{
    walk->is_bold = false;
    for (const Node *node = first; node != NULL && node != end; node = node_next(node, NULL)) {
        if (walk->is_bold && node == walk->bold_end) {
            walk->is_bold = false;
        }
        meet_node(walk, node);
    }
}

static void add_range(Harvest *harvest, const Node *first, const Node *end)
{
    TextWalk walk = {.harvest = harvest};
    walk_range(&walk, first, end);
    for (size_t i = 0; i < walk.note_count; i++) {
        const Node *definition = harvest->document->tree.footnotes[walk.notes[i]]->definition;
        walk_range(&walk, definition, node_skip(definition, NULL));
    }
}

static void add_title(Harvest *harvest, Slice text, SearchField field)
{
    token_list_tear(&harvest->list);
    token_list_add(&harvest->list, text, field);
    token_list_tear(&harvest->list);
}

/* `level` is the place in the path. */
static void add_heading_above(Harvest *harvest, size_t level, Slice text)
{
    TokenList *list = &harvest->list;
    enum { KNOWN_COUNT = sizeof harvest->headings / sizeof *harvest->headings };
    token_list_tear(list);
    if (level >= KNOWN_COUNT) {
        token_list_add(list, text, FIELD_SECTION);
        return;
    }
    if (harvest->headings[level].text.data == text.data &&
        harvest->headings[level].text.size == text.size) {
        token_list_repeat(list, harvest->headings[level].start, harvest->headings[level].end,
                          FIELD_SECTION);
        return;
    }
    harvest->headings[level].text = text;
    harvest->headings[level].start = list->token_count;
    token_list_add(list, text, FIELD_SECTION);
    harvest->headings[level].end = list->token_count;
}

/* `with_own`: the last heading, too, which for a section is its title. */
static void add_headings_above(Harvest *harvest, const Record *record, bool with_own)
{
    size_t count = record->section_count;
    count -= count > 0 && !with_own;
    for (size_t i = 0; i < count; i++) {
        add_heading_above(harvest, i, record->section_path[i]);
    }
}

/* ---- what the front matter says ---- */

static void add_keywords(Harvest *harvest, const char *key)
{
    const Value *value = value_find(harvest->document->front_matter, key);
    if (value == NULL) {
        return;
    }
    add_title(harvest, value_text(value), FIELD_KEYWORD);
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
        add_title(harvest, value_text(value->items[i]), FIELD_KEYWORD);
    }
}

static void add_tags(Harvest *harvest)
{
    const SliceList *tags = &harvest->document->metadata.tags;
    for (size_t i = 0; i < tags->count; i++) {
        add_title(harvest, tags->items[i], FIELD_KEYWORD);
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
        add_title(harvest, json_view_text(harvest->document->scratch, value), FIELD_LABEL);
    }
}

/* What the document begins with is its own text: up to two sections. */
static size_t add_document(Harvest *harvest, const Entry *entry)
{
    const Document *document = harvest->document;
    const Metadata *metadata = &document->metadata;
    size_t used = 1;
    begin_excerpt(harvest, HARVEST_EXCERPT_MOST);
    add_title(harvest, entry->record->title, FIELD_TITLE);
    for (size_t i = 1; i < harvest->entry_count && i <= 2; i++) {
        const Record *section = harvest->entries[i].section;
        if (used != i || section == NULL || !is_opening(document, section)) {
            break;
        }
        if (!is_preamble(section) &&
            !slice_equals(slice_trim(section->title), slice_trim(entry->record->title))) {
            add_title(harvest, section->title, FIELD_HEADING);
        }
        used++;
    }
    add_keywords(harvest, "keywords");
    add_tags(harvest);
    add_title(harvest, metadata->description, FIELD_DESCRIPTION);
    for (size_t i = 1; i < used; i++) {
        const Record *section = harvest->entries[i].section;
        add_range(harvest, section->first, section->end);
    }
    if (harvest->excerpt.size == 0) {
        add_excerpt(harvest, metadata->description);
    }
    add_title(harvest, document->path, FIELD_PATH);
    return used;
}

static void add_code(Harvest *harvest, const Record *record)
{
    begin_excerpt(harvest, 0);
    add_title(harvest, record->title, FIELD_LABEL);
    add_title(harvest, record->lang, FIELD_LABEL);
    begin_excerpt(harvest, HARVEST_CODE_EXCERPT_MOST);
    token_list_tear(&harvest->list);
    add_own_text(harvest, record->first != NULL ? record->first->text : record->text, FIELD_CODE);
    add_headings_above(harvest, record, true);
}

static void add_section(Harvest *harvest, const Entry *entry)
{
    const Record *record = entry->record;
    begin_excerpt(harvest, HARVEST_EXCERPT_MOST);
    if (record != entry->section) {
        add_title(harvest, record->title, FIELD_NAME);
    }
    if (record == entry->section || !slice_equals(record->title, entry->section->title)) {
        add_title(harvest, entry->section->title, FIELD_HEADING);
    }
    add_range(harvest, entry->section->first, entry->section->end);
    if (record != entry->section) {
        add_labels(harvest, record->labels);
    }
    add_headings_above(harvest, entry->section, false);
}

static void add_record(Harvest *harvest, const Record *record)
{
    begin_excerpt(harvest, HARVEST_EXCERPT_MOST);
    add_title(harvest, record->title, FIELD_NAME);
    if (record->first != NULL) {
        add_range(harvest, record->first, record->end);
    } else {
        add_own_text(harvest, record->text, FIELD_BODY);
    }
    add_labels(harvest, record->labels);
    add_headings_above(harvest, record, true);
}

static void end_entry(Harvest *harvest, HarvestEntry *row, const Record *record,
                      const Record *place)
{
    TokenList *list = &harvest->list;
    *row = (HarvestEntry){
        .record = (uint32_t)(record - harvest->document->records.items),
        .kind = record->kind,
        .first_line = place->first_line,
        .last_line = place->last_line,
        .token_end = (uint32_t)list->token_count,
        .excerpt_start = (uint32_t)list->text.size,
        .excerpt_size = (uint32_t)harvest->excerpt.size,
    };
    buffer_add(&list->text, buffer_slice(&harvest->excerpt));
    token_list_tear(list);
}

/* The document's own entry: a record that is all of the document gives it its kind. */
static size_t add_first_entry(Harvest *harvest)
{
    const Entry *entry = &harvest->entries[0];
    size_t used = add_document(harvest, entry);
    const Entry *last = &harvest->entries[used - 1];
    bool is_other = used > 1 && last->record != last->section;
    end_entry(harvest, &harvest->rows[0], is_other ? last->record : entry->record,
              used > 1 ? last->section : entry->record);
    if (used > 1) {
        harvest->rows[0].first_line = harvest->entries[1].section->first_line;
    }
    return used;
}

static size_t add_entries(Harvest *harvest)
{
    size_t count = 0;
    if (harvest->entry_count == 0) {
        return 0;
    }
    harvest->rows = arena_new_array(harvest->document->scratch, HarvestEntry, harvest->entry_count);
    for (size_t i = add_first_entry(harvest); i < harvest->entry_count; i++) {
        const Entry *entry = &harvest->entries[i];
        if (entry->section != NULL) {
            add_section(harvest, entry);
        } else if (entry->record->kind == RECORD_CODE) {
            add_code(harvest, entry->record);
        } else {
            add_record(harvest, entry->record);
        }
        end_entry(harvest, &harvest->rows[++count], entry->record, entry->record);
    }
    return count + 1;
}

static Slice make_block(Harvest *harvest, size_t entry_count)
{
    const TokenList *list = &harvest->list;
    HarvestHeader header = {
        .entry_count = (uint32_t)entry_count,
        .term_count = (uint32_t)list->term_count,
        .token_count = (uint32_t)list->token_count,
        .text_size = (uint32_t)list->text.size,
    };
    size_t size = sizeof header + entry_count * sizeof(HarvestEntry) +
                  list->term_count * sizeof(HarvestTerm) + list->token_count * sizeof(uint32_t) +
                  list->text.size;
    Buffer out;
    header.size = (uint32_t)size;
    set_language(harvest->document, header.language);
    buffer_init(&out, harvest->document->arena);
    buffer_reserve(&out, size);
    buffer_add_bytes(&out, &header, sizeof header);
    buffer_add_bytes(&out, harvest->rows, entry_count * sizeof(HarvestEntry));
    buffer_add_bytes(&out, list->terms, list->term_count * sizeof(HarvestTerm));
    buffer_add_bytes(&out, list->tokens, list->token_count * sizeof(uint32_t));
    buffer_add(&out, buffer_slice(&list->text));
    return buffer_slice(&out);
}

void index_harvest(Document *document)
{
    Harvest *harvest = arena_new(document->scratch, Harvest);
    harvest->document = document;
    harvest->notes_done = arena_new_array(document->scratch, bool, document->tree.footnote_count);
    token_list_init(&harvest->list, document->scratch, document->source.bytes.size);
    buffer_init(&harvest->excerpt, document->scratch);
    list_entries(harvest);
    document->search = make_block(harvest, add_entries(harvest));
}
