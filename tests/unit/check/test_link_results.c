#include "check/link_results.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static int set_up(void **state)
{
    static Arena arena;

    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static LinkResults read(void **state, const char *text)
{
    LinkResults results;
    const char *error;
    uint32_t line;

    assert_true(link_results_read(&results, *state, slice_from_string(text), &error, &line));
    return results;
}

/* The reason of an address that is broken, "fine" of one that is not, NULL of one that nobody visited. */
static const char *verdict(void **state, const char *text, const char *href)
{
    LinkResults results = read(state, text);
    const LinkResult *result = link_results_find(&results, *state, slice_from_string(href));

    if (result == NULL) {
        return NULL;
    }
    return result->is_broken ? arena_string(*state, result->reason) : "fine";
}

static void assert_address(void **state, const char *href, const char *wanted)
{
    assert_string_equal(arena_string(*state, link_address(*state, slice_from_string(href))),
                        wanted);
}

static void one_address_is_one_whoever_writes_it(void **state)
{
    assert_address(state, " https://A.example#b ", "https://a.example/");
    assert_address(state, "HTTPS://User@A.example:80/B?C#d", "https://user@a.example:80/B?C");
    assert_address(state, "//a.example/b", "https://a.example/b");
    assert_address(state, "http://a.example?q", "http://a.example/?q");
    assert_address(state, "nothing", "nothing");
    assert_address(state, "", "");
}

static void hosts_for_examples_are_left_alone(void **state)
{
    static const char *const reserved[] = {"https://example.org/x",   "http://www.example.com/",
                                           "https://a.test/",         "http://localhost:8080/",
                                           "http://127.0.0.1:3000/",  "http://[::1]:3000/",
                                           "https://me@host.invalid/"};
    static const char *const real[] = {"https://anexample.org/", "https://example.org.real.io/",
                                       "https://real.io/localhost", "https://latest/", "x"};

    (void)state;
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
        assert_true(link_address_is_reserved(slice_from_string(reserved[i])));
    }
    for (size_t i = 0; i < sizeof real / sizeof *real; i++) {
        assert_false(link_address_is_reserved(slice_from_string(real[i])));
    }
}

static void lines_hold_a_status_and_an_address(void **state)
{
    const char *text = "# curl\n\n404 https://a.io/b not found\r\n200 https://a.io/c\n"
                       "timeout https://a.io/d\nOK https://a.io/e\n";

    assert_string_equal(verdict(state, text, "https://a.io/b#x"), "404 not found");
    assert_string_equal(verdict(state, text, "https://a.io/c"), "fine");
    assert_string_equal(verdict(state, text, "https://a.io/d"), "timeout");
    assert_string_equal(verdict(state, text, "https://a.io/e"), "fine");
    assert_null(verdict(state, text, "https://a.io/f"));
}

static void json_holds_results_wherever_they_stand(void **state)
{
    const char *text =
        "{\"total\": 3, \"error_map\": {\"a.md\": ["
        "{\"url\": \"https://a.io/b\", \"status\": {\"text\": \"Not Found\", \"code\": 404}},"
        "{\"url\": \"https://a.io/c\", \"status\": {\"text\": \"Timeout\"}}]},"
        "\"success_map\": {\"a.md\": ["
        "{\"url\": \"https://a.io\", \"status\": {\"text\": \"200 OK\", \"code\": 200}}]}}";

    assert_string_equal(verdict(state, text, "https://a.io/b"), "404 Not Found");
    assert_string_equal(verdict(state, text, "https://a.io/c"), "Timeout");
    assert_string_equal(verdict(state, text, "https://a.io"), "fine");
    assert_string_equal(
        verdict(state, "[{\"url\": \"https://a.io/\", \"status\": 500}]", "https://A.io"), "500");
    assert_string_equal(verdict(state,
                                "{\"url\": \"https://a.io/1\", \"status\": 410}\n"
                                "{\"url\": \"https://a.io/2\", \"status\": \"ok\"}\n",
                                "https://a.io/1"),
                        "410");
}

static void host_that_will_not_be_asked_is_not_broken(void **state)
{
    static const char *const codes[] = {"401", "403", "405", "429", "999", "301", "204"};

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        Slice line = arena_format(*state, "%s https://a.io/", codes[i]);

        assert_string_equal(verdict(state, arena_string(*state, line), "https://a.io/"), "fine");
    }
}

static void fine_result_counts_before_a_broken_one(void **state)
{
    assert_string_equal(verdict(state, "503 https://a.io/\n200 https://a.io/\n", "https://a.io/"),
                        "fine");
    assert_string_equal(verdict(state, "200 https://a.io/\n503 https://a.io/\n", "https://a.io/"),
                        "fine");
}

static void list_that_is_none_is_told_with_its_line(void **state)
{
    static const struct {
        const char *text;
        uint32_t line;
    } lists[] = {{"200 https://a.io/\nwhat is this?\n", 2}, {"{\"url\": ", 1}, {"[1", 1}};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        LinkResults results;
        const char *error;
        uint32_t line;

        assert_false(
            link_results_read(&results, *state, slice_from_string(lists[i].text), &error, &line));
        assert_int_equal(line, lists[i].line);
    }
    assert_null(verdict(state, "", "https://a.io/"));
    assert_null(verdict(state, "{\"url\": 1, \"status\": 404}", "https://a.io/"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_address_is_one_whoever_writes_it),
        TEST(hosts_for_examples_are_left_alone),
        TEST(lines_hold_a_status_and_an_address),
        TEST(json_holds_results_wherever_they_stand),
        TEST(host_that_will_not_be_asked_is_not_broken),
        TEST(fine_result_counts_before_a_broken_one),
        TEST(list_that_is_none_is_told_with_its_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
