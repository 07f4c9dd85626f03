#include "render/html.h"

#include "document/anchor.h"
#include "markdown/markdown.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct HtmlCase {
    const char *markdown;
    const char *html;
} HtmlCase;

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

static void assert_html(const HtmlCase *cases, size_t count, HtmlStyle style, HtmlMode mode)
{
    HtmlOptions options = {.style = style, .mode = mode};

    for (size_t i = 0; i < count; i++) {
        Arena arena;
        Slice html;

        arena_init(&arena, NULL);
        html = write(&arena, cases[i].markdown, &options);
        if (!slice_is(html, cases[i].html)) {
            fail_msg("%s\n  is  %.*s\n  not %s", cases[i].markdown, SLICE_PRINT(html),
                     cases[i].html);
        }
        arena_free(&arena);
    }
}

/* As cmark-gfm 0.29.0.gfm.6 prints it with --unsafe and all extensions but tagfilter. */
static void spec_style_is_that_of_cmark_gfm(void **state)
{
    static const HtmlCase cases[] = {
        {"", ""},
        {"# a *b*\n\nc\nd  \ne\n***", "<h1>a <em>b</em></h1>\n<p>c\nd<br />\ne</p>\n<hr />\n"},
        {"- a\n- b\n\n3. c\n\n   d", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol "
                                     "start=\"3\">\n<li>\n<p>c</p>\n<p>d</p>\n</li>\n</ol>\n"},
        {"- [x] a\n- [ ] b\n\n  c",
         "<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
         "\n<p>a</p>\n</li>\n<li><input "
         "type=\"checkbox\" disabled=\"\" /> \n<p>b</p>\n<p>c</p>\n</li>\n</ul>\n"},
        {"-\n- > a",
         "<ul>\n<li></li>\n<li>\n<blockquote>\n<p>a</p>\n</blockquote>\n</li>\n</ul>\n"},
        {"```c d\n<a>\n```\n\n    b\n",
         "<pre><code class=\"language-c\">&lt;a&gt;\n</code></pre>\n<pre><code>b\n</code></pre>\n"},
        {"|a|b|\n|-|:-:|\n|c|\n|d|e|f|",
         "<table>\n<thead>\n<tr>\n<th>a</th>\n<th "
         "align=\"center\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
         "<td>c</td>\n<td align=\"center\"></td>\n</tr>\n<tr>\n<td>d</td>\n<td "
         "align=\"center\">e</td>\n"
         "</tr>\n</tbody>\n</table>\n"},
        {"|a|\n|-:|",
         "<table>\n<thead>\n<tr>\n<th align=\"right\">a</th>\n</tr>\n</thead>\n</table>\n"},
        {"~~a~~ `b` **c** <https://d.e/é?f=\"&g>",
         "<p><del>a</del> <code>b</code> <strong>c</strong> <a "
         "href=\"https://d.e/%C3%A9?f=%22&amp;g\">https://d.e/é?f=&quot;&amp;g</a></p>\n"},
        {"![a *b* `c` <i>\n![d](e)](f \"g\") [h](<i j> 'k\"')",
         "<p><img src=\"f\" alt=\"a b c &lt;i&gt; d\" title=\"g\" /> <a href=\"i%20j\" "
         "title=\"k&quot;\">h</a></p>\n"},
        {"<div>\n*a*\n\n*b* <i>c", "<div>\n*a*\n<p><em>b</em> <i>c</p>\n"},
        {"[a](javascript:b) ![c](data:text/html,d)",
         "<p><a href=\"javascript:b\">a</a> <img src=\"data:text/html,d\" alt=\"c\" /></p>\n"},
    };

    (void)state;
    assert_html(cases, COUNT(cases), HTML_SPEC, HTML_TRUST);
}

