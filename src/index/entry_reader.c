#include "index/entry_reader.h"

#include "base/path.h"

#include <assert.h>

typedef struct EntryReader {
    IndexReader *index;
    Arena *arena;
    NumberReader text;
    EntryView *view;
} EntryReader;

static Slice read_text(EntryReader *reader)
{
    return number_read_text(&reader->text, reader->arena);
}

/* A name by its number + 1; empty for 0. */
static Slice read_name(EntryReader *reader, const NameTable *names)
{
    uint32_t number = number_read(&reader->text);
    if (number > names->count) {
        reader->text.failed = true;
        number = 0;
    }
    return number > 0 ? names->items[number - 1] : (Slice){NULL, 0};
}

static void read_document(EntryReader *reader)
{
    EntryView *view = reader->view;
    view->path = read_text(reader);
    view->document_title = read_text(reader);
    view->page_url = number_read(&reader->text) == URL_WRITTEN
                         ? read_text(reader)
                         : arena_format(reader->arena, "%.*s.html",
                                        SLICE_PRINT(path_without_extension(view->path)));
    view->status = read_name(reader, &reader->index->statuses);
    uint32_t updated = number_read(&reader->text);
    reader->text.failed = reader->text.failed || updated > DATE_LAST - DATE_FIRST + 1;
    view->has_updated = updated > 0;
    view->updated = updated > 0 ? (Date)updated - 1 + DATE_FIRST : 0;
    number_read(&reader->text); /* when it is due stands with the documents, too */
    view->source_hash = (Slice){reader->text.at, INDEX_CHECK_SIZE};
    if ((size_t)(reader->text.end - reader->text.at) < INDEX_CHECK_SIZE) {
        reader->text.failed = true;
        return;
    }
    reader->text.at += INDEX_CHECK_SIZE;
    view->first_line = 0;
    view->anchor = (Slice){NULL, 0};
}

static void read_anchor(EntryReader *reader)
{
    EntryView *view = reader->view;
    char *plain;
    switch (number_read(&reader->text)) {
    case ANCHOR_SAME:
        break;
    case ANCHOR_WRITTEN:
        view->anchor = read_text(reader);
        break;
    case ANCHOR_OF_TITLE:
        plain = arena_take(reader->arena, view->title.size);
        view->anchor.data = plain;
        layout_anchor(view->title, plain, &view->anchor.size);
        break;
    default:
        view->anchor = (Slice){NULL, 0};
        break;
    }
}

static void read_id(EntryReader *reader)
{
    EntryView *view = reader->view;
    uint32_t what = number_read(&reader->text);
    if (what == ID_WRITTEN) {
        view->id = read_text(reader);
        return;
    }
    view->id =
        arena_format(reader->arena, "%.*s:%.*s#%.*s", SLICE_PRINT(view->kind),
                     SLICE_PRINT(path_without_extension(view->path)), SLICE_PRINT(view->anchor));
    if (what >= ID_NUMBERED) {
        view->id =
            arena_format(reader->arena, "%.*s/%u", SLICE_PRINT(view->id), what - ID_NUMBERED + 1);
    }
}

static void read_entry(EntryReader *reader, bool begins_file)
{
    EntryView *view = reader->view;
    uint32_t first = number_read(&reader->text);
    const NameTable *kinds = &reader->index->kinds;
    bool is_document = first & 1;
    reader->text.failed = reader->text.failed || first / 2 >= kinds->count;
    view->kind = reader->text.failed ? (Slice){NULL, 0} : kinds->items[first / 2];
    if (is_document || begins_file) {
        read_document(reader);
    }
    view->title = read_text(reader);
    read_anchor(reader);
    view->first_line += number_read(&reader->text);
    view->last_line = view->first_line + number_read(&reader->text);
    reader->text.failed = reader->text.failed || view->last_line > NUMBER_MOST;
    view->language = read_name(reader, &reader->index->languages);
    read_id(reader);
    view->excerpt = read_text(reader);
    if (view->title.size == 0 && is_document) {
        view->title = view->document_title;
    }
}

/* Entries are read again and again: those of one document, those of one page of results. */
static Slice get_file(IndexReader *index, uint32_t number)
{
    Slice *file = &index->entry_files[number];
    if (file->data == NULL) {
        *file = index_reader_text(index, 'e', number);
    }
    return *file;
}

bool entry_read(IndexReader *index, Arena *arena, uint32_t entry, EntryView *view)
{
    uint32_t number = entry / index->entries_per_file;
    EntryReader reader = {
        .index = index,
        .arena = arena,
        .text = number_reader(get_file(index, number)),
        .view = view,
    };
    assert(entry < index->entry_count);
    *view = (EntryView){.first_line = 0};
    for (uint32_t i = 0; i <= entry % index->entries_per_file; i++) {
        read_entry(&reader, i == 0);
    }
    if (reader.text.failed) {
        return index_reader_fail(index, arena_format(arena, "e%u", number), "is malformed");
    }
    return index->state == INDEX_GOOD;
}
