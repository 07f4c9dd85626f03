#include "base/glob.h"

#include "base/buffer.h"
#include "base/utf8.h"

enum {
    GLOB_PATTERN_COUNT_MOST = 256,
    /* Of braces that are opened: `{{{a}}}` makes three steps for one alternative. */
    GLOB_STEP_COUNT_MOST = 1024,
};

/*
 * Size of the bracket expression that `text` begins with; 0 when it does not close before the next
 * '/'. A ']' right behind `[` or `[!` is a member.
 */
static size_t bracket_size(Slice text)
{
    size_t at =
        slice_starts_with(text, SLICE("[!")) || slice_starts_with(text, SLICE("[^")) ? 2 : 1;

    for (size_t first = at; at < text.size && text.data[at] != '/'; at++) {
        if (text.data[at] == ']' && at > first) {
            return at + 1;
        }
        if (text.data[at] == '\\') {
            at++;
        }
    }
    return 0;
}

/* Size of an escaped byte, a bracket expression or a single byte; 0 when a bracket does not close. */
static size_t token_size(Slice text)
{
    if (text.data[0] == '[') {
        return bracket_size(text);
    }
    return text.data[0] == '\\' && text.size > 1 ? 2 : 1;
}

/* An outermost brace: `{` is at start, `}` before end. */
typedef struct Brace {
    size_t start;
    size_t end;
} Brace;

/* Finds the first brace; when there is none, an empty one at the end. */
static bool find_brace(Slice pattern, Brace *brace, const char **error)
{
    size_t depth = 0;
    size_t size;

    *brace = (Brace){pattern.size, pattern.size};
    for (size_t at = 0; at < pattern.size; at += size) {
        size = token_size(slice_from(pattern, at));
        if (size == 0) {
            *error = "a bracket does not close";
            return false;
        }
        if (pattern.data[at] == '{' && depth++ == 0) {
            brace->start = at;
        } else if (pattern.data[at] == '}' && depth > 0 && --depth == 0) {
            brace->end = at + 1;
            return true;
        }
    }
    *error = "a brace does not close";
    return depth == 0;
}

/* Patterns that may still have braces, and those that have none. */
typedef struct Expansion {
    Arena *arena;
    Slice pending[GLOB_PATTERN_COUNT_MOST];
    size_t pending_count;
    Slice done[GLOB_PATTERN_COUNT_MOST];
    size_t done_count;
} Expansion;

/* Puts one alternative in the place of its brace. */
static bool add_alternative(Expansion *expansion, Slice pattern, Brace brace, Slice alternative)
{
    Buffer joined;

    if (expansion->pending_count + expansion->done_count == GLOB_PATTERN_COUNT_MOST) {
        return false;
    }
    buffer_init(&joined, expansion->arena);
    buffer_reserve(&joined, pattern.size);
    buffer_add(&joined, slice_part(pattern, 0, brace.start));
    buffer_add(&joined, alternative);
    buffer_add(&joined, slice_from(pattern, brace.end));
    expansion->pending[expansion->pending_count++] = buffer_slice(&joined);
    return true;
}

static bool add_alternatives(Expansion *expansion, Slice pattern, Brace brace)
{
    size_t depth = 0;
    size_t from = brace.start + 1;

    for (size_t at = brace.start; at < brace.end; at += token_size(slice_from(pattern, at))) {
        char c = pattern.data[at];

        depth += c == '{';
        depth -= c == '}';
        if (depth > 1 || (depth == 1 && c != ',')) {
            continue;
        }
        if (!add_alternative(expansion, pattern, brace, slice_part(pattern, from, at))) {
            return false;
        }
        from = at + 1;
    }
    return true;
}

static bool expand(Expansion *expansion, const char **error)
{
    for (size_t steps = 0; expansion->pending_count > 0;) {
        Slice pattern = expansion->pending[--expansion->pending_count];
        Brace brace;

        if (!find_brace(pattern, &brace, error)) {
            return false;
        }
        if (brace.start == pattern.size) {
            expansion->done[expansion->done_count++] = pattern;
        } else if (++steps > GLOB_STEP_COUNT_MOST || !add_alternatives(expansion, pattern, brace)) {
            *error = "there are too many alternatives";
            return false;
        }
    }
    return true;
}

bool glob_compile(Arena *arena, Slice pattern, Glob *glob, const char **error)
{
    Expansion expansion = {.arena = arena, .pending_count = 1};

    expansion.pending[0] = arena_copy(arena, pattern);
    if (!expand(&expansion, error)) {
        return false;
    }
    glob->count = expansion.done_count;
    glob->patterns = arena_new_array(arena, Slice, glob->count);
    memcpy(glob->patterns, expansion.done, glob->count * sizeof *glob->patterns);
    return true;
}

