#include "project/walk.h"

#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include "unit/workshop.h"
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct Project {
    Workshop *workshop;
    Settings settings;
    Walk walk;
} Project;

static Project open_project(void **state)
{
    Project project = {.workshop = *state};

    settings_init(&project.settings, &project.workshop->arena, project.workshop->root);
    return project;
}

static void set_content(Project *project, const char *const *paths, size_t count)
{
    ContentRoot root = project->settings.content[0];

    project->settings.content = arena_new_array(&project->workshop->arena, ContentRoot, count);
    project->settings.content_count = count;
    for (size_t i = 0; i < count; i++) {
        root.path = slice_from_string(paths[i]);
        project->settings.content[i] = root;
    }
}

static GlobList glob(Arena *arena, const char *pattern)
{
    GlobList list = {arena_new(arena, Glob), 1};
    const char *error;

    assert_true(glob_compile(arena, slice_from_string(pattern), list.items, &error));
    return list;
}

/* The paths of all documents, each with a space behind it. */
static Slice list_files(Arena *arena, const Walk *walk)
{
    Buffer paths;

    buffer_init(&paths, arena);
    for (size_t i = 0; i < walk->count; i++) {
        buffer_add(&paths, walk->files[i].path);
        buffer_add_byte(&paths, ' ');
    }
    return buffer_slice(&paths);
}

static void walk(Project *project)
{
    walk_content(&project->walk, &project->workshop->arena, &project->workshop->scratch,
                 &project->settings);
}

static void assert_walk(Project *project, const char *paths)
{
    walk(project);

    Slice found = list_files(&project->workshop->arena, &project->walk);

    if (!slice_is(found, paths)) {
        fail_msg("\"%.*s\" is not \"%s\"", SLICE_PRINT(found), paths);
    }
}

static void assert_problem(const Project *project, size_t index, WalkProblemKind kind,
                           const char *path)
{
    assert_true(index < project->walk.problem_count);
    assert_int_equal(project->walk.problems[index].kind, kind);
    if (!slice_is(project->walk.problems[index].path, path)) {
        fail_msg("\"%.*s\" is not \"%s\"", SLICE_PRINT(project->walk.problems[index].path), path);
    }
}

/* Empty documents. */
static void put_all(const char *const *paths, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        workshop_put(paths[i], "");
    }
}

