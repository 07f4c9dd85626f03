#include "write/output.h"

#include "base/file.h"
#include "base/worker.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

/* Each test runs in a folder of its own, which is the working folder. */
typedef struct Workshop {
    Arena arena;
    char folder[64];
} Workshop;

static int open_workshop(void **state)
{
    static Workshop workshop;

    arena_init(&workshop.arena, NULL);
    snprintf(workshop.folder, sizeof workshop.folder, "%s/memoc-test-output.XXXXXX", P_tmpdir);
    *state = &workshop;
    return mkdtemp(workshop.folder) && chmod(workshop.folder, 0755) == 0 &&
                   chdir(workshop.folder) == 0
               ? 0
               : -1;
}

static int close_workshop(void **state)
{
    Workshop *workshop = *state;
    char command[100];

    umount2("site", MNT_DETACH);
    snprintf(command, sizeof command, "rm -rf %s", workshop->folder);
    arena_free(&workshop->arena);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static Arena *arena_of(void **state)
{
    return &((Workshop *)*state)->arena;
}

static void put(const char *path, const char *text)
{
    assert_true(
        file_write(slice_from_string(path), slice_from_string(text), FILE_REPRODUCIBLE, NULL));
}

static bool holds(void **state, const char *path, const char *expected)
{
    Slice bytes;

    return file_read(arena_of(state), slice_from_string(path), 0, &bytes) &&
           slice_is(bytes, expected);
}

static bool exists(const char *path)
{
    struct stat status;

    return lstat(path, &status) == 0;
}

/* A build of files "a", "b/c", ... that each hold their own path and a version. */
typedef struct Build {
    Output output;
    DiagnosticList diagnostics;
} Build;

static void begin(void **state, Build *build)
{
    diagnostic_list_init(&build->diagnostics, arena_of(state));
    assert_true(output_init(&build->output, arena_of(state), SLICE("site")));
}

static bool write_text(Build *build, const char *path, const char *text)
{
    return output_write(&build->output, slice_from_string(path), slice_from_string(text));
}

static void end(Build *build)
{
    output_finish(&build->output, &build->diagnostics);
}

/* Writes all of `paths`, which ends with NULL, with `text`; no failure. */
static Build build_all(void **state, const char *const *paths, const char *text)
{
    Build build;

    begin(state, &build);
    for (; *paths; paths++) {
        assert_true(write_text(&build, *paths, text));
    }
    end(&build);
    assert_int_equal(build.output.failed_count, 0);
    return build;
}

#define PATHS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void assert_counts(const Build *build, size_t written, size_t unchanged, size_t removed,
                          size_t failed)
{
    assert_int_equal(build->output.written_count, written);
    assert_int_equal(build->output.unchanged_count, unchanged);
    assert_int_equal(build->output.removed_count, removed);
    assert_int_equal(build->output.failed_count, failed);
}

static void assert_message(const Build *build, size_t at, Severity severity, const char *path,
                           const char *message)
{
    assert_true(at < build->diagnostics.count);

    const Diagnostic *diagnostic = &build->diagnostics.items[at];

    assert_int_equal(diagnostic->severity, severity);
    assert_true(slice_is(diagnostic->path, path));
    if (!slice_is(diagnostic->message, message)) {
        fail_msg("%.*s", SLICE_PRINT(diagnostic->message));
    }
}

/* All names below the working folder, sorted, with what changes when a file is touched. */
static Slice listing(void **state, bool with_times)
{
    static const char command[] = "find site -printf '%p %s %i %T@ %C@\\n' | LC_ALL=C sort";
    static const char names[] = "find site | LC_ALL=C sort";
    FILE *pipe = popen(with_times ? command : names, "r");
    Slice bytes;

    assert_non_null(pipe);
    assert_true(file_read_descriptor(arena_of(state), fileno(pipe), 0, &bytes));
    pclose(pipe);
    return bytes;
}

static void files_are_written_with_their_folders(void **state)
{
    Build build = build_all(state, PATHS("index.html", "a/b/c.html", "a/d"), "text");

    assert_counts(&build, 3, 0, 0, 0);
    assert_true(holds(state, "site/index.html", "text"));
    assert_true(holds(state, "site/a/b/c.html", "text"));
    assert_true(holds(state, "site/a/d", "text"));
    assert_true(slice_is(listing(state, false),
                         "site\nsite/.memoc-manifest\nsite/a\nsite/a/b\nsite/a/b/c.html\n"
                         "site/a/d\nsite/index.html\n"));
}

