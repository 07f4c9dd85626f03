#include "index/word_reader.h"

typedef struct WordFileReader {
    IndexReader *reader;
    NumberReader text;
    Word *words;
    size_t count;
    size_t capacity;
    uint32_t *new_lists; /* words with LIST_ONE and LIST_NEW */
    size_t new_count;
    size_t new_capacity;
    uint32_t posting_start; /* of the next new list, but for layout_list_start */
    uint32_t rest_start;
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

static WordList read_sizes_of_list(WordFileReader *file, bool is_filter)
{
    WordList list = {.found = number_read(&file->text)};
    list.posting_size = number_read(&file->text);
    list.position_size = number_read(&file->text);
    if (list.found > file->reader->whole_most && !is_filter) {
        list.rest_size = number_read(&file->text);
    }
    return list;
}

static void set_starts(WordFileReader *file, WordList *list)
{
    list->posting_start =
        layout_list_start(file->posting_start, list->posting_size, file->reader->postings.file_size,
                          file->reader->posting_file_shared);
    list->rest_start = file->rest_start;
    list->position_start = file->position_start;
    file->posting_start = list->posting_start + list->posting_size;
    file->rest_start += list->rest_size;
    file->position_start += list->position_size;
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
        list = read_sizes_of_list(file, is_filter);
        set_starts(file, &list);
        note_new_list(file);
        break;
    case LIST_FAR:
        list = read_sizes_of_list(file, is_filter);
        list.posting_start = number_read(&file->text);
        list.rest_start = list.rest_size > 0 ? number_read(&file->text) : 0;
        list.position_start = number_read(&file->text);
        break;
    default:
        if (what - LIST_AGAIN < file->new_count) {
            return file->words[file->new_lists[file->new_count - 1 - (what - LIST_AGAIN)]].list;
        }
        file->text.failed = true;
        break;
    }
    file->text.failed = file->text.failed || !word_list_is_inside(file->reader, &list);
    return list;
}

static bool read_words(WordFileReader *file)
{
    Slice last = {NULL, 0};
    file->posting_start = number_read(&file->text);
    file->rest_start = number_read(&file->text);
    file->position_start = number_read(&file->text);
    while (file->text.at < file->text.end) {
        Slice text = number_read_text_after(&file->text, file->reader->arena, last);
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

WordCursor word_seek(IndexReader *reader, Slice text)
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

const Word *word_next(IndexReader *reader, WordCursor *cursor)
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

const Word *word_find(IndexReader *reader, Slice text)
{
    WordCursor cursor = word_seek(reader, text);
    const Word *word = word_next(reader, &cursor);
    return word != NULL && slice_equals(word->text, text) ? word : NULL;
}
