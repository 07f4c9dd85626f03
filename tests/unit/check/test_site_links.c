#include "check/site_links.h"

#include "unit/linked_site.h"

/* Checks the links of `path`, which must give one finding. */
static const Diagnostic *only_finding(LinkedSite *linked, const char *path)
{
    linked_site_link(linked);
    linked->findings.count = 0;
    check_page_links(linked_site_page(linked, path), &linked->findings);
    assert_int_equal(linked->findings.count, 1);
    return &linked->findings.items[0];
}

static void a_finding_shows_the_link(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "guide/install.md",
                    "# Install\n\nSee [the setup](../setup.md) first.\n");
    linked_site_add(linked, "guide/set-up.md", "# Set up\n");
    const Diagnostic *finding = only_finding(linked, "guide/install.md");
    Buffer text;
    buffer_init(&text, &linked->arena);
    diagnostic_write_text(&text, finding, false);
    sample_assert_slice(buffer_slice(&text),
                        "guide/install.md:3:5: error: no page at \"../setup.md\" [link/broken]\n"
                        "    3 | See [the setup](../setup.md) first.\n"
                        "      |     ^~~~~~~~~~~~~~~~~~~~~~~~\n"
                        "      = help: the nearest page is \"set-up.md\"\n");
}

static void each_fault_has_its_rule_message_and_help(void **state)
{
    static const struct {
        const char *link;
        const char *rule;
        const char *message;
        const char *help; /* NULL: that of the rule */
    } cases[] = {
        {"[x](no.md)", "link/broken", "no page at \"no.md\"", NULL},
        {"[x](no/)", "link/broken", "no folder at \"no/\"", NULL},
        {"![x](no.png)", "link/broken", "no image at \"no.png\"", NULL},
        {"[x](setup)", "link/broken", "no page at \"setup\"", "write \"setup.md\""},
        {"[x](../../x.md)", "link/broken", "\"../../x.md\" leads out of the project", NULL},
        {"[x](../../docs/setup.md)", "link/broken",
         "\"../../docs/setup.md\" leads out of the project", "write \"setup.md\""},
        {"[x](no.c)", "link/missing-file", "no file at \"no.c\"", NULL},
        {"[x](Setup.md)", "link/case", "\"Setup.md\" is spelled with other capitals",
         "write \"setup.md\""},
        {"[x](/docs/setup.md)", "link/root-relative",
         "\"/docs/setup.md\" begins at the root of the host", "write \"setup.md\""},
        {"[x](/x)", "link/root-relative", "\"/x\" begins at the root of the host", NULL},
        {"[x](#Part)", "link/anchor", "no heading for \"#Part\" on this page", "write \"#part\""},
        {"[x](#prt)", "link/anchor", "no heading for \"#prt\" on this page",
         "the nearest one is \"#part\""},
        {"[x](setup.md#no)", "link/anchor", "no heading for \"#no\" in \"docs/setup.md\"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LinkedSite *linked = NULL;
        char text[200];
        assert_int_equal(linked_site_begin((void **)&linked), 0);
        snprintf(text, sizeof text, "# Part\n\n%s\n", cases[i].link);
        linked_site_add(linked, "docs/a.md", text);
        linked_site_add(linked, "docs/setup.md", "# Setup\n");
        const Diagnostic *finding = only_finding(linked, "docs/a.md");
        const Rule *rule = rule_find(finding->rule);
        sample_assert_slice(finding->rule, cases[i].rule);
        sample_assert_slice(finding->message, cases[i].message);
        sample_assert_slice(finding->help, cases[i].help != NULL ? cases[i].help : rule->help);
        assert_int_equal(finding->severity, rule->severity);
        assert_int_equal(finding->line, 3);
        linked_site_end((void **)&linked);
    }
    (void)state;
}

static void right_links_and_those_judged_alone_are_no_findings(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md",
                    "# A\n\n[1](b.md) [2](#a) [3](#) [4](#top) [5](https://x.org/no.md) [6]()\n"
                    "[7]({{url}}) [8](/home/ann/x.md) [9](tel:1) [10](d.md) [11](b.md#L12)\n"
                    "[12](../../pull/7) [13](mailto:a@b.org) [14](.)\n");
    linked_site_add(linked, "b.md", "# B\n");
    linked_site_add(linked, "d.md", "---\ndraft: true\n---\n");
    linked_site_link(linked);
    check_page_links(linked_site_page(linked, "a.md"), &linked->findings);
    assert_int_equal(linked->findings.count, 0);
}

static void a_long_target_is_cut(void **state)
{
    LinkedSite *linked = *state;
    char text[1000] = "[x](";
    memset(text + 4, 'a', 900);
    memcpy(text + 904, ".md)\n", 6);
    linked_site_add(linked, "a.md", text);
    assert_true(only_finding(linked, "a.md")->message.size < 250);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINKED_TEST(a_finding_shows_the_link),
        LINKED_TEST(each_fault_has_its_rule_message_and_help),
        LINKED_TEST(right_links_and_those_judged_alone_are_no_findings),
        LINKED_TEST(a_long_target_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