static void manifest_is_sorted_text(void **state)
{
    Build build = build_all(state, PATHS("b", "a/z", "a!"), "");

    (void)build;
    assert_true(holds(state, "site/.memoc-manifest",
                      "memoc-manifest-1 hash, size and path of what memoc wrote here\n"
                      "99aa06d3014798d86001c324468d497f 0 a!\n"
                      "99aa06d3014798d86001c324468d497f 0 a/z\n"
                      "99aa06d3014798d86001c324468d497f 0 b\n"));
}

static void build_without_changes_touches_nothing(void **state)
{
    build_all(state, PATHS("index.html", "a/b/c.html", "a/d"), "text");

    Slice before = listing(state, true);
    Build build = build_all(state, PATHS("a/d", "index.html", "a/b/c.html"), "text");

    assert_counts(&build, 0, 3, 0, 0);
    assert_true(slice_equals(listing(state, true), before));
}

static void changed_bytes_are_written(void **state)
{
    /* Of the same size, too. */
    static const char *const texts[] = {"one", "two", "three", "", "one"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Build build = build_all(state, PATHS("a/b"), texts[i]);

        assert_counts(&build, 1, 0, 0, 0);
        assert_true(holds(state, "site/a/b", texts[i]));
    }
}

static void stale_files_go_away_with_their_folders(void **state)
{
    build_all(state, PATHS("index.html", "a/b/c/d.html", "a/e.html", "f/g"), "text");
    put("site/a/user.txt", "mine");

    Build build = build_all(state, PATHS("index.html"), "text");

    assert_counts(&build, 0, 1, 3, 0);
    assert_int_equal(build.diagnostics.count, 0);
    assert_true(slice_is(listing(state, false),
                         "site\nsite/.memoc-manifest\nsite/a\nsite/a/user.txt\nsite/index.html\n"));
}

static void files_of_others_are_not_touched(void **state)
{
    put("site/CNAME", "docs.example.org");
    put("site/a/own.html", "mine");
    assert_int_equal(mkdir("site/empty", 0777), 0);
    build_all(state, PATHS("a/index.html"), "text");
    put("site/a/later.html", "mine");

    Build build = build_all(state, PATHS("index.html"), "text");

    assert_counts(&build, 1, 0, 1, 0);
    assert_true(holds(state, "site/CNAME", "docs.example.org"));
    assert_true(holds(state, "site/a/own.html", "mine"));
    assert_true(holds(state, "site/a/later.html", "mine"));
    assert_true(exists("site/empty"));
}

static void file_of_another_is_not_replaced(void **state)
{
    Build build;

    put("site/index.html", "mine");
    put("site/same.html", "text");
    begin(state, &build);
    assert_false(write_text(&build, "index.html", "text"));
    assert_true(write_text(&build, "same.html", "text"));
    assert_true(write_text(&build, "new.html", "text"));
    end(&build);
    assert_counts(&build, 1, 1, 0, 1);
    assert_message(&build, 0, SEVERITY_ERROR, "site/index.html",
                   "cannot write: there is a file that memoc did not write");
    assert_true(holds(state, "site/index.html", "mine"));

    /* Nor is it taken for ours later. */
    build = build_all(state, PATHS("other.html"), "text");
    assert_counts(&build, 1, 0, 2, 0);
    assert_true(holds(state, "site/index.html", "mine"));
}

static void changed_file_stays_when_it_is_stale(void **state)
{
    build_all(state, PATHS("a.html", "b.html"), "text");
    put("site/a.html", "TEXT");

    Build build = build_all(state, PATHS("b.html"), "text");

    assert_counts(&build, 0, 1, 0, 0);
    assert_message(&build, 0, SEVERITY_INFO, "site/a.html",
                   "not removed: somebody changed it since memoc wrote it");
    assert_true(holds(state, "site/a.html", "TEXT"));

    /* From now on it is theirs. */
    build = build_all(state, PATHS("b.html"), "text");
    assert_int_equal(build.diagnostics.count, 0);
}

static void changed_file_is_replaced_when_it_is_written(void **state)
{
    build_all(state, PATHS("a.html"), "text");
    put("site/a.html", "TEXT");

    Build build = build_all(state, PATHS("a.html"), "text");

    assert_counts(&build, 1, 0, 0, 0);
    assert_true(holds(state, "site/a.html", "text"));
}

