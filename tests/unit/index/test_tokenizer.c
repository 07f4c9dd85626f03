#include "index/tokenizer.h"

#include "base/buffer.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

/* Tokens of a text: those that stand where another one begins behind "+", chunks with " | " between. */
static Slice tokens_of(Arena *arena, Slice text)
{
    Tokenizer tokenizer;
    Buffer out;
    size_t offset = 0;
    size_t end = 0;
    tokenizer_begin(&tokenizer);
    buffer_init(&out, arena);
    while (tokenizer_next(&tokenizer, text, &offset)) {
        assert_true(tokenizer.start >= end || tokenizer.count == 1);
        assert_true(offset > tokenizer.start && offset <= text.size);
        end = tokenizer.start;
        buffer_add_string(&out, out.size > 0 ? " | " : "");
        for (size_t i = 0; i < tokenizer.count; i++) {
            assert_true(i + tokenizer.tokens[i].parts < tokenizer.count);
            buffer_add_string(&out, i == 0 ? "" : " ");
            buffer_add_string(&out, tokenizer.tokens[i].steps ? "" : "+");
            buffer_add(&out, tokenizer.tokens[i].text);
        }
    }
    assert_int_equal(offset, text.size);
    return buffer_slice(&out);
}

static void check_rows(const char *const rows[][2], size_t count)
{
    Arena arena;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < count; i++) {
        Slice tokens = tokens_of(&arena, slice_from_string(rows[i][0]));
        assert_string_equal(arena_string(&arena, tokens), rows[i][1]);
    }
    arena_free(&arena);
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void words_are_letters_and_digits_without_case(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {" ,;\n", ""},
        {"A word, two words.", "a | word | two | words"},
        {"utf8 sha256 x", "utf8 | sha256 | x"},
        {"(end). \"Quoted\"! `code`; a|b", "end | quoted | code | a | b"},
        {"user's don't l'amour O'Reilly", "user | don't | l amour | o reilly"},
        {"e-mail: x", "e-mail +e mail | x"},
        {"dash - and -- alone", "dash | and | alone"},
        {"snow- and rain", "snow | and | rain"},
    };
    CHECK_ROWS(rows);
}

static void compounds_give_themselves_and_their_parts(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"getUserName", "getusername +get user name"},
        {"HTTPServer URLs ES2019Target",
         "httpserver +http server | urls | es2019target +es2019 target"},
        {"snake_case__x", "snake_case__x +snake case x"},
        {"MAX_SIZE", "max_size +max size"},
        {"v1.2.3", "v1.2.3 +v1 2 3"},
        {"2026-01-19", "2026-01-19 +2026 01 19"},
        {"MyClass.doSomething", "myclass.dosomething +myclass +my class dosomething +do something"},
        {"std::vector<int>", "std::vector +std vector | int"},
        {"https://x.org/a", "https | x.org/a +x.org +x org a"},
        {"src/a/userList.ts", "src/a/userlist.ts +src a userlist.ts +userlist +user list ts"},
        {"a/.config/@b/c", "a/.config/@b/c +a .config +config @b +b c"},
        {"./src/x ../y", "src/x +src x | y"},
        {"me@example.org", "me@example.org +me example.org +example org"},
        {"__init__ _x", "init | x"},
    };
    CHECK_ROWS(rows);
}

static void marks_make_other_words(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"C++ and C#, i++;", "c++ +c | and | c# +c | i++ +i"},
        {"C+ a#b", "c | a | b"},
        {"-c++ *.C++ @c# --i++ .c++;",
         "-c++ +c++ +c | .c++ +c++ +c | @c# +c# +c | --i++ +i++ +i | .c++ +c++ +c"},
        {".NET (.gitignore)", ".net +net | .gitignore +gitignore"},
        {"--no-verify", "--no-verify +no-verify +no verify"},
        {"[[ -z \"$1\" ]]", "-z +z | 1"},
        {"-abc x-y a--b ---x", "abc | x-y +x y | a | b | x"},
        {"@scope/pkg", "@scope/pkg +@scope +scope pkg"},
        {"<table>", "table"},
        {"end.\n.x", "end | .x +x"},
        {"...x", "x"},
    };
    CHECK_ROWS(rows);
}

static void other_scripts_are_folded_and_paired(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Straße STRASSE", "strasse | strasse"},
        {"\xC3\x89\x74\xC3\xA9 E\xCC\x81t", "\xC3\xA9t\xC3\xA9 | \xC3\xA9t"},
        {"\xEF\xBC\xA1\xEF\xBD\x82\xEF\xBD\x83 \xEF\xAC\x81x \xE2\x91\xA0", "abc | fix | 1"},
        {"don\xE2\x80\x99t user\xE2\x80\x99s", "don't | user"},
        {"\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E",
         "\xE6\x97\xA5\xE6\x9C\xAC | \xE6\x9C\xAC\xE8\xAA\x9E"},
        {"\xE6\x97\xA5 a\xE6\x97\xA5z", "\xE6\x97\xA5 | a | \xE6\x97\xA5 | z"},
        {"\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xD0\x9C\xD0\x98\xD0\xA0",
         "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 | \xD0\xBC\xD0\xB8\xD1\x80"},
        {"\xF0\x9F\x9A\x80 go\xE2\x9C\x85", "\xF0\x9F\x9A\x80 | go | \xE2\x9C\x85"},
        {"na\xC3\xAFveCase", "na\xC3\xAFvecase +na\xC3\xAFve case"},
        {"\xFF"
         "a\xC3",
         "a"},
    };
    CHECK_ROWS(rows);
}

static void long_texts_are_cut(void **state)
{
    (void)state;
    Arena arena;
    Buffer text;
    arena_init(&arena, NULL);
    buffer_init(&text, &arena);
    buffer_add_repeated(&text, 'a', 5000);
    assert_int_equal(tokens_of(&arena, buffer_slice(&text)).size, TOKEN_SIZE_MOST);
    buffer_clear(&text);
    for (int i = 0; i < 2000; i++) {
        buffer_add_string(&text, i % 2 ? "aB/" : "\xC3\xA9-");
    }
    Slice tokens = tokens_of(&arena, buffer_slice(&text));
    assert_true(tokens.size > 100 && tokens.size < (size_t)CHUNK_TOKENS_MOST * TOKEN_SIZE_MOST);
    arena_free(&arena);
}

/* Whatever the bytes are: the tokens of a prefix never reach behind it. */
static void any_bytes_are_read_to_their_end(void **state)
{
    (void)state;
    static const char alphabet[] = "aA1-_./:@'+#\" \xC3\xA9\xE6\x97\xA5\xE2\x80\x99\xFF";
    Arena arena;
    char text[64];
    uint32_t random = 1;
    arena_init(&arena, NULL);
    for (int round = 0; round < 20000; round++) {
        size_t size = (random >> 8) % sizeof text;
        for (size_t i = 0; i < size; i++) {
            random = random * 1664525 + 1013904223;
            text[i] = alphabet[(random >> 16) % (sizeof alphabet - 1)];
        }
        tokens_of(&arena, arena_copy(&arena, (Slice){text, size}));
        arena_reset(&arena);
        random = random * 1664525 + 1013904223;
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_letters_and_digits_without_case),
        cmocka_unit_test(compounds_give_themselves_and_their_parts),
        cmocka_unit_test(marks_make_other_words),
        cmocka_unit_test(other_scripts_are_folded_and_paired),
        cmocka_unit_test(long_texts_are_cut),
        cmocka_unit_test(any_bytes_are_read_to_their_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
