/*
 * log_parser.h - what `git log -z --raw --no-abbrev` prints, text by text.
 *
 *     %H %at %ct zone NUL
 *     LF :100644 100644 OLD NEW M NUL path NUL
 *        :100644 100644 OLD NEW R096 NUL old path NUL new path NUL
 *
 * The format of a commit is LOG_FORMAT, with LOG_DATE_FORMAT for the author's time zone, as "+0530"; without one it is UTC. An id is
 * 40 hex digits, or 64 where the repository uses SHA-256. Paths are any bytes: what a text is, is known from the one before, never from
 * how it looks.
 */
#ifndef HISTORY_LOG_PARSER_H
#define HISTORY_LOG_PARSER_H

#include "base/arena.h"
#include "base/date.h"
#include "base/slice.h"

#define LOG_FORMAT "--format=tformat:%H %at %ct %ad"
#define LOG_DATE_FORMAT "--date=format:%z"

enum { LOG_ID_SIZE_MOST = 64 };

/* An object's name, or a commit's, in hex. */
typedef struct LogId {
    char text[LOG_ID_SIZE_MOST];
    uint8_t size;
} LogId;

typedef struct LogCommit {
    LogId id;
    Date
        date; /* the day on which it was written: the author's, but never after the committer's; by the author's clock or in UTC,
                  whichever is earlier */
    Date committed_date; /* logs are ordered by this one, more or less */
} LogCommit;

typedef struct LogChange {
    char status;  /* A, D, M, R, C, T, … */
    bool is_same; /* the content did not change: a pure rename, or another mode */
    uint32_t
        new_mode; /* octal read: 0100644, 0120000 a link, 0160000 a submodule, 0 when it is gone */
    LogId old_id; /* all zeros where there is none */
    LogId new_id;
    Slice path;     /* from the top of the repository */
    Slice old_path; /* of R and C; else as path */
} LogChange;

typedef enum LogEvent {
    LOG_NOTHING, /* more is needed */
    LOG_COMMIT,  /* parser->commit: changes of it follow */
    LOG_CHANGE,  /* parser->change, of parser->commit; its paths live until the next text */
    LOG_BAD,     /* no such thing can stand here; so it stays */
} LogEvent;

typedef struct LogParser {
    enum { LOG_AT_START, LOG_AT_PATH, LOG_AT_NEW_PATH, LOG_AT_FAULT } state;
    bool has_commit;
    LogCommit commit;
    LogChange change;
    Arena *arena;
    char *old_path; /* kept while the new one is awaited */
    size_t old_path_capacity;
} LogParser;

/* `arena` keeps one path at a time. */
void log_parser_init(LogParser *parser, Arena *arena);

/* Takes the next text. */
LogEvent log_parser_take(LogParser *parser, Slice token);

/* True when the stream may end here. */
bool log_parser_is_at_end(const LogParser *parser);

/* Reads a whole id; false when `text` is none. */
bool log_id_read(LogId *id, Slice text);

static inline Slice log_id_text(const LogId *id)
{
    return (Slice){id->text, id->size};
}

/* Is it the id of nothing: all zeros? */
bool log_id_is_zero(const LogId *id);

#endif