/* A member of a bracket expression. Reads no further than its ']', which is ASCII. */
static uint32_t read_member(Slice bracket, size_t *at)
{
    if (bracket.data[*at] == '\\' && *at + 2 < bracket.size) {
        ++*at;
    }
    return utf8_decode(bracket, at);
}

static bool bracket_matches(Slice bracket, uint32_t code_point)
{
    bool is_negated = bracket.data[1] == '!' || bracket.data[1] == '^';
    size_t end = bracket.size - 1;
    size_t at = is_negated ? 2 : 1;
    bool is_member = false;

    while (at < end) {
        uint32_t low = read_member(bracket, &at);
        uint32_t high = low;

        if (at + 1 < end && bracket.data[at] == '-') {
            at++;
            high = read_member(bracket, &at);
        }
        is_member = is_member || (low <= code_point && code_point <= high);
    }
    return is_member != is_negated;
}

/* Matches one token, not `*`, and moves behind it; where they are after a failure does not matter. */
static bool token_matches(Slice pattern, size_t *pattern_at, Slice name, size_t *name_at)
{
    if (*pattern_at == pattern.size || *name_at == name.size) {
        return false;
    }

    Slice rest = slice_from(pattern, *pattern_at);
    size_t size = token_size(rest);

    *pattern_at += size;
    if (rest.data[0] == '?') {
        utf8_decode(name, name_at);
        return true;
    }
    if (rest.data[0] == '[') {
        return size > 0 && bracket_matches(slice_part(rest, 0, size), utf8_decode(name, name_at));
    }
    return name.data[(*name_at)++] == rest.data[size - 1];
}

/*
 * Does one part of a pattern match one part of a path? When it fails behind a `*`, that takes one
 * code point more. An earlier `*` need not be tried again: what it could take, the last one can.
 */
static bool part_matches(Slice pattern, Slice name)
{
    size_t pattern_at = 0;
    size_t name_at = 0;
    size_t behind_star = 0; /* 0: there was none */
    size_t star_end = 0;

    for (;;) {
        if (pattern_at < pattern.size && pattern.data[pattern_at] == '*') {
            behind_star = ++pattern_at;
            star_end = name_at;
        } else if (pattern_at == pattern.size && name_at == name.size) {
            return true;
        } else if (!token_matches(pattern, &pattern_at, name, &name_at)) {
            if (behind_star == 0 || star_end == name.size) {
                return false;
            }
            utf8_decode(name, &star_end);
            pattern_at = behind_star;
            name_at = star_end;
        }
    }
}

/* The part of a path that begins at `at`. A path "a/b" has parts at 0 and 2, and its end is at 4. */
static Slice part_at(Slice path, size_t at)
{
    return slice_part(path, at, slice_find_byte(path, '/', at));
}

/* The same as part_matches a level up: parts take the place of code points, `**` that of `*`. */
bool glob_pattern_matches(Slice pattern, Slice path)
{
    size_t pattern_at = 0;
    size_t path_at = 0;
    size_t behind_star = 0;
    size_t star_end = 0;

    for (;;) {
        Slice part = part_at(pattern, pattern_at);
        Slice name = part_at(path, path_at);
        bool is_pattern_left = pattern_at <= pattern.size;
        bool is_path_left = path_at <= path.size;

        if (is_pattern_left && slice_is(part, "**")) {
            pattern_at += part.size + 1;
            if (pattern_at > pattern.size) {
                return is_path_left;
            }
            behind_star = pattern_at;
            star_end = path_at;
        } else if (!is_pattern_left && !is_path_left) {
            return true;
        } else if (is_pattern_left && is_path_left && part_matches(part, name)) {
            pattern_at += part.size + 1;
            path_at += name.size + 1;
        } else {
            if (behind_star == 0 || star_end > path.size) {
                return false;
            }
            star_end += part_at(path, star_end).size + 1;
            pattern_at = behind_star;
            path_at = star_end;
        }
    }
}

bool glob_matches(const Glob *glob, Slice path)
{
    for (size_t i = 0; i < glob->count; i++) {
        if (glob_pattern_matches(glob->patterns[i], path)) {
            return true;
        }
    }
    return false;
}

bool glob_list_matches(const GlobList *list, Slice path)
{
    for (size_t i = 0; i < list->count; i++) {
        if (glob_matches(&list->items[i], path)) {
            return true;
        }
    }
    return false;
}
