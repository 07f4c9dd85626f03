#include "index/index_writer.h"

#include "index/entry_writer.h"
#include "index/layout.h"
#include "index/number.h"
#include "index/stop_words.h"

#include <inttypes.h>

/* Where the list of a group is, for words that have it again. */
typedef struct GroupPlace {
    uint32_t posting_start;
    uint32_t rest_start;
    uint32_t position_start;
    uint32_t file; /* the last file of words that has it as LIST_ONE or LIST_NEW, + 1 */
    uint32_t list; /* its number among these */
} GroupPlace;

typedef struct IndexWriter {
    IndexFiles *files;
    const Merge *merge;
    EntryNames names;
    Buffer first_words; /* of the files of words: texts */
    uint32_t word_file_count;
    /* The group each one after the last: lists are in their order. */
    uint32_t next_group;
    uint32_t posting_start;
    uint32_t rest_start;
    uint32_t position_start;
    GroupPlace *places;  /* by group */
    uint32_t list_count; /* of LIST_ONE and LIST_NEW in the file being written */
} IndexWriter;

static void add_single(Buffer *out, const Merge *merge, const PostingList *list)
{
    number_add(out, LIST_ONE);
    buffer_add_bytes(out, merge->postings.singles.data + list->single,
                     (size_t)list->posting_size + list->position_size);
}

static void add_sizes(Buffer *out, uint32_t what, const PostingList *list)
{
    number_add(out, what);
    number_add(out, list->found);
    number_add(out, list->posting_size);
    number_add(out, list->position_size);
    if (list->is_long) {
        number_add(out, list->rest_size);
    }
}

/* The list of the next group: lists are in the order of these. */
static void add_new_list(IndexWriter *writer, Buffer *out, uint32_t group)
{
    const PostingList *list = &writer->merge->lists[group];
    GroupPlace *place = &writer->places[group];
    add_sizes(out, LIST_NEW, list);
    place->posting_start = layout_list_start(writer->posting_start, list->posting_size,
                                             POSTING_FILE_SIZE, POSTING_FILE_SHARED);
    place->rest_start = writer->rest_start;
    place->position_start = writer->position_start;
    writer->posting_start = place->posting_start + list->posting_size;
    writer->rest_start += list->rest_size;
    writer->position_start += list->position_size;
}

/* A list that another file has told of. */
static void add_far_list(const IndexWriter *writer, Buffer *out, uint32_t group)
{
    const PostingList *list = &writer->merge->lists[group];
    add_sizes(out, LIST_FAR, list);
    number_add(out, writer->places[group].posting_start);
    if (list->rest_size > 0) {
        number_add(out, writer->places[group].rest_start);
    }
    number_add(out, writer->places[group].position_start);
}

/* The list of the word written last can be referred to by words of this file. */
static void number_list(IndexWriter *writer, uint32_t group)
{
    writer->places[group].file = writer->word_file_count + 1;
    writer->places[group].list = writer->list_count++;
}

static void add_list(IndexWriter *writer, Buffer *out, uint32_t group)
{
    const PostingList *list = &writer->merge->lists[group];
    bool is_new = group == writer->next_group;
    writer->next_group += is_new;
    if (writer->places[group].file == writer->word_file_count + 1) {
        number_add(out, LIST_AGAIN + writer->list_count - 1 - writer->places[group].list);
    } else if (list->found == 1) {
        add_single(out, writer->merge, list);
        number_list(writer, group);
    } else if (is_new) {
        add_new_list(writer, out, group);
        number_list(writer, group);
    } else {
        add_far_list(writer, out, group);
    }
}

/* As much of a word as shows that it is behind the last one of the file before. */
static Slice shorten_first_word(Slice word, Slice last)
{
    size_t size = 0;
    while (size < word.size && size < last.size && word.data[size] == last.data[size]) {
        size++;
    }
    do {
        size++;
    } while (size < word.size && ((unsigned char)word.data[size] & 0xC0) == 0x80);
    return slice_part(word, 0, size);
}

/*
 * Does a file end before `word`? The root has what the next one begins with, and every search reads the root: files end where that is
 * short (Bayer, Unterauer: Prefix B-trees, 1977).
 */
static bool is_end_of_file(const Buffer *out, Slice word, Slice last)
{
    return out->size >= WORD_FILE_LEAST &&
           out->size >= WORD_FILE_LEAST + WORD_FILE_MORE * shorten_first_word(word, last).size;
}

static void end_word_file(IndexWriter *writer, Buffer *out)
{
    if (out->size > 0) {
        Arena *arena = writer->files->arena;
        index_files_add(writer->files, 't', writer->word_file_count++,
                        arena_copy(arena, buffer_slice(out)));
        buffer_clear(out);
    }
}

/* There was no room for some. */
static bool has_list(const Merge *merge, const Form *form)
{
    return merge->lists[form->group].found > 0;
}

