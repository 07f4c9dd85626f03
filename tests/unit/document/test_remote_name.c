#include "document/remote_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void assert_remote(const char *name, bool wanted)
{
    if (remote_name_is(slice_from_string(name)) != wanted) {
        fail_msg("\"%s\" %s", name, wanted ? "is not remote" : "is remote");
    }
}

static void a_word_says_that_a_document_speaks_of_another_time(void **state)
{
    (void)state;
    assert_remote("CHANGELOG.md", true);
    assert_remote("docs/plans/login.md", true);
    assert_remote("docs/ROADMAP-v2.md", true);
    assert_remote("docs/adr/0001-cache.md", true);
    assert_remote("docs/release_notes.md", true);
    assert_remote("examples/tutorials/next.md", true);
    assert_remote("A proposal for caching", true);
    assert_remote("wip", true);
    assert_remote("adr", true);
}

static void a_day_does_too(void **state)
{
    (void)state;
    assert_remote("docs/2026-03-05-login.md", true);
    assert_remote("docs/20260305.md", true);
    assert_remote("docs/2026-q1/login.md", true);
    assert_remote("docs/202603/login.md", true);
}

static void other_names_do_not(void **state)
{
    (void)state;
    assert_remote("", false);
    assert_remote("README.md", false);
    assert_remote("docs/architecture.md", false);
    assert_remote("docs/planet.md", false);
    assert_remote("docs/blog/login.md", false);
    assert_remote("docs/es2020.md", false);
    assert_remote("docs/2020.md", false);
    assert_remote("docs/port-2080.md", false);
    assert_remote("docs/12026-03.md", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_says_that_a_document_speaks_of_another_time),
        cmocka_unit_test(a_day_does_too),
        cmocka_unit_test(other_names_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
