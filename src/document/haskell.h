/*
 * haskell.h - Haskell values, printed as pandoc prints them.
 *
 * A value is told in order, as brackets and leaves; haskell_write lays it out. The layout is that
 * of the Haskell packages pretty-show and pretty, with lines of 72 columns of which 60 may be text:
 * whatever fits on the rest of its line stands there, else a constructor's arguments go below it,
 * indented by two, and items of a list or tuple each begin a line:
 *
 *     [ Header 1 ( "a" , [] , [] ) [ Str "A" ]
 *     , Para
 *         [ Str "…"
 */
#ifndef DOCUMENT_HASKELL_H
#define DOCUMENT_HASKELL_H

#include "base/buffer.h"

typedef enum HaskellForm {
    HASKELL_APPLICATION, /* Para x: in parentheses when it is itself an argument and has some */
    HASKELL_FIELD,       /* name = x */
    HASKELL_LIST,
    HASKELL_TUPLE,
    HASKELL_RECORD,
} HaskellForm;

typedef struct HaskellToken HaskellToken;

typedef struct HaskellValue {
    Arena *arena;
    HaskellToken *tokens;
    size_t count;
    size_t capacity;
    size_t open; /* index + 1 of the innermost bracket that is open */
} HaskellValue;

void haskell_init(HaskellValue *value, Arena *arena);

/*
 * `text` is the name of an application, or a field with its "="; else empty. It must live as long
 * as the value.
 */
void haskell_begin(HaskellValue *value, HaskellForm form, const char *text);
void haskell_end(HaskellValue *value);

/* A leaf that is text already: "Nothing", "12". */
void haskell_add_atom(HaskellValue *value, Slice text);

/* The same for a number: in parentheses where it is negative and an argument. */
void haskell_add_number(HaskellValue *value, Slice text);

/* A string literal: quotes, and the escapes of Haskell's `show`. */
void haskell_add_string(HaskellValue *value, Slice text);

/* The literal itself. */
void haskell_write_string(Buffer *out, Slice text);

/* The value, without a line end after it. */
void haskell_write(Buffer *out, const HaskellValue *value);

#endif
