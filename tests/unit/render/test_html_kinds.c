/* What filters can make and Markdown cannot, as HTML. */
#include "render/html.h"

#include "document/view_document.h"
#include "document/view_store.h"
#include "markdown/markdown.h"
#include "unit/document/view_notation.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

static Arena arena;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static const char *html_of(const Tree *tree, HtmlStyle style, HtmlMode mode)
{
    HtmlOptions options = {.style = style, .mode = mode};
    Buffer out;

    buffer_init(&out, &arena);
    html_write_tree(&out, tree, &options);
    return arena_string(&arena, buffer_slice(&out));
}

static Tree *store(const View *view)
{
    Tree *tree = arena_new(&arena, Tree);
    Source *source = arena_new(&arena, Source);

    source_init(source, &arena, SLICE("test.md"), SLICE(""));
    view_store(tree, &arena, view, source);
    return tree;
}

typedef struct KindCase {
    const char *view;
    const char *html;
} KindCase;

static void assert_kinds(const KindCase *cases, size_t count, HtmlStyle style)
{
    for (size_t i = 0; i < count; i++) {
        Tree *tree = store(view_from_notation(&arena, cases[i].view));

        assert_string_equal(html_of(tree, style, HTML_SANITIZE), cases[i].html);
    }
}

#define ASSERT_KINDS(cases, style) assert_kinds(cases, sizeof(cases) / sizeof(cases)[0], style)

static void blocks_are_pandocs_elements(void **state)
{
    static const KindCase cases[] = {
        {"(Plain \"a\") (Plain \"b\") (Para \"c\")", "a\nb\n<p>c</p>\n"},
        {"(Div #d .a .b +style=\"x\" (Plain \"a\") (Div))",
         "<div id=\"d\" class=\"a b\" data-style=\"x\">\na\n<div>\n</div>\n</div>\n"},
        {"(LineBlock (Line \"a\") (Line) (Line \"b\"))",
         "<div class=\"line-block\">a<br>\n<br>\nb</div>\n"},
        {"(DefinitionList (DefinitionItem (Term \"t\") (Definition (Plain \"a\")) (Definition (Para"
         " \"b\"))) (DefinitionItem (Term \"u\")))",
         "<dl>\n<dt>t</dt>\n<dd>a</dd>\n<dd>\n<p>b</p>\n</dd>\n<dt>u</dt>\n<dd></dd>\n</dl>\n"},
        {"(Figure #f (Caption (Plain \"c\")) (Plain (Image url=u \"alt\")))",
         "<figure id=\"f\">\n<img src=\"u\" alt=\"alt\" loading=\"lazy\" decoding=\"async\">\n"
         "<figcaption>c</figcaption>\n</figure>\n"},
        {"(Figure (Caption) (Para \"a\"))", "<figure>\n<p>a</p>\n</figure>\n"},
        {"(Header level=7 .x \"a\")", "<p class=\"x heading\">a</p>\n"},
        {"(Header level=2 \"a\")", "<h2>a</h2>\n"},
        {"(BulletList (Item (Plain \"a\") (Plain \"b\")) (Item (Plain \"c\") (BulletList)))",
         "<ul>\n<li>a\nb</li>\n<li>c\n<ul>\n</ul>\n</li>\n</ul>\n"},
        {"(BulletList (Item (Plain \"a\")) (Item (Para \"b\") (Plain \"c\")))",
         "<ul>\n<li>a</li>\n<li>\n<p>b</p>\nc</li>\n</ul>\n"},
    };

    (void)state;
    ASSERT_KINDS(cases, HTML_SITE);
}

static void ordered_lists_have_a_start_and_a_type(void **state)
{
    static const KindCase cases[] = {
        {"(OrderedList number=3 style=3 (Item (Plain \"a\")))",
         "<ol start=\"3\" type=\"i\">\n<li>a</li>\n</ol>\n"},
        {"(OrderedList number=1 style=6 (Item (Plain \"a\")))",
         "<ol type=\"A\">\n<li>a</li>\n</ol>\n"},
        {"(OrderedList number=-2 (Item))", "<ol start=\"-2\">\n<li></li>\n</ol>\n"},
        {"(OrderedList number=1 style=1 (Item))", "<ol class=\"example\">\n<li></li>\n</ol>\n"},
    };

    (void)state;
    ASSERT_KINDS(cases, HTML_SITE);
}

static void inlines_are_pandocs_elements(void **state)
{
    static const KindCase cases[] = {
        {"(Plain (Underline \"a\") (Superscript \"b\") (Subscript \"c\") (SmallCaps \"d\"))",
         "<u>a</u><sup>b</sup><sub>c</sub><span class=\"smallcaps\">d</span>"},
        {"(Plain (Span #s .c +lang=\"de\" \"a\"))",
         "<span id=\"s\" class=\"c\" lang=\"de\">a</span>"},
        {"(Plain (Quoted \"a\" (Quoted single \"b\")))", "“a‘b’”"},
        {"(Plain (Cite (Citation \"x\" (Prefix \"p\") (Suffix \"s\")) \"[shown]\"))", "[shown]"},
        {"(Plain (Image url=u (Quoted \"a\") (Superscript \"2\")))",
         "<img src=\"u\" alt=\"“a”2\" loading=\"lazy\" decoding=\"async\">"},
        {"(Plain (Link url=u (Link url=v \"a\")))", "<a href=\"u\">a</a>"},
    };

    (void)state;
    ASSERT_KINDS(cases, HTML_SITE);
}