static void spec_style_names_footnotes_by_label(void **state)
{
    static const HtmlCase cases[] = {
        {"a[^é] b[^é]\n\n[^é]: c\n\n    d",
         "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-%C3%A9\" id=\"fnref-%C3%A9\" "
         "data-footnote-ref>1</a></sup> b<sup class=\"footnote-ref\"><a href=\"#fn-%C3%A9\" "
         "id=\"fnref-%C3%A9-2\" data-footnote-ref>1</a></sup></p>\n<section class=\"footnotes\" "
         "data-footnotes>\n<ol>\n<li id=\"fn-%C3%A9\">\n<p>c</p>\n<p>d <a href=\"#fnref-%C3%A9\" "
         "class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">↩</a> <a "
         "href=\"#fnref-%C3%A9-2\" class=\"footnote-backref\" data-footnote-backref "
         "aria-label=\"Back to "
         "content\">↩<sup class=\"footnote-ref\">2</sup></a></p>\n</li>\n</ol>\n</section>\n"},
        {"a[^b]\n\n[^b]:\n    - c",
         "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-b\" id=\"fnref-b\" "
         "data-footnote-ref>1</a></sup></p>\n<section class=\"footnotes\" "
         "data-footnotes>\n<ol>\n<li "
         "id=\"fn-b\">\n<ul>\n<li>c</li>\n</ul>\n<a href=\"#fnref-b\" class=\"footnote-backref\" "
         "data-footnote-backref aria-label=\"Back to content\">↩</a>\n</li>\n</ol>\n</section>\n"},
    };

    (void)state;
    assert_html(cases, COUNT(cases), HTML_SPEC, HTML_TRUST);
}

static void spec_style_has_alerts_as_github_and_math_as_pandoc(void **state)
{
    static const HtmlCase cases[] = {
        {"> [!NOTE]\n> a", "<div class=\"markdown-alert markdown-alert-note\">\n<p "
                           "class=\"markdown-alert-title\">Note</p>\n<p>a</p>\n</div>\n"},
        {"$a<b$ $$c$$", "<p><span class=\"math inline\">\\(a&lt;b\\)</span> <span class=\"math "
                        "display\">\\[c\\]</span></p>\n"},
    };

    (void)state;
    assert_html(cases, COUNT(cases), HTML_SPEC, HTML_TRUST);
}

static void addresses_that_run_scripts_stay_empty_in_spec_style(void **state)
{
    static const HtmlCase cases[] = {
        {"[a](javascript:b) ![c](data:text/html,d)",
         "<p><a href=\"\">a</a> <img src=\"\" alt=\"c\" /></p>\n"},
    };

    (void)state;
    assert_html(cases, COUNT(cases), HTML_SPEC, HTML_ESCAPE);
    assert_html(cases, COUNT(cases), HTML_SPEC, HTML_SANITIZE);
}

