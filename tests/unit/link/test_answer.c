/* Where links lead, asked of whole sites. */
#include "unit/linked_site.h"

typedef struct LinkCase {
    const char *link; /* as written in docs/a.md, which has the link alone */
    LinkState state;
    const char *href;       /* NULL: it is dead */
    const char *suggestion; /* NULL: none */
} LinkCase;

/* The documents beside docs/a.md. */
static void add_documents(LinkedSite *linked)
{
    linked_site_add(linked, "README.md", "# Home\n");
    linked_site_add(linked, "docs/README.md", "# Docs\n\n## Part one\n");
    linked_site_add(linked, "docs/setup.md",
                    "# Setup\n\n## 1. Install & run\n\n## \xC3\x9C"
                    "ber\n\n<a id=\"raw\"></a>\n\n"
                    "``` {#listing .c}\nx\n```\n");
    linked_site_add(linked, "docs/guide/first steps.md", "# First\n");
    linked_site_add(linked, "docs/guide/50%#?.md", "# Odd\n");
    linked_site_add(linked,
                    "docs/guide/\xC3\xBC"
                    "ber.md",
                    "# U\n");
    linked_site_add(linked, "docs/v1.2.md", "# V\n");
    linked_site_add(linked, "empty/sub/page.md", "# Page\n");
    linked_site_add(linked, "notes/unique-name.md", "# Unique\n");
}

static void check_case(const LinkCase *this_case)
{
    void *state = NULL;
    assert_int_equal(linked_site_begin(&state), 0);
    LinkedSite *linked = state;
    char text[300];
    snprintf(text, sizeof text, "# A\n\n## Here\n\n[x](<%s>)\n", this_case->link);
    add_documents(linked);
    linked_site_add(linked, "docs/a.md", text);
    linked_site_link(linked);
    const LinkAnswer *answer = linked_site_answer(linked, "docs/a.md", 0);
    if (answer->state != this_case->state || answer->is_dead != (this_case->href == NULL)) {
        fail_msg("%s: state %d, dead %d", this_case->link, (int)answer->state, answer->is_dead);
    }
    if (this_case->href != NULL) {
        sample_assert_slice(answer->href, this_case->href);
    }
    sample_assert_slice(answer->suggestion, this_case->suggestion ? this_case->suggestion : "");
    linked_site_end(&state);
}

#define CHECK_ALL(cases)                                                                           \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) {                                 \
        check_case(&(cases)[i]);                                                                   \
    }

static void right_links_lead_to_pages(void **state)
{
    (void)state;
    static const LinkCase cases[] = {
        {"setup.md", LINK_STATE_OK, "setup.html", NULL},
        {"./setup.md?plain=1", LINK_STATE_OK, "setup.html", NULL},
        {"../docs/setup.md", LINK_STATE_OK, "setup.html", NULL},
        {"../README.md", LINK_STATE_OK, "../index.html", NULL},
        {"..", LINK_STATE_OK, "../index.html", NULL},
        {".", LINK_STATE_OK, "index.html", NULL},
        {"README.md", LINK_STATE_OK, "index.html", NULL},
        {"../empty/sub/", LINK_STATE_OK, "../empty/sub/index.html", NULL},
        {"../empty", LINK_STATE_OK, "../empty/index.html", NULL},
        {"guide/first%20steps.md", LINK_STATE_OK, "guide/first%20steps.html", NULL},
        {"guide/first steps.md", LINK_STATE_OK, "guide/first%20steps.html", NULL},
        {"guide/50%25%23%3F.md", LINK_STATE_OK, "guide/50%25%23%3F.html", NULL},
        {"guide/50%%23%3F.md", LINK_STATE_OK, "guide/50%25%23%3F.html", NULL},
        {"guide/\xC3\xBC"
         "ber.md",
         LINK_STATE_OK, "guide/%C3%BCber.html", NULL},
        {"guide/%c3%bcber.md", LINK_STATE_OK, "guide/%C3%BCber.html", NULL},
        {"a.md", LINK_STATE_OK, "a.html", NULL},
        {"?x", LINK_STATE_OK, "a.html", NULL},
    };
    CHECK_ALL(cases);
}