static void attributes_that_html_has_keep_their_names(void **state)
{
    static const KindCase cases[] = {
        {"(Plain (Link url=u +rel=\"noopener\" \"a\"))", "<a href=\"u\" rel=\"noopener\">a</a>"},
        {"(Plain (Link url=u +target=\"_blank\" \"a\"))", "<a href=\"u\" target=\"_blank\">a</a>"},
        {"(Plain (Link url=u +aria-label=\"b\" \"a\"))", "<a href=\"u\" aria-label=\"b\">a</a>"},
        {"(Plain (Link url=u +tabindex=\"-1\" \"a\"))", "<a href=\"u\" tabindex=\"-1\">a</a>"},
        {"(Plain (Link url=u +tabindex=\"5\" \"a\"))", "<a href=\"u\" data-tabindex=\"5\">a</a>"},
        {"(Plain (Link url=u +title=\"t\" \"a\"))", "<a href=\"u\" data-title=\"t\">a</a>"},
        {"(Plain (Link url=u +onclick=\"x\" \"a\"))", "<a href=\"u\" data-onclick=\"x\">a</a>"},
        {"(Plain (Link url=u +ping=\"x\" \"a\"))", "<a href=\"u\" data-ping=\"x\">a</a>"},
        {"(Plain (Image url=u +width=\"300\" \"a\"))",
         "<img src=\"u\" alt=\"a\" width=\"300\" loading=\"lazy\" decoding=\"async\">"},
        {"(Plain (Image url=u +height=\"50%\" \"a\"))",
         "<img src=\"u\" alt=\"a\" data-height=\"50%\" loading=\"lazy\" decoding=\"async\">"},
        {"(Plain (Image url=u +width=\"0\" \"a\"))",
         "<img src=\"u\" alt=\"a\" data-width=\"0\" loading=\"lazy\" decoding=\"async\">"},
        {"(Plain (Image url=u +srcset=\"x\" \"a\"))",
         "<img src=\"u\" alt=\"a\" data-srcset=\"x\" loading=\"lazy\" decoding=\"async\">"},
        {"(Plain (Span +title=\"b <c\" \"a\"))", "<span title=\"b &lt;c\">a</span>"},
        {"(Plain (Span +role=\"img\" \"a\"))", "<span role=\"img\">a</span>"},
        {"(Plain (Span +rel=\"c\" \"a\"))", "<span data-rel=\"c\">a</span>"},
        {"(Plain (Span +style=\"x\" \"a\"))", "<span data-style=\"x\">a</span>"},
        {"(Div +role=\"note\" (Plain \"a\"))", "<div role=\"note\">\na\n</div>\n"},
        {"(CodeBlock +title=\"a.js\" \"c\")", "<pre data-title=\"a.js\"><code>c\n</code></pre>\n"},
    };

    (void)state;
    ASSERT_KINDS(cases, HTML_SITE);
}

static void raw_text_of_other_formats_is_left_out(void **state)
{
    static const KindCase cases[] = {
        {"(RawBlock format=html5 \"<b>a</b>\") (RawBlock format=HTML \"<i>b</i>\")",
         "<b>a</b>\n<i>b</i>\n"},
        {"(Para \"a\" (RawInline format=latex \"\\\\x\") (RawInline format=html4 \"<b>\"))",
         "<p>a<b></b></p>\n"},
        {"(RawBlock format=latex \"<b>\") (RawBlock format=\"\" \"<b>\")", ""},
        {"(RawBlock format=html \"<p style='x' onclick='y'>a</p>\")", "<p>a</p>\n"},
    };

    (void)state;
    ASSERT_KINDS(cases, HTML_SITE);
}

