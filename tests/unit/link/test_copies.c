/* Links to files that are no documents: which the site holds, and what is said of the others. */
#include "link/image_sizes.h"
#include "unit/linked_site.h"
#include "unit/workshop.h"

#include <sys/stat.h>

typedef struct FileSite {
    Workshop *workshop;
    LinkedSite *linked;
} FileSite;

static int file_site_begin(void **state)
{
    static FileSite site;
    void *workshop;
    void *linked;
    if (workshop_open(&workshop) != 0 || linked_site_begin(&linked) != 0) {
        return 1;
    }
    site = (FileSite){workshop, linked};
    site.linked->settings->root = site.workshop->root;
    site.linked->settings->output = SLICE("site");
    site.linked->settings->config_path = SLICE("memoc.yaml");
    *state = &site;
    return 0;
}

static int file_site_end(void **state)
{
    FileSite *site = *state;
    void *workshop = site->workshop;
    void *linked = site->linked;
    return linked_site_end(&linked) + workshop_close(&workshop);
}

/* The answer to the only link of docs/a.md. */
static const LinkAnswer *answer(FileSite *site, const char *href)
{
    char text[200];
    snprintf(text, sizeof text, "[x](<%s>)\n", href);
    site->linked->count = 0;
    linked_site_add(site->linked, "docs/a.md", text);
    linked_site_add(site->linked, "docs/sub/b.md", "");
    linked_site_link(site->linked);
    return linked_site_answer(site->linked, "docs/a.md", 0);
}

static void linked_files_are_copied_to_their_own_path(void **state)
{
    FileSite *site = *state;
    workshop_put("docs/my image#.png", "1234");
    const LinkAnswer *found = answer(site, "my%20image%23.png");
    assert_int_equal(found->state, LINK_STATE_FILE);
    assert_false(found->is_dead);
    sample_assert_slice(found->href, "my%20image%23.png");
    sample_assert_slice(found->url, "docs/my%20image%23.png");
    sample_assert_slice(found->target, "docs/my image#.png");
    assert_int_equal(site->linked->site.file_count, 1);
    const SiteFile *file = &site->linked->site.files[0];
    sample_assert_slice(file->path, "docs/my image#.png");
    sample_assert_slice(file->url, "docs/my%20image%23.png");
    assert_int_equal(file->size, 4);
}

static void each_file_is_listed_once_and_by_path(void **state)
{
    FileSite *site = *state;
    LinkedSite *linked = site->linked;
    workshop_put("z.png", "");
    workshop_put("b/y.c", "");
    linked_site_add(linked, "a.md", "![1](z.png) [2](b/y.c#L3) ![3](z.png?raw=true)\n");
    linked_site_add(linked, "b/c.md", "![1](../z.png) [2](y.c)\n");
    linked_site_link(linked);
    assert_int_equal(linked->site.file_count, 2);
    sample_assert_slice(linked->site.files[0].path, "b/y.c");
    sample_assert_slice(linked->site.files[1].path, "z.png");
    sample_assert_slice(linked_site_answer(linked, "a.md", 1)->href, "b/y.c#L3");
    sample_assert_slice(linked_site_answer(linked, "b/c.md", 0)->href, "../z.png");
}

static void what_is_nobody_elses_business_stays(void **state)
{
    static const char *const paths[] = {
        ".env",          ".git/config",      "docs/.secret/x.png", "memoc.yaml",
        "docs/notes.MD", "docs/page.html",   "docs/link.png",      "docs/link.txt",
        "docs/pipe",     "docs/folder-only", "large.bin",          "memory/index.json",
    };
    FileSite *site = *state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        workshop_put(paths[i], "x");
    }
    assert_int_equal(unlink("docs/pipe") | mkfifo("docs/pipe", 0600), 0);
    assert_int_equal(unlink("docs/folder-only") | mkdir("docs/folder-only", 0700), 0);
    assert_int_equal(unlink("docs/link.png") | symlink("../.env", "docs/link.png"), 0);
    assert_int_equal(unlink("docs/link.txt") | symlink("../memoc.yaml", "docs/link.txt"), 0);
    assert_int_equal(truncate("large.bin", 32 * 1024 * 1024 + 1), 0);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        char href[100];
        snprintf(href, sizeof href, "../%s", paths[i]);
        const LinkAnswer *found = answer(site, href);
        if (found->state != LINK_STATE_FILE || !found->is_dead) {
            fail_msg("%s: state %d, dead %d", paths[i], (int)found->state, found->is_dead);
        }
        sample_assert_slice(found->suggestion, "");
        assert_int_equal(site->linked->site.file_count, 0);
    }
}

