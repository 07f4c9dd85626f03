#include "document/link_kind.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static void kind_is_judged_by_the_target_alone(void **state)
{
    (void)state;
    static const struct {
        const char *href;
        LinkKind kind;
    } cases[] = {
        {"a.md", LINK_RELATIVE},
        {"../a b.md#x", LINK_RELATIVE},
        {"?q", LINK_RELATIVE},
        {".", LINK_RELATIVE},
        {"docs/", LINK_RELATIVE},
        {"a.c:12", LINK_RELATIVE},
        {"src/a.c:12", LINK_RELATIVE},
        {"a.c:12:3", LINK_RELATIVE},
        {"links/url.md", LINK_RELATIVE},
        {"my/path/to/x.md", LINK_RELATIVE},
        {"#top", LINK_ANCHOR},
        {"/docs/a.md", LINK_ROOT},
        {"/home", LINK_ROOT},
        {"/home/start", LINK_ROOT},
        {"https://x.org/a:b", LINK_EXTERNAL},
        {"HTTP://x.org", LINK_EXTERNAL},
        {"ftp://x.org", LINK_EXTERNAL},
        {"//x.org/a", LINK_EXTERNAL},
        {"mailto:a@b.c", LINK_MAIL},
        {"tel:1", LINK_OTHER_SCHEME},
        {"javascript:x", LINK_OTHER_SCHEME},
        {"vscode://file/c:/x.c:56", LINK_OTHER_SCHEME},
        {"localhost:3000", LINK_OTHER_SCHEME},
        {"", LINK_EMPTY},
        {"  ", LINK_EMPTY},
        {"#", LINK_EMPTY},
        {"url", LINK_PLACEHOLDER},
        {"TODO", LINK_PLACEHOLDER},
        {"link", LINK_PLACEHOLDER},
        {"...", LINK_PLACEHOLDER},
        {"path/to/file.md", LINK_PLACEHOLDER},
        {"./path/to/file.md", LINK_PLACEHOLDER},
        {"<your-link>", LINK_PLACEHOLDER},
        {"docs/<name>.md", LINK_PLACEHOLDER},
        {"https://x.org/{{id}}", LINK_PLACEHOLDER},
        {"{{link}}", LINK_PLACEHOLDER},
        {"${BASE}/x", LINK_PLACEHOLDER},
        {"a{b}c", LINK_RELATIVE},
        {"a>b<c", LINK_RELATIVE},
        {"/home/ann/x.md", LINK_MACHINE_FILE},
        {"/Users/ann/x.md", LINK_MACHINE_FILE},
        {"/"
         "tmp/x.png",
         LINK_MACHINE_FILE},
        {"~/x.md", LINK_MACHINE_FILE},
        {"C:\\dev\\x.md", LINK_MACHINE_FILE},
        {"c:/dev/x.md", LINK_MACHINE_FILE},
        {"/C:/dev/x.md", LINK_MACHINE_FILE},
        {"\\\\server\\x", LINK_MACHINE_FILE},
        {"file:///etc/x", LINK_MACHINE_FILE},
        {"FILE:x", LINK_MACHINE_FILE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LinkKind kind = link_kind(slice_from_string(cases[i].href));
        if (kind != cases[i].kind) {
            print_message("%s\n", cases[i].href);
        }
        assert_int_equal(kind, cases[i].kind);
    }
}

static void scheme_has_two_letters_and_no_file_name(void **state)
{
    (void)state;
    assert_true(slice_is(link_scheme(SLICE("git+ssh://x")), "git+ssh"));
    assert_true(slice_is(link_scheme(SLICE("a.b:c")), "a.b"));
    assert_int_equal(link_scheme(SLICE("c:x")).size, 0);
    assert_int_equal(link_scheme(SLICE("a/b:c")).size, 0);
    assert_int_equal(link_scheme(SLICE("1a:c")).size, 0);
    assert_int_equal(link_scheme(SLICE("ab")).size, 0);
    assert_int_equal(link_scheme(SLICE("")).size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kind_is_judged_by_the_target_alone),
        cmocka_unit_test(scheme_has_two_letters_and_no_file_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
