#include "base/jsonc.h"

const char *json_form_name(JsonForm form)
{
    static const char *const names[] = {"ok", "jsonc", "fragment", "error"};

    return names[form];
}

/* A copy of the text in which what JSON does not have is blanked, byte for byte: places stay. */
typedef struct Cleaning {
    char *bytes;
    size_t size;
    size_t first; /* offset of the first thing blanked, or `size` */
    bool found_comma;
} Cleaning;

static void blank(Cleaning *cleaning, size_t start, size_t end)
{
    cleaning->first = start < cleaning->first ? start : cleaning->first;
    for (size_t i = start; i < end; i++) {
        if (cleaning->bytes[i] != '\n') {
            cleaning->bytes[i] = ' ';
        }
    }
}

static Slice cleaned(const Cleaning *cleaning)
{
    return (Slice){cleaning->bytes, cleaning->size};
}

/* The offset behind the comment at `at`; `at` itself when there is none. */
static size_t comment_end(Slice text, size_t at)
{
    if (slice_starts_with(slice_from(text, at), SLICE("//"))) {
        return slice_find_byte(text, '\n', at);
    }
    if (slice_starts_with(slice_from(text, at), SLICE("/*"))) {
        size_t end = slice_find(text, SLICE("*/"), at + 2);

        return end < text.size ? end + 2 : end;
    }
    return at;
}

/* The offset behind the string at `at`. One that does not end on its line ends there, so that a stray quote spoils no more. */
static size_t string_end(Slice text, size_t at)
{
    for (at++; at < text.size && text.data[at] != '\n'; at++) {
        if (text.data[at] == '"') {
            return at + 1;
        }
        at += text.data[at] == '\\' && at + 1 < text.size && text.data[at + 1] != '\n';
    }
    return at;
}

static void blank_comments(Cleaning *cleaning)
{
    Slice text = cleaned(cleaning);

    for (size_t at = 0; at < text.size;) {
        size_t end = comment_end(text, at);

        if (end > at) {
            blank(cleaning, at, end);
            at = end;
        } else {
            at = text.data[at] == '"' ? string_end(text, at) : at + 1;
        }
    }
}

static void blank_last_commas(Cleaning *cleaning)
{
    Slice text = cleaned(cleaning);
    size_t offset = 0;
    size_t start;
    size_t comma = text.size;

    while (json_next_token(text, &offset, &start)) {
        char c = text.data[start];

        if ((c == '}' || c == ']') && comma < text.size) {
            cleaning->found_comma = cleaning->found_comma || comma < cleaning->first;
            blank(cleaning, comma, comma + 1);
        }
        comma = c == ',' ? start : text.size;
    }
}

static Cleaning clean(Arena *arena, Slice text)
{
    Cleaning cleaning = {arena_take(arena, text.size + 1), text.size, text.size, false};

    if (text.size > 0) {
        memcpy(cleaning.bytes, text.data, text.size);
    }
    blank_comments(&cleaning);
    blank_last_commas(&cleaning);
    return cleaning;
}

/* Is there a pair of brackets with nothing but a comment in it, which stands for what is left out: "[ // 12 more ]"? */
static bool has_comment_alone(Slice text, Slice clean)
{
    size_t offset = 0;
    size_t end = 0;
    size_t start;
    char last = ',';

    while (json_next_token(clean, &offset, &start)) {
        char c = clean.data[start];
        bool closes_empty = (last == '[' && c == ']') || (last == '{' && c == '}');

        if (closes_empty && slice_trim(slice_part(text, end, start)).size > 0) {
            return true;
        }
        last = c;
        end = offset;
    }
    return false;
}

/* "...", "…" or "<number>" stands for a value, or for more of the same. */
static bool is_elision(Slice token)
{
    return slice_find(token, SLICE("..."), 0) < token.size ||
           slice_find(token, SLICE("…"), 0) < token.size || token.data[0] == '<';
}

static bool begins_value(char c)
{
    return c != '}' && c != ']' && c != ',' && c != ':';
}

static bool ends_value(char c)
{
    return c != '{' && c != '[' && c != ',' && c != ':';
}

/*
 * What stands in `text`, between brackets, with the commas between its parts that were left out. False when something in it stands
 * for what is not there.
 */
static bool join_parts(Buffer *out, Slice text)
{
    size_t offset = 0;
    size_t start;
    char last = ',';
    int depth = 0;

    while (json_next_token(text, &offset, &start)) {
        Slice token = slice_part(text, start, offset);
        char c = token.data[0];

        if (c != '"' && is_elision(token)) {
            return false;
        }
        depth -= c == '}' || c == ']';
        if (depth == 0 && ends_value(last) && begins_value(c)) {
            buffer_add_byte(out, ',');
        }
        depth += c == '{' || c == '[';
        buffer_add(out, token);
        buffer_add_byte(out, ' ');
        last = c;
    }
    return true;
}

static bool is_valid_between(Arena *arena, char open, Slice parts, char close)
{
    JsonProblem problem;
    Buffer text;

    buffer_init(&text, arena);
    buffer_add_byte(&text, open);
    buffer_add(&text, parts);
    buffer_add_byte(&text, close);
    return json_is_valid(arena, buffer_slice(&text), &problem);
}

static bool is_fragment(Arena *arena, Slice text)
{
    Buffer joined;

    buffer_init(&joined, arena);
    if (!join_parts(&joined, text)) {
        return true;
    }

    Slice parts = slice_trim(buffer_slice(&joined));

    if (slice_ends_with(parts, SLICE(","))) {
        parts.size--;
    }
    return is_valid_between(arena, '{', parts, '}') || is_valid_between(arena, '[', parts, ']');
}

JsonForm json_form(Arena *arena, Slice text, JsonProblem *problem)
{
    if (json_is_valid(arena, text, problem)) {
        return JSON_FORM_VALID;
    }

    Cleaning cleaning = clean(arena, text);

    if (json_is_valid(arena, cleaned(&cleaning), problem)) {
        *problem = (JsonProblem){cleaning.first, cleaning.found_comma
                                                     ? SLICE("a comma before a closing bracket")
                                                     : SLICE("a comment")};
        return has_comment_alone(text, cleaned(&cleaning)) ? JSON_FORM_FRAGMENT
                                                           : JSON_FORM_COMMENTED;
    }
    return is_fragment(arena, cleaned(&cleaning)) ? JSON_FORM_FRAGMENT : JSON_FORM_BROKEN;
}