static void anchors_are_looked_for_in_their_page(void **state)
{
    (void)state;
    static const LinkCase cases[] = {
        {"#here", LINK_STATE_OK, "#here", NULL},
        {"a.md#here", LINK_STATE_OK, "#here", NULL},
        {"#", LINK_STATE_OK, "#", NULL},
        {"#top", LINK_STATE_OK, "#top", NULL},
        {"setup.md#", LINK_STATE_OK, "setup.html", NULL},
        {"setup.md#1-install--run", LINK_STATE_OK, "setup.html#1-install--run", NULL},
        {"setup.md#%C3%BCber", LINK_STATE_OK, "setup.html#%C3%BCber", NULL},
        {"setup.md#raw", LINK_STATE_OK, "setup.html#raw", NULL},
        {"setup.md#listing", LINK_STATE_OK, "setup.html#listing", NULL},
        {"setup.md#L3-L9", LINK_STATE_OK, "setup.html", NULL},
        {"setup.md#:~:text=x", LINK_STATE_OK, "setup.html", NULL},
        {"./#part-one", LINK_STATE_OK, "index.html#part-one", NULL},
        {"../empty/#anything", LINK_STATE_OK, "../empty/index.html#anything", NULL},
        {"#user-content-here", LINK_STATE_OK, "#here", NULL},
        {"#Here", LINK_STATE_NO_ANCHOR, "#here", "#here"},
        {"#her", LINK_STATE_NO_ANCHOR, "#her", "#here"},
        {"#nowhere-near", LINK_STATE_NO_ANCHOR, "#nowhere-near", NULL},
        {"setup.md#1-install-run", LINK_STATE_NO_ANCHOR, "setup.html#1-install--run",
         "setup.md#1-install--run"},
        {"./setup.md#2-install--run", LINK_STATE_NO_ANCHOR, "setup.html#2-install--run",
         "./setup.md#1-install--run"},
        {"setup.md#1-install", LINK_STATE_NO_ANCHOR, "setup.html#1-install",
         "setup.md#1-install--run"},
    };
    CHECK_ALL(cases);
}

static void what_leaves_no_doubt_leads_there_and_is_a_fault(void **state)
{
    (void)state;
    static const LinkCase cases[] = {
        {"setup", LINK_STATE_BROKEN, "setup.html", "setup.md"},
        {"setup/", LINK_STATE_BROKEN, "setup.html", "setup.md"},
        {"setup.md/", LINK_STATE_BROKEN, "setup.html", "setup.md"},
        {"setup.html#raw", LINK_STATE_BROKEN, "setup.html#raw", "setup.md#raw"},
        {"setup.mdx", LINK_STATE_BROKEN, "setup.html", "setup.md"},
        {"v1.2", LINK_STATE_BROKEN, "v1.2.html", "v1.2.md"},
        {"setup.md:12", LINK_STATE_BROKEN, "setup.html", "setup.md#L12"},
        {"index.md", LINK_STATE_BROKEN, "index.html", "README.md"},
        {"index.html#part-one", LINK_STATE_BROKEN, "index.html#part-one", "README.md#part-one"},
        {"../empty/README.md", LINK_STATE_BROKEN, "../empty/index.html", "../empty/"},
        {"guide\\first steps.md", LINK_STATE_BROKEN, "guide/first%20steps.html",
         "guide/first%20steps.md"},
        {"Setup.md", LINK_STATE_WRONG_CASE, "setup.html", "setup.md"},
        {"../DOCS/setup.md#Raw", LINK_STATE_WRONG_CASE, "setup.html#raw", "setup.md#raw"},
        {"../Empty/Sub/", LINK_STATE_WRONG_CASE, "../empty/sub/index.html", "../empty/sub/"},
        {"guide/u\xCC\x88"
         "ber.md",
         LINK_STATE_WRONG_CASE, "guide/%C3%BCber.html",
         "guide/\xC3\xBC"
         "ber.md"},
        {"docs/setup.md", LINK_STATE_BROKEN, "setup.html", "setup.md"},
        {"../../docs/setup.md", LINK_STATE_ESCAPES, "setup.html", "setup.md"},
        {"/docs/setup.md#raw", LINK_STATE_LEFT_ALONE, "setup.html#raw", "setup.md#raw"},
        {"/", LINK_STATE_LEFT_ALONE, "../index.html", "../"},
        {"/docs/setup", LINK_STATE_LEFT_ALONE, "setup.html", "setup.md"},
    };
    CHECK_ALL(cases);
}

