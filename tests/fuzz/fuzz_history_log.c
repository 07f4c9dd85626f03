/*
 * fuzz_history_log.c - any bytes are a log of git, a listing of a tree, and a list of revisions: each is read or refused.
 *
 * Input: texts that end with NUL, as git prints them. The documents and code that are asked about are named in the first.
 */
#include "history/code_watch.h"
#include "history/document_track.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_same(void *context, Slice path, Slice before, Slice after)
{
    (void)context;
    (void)path;
    return slice_equals(before, after);
}

/* The same as the stream of a log, from memory. */
static void read_log(DocumentTrackList *documents, CodeWatch *code, Arena *arena, Slice bytes)
{
    LogParser parser;
    log_parser_init(&parser, arena);
    while (slice_find_byte(bytes, '\0', 0) < bytes.size) {
        LogEvent event = log_parser_take(&parser, slice_cut(bytes, '\0', &bytes));
        CommitKind kind = {
            .is_ignored = parser.commit.id.text[0] == '1',
            .is_boundary = parser.commit.id.text[0] == '2',
        };
        if (event == LOG_COMMIT) {
            document_tracks_end_commit(documents);
        } else if (event == LOG_CHANGE) {
            assert(parser.change.path.size > 0);
            document_tracks_take(documents, &parser.change, &parser.commit, kind);
            code_watch_take(code, parser.change.path, &parser.commit, kind);
        } else if (event == LOG_BAD) {
            assert(!log_parser_is_at_end(&parser));
            return;
        }
    }
    document_tracks_end_commit(documents);
}

static size_t add_questions(HistoryQuestion *questions, size_t most, Slice names)
{
    size_t count = 0;
    while (names.size > 0 && count < most) {
        Slice name = slice_cut(names, ' ', &names);
        if (name.size > 0) {
            questions[count] = (HistoryQuestion){.path = name, .is_code = count % 2 == 1};
            count++;
        }
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { QUESTIONS_MOST = 8 };
    Arena arena;
    arena_init(&arena, NULL);
    Slice bytes = {(const char *)data, size};
    HistoryQuestion questions[QUESTIONS_MOST];
    size_t count = add_questions(questions, QUESTIONS_MOST, slice_cut(bytes, '\0', &bytes));
    HistoryRequest request = {
        .root = SLICE("/nowhere/at/all"),
        .is_same = is_same,
        .questions = questions,
        .question_count = count,
    };
    Checkout checkout = {.prefix = SLICE(""), .root = request.root, .arena = &arena};
    TreeListing head;
    TreeFile file;
    CodeWatch code;
    map_init(&head.files, &arena);
    code_watch_init(&code, &arena);
    for (size_t i = 0; i < count; i++) {
        if (questions[i].is_code) {
            code_watch_add(&code, questions[i].path, questions[i].after);
        } else {
            map_set(&head.files, questions[i].path, arena_new(&arena, TreeFile));
        }
    }
    (void)tree_file_read(&file, bytes);
    DocumentTrackList documents;
    document_tracks_init(&documents, &arena, &request, &checkout, &head);
    read_log(&documents, &code, &arena, bytes);
    assert(documents.open_count <= documents.count && code.open_count <= code.patterns.count);
    BlobReader reader;
    blob_reader_init(&reader, &arena, request.root);
    reader.has_failed = true; /* no process */
    document_tracks_judge(&documents, &reader);
    blob_reader_close(&reader);
    for (size_t i = 0; i < documents.count; i++) {
        assert(documents.items[i].is_judged);
    }
    arena_free(&arena);
    return 0;
}
