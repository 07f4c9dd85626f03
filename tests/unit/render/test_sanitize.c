#include "sanitized.h"

#include "document/anchor.h"

#include <time.h>

static void allowed_elements_and_attributes_stay(void **state)
{
    static const SanitizeCase cases[] = {
        {"<b>a</b> <kbd>Ctrl</kbd><br><sub>x</sub>", "<b>a</b> <kbd>Ctrl</kbd><br><sub>x</sub>"},
        {"<p class='a b' title=t lang=en-GB dir=rtl>x</p>",
         "<p class=\"a b\" dir=\"rtl\" lang=\"en-GB\" title=\"t\">x</p>"},
        {"<IMG SRC=a.png ALT='x' WIDTH=200PX HEIGHT=\" 10 \">",
         "<img alt=\"x\" height=\"10\" src=\"a.png\" width=\"200\" loading=\"lazy\" "
         "decoding=\"async\">"},
        {"<ol start=-3 reversed type=a><li value=7>a</ol>",
         "<ol reversed start=\"-3\" type=\"a\"><li value=\"7\">a</li></ol>"},
        {"<time datetime=2026-01-01>a</time>", "<time datetime=\"2026-01-01\">a</time>"},
        {"<a href='https://a.b/?c=d&amp;e=é'>a</a>",
         "<a href=\"https://a.b/?c=d&amp;e=%C3%A9\">a</a>"},
        {"a &amp; &lt;b&gt; &copy; &bogus; & c", "a &amp; &lt;b&gt; © &amp;bogus; &amp; c"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void addresses_are_written_as_they_were_judged(void **state)
{
    static const SanitizeCase cases[] = {
        {"<img src='data:im\rage/png,a'>",
         "<img alt=\"\" src=\"data:image/png,a\" loading=\"lazy\" decoding=\"async\">"},
        {"<a href=' ht\ntp://a.b&Tab;/ c\t'>d</a>", "<a href=\"http://a.b/%20c\">d</a>"},
        {"<a href='a\x01javascript:b'>d</a>", "<a href=\"a%01javascript:b\">d</a>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void values_that_are_not_right_are_dropped(void **state)
{
    static const SanitizeCase cases[] = {
        {"<img src=a width=50% height=auto>",
         "<img alt=\"\" src=\"a\" loading=\"lazy\" decoding=\"async\">"},
        {"<img src=a width=1000000>",
         "<img alt=\"\" src=\"a\" loading=\"lazy\" decoding=\"async\">"},
        {"<img alt='a&amp;b'>", "a&amp;b"},
        {"<img src=''>", ""},
        {"<ol type=x start=a><li>a</ol>", "<ol><li>a</li></ol>"},
        {"<p lang=e_n dir=up align=justify>a</p>", "<p>a</p>"},
        {"<picture><source media=x><img src=a></picture>",
         "<picture><img alt=\"\" src=\"a\" loading=\"lazy\" decoding=\"async\"></picture>"},
        {"<picture><source srcset='a, b 2x, c 3q, d 1.5x'></picture>",
         "<picture><source srcset=\"a, b 2x, d 1.5x\"></picture>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void obsolete_html_becomes_todays(void **state)
{
    static const SanitizeCase cases[] = {
        {"<center>a</center>", "<div class=\"align-center\">a</div>"},
        {"<p align=center class=b>a</p>", "<p class=\"b align-center\">a</p>"},
        {"<h1 align=\"RIGHT\">a</h1>", "<h1 class=\"align-right\">a</h1>"},
        {"<img align=left src=a>",
         "<img class=\"align-left\" alt=\"\" src=\"a\" loading=\"lazy\" decoding=\"async\">"},
        {"<a name=x></a>", "<a id=\"user-content-x\"></a>"},
        {"<tt>a</tt><strike>b</strike><acronym title=c>d</acronym>",
         "<code>a</code><s>b</s><abbr title=\"c\">d</abbr>"},
        {"<font color=red>a</font><big>b</big><blink>c</blink>", "abc"},
        {"<dir><li>a</dir>", "<ul><li>a</li></ul>"},
        {"<table border=1 width=100% bgcolor=red><tr valign=top><td nowrap align=right>a</table>",
         "<table><tbody><tr><td class=\"align-right\">a</td></tr></tbody></table>"},
        {"<table><tr><td>a<tfoot><tr><td>b</table>",
         "<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody></table>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void tags_of_no_element_are_text(void **state)
{
    static const SanitizeCase cases[] = {
        {"<name>", "&lt;name&gt;"},
        {"Promise<T>", "Promise&lt;T&gt;"},
        {"<your-key>", "&lt;your-key&gt;"},
        {"<Redirect to=\"/a?b=c\">", "&lt;Redirect to=&quot;/a?b=c&quot;&gt;"},
        {"<Button>a</Button>", "&lt;Button&gt;a&lt;/Button&gt;"},
        {"<x a='&amp;'>", "&lt;x a='&amp;amp;'&gt;"},
        {"<input> <link> <base>", "&lt;input&gt; &lt;link&gt; &lt;base&gt;"},
        {"the <object> tag", "the &lt;object&gt; tag"},
        {"the <title> tag", "the &lt;title&gt; tag"},
        {"<b><T></b>", "<b>&lt;T&gt;</b>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void a_block_that_begins_with_such_a_tag_is_shown_as_written(void **state)
{
    static const SanitizeCase cases[] = {
        {"<task>\n  <name>A &amp; B</name>\n  <b>c</b>\n</task>\n\nd",
         "<pre class=\"markup\">&lt;task&gt;\n  &lt;name&gt;A &amp;amp; B&lt;/name&gt;\n  "
         "&lt;b&gt;c&lt;/b&gt;\n&lt;/task&gt;</pre>\n<p>d</p>\n"},
        {"</task>", "<pre class=\"markup\">&lt;/task&gt;</pre>\n"},
        {"<!-- c -->\n<div>\n<T>\n</div>", "\n<div>\n&lt;T&gt;\n</div>\n"},
        {"<details>\n<summary>a</summary>\n\n<task>\n\n</details>",
         "<details>\n<summary>a</summary>\n<pre class=\"markup\">&lt;task&gt;</pre>\n</details>\n"},
    };

    (void)state;
    assert_documents(cases, COUNT(cases));
}

static void what_is_open_is_closed_and_what_closes_nothing_is_dropped(void **state)
{
    static const SanitizeCase cases[] = {
        {"<div><b>a", "<div><b>a</b></div>"},
        {"a</b></div></p>c", "ac"},
        {"<b><i>a</b>b</i>c", "<b><i>a</i></b>bc"},
        {"<div><p>a<p>b</div>c", "<div><p>a</p><p>b</p></div>c"},
        {"<h1>a</h2>b", "<h1>a</h1>b"},
        {"<h1>a<h2>b", "<h1>a</h1><h2>b</h2>"},
        {"</br>a</img>", "a"},
        {"<div/>a", "<div>a</div>"},
        {"<a href=b>c<a href=d>e", "<a href=\"b\">c</a><a href=\"d\">e</a>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void blocks_end_what_may_not_hold_them(void **state)
{
    static const SanitizeCase cases[] = {
        {"<p>a<div>b</div>c</p>", "<p>a</p><div>b</div>c"},
        {"<b>a<ul><li>b</ul>c</b>", "<b>a</b><ul><li>b</li></ul>c"},
        {"<a href=x><div>a</div></a>", "<a href=\"x\"><div>a</div></a>"},
        {"<p><a href=x><div>a</div></a>", "<p><a href=\"x\"></a></p><div>a</div>"},
        {"<h1><div>a</div></h1>", "<h1>a</h1>"},
        {"<pre><p>a</p></pre>", "<pre>a</pre>"},
        {"<summary><h3>a</h3></summary>", "<h3>a</h3>"},
        {"<a href=x><details>b</details></a>", "<a href=\"x\">b</a>"},
        {"<header><div><footer>a</footer></div></header>", "<header><div>a</div></header>"},
        {"<table><th><h2>a</h2>", "<table><tbody><tr><th>a</th></tr></tbody></table>"},
        {"<dfn><b><dfn>a", "<dfn><b>a</b></dfn>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void missing_parts_are_added(void **state)
{
    static const SanitizeCase cases[] = {
        {"<table><tr><td>a<td>b<tr><td>c</table>",
         "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>"},
        {"<table>a<b>c</b></table>", "<table><tbody><tr><td>a<b>c</b></td></tr></tbody></table>"},
        {"<ul>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"},
        {"<ul><p>a</ul>", "<ul><li><p>a</p></li></ul>"},
        {"<dl>a<dt>b<dd>c</dl>", "<dl><dd>a</dd><dt>b</dt><dd>c</dd></dl>"},
        {"<details>a</details>", "<details><summary>Details</summary>a</details>"},
        {"<details></details>", "<details><summary>Details</summary></details>"},
        {"<details> <summary>a</summary>b</details>", "<details> <summary>a</summary>b</details>"},
        {"<details>a<summary>b</summary></details>",
         "<details><summary>Details</summary>ab</details>"},
        {"<table> <tr> <td>a</td> </tr> </table>",
         "<table> <tbody><tr> <td>a</td> </tr> </tbody></table>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void parts_stand_in_their_parent_in_order_or_lose_their_tags(void **state)
{
    static const SanitizeCase cases[] = {
        {"<li>a</li><td>b</td><dt>c<rt>d<figcaption>e<source srcset=f>", "abcde"},
        {"<div><li>a</div>", "<div>a</div>"},
        {"<ul><li><div><li>a</ul>", "<ul><li><div></div></li><li>a</li></ul>"},
        {"<ul><li><table><tr><td><li>a</table></ul>",
         "<ul><li><table><tbody><tr><td>a</td></tr></tbody></table></li></ul>"},
        {"<table><tbody><tr><td>a<caption>b</caption><thead><tr><th>c</table>",
         "<table><tbody><tr><td>ab</td></tr></tbody><tbody><tr><th>c</th></tr></tbody></table>"},
        {"<table><caption>a<p>b<thead><tr><th>c<tbody><tr><td>d</table>",
         "<table><caption>a</caption><tbody><tr><td><p>b</p></td></tr></tbody><tbody><tr><th>c</th>"
         "</tr></tbody><tbody><tr><td>d</td></tr></tbody></table>"},
        {"<table><thead><tr><th>a</thead><tr><td>b</table>",
         "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"},
        {"<figure><img src=a><figcaption>b</figcaption>c</figure>",
         "<figure><img alt=\"\" src=\"a\" loading=\"lazy\" "
         "decoding=\"async\"><figcaption>b</figcaption></figure>c"},
        {"<figure><figcaption>a</figcaption>b<figcaption>c</figure>",
         "<figure><figcaption>a</figcaption>bc</figure>"},
        {"<picture><img src=a><source srcset=b>c</picture>",
         "<picture><img alt=\"\" src=\"a\" loading=\"lazy\" decoding=\"async\"></picture>c"},
        {"<ruby>a<rp>(<rt>b<rp>)</ruby>", "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>"},
        {"<table><tr><td><div></table>a",
         "<table><tbody><tr><td><div></div></td></tr></tbody></table>a"},
        {"<div><table><tr><td></div>a</table>",
         "<div><table><tbody><tr><td>a</td></tr></tbody></table></div>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void elements_span_the_nodes_between_their_tags(void **state)
{
    static const SanitizeCase cases[] = {
        {"<div>\n\n*a*\n\n</div>\n\nb", "<div>\n<p><em>a</em></p>\n</div>\n<p>b</p>\n"},
        {"<details>\n<summary>a</summary>\n\n- b\n\n</details>",
         "<details>\n<summary>a</summary>\n<ul>\n<li>b</li>\n</ul>\n</details>\n"},
        {"<table><tr><td>\n\n**a**\n\n</td></tr></table>",
         "<table><tbody><tr><td>\n<p><strong>a</strong></p>\n</td></tr></tbody></table>\n"},
        {"a <b>*c* d</b> e", "<p>a <b><em>c</em> d</b> e</p>\n"},
        {"|a|\n|-|\n|b<br>c<ul><li>*d*</ul>|",
         "<div class=\"table-scroll\" role=\"region\" aria-label=\"Table 1\" "
         "tabindex=\"0\">\n<table>\n"
         "<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b<br>c<ul><li><em>d</em>"
         "</li></ul></td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
    };

    (void)state;
    assert_documents(cases, COUNT(cases));
}

static void elements_end_with_the_container_that_holds_them(void **state)
{
    static const SanitizeCase cases[] = {
        {"- <div>\n- b\n\n</div>", "<ul>\n<li>\n<div>\n</div></li>\n<li>b</li>\n</ul>\n\n"},
        {"> <div>\n\n</div> a", "<blockquote>\n<div>\n</div></blockquote>\n a\n"},
        {"*a <b>c* d</b>", "<p><em>a <b>c</b></em> d</p>\n"},
        {"a <b>c\n\nd</b>", "<p>a <b>c</b></p>\n<p>d</p>\n"},
        {"<div>\n\na[^1]\n\n[^1]: b <i>c", "<div>\n<p>a"},
    };
    Arena arena;

    (void)state;
    assert_documents(cases, COUNT(cases) - 1);
    arena_init(&arena, NULL);
    assert_true(slice_find(sanitized_document(&arena, slice_from_string(cases[4].input), NULL),
                           SLICE("</div><section"), 0) > 0);
    arena_free(&arena);
}

static void blocks_have_no_place_in_a_paragraph(void **state)
{
    static const SanitizeCase cases[] = {
        {"a <div>b</div> <ul><li>c</ul> <table><tr><td>d</table>", "<p>a b c d</p>\n"},
        {"# a <p>b", "<h1 id=\"a-b\">a b</h1>\n"},
        {"a <details><summary>b</summary>c</details>", "<p>a bc</p>\n"},
    };

    (void)state;
    assert_documents(cases, COUNT(cases));
}

static void the_first_paragraph_becomes_the_text_of_what_may_hold_no_block(void **state)
{
    static const SanitizeCase cases[] = {
        {"<p align=\"center\">\n\n![a](b.png)\n\n</p>",
         "<p class=\"align-center\">\n<img src=\"b.png\" alt=\"a\" loading=\"lazy\" "
         "decoding=\"async\">\n</p>\n"},
        {"<details><summary>\n\n*a*\n\n</summary>\n\nb\n\n</details>",
         "<details><summary>\n<em>a</em>\n</summary>\n<p>b</p>\n</details>\n"},
        {"<h1 align=\"center\">\n\na\n\nb", "<h1 class=\"align-center\">\na\n</h1><p>b</p>\n"},
        {"<p>\n\n- a", "<p>\n</p><ul>\n<li>a</li>\n</ul>\n"},
    };

    (void)state;
    assert_documents(cases, COUNT(cases));
}

static void links_do_not_nest(void **state)
{
    static const SanitizeCase cases[] = {
        {"[a <a href=b>c</a>](d)", "<p><a href=\"d\">a c</a></p>\n"},
        {"<a href=a>b *[c](d)*</a>", "<p><a href=\"a\">b <em>c</em></a></p>\n"},
        {"<a href=a>b [c](d)</a>", "<p><a href=\"a\">b </a><a href=\"d\">c</a></p>\n"},
        {"<a href=a>\n\n- [x] b",
         "<a href=\"a\">\n<ul>\n<li class=\"task-list-item\">☒ b</li>\n</ul>\n</a>"},
    };

    (void)state;
    assert_documents(cases, COUNT(cases));
}

static void identifiers_avoid_those_of_headings(void **state)
{
    static const SanitizeCase cases[] = {
        {"# User content a\n\n<p id=a>b</p>",
         "<h1 id=\"user-content-a\">User content a</h1>\n<p>b</p>\n"},
        {"# A\n\n<p id=a>b</p>", "<h1 id=\"a\">A</h1>\n<p id=\"user-content-a\">b</p>\n"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Arena arena;
        HtmlOptions options = {.style = HTML_SITE, .mode = HTML_SANITIZE};
        Source source;
        Tree tree;
        Buffer out;

        arena_init(&arena, NULL);
        buffer_init(&out, &arena);
        source_init(&source, &arena, SLICE("a.md"), slice_from_string(cases[i].input));
        markdown_parse(&tree, &arena, &arena, &source, 0, DIALECT_MEMOC);
        anchor_assign(&tree);
        html_write_tree(&out, &tree, &options);
        assert_sanitized(buffer_slice(&out), &cases[i]);
        arena_free(&arena);
    }
}

static void links_find_what_raw_html_names(void **state)
{
    static const SanitizeCase cases[] = {
        {"[a](#b) <a href=\"#b\">c</a> <a name=b></a>",
         "<p><a href=\"#user-content-b\">a</a> <a href=\"#user-content-b\">c</a> <a "
         "id=\"user-content-b\"></a></p>\n"},
        {"[a](#b) [c](d#b)", "<p><a href=\"#b\">a</a> <a href=\"d#b\">c</a></p>\n"},
        {"[a](#b) <i id=b></i>\n\n```{#b}\n```",
         "<p><a href=\"#b\">a</a> <i id=\"user-content-b\"></i></p>\n<pre "
         "id=\"b\"><code></code></pre>\n"},
    };

    (void)state;
    assert_documents(cases, COUNT(cases));
}

/* Deeper than any page needs: start tags then lose their effect, and nothing else does. */
static void nesting_is_limited(void **state)
{
    Arena arena;
    Buffer html;
    Slice out;

    (void)state;
    arena_init(&arena, NULL);
    buffer_init(&html, &arena);
    for (int i = 0; i < 1000; i++) {
        buffer_add(&html, SLICE("<div>a<br>"));
    }
    out = sanitized_piece(&arena, buffer_slice(&html));
    assert_int_equal(slice_find(out, SLICE("</div>"), 0), 100 * 5 + 1000 * 5);
    arena_free(&arena);
}

static double seconds_for(const char *pattern, size_t size)
{
    Arena arena;
    Buffer html;
    clock_t start;
    clock_t end;

    arena_init(&arena, NULL);
    buffer_init(&html, &arena);
    while (html.size < size) {
        buffer_add_string(&html, pattern);
    }
    start = clock();
    sanitized_piece(&arena, buffer_slice(&html));
    end = clock();
    arena_free(&arena);
    return (double)(end - start) / CLOCKS_PER_SEC;
}

/* Four times the input, far less than sixteen times the time. What takes no time cannot be compared. */
static void time_grows_with_the_input_and_not_faster(void **state)
{
    static const char *const patterns[] = {
        "<",           "<a ",       "<a",
        "<!--",        "<!-",       "&",
        "&#",          "</",        "<b>",
        "<div>",       "<b><div>",  "</b>",
        "<script>",    "<title>",   "<svg>",
        "<table>",     "<ul><li>",  "<a id=x>",
        "<a href='",   "<a b='c' ", "<![CDATA[",
        "<details>",   "<h1><h2>",  "<i></b>",
        "<svg></svg>", "<p>",       "<img src=a srcset='a,,'>",
    };
    enum { SIZE = 250000 };

    (void)state;
    for (size_t i = 0; i < COUNT(patterns); i++) {
        double once = seconds_for(patterns[i], SIZE);
        double four_times = seconds_for(patterns[i], 4 * (size_t)SIZE);

        if (four_times > 0.2 && four_times > 10 * once) {
            fail_msg("%s: %f s, and %f s for four times as much", patterns[i], once, four_times);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allowed_elements_and_attributes_stay),
        cmocka_unit_test(addresses_are_written_as_they_were_judged),
        cmocka_unit_test(values_that_are_not_right_are_dropped),
        cmocka_unit_test(obsolete_html_becomes_todays),
        cmocka_unit_test(tags_of_no_element_are_text),
        cmocka_unit_test(a_block_that_begins_with_such_a_tag_is_shown_as_written),
        cmocka_unit_test(what_is_open_is_closed_and_what_closes_nothing_is_dropped),
        cmocka_unit_test(blocks_end_what_may_not_hold_them),
        cmocka_unit_test(missing_parts_are_added),
        cmocka_unit_test(parts_stand_in_their_parent_in_order_or_lose_their_tags),
        cmocka_unit_test(elements_span_the_nodes_between_their_tags),
        cmocka_unit_test(elements_end_with_the_container_that_holds_them),
        cmocka_unit_test(blocks_have_no_place_in_a_paragraph),
        cmocka_unit_test(the_first_paragraph_becomes_the_text_of_what_may_hold_no_block),
        cmocka_unit_test(links_do_not_nest),
        cmocka_unit_test(identifiers_avoid_those_of_headings),
        cmocka_unit_test(links_find_what_raw_html_names),
        cmocka_unit_test(nesting_is_limited),
        cmocka_unit_test(time_grows_with_the_input_and_not_faster),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