static void what_cannot_be_made_this_time_stays(void **state)
{
    static const char *const paths[] = {"a", "b/c", NULL};
    Build build = build_all(state, paths, "1");

    begin(state, &build);
    assert_true(write_text(&build, "a", "2"));
    output_keep(&build.output, SLICE("b/c"), 0);
    output_keep(&build.output, SLICE("never/made"), ENOENT);
    end(&build);
    assert_counts(&build, 1, 0, 0, 2);
    assert_int_equal(build.diagnostics.count, 1);
    assert_message(&build, 0, SEVERITY_ERROR, "site/never/made",
                   "cannot write: No such file or directory");
    assert_true(holds(state, "site/b/c", "1"));

    /* It is memoc's still: the next build may remove it. */
    begin(state, &build);
    assert_true(write_text(&build, "a", "2"));
    end(&build);
    assert_counts(&build, 0, 1, 1, 0);
    assert_false(exists("site/b"));
}

static void nothing_is_removed_when_it_is_not_known_what_would_be_written(void **state)
{
    static const char *const paths[] = {"a", "b/c", NULL};
    Build build = build_all(state, paths, "1");

    begin(state, &build);
    assert_true(write_text(&build, "a", "1"));
    build.output.keeps_all = true;
    end(&build);
    assert_counts(&build, 0, 1, 0, 0);
    assert_true(holds(state, "site/b/c", "1"));
    begin(state, &build);
    assert_true(write_text(&build, "a", "1"));
    end(&build);
    assert_counts(&build, 0, 1, 1, 0);
}

static void removed_file_is_written_again(void **state)
{
    build_all(state, PATHS("a/b.html"), "text");
    assert_int_equal(system("rm -r site/a"), 0);

    Build build = build_all(state, PATHS("a/b.html"), "text");

    assert_counts(&build, 1, 0, 0, 0);
    assert_int_equal(system("rm -r site/a"), 0);
    build = build_all(state, PATHS("c"), "text");
    assert_counts(&build, 1, 0, 0, 0);
    assert_int_equal(build.diagnostics.count, 0);
}

static void links_are_not_followed(void **state)
{
    Build build;

    build_all(state, PATHS("in/old.html", "page.html"), "text");
    put("outside/old.html", "text");
    put("outside/target", "mine");
    assert_int_equal(system("rm -r site/in"), 0);
    assert_int_equal(symlink("../outside", "site/in"), 0);
    assert_int_equal(symlink("../outside/target", "site/foreign.html"), 0);
    assert_int_equal(unlink("site/page.html"), 0);
    assert_int_equal(symlink("../outside/target", "site/page.html"), 0);

    begin(state, &build);
    assert_false(write_text(&build, "in/new.html", "text"));
    assert_false(write_text(&build, "in/deep/new.html", "text"));
    assert_false(write_text(&build, "foreign.html", "text"));
    assert_true(write_text(&build, "page.html", "text"));
    end(&build);
    assert_counts(&build, 1, 0, 0, 3);
    assert_message(&build, 0, SEVERITY_ERROR, "site/in/new.html",
                   "cannot write: a symbolic link stands where a folder should be");
    assert_message(&build, 2, SEVERITY_ERROR, "site/foreign.html",
                   "cannot write: there is a file that memoc did not write");
    assert_false(exists("outside/new.html"));
    assert_false(exists("outside/deep"));
    assert_true(holds(state, "outside/old.html", "text"));
    assert_true(holds(state, "outside/target", "mine"));
    assert_true(holds(state, "site/page.html", "text"));
}

static void root_may_be_a_link(void **state)
{
    assert_int_equal(mkdir("elsewhere", 0777), 0);
    assert_int_equal(symlink("elsewhere", "site"), 0);
    build_all(state, PATHS("a/b"), "text");
    assert_true(holds(state, "elsewhere/a/b", "text"));
}

static void paths_stay_inside(void **state)
{
    static const Slice paths[] = {
        SLICE_INIT(""),       SLICE_INIT("../a"),  SLICE_INIT("/tmp"),
        SLICE_INIT("a/../b"), SLICE_INIT("a//b"),  SLICE_INIT("a/"),
        SLICE_INIT("a\0b"),   SLICE_INIT("."),     SLICE_INIT(".memoc-manifest"),
        SLICE_INIT("a/.."),   SLICE_INIT("./a"),   SLICE_INIT(".memoc-journal"),
        SLICE_INIT("a/b/.."), SLICE_INIT("a/./b"), SLICE_INIT(".memoc-new/a"),
    };
    Build build;

    begin(state, &build);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_false(output_write(&build.output, paths[i], SLICE("text")));
    }
    end(&build);
    assert_counts(&build, 0, 0, 0, sizeof paths / sizeof *paths);
    assert_message(&build, 1, SEVERITY_ERROR, "site/../a",
                   "cannot write: this is no path in the output");
    assert_true(slice_is(listing(state, false), "site\nsite/.memoc-manifest\n"));
}

