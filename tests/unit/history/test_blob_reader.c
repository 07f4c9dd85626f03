#include "history/blob_reader.h"

#include "base/file.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sys/mman.h>
#include <unistd.h>

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* A reader whose git has printed `output` and ended. */
static void open_reader(BlobReader *reader, Arena *arena, Slice output)
{
    blob_reader_init(reader, arena, SLICE("/"));
    reader->is_started = true;
    reader->git.input = memfd_create("input", 0);
    reader->git.output = memfd_create("output", 0);
    assert_true(file_write_descriptor(reader->git.output, output));
    assert_int_equal(lseek(reader->git.output, 0, SEEK_SET), 0);
}

static void close_reader(BlobReader *reader)
{
    close(reader->git.input);
    close(reader->git.output);
}

static LogId make_id(char digit)
{
    LogId id = {.size = 40};
    memset(id.text, digit, 40);
    return id;
}

static void answers_are_read_one_after_the_other(void **state)
{
    (void)state;
    Arena arena;
    BlobReader reader;
    Blob blobs[5];
    LogId first = make_id('a');
    LogId zero = make_id('0');
    const LogId *ids[] = {&first, NULL, &first, &zero, &first};
    arena_init(&arena, NULL);
    open_reader(&reader, &arena, SLICE(A " blob 5\none\n\0\n" A " missing\n" A " blob 0\n\n"));
    blob_reader_read(&reader, &arena, ids, 5, blobs);
    assert_true(blobs[0].is_found);
    assert_true(slice_equals(blobs[0].bytes, SLICE("one\n\0")));
    assert_true(blobs[1].is_found);
    assert_int_equal(blobs[1].bytes.size, 0);
    assert_false(blobs[2].is_found);
    assert_true(blobs[3].is_found);
    assert_true(blobs[4].is_found);
    assert_int_equal(blobs[4].bytes.size, 0);
    assert_false(reader.has_failed);
    close_reader(&reader);
    arena_free(&arena);
}

static void what_is_no_content_is_passed_over(void **state)
{
    (void)state;
    Arena arena;
    BlobReader reader;
    Blob blobs[2];
    LogId id = make_id('a');
    const LogId *ids[] = {&id, &id};
    arena_init(&arena, NULL);
    open_reader(&reader, &arena, SLICE(A " tree 3\nabc\n" A " blob 1\nx\n"));
    blob_reader_read(&reader, &arena, ids, 2, blobs);
    assert_false(blobs[0].is_found);
    assert_true(slice_is(blobs[1].bytes, "x"));
    close_reader(&reader);
    arena_free(&arena);
}

static void nonsense_ends_the_reading(void **state)
{
    (void)state;
    static const char *const outputs[] = {
        "",
        "\n",
        A,
        A " blob\n",
        A " blob x\n",
        A " blob -1\nx\n",
        A " blob 99999999999999999999\nx\n",
        A " blob 9223372036854775807\nx\n",
        A " blob 5\none\n",
        A " blob 3\none",
        A " ambiguous\n",
    };
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        Arena arena;
        BlobReader reader;
        Blob blobs[2];
        LogId id = make_id('a');
        const LogId *ids[] = {&id, &id};
        arena_init(&arena, NULL);
        open_reader(&reader, &arena, slice_from_string(outputs[i]));
        blob_reader_read(&reader, &arena, ids, 2, blobs);
        assert_false(blobs[0].is_found);
        assert_false(blobs[1].is_found);
        assert_true(reader.has_failed);
        close_reader(&reader);
        arena_free(&arena);
    }
}

static void header_without_end_is_given_up(void **state)
{
    (void)state;
    Arena arena;
    Buffer output;
    BlobReader reader;
    Blob blob;
    LogId id = make_id('a');
    const LogId *ids[] = {&id};
    arena_init(&arena, NULL);
    buffer_init(&output, &arena);
    buffer_add_repeated(&output, 'a', (size_t)4 << 20);
    open_reader(&reader, &arena, buffer_slice(&output));
    blob_reader_read(&reader, &arena, ids, 1, &blob);
    assert_true(reader.has_failed);
    assert_true(reader.bytes.size < (size_t)1 << 20);
    close_reader(&reader);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_read_one_after_the_other),
        cmocka_unit_test(what_is_no_content_is_passed_over),
        cmocka_unit_test(nonsense_ends_the_reading),
        cmocka_unit_test(header_without_end_is_given_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