static void site_style_has_identifiers_and_classes(void **state)
{
    static const HtmlCase cases[] = {
        {"# A b\n\n# A b\n\n## c {#d .e f=g F=h}",
         "<h1 id=\"a-b\">A b</h1>\n<h1 id=\"a-b-1\">A b</h1>\n<h2 id=\"d\" class=\"e\" "
         "data-f=\"g\">c</h2>\n"},
        {"# a {data-x=1 lang=de dir=up DIR=rtl title='t \"' TITLE=u data-=v}",
         "<h1 id=\"a\" data-x=\"1\" lang=\"de\" data-dir=\"up\" dir=\"rtl\" data-title=\"t "
         "&quot;\" data-data-=\"v\">a</h1>\n"},
        {"# a {#fn:1}", "<h1>a</h1>\n"},
        {"***\na  \nb", "<hr>\n<p>a<br>\nb</p>\n"},
        {"![a](b \"c\") [d](e)",
         "<p><img src=\"b\" alt=\"a\" title=\"c\" loading=\"lazy\" decoding=\"async\"> <a "
         "href=\"e\">d</a></p>\n"},
        {"![a]()", "<p>a</p>\n"},
        {"|a|b|\n|:-|-:|\n|c|",
         "<div class=\"table-scroll\" role=\"region\" aria-label=\"Table 1\" "
         "tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th class=\"align-left\">a</th>\n<th "
         "class=\"align-right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td "
         "class=\"align-left\">c</td>\n<td "
         "class=\"align-right\"></td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
        {"- [x] a\n- b\n",
         "<ul>\n<li class=\"task-list-item\"><input type=\"checkbox\" checked disabled "
         "aria-label=\"Done\"> a</li>\n<li>b</li>\n</ul>\n"},
        {"- [ ] a\n\n  b\n", "<ul>\n<li class=\"task-list-item\">\n<p><input type=\"checkbox\" "
                             "disabled aria-label=\"To "
                             "do\"> a</p>\n<p>b</p>\n</li>\n</ul>\n"},
        {"> [!TIP]\n> a", "<div class=\"markdown-alert markdown-alert-tip\" role=\"note\">\n<p "
                          "class=\"markdown-alert-title\">Tip</p>\n<p>a</p>\n</div>\n"},
        {"$a$ $$b$$",
         "<p><span class=\"math inline\">a</span> <span class=\"math display\">b</span></p>\n"},
    };

    (void)state;
    assert_html(cases, COUNT(cases), HTML_SITE, HTML_SANITIZE);
}

static void code_in_site_style_keeps_the_info_string(void **state)
{
    static const HtmlCase cases[] = {
        {"```ts title=\"a\" {1}\nb\n```",
         "<pre><code class=\"language-ts\" data-info=\"title=&quot;a&quot; "
         "{1}\">b\n</code></pre>\n"},
        {"```ts {#c .d e=f}\nb\n```",
         "<pre id=\"c\" class=\"d\" data-e=\"f\"><code class=\"language-ts\">b\n</code></pre>\n"},
        {"```{.ts .d}\nb\n```", "<pre class=\"d\"><code class=\"language-ts\">b\n</code></pre>\n"},
        {"```ts{.d}\nb\n```", "<pre class=\"d\"><code class=\"language-ts\">b\n</code></pre>\n"},
        {"```\nb\n```", "<pre><code>b\n</code></pre>\n"},
    };

    (void)state;
    assert_html(cases, COUNT(cases), HTML_SITE, HTML_SANITIZE);
}

static void site_style_names_footnotes_by_number(void **state)
{
    static const HtmlCase cases[] = {
        {"a[^x] [b[^x]](c)\n\n[^x]: d",
         "<p>a<sup class=\"footnote-ref\"><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\" "
         "aria-label=\"Footnote 1\">1</a></sup> <a href=\"c\">b<sup class=\"footnote-ref\" "
         "id=\"fnref:1:2\">1</sup></a></p>\n<section class=\"footnotes\" role=\"doc-endnotes\" "
         "aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn:1\">\n<p>d <a href=\"#fnref:1\" "
         "class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"Back to reference "
         "1\">↩</a> <a "
         "href=\"#fnref:1:2\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"Back "
         "to "
         "reference 1-2\">↩<sup "
         "class=\"footnote-ref\">2</sup></a></p>\n</li>\n</ol>\n</section>\n"},
    };

    (void)state;
    assert_html(cases, COUNT(cases), HTML_SITE, HTML_SANITIZE);
}

static void raw_html_is_escaped_filtered_or_trusted(void **state)
{
    static const char markdown[] = "<div>\n<xmp>\n\na <b> <xmp>";
    static const HtmlCase escaped[] = {
        {markdown,
         "<pre class=\"markup\">&lt;div&gt;\n&lt;xmp&gt;</pre>\n<p>a &lt;b&gt; &lt;xmp&gt;</p>\n"}};
    static const HtmlCase filtered[] = {{markdown, "<div>\n&lt;xmp>\n<p>a <b> &lt;xmp></p>\n"}};
    static const HtmlCase trusted[] = {{markdown, "<div>\n<xmp>\n<p>a <b> <xmp></p>\n"}};

    (void)state;
    assert_html(escaped, 1, HTML_SITE, HTML_ESCAPE);
    assert_html(filtered, 1, HTML_SITE, HTML_GFM);
    assert_html(trusted, 1, HTML_SITE, HTML_TRUST);
}

static void sanitised_html_closes_elements_as_its_style_does(void **state)
{
    static const HtmlCase cases[] = {{"a<br>b", "<p>a<br />b</p>\n"}};

    (void)state;
    assert_html(cases, 1, HTML_SPEC, HTML_SANITIZE);
}

typedef struct ExpectedHole {
    const char *before; /* what the body has right before the hole */
    HoleKind kind;
    NodeKind node;
    const char *url;
} ExpectedHole;

static void assert_hole(Slice html, const HtmlHole *hole, const ExpectedHole *expected)
{
    assert_true(
        slice_ends_with(slice_part(html, 0, hole->offset), slice_from_string(expected->before)));
    assert_true(hole->offset < html.size);
    assert_int_equal(hole->kind, expected->kind);
    assert_int_equal(hole->node->kind, expected->node);
    assert_true(slice_is(hole->url, expected->url));
}

static void urls_into_the_site_are_left_open(void **state)
{
    static const char markdown[] = "[a](<b c.md#d>) ![e](f.png) [g](https://h.i) [j](mailto:k@l.m) "
                                   "[n](#o) <a href=\"p&amp;q\">\n\n"
                                   "<img src=r srcset=\"s 1x, t 2x\" alt=u>";
    static const ExpectedHole expected[] = {
        {"<a href=\"", HOLE_HREF, NODE_LINK, "b c.md#d"},
        {"<img src=\"", HOLE_IMAGE, NODE_IMAGE, "f.png"},
        {"\">j</a> <a href=\"", HOLE_HREF, NODE_LINK, "#o"},
        {"</a> <a href=\"", HOLE_HREF, NODE_RAW_INLINE, "p&q"},
        {"<img alt=\"u\" src=\"", HOLE_SRC, NODE_RAW_BLOCK, "r"},
        {" srcset=\"", HOLE_SRC, NODE_RAW_BLOCK, "s"},
        {" 1x, ", HOLE_SRC, NODE_RAW_BLOCK, "t"},
    };
    Arena arena;
    HtmlHoles holes;
    HtmlOptions options = {.style = HTML_SITE, .mode = HTML_SANITIZE, .holes = &holes};
    Slice html;

    (void)state;
    arena_init(&arena, NULL);
    html_holes_init(&holes, &arena);
    html = write(&arena, markdown, &options);
    assert_int_equal(holes.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_hole(html, &holes.items[i], &expected[i]);
    }
    assert_true(slice_find(html, SLICE("https://h.i"), 0) < html.size);
    arena_free(&arena);
}

static void images_without_a_size_of_their_own_are_open_for_one(void **state)
{
    static const char markdown[] =
        "![a](b) <img src=c> <img src=d width=3> <img src=e height=3> <img src=f width=50%> "
        "<img src=g srcset=\"h 2x\"> <picture><source srcset=i></picture>";
    static const HoleKind expected[] = {HOLE_IMAGE, HOLE_IMAGE, HOLE_SRC, HOLE_SRC,
                                        HOLE_SRC,   HOLE_SRC,   HOLE_SRC, HOLE_SRC};
    Arena arena;
    HtmlHoles holes;
    HtmlOptions options = {.style = HTML_SITE, .mode = HTML_SANITIZE, .holes = &holes};

    (void)state;
    arena_init(&arena, NULL);
    html_holes_init(&holes, &arena);
    write(&arena, markdown, &options);
    assert_int_equal(holes.count, COUNT(expected));
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_int_equal(holes.items[i].kind, expected[i]);
    }
    arena_free(&arena);
}