static void long_names_are_failures(void **state)
{
    Build build;
    char name[300];

    memset(name, 'x', sizeof name);
    begin(state, &build);
    for (size_t size = 254; size <= 258; size++) {
        assert_int_equal(output_write(&build.output, (Slice){name, size}, SLICE("text")),
                         size <= 255);
        name[0] = 'y';
        name[size] = '/';
        name[size + 1] = 'z';
        assert_int_equal(output_write(&build.output, (Slice){name, size + 2}, SLICE("text")),
                         size <= 255);
        name[size] = name[size + 1] = name[0] = 'x';
    }
    end(&build);
    assert_counts(&build, 4, 0, 0, 6);
}

static void names_may_hold_any_byte(void **state)
{
    build_all(state, PATHS("a\nb/c\\d", "\xFF\x01", "e f"), "text");

    Build build = build_all(state, PATHS("a\nb/c\\d", "e f"), "text");

    assert_counts(&build, 0, 2, 1, 0);
}

static void folder_and_file_do_not_replace_each_other(void **state)
{
    Build build;

    put("site/file", "mine");
    put("site/folder/file", "mine");
    build_all(state, PATHS("own/a", "b"), "text");
    begin(state, &build);
    assert_false(write_text(&build, "file/a", "text"));
    assert_false(write_text(&build, "file/a/b", "text"));
    assert_false(write_text(&build, "folder", "text"));
    assert_true(write_text(&build, "after", "text"));
    end(&build);
    assert_counts(&build, 1, 0, 2, 3);
    assert_message(&build, 0, SEVERITY_ERROR, "site/file/a",
                   "cannot write: a file stands where a folder should be");
    assert_message(&build, 2, SEVERITY_ERROR, "site/folder", "cannot write: there is a folder");
    assert_true(holds(state, "site/after", "text"));
}

static void own_file_may_become_a_folder_in_the_build_after_next(void **state)
{
    Build build;

    build_all(state, PATHS("a"), "text");
    begin(state, &build);
    assert_false(write_text(&build, "a/b", "text"));
    end(&build);
    assert_counts(&build, 0, 0, 1, 1);
    build = build_all(state, PATHS("a/b"), "text");
    assert_counts(&build, 1, 0, 0, 0);
}

static void special_files_do_not_stop_a_build(void **state)
{
    Build build;

    assert_int_equal(mkdir("site", 0777), 0);
    assert_int_equal(mkfifo("site/fifo", 0666), 0);
    begin(state, &build);
    assert_false(write_text(&build, "fifo", "text"));
    assert_true(write_text(&build, "after", "text"));
    end(&build);
    assert_message(&build, 0, SEVERITY_ERROR, "site/fifo",
                   "cannot write: there is a file that memoc did not write");
}

/* As another user when we are root, whom no mode stops. */
static void closed_folder_is_a_failure(void **state)
{
    Build build;

    build_all(state, PATHS("open/a", "closed/b", "closed/c"), "text");
    assert_int_equal(system("chmod -R a+rwX site && chmod 555 site/closed"), 0);
    assert_int_equal(seteuid(geteuid() == 0 ? 65534 : geteuid()), 0);
    begin(state, &build);
    assert_true(write_text(&build, "open/a", "new"));
    assert_false(write_text(&build, "closed/b", "new"));
    assert_false(write_text(&build, "closed/d", "new"));
    assert_false(write_text(&build, "closed/folder/e", "new"));
    end(&build);
    assert_int_equal(seteuid(getuid()), 0);
    assert_counts(&build, 1, 0, 0, 4);
    for (size_t i = 0; i < 3; i++) {
        assert_true(
            slice_is(build.diagnostics.items[i].message, "cannot write: Permission denied"));
    }
    assert_message(&build, 3, SEVERITY_ERROR, "site/closed/c", "cannot remove: Permission denied");
    assert_true(holds(state, "site/closed/b", "text"));

    /* What could not be removed is still known. */
    assert_int_equal(chmod("site/closed", 0777), 0);
    build = build_all(state, PATHS("open/a"), "new");
    assert_counts(&build, 0, 1, 2, 0);
    assert_false(exists("site/closed"));
}

static void failure_to_begin_leaves_errno(void **state)
{
    Output output;

    put("file", "mine");
    assert_false(output_init(&output, arena_of(state), SLICE("file")));
    assert_int_equal(errno, ENOTDIR);
    assert_false(output_init(&output, arena_of(state), SLICE("file/site")));
    assert_int_equal(mkdir("site", 0777), 0);
    assert_int_equal(mkdir("site/.memoc-manifest", 0777), 0);
    assert_false(output_init(&output, arena_of(state), SLICE("site")));
    assert_int_equal(errno, EISDIR);
}

