#include "render/html_silence.h"

#include "document/anchor.h"
#include "markdown/markdown.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

typedef struct SilenceCase {
    const char *markdown;
    const char *html;
} SilenceCase;

#define COUNT(table) (sizeof(table) / sizeof *(table))

static Slice write(Arena *arena, const char *markdown, const HtmlOptions *options)
{
    Source *source = arena_new(arena, Source);
    Tree tree;
    Buffer out;

    buffer_init(&out, arena);
    source_init(source, arena, SLICE("test.md"), slice_from_string(markdown));
    markdown_parse(&tree, arena, arena, source, 0, DIALECT_MEMOC);
    anchor_assign(&tree);
    html_write_tree(&out, &tree, options);
    return buffer_slice(&out);
}

static void expect(const SilenceCase *cases, size_t count, const HtmlOptions *options)
{
    for (size_t i = 0; i < count; i++) {
        Arena arena;
        Slice html;

        arena_init(&arena, NULL);
        html = write(&arena, cases[i].markdown, options);
        if (!slice_is(html, cases[i].html)) {
            fail_msg("%s\n  is  %.*s\n  not %s", cases[i].markdown, SLICE_PRINT(html),
                     cases[i].html);
        }
        arena_free(&arena);
    }
}

static void a_link_without_a_word_is_named_after_its_destination(void **state)
{
    static const SilenceCase cases[] = {
        {"[](b.md#c)", "<p><a href=\"b.md#c\">b.md#c</a></p>\n"},
        {"[ ](b.md \"T & t\")", "<p><a href=\"b.md\" title=\"T &amp; t\"> T &amp; t</a></p>\n"},
        {"[&nbsp;<span></span><!-- c -->](b)", "<p><a href=\"b\">\xC2\xA0<span></span>b</a></p>\n"},
        {"[a](b) [`a`](b) [$a$](b) [<T>](b)",
         "<p><a href=\"b\">a</a> <a href=\"b\"><code>a</code></a> <a href=\"b\"><span "
         "class=\"math inline\">a</span></a> <a href=\"b\">&lt;T&gt;</a></p>\n"},
        {"[](javascript:x) []()", "<p><a></a> <a href=\"\"></a></p>\n"},
    };

    (void)state;
    expect(cases, COUNT(cases), &(HtmlOptions){.style = HTML_SITE, .mode = HTML_SANITIZE});
}

#define IMAGE(alt) "<img src=\"i.png\" alt=\"" alt "\" loading=\"lazy\" decoding=\"async\">"

static void an_image_says_where_its_link_leads_when_nothing_else_does(void **state)
{
    static const SilenceCase cases[] = {
        {"![](i.png) ![ ](i.png)", "<p>" IMAGE("") " " IMAGE("") "</p>\n"},
        {"[![](i.png)![ ](i.png)](b)", "<p><a href=\"b\">" IMAGE("b") IMAGE("") "</a></p>\n"},
        {"[![](i.png) a](b)", "<p><a href=\"b\">" IMAGE("") " a</a></p>\n"},
        {"[![a](i.png)](b)", "<p><a href=\"b\">" IMAGE("a") "</a></p>\n"},
        {"[![]()](b)", "<p><a href=\"b\">b</a></p>\n"},
    };

    (void)state;
    expect(cases, COUNT(cases), &(HtmlOptions){.style = HTML_SITE, .mode = HTML_SANITIZE});
}

static void a_heading_without_a_word_is_a_paragraph(void **state)
{
    static const SilenceCase cases[] = {
        {"#", "<p class=\"heading\"></p>\n"},
        {"## ![](i.png) {#x}", "<p id=\"x\" class=\"heading\">" IMAGE("") "</p>\n"},
        {"## <br> *&nbsp;* {#x}", "<p id=\"x\" class=\"heading\"><br> <em>\xC2\xA0</em></p>\n"},
        {"## [](b) {#x}", "<h2 id=\"x\"><a href=\"b\">b</a></h2>\n"},
        {"## <img src=i.png alt=a> {#x}",
         "<h2 id=\"x\"><img alt=\"a\" src=\"i.png\" loading=\"lazy\" decoding=\"async\"></h2>\n"},
    };

    (void)state;
    expect(cases, COUNT(cases), &(HtmlOptions){.style = HTML_SITE, .mode = HTML_SANITIZE});
}

#define TABLE(head)                                                                                \
    "<div class=\"table-scroll\" role=\"region\" aria-label=\"Table 1\" tabindex=\"0\">\n"         \
    "<table>\n<thead>\n<tr>\n" head "\n</tr>\n</thead>\n</table>\n</div>\n"

static void a_table_head_without_a_word_is_a_cell(void **state)
{
    static const SilenceCase cases[] = {
        {"| | a |\n|---|---|", TABLE("<td></td>\n<th>a</th>")},
        {"| ![](i.png) | `a` |\n|:--|---|",
         TABLE("<td class=\"align-left\">" IMAGE("") "</td>\n<th><code>a</code></th>")},
    };

    (void)state;
    expect(cases, COUNT(cases), &(HtmlOptions){.style = HTML_SITE, .mode = HTML_SANITIZE});
}

static void raw_html_that_is_shown_says_something(void **state)
{
    static const SilenceCase cases[] = {
        {"# <br> {#x}", "<h1 id=\"x\">&lt;br&gt;</h1>\n"},
        {"# <!-- a --> {#x}", "<h1 id=\"x\">&lt;!-- a --&gt;</h1>\n"},
    };

    (void)state;
    expect(cases, COUNT(cases), &(HtmlOptions){.style = HTML_SITE, .mode = HTML_ESCAPE});
}

static void in_spec_style_nothing_is_silent(void **state)
{
    static const SilenceCase cases[] = {
        {"# [](b)\n\n#", "<h1><a href=\"b\"></a></h1>\n<h1></h1>\n"},
        {"[![ ](i)](b)", "<p><a href=\"b\"><img src=\"i\" alt=\" \" /></a></p>\n"},
        {"| |\n|---|\n", "<table>\n<thead>\n<tr>\n<th></th>\n</tr>\n</thead>\n</table>\n"},
    };

    (void)state;
    expect(cases, COUNT(cases), &(HtmlOptions){.style = HTML_SPEC, .mode = HTML_GFM});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_without_a_word_is_named_after_its_destination),
        cmocka_unit_test(an_image_says_where_its_link_leads_when_nothing_else_does),
        cmocka_unit_test(a_heading_without_a_word_is_a_paragraph),
        cmocka_unit_test(a_table_head_without_a_word_is_a_cell),
        cmocka_unit_test(raw_html_that_is_shown_says_something),
        cmocka_unit_test(in_spec_style_nothing_is_silent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
