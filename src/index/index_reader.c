#include "index/index_reader.h"

#include "base/hash.h"
#include "index/index_files.h"

bool index_reader_fail(IndexReader *reader, Slice name, const char *what)
{
    if (reader->state == INDEX_GOOD) {
        reader->state = INDEX_CORRUPT;
        reader->error = arena_format(reader->arena, "%.*s.js %s", SLICE_PRINT(name), what);
    }
    return false;
}

/* ---- files ---- */

/* Takes `text` from the front of `*bytes`. */
static bool takes(Slice *bytes, Slice text)
{
    if (!slice_starts_with(*bytes, text)) {
        return false;
    }
    *bytes = slice_from(*bytes, text.size);
    return true;
}

static Slice take(Slice *bytes, size_t size)
{
    Slice part = slice_part(*bytes, 0, size);
    *bytes = slice_from(*bytes, size);
    return part;
}

/* memocSearch("t3","IDIDIDID","CHECKS","…");\n */
static bool unwrap(Slice bytes, Slice name, Slice *id, Slice *check, Slice *text)
{
    const Slice comma = SLICE("\",\"");
    const Slice end = SLICE("\");\n");
    if (!takes(&bytes, SLICE(INDEX_FUNCTION "(\"")) || !takes(&bytes, name) ||
        !takes(&bytes, comma)) {
        return false;
    }
    *id = take(&bytes, INDEX_ID_SIZE);
    if (!takes(&bytes, comma)) {
        return false;
    }
    *check = take(&bytes, INDEX_CHECK_SIZE);
    if (!takes(&bytes, comma) || !slice_ends_with(bytes, end)) {
        return false;
    }
    *text = slice_part(bytes, 0, bytes.size - end.size);
    return true;
}

static bool read_file(IndexReader *reader, Slice name, Slice *id, Slice *text)
{
    Slice bytes;
    Slice check;
    char right[INDEX_CHECK_SIZE];
    if (!reader->source.read(reader->source.context, name, &bytes)) {
        return index_reader_fail(reader, name, "cannot be read");
    }
    if (!unwrap(bytes, name, id, &check, text)) {
        return index_reader_fail(reader, name, "is cut short, or no part of a search index");
    }
    index_put_hash(right, hash_64(*text), sizeof right);
    if (!slice_equals(check, (Slice){right, sizeof right})) {
        return index_reader_fail(reader, name, "is damaged: its check sum is wrong");
    }
    return true;
}

static Slice read_part(IndexReader *reader, Slice name)
{
    Slice id;
    Slice text;
    if (reader->state != INDEX_GOOD || !read_file(reader, name, &id, &text)) {
        return (Slice){NULL, 0};
    }
    if (!slice_equals(id, reader->id)) {
        index_reader_fail(reader, name, "belongs to another build than the index");
        return (Slice){NULL, 0};
    }
    return text;
}

Slice index_reader_text(IndexReader *reader, char letter, uint32_t number)
{
    return read_part(reader, arena_format(reader->arena, "%c%u", letter, number));
}

/* ---- the root ---- */

static void read_names(IndexReader *reader, NumberReader *root, NameTable *names)
{
    uint32_t count = number_read(root);
    /* A text has at least its end. */
    names->count = count <= (size_t)(root->end - root->at) ? count : 0;
    root->failed = root->failed || names->count != count;
    names->items = arena_new_array(reader->arena, Slice, names->count);
    for (uint32_t i = 0; i < names->count; i++) {
        names->items[i] = number_read_text(root, reader->arena);
    }
}

static void read_document_files(IndexReader *reader, NumberReader *root)
{
    uint32_t count = number_read(root);
    uint32_t last = 0;
    root->failed = root->failed || count > (size_t)(root->end - root->at);
    reader->document_file_count = root->failed ? 0 : count;
    reader->first_entries = arena_new_array(reader->arena, uint32_t, reader->document_file_count);
    for (uint32_t i = 0; i < reader->document_file_count; i++) {
        uint32_t first = number_read(root);
        root->failed = root->failed || first < last || first > reader->entry_count;
        reader->first_entries[i] = last = first;
    }
}