static void damaged_manifest_removes_nothing_of_others(void **state)
{
    Slice manifest;
    Buffer damaged;
    Build build;

    build_all(state, PATHS("a", "b"), "text");
    put("victim", "text");
    put("site/kept", "text");
    assert_true(file_read(arena_of(state), SLICE("site/.memoc-manifest"), 0, &manifest));
    buffer_init(&damaged, arena_of(state));
    buffer_add(&damaged, manifest);
    /* What git leaves, what a hostile commit may hold, and the wrong hash. */
    buffer_add_string(&damaged, "<<<<<<< HEAD\n=======\n>>>>>>> other\n\n\r\n");
    for (int i = 0; i < 2; i++) {
        static const char *const paths[] = {"../victim", "kept"};
        OutputEntry entry =
            output_entry_of(slice_from_string(paths[i]), i == 0 ? SLICE("text") : SLICE("TEXT"));

        output_entry_write(&damaged, &entry);
    }
    buffer_add_string(&damaged, "99aa06d3014798d86001c3");
    assert_true(
        file_write(SLICE("site/.memoc-manifest"), buffer_slice(&damaged), FILE_REPRODUCIBLE, NULL));

    begin(state, &build);
    assert_true(write_text(&build, "a", "new"));
    end(&build);
    assert_counts(&build, 1, 0, 1, 0);
    assert_true(exists("victim"));
    assert_true(exists("site/kept"));
    assert_false(exists("site/b"));
}

static void manifest_of_another_version_is_not_read(void **state)
{
    build_all(state, PATHS("a"), "text");
    put("site/.memoc-manifest", "memoc-manifest-2 hash\n99aa06d3014798d86001c324468d497f 0 a\n");

    Build build = build_all(state, PATHS("b"), "text");

    assert_counts(&build, 1, 0, 0, 0);
    assert_true(exists("site/a"));
}

static void many_folders_need_few_descriptors(void **state)
{
    enum { FOLDER_COUNT = 300 };
    Build build;

    for (int round = 0; round < 2; round++) {
        begin(state, &build);
        for (int i = 0; i < FOLDER_COUNT; i++) {
            char path[100];

            snprintf(path, sizeof path, "%d/a/b/%d/c/d", i % 7, i);
            assert_true(write_text(&build, path, "text"));
        }
        end(&build);
    }
    assert_counts(&build, 0, FOLDER_COUNT, 0, 0);
    /* Standard streams, and whatever the test's own starter left open. */
    assert_true(open("/", O_RDONLY) < 10);
}

static void deep_folders_are_made(void **state)
{
    Build build;
    Buffer path;

    /* Longer than any path that a system call takes. */
    buffer_init(&path, arena_of(state));
    for (int i = 0; i < 50; i++) {
        buffer_add_byte(&path, 'f');
        buffer_add_repeated(&path, 'g', i % 2 == 0 ? 200 : 0);
        buffer_add_byte(&path, '/');
    }
    buffer_add_byte(&path, 'x');
    for (int round = 0; round < 2; round++) {
        begin(state, &build);
        assert_true(output_write(&build.output, buffer_slice(&path), SLICE("text")));
        end(&build);
        assert_counts(&build, round == 0, round == 1, 0, 0);
    }
    build = build_all(state, PATHS("a"), "text");
    assert_counts(&build, 1, 0, 1, 0);
    assert_false(exists("site/f"));
}

/* Pages written by workers: three for each job, some shared between folders. */
static void write_pages(void *context, size_t job, Buffer *out)
{
    Build *build = context;
    char path[100];

    for (int kind = 0; kind < 3; kind++) {
        snprintf(path, sizeof path, "%d/folder-%zu/page-%zu", kind, job % 9, job);
        write_text(build, path, path);
    }
    if (job == 13) {
        write_text(build, "in-the-way", "text");
    }
    output_write_records(&build->output, out);
}

static bool has_lost(const WorkerResults *results)
{
    for (size_t job = 0; job < results->job_count; job++) {
        if (results->jobs[job].status != JOB_DONE) {
            return true;
        }
    }
    return false;
}

