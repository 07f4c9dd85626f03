/*
 * What lexers do grows with a block's size and no faster, whatever stands in it: a block that is four times as large as a plain one takes
 * so many times as long, and no more. CPU time is compared with CPU time of the same lexer, and only what is slow three times is a fault.
 */
#include "render/highlight.h"
#include "render/highlight_language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

enum {
    PLAIN_SIZE = 8 << 10,
    HOSTILE_SIZE = 4 * PLAIN_SIZE,
    TIMES_MOST = 100,         /* as long as the plain one; a quadratic pattern needs thousands */
    PLAIN_LEAST = 400 * 1000, /* nanoseconds: what is faster is not measured well */
    TRIES = 3,
};

/* Something that is opened, or not, and then what is repeated; with line ends every so many bytes. */
typedef struct Shape {
    const char *name;
    const char *start;
    const char *unit;
    size_t line;
} Shape;

static const Shape shapes[] = {
    {"a string that does not end", "\"", "a b", 60},
    {"quotes of strings that do not end", "", "\"\n'\n`\n", 0},
    {"strings of three quotes", "", "\"\"\" ''' ", 60},
    {"here-documents that do not end", "", "<<a\n", 0},
    {"here-documents of many words", "<<z\n", "<<A_\n<<-'b'\n<<~C\nA_ \n", 0},
    {"comments in comments", "", "/*(*{-<!--#|--[[", 60},
    {"comments that do not end", "", "<!-- a\n/* a\n(* a\n{- a\n=begin\n", 0},
    {"brackets", "", "(", 60},
    {"brackets of all kinds", "", "([{<%(%w[", 60},
    {"backslashes", "", "\\", 60},
    {"backslashes in a string", "\"", "\\", 60},
    {"a long line of words", "", "a-b_c.d:e ", 1900},
    {"a long word", "", "a", 1900},
    {"long numbers", "", "0", 1900},
    {"words with hyphens", "", "a-", 1900},
    {"dollars", "", "$", 1900},
    {"variables that do not end", "", "${a#{$(", 1900},
    {"tags that do not end", "<a ", "b=\"c ", 1900},
    {"elements", "", "<script><style>", 60},
    {"regular expressions that do not end", "", "= /a[/ ~ m{s{ ", 60},
    {"classes in regular expressions", "", "[ /", 1900},
    {"colons", "", ":", 1900},
    {"blank lines and spaces", "", "  \n   a", 0},
    {"lists and blocks of text", "", "- a: |\n", 0},
    {"bytes that are no UTF-8", "", "\xFF\xC3\x80", 60},
};

static Slice make(Arena *arena, size_t size, const Shape *shape)
{
    Buffer out;
    size_t line = 0;

    buffer_init(&out, arena);
    buffer_add_string(&out, shape->start);
    while (out.size + strlen(shape->unit) + 1 <= size) {
        buffer_add_string(&out, shape->unit);
        line += strlen(shape->unit);
        if (shape->line > 0 && line >= shape->line) {
            buffer_add_byte(&out, '\n');
            line = 0;
        }
    }
    return buffer_slice(&out);
}

static uint64_t cpu_time(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

/* Nanoseconds. */
static uint64_t cost_of(Highlighter *highlighter, Arena *arena, Slice language, Slice text)
{
    uint64_t start = cpu_time();

    highlighter_begin(highlighter, arena);
    highlighter_read(highlighter, arena, language, text);
    return cpu_time() - start;
}

static bool is_bearable(Highlighter *highlighter, Arena *arena, Slice language, const Shape *shape)
{
    Shape plain = {"", "", "some words 1 2\n", 0};
    Slice plain_text = make(arena, PLAIN_SIZE, &plain);
    Slice text = make(arena, HOSTILE_SIZE, shape);

    for (int i = 0; i < TRIES; i++) {
        uint64_t yardstick = cost_of(highlighter, arena, language, plain_text);

        yardstick = yardstick > PLAIN_LEAST ? yardstick : PLAIN_LEAST;
        if (cost_of(highlighter, arena, language, text) <= TIMES_MOST * yardstick) {
            return true;
        }
    }
    return false;
}

static bool is_first_with_its_lexer(size_t number)
{
    for (size_t i = 0; i < number; i++) {
        if (slice_equals(highlight_languages[i].lexer, highlight_languages[number].lexer)) {
            return false;
        }
    }
    return true;
}

static void lexer_is_not_slow(Highlighter *highlighter, Arena *arena, Slice language)
{
    /* The lexer is loaded before it is measured. */
    cost_of(highlighter, arena, language, SLICE("a"));
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (!is_bearable(highlighter, arena, language, &shapes[i])) {
            fail_msg("%s: %s takes too long", language.data, shapes[i].name);
        }
        arena_reset(arena);
    }
}

static void hostile_code_takes_as_long_as_its_size(void **state)
{
    Highlighter highlighter;
    Arena arena;
    (void)state;

    arena_init(&arena, NULL);
    highlighter_init(&highlighter);
    for (size_t i = 0; i < highlight_language_count; i++) {
        if (is_first_with_its_lexer(i)) {
            lexer_is_not_slow(&highlighter, &arena, highlight_languages[i].name);
        }
    }
    highlighter_free(&highlighter);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_code_takes_as_long_as_its_size),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
