#include "history/history.h"

#include "history/document_track.h"
#include "history/token_stream.h"

#include <errno.h>

enum {
    /* Logs are not quite in the order of days: so many commits that are too old, one behind the other, end the search. */
    OLD_COMMITS_MOST = 100,
    EARLIEST_INTERVAL = 512,      /* commits after which the earliest day is looked for again */
    ENDLESS_COMMITS_MOST = 20000, /* so many are read for a question without a day: some seconds */
};

typedef struct Reading {
    const Checkout *checkout;
    DocumentTrackList *documents;
    CodeWatch *code;
    Map ignored;
    CommitKind kind; /* of the commit that is read */
    bool is_exact;   /* only files that were renamed without a change are followed */
    Date earliest;
    size_t commit_count;
    size_t old_count; /* of the last ones, how many were too old */
} Reading;

static void begin_commit(Reading *reading, const LogCommit *commit)
{
    document_tracks_end_commit(reading->documents);
    reading->kind = (CommitKind){
        .is_ignored = checkout_has_revision(&reading->ignored, &commit->id),
        .is_boundary = checkout_has_revision(&reading->checkout->boundaries, &commit->id),
        .hides_renames = reading->is_exact,
    };
    if (reading->commit_count == ENDLESS_COMMITS_MOST) {
        document_tracks_close_endless(reading->documents);
    }
    if (reading->commit_count++ % EARLIEST_INTERVAL == 0) {
        reading->earliest = document_tracks_earliest(reading->documents, DATE_LAST);
        reading->earliest = code_watch_earliest(reading->code, reading->earliest);
    }
    reading->old_count = commit->committed_date <= reading->earliest ? reading->old_count + 1 : 0;
}

static void take_change(Reading *reading, const LogParser *parser)
{
    const LogChange *change = &parser->change;
    Slice path;

    document_tracks_take(reading->documents, change, &parser->commit, reading->kind);
    if (change->is_same) {
        return;
    }
    if (checkout_cut_path(reading->checkout, change->path, &path)) {
        code_watch_take(reading->code, path, &parser->commit, reading->kind);
    }
    if (change->status == 'R' && checkout_cut_path(reading->checkout, change->old_path, &path)) {
        code_watch_take(reading->code, path, &parser->commit, reading->kind);
    }
}

static bool is_done(const Reading *reading)
{
    return reading->documents->open_count + reading->code->open_count == 0 ||
           reading->old_count >= OLD_COMMITS_MOST;
}

/* False when what came was no log; the commits before were taken. */
static bool read_log(Reading *reading, Arena *arena, int descriptor)
{
    TokenStream stream;
    LogParser parser;
    Slice token;

    token_stream_init(&stream, arena, descriptor);
    log_parser_init(&parser, arena);
    while (!is_done(reading) && token_stream_next(&stream, &token)) {
        switch (log_parser_take(&parser, token)) {
        case LOG_NOTHING:
            break;
        case LOG_COMMIT:
            begin_commit(reading, &parser.commit);
            break;
        case LOG_CHANGE:
            take_change(reading, &parser);
            break;
        case LOG_BAD:
            return false;
        }
    }
    return is_done(reading) || (!stream.is_bad && log_parser_is_at_end(&parser));
}

/* With `is_exact` git needs no contents, only their names. */
static bool start_log(Git *git, Arena *arena, const Checkout *checkout, bool is_exact,
                      Slice *trouble)
{
    const char *arguments[] = {"log",
                               "-z",
                               "--raw",
                               "--no-abbrev",
                               is_exact ? "-M100%" : "-M",
                               "--root",
                               "--no-merges",
                               "--no-color",
                               "--no-notes",
                               "--no-decorate",
                               "--no-ext-diff",
                               "--no-textconv",
                               "--no-show-signature",
                               "--ignore-submodules=none",
                               LOG_FORMAT,
                               LOG_DATE_FORMAT,
                               arena_string(arena, log_id_text(&checkout->head)),
                               "--",
                               NULL};

    if (!git_start(git, checkout->root, arguments, false)) {
        *trouble = arena_format(arena, "cannot start git: %s", strerror(errno));
        return false;
    }
    return true;
}