static void add_words(IndexWriter *writer)
{
    const FormTable *forms = &writer->merge->forms;
    Buffer out;
    Slice last = {NULL, 0};
    buffer_init(&out, writer->files->arena);
    for (size_t i = 0; i < forms->count; i++) {
        Slice word = forms->forms[i].text;
        if (!has_list(writer->merge, &forms->forms[i])) {
            writer->next_group += forms->forms[i].group == writer->next_group;
            continue;
        }
        if (is_end_of_file(&out, word, last)) {
            end_word_file(writer, &out);
        }
        if (out.size == 0) {
            number_add_text(&writer->first_words, shorten_first_word(word, last));
            last.size = 0;
            writer->list_count = 0;
            number_add(&out, writer->posting_start);
            number_add(&out, writer->rest_start);
            number_add(&out, writer->position_start);
        }
        number_add_text_after(&out, last, word);
        add_list(writer, &out, forms->forms[i].group);
        last = word;
    }
    end_word_file(writer, &out);
}

static void add_names(Buffer *out, const NameList *names)
{
    number_add(out, (uint32_t)names->count);
    for (size_t i = 0; i < names->count; i++) {
        number_add_text(out, names->items[i]);
    }
}

static void add_kinds(Buffer *out)
{
    number_add(out, RECORD_KIND_COUNT);
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        number_add_text(out, slice_from_string(record_kind_name((RecordKind)kind)));
    }
}

static void add_factors(Buffer *out)
{
    const Scoring *scoring = &search_scoring;
    number_add(out, scoring->all_words);
    number_add(out, scoring->heading);
    number_add(out, scoring->adjacent);
    number_add(out, scoring->small);
    number_add(out, scoring->stale);
    number_add(out, scoring->prefix);
    number_add(out, scoring->typo);
    number_add(out, scoring->typo_two);
    number_add(out, scoring->ending);
}

/* Those of the index: beside other words they count little. */
static void add_small_words(IndexWriter *writer, Buffer *out)
{
    NameList small;
    name_list_init(&small, writer->files->arena);
    for (size_t i = 0; i < stop_words_count(); i++) {
        const Form *form = form_table_find(&writer->merge->forms, stop_words_get(i));
        if (form != NULL && has_list(writer->merge, form)) {
            name_list_get(&small, form->text);
        }
    }
    add_names(out, &small);
}

/* The first entry of each file of documents. */
static void add_document_files(Buffer *out, const Merge *merge)
{
    size_t count = (merge->page_count + DOCUMENTS_PER_FILE - 1) / DOCUMENTS_PER_FILE;
    number_add(out, (uint32_t)count);
    for (size_t i = 0; i < count; i++) {
        number_add(out, merge->pages[i * DOCUMENTS_PER_FILE].first_entry);
    }
}

static void add_root(IndexWriter *writer, const Site *site)
{
    const Merge *merge = writer->merge;
    Buffer out;
    buffer_init(&out, writer->files->arena);
    number_add(&out, INDEX_VERSION);
    number_add(&out, site->page_count);
    number_add(&out, (uint32_t)merge->page_count);
    number_add(&out, merge->entry_count);
    number_add(&out, DOCUMENTS_PER_FILE);
    number_add(&out, ENTRIES_PER_FILE);
    number_add(&out, LIST_WHOLE_MOST);
    number_add(&out, POSTING_FILE_SHARED);
    number_add(&out, POSTING_FILE_SIZE);
    number_add(&out, REST_FILE_SIZE);
    number_add(&out, POSITION_FILE_SIZE);
    number_add(&out, (uint32_t)merge->postings.postings.size);
    number_add(&out, (uint32_t)merge->postings.rests.size);
    number_add(&out, (uint32_t)merge->postings.positions.size);
    add_factors(&out);
    add_kinds(&out);
    add_names(&out, &writer->names.statuses);
    add_names(&out, &writer->names.languages);
    add_small_words(writer, &out);
    add_document_files(&out, merge);
    number_add(&out, writer->word_file_count);
    buffer_add(&out, buffer_slice(&writer->first_words));
    index_files_add_root(writer->files, buffer_slice(&out));
}

/*
 * Drafts are not in the index, but it is made anew when one changes: else the draft would be newer than the index for ever, and each
 * search would have to find out that it still is one.
 */
static Slice describe_unpublished(Arena *arena, const Site *site)
{
    Buffer out;
    buffer_init(&out, arena);
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];
        if (!page->published) {
            buffer_add_format(&out, "%.*s %016" PRIx64 "\n", SLICE_PRINT(page->path),
                              page->unit.header->source_hash_low);
        }
    }
    return buffer_slice(&out);
}

void index_write_merged(IndexFiles *files, Arena *arena, const Merge *merge, const Site *site)
{
    IndexWriter writer = {.files = files, .merge = merge};
    const PostingWriter *texts = &merge->postings;
    index_files_init(files, arena);
    writer.places = arena_new_array(arena, GroupPlace, merge->forms.group_count);
    buffer_init(&writer.first_words, arena);
    entry_names_init(&writer.names, arena);
    entry_writer_add(files, &writer.names, merge);
    add_words(&writer);
    index_files_add_cut(files, 'p', buffer_slice(&texts->postings), POSTING_FILE_SIZE);
    index_files_add_cut(files, 'r', buffer_slice(&texts->rests), REST_FILE_SIZE);
    index_files_add_cut(files, 'q', buffer_slice(&texts->positions), POSITION_FILE_SIZE);
    add_root(&writer, site);
    index_files_seal(files, describe_unpublished(arena, site));
}

void index_write(IndexFiles *files, Arena *arena, const Site *site)
{
    Merge merge;
    merge_make(&merge, arena, site);
    index_write_merged(files, arena, &merge, site);
}