static void web_pages_are_copied_when_html_is_trusted(void **state)
{
    FileSite *site = *state;
    workshop_put("docs/page.html", "x");
    site->linked->settings->html = HTML_TRUST;
    assert_false(answer(site, "page.html")->is_dead);
    assert_int_equal(site->linked->site.file_count, 1);
}

static void a_file_does_not_take_the_place_of_a_page(void **state)
{
    FileSite *site = *state;
    workshop_put("docs/a.html", "x");
    workshop_put("docs/sub/index.html", "x");
    site->linked->settings->html = HTML_TRUST;
    assert_true(answer(site, "a.html")->is_dead);
    assert_true(answer(site, "sub/index.html")->is_dead);
    assert_int_equal(site->linked->site.file_count, 0);
}

static void links_out_of_the_project_escape(void **state)
{
    FileSite *site = *state;
    assert_int_equal(file_make_folder(SLICE("docs")), true);
    assert_int_equal(symlink("/etc", "docs/etc"), 0);
    assert_int_equal(symlink("/etc/hostname", "docs/host.txt"), 0);
    assert_int_equal(answer(site, "host.txt")->state, LINK_STATE_ESCAPES);
    assert_true(answer(site, "host.txt")->is_dead);
    assert_int_equal(answer(site, "etc/hostname")->state, LINK_STATE_MISSING_FILE);
    assert_int_equal(answer(site, "Host.txt")->state, LINK_STATE_MISSING_FILE);
    assert_false(answer(site, "Host.txt")->is_certain);
    assert_int_equal(site->linked->site.file_count, 0);
}

static void the_output_is_not_looked_at(void **state)
{
    FileSite *site = *state;
    workshop_put("site/old.png", "x");
    assert_int_equal(answer(site, "../site/old.png")->state, LINK_STATE_LEFT_ALONE);
    assert_int_equal(answer(site, "../site/none.png")->state, LINK_STATE_LEFT_ALONE);
    assert_true(answer(site, "../site/old.png")->is_dead);
    sample_assert_slice(answer(site, "/site/old.png")->suggestion, "");
    sample_assert_slice(answer(site, "site/old.png")->suggestion, "");
}

static void the_case_of_names_counts_on_every_system(void **state)
{
    FileSite *site = *state;
    workshop_put("Images/Logo.PNG", "x");
    const LinkAnswer *found = answer(site, "../images/logo.png");
    assert_int_equal(found->state, LINK_STATE_WRONG_CASE);
    sample_assert_slice(found->href, "../Images/Logo.PNG");
    sample_assert_slice(found->suggestion, "../Images/Logo.PNG");
}

static void missing_files_are_told_from_missing_images(void **state)
{
    FileSite *site = *state;
    workshop_put("docs/diagram.png", "x");
    workshop_put("src/main.c", "x");
    assert_int_equal(answer(site, "diagrm.png")->state, LINK_STATE_BROKEN);
    sample_assert_slice(answer(site, "diagrm.png")->suggestion, "diagram.png");
    assert_false(answer(site, "diagrm.png")->is_certain);
    assert_int_equal(answer(site, "../src/man.c")->state, LINK_STATE_MISSING_FILE);
    const LinkAnswer *found = answer(site, "../src/main.c:12");
    assert_int_equal(found->state, LINK_STATE_MISSING_FILE);
    sample_assert_slice(found->suggestion, "../src/main.c#L12");
    sample_assert_slice(found->href, "../src/main.c");
    assert_true(found->is_certain);
}