static bool end_log(Git *git, Arena *arena, const Reading *reading, bool is_good, Slice *trouble)
{
    if (is_done(reading)) {
        git_stop(git);
        return true;
    }
    if (!is_good) {
        git_stop(git);
        *trouble = SLICE("its log cannot be read");
        return false;
    }
    return git_end(git, arena, trouble);
}

static void watch_code(CodeWatch *code, const HistoryRequest *request)
{
    for (size_t i = 0; i < request->question_count; i++) {
        const HistoryQuestion *question = &request->questions[i];

        if (question->is_code) {
            code_watch_add(code, question->path, question->after);
        }
    }
}

static void answer_code(const CodeWatch *code, const HistoryRequest *request)
{
    for (size_t i = 0; i < request->question_count; i++) {
        HistoryQuestion *question = &request->questions[i];
        const CodePatternEntry *entry =
            question->is_code ? map_find(&code->patterns, question->path) : NULL;

        if (entry != NULL && entry->newest.state != CHANGE_NONE &&
            entry->newest.date > question->after) {
            question->answer = entry->newest;
        }
    }
}

/* What is read by the log, and what the files in the working tree are, is found out side by side. */
static bool read_history(Reading *reading, Arena *arena, const HistoryRequest *request,
                         Slice *trouble)
{
    const Checkout *checkout = reading->checkout;
    TreeListing head;
    Git git;

    if (!start_log(&git, arena, checkout, reading->is_exact, trouble)) {
        return false;
    }
    if (!tree_listing_read(&head, arena, checkout, &checkout->head, trouble)) {
        git_stop(&git);
        return false;
    }
    document_tracks_init(reading->documents, arena, request, checkout, &head);
    document_tracks_find_edits(reading->documents);

    bool is_good = read_log(reading, arena, git.output);

    document_tracks_end_commit(reading->documents);
    return end_log(&git, arena, reading, is_good, trouble);
}

/*
 * A clone may lack contents (git clone --filter=blob:none), and git compares them to find renames: then it fails, as nothing is to be
 * fetched. Without that comparison the log can be read.
 */
static bool read_any_history(Reading *reading, Arena *arena, const HistoryRequest *request,
                             Slice *trouble)
{
    Slice first_trouble;

    watch_code(reading->code, request);
    if (read_history(reading, arena, request, &first_trouble)) {
        return true;
    }
    *reading = (Reading){
        .checkout = reading->checkout,
        .documents = reading->documents,
        .code = reading->code,
        .ignored = reading->ignored,
        .is_exact = true,
    };
    code_watch_init(reading->code, arena);
    watch_code(reading->code, request);
    if (read_history(reading, arena, request, trouble)) {
        return true;
    }
    *trouble = first_trouble;
    return false;
}

bool history_answer(const HistoryRequest *request, Arena *arena, Slice *trouble)
{
    Checkout checkout;
    CheckoutState state = checkout_find(&checkout, arena, request->root, trouble);
    DocumentTrackList documents = {0};
    CodeWatch code;
    BlobReader reader;

    if (state != CHECKOUT_FOUND) {
        return state == CHECKOUT_NONE;
    }

    Reading reading = {.checkout = &checkout, .documents = &documents, .code = &code};

    map_init(&reading.ignored, arena);
    checkout_read_ignored(&checkout, request->ignore_revs, &reading.ignored);
    code_watch_init(&code, arena);

    bool is_complete = read_any_history(&reading, arena, request, trouble);

    blob_reader_init(&reader, arena, request->root);
    document_tracks_judge(&documents, &reader);
    blob_reader_close(&reader);
    answer_code(&code, request);
    if (is_complete && reader.trouble.size > 0) {
        *trouble = reader.trouble;
    } else if (is_complete && code_watch_has_given_up(&code)) {
        *trouble = SLICE("documents name more code than can be looked for");
    }
    return trouble->size == 0;
}