static void tables_have_all_their_parts(void **state)
{
    static const KindCase cases[] = {
        {view_sample_table,
         "<div class=\"table-scroll\" role=\"region\" aria-label=\"Table 1\" tabindex=\"0\">\n"
         "<table id=\"t\" class=\"c\">\n<caption>A caption</caption>\n"
         "<thead class=\"h\">\n<tr class=\"r\">\n<th class=\"align-left\" colspan=\"2\">ab</th>\n"
         "<th class=\"align-right\">c</th>\n</tr>\n</thead>\n"
         "<tbody class=\"b\">\n<tr>\n<th class=\"align-center\" rowspan=\"2\">s</th>\n</tr>\n"
         "<tr>\n<td id=\"cell\" class=\"wide align-right\">\n<p>p</p>\n<p>q</p>\n</td>\n"
         "<td class=\"align-right\"></td>\n<td></td>\n</tr>\n</tbody>\n"
         "<tfoot data-k=\"v\">\n<tr>\n<td class=\"align-left\">f</td>\n</tr>\n</tfoot>\n"
         "</table>\n</div>\n"},
        {"(Table columns=d (Head) (Body number=1 (Row (Cell (Table columns=l (Head) (Body (Row "
         "(Cell"
         " (Plain \"in\")))) (Foot))) (Cell (Plain \"out\")))) (Foot))",
         "<div class=\"table-scroll\" role=\"region\" aria-label=\"Table 1\" tabindex=\"0\">\n"
         "<table>\n<tbody>\n<tr>\n<th>\n"
         "<div class=\"table-scroll\" role=\"region\" aria-label=\"Table 2\" tabindex=\"0\">\n"
         "<table>\n<tbody>\n<tr>\n<td class=\"align-left\">in</td>\n</tr>\n</tbody>\n</table>\n"
         "</div>\n</th>\n<td>out</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
    };

    (void)state;
    ASSERT_KINDS(cases, HTML_SITE);
}

static void notes_are_footnotes(void **state)
{
    static const KindCase cases[] = {
        {"(Para \"a\" (Note (Plain \"b\")))",
         "<p>a<sup class=\"footnote-ref\"><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\" "
         "aria-label=\"Footnote 1\">1</a></sup></p>\n<section class=\"footnotes\" "
         "role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn:1\">\nb <a "
         "href=\"#fnref:1\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"Back to "
         "reference 1\">↩</a>\n</li>\n</ol>\n</section>\n"},
    };

    (void)state;
    ASSERT_KINDS(cases, HTML_SITE);
}

static void spec_style_has_the_elements_alone(void **state)
{
    static const KindCase cases[] = {
        {"(Div #d .a (Plain (Span .b \"a\") (LineBreak) \"b\"))",
         "<div>\n<span>a</span><br />\nb\n</div>\n"},
        {"(Table columns=l (Head) (Body (Row (Cell (Plain \"a\")))) (Foot))",
         "<table>\n<tbody>\n<tr>\n<td align=\"left\">a</td>\n</tr>\n</tbody>\n</table>\n"},
    };

    (void)state;
    ASSERT_KINDS(cases, HTML_SPEC);
}

static void no_kind_has_a_style_attribute(void **state)
{
    (void)state;
    for (size_t i = 0; i < VIEW_SAMPLE_COUNT; i++) {
        Tree *tree = store(view_from_notation(&arena, view_samples[i]));

        for (int mode = HTML_SANITIZE; mode <= HTML_TRUST; mode++) {
            const char *site = html_of(tree, HTML_SITE, (HtmlMode)mode);

            assert_null(strstr(site, " style="));
            assert_non_null(html_of(tree, HTML_SPEC, (HtmlMode)mode));
        }
    }
}

/* A filter that changes nothing changes no page. */
static void what_is_stored_unchanged_is_written_as_before(void **state)
{
    static const char *const documents[] = {
        "# A *b*\n\ntext  \nwith `code` and \\* &amp; ~~x~~ <b>raw</b> $x^2$\nline\n",
        "- a\n- b\n\n  c\n\n1) x\n2) y\n   - z\n\n3. q\n",
        "- [ ] a\n- [x] b\n\ntext\n\n1. [ ] c\n2. [x] d\n3. e\n",
        "> [!NOTE]\n> text\n\n> quote\n",
        ("```js title=\"x\" {3-5}\nlet a;\n```\n\n```{#id .class k=v}\n```\n\n```\n\n```\n\n    "
         "indented\n"),
        "| a | b |\n|:-:|--|\n| `x` *y* | 2 |\n\n|a|\n|-|\n",
        "a[^x] b[^2] c[^x]\n\n[^x]: one\n\n    more\n[^2]: two\n",
        "[link](a b \"t\") ![image *alt*](u) <http://a.b> www.example.com\n",
        "<div>\n\n*a* **b**\n\n</div>\n<!-- c -->\n\n---\n",
    };
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};

    (void)state;
    for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
        Source *source = arena_new(&arena, Source);
        Tree tree;
        Tree stored = {0};

        source_init(source, &arena, SLICE("a.md"), slice_from_string(documents[i]));
        markdown_parse(&tree, &arena, &arena, source, 0, DIALECT_MEMOC);
        view_store(&stored, &arena, view_from_tree(&arena, &tree, &options), source);
        assert_string_equal(html_of(&stored, HTML_SITE, HTML_SANITIZE),
                            html_of(&tree, HTML_SITE, HTML_SANITIZE));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(blocks_are_pandocs_elements, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ordered_lists_have_a_start_and_a_type, set_up, tear_down),
        cmocka_unit_test_setup_teardown(inlines_are_pandocs_elements, set_up, tear_down),
        cmocka_unit_test_setup_teardown(attributes_that_html_has_keep_their_names, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(raw_text_of_other_formats_is_left_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tables_have_all_their_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(notes_are_footnotes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(spec_style_has_the_elements_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_kind_has_a_style_attribute, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_stored_unchanged_is_written_as_before, set_up,
                                        tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
