#include "base/pattern.h"

#include "base/pattern_ecma.h"
#include "base/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
    PATTERN_SIZE_MOST = 4096,
    /*
     * Steps of backtracking from one place in the text: what is sane needs a few for each byte; these take 2 ms. A
     * backtracking point that is remembered takes about 100 bytes.
     */
    MATCH_LIMIT = 100 * 1000,
    DEPTH_LIMIT = 100 * 1000,
    HEAP_LIMIT_KIB = 20 * 1024,
};

struct Pattern {
    Slice text;
    pcre2_code *code;
    uint32_t group_count;
};

/* pcre2 takes memory from the arena; nothing is given back alone. */

static void *take_memory(size_t size, void *arena)
{
    return arena_take(arena, size);
}

static void keep_memory(void *memory, void *arena)
{
    (void)memory;
    (void)arena;
}

static pcre2_general_context *make_general_context(Arena *arena)
{
    return pcre2_general_context_create(take_memory, keep_memory, arena);
}

static pcre2_compile_context *make_compile_context(Arena *arena)
{
    pcre2_compile_context *context = pcre2_compile_context_create(make_general_context(arena));

    pcre2_set_newline(context, PCRE2_NEWLINE_ANYCRLF);
    pcre2_set_max_pattern_length(context, PATTERN_SIZE_MOST);
    return context;
}

static Slice error_message(Arena *arena, int error)
{
    char text[256];
    int size = pcre2_get_error_message(error, (PCRE2_UCHAR *)text, sizeof text);

    return arena_copy(arena, (Slice){text, size > 0 ? (size_t)size : 0});
}

/* pcre2's code in the arena; NULL with the problem. `text` is as pcre2 has it. */
static pcre2_code *compile(Arena *arena, Slice text, uint32_t flags, PatternProblem *problem)
{
    uint32_t options =
        PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C |
        (flags & PATTERN_LINES ? PCRE2_MULTILINE : 0) |
        (flags & PATTERN_ECMA ? PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF : 0);
    int error = 0;
    size_t offset = 0;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)(text.data ? text.data : ""), text.size, options,
                                     &error, &offset, make_compile_context(arena));

    if (!code) {
        *problem =
            (PatternProblem){offset < text.size ? offset : text.size, error_message(arena, error)};
    }
    return code;
}

static bool translate(Arena *arena, Slice *text, PatternProblem *problem)
{
    const char *message = "";
    size_t offset = 0;
    Buffer out;

    buffer_init(&out, arena);
    if (!pattern_from_ecma(&out, *text, &offset, &message)) {
        *problem = (PatternProblem){offset, slice_from_string(message)};
        return false;
    }
    *text = buffer_slice(&out);
    return true;
}

bool pattern_is_valid(Arena *arena, Slice text, uint32_t flags)
{
    PatternProblem problem;

    return (!(flags & PATTERN_ECMA) || translate(arena, &text, &problem)) &&
           compile(arena, text, flags, &problem) != NULL;
}

Pattern *pattern_compile(Arena *arena, Slice text, uint32_t flags, PatternProblem *problem)
{
    Slice translated = text;

    if ((flags & PATTERN_ECMA) && !translate(arena, &translated, problem)) {
        return NULL;
    }

    pcre2_code *code = compile(arena, translated, flags, problem);

    if (!code) {
        /* A place in the translation is none in the text. */
        problem->offset = flags & PATTERN_ECMA ? 0 : problem->offset;
        return NULL;
    }

    Pattern *pattern = arena_new(arena, Pattern);

    /* 10 to 30 times as fast for what begins with `^`; where it cannot be done, matching only takes longer. */
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);

    pattern->text = arena_copy(arena, text);
    pattern->code = code;
    pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &pattern->group_count);
    return pattern;
}

void pattern_search_init(PatternSearch *search, Arena *arena, const Pattern *pattern)
{
    pcre2_general_context *general = make_general_context(arena);
    pcre2_match_context *context = pcre2_match_context_create(general);

    pcre2_set_match_limit(context, MATCH_LIMIT);
    pcre2_set_depth_limit(context, DEPTH_LIMIT);
    pcre2_set_heap_limit(context, HEAP_LIMIT_KIB);
    *search = (PatternSearch){
        .pattern = pattern,
        .arena = arena,
        .data = pcre2_match_data_create_from_pattern(pattern->code, general),
        .context = context,
    };
    pattern_search_start(search, SLICE(""));
}

/* `text` with each invalid byte replaced by another byte: offsets stay. */
static const char *replace_invalid(Arena *arena, Slice text)
{
    size_t at = utf8_find_invalid(text);

    if (at == text.size) {
        return text.data ? text.data : "";
    }

    char *copy = arena_string(arena, text);

    for (; at < text.size; at += 1 + utf8_find_invalid(slice_from(text, at + 1))) {
        copy[at] = 0x1A;
    }
    return copy;
}

/* pcre2 would look at all of the text before each match. */
void pattern_search_start(PatternSearch *search, Slice text)
{
    search->text = text;
    search->valid = replace_invalid(search->arena, text);
    search->next = 0;
    search->found = false;
    search->was_empty = false;
}

static int match(PatternSearch *search, uint32_t options)
{
    options |= PCRE2_NO_UTF_CHECK | (search->was_empty ? PCRE2_NOTEMPTY_ATSTART : 0);
    return pcre2_match(search->pattern->code, (PCRE2_SPTR)search->valid, search->text.size,
                       search->next, options, search->data, search->context);
}

PatternResult pattern_search_next(PatternSearch *search)
{
    int result = match(search, 0);

    if (result < 0 && result != PCRE2_ERROR_NOMATCH) {
        /* Machine code has a small stack, and counts steps otherwise: the interpreter's verdict counts. */
        result = match(search, PCRE2_NO_JIT);
    }
    search->found = result > 0;
    if (!search->found) {
        return result == PCRE2_ERROR_NOMATCH ? PATTERN_NOT_FOUND : PATTERN_TOO_COSTLY;
    }

    size_t start = pcre2_get_ovector_pointer(search->data)[0];
    size_t end = pcre2_get_ovector_pointer(search->data)[1];

    /* `\K` in a lookahead can make a match end before it begins, or begin before the search. */
    search->was_empty = end <= start || end <= search->next;
    search->next = end > search->next ? end : search->next;
    return PATTERN_FOUND;
}

Slice pattern_search_group(const PatternSearch *search, uint32_t number)
{
    const size_t *places = pcre2_get_ovector_pointer(search->data);

    if (!search->found || number >= pcre2_get_ovector_count(search->data) ||
        places[2 * number] == PCRE2_UNSET) {
        return slice_part(search->text, 0, 0);
    }
    return slice_part(search->text, places[2 * number], places[2 * number + 1]);
}

Slice pattern_text(const Pattern *pattern)
{
    return pattern->text;
}

uint32_t pattern_group_count(const Pattern *pattern)
{
    return pattern->group_count;
}