static void read_sizes(IndexReader *reader, NumberReader *root)
{
    uint32_t *const numbers[] = {
        &reader->source_count,       &reader->document_count,   &reader->entry_count,
        &reader->documents_per_file, &reader->entries_per_file, &reader->posting_file_size,
        &reader->position_file_size, &reader->posting_size,     &reader->position_size,
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        *numbers[i] = number_read(root);
    }
    uint32_t *const factors[] = {
        &reader->factors.all_words, &reader->factors.heading,  &reader->factors.adjacent,
        &reader->factors.small,     &reader->factors.stale,    &reader->factors.prefix,
        &reader->factors.typo,      &reader->factors.typo_two, &reader->factors.ending,
    };
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        *factors[i] = number_read(root);
        root->failed = root->failed || *factors[i] > 4 * FACTOR_ONE;
    }
}

static uint32_t count_files(uint32_t size, uint32_t file_size)
{
    return size / file_size + (size % file_size > 0);
}

/* A small root may tell of billions: no memory is taken for more than can be. A document has no entries when its compiler was lost. */
static bool sizes_are_right(const IndexReader *reader)
{
    return reader->documents_per_file > 0 && reader->entries_per_file > 0 &&
           reader->posting_file_size >= 1024 && reader->position_file_size >= 1024 &&
           reader->entry_count <= INDEX_ENTRIES_MOST &&
           reader->document_count <= INDEX_ENTRIES_MOST &&
           reader->document_file_count ==
               count_files(reader->document_count, reader->documents_per_file);
}

static bool read_root(IndexReader *reader, Slice text)
{
    NumberReader root = number_reader(text);
    uint32_t version = number_read(&root);
    if (version != INDEX_VERSION) {
        reader->state = INDEX_OTHER_VERSION;
        reader->error =
            arena_format(reader->arena, "the index is of version %u, this program reads version %d",
                         version, INDEX_VERSION);
        return false;
    }
    read_sizes(reader, &root);
    read_names(reader, &root, &reader->kinds);
    read_names(reader, &root, &reader->statuses);
    read_names(reader, &root, &reader->languages);
    read_names(reader, &root, &reader->small_words);
    read_document_files(reader, &root);
    read_names(reader, &root, &reader->first_words);
    if (root.failed || root.at != root.end || !sizes_are_right(reader)) {
        return index_reader_fail(reader, SLICE("i"), "is malformed");
    }
    return true;
}

bool index_reader_open(IndexReader *reader, Arena *arena, IndexSource source)
{
    Slice bytes;
    Slice text;
    *reader = (IndexReader){.arena = arena, .source = source};
    if (!source.read(source.context, SLICE("i"), &bytes)) {
        reader->state = INDEX_MISSING;
        reader->error = SLICE("there is no search index");
        return false;
    }
    if (!read_file(reader, SLICE("i"), &reader->id, &text) || !read_root(reader, text)) {
        return false;
    }
    reader->word_files = arena_new_array(arena, WordFile, reader->first_words.count);
    reader->posting_file_count = count_files(reader->posting_size, reader->posting_file_size);
    reader->position_file_count = count_files(reader->position_size, reader->position_file_size);
    reader->posting_files = arena_new_array(arena, Slice, reader->posting_file_count);
    reader->position_files = arena_new_array(arena, Slice, reader->position_file_count);
    return true;
}

/* ---- words ---- */

typedef struct WordFileReader {
    IndexReader *reader;
    NumberReader text;
    Word *words;
    size_t count;
    size_t capacity;
    uint32_t *new_lists; /* words whose list was new */
    size_t new_count;
    size_t new_capacity;
    uint32_t posting_start; /* of the next new list */
    uint32_t position_start;
} WordFileReader;

/* A posting and its positions: their sizes are known only when they are read. */
static void read_single(WordFileReader *file, bool is_filter, WordList *list)
{
    const char *start = file->text.at;
    Posting posting = {.entry = UINT32_MAX};
    if (is_filter) {
        number_read(&file->text);
    } else {
        posting_read(&file->text, &posting);
    }
    list->posting_size = (uint32_t)(file->text.at - start);
    if (posting.has_positions && number_read(&file->text) == POSITION_SEVERAL) {
        uint32_t count = number_read(&file->text);
        for (uint32_t i = 0; i < count && !file->text.failed; i++) {
            number_read(&file->text);
        }
    }
    list->single = (Slice){start, (size_t)(file->text.at - start)};
}

