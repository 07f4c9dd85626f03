#include "base/sha1.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void expect(Slice bytes, const char *hash)
{
    char text[SHA1_TEXT_SIZE];

    assert_string_equal(sha1_to_text(bytes, text), hash);
}

/* The first three are those of RFC 3174, section 7.3, and of nothing. */
static void known_texts_have_their_hashes(void **state)
{
    (void)state;
    expect((Slice){NULL, 0}, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    expect(SLICE("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
    expect(SLICE("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
           "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    expect((Slice){"a\0b", 3}, "4a3dec2d1f8245280855c42db0ee4239f917fdb8");
}

/* From one block to two, where the size does not fit behind what is left. */
static void sizes_around_a_block(void **state)
{
    static const struct {
        size_t size;
        const char *hash;
    } cases[] = {
        {55, "c1c8bbdc22796e28c0e15163d20899b65621d65a"},
        {56, "c2db330f6083854c99d4b5bfb6e8f29f201be699"},
        {63, "03f09f5b158a7a8cdad920bddc29b81c18a551f5"},
        {64, "0098ba824b5c16427bd7a1122a5a442a25ec644d"},
        {65, "11655326c708d70319be2610e8a57d9a5b959d3b"},
        {128, "ad5b3fdbcb526778c2839d2f151ea753995e26a0"},
    };
    char bytes[128];

    (void)state;
    memset(bytes, 'a', sizeof bytes);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect((Slice){bytes, cases[i].size}, cases[i].hash);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_texts_have_their_hashes),
        cmocka_unit_test(sizes_around_a_block),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
