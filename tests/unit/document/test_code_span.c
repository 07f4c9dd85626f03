#include "document/code_span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void assert_path(const char *text, const char *path, uint32_t first, uint32_t last)
{
    CodeSpan span;
    if (!code_span_read(slice_from_string(text), &span)) {
        fail_msg("\"%s\" is no path", text);
    }
    if (!slice_is(span.path, path)) {
        fail_msg("\"%s\" is \"%.*s\"", text, SLICE_PRINT(span.path));
    }
    assert_int_equal(span.has_lines, first > 0);
    assert_int_equal(span.lines.first, first);
    assert_int_equal(span.lines.last, last);
}

static void path_has_parts_and_an_extension(void **state)
{
    (void)state;
    assert_path("src/a.ts", "src/a.ts", 0, 0);
    assert_path(" src/a.ts ", "src/a.ts", 0, 0);
    assert_path("client/src/lib/__tests__/waterfall.test.ts",
                "client/src/lib/__tests__/waterfall.test.ts", 0, 0);
    assert_path(".github/workflows/ci.yml", ".github/workflows/ci.yml", 0, 0);
    assert_path("_layouts/page.html", "_layouts/page.html", 0, 0);
    assert_path("docs/gr\xC3\xBC\xC3\x9F.md", "docs/gr\xC3\xBC\xC3\x9F.md", 0, 0);
    assert_path("lib/v1.2/a.c", "lib/v1.2/a.c", 0, 0);
    assert_path("./src/a.ts", "./src/a.ts", 0, 0);
    assert_path("../../src/a.ts", "../../src/a.ts", 0, 0);
    assert_path("src/auth/", "src/auth/", 0, 0);
}

static void lines_may_stand_behind_it(void **state)
{
    (void)state;
    assert_path("src/a.ts:12", "src/a.ts", 12, 12);
    assert_path("src/a.ts:12-20", "src/a.ts", 12, 20);
    assert_path("src/a.ts:12:3", "src/a.ts", 12, 12);
    assert_path("src/a.ts#L12-L20", "src/a.ts", 12, 20);
}

static void kinds_of_paths_are_told_apart(void **state)
{
    CodeSpan span;
    (void)state;
    assert_true(code_span_read(SLICE("src/auth/"), &span));
    assert_true(span.is_folder);
    assert_false(span.is_relative);
    assert_true(code_span_read(SLICE("../src/a.ts"), &span));
    assert_false(span.is_folder);
    assert_true(span.is_relative);
}

static void other_texts_are_no_paths(void **state)
{
    static const char *const texts[] = {
        /* words, types, branches, versions */
        "",
        "a.ts",
        "and/or",
        "text/html",
        "application/vnd.api+json",
        "origin/main",
        "feat/login",
        "v1/2.0",
        "docs/1.2",
        "I/O",
        "TCP/IP",
        "1/2",
        "24/7",
        "src/Makefile",
        /* packages, addresses, commands */
        "@scope/name/index.js",
        "npm/cli@9.js",
        "https://example.org/a.html",
        "file:///a/b.txt",
        "//cdn.example.org/a.js",
        "example.org:80/a.html",
        "npm run src/a.ts",
        "src/a.ts --fix",
        "-Isrc/a.h",
        "--out=dist/a.js",
        "git@host:a/b.git",
        "s3://bucket/a.csv",
        /* of a machine or a user */
        "/etc/hosts.conf",
        "~/notes/a.md",
        "C:\\src\\a.ts",
        "src\\a.ts",
        "$HOME/a.sh",
        ".vscode/mcp.json",
        ".git/hooks/pre.sh",
        "src/.env.local",
        "src/.cache/a.json",
        /* globs and placeholders */
        "src/*.ts",
        "src/**/a.ts",
        "src/?.ts",
        "src/{a,b}.ts",
        "src/[id].ts",
        "src/<name>.ts",
        "src/$name.ts",
        "src/%s.ts",
        "src/.../a.ts",
        "src/\xE2\x80\xA6/a.ts",
        "adr/ADR-XXXX.md",
        "log/YYYY-MM-DD.md",
        "a|b/c.md",
        /* code */
        "a/b.c()",
        "src/a.ts::main",
        "src/a.ts,src/b.ts",
        "src/a.ts;",
        "\"src/a.ts\"",
        "a/b.c=d",
        "import/x.y!z",
        /* malformed */
        "/",
        "//",
        "./",
        "../",
        "./a.ts",
        "../a.ts",
        "../..",
        "src//a.ts",
        "src/./a.ts",
        "src/../a.ts",
        "src/a.",
        "src/a.toolongextension",
        "src/a.ts:",
        "src/a.ts:x",
        "src/a.ts#top",
        "src/a.ts:12-",
        "src/a\nb.ts",
        "...//.",
    };
    CodeSpan span;
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (code_span_read(slice_from_string(texts[i]), &span)) {
            fail_msg("\"%s\" is a path", texts[i]);
        }
    }
}

static void no_path_is_longer_than_three_hundred_bytes(void **state)
{
    char text[302];
    CodeSpan span;
    (void)state;
    memset(text, 'a', sizeof text);
    memcpy(text, "b/", 2);
    memcpy(text + 297, ".ts", 3);
    assert_true(code_span_read((Slice){text, 300}, &span));
    memcpy(text + 297, "a.ts", 4);
    assert_false(code_span_read((Slice){text, 301}, &span));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(path_has_parts_and_an_extension),
        cmocka_unit_test(lines_may_stand_behind_it),
        cmocka_unit_test(kinds_of_paths_are_told_apart),
        cmocka_unit_test(other_texts_are_no_paths),
        cmocka_unit_test(no_path_is_longer_than_three_hundred_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
