#include "render/html_url.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct UrlCase {
    const char *url;
    UrlKind kind;
} UrlCase;

static void assert_kinds(const UrlCase *cases, size_t count, bool image)
{
    for (size_t i = 0; i < count; i++) {
        UrlKind kind = url_kind(slice_from_string(cases[i].url), image);

        if (kind != cases[i].kind) {
            fail_msg("\"%s\" is of kind %d, not %d", cases[i].url, (int)kind, (int)cases[i].kind);
        }
    }
}

static void schemes_are_known_unknown_or_dangerous(void **state)
{
    static const UrlCase cases[] = {
        {"https://example.org", URL_KNOWN},
        {"HTTP://EXAMPLE.ORG", URL_KNOWN},
        {"mailto:a@b.c", URL_KNOWN},
        {"tel:+49", URL_KNOWN},
        {"//example.org/a", URL_KNOWN},
        {"vscode://file/a", URL_UNKNOWN},
        {"blob:https://a", URL_DANGEROUS},
        {"javascript:alert(1)", URL_DANGEROUS},
        {"filesystem:https://a/b", URL_DANGEROUS},
        {"vbscript:x", URL_DANGEROUS},
        {"data:text/html,x", URL_DANGEROUS},
        {"file:///etc/passwd", URL_DANGEROUS},
        {"data:image/png;base64,x", URL_DANGEROUS},
    };

    (void)state;
    assert_kinds(cases, COUNT(cases), false);
}

static void urls_without_scheme_are_relative(void **state)
{
    static const UrlCase cases[] = {
        {"", URL_RELATIVE},
        {"a.md", URL_RELATIVE},
        {"../a/b.md#c:d", URL_RELATIVE},
        {"#javascript:x", URL_RELATIVE},
        {"?a=b:c", URL_RELATIVE},
        {"/a", URL_RELATIVE},
        {"a/b:c", URL_RELATIVE},
        {":a", URL_RELATIVE},
        {"1a:b", URL_RELATIVE},
        {"\xC3\xA4:b", URL_RELATIVE},
        {"a_b:c", URL_RELATIVE},
        {"javascript", URL_RELATIVE},
        {"java%73cript:x", URL_RELATIVE},
        {"a-file-name-that-is-longer-than-any-scheme.md", URL_RELATIVE},
        {"a-file-name-that-is-longer-than-any scheme: yes.md", URL_UNKNOWN},
        {"a-file-name-that-is-longer-than-any-scheme/b:c", URL_RELATIVE},
        {"a-scheme-that-is-longer-than-any-that-is-known:x", URL_UNKNOWN},
    };

    (void)state;
    assert_kinds(cases, COUNT(cases), false);
}

static void schemes_are_read_as_browsers_read_them(void **state)
{
    static const UrlCase cases[] = {
        {"JaVaScRiPt:x", URL_DANGEROUS},     {" \t\n\x01javascript:x", URL_DANGEROUS},
        {"java\tscript:x", URL_DANGEROUS},   {"java\r\nscript\n:x", URL_DANGEROUS},
        {"\x1Fjavascript:x", URL_DANGEROUS}, {"j\na\nv\na\ns\nc\nr\ni\np\nt\n:x", URL_DANGEROUS},
        {"\x7Fjavascript:x", URL_RELATIVE},  {"\xC2\xA0javascript:x", URL_RELATIVE},
        {"java script:x", URL_RELATIVE},     {"\t/\t/host", URL_KNOWN},
    };

    (void)state;
    assert_kinds(cases, COUNT(cases), false);
}

static void pictures_may_be_data(void **state)
{
    static const UrlCase cases[] = {
        {"data:image/png;base64,x", URL_KNOWN},
        {"data:image/gif,x", URL_KNOWN},
        {"DATA:image/JPEG;x", URL_KNOWN},
        {"data:image/webp;base64,x", URL_KNOWN},
        {"data:image/svg+xml,<svg>", URL_DANGEROUS},
        {"data:image/pngx,x", URL_DANGEROUS},
        {"data:text/html;image/png,x", URL_DANGEROUS},
        {"data:,image/png", URL_DANGEROUS},
        {"javascript:data:image/png", URL_DANGEROUS},
    };

    (void)state;
    assert_kinds(cases, COUNT(cases), true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schemes_are_known_unknown_or_dangerous),
        cmocka_unit_test(urls_without_scheme_are_relative),
        cmocka_unit_test(schemes_are_read_as_browsers_read_them),
        cmocka_unit_test(pictures_may_be_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