static void run_pages(void **state, Build *build, size_t job_count, size_t worker_count,
                      JobFunction *run)
{
    WorkerPlan plan = {
        .job_count = job_count, .worker_count = worker_count, .run = run, .context = build};
    WorkerResults results;

    begin(state, build);
    assert_true(worker_run(&plan, arena_of(state), &results));
    for (size_t job = 0; job < job_count; job++) {
        assert_true(output_add_records(&build->output, results.jobs[job].bytes));
    }
    build->output.keeps_all = has_lost(&results);
    worker_results_free(&results);
    end(build);
}

static void workers_write_what_one_process_writes(void **state)
{
    Slice expected = {NULL, 0};
    Slice expected_manifest = {NULL, 0};

    for (size_t worker_count = 1; worker_count <= 4; worker_count++) {
        Build build;
        Slice manifest;

        put("site/in-the-way", "mine");
        run_pages(state, &build, 80, worker_count, write_pages);
        assert_counts(&build, 240, 0, 0, 1);
        assert_message(&build, 0, SEVERITY_ERROR, "site/in-the-way",
                       "cannot write: there is a file that memoc did not write");
        assert_true(file_read(arena_of(state), SLICE("site/.memoc-manifest"), 0, &manifest));
        if (worker_count == 1) {
            expected = listing(state, false);
            expected_manifest = manifest;
        }
        assert_true(slice_equals(listing(state, false), expected));
        assert_true(slice_equals(manifest, expected_manifest));

        run_pages(state, &build, 30, worker_count, write_pages);
        assert_counts(&build, 0, 90, 150, 1);
        assert_int_equal(system("rm -r site"), 0);
    }
}

static void write_pages_and_crash(void *context, size_t job, Buffer *out)
{
    write_pages(context, job, out);
    if (job == 5) {
        Build *build = context;

        write_text(build, "9/folder/half-done", "text");
        _exit(1);
    }
}

static void files_of_a_worker_that_died_go_away(void **state)
{
    Build build;

    run_pages(state, &build, 10, 1, write_pages_and_crash);
    /* Its three pages, and the one that no build writes. */
    assert_counts(&build, 27, 0, 4, 0);
    assert_false(exists("site/9"));
    assert_false(exists("site/0/folder-5"));
    assert_true(exists("site/0/folder-4/page-4"));
}

/* What a worker would say of one file, in `bytes`. */
static Slice pack_record(Build *build, const char *path)
{
    Buffer out;

    buffer_init(&out, build->output.arena);
    output_add_record(&build->output, (OutputRecord){.entry.path = slice_from_string(path)});
    output_write_records(&build->output, &out);
    return buffer_slice(&out);
}

static void damaged_records_are_refused(void **state)
{
    Build build;
    Slice whole;

    begin(state, &build);
    whole = pack_record(&build, "a/b");
    for (size_t size = 1; size < whole.size; size++) {
        assert_false(output_add_records(&build.output, slice_part(whole, 0, size)));
    }
    assert_false(output_add_records(&build.output, pack_record(&build, "../a")));
    assert_false(output_add_records(&build.output, pack_record(&build, "")));
    for (size_t byte = 0; byte < whole.size; byte++) {
        char *damaged = arena_string(build.output.arena, whole);

        damaged[byte] = (char)~damaged[byte];
        output_add_records(&build.output, (Slice){damaged, whole.size});
    }
    build.output.record_count = 0;
    assert_true(output_add_records(&build.output, whole));
    assert_true(output_add_records(&build.output, SLICE("")));
    assert_int_equal(build.output.record_count, 1);
    build.output.record_count = 0;
    end(&build);
}

static void sleep_milliseconds(long milliseconds)
{
    nanosleep(&(struct timespec){.tv_nsec = milliseconds * 1000 * 1000}, NULL);
}