static WordList read_sizes_of_list(WordFileReader *file)
{
    WordList list = {.found = number_read(&file->text)};
    list.posting_size = number_read(&file->text);
    list.position_size = number_read(&file->text);
    return list;
}

static bool list_is_inside(const IndexReader *reader, const WordList *list)
{
    return list->posting_start <= reader->posting_size &&
           list->posting_size <= reader->posting_size - list->posting_start &&
           list->position_start <= reader->position_size &&
           list->position_size <= reader->position_size - list->position_start &&
           list->found <= list->posting_size;
}

static void note_new_list(WordFileReader *file)
{
    file->new_lists = arena_array_room(file->reader->arena, file->new_lists, file->new_count,
                                       &file->new_capacity, sizeof *file->new_lists);
    file->new_lists[file->new_count++] = (uint32_t)file->count;
}

static WordList read_list(WordFileReader *file, bool is_filter)
{
    uint32_t what = number_read(&file->text);
    WordList list = {.found = 1};
    switch (what) {
    case LIST_ONE:
        read_single(file, is_filter, &list);
        note_new_list(file);
        return list;
    case LIST_NEW:
        list = read_sizes_of_list(file);
        list.posting_start = file->posting_start;
        list.position_start = file->position_start;
        file->posting_start += list.posting_size;
        file->position_start += list.position_size;
        note_new_list(file);
        break;
    case LIST_FAR:
        list = read_sizes_of_list(file);
        list.posting_start = number_read(&file->text);
        list.position_start = number_read(&file->text);
        break;
    default:
        if (what - LIST_AGAIN < file->new_count) {
            return file->words[file->new_lists[file->new_count - 1 - (what - LIST_AGAIN)]].list;
        }
        file->text.failed = true;
        break;
    }
    file->text.failed = file->text.failed || !list_is_inside(file->reader, &list);
    return list;
}

static Slice read_word_text(WordFileReader *file, Slice last)
{
    Arena *arena = file->reader->arena;
    uint32_t shared = number_read(&file->text);
    Slice rest = number_read_text(&file->text, arena);
    if (shared > last.size) {
        file->text.failed = true;
        return rest;
    }
    if (shared == 0) {
        return rest;
    }
    char *text = arena_take(arena, shared + rest.size);
    memcpy(text, last.data, shared);
    if (rest.size > 0) {
        memcpy(text + shared, rest.data, rest.size);
    }
    return (Slice){text, shared + rest.size};
}

static bool read_words(WordFileReader *file)
{
    Slice last = {NULL, 0};
    file->posting_start = number_read(&file->text);
    file->position_start = number_read(&file->text);
    while (file->text.at < file->text.end) {
        Slice text = read_word_text(file, last);
        bool is_filter = text.size > 0 && text.data[0] == ':';
        WordList list = read_list(file, is_filter);
        if (file->text.failed || text.size == 0 || slice_compare(last, text) >= 0) {
            return false;
        }
        file->words = arena_array_room(file->reader->arena, file->words, file->count,
                                       &file->capacity, sizeof *file->words);
        file->words[file->count++] = (Word){text, list};
        last = text;
    }
    return file->count > 0;
}

static const WordFile *get_word_file(IndexReader *reader, uint32_t number)
{
    WordFile *file = &reader->word_files[number];
    if (file->is_read) {
        return file;
    }
    file->is_read = true;
    WordFileReader words = {.reader = reader,
                            .text = number_reader(index_reader_text(reader, 't', number))};
    if (reader->state == INDEX_GOOD && !read_words(&words)) {
        index_reader_fail(reader, arena_format(reader->arena, "t%u", number), "is malformed");
    }
    if (reader->state == INDEX_GOOD) {
        file->words = words.words;
        file->count = (uint32_t)words.count;
    }
    return file;
}

