#include "cli/check_owner.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void owners_are_named_with_or_without_a_sign(void **state)
{
    static const struct {
        const char *owners;
        const char *name;
        bool is_among;
    } rows[] = {
        {"@org/team @ann", "org/team", true},
        {"@org/team @ann", "@ANN", true},
        {"@org/team @ann", "team", false},
        {"Core Team, Ann", "core team", true},
        {"Core Team, Ann", "ann", true},
        {"Core Team, Ann", "core", false},
        {"ann@example.org @bob", "bob", true},
        {"ann@example.org @bob", "ann@example.org", true},
        {"Core Team", "", false},
        {"", "", false},
        {"", "ann", false},
        {",, ", "ann", false},
        {"ann", "@ann", true},
        {"@a @b", "@a @b", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (check_owner_is_among(slice_from_string(rows[i].owners),
                                 slice_from_string(rows[i].name)) != rows[i].is_among) {
            fail_msg("\"%s\" among \"%s\"", rows[i].name, rows[i].owners);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(owners_are_named_with_or_without_a_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
