#include "write/output_stream.h"

#include "base/file.h"

#include "unit/workshop.h"

#include <sys/stat.h>

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

#define FILE_PATH "memory/long"

static Arena *arena_of(void **state)
{
    return &((Workshop *)*state)->arena;
}

static void begin(void **state, Output *output)
{
    assert_true(output_init(output, arena_of(state), SLICE("site")));
}

/* What went wrong, or NULL. */
static const char *end(void **state, Output *output)
{
    DiagnosticList findings;

    diagnostic_list_init(&findings, arena_of(state));
    output_finish(output, &findings);
    return findings.count > 0 ? arena_string(arena_of(state), findings.items[0].message) : NULL;
}

static bool stream(Output *output, Slice text, size_t piece)
{
    OutputStream stream;

    output_stream_begin(&stream, output, SLICE(FILE_PATH));
    for (size_t at = 0; at < text.size; at += piece) {
        output_stream_add(&stream, slice_part(text, at, at + piece));
    }
    return output_stream_end(&stream);
}

static Slice read_site(void **state, const char *path)
{
    Slice bytes = {NULL, 0};

    path = arena_string(arena_of(state), arena_format(arena_of(state), "site/%s", path));
    assert_true(file_read(arena_of(state), slice_from_string(path), 0, &bytes));
    return bytes;
}

static bool exists(const char *path)
{
    struct stat status;

    return lstat(path, &status) == 0;
}

static Slice long_text(void **state, char fill, size_t size)
{
    char *text = arena_take(arena_of(state), size);

    memset(text, fill, size);
    for (size_t i = 0; i < size; i += 1000) {
        text[i] = (char)('0' + i / 1000 % 10);
    }
    return (Slice){text, size};
}

static Slice with_byte(void **state, Slice text, size_t at)
{
    char *changed = arena_take(arena_of(state), text.size);

    memcpy(changed, text.data, text.size);
    changed[at] ^= 1;
    return (Slice){changed, text.size};
}

/* Builds with `old`, then with `new`: what is there then is what a build with `new` alone makes. */
static void check(void **state, Slice old, Slice new, size_t piece)
{
    Output output;
    bool is_same = slice_equals(old, new);

    assert_int_equal(system("rm -rf site"), 0);
    begin(state, &output);
    assert_true(stream(&output, old, piece));
    assert_null(end(state, &output));
    begin(state, &output);
    assert_true(stream(&output, new, piece));
    assert_null(end(state, &output));
    assert_int_equal(output.written_count, !is_same);
    assert_int_equal(output.unchanged_count, is_same);
    assert_true(slice_equals(read_site(state, FILE_PATH), new));
    assert_false(exists("site/.memoc-journal"));

    Slice manifest = read_site(state, ".memoc-manifest");

    assert_int_equal(system("rm -rf site"), 0);
    begin(state, &output);
    assert_true(output_write(&output, SLICE(FILE_PATH), new));
    assert_null(end(state, &output));
    assert_true(slice_equals(read_site(state, ".memoc-manifest"), manifest));
}

static void file_is_what_was_added_whatever_was_there(void **state)
{
    Slice large = long_text(state, 'a', 200000);
    const Slice texts[] = {
        SLICE(""),
        SLICE("abc"),
        SLICE("abd"),
        SLICE("abcd"),
        large,
        slice_part(large, 0, 65536),
        slice_part(large, 0, 199999),
        with_byte(state, large, 0),
        with_byte(state, large, 65536),
        with_byte(state, large, 199999),
    };
    const size_t pieces[] = {1000, 65536, 70000, 200000};
    size_t count = sizeof texts / sizeof *texts;

    for (size_t i = 0; i < count * count; i++) {
        check(state, texts[i / count], texts[i % count], pieces[i % 4]);
    }
}

static void file_of_another_is_not_replaced(void **state)
{
    Output output;

    workshop_put("site/" FILE_PATH, "mine");
    begin(state, &output);
    assert_false(stream(&output, SLICE("minimal"), 3));
    assert_string_equal(end(state, &output),
                        "cannot write: there is a file that memoc did not write");
    assert_true(slice_is(read_site(state, FILE_PATH), "mine"));
    /* But for one that is what is to be written. */
    begin(state, &output);
    assert_true(stream(&output, SLICE("mine"), 3));
    assert_null(end(state, &output));
    assert_int_equal(output.unchanged_count, 1);
}

static void folder_is_not_replaced(void **state)
{
    Output output;

    workshop_put("site/" FILE_PATH "/a", "mine");
    begin(state, &output);
    assert_false(stream(&output, SLICE("text"), 3));
    assert_string_equal(end(state, &output), "cannot write: there is a folder");
}

static void killed_stream_leaves_the_old_file(void **state)
{
    Output output;
    OutputStream half;

    begin(state, &output);
    assert_true(stream(&output, SLICE("one two"), 4));
    assert_null(end(state, &output));
    begin(state, &output);
    output_stream_begin(&half, &output, SLICE(FILE_PATH));
    output_stream_add(&half, SLICE("one "));
    output_stream_add(&half, SLICE("three"));
    output_folders_close(&output.folders);
    assert_true(slice_is(read_site(state, FILE_PATH), "one two"));
    assert_int_equal(system("ls site/memory/.memoc-*.tmp >/dev/null"), 0);
    /* The next build knows of the temporary file. */
    begin(state, &output);
    assert_true(stream(&output, SLICE("one two"), 4));
    assert_null(end(state, &output));
    assert_int_equal(output.unchanged_count, 1);
    assert_int_not_equal(system("ls site/memory/.memoc-*.tmp >/dev/null 2>&1"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, workshop_open, workshop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(file_is_what_was_added_whatever_was_there),
        TEST(file_of_another_is_not_replaced),
        TEST(folder_is_not_replaced),
        TEST(killed_stream_leaves_the_old_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
