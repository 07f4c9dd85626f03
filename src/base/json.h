/*
 * json.h - writing JSON as a stream, and judging JSON text (RFC 8259).
 *
 * The writer puts commas, and is asserted to be used in a valid order. Text is written as UTF-8,
 * only `"`, `\`, and control characters are escaped, and U+2028, U+2029; invalid bytes become
 * U+FFFD. `<` is escaped when `for_html`, so that the text may stand in a script element. The only
 * user of jansson, which reads: it changes numbers (1.10), so it judges, and text passes through as
 * text.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buffer.h"
#include "base/slice.h"

typedef struct JsonWriter {
    Buffer *out;
    size_t indent; /* spaces a level; 0 writes one line, {"a":1,"b":[2]} */
    bool for_html; /* the caller's to set after json_init; json_write_raw does not look at it */
    bool after_key;
    uint8_t
        *levels; /* what is open, outermost first; in out->arena, so that nesting has no limit */
    size_t depth;
    size_t capacity;
} JsonWriter;

/*
 * A writer that stands before a value. Several values may follow each other; what separates them is
 * the caller's.
 */
void json_init(JsonWriter *writer, Buffer *out, size_t indent);

void json_begin_object(JsonWriter *writer);
void json_end_object(JsonWriter *writer);
void json_begin_array(JsonWriter *writer);
void json_end_array(JsonWriter *writer);

void json_write_key(JsonWriter *writer, const char *key);
void json_write_key_slice(JsonWriter *writer, Slice key);

void json_write_string(JsonWriter *writer, Slice text);
void json_write_integer(JsonWriter *writer, int64_t value);
void json_write_boolean(JsonWriter *writer, bool value);
void json_write_null(JsonWriter *writer);

/* Text that is JSON already: a number as it was spelled, a value built elsewhere. */
void json_write_raw(JsonWriter *writer, Slice json);

/* Members of the open object that are JSON already: `"a":1,"b":[2]`, on one line; nothing when empty. */
void json_write_members(JsonWriter *writer, Slice members);

/* json_write_key and a value in one; the slice form writes nothing when `text` is empty. */
void json_write_string_field(JsonWriter *writer, const char *key, Slice text);
void json_write_text_field(JsonWriter *writer, const char *key, Slice text_or_nothing);
void json_write_integer_field(JsonWriter *writer, const char *key, int64_t value);
void json_write_boolean_field(JsonWriter *writer, const char *key, bool value);

/* Only the string with its quotes, without a JsonWriter. */
void json_add_string(Buffer *out, Slice text);

typedef struct JsonProblem {
    size_t offset; /* bytes from the start of the text */
    Slice message; /* in the arena; lower case, no full stop */
} JsonProblem;

enum { JSON_DEPTH_LIMIT = 512 };

/*
 * Is `text` one valid JSON value? Numbers of any size are valid; duplicate keys are not reported.
 * Half a surrogate pair ("\ud800") is a problem, as no UTF-8 can say it, and so is nesting deeper
 * than JSON_DEPTH_LIMIT. The problem's offset is that of the token at fault, or the byte at fault
 * in a string, or text.size when the text ends too early.
 */
bool json_is_valid(Arena *arena, Slice text, JsonProblem *problem);

/* Is `text` a number as JSON spells it (RFC 8259, section 6)? */
bool json_text_is_number(Slice text);

/*
 * Reads the token at or after `*offset` and moves behind it; false at the end. A token is a string,
 * one of {}[],: or a run of whatever else up to one of these or white space; the text need not be
 * valid.
 */
bool json_next_token(Slice text, size_t *offset, size_t *start);

/*
 * `text`, valid JSON, without white space between its tokens; numbers and strings keep their
 * spelling.
 */
void json_add_compact(Buffer *out, Slice text);

#endif