static void files_are_found_from_the_root_too(void **state)
{
    FileSite *site = *state;
    workshop_put("src/main.c", "x");
    const LinkAnswer *found = answer(site, "src/main.c#L3");
    assert_int_equal(found->state, LINK_STATE_MISSING_FILE);
    sample_assert_slice(found->href, "../src/main.c#L3");
    sample_assert_slice(found->suggestion, "../src/main.c#L3");
    assert_int_equal(answer(site, "../../src/main.c")->state, LINK_STATE_ESCAPES);
    sample_assert_slice(answer(site, "../../src/main.c")->suggestion, "../src/main.c");
    assert_int_equal(answer(site, "/src/main.c")->state, LINK_STATE_LEFT_ALONE);
    sample_assert_slice(answer(site, "/src/main.c")->suggestion, "../src/main.c");
}

static void missing_files_are_no_fault_where_they_are_ignored(void **state)
{
    FileSite *site = *state;
    workshop_put("docs/there.txt", "x");
    site->linked->settings->check_link_files = false;
    assert_int_equal(answer(site, "gone.c")->state, LINK_STATE_LEFT_ALONE);
    assert_true(answer(site, "gone.c")->is_dead);
    assert_int_equal(answer(site, "gone.md")->state, LINK_STATE_BROKEN);
    assert_int_equal(answer(site, "gone.png")->state, LINK_STATE_BROKEN);
    assert_false(answer(site, "there.txt")->is_dead);
}

static void drafts_bring_no_files(void **state)
{
    FileSite *site = *state;
    workshop_put("a.png", "x");
    linked_site_add(site->linked, "d.md", "---\ndraft: true\n---\n![x](a.png)\n");
    linked_site_link(site->linked);
    assert_int_equal(site->linked->site.file_count, 0);
    assert_int_equal(linked_site_answer(site->linked, "d.md", 0)->state, LINK_STATE_FILE);
}

static void only_images_that_are_shown_are_measured(void **state)
{
    FileSite *site = *state;
    workshop_put("a-linked.svg", "<svg width=\"3\" height=\"4\"/>");
    workshop_put("b-both.svg", "<svg width=\"3\" height=\"4\"/>");
    workshop_put("c-broken.png", "\x89PNG");
    linked_site_add(site->linked, "d.md",
                    "![x](c-broken.png) [x](a-linked.svg) ![x](b-both.svg) [x](b-both.svg)\n");
    linked_site_link(site->linked);
    Site *linked = &site->linked->site;
    assert_int_equal(linked->file_count, 3);
    image_sizes_read(linked);
    assert_int_equal(linked->files[0].width, 0);
    assert_int_equal(linked->files[1].width, 3);
    assert_int_equal(linked->files[1].height, 4);
    assert_int_equal(linked->files[2].width, 0);
    assert_int_equal(remove("b-both.svg"), 0);
    image_sizes_read(linked);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, file_site_begin, file_site_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(linked_files_are_copied_to_their_own_path),
        TEST(each_file_is_listed_once_and_by_path),
        TEST(what_is_nobody_elses_business_stays),
        TEST(web_pages_are_copied_when_html_is_trusted),
        TEST(a_file_does_not_take_the_place_of_a_page),
        TEST(links_out_of_the_project_escape),
        TEST(the_output_is_not_looked_at),
        TEST(the_case_of_names_counts_on_every_system),
        TEST(missing_files_are_told_from_missing_images),
        TEST(files_are_found_from_the_root_too),
        TEST(missing_files_are_no_fault_where_they_are_ignored),
        TEST(drafts_bring_no_files),
        TEST(only_images_that_are_shown_are_measured),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