static void holes_of_what_is_hidden_are_taken_back(void **state)
{
    Arena arena;
    HtmlHoles holes;
    HtmlOptions options = {.style = HTML_SITE, .mode = HTML_SANITIZE, .holes = &holes};

    (void)state;
    arena_init(&arena, NULL);
    html_holes_init(&holes, &arena);
    write(&arena, "[a](b) <object>[c](d) <i id=e></object> [f](g)", &options);
    assert_int_equal(holes.count, 2);
    assert_true(slice_is(holes.items[1].url, "g"));
    assert_int_equal(holes.anchor_count, 0);
    arena_free(&arena);
}

static void anchors_of_raw_html_are_noted(void **state)
{
    Arena arena;
    HtmlHoles holes;
    HtmlOptions options = {.style = HTML_SITE, .mode = HTML_SANITIZE, .holes = &holes};

    (void)state;
    arena_init(&arena, NULL);
    html_holes_init(&holes, &arena);
    write(&arena, "<a name=b></a> <i id=\"c&amp;\"></i> <i id=b></i>", &options);
    assert_int_equal(holes.anchor_count, 2);
    assert_true(slice_is(holes.anchors[0].name, "b"));
    assert_true(slice_is(holes.anchors[0].identifier, "user-content-b"));
    assert_true(slice_is(holes.anchors[1].name, "c&"));
    arena_free(&arena);
}

