/*
 * code_watch.h - the newest commit that touched a file which is meant by a path or a glob.
 *
 * Many patterns and many files: a file's folders are looked up among the folders that patterns begin with, and what was found for
 * a file is kept for the next commit that touches it.
 */
#ifndef HISTORY_CODE_WATCH_H
#define HISTORY_CODE_WATCH_H

#include "base/map.h"
#include "document/change.h"
#include "document/code_pattern.h"
#include "history/log_parser.h"

typedef struct CodePatternEntry {
    CodePattern pattern;
    Date after;    /* the earliest day that was asked about */
    Change newest; /* CHANGE_FOUND whatever its day */
    struct CodePatternEntry *next_in_folder;
} CodePatternEntry;

/* What a commit is, for all that it changes. */
typedef struct CommitKind {
    bool is_ignored;
    bool is_boundary;
    bool hides_renames; /* a file that it adds may be one that was renamed and changed */
} CommitKind;

typedef struct CodeWatch {
    Map patterns; /* text -> CodePatternEntry */
    Map folders;  /* that patterns begin with -> the first CodePatternEntry */
    Map files;    /* path -> list of patterns that it is meant by */
    size_t open_count;
    uint64_t steps; /* patterns tried so far */
    Arena *arena;
} CodeWatch;

void code_watch_init(CodeWatch *watch, Arena *arena);

/* The entry for `text`, a CodePattern's, which lives as long. */
CodePatternEntry *code_watch_add(CodeWatch *watch, Slice text, Date after);

/* A commit touched the file at `path`, below the project. */
void code_watch_take(CodeWatch *watch, Slice path, const LogCommit *commit, CommitKind kind);

/* The earliest day that an open pattern is asked about, or `least`. */
Date code_watch_earliest(const CodeWatch *watch, Date least);

/* Were so many patterns tried with so many files that the rest was not looked at? */
bool code_watch_has_given_up(const CodeWatch *watch);

#endif