static void what_is_not_there_is_dead(void **state)
{
    (void)state;
    static const LinkCase cases[] = {
        {"nothing-like-it.md", LINK_STATE_BROKEN, NULL, NULL},
        {"nothing/", LINK_STATE_BROKEN, NULL, NULL},
        {"nothing.png", LINK_STATE_BROKEN, NULL, NULL},
        {"nothing.c", LINK_STATE_MISSING_FILE, NULL, NULL},
        {"../LICENSE", LINK_STATE_MISSING_FILE, NULL, NULL},
        {"index.ts", LINK_STATE_MISSING_FILE, NULL, NULL},
        {"setup.ts", LINK_STATE_MISSING_FILE, NULL, NULL},
        {"readme.png", LINK_STATE_BROKEN, NULL, NULL},
        {"setpu.md#raw", LINK_STATE_BROKEN, NULL, "setup.md#raw"},
        {"setpu.md#nothing", LINK_STATE_BROKEN, NULL, "setup.md"},
        {"set-up.md", LINK_STATE_BROKEN, NULL, "setup.md"},
        {"unique-name.md", LINK_STATE_BROKEN, NULL, "../notes/unique-name.md"},
        {"unique_name.md", LINK_STATE_BROKEN, NULL, "../notes/unique-name.md"},
        {"guide/README.md", LINK_STATE_BROKEN, "guide/index.html", "guide/"},
        {"v1.3.md", LINK_STATE_BROKEN, NULL, NULL},
        {"../../outside.md", LINK_STATE_ESCAPES, NULL, NULL},
        {"%2e%2e/../../etc/passwd", LINK_STATE_ESCAPES, NULL, NULL},
        {"..%2fREADME.md", LINK_STATE_ESCAPES, NULL, NULL},
        {"/nothing.md", LINK_STATE_LEFT_ALONE, NULL, NULL},
        {"/nothing.json", LINK_STATE_LEFT_ALONE, NULL, NULL},
        {"/api/v1", LINK_STATE_LEFT_ALONE, "/api/v1", NULL},
        {"/api/index.html#x", LINK_STATE_LEFT_ALONE, "/api/index.html#x", NULL},
    };
    CHECK_ALL(cases);
}

static void other_kinds_are_answered_by_kind(void **state)
{
    (void)state;
    static const LinkCase cases[] = {
        {"https://a.org/x.md#y", LINK_STATE_OUTSIDE, "https://a.org/x.md#y", NULL},
        {"//a.org/x", LINK_STATE_OUTSIDE, "//a.org/x", NULL},
        {"mailto:a@b.org", LINK_STATE_OUTSIDE, "mailto:a@b.org", NULL},
        {"tel:+1", LINK_STATE_LEFT_ALONE, "tel:+1", NULL},
        {"", LINK_STATE_EMPTY, NULL, NULL},
        {"{{url}}", LINK_STATE_PLACEHOLDER, NULL, NULL},
        {"/home/ann/x.md", LINK_STATE_LEFT_ALONE, NULL, NULL},
        {"C:\\x.md", LINK_STATE_LEFT_ALONE, NULL, NULL},
        {"../../../issues/1", LINK_STATE_LEFT_ALONE, NULL, NULL},
    };
    CHECK_ALL(cases);
}

static void identifiers_of_raw_html_are_those_of_the_page(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md", "[x](#raw) [y](b.md#raw)\n\n<a id=raw></a>\n");
    Document *document = sample_read(linked->sample, "b.md", SLICE("<a name=raw></a>\n"));
    document->anchors[0].identifier = SLICE("user-content-raw");
    linked_site_add_document(linked, document);
    linked_site_link(linked);
    sample_assert_slice(linked_site_answer(linked, "a.md", 0)->href, "#raw");
    sample_assert_slice(linked_site_answer(linked, "a.md", 1)->href, "b.html#user-content-raw");
}

static void answers_know_page_target_and_url(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "docs/a.md", "[x](../b%20c.md#h) [y](../) [z](gone.md#i)\n");
    linked_site_add(linked, "b c.md", "# H\n");
    linked_site_link(linked);
    const LinkAnswer *answer = linked_site_answer(linked, "docs/a.md", 0);
    assert_int_equal(answer->page, linked_site_page(linked, "b c.md")->number);
    sample_assert_slice(answer->target, "b c.md");
    sample_assert_slice(answer->anchor, "h");
    sample_assert_slice(answer->url, "b%20c.html#h");
    answer = linked_site_answer(linked, "docs/a.md", 1);
    assert_int_equal(answer->page, SITE_NONE);
    sample_assert_slice(answer->target, "");
    sample_assert_slice(answer->url, "index.html");
    answer = linked_site_answer(linked, "docs/a.md", 2);
    assert_int_equal(answer->page, SITE_NONE);
    sample_assert_slice(answer->target, "docs/gone.md");
    sample_assert_slice(answer->anchor, "i");
    sample_assert_slice(answer->url, "");
    sample_assert_slice(answer->href, "gone.md#i");
}

