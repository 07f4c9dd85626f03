#include "front_matter/schema_format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

typedef struct Example {
    const char *format;
    const char *fits[6];
    const char *fits_not[8];
} Example;

static const Example examples[] = {
    {"date",
     {"2026-03-05", "2024-02-29"},
     {"2026-3-5", "2026-02-29", "03/05/2026", "20260305", ""}},
    {"date-time",
     {"2026-03-05T14:30:00Z", "2026-03-05t14:30:00.5+02:00", "1998-12-31T15:59:60-08:00"},
     {"2026-03-05", "2026-03-05 14:30:00Z", "2026-03-05T24:00:00Z", "2026-03-05T14:30:00",
      "1998-12-31T22:59:60Z"}},
    {"time", {"14:30:00Z", "23:59:60Z"}, {"14:30", "14:30:00", "14:30:00.Z", "1:30:00Z"}},
    {"duration",
     {"P90D", "P1Y2M3D", "PT36H", "P4W", "P1DT12H"},
     {"P", "PT", "P1D2H", "P1Y2W", "P1Y1D", "90 days", "PT1H2S", "P-1D"}},
    {"uri",
     {"https://example.org/a?b#c", "urn:isbn:1", "mailto:a@example.org", "http://[::1]:80/"},
     {"docs/a.md", "//example.org/", "https://a b/", "http://[::1/", "http://a.b/\\c"}},
    {"uri-reference", {"docs/a.md", "#a", "../b", ""}, {"a b", "\\a", "1:2"}},
    {"uri-template", {"https://example.org/{id}/{?q*}", "a'b"}, {"{id", "{a..b}", "{}"}},
    {"email",
     {"ann@example.org", "\"a b\"@example.org", "a+b@[192.0.2.1]"},
     {"ann", "ann@", "@example.org", "a..b@example.org", "ann@exa mple.org", "a b@example.org"}},
    {"hostname",
     {"example.org", "a-1.b", "xn--4gbwdl.xn--wgbh1c"},
     {"", "-a.org", "a..b", "a_b", "ab--cd", "a.", "xn--X", "xn--l-fda.org"}},
    {"ipv4", {"192.0.2.1"}, {"192.0.2", "192.0.2.256", "192.0.2.01", "1.2.3.4.5"}},
    {"ipv6",
     {"2001:db8::1", "::", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8"},
     {"1:2:3", "1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", ":1::", "::1%eth0"}},
    {"uuid", {"2eb8aa08-aa98-11ea-b4aa-73b441d16380"}, {"2eb8aa08aa9811eab4aa73b441d16380", "x"}},
    {"regex", {"^a(b|c)+$"}, {"a(", "\\Z"}},
    {"json-pointer", {"", "/a/b~1c"}, {"a", "/~2"}},
    {"relative-json-pointer", {"0", "1/a", "2#"}, {"01", "/a", "1##"}},
};

static void formats_take_what_they_name(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const SchemaFormat *format = schema_format_find(slice_from_string(examples[i].format));

        assert_non_null(format);
        for (size_t j = 0; j < 6 && examples[i].fits[j]; j++) {
            if (!format->fits(&arena, slice_from_string(examples[i].fits[j]))) {
                fail_msg("\"%s\" is no %s", examples[i].fits[j], format->name);
            }
        }
        for (size_t j = 0; j < 8 && examples[i].fits_not[j]; j++) {
            if (format->fits(&arena, slice_from_string(examples[i].fits_not[j]))) {
                fail_msg("\"%s\" is a %s", examples[i].fits_not[j], format->name);
            }
        }
    }
    arena_free(&arena);
}

static void other_formats_are_not_known(void **state)
{
    (void)state;
    assert_null(schema_format_find(SLICE("isbn")));
    assert_null(schema_format_find(SLICE("idn-hostname")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_take_what_they_name),
        cmocka_unit_test(other_formats_are_not_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
