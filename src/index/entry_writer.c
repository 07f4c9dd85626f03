#include "index/entry_writer.h"

#include "base/path.h"
#include "index/layout.h"
#include "index/number.h"

void entry_names_init(EntryNames *names, Arena *arena)
{
    name_list_init(&names->statuses, arena);
    name_list_init(&names->languages, arena);
}

/* As it is written: 1 is DATE_FIRST, 0 is none. */
static uint32_t day_number(bool has_date, Date date)
{
    return has_date ? (uint32_t)(date - DATE_FIRST) + 1 : 0;
}

/* ---- entries ---- */

typedef struct EntryWriter {
    Buffer *out;
    EntryNames *names;
    const MergedPage *page;
    uint32_t line; /* of the entry before */
    Slice anchor;  /* the same */
    bool has_anchor;
} EntryWriter;

static void add_url(EntryWriter *writer, const Page *page)
{
    Buffer *out = writer->out;
    Slice stem = path_without_extension(page->path);
    Slice end = SLICE(".html");
    bool follows = page->url.size == stem.size + end.size && slice_starts_with(page->url, stem) &&
                   slice_ends_with(page->url, end);
    number_add(out, follows ? URL_OF_PATH : URL_WRITTEN);
    if (!follows) {
        number_add_text(out, page->url);
    }
}

static void add_document(EntryWriter *writer)
{
    Buffer *out = writer->out;
    const Page *page = writer->page->page;
    const Unit *unit = &page->unit;
    const UnitHeader *header = unit->header;
    char hash[INDEX_CHECK_SIZE];
    number_add_text(out, page->path);
    number_add_text(out, unit_text(unit, header->title));
    add_url(writer, page);
    number_add(out, name_list_get(&writer->names->statuses, unit_text(unit, header->status_base)));
    number_add(out, day_number(header->updated.has_date, header->updated.date));
    number_add(out, day_number(header->flags & UNIT_HAS_DUE, header->due));
    index_put_hash(hash, header->source_hash_low, sizeof hash);
    buffer_add_bytes(out, hash, sizeof hash);
    writer->line = 0;
    writer->has_anchor = false;
}

static void add_anchor(EntryWriter *writer, Slice title, Slice anchor)
{
    Buffer *out = writer->out;
    char *plain = arena_take(out->arena, title.size);
    size_t size;
    if (anchor.size == 0) {
        number_add(out, ANCHOR_NONE);
    } else if (writer->has_anchor && slice_equals(writer->anchor, anchor)) {
        number_add(out, ANCHOR_SAME);
    } else if (layout_anchor(title, plain, &size) && slice_equals((Slice){plain, size}, anchor)) {
        number_add(out, ANCHOR_OF_TITLE);
    } else {
        number_add(out, ANCHOR_WRITTEN);
        number_add_text(out, anchor);
    }
    writer->anchor = anchor;
    writer->has_anchor = true;
}

/* What an id begins with: "code:docs/a#anchor". */
static bool takes_prefix(Slice *id, Slice prefix)
{
    if (!slice_starts_with(*id, prefix)) {
        return false;
    }
    *id = slice_from(*id, prefix.size);
    return true;
}

static void add_id(EntryWriter *writer, Slice id, uint32_t kind, Slice anchor)
{
    Buffer *out = writer->out;
    const Slice stem = path_without_extension(writer->page->page->path);
    Slice rest = id;
    bool follows = takes_prefix(&rest, slice_from_string(record_kind_name((RecordKind)kind))) &&
                   takes_prefix(&rest, SLICE(":")) && takes_prefix(&rest, stem) &&
                   takes_prefix(&rest, SLICE("#")) && takes_prefix(&rest, anchor);
    int64_t number;
    if (follows && rest.size == 0) {
        number_add(out, ID_OF_ANCHOR);
    } else if (follows && takes_prefix(&rest, SLICE("/")) && rest.size < 7 &&
               slice_to_integer(rest, &number) && rest.data[0] != '0') {
        number_add(out, ID_NUMBERED + (uint32_t)number - 1);
    } else {
        number_add(out, ID_WRITTEN);
        number_add_text(out, id);
    }
}