#define PUT(...)                                                                                   \
    put_all((const char *const[]){__VA_ARGS__},                                                    \
            sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static void make_link(const char *target, const char *path)
{
    assert_int_equal(symlink(target, path), 0);
}

static void documents_are_in_the_order_of_their_bytes(void **state)
{
    Project project = open_project(state);

    PUT("b.md", "a/b.md", "a.md", "a-b/c.md", "B.md", "\xC3\xA4.md", "a/b/c.md", "x.txt",
        "a/README");
    assert_walk(&project, "B.md a-b/c.md a.md a/b.md a/b/c.md b.md \xC3\xA4.md ");
    assert_int_equal(project.walk.problem_count, 0);
}

static void sizes_and_times_are_known(void **state)
{
    Project project = open_project(state);
    struct timespec times[] = {{.tv_sec = 7}, {.tv_sec = 1000, .tv_nsec = 5}};

    workshop_put("a.md", "12345");
    assert_int_equal(utimensat(AT_FDCWD, "a.md", times, 0), 0);
    walk(&project);
    assert_int_equal(project.walk.files[0].size, 5);
    assert_int_equal(project.walk.files[0].modified, 1000000000005);
    assert_ptr_equal(project.walk.files[0].content, &project.settings.content[0]);
}

static void names_that_differ_in_case_are_different(void **state)
{
    Project project = open_project(state);

    PUT("Docs/A.md", "docs/a.md", "docs/A.md", "docs/a.MD");
    assert_walk(&project, "Docs/A.md docs/A.md docs/a.md ");
}

static void an_empty_project_has_no_documents(void **state)
{
    Project project = open_project(state);

    assert_walk(&project, "");
    assert_int_equal(project.walk.problem_count, 0);
}

static void patterns_are_relative_to_their_content_path(void **state)
{
    Project project = open_project(state);

    PUT("docs/a.md", "docs/archive/b.md", "docs/x/archive/c.md", "docs/d.mdx", "docs/old/e.md",
        "f.md");
    set_content(&project, (const char *const[]){"docs"}, 1);
    project.settings.content[0].include = glob(&project.workshop->arena, "**/*.{md,mdx}");
    project.settings.content[0].exclude = glob(&project.workshop->arena, "{archive/**,old}");
    assert_walk(&project, "docs/a.md docs/d.mdx docs/x/archive/c.md ");
}

static void a_file_of_two_content_paths_is_taken_once_by_the_first(void **state)
{
    Project project = open_project(state);

    PUT("a.md", "docs/b.md");
    set_content(&project, (const char *const[]){"docs", "", "docs"}, 3);
    assert_walk(&project, "a.md docs/b.md ");
    assert_ptr_equal(project.walk.files[0].content, &project.settings.content[1]);
    assert_ptr_equal(project.walk.files[1].content, &project.settings.content[0]);
}

static void what_one_content_path_excludes_another_may_include(void **state)
{
    Project project = open_project(state);

    PUT("docs/a.md", "docs/b.md");
    set_content(&project, (const char *const[]){"", "docs"}, 2);
    project.settings.content[0].exclude = glob(&project.workshop->arena, "docs/**");
    assert_walk(&project, "docs/a.md docs/b.md ");
}

static void a_content_path_may_be_a_file(void **state)
{
    Project project = open_project(state);

    PUT("a.md", "b.txt", ".c.md");
    set_content(&project, (const char *const[]){"b.txt", ".c.md"}, 2);
    assert_walk(&project, ".c.md b.txt ");
}

static void files_without_content_are_left_out_on_demand(void **state)
{
    Project project = open_project(state);

    workshop_put("a.md", "");
    workshop_put("b.md", "\xEF\xBB\xBF \t\r\n\n");
    workshop_put("c.md", "\n\nx");
    workshop_put("d.md", "---\n---\n");
    make_link("a.md", "e.md");
    assert_walk(&project, "a.md b.md c.md d.md ");
    project.settings.content[0].skip_empty = true;
    assert_walk(&project, "c.md d.md ");
}

static void a_content_path_that_is_not_there_is_a_problem(void **state)
{
    Project project = open_project(state);

    PUT("a.md");
    set_content(&project, (const char *const[]){"docs", ""}, 2);
    assert_walk(&project, "a.md ");
    assert_problem(&project, 0, WALK_UNREADABLE, "docs");
    assert_int_equal(project.walk.problems[0].error, ENOENT);
}

static void git_packages_and_the_output_are_never_walked(void **state)
{
    Project project = open_project(state);

    PUT(".git/a.md", "x/.git/b.md", "node_modules/c.md", "x/node_modules/d.md", "site/e.md",
        "x/site/f.md", "out/site/g.md");
    project.settings.content[0].hidden = true;
    assert_walk(&project, "out/site/g.md x/site/f.md ");
    project.settings.output = SLICE("out/site");
    assert_walk(&project, "site/e.md x/site/f.md ");
    project.settings.output = SLICE("");
    assert_walk(&project, "out/site/g.md site/e.md x/site/f.md ");
}

static void a_folder_that_some_build_wrote_is_never_walked(void **state)
{
    Project project = open_project(state);

    PUT("a.md", "old/.memoc-manifest", "old/b.md", "old/c/d.md", "killed/.memoc-journal",
        "killed/e.md", "kept/f.memoc-manifest", "kept/g.md");
    assert_walk(&project, "a.md kept/g.md ");
    assert_int_equal(project.walk.hidden_count, 0);
}

static void a_content_path_is_walked_also_if_some_build_wrote_it(void **state)
{
    Project project = open_project(state);

    PUT("a.md", ".memoc-manifest");
    assert_walk(&project, "a.md ");
}

static void hidden_documents_are_counted_and_left_out(void **state)
{
    Project project = open_project(state);

    PUT("a.md", ".b.md", ".c/d.md", ".c/e/f.md", ".c/.g/h.md", "x/.y/z.md", ".c/i.txt", ".git/j.md",
        ".c/node_modules/k.md");
    assert_walk(&project, "a.md ");
    assert_int_equal(project.walk.hidden_count, 5);
    project.settings.content[0].hidden = true;
    assert_walk(&project, ".b.md .c/.g/h.md .c/d.md .c/e/f.md a.md x/.y/z.md ");
    assert_int_equal(project.walk.hidden_count, 0);
}

static void a_hidden_folder_is_walked_when_named(void **state)
{
    Project project = open_project(state);

    PUT("a.md", ".c/d.md", ".c/e/f.md", ".c/.g/h.md", ".i/j.md");
    set_content(&project, (const char *const[]){"", ".c/e", ".c"}, 3);
    assert_walk(&project, ".c/d.md .c/e/f.md a.md ");
    assert_int_equal(project.walk.hidden_count, 2);
}

static void what_is_wrong_in_hidden_folders_is_not_told(void **state)
{
    Project project = open_project(state);

    assert_int_equal(mkdir(".a", 0777), 0);
    assert_int_equal(mkfifo(".a/b.md", 0666), 0);
    make_link("nowhere", ".a/c.md");
    make_link("/", ".a/d");
    assert_walk(&project, "");
    assert_int_equal(project.walk.problem_count, 0);
    assert_int_equal(project.walk.hidden_count, 0);
}

static void ignored_files_and_folders_are_left_out(void **state)
{
    Project project = open_project(state);

    PUT("a.md", "b.md", "tmp/c.md", "x/tmp/d.md", "x/e.md", "x/f.md", "y/e.md");
    workshop_put(".gitignore", "/b.md\ntmp/\n");
    workshop_put("x/.gitignore", "e.md\n");
    assert_walk(&project, "a.md x/f.md y/e.md ");
    assert_int_equal(project.walk.ignored_count, 4);
}

static void an_inner_ignore_file_may_include_again(void **state)
{
    Project project = open_project(state);

    PUT("a.md", "x/a.md", "gone/a.md");
    workshop_put(".gitignore", "a.md\ngone/\n");
    workshop_put("x/.gitignore", "!a.md\n");
    workshop_put("gone/.gitignore", "!a.md\n");
    assert_walk(&project, "x/a.md ");
}

static void the_repository_around_the_project_counts(void **state)
{
    Project project = open_project(state);

    PUT("p/a.md", "p/b.md", "p/c.md", "p/d/e.md", "p/d/f.md", ".git/HEAD");
    workshop_put(".gitignore", "/p/b.md\n");
    workshop_put(".git/info/exclude", "c.md\n");
    workshop_put("p/.gitignore", "/d/e.md\n");
    settings_init(
        &project.settings, &project.workshop->arena,
        arena_format(&project.workshop->arena, "%.*s/p", SLICE_PRINT(project.workshop->root)));
    assert_walk(&project, "a.md d/f.md ");
    set_content(&project, (const char *const[]){"d"}, 1);
    assert_walk(&project, "d/f.md ");
}

static void a_content_path_itself_is_not_ignored(void **state)
{
    Project project = open_project(state);

    PUT(".claude/a.md", ".claude/b.md");
    workshop_put(".gitignore", ".claude/\nb.md\n");
    set_content(&project, (const char *const[]){".claude"}, 1);
    assert_walk(&project, ".claude/a.md ");
}

static void a_link_to_a_document_does_not_give_it_twice(void **state)
{
    Project project = open_project(state);

    PUT("b/AGENTS.md");
    make_link("b/AGENTS.md", "CLAUDE.md");
    make_link("../CLAUDE.md", "b/AAA.md");
    assert_walk(&project, "b/AGENTS.md ");
    assert_int_equal(project.walk.problem_count, 0);
}

static void of_several_links_to_a_file_the_first_counts(void **state)
{
    Project project = open_project(state);

    PUT("b/text.txt");
    make_link("b/text.txt", "z.md");
    make_link("text.txt", "b/a.md");
    assert_walk(&project, "b/a.md ");
}

static void two_names_of_one_file_are_two_documents(void **state)
{
    Project project = open_project(state);

    PUT("a.md");
    assert_int_equal(link("a.md", "b.md"), 0);
    make_link("a.md", "c.md");
    assert_walk(&project, "a.md b.md ");
}

static void a_link_to_a_folder_is_walked_when_nothing_else_leads_there(void **state)
{
    Project project = open_project(state);

    PUT(".claude/skills/a.md", ".claude/b.md", "docs/c.md");
    make_link("../.claude/skills", "docs/skills");
    make_link("docs", "more");
    assert_walk(&project, "docs/c.md docs/skills/a.md ");
    assert_int_equal(project.walk.hidden_count, 1);
}

static void a_hidden_document_that_a_link_shows_is_not_left_out(void **state)
{
    Project project = open_project(state);

    PUT(".claude/a.md", ".claude/b.md");
    make_link(".claude/a.md", "shown.md");
    assert_walk(&project, "shown.md ");
    assert_int_equal(project.walk.hidden_count, 1);
}

static void of_several_links_to_a_folder_the_first_counts(void **state)
{
    static const char *const links[] = {"h", "c", "f", "a", "d", "g", "b", "e"};
    Project project = open_project(state);

    PUT(".claude/x.md");
    for (size_t i = 0; i < COUNT(links); i++) {
        make_link(".claude", links[i]);
    }
    assert_walk(&project, "a/x.md ");
}

static void links_that_lead_in_circles_end(void **state)
{
    Project project = open_project(state);

    PUT("a/b/c.md");
    make_link("../..", "a/b/up");
    make_link(".", "self");
    make_link("two", "one");
    make_link("one", "two");
    make_link("loop.md", "loop.md");
    assert_walk(&project, "a/b/c.md ");
    assert_int_equal(project.walk.problem_count, 1);
    assert_problem(&project, 0, WALK_DANGLING, "loop.md");
    assert_int_equal(project.walk.problems[0].error, ELOOP);
}

/* Forty hidden folders, each with links to all others: as many ways through them as atoms. */
static void links_between_many_folders_take_no_more_time_than_folders(void **state)
{
    enum { FOLDER_COUNT = 40 };
    Project project = open_project(state);

    for (int i = 0; i < FOLDER_COUNT; i++) {
        char path[64];

        snprintf(path, sizeof path, ".hidden/%d/a.md", i);
        workshop_put(path, "");
    }
    for (int i = 0; i < FOLDER_COUNT * FOLDER_COUNT; i++) {
        char target[64];
        char path[64];

        snprintf(target, sizeof target, "../%d", i % FOLDER_COUNT);
        snprintf(path, sizeof path, ".hidden/%d/to%d", i / FOLDER_COUNT, i % FOLDER_COUNT);
        make_link(target, path);
    }
    make_link(".hidden/0", "way");
    walk(&project);
    assert_int_equal(project.walk.count, FOLDER_COUNT);
    assert_true(slice_is(project.walk.files[0].path, "way/a.md"));
    assert_true(slice_is(project.walk.files[1].path, "way/to1/a.md"));
    assert_int_equal(project.walk.hidden_count, 0);
}

static void links_that_lead_out_of_the_project_are_problems(void **state)
{
    Project project = open_project(state);

    PUT("p/a.md", "outside/b.md", "p-more/c.md", "p/in.txt");
    make_link("../outside/b.md", "p/b.md");
    make_link("../outside", "p/folder");
    make_link("../p-more", "p/more");
    make_link("../outside/b.md", "p/b.txt");
    make_link("/dev/null", "p/null.md");
    make_link("in.txt", "p/in.md");
    settings_init(
        &project.settings, &project.workshop->arena,
        arena_format(&project.workshop->arena, "%.*s/p", SLICE_PRINT(project.workshop->root)));
    assert_walk(&project, "a.md in.md ");
    assert_int_equal(project.walk.problem_count, 4);
    assert_problem(&project, 0, WALK_OUTSIDE_ROOT, "b.md");
    assert_problem(&project, 1, WALK_OUTSIDE_ROOT, "folder");
    assert_problem(&project, 2, WALK_OUTSIDE_ROOT, "more");
    assert_problem(&project, 3, WALK_OUTSIDE_ROOT, "null.md");
}

static void a_content_path_may_not_be_a_way_out(void **state)
{
    Project project = open_project(state);

    PUT("p/a.md", "outside/x/b.md");
    make_link("../outside", "p/out");
    settings_init(
        &project.settings, &project.workshop->arena,
        arena_format(&project.workshop->arena, "%.*s/p", SLICE_PRINT(project.workshop->root)));
    set_content(&project, (const char *const[]){"out/x", "out"}, 2);
    assert_walk(&project, "");
    assert_problem(&project, 0, WALK_OUTSIDE_ROOT, "out");
    assert_problem(&project, 1, WALK_OUTSIDE_ROOT, "out/x");
}

static void links_into_what_is_never_walked_are_left_out(void **state)
{
    Project project = open_project(state);

    PUT("node_modules/p/a.md", ".git/b.md", "site/c.md");
    make_link("node_modules/p", "packages");
    make_link(".git/b.md", "b.md");
    make_link("site", "output");
    assert_walk(&project, "");
    assert_int_equal(project.walk.problem_count, 0);
}

static void dangling_links_are_problems_when_they_look_like_documents(void **state)
{
    Project project = open_project(state);

    make_link("nowhere", "a.md");
    make_link("nowhere", "a.txt");
    make_link("user@host.1234:5678", ".#a.md");
    workshop_put(".gitignore", "b.md\n");
    make_link("nowhere", "b.md");
    project.settings.content[0].hidden = true;
    assert_walk(&project, "");
    assert_int_equal(project.walk.problem_count, 1);
    assert_problem(&project, 0, WALK_DANGLING, "a.md");
    assert_int_equal(project.walk.problems[0].error, ENOENT);
}

static void a_project_may_be_reached_by_a_link(void **state)
{
    Project project = open_project(state);

    PUT("real/docs/a.md");
    make_link("real", "link");
    settings_init(
        &project.settings, &project.workshop->arena,
        arena_format(&project.workshop->arena, "%.*s/link", SLICE_PRINT(project.workshop->root)));
    assert_walk(&project, "docs/a.md ");
}

static void what_is_no_file_is_told_and_never_opened(void **state)
{
    Project project = open_project(state);
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket.md"};
    int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);

    PUT("folder.md/a.md");
    assert_int_equal(mkfifo("fifo.md", 0666), 0);
    assert_int_equal(mkfifo("fifo.txt", 0666), 0);
    assert_int_equal(bind(descriptor, (struct sockaddr *)&address, sizeof address), 0);
    make_link("fifo.txt", "link.md");
    assert_walk(&project, "folder.md/a.md ");
    assert_int_equal(project.walk.problem_count, 3);
    assert_problem(&project, 0, WALK_NOT_A_FILE, "fifo.md");
    assert_problem(&project, 1, WALK_NOT_A_FILE, "link.md");
    assert_problem(&project, 2, WALK_NOT_A_FILE, "socket.md");
    close(descriptor);
}

