#include "link/name_fold.h"

#include "unit/sample_findings.h"

static void fold_makes_one_of_case_and_composition(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    sample_assert_slice(name_fold(arena, SLICE("Docs/README.md")), "docs/readme.md");
    sample_assert_slice(name_fold(arena, SLICE("U\xCC\x88"
                                               "ber")),
                        "\xC3\xBC"
                        "ber");
    sample_assert_slice(name_fold(arena, SLICE("\xC3\x9C"
                                               "BER")),
                        "\xC3\xBC"
                        "ber");
    sample_assert_slice(name_fold(arena, SLICE("")), "");
}

static void squeeze_leaves_letters_and_digits(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    sample_assert_slice(name_squeeze(arena, SLICE("Set-up_2 (new)")), "setup2new");
    sample_assert_slice(name_squeeze(arena, SLICE("\xC3\x9C"
                                                  "-ber")),
                        "\xC3\xBC"
                        "ber");
    sample_assert_slice(name_squeeze(arena, SLICE("-_.")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(fold_makes_one_of_case_and_composition),
        SAMPLE_TEST(squeeze_leaves_letters_and_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