static void builds_of_one_output_wait_for_each_other(void **state)
{
    Build build;
    pid_t child = fork();

    if (child == 0) {
        begin(state, &build);
        write_text(&build, "first", "text");
        sleep_milliseconds(300);
        write_text(&build, "second", "text");
        end(&build);
        _exit(0);
    }
    while (!exists("site/first")) {
        sleep_milliseconds(5);
    }
    build = build_all(state, PATHS("third"), "text");
    assert_counts(&build, 1, 0, 2, 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_true(slice_is(listing(state, false), "site\nsite/.memoc-manifest\nsite/third\n"));
}

enum { PAGE_COUNT = 200, PAGE_SIZE = 20000 };

/* Pages of one version; half of them are in every version, the others in this only. */
static void write_version(Build *build, size_t version)
{
    static char text[PAGE_SIZE];
    char path[100];

    memset(text, (int)('a' + version % 26), sizeof text);
    for (size_t page = 0; page < PAGE_COUNT; page++) {
        snprintf(path, sizeof path, "%zu/page-%zu-%zu", page % 5, page, page % 2 * version);
        output_write(&build->output, slice_from_string(path), (Slice){text, sizeof text});
    }
}

/* Every page has one size, and one byte all over. Counts those that all versions have. */
static void check_page(void **state, const char *path, size_t *lasting_count)
{
    Slice name = slice_from_string(path);
    Slice text;
    Slice shifted;

    assert_true(file_read(arena_of(state), name, 0, &text));
    assert_int_equal(text.size, PAGE_SIZE);
    shifted = slice_from(text, 1);
    assert_true(slice_starts_with(text, shifted));
    *lasting_count += slice_ends_with(name, SLICE("-0"));
}

static void check_pages(void **state)
{
    size_t lasting_count = 0;

    for (int i = 0; i < 5; i++) {
        char path[300];
        snprintf(path, sizeof path, "site/%d", i);

        DIR *folder = opendir(path);

        assert_non_null(folder);
        for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            if (entry->d_name[0] == 'p') {
                snprintf(path, sizeof path, "site/%d/%s", i, entry->d_name);
                check_page(state, path, &lasting_count);
            }
        }
        closedir(folder);
    }
    assert_true(lasting_count >= PAGE_COUNT / 2);
}

static void killed_build_loses_nothing(void **state)
{
    Build build;
    Slice expected;

    begin(state, &build);
    write_version(&build, 0);
    end(&build);
    for (size_t version = 1; version <= 15; version++) {
        fflush(NULL);

        pid_t child = fork();

        if (child == 0) {
            begin(state, &build);
            write_version(&build, version);
            end(&build);
            _exit(0);
        }
        sleep_milliseconds((long)version);
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        check_pages(state);
    }
    begin(state, &build);
    write_version(&build, 0);
    end(&build);
    assert_int_equal(build.output.failed_count, 0);
    assert_int_equal(build.diagnostics.count, 0);
    expected = listing(state, false);
    assert_int_equal(system("rm -r site"), 0);
    begin(state, &build);
    write_version(&build, 0);
    end(&build);
    assert_true(slice_equals(listing(state, false), expected));
}

static void put_like_a_killed_build(Build *build, const char *folder, const char *name)
{
    char path[200];
    unsigned long long hash = hash_64(slice_from_string(name));

    snprintf(path, sizeof path, "site/%s.memoc-%016llx.tmp", folder, hash);
    put(path, "half a pa");
    output_folders_close(&build->output.folders);
    assert_true(exists("site/.memoc-journal"));
}

static void left_over_temporary_files_go_away(void **state)
{
    Build build;

    build_all(state, PATHS("a/b", "c"), "text");
    begin(state, &build);
    write_text(&build, "a/b", "new");
    put_like_a_killed_build(&build, "a/", "b");
    put("site/.memoc-0123456789abcdef.tmp", "mine");
    build = build_all(state, PATHS("a/b", "c"), "text");
    assert_counts(&build, 1, 1, 0, 0);

    begin(state, &build);
    write_text(&build, "d/e/f", "new");
    put_like_a_killed_build(&build, "", ".memoc-manifest");
    build = build_all(state, PATHS("a/b", "c"), "text");
    assert_counts(&build, 0, 2, 1, 0);
    assert_true(slice_is(listing(state, false),
                         "site\nsite/.memoc-0123456789abcdef.tmp\nsite/.memoc-manifest\nsite/a\n"
                         "site/a/b\nsite/c\n"));
}

static void first_build_shows_its_files_when_all_are_made(void **state)
{
    Build build;

    assert_int_equal(mkdir("site", 0777), 0);
    begin(state, &build);
    assert_true(write_text(&build, "a/b/c", "text"));
    assert_true(write_text(&build, "d", "text"));
    assert_false(exists("site/a"));
    assert_false(exists("site/d"));
    end(&build);
    assert_counts(&build, 2, 0, 0, 0);
    assert_true(slice_is(listing(state, false),
                         "site\nsite/.memoc-manifest\nsite/a\nsite/a/b\nsite/a/b/c\nsite/d\n"));
    build = build_all(state, PATHS("a/b/c", "d"), "text");
    assert_counts(&build, 0, 2, 0, 0);
}

static void first_build_that_was_killed_leaves_nothing(void **state)
{
    Build build;

    begin(state, &build);
    assert_true(write_text(&build, "a/b", "text"));
    assert_true(write_text(&build, "c", "text"));
    put("site/.memoc-new/a/b", "half a pa");
    assert_int_equal(symlink("../..", "site/.memoc-new/a/link"), 0);
    output_folders_close(&build.output.folders);
    build = build_all(state, PATHS("c", "d"), "text");
    assert_counts(&build, 2, 0, 0, 0);
    assert_true(slice_is(listing(state, false), "site\nsite/.memoc-manifest\nsite/c\nsite/d\n"));
}