static void names_that_cannot_be_shown_are_escaped(void **state)
{
    Project project = open_project(state);

    PUT("a\nb.md", "a\xFF.md", "bad\x1B/a.md", "a\n.txt", "good.md", "ignored\n.md");
    workshop_put(".gitignore", "ignored*\n");
    assert_walk(&project, "good.md ");
    assert_int_equal(project.walk.problem_count, 3);
    assert_problem(&project, 0, WALK_BAD_NAME, "a\\x0Ab.md");
    assert_problem(&project, 1, WALK_BAD_NAME, "a\\xFF.md");
    assert_problem(&project, 2, WALK_BAD_NAME, "bad\\x1B");
}

/* Who may read everything becomes somebody who may not, for a while. */
static void a_folder_that_cannot_be_read_does_not_stop_the_walk(void **state)
{
    enum { NOBODY = 65534 };
    Project project = open_project(state);
    bool is_root = geteuid() == 0;

    PUT("a.md", "closed/b.md", "z/c.md");
    assert_int_equal(chmod(".", 0755), 0);
    assert_int_equal(chmod("closed", 0), 0);
    if (is_root && seteuid(NOBODY) != 0) {
        skip();
    }
    walk(&project);
    assert_int_equal(is_root ? seteuid(0) : 0, 0);
    assert_int_equal(chmod("closed", 0755), 0);
    assert_int_equal(project.walk.count, 2);
    assert_problem(&project, 0, WALK_UNREADABLE, "closed");
    assert_int_equal(project.walk.problems[0].error, EACCES);
}