/* The last file whose first word is not behind `text`; 0 when there is none. */
static uint32_t find_word_file(const IndexReader *reader, Slice text)
{
    uint32_t low = 0;
    uint32_t high = reader->first_words.count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (slice_compare(reader->first_words.items[middle], text) <= 0) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

WordCursor index_reader_seek(IndexReader *reader, Slice text)
{
    if (reader->first_words.count == 0) {
        return (WordCursor){0, 0};
    }
    WordCursor cursor = {find_word_file(reader, text), 0};
    const WordFile *file = get_word_file(reader, cursor.file);
    uint32_t high = file->count;
    while (cursor.index < high) {
        uint32_t middle = cursor.index + (high - cursor.index) / 2;
        if (slice_compare(file->words[middle].text, text) < 0) {
            cursor.index = middle + 1;
        } else {
            high = middle;
        }
    }
    return cursor;
}

const Word *index_reader_next(IndexReader *reader, WordCursor *cursor)
{
    while (cursor->file < reader->first_words.count && reader->state == INDEX_GOOD) {
        const WordFile *file = get_word_file(reader, cursor->file);
        if (cursor->index < file->count) {
            return &file->words[cursor->index++];
        }
        *cursor = (WordCursor){cursor->file + 1, 0};
    }
    return NULL;
}

const Word *index_reader_find(IndexReader *reader, Slice text)
{
    WordCursor cursor = index_reader_seek(reader, text);
    const Word *word = index_reader_next(reader, &cursor);
    return word != NULL && slice_equals(word->text, text) ? word : NULL;
}

/* ---- lists ---- */

typedef struct CutText {
    char letter;
    Slice *files;
    uint32_t file_size;
    uint32_t size; /* of all */
} CutText;

static Slice get_cut_file(IndexReader *reader, const CutText *cut, uint32_t number)
{
    Slice *file = &cut->files[number];
    if (file->data == NULL) {
        Slice text = index_reader_text(reader, cut->letter, number);
        uint32_t rest = cut->size - number * cut->file_size;
        uint32_t size = rest < cut->file_size ? rest : cut->file_size;
        if (reader->state != INDEX_GOOD) {
            return (Slice){NULL, 0};
        }
        if (text.size != size) {
            index_reader_fail(reader, arena_format(reader->arena, "%c%u", cut->letter, number),
                              "has another size than it should");
            return (Slice){NULL, 0};
        }
        *file = text;
    }
    return *file;
}

static Slice get_cut_text(IndexReader *reader, const CutText *cut, uint32_t start, uint32_t size,
                          Arena *scratch)
{
    if (size == 0) {
        return (Slice){NULL, 0};
    }
    uint32_t number = start / cut->file_size;
    uint32_t offset = start % cut->file_size;
    if (offset + size <= cut->file_size) {
        return slice_part(get_cut_file(reader, cut, number), offset, offset + size);
    }
    char *text = arena_take(scratch, size);
    uint32_t taken = 0;
    while (taken < size && reader->state == INDEX_GOOD) {
        Slice part = slice_from(get_cut_file(reader, cut, number++), offset);
        uint32_t more = size - taken < part.size ? size - taken : (uint32_t)part.size;
        if (more > 0) {
            memcpy(text + taken, part.data, more);
        }
        taken += more;
        offset = 0;
    }
    return reader->state == INDEX_GOOD ? (Slice){text, size} : (Slice){NULL, 0};
}

Slice index_reader_postings(IndexReader *reader, const WordList *list, Arena *scratch)
{
    const CutText cut = {'p', reader->posting_files, reader->posting_file_size,
                         reader->posting_size};
    return list->single.size > 0
               ? slice_part(list->single, 0, list->posting_size)
               : get_cut_text(reader, &cut, list->posting_start, list->posting_size, scratch);
}

Slice index_reader_positions(IndexReader *reader, const WordList *list, Arena *scratch)
{
    const CutText cut = {'q', reader->position_files, reader->position_file_size,
                         reader->position_size};
    return list->single.size > 0
               ? slice_from(list->single, list->posting_size)
               : get_cut_text(reader, &cut, list->position_start, list->position_size, scratch);
}