static void what_appears_in_a_first_build_is_not_replaced(void **state)
{
    Build build;

    begin(state, &build);
    assert_true(write_text(&build, "a/one", "text"));
    assert_true(write_text(&build, "a/b/two", "text"));
    assert_true(write_text(&build, "index.html", "text"));
    assert_true(write_text(&build, "other.html", "text"));
    put("site/a/own", "mine");
    put("site/index.html", "mine");
    end(&build);
    assert_counts(&build, 1, 0, 0, 3);
    assert_message(&build, 2, SEVERITY_ERROR, "site/index.html",
                   "cannot write: there is a file that memoc did not write");
    assert_true(holds(state, "site/a/own", "mine"));
    assert_true(holds(state, "site/index.html", "mine"));
    assert_true(slice_is(listing(state, false),
                         "site\nsite/.memoc-manifest\nsite/a\nsite/a/own\nsite/index.html\n"
                         "site/other.html\n"));
}

/* On a file system of its own, for which we must be root. */
static void full_disk_is_a_failure(void **state)
{
    enum { PAGES = 60 };
    static char text[10000];
    Build build;

    assert_int_equal(mkdir("site", 0777), 0);
    if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("none", "site", "tmpfs", 0, "size=400k") != 0) {
        skip();
    }
    build_all(state, PATHS("0", "kept"), "old");
    for (int round = 0; round < 2; round++) {
        begin(state, &build);
        memset(text, 'a' + round, sizeof text);
        for (size_t page = 0; page < PAGES; page++) {
            char path[20];

            snprintf(path, sizeof path, "%zu", page);
            output_write(&build.output, slice_from_string(path), (Slice){text, sizeof text});
        }
        write_text(&build, "kept", "old");
        end(&build);
        assert_true(build.output.failed_count > 10);
        assert_true(round > 0 || build.output.written_count > 10);
        assert_true(
            slice_is(build.diagnostics.items[0].message, "cannot write: No space left on device"));
    }
    assert_true(holds(state, "site/kept", "old"));
    assert_int_equal(system("find site -size -9000c -name '[1-9]*' | grep ."), 256);
    /* With room again, all is well and nothing is left. */
    build = build_all(state, PATHS("0", "kept"), "new");
    assert_counts(&build, 2, 0, build.output.removed_count, 0);
    assert_true(slice_is(listing(state, false), "site\nsite/.memoc-manifest\nsite/0\nsite/kept\n"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_workshop, close_workshop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_are_written_with_their_folders),
        TEST(manifest_is_sorted_text),
        TEST(build_without_changes_touches_nothing),
        TEST(changed_bytes_are_written),
        TEST(stale_files_go_away_with_their_folders),
        TEST(files_of_others_are_not_touched),
        TEST(file_of_another_is_not_replaced),
        TEST(changed_file_stays_when_it_is_stale),
        TEST(changed_file_is_replaced_when_it_is_written),
        TEST(what_cannot_be_made_this_time_stays),
        TEST(nothing_is_removed_when_it_is_not_known_what_would_be_written),
        TEST(removed_file_is_written_again),
        TEST(links_are_not_followed),
        TEST(root_may_be_a_link),
        TEST(paths_stay_inside),
        TEST(long_names_are_failures),
        TEST(names_may_hold_any_byte),
        TEST(folder_and_file_do_not_replace_each_other),
        TEST(own_file_may_become_a_folder_in_the_build_after_next),
        TEST(special_files_do_not_stop_a_build),
        TEST(closed_folder_is_a_failure),
        TEST(failure_to_begin_leaves_errno),
        TEST(damaged_manifest_removes_nothing_of_others),
        TEST(manifest_of_another_version_is_not_read),
        TEST(many_folders_need_few_descriptors),
        TEST(deep_folders_are_made),
        TEST(workers_write_what_one_process_writes),
        TEST(files_of_a_worker_that_died_go_away),
        TEST(damaged_records_are_refused),
        TEST(builds_of_one_output_wait_for_each_other),
        TEST(killed_build_loses_nothing),
        TEST(left_over_temporary_files_go_away),
        TEST(first_build_shows_its_files_when_all_are_made),
        TEST(first_build_that_was_killed_leaves_nothing),
        TEST(what_appears_in_a_first_build_is_not_replaced),
        TEST(full_disk_is_a_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