static int first_free_descriptor(void)
{
    int descriptor = dup(0);

    close(descriptor);
    return descriptor;
}

static void a_very_deep_tree_is_cut_and_leaks_nothing(void **state)
{
    enum { DEPTH = 1000 };
    Project project = open_project(state);
    int descriptor = first_free_descriptor();

    PUT("a.md");
    for (int i = 0; i < DEPTH; i++) {
        assert_int_equal(mkdir("d", 0777), 0);
        assert_int_equal(chdir("d"), 0);
        workshop_put("b.md", "");
    }
    assert_int_equal(chdir(project.workshop->folder), 0);
    walk(&project);
    assert_int_equal(project.walk.count, 1 + WALK_DEPTH_MOST);
    assert_int_equal(project.walk.problem_count, 1);
    assert_int_equal(project.walk.problems[0].kind, WALK_TOO_DEEP);
    assert_int_equal(project.walk.problems[0].path.size, 2 * WALK_DEPTH_MOST + 1);
    assert_int_equal(first_free_descriptor(), descriptor);
}

static void a_project_that_is_not_there_is_a_problem(void **state)
{
    Project project = open_project(state);

    settings_init(&project.settings, &project.workshop->arena, SLICE("/nowhere/at/all"));
    assert_walk(&project, "");
    assert_problem(&project, 0, WALK_UNREADABLE, "");
}