static void add_entry(EntryWriter *writer, uint32_t index, bool begins_file)
{
    Buffer *out = writer->out;
    const HarvestBlock *block = &writer->page->block;
    const HarvestEntry *entry = &block->entries[index];
    const Unit *unit = &writer->page->page->unit;
    const UnitRecord *record = &unit_records(unit)[entry->record];
    const UnitRecord *place = &unit_records(unit)[entry->place];
    bool is_document = record->kind == RECORD_DOCUMENT;
    Slice title = is_document ? (Slice){NULL, 0} : unit_text(unit, record->title);
    Slice anchor = is_document ? (Slice){NULL, 0} : unit_text(unit, place->anchor);
    number_add(out, 2 * entry->kind + (index == 0));
    if (index == 0 || begins_file) {
        add_document(writer);
    }
    number_add_text(out, title);
    add_anchor(writer, title, anchor);
    number_add(out, entry->first_line > writer->line ? entry->first_line - writer->line : 0);
    number_add(out, entry->last_line - entry->first_line);
    number_add(out, name_list_get(&writer->names->languages, unit_text(unit, record->lang)));
    add_id(writer, unit_text(unit, record->id), entry->kind, anchor);
    number_add_text(out, (Slice){block->text + entry->excerpt_start, entry->excerpt_size});
    writer->line = entry->first_line > writer->line ? entry->first_line : writer->line;
}

/* A text that grows, and is cut into files where its owner says so. */
typedef struct FileText {
    IndexFiles *files;
    Buffer text;
    char letter;
    uint32_t number;
} FileText;

static FileText begin_text(IndexFiles *files, char letter)
{
    FileText text = {.files = files, .letter = letter};
    buffer_init(&text.text, files->arena);
    return text;
}

static void end_file(FileText *text)
{
    if (text->text.size > 0) {
        index_files_add(text->files, text->letter, text->number++,
                        arena_copy(text->files->arena, buffer_slice(&text->text)));
        buffer_clear(&text->text);
    }
}

static void add_entries(IndexFiles *files, EntryNames *names, const Merge *merge)
{
    FileText text = begin_text(files, 'e');
    EntryWriter writer = {.out = &text.text, .names = names};
    for (size_t i = 0; i < merge->page_count; i++) {
        writer.page = &merge->pages[i];
        for (uint32_t j = 0; j < writer.page->block.header->entry_count; j++) {
            bool begins_file = (writer.page->first_entry + j) % ENTRIES_PER_FILE == 0;
            if (begins_file) {
                end_file(&text);
            }
            add_entry(&writer, j, begins_file);
        }
    }
    end_file(&text);
}

/* ---- documents ---- */

static void add_documents(IndexFiles *files, EntryNames *names, const Merge *merge)
{
    FileText text = begin_text(files, 'd');
    for (size_t i = 0; i < merge->page_count; i++) {
        const MergedPage *page = &merge->pages[i];
        const Unit *unit = &page->page->unit;
        const UnitHeader *header = unit->header;
        if (i % DOCUMENTS_PER_FILE == 0) {
            end_file(&text);
        }
        number_add(&text.text, page->block.header->entry_count);
        number_add(&text.text,
                   name_list_get(&names->statuses, unit_text(unit, header->status_base)));
        number_add(&text.text, day_number(header->updated.has_date, header->updated.date));
        number_add(&text.text, day_number(header->flags & UNIT_HAS_DUE, header->due));
    }
    end_file(&text);
}

static void add_paths(IndexFiles *files, const Merge *merge)
{
    FileText text = begin_text(files, 'f');
    Slice last = {NULL, 0};
    for (size_t i = 0; i < merge->page_count; i++) {
        Slice path = merge->pages[i].page->path;
        if (i % DOCUMENTS_PER_FILE == 0) {
            end_file(&text);
            last.size = 0;
        }
        number_add_text_after(&text.text, last, path);
        last = path;
    }
    end_file(&text);
}

void entry_writer_add(IndexFiles *files, EntryNames *names, const Merge *merge)
{
    add_documents(files, names, merge);
    add_paths(files, merge);
    add_entries(files, names, merge);
}