static void only_what_is_certain_may_be_written_by_a_fix(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md",
                    "# A\n\n[1](b) [2](bb-lon.md) [3](#A) [4](#aa) [5](B.md#nothing)"
                    " [6](b.md)\n");
    linked_site_add(linked, "b.md", "# B\n");
    linked_site_add(linked, "bb-long.md", "# C\n");
    linked_site_link(linked);
    static const bool certain[] = {true, false, true, false, false, false};
    for (uint32_t i = 0; i < 6; i++) {
        assert_int_equal(linked_site_answer(linked, "a.md", i)->is_certain, certain[i]);
    }
}

static void a_costly_target_has_every_anchor(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md", "[x](b.md#anything)\n");
    Document *document = sample_read(linked->sample, "b.md", SLICE("# B\n"));
    document->is_costly = true;
    linked_site_add_document(linked, document);
    linked_site_link(linked);
    assert_int_equal(linked_site_answer(linked, "a.md", 0)->state, LINK_STATE_OK);
}

static void a_path_from_the_root_is_doubtful_where_its_folder_is_here_too(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "pack/a.md", "[1](src/x.md) [2](lib/y.md)\n");
    linked_site_add(linked, "pack/src/z.md", "");
    linked_site_add(linked, "src/x.md", "");
    linked_site_add(linked, "lib/y.md", "");
    linked_site_link(linked);
    assert_true(linked_site_answer(linked, "pack/a.md", 0)->is_dead);
    assert_false(linked_site_answer(linked, "pack/a.md", 0)->is_certain);
    sample_assert_slice(linked_site_answer(linked, "pack/a.md", 0)->suggestion, "../src/x.md");
    sample_assert_slice(linked_site_answer(linked, "pack/a.md", 1)->href, "../lib/y.html");
    assert_true(linked_site_answer(linked, "pack/a.md", 1)->is_certain);
}

static void root_relative_links_may_start_at_the_content(void **state)
{
    LinkedSite *linked = *state;
    ContentRoot roots[] = {{.path = SLICE("docs")}};
    linked->settings->content = roots;
    linked->settings->content_count = 1;
    linked_site_add(linked, "docs/a.md", "[x](/guide/b.md)\n");
    linked_site_add(linked, "docs/guide/b.md", "# B\n");
    linked_site_link(linked);
    const LinkAnswer *answer = linked_site_answer(linked, "docs/a.md", 0);
    sample_assert_slice(answer->href, "guide/b.html");
    sample_assert_slice(answer->suggestion, "guide/b.md");
}

static void a_thousand_wrong_links_into_a_large_page_are_answered_at_once(void **state)
{
    enum { COUNT = 3000 };
    LinkedSite *linked = *state;
    Buffer text;
    buffer_init(&text, &linked->arena);
    for (int i = 0; i < COUNT; i++) {
        buffer_add_format(&text,
                          "# Heading of some length %c%c\n\n[x](#heading-of-sme-length-zz)\n\n",
                          'a' + i % 26, 'a' + i / 26 % 26);
    }
    linked_site_add_document(linked, sample_read(linked->sample, "a.md", buffer_slice(&text)));
    linked_site_link(linked);
    assert_int_equal(linked_site_answer(linked, "a.md", COUNT - 1)->state, LINK_STATE_NO_ANCHOR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_links_lead_to_pages),
        cmocka_unit_test(anchors_are_looked_for_in_their_page),
        cmocka_unit_test(what_leaves_no_doubt_leads_there_and_is_a_fault),
        cmocka_unit_test(what_is_not_there_is_dead),
        cmocka_unit_test(other_kinds_are_answered_by_kind),
        LINKED_TEST(identifiers_of_raw_html_are_those_of_the_page),
        LINKED_TEST(answers_know_page_target_and_url),
        LINKED_TEST(only_what_is_certain_may_be_written_by_a_fix),
        LINKED_TEST(a_costly_target_has_every_anchor),
        LINKED_TEST(a_path_from_the_root_is_doubtful_where_its_folder_is_here_too),
        LINKED_TEST(root_relative_links_may_start_at_the_content),
        LINKED_TEST(a_thousand_wrong_links_into_a_large_page_are_answered_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