static void every_problem_becomes_a_finding(void **state)
{
    Project project = open_project(state);
    DiagnosticList findings;

    diagnostic_list_init(&findings, &project.workshop->arena);
    make_link("nowhere", "a.md");
    make_link("/", "b");
    assert_int_equal(mkfifo("c.md", 0666), 0);
    PUT("d\n.md");
    walk(&project);
    walk_report(&findings, &project.walk);
    assert_int_equal(findings.count, 4);
    assert_true(slice_is(findings.items[0].rule, "doc/unreadable"));
    assert_true(
        slice_is(findings.items[0].message, "the link leads nowhere: No such file or directory"));
    assert_true(slice_is(findings.items[1].rule, "doc/outside-root"));
    assert_true(slice_is(findings.items[2].rule, "doc/not-a-file"));
    assert_true(slice_is(findings.items[3].rule, "doc/unreadable"));
    assert_true(slice_is(findings.items[3].path, "d\\x0A.md"));
}

#define IN_WORKSHOP(test) cmocka_unit_test_setup_teardown(test, workshop_open, workshop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_WORKSHOP(documents_are_in_the_order_of_their_bytes),
        IN_WORKSHOP(sizes_and_times_are_known),
        IN_WORKSHOP(names_that_differ_in_case_are_different),
        IN_WORKSHOP(an_empty_project_has_no_documents),
        IN_WORKSHOP(patterns_are_relative_to_their_content_path),
        IN_WORKSHOP(a_file_of_two_content_paths_is_taken_once_by_the_first),
        IN_WORKSHOP(what_one_content_path_excludes_another_may_include),
        IN_WORKSHOP(a_content_path_may_be_a_file),
        IN_WORKSHOP(files_without_content_are_left_out_on_demand),
        IN_WORKSHOP(a_content_path_that_is_not_there_is_a_problem),
        IN_WORKSHOP(git_packages_and_the_output_are_never_walked),
        IN_WORKSHOP(a_folder_that_some_build_wrote_is_never_walked),
        IN_WORKSHOP(a_content_path_is_walked_also_if_some_build_wrote_it),
        IN_WORKSHOP(hidden_documents_are_counted_and_left_out),
        IN_WORKSHOP(a_hidden_folder_is_walked_when_named),
        IN_WORKSHOP(what_is_wrong_in_hidden_folders_is_not_told),
        IN_WORKSHOP(ignored_files_and_folders_are_left_out),
        IN_WORKSHOP(an_inner_ignore_file_may_include_again),
        IN_WORKSHOP(the_repository_around_the_project_counts),
        IN_WORKSHOP(a_content_path_itself_is_not_ignored),
        IN_WORKSHOP(a_link_to_a_document_does_not_give_it_twice),
        IN_WORKSHOP(of_several_links_to_a_file_the_first_counts),
        IN_WORKSHOP(two_names_of_one_file_are_two_documents),
        IN_WORKSHOP(a_link_to_a_folder_is_walked_when_nothing_else_leads_there),
        IN_WORKSHOP(a_hidden_document_that_a_link_shows_is_not_left_out),
        IN_WORKSHOP(of_several_links_to_a_folder_the_first_counts),
        IN_WORKSHOP(links_that_lead_in_circles_end),
        IN_WORKSHOP(links_between_many_folders_take_no_more_time_than_folders),
        IN_WORKSHOP(links_that_lead_out_of_the_project_are_problems),
        IN_WORKSHOP(a_content_path_may_not_be_a_way_out),
        IN_WORKSHOP(links_into_what_is_never_walked_are_left_out),
        IN_WORKSHOP(dangling_links_are_problems_when_they_look_like_documents),
        IN_WORKSHOP(a_project_may_be_reached_by_a_link),
        IN_WORKSHOP(what_is_no_file_is_told_and_never_opened),
        IN_WORKSHOP(names_that_cannot_be_shown_are_escaped),
        IN_WORKSHOP(a_folder_that_cannot_be_read_does_not_stop_the_walk),
        IN_WORKSHOP(a_very_deep_tree_is_cut_and_leaks_nothing),
        IN_WORKSHOP(a_project_that_is_not_there_is_a_problem),
        IN_WORKSHOP(every_problem_becomes_a_finding),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
