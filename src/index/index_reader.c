#include "index/index_reader.h"

#include "base/hash.h"
#include "index/index_files.h"
#include "index/word_reader.h"

static bool fail(IndexReader *reader, IndexState state, Slice name, const char *what)
{
    if (reader->state == INDEX_GOOD) {
        reader->state = state;
        reader->error = arena_format(reader->arena, "%.*s.js %s", SLICE_PRINT(name), what);
    }
    return false;
}

bool index_reader_fail(IndexReader *reader, Slice name, const char *what)
{
    return fail(reader, INDEX_CORRUPT, name, what);
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
        fail(reader, INDEX_MIXED, name, "belongs to another build than i.js");
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
        &reader->source_count,        &reader->document_count,     &reader->entry_count,
        &reader->documents_per_file,  &reader->entries_per_file,   &reader->whole_most,
        &reader->posting_file_shared, &reader->postings.file_size, &reader->rests.file_size,
        &reader->positions.file_size, &reader->postings.size,      &reader->rests.size,
        &reader->positions.size,
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
    return reader->documents_per_file >= 8 && reader->entries_per_file >= 8 &&
           reader->postings.file_size >= 1024 && reader->rests.file_size >= 1024 &&
           reader->positions.file_size >= 1024 && reader->entry_count <= INDEX_ENTRIES_MOST &&
           reader->document_count <= INDEX_ENTRIES_MOST &&
           (reader->document_count > 0 || reader->entry_count == 0) &&
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

static void open_cut_text(const IndexReader *reader, CutText *cut, char letter)
{
    cut->letter = letter;
    cut->files = arena_new_array(reader->arena, Slice, count_files(cut->size, cut->file_size));
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
    open_cut_text(reader, &reader->postings, 'p');
    open_cut_text(reader, &reader->rests, 'r');
    open_cut_text(reader, &reader->positions, 'q');
    reader->entry_files =
        arena_new_array(arena, Slice, count_files(reader->entry_count, reader->entries_per_file));
    return true;
}
