/*
 * diagnostic.h - messages about files, as data.
 *
 * A Diagnostic carries all that is needed to show it: it crosses process borders, and the file may be gone by then. Texts live in
 * the list's arena.
 */
#ifndef BASE_DIAGNOSTIC_H
#define BASE_DIAGNOSTIC_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/json.h"
#include "base/slice.h"
#include "base/source.h"

#include <stdarg.h>

typedef enum Severity {
    SEVERITY_OFF,
    SEVERITY_INFO,
    SEVERITY_WARNING,
    SEVERITY_ERROR,
} Severity;

/* "off", "info", "warning", "error". */
const char *severity_name(Severity severity);

/* False when `name` is none of them. */
bool severity_parse(Slice name, Severity *severity);

/* A change of the file as read: the bytes of `span` become `text`. */
typedef struct Edit {
    Span span;
    Position start; /* of `span`, for those who read reports */
    Position end;
    Slice text;
} Edit;

typedef struct Diagnostic {
    Slice rule; /* "link/broken" */
    Severity severity;
    Slice path;        /* empty when it is about no file */
    uint32_t line;     /* 1-based; 0 when it is about the file as a whole */
    uint32_t column;   /* 1-based, code points; 0 when only the line is known */
    uint32_t end_line; /* the place behind the last code point */
    uint32_t end_column;
    Span span; /* the same in bytes; empty at 0 when `line` is 0 */
    uint64_t
        text_hash; /* of the text at fault, wherever it stands: hash_64; 0 when there is none */
    Slice owner;   /* who answers for the file: a person, "@team @other"; may be empty */
    Slice message; /* lower case, no full stop */
    Slice help;    /* one line; may be empty */
    Slice
        excerpt; /* of the source line at `line`, at most 400 bytes around `column`; may be empty */
    uint32_t excerpt_column; /* the column of the excerpt's first code point */
    Edit *edits;       /* what mends it, all of them or none; by place, none overlaps another */
    size_t edit_count; /* 0: nothing mends it but a person */
    size_t edit_capacity;
} Diagnostic;

typedef struct DiagnosticList {
    Arena *arena;
    Diagnostic *items;
    size_t count;
    size_t capacity;
} DiagnosticList;

void diagnostic_list_init(DiagnosticList *list, Arena *arena);

/*
 * What of its line is shown for the place `offset`, which is at line and column `at`: at most 400 bytes, a part of the source.
 * `*column` is that of its first code point.
 */
Slice diagnostic_excerpt(Source *source, uint32_t offset, Position at, uint32_t *column);

/*
 * Adds a message at `span` of `source`; all texts are copied. The result, for setting `help`, is valid until the next addition.
 */
Diagnostic *diagnostic_add(DiagnosticList *list, Slice rule, Severity severity, Source *source,
                           Span span, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
Diagnostic *diagnostic_add_list(DiagnosticList *list, Slice rule, Severity severity, Source *source,
                                Span span, const char *format, va_list arguments)
    __attribute__((format(printf, 6, 0)));

/*
 * What `text_hash` is for a message at `span`: the hash of the text there, without the blanks around it; of the whole line, when
 * the span is empty.
 */
uint64_t diagnostic_hash_text(Source *source, Span span);

/* Adds a change to a message about `source`, which stands behind those that it has. `text` is copied. */
void diagnostic_add_edit(DiagnosticList *list, Diagnostic *diagnostic, Source *source, Span span,
                         Slice text);

/* The same where there is no source any more, with the positions as they are known. */
void diagnostic_put_edit(DiagnosticList *list, Diagnostic *diagnostic, const Edit *edit);

/* Adds a message about a file that could not be read, or about none (`path` empty). */
Diagnostic *diagnostic_add_file(DiagnosticList *list, Slice rule, Severity severity, Slice path,
                                const char *format, ...) __attribute__((format(printf, 5, 6)));

/*
 * By path, line, column, rule, message, then all else but the excerpt: an order that does not depend on who found it first.
 * Equal ones are kept once.
 */
void diagnostic_list_sort(DiagnosticList *list);

size_t diagnostic_list_count(const DiagnosticList *list, Severity at_least);

/*
 * For people: "path:line:column: error: message [rule]", the source line with `^~~~` under the span, or under what of it is on
 * that line, and "= help: …". Tabs are shown as one space, wide characters count as two columns. With `color`, ANSI escapes.
 * Control characters of the content, those that change its direction (Unicode TR 36) too, are shown as U+FFFD: a document
 * cannot write to the terminal.
 */
void diagnostic_write_text(Buffer *out, const Diagnostic *diagnostic, bool color);

/*
 * {"rule", "severity", "path", "line", "column", "end_line", "end_column", "owner", "message", "help", "fix"}; what does not apply is left
 * out. "fix" is a list of {"start", "end" (bytes), "line", "column", "end_line", "end_column", "text"}.
 */
void diagnostic_write_json(JsonWriter *out, const Diagnostic *diagnostic);

#endif