/* Filters may put anything anywhere: a definition in the text is passed over, and rows may be of any length. */
static void trees_of_filters_are_written_as_far_as_html_goes(void **state)
{
    Arena arena;
    HtmlOptions options = {.style = HTML_SITE, .mode = HTML_SANITIZE};
    Tree tree = {.arena = &arena};
    Buffer out;
    Footnote footnote = {.number = 1, .references = 0};
    Footnote *footnotes[] = {&footnote};
    Node *outer;
    Node *inner;
    LinkTarget target = {.url = SLICE("a")};

    (void)state;
    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    tree.root = node_new(&arena, NODE_DOCUMENT, (Span){0, 0});
    tree.footnotes = footnotes;
    tree.footnote_count = 1;
    footnote.definition = node_new(&arena, NODE_FOOTNOTE_DEFINITION, (Span){0, 0});
    footnote.definition->footnote = &footnote;
    node_append(tree.root, footnote.definition);
    outer = node_new(&arena, NODE_LINK, (Span){0, 0});
    outer->target = &target;
    inner = node_new(&arena, NODE_LINK, (Span){0, 0});
    inner->target = &target;
    node_append(outer, inner);
    node_append(tree.root, outer);
    html_write_tree(&out, &tree, &options);
    assert_true(slice_is(
        buffer_slice(&out),
        "<a href=\"a\"></a>\n<section class=\"footnotes\" role=\"doc-endnotes\" "
        "aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn:1\">\n\n</li>\n</ol>\n</section>\n"));
    arena_free(&arena);
}

static void depth_costs_no_stack(void **state)
{
    enum { DEPTH = 100000 };
    Arena arena;
    HtmlOptions options = {.style = HTML_SITE, .mode = HTML_SANITIZE};
    Tree tree = {.arena = &arena};
    Buffer out;
    Node *node;

    (void)state;
    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    node = tree.root = node_new(&arena, NODE_DOCUMENT, (Span){0, 0});
    for (int i = 0; i < DEPTH; i++) {
        Node *quote = node_new(&arena, NODE_BLOCK_QUOTE, (Span){0, 0});

        node_append(node, quote);
        node = quote;
    }
    html_write_tree(&out, &tree, &options);
    assert_int_equal(out.size, DEPTH * (sizeof "<blockquote>\n</blockquote>\n" - 1));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spec_style_is_that_of_cmark_gfm),
        cmocka_unit_test(spec_style_names_footnotes_by_label),
        cmocka_unit_test(spec_style_has_alerts_as_github_and_math_as_pandoc),
        cmocka_unit_test(addresses_that_run_scripts_stay_empty_in_spec_style),
        cmocka_unit_test(site_style_has_identifiers_and_classes),
        cmocka_unit_test(code_in_site_style_keeps_the_info_string),
        cmocka_unit_test(site_style_names_footnotes_by_number),
        cmocka_unit_test(raw_html_is_escaped_filtered_or_trusted),
        cmocka_unit_test(sanitised_html_closes_elements_as_its_style_does),
        cmocka_unit_test(urls_into_the_site_are_left_open),
        cmocka_unit_test(images_without_a_size_of_their_own_are_open_for_one),
        cmocka_unit_test(holes_of_what_is_hidden_are_taken_back),
        cmocka_unit_test(anchors_of_raw_html_are_noted),
        cmocka_unit_test(trees_of_filters_are_written_as_far_as_html_goes),
        cmocka_unit_test(depth_costs_no_stack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
