#include "sanitized.h"

/*
 * One vector an entry, after the public classes of cross-site scripting: what a browser would run, or would read
 * beyond the body, must not come out. Expected is all that comes out, so that nothing is overlooked.
 */

static void scripts_are_removed_with_their_text(void **state)
{
    static const SanitizeCase cases[] = {
        {"<script>alert(1)</script>", ""},
        {"<SCRIPT SRC=http://evil.example/x.js></SCRIPT>", ""},
        {"<script\n>alert(1)</script\n>", ""},
        {"<script/src=x>alert(1)</script>", ""},
        {"<script>a</script >b", "b"},
        {"<script>a</script/x>b", "b"},
        {"<script>a</scripty>b</script>c", "c"},
        {"<script>\"</script>\"", "&quot;"},
        {"<script><!--<script></script>--></script>", "--&gt;"},
        {"a<script>alert(1)//", "a&lt;script&gt;alert(1)//"},
        {"<ScRiPt>alert(1)</sCrIpT>", "&lt;ScRiPt&gt;alert(1)&lt;/sCrIpT&gt;"},
        {"<scr<script>ipt>alert(1)</scr</script>ipt>",
         "&lt;scr&lt;script&gt;ipt&gt;alert(1)&lt;/scr&lt;/script&gt;ipt&gt;"},
        {"<<script>alert(1)</script>", "&lt;"},
        {"<script/>alert(1)", "alert(1)"},
        {"</script><script>x</script>", ""},
        {"<style>@import 'http://evil.example/x.css';</style>", ""},
        {"<style><img src=x onerror=alert(1)></style>", ""},
        {"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
         "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;\"></p>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void handlers_and_styles_are_dropped(void **state)
{
    static const SanitizeCase cases[] = {
        {"<img src=x onerror=alert(1)>",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">"},
        {"<img src=\"x\"onerror=\"alert(1)\">",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">"},
        {"<img/src=x/onerror=alert(1)>",
         "<img alt=\"\" src=\"x/onerror=alert(1)\" loading=\"lazy\" decoding=\"async\">"},
        {"<img src=x ONERROR=alert(1)>",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">"},
        {"<img src=x onerror\n=\nalert(1)>",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">"},
        {"<img src=x\fonerror=alert(1)>",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">"},
        {"<div onmouseover=alert(1)>a</div>", "<div>a</div>"},
        {"<details open ontoggle=alert(1)>a",
         "<details open><summary>Details</summary>a</details>"},
        {"<b onanimationstart=alert(1) style=animation:x>a</b>", "<b>a</b>"},
        {"<p style=\"background:url(javascript:alert(1))\">a</p>", "<p>a</p>"},
        {"<div style=\"position:fixed;inset:0\">a</div>", "<div>a</div>"},
        {"<a href=x autofocus onfocus=alert(1) tabindex=1>a</a>", "<a href=\"x\">a</a>"},
        {"<a href=x target=_blank rel=opener>a</a>", "<a href=\"x\">a</a>"},
        {"<p contenteditable accesskey=x draggable=true>a</p>", "<p>a</p>"},
        {"<b x=<img onclick=alert(1)>>a</b>", "<b>&gt;a</b>"},
        {"<p =onclick=alert(1)>a</p>", "<p>a</p>"},
        {"<p \"onclick=alert(1)\">a</p>", "<p>a</p>"},
        {"<p xml:base=javascript: xlink:href=x>a</p>", "<p>a</p>"},
        {"<p data-x=1 aria-label=x role=alert slot=x is=x>a</p>", "<p>a</p>"},
        {"<p\x01onclick=alert(1)>a</p>", "&lt;p\x01onclick=alert(1)&gt;a"},
        {"<p \x01onclick=alert(1)>a</p>", "<p>a</p>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void addresses_that_run_scripts_are_dropped(void **state)
{
    static const SanitizeCase cases[] = {
        {"<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>"},
        {"<a href=JaVaScRiPt:alert(1)>a</a>", "<a>a</a>"},
        {"<a href=\" \tjavascript:alert(1)\">a</a>", "<a>a</a>"},
        {"<a href=\"\x01javascript:alert(1)\">a</a>", "<a>a</a>"},
        {"<a href=\"java\nscript:alert(1)\">a</a>", "<a>a</a>"},
        {"<a href=\"java\tscript\n:alert(1)\">a</a>", "<a>a</a>"},
        {"<a href=\"&#106;avascript:alert(1)\">a</a>", "<a>a</a>"},
        {"<a href=\"&#x6a&#x61;vascript:alert(1)\">a</a>",
         "<a href=\"&amp;#x6aavascript:alert(1)\">a</a>"},
        {"<a href=\"javascript&colon;alert(1)\">a</a>", "<a>a</a>"},
        {"<a href=\"java&Tab;script:alert(1)\">a</a>", "<a>a</a>"},
        {"<a href=\"java&NewLine;script:alert(1)\">a</a>", "<a>a</a>"},
        {"<a href=\"&#0000106avascript:alert(1)\">a</a>",
         "<a href=\"&amp;#0000106avascript:alert(1)\">a</a>"},
        {"<a href=\"javascript&lpar;1&rpar;\">a</a>", "<a href=\"javascript(1)\">a</a>"},
        {"<a href=\"vbscript:msgbox(1)\">a</a>", "<a>a</a>"},
        {"<a href=\"data:text/html;base64,PHNjcmlwdD4=\">a</a>", "<a>a</a>"},
        {"<a href=\"data:image/png;base64,AAAA\">a</a>", "<a>a</a>"},
        {"<a href=\"file:///etc/passwd\">a</a>", "<a>a</a>"},
        {"<a href=\"blob:https://x\">a</a>", "<a>a</a>"},
        {"<a href=\"view-source:javascript:1\">a</a>", "<a>a</a>"},
        {"<a href=\"feed:javascript:alert(1)\">a</a>", "<a>a</a>"},
        {"<a href='x' href='javascript:alert(1)'>a</a>", "<a href=\"x\">a</a>"},
        {"<a href='javascript:alert(1)' href='x'>a</a>", "<a>a</a>"},
        {"<a HREF=javascript:alert(1)>a</a>", "<a>a</a>"},
        {"<img src=javascript:alert(1)>", ""},
        {"<img src=\"data:image/svg+xml,<svg onload=alert(1)>\" alt=b>", "b"},
        {"<img srcset=\"javascript:alert(1) 1x\" src=a>",
         "<img alt=\"\" src=\"a\" loading=\"lazy\" decoding=\"async\">"},
        {"<img src=a srcset=\"data:text/html,x 1x, b 2x\">",
         "<img alt=\"\" src=\"a\" srcset=\"b 2x\" loading=\"lazy\" decoding=\"async\">"},
        {"<q cite=\"javascript:alert(1)\">a</q>", "<q>a</q>"},
        {"<td background=javascript:alert(1)>a</td>", "a"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void frames_objects_and_forms_are_removed(void **state)
{
    static const SanitizeCase cases[] = {
        {"<iframe src=javascript:alert(1)></iframe>a", "a"},
        {"<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>a", "a"},
        {"<iframe><p title=\"</iframe><img src=x onerror=alert(1)>\">",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">&quot;&gt;"},
        {"<object data=x type=text/html><p>fallback</p></object>a", "a"},
        {"<embed src=x>a", "a"},
        {"<applet code=x>b</applet>a", "a"},
        {"<video><source onerror=alert(1)></video>a", "a"},
        {"<audio src=x onerror=alert(1)></audio>a", "a"},
        {"<frameset onload=alert(1)><frame src=x></frameset>a", "a"},
        {"<base href=http://evil.example/>a", "a"},
        {"<meta http-equiv=refresh content='0;url=javascript:alert(1)'>a", "a"},
        {"<link rel=stylesheet href=x>a", "a"},
        {"<form action=javascript:alert(1)><input type=submit "
         "formaction=x><button>a</button></form>",
         "a"},
        {"<isindex action=javascript:alert(1)>", "&lt;isindex action=javascript:alert(1)&gt;"},
        {"<body onload=alert(1)>a", "a"},
        {"<html><head><title>x</title></head><body>a</body></html>", "a"},
        {"<marquee onstart=alert(1)>a</marquee>", "a"},
        {"<select><option onclick=alert(1)>b</select>a", "a"},
        {"<textarea><script>alert(1)</script></textarea>a", "a"},
        {"<template><script>alert(1)</script></template>a", "a"},
        {"<dialog open>a</dialog>", "a"},
        {"<portal src=x>a</portal>", "&lt;portal src=x&gt;a&lt;/portal&gt;"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void foreign_content_is_removed(void **state)
{
    static const SanitizeCase cases[] = {
        {"<svg onload=alert(1)>a</svg>", ""},
        {"<svg><script>alert(1)</script></svg>", ""},
        {"<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>a", "a"},
        {"<svg><animate onbegin=alert(1) attributeName=x></svg>a", "a"},
        {"<svg><style><img src=x onerror=alert(1)></style></svg>a", "a"},
        {"<svg><foreignObject><iframe></iframe></foreignObject></svg>a", "a"},
        {"<svg><svg></svg><p>x</p></svg>a", "a"},
        {"<svg/onload=alert(1)>", "&lt;svg/onload=alert(1)&gt;"},
        {"<svg/>a", "a"},
        {"<math><mi xlink:href=\"data:x,<script>alert(1)</script>\">x</math>a", "a"},
        {"<math href=javascript:alert(1)>x</math>a", "a"},
        {"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 "
         "onerror=alert(1)&gt;\">",
         "&lt;math&gt;&lt;mtext&gt;<table><tbody><tr><td>&lt;mglyph&gt;</td></tr></tbody></table>"},
        {"<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
         "&lt;math&gt;&lt;mtext&gt;&lt;mglyph&gt;&lt;style&gt;&lt;/math&gt;&lt;img src "
         "onerror=alert(1)&gt;"},
        {"<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
         "&lt;svg&gt;<img alt=\"\" src=\"1\" loading=\"lazy\" decoding=\"async\">&quot;&gt;"},
        {"<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">&quot;&gt;"},
        {"<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">&quot;&gt;"},
        {"<title><a href=\"</title><img src=x onerror=alert(1)>\">",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">&quot;&gt;"},
        {"<plaintext>a<b>", "&lt;plaintext&gt;a&lt;b&gt;"},
        {"<noframes><style></noframes><img src=x onerror=alert(1)></style>",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void comments_and_declarations_hide_nothing(void **state)
{
    static const SanitizeCase cases[] = {
        {"<!-- <script>alert(1)</script> -->a", "a"},
        {"<!--><img src=x onerror=alert(1)>-->",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">--&gt;"},
        {"<!---><img src=x onerror=alert(1)>-->",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">--&gt;"},
        {"<!-- --!><img src=x onerror=alert(1)> -->",
         "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\"> --&gt;"},
        {"<!--[if gte IE 4]><script>alert(1)</script><![endif]-->a", "a"},
        {"<![CDATA[<img src=x onerror=alert(1)>]]>", "]]&gt;"},
        {"<!DOCTYPE x [<!ENTITY a \"b\">]>c", "]&gt;c"},
        {"<?xml version=\"1.0\"?><b>a</b>", "<b>a</b>"},
        {"<?import namespace=\"t\" ?>a", "a"},
        {"<!-- a", ""},
        {"<!--", ""},
        {"a<!", "a"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void broken_quoting_ends_with_the_piece(void **state)
{
    static const SanitizeCase cases[] = {
        {"<a title=\"x", "&lt;a title=&quot;x"},
        {"<a href='javascript:alert(1)", "&lt;a href='javascript:alert(1)"},
        {"<img src=\"x\" onerror=\"alert(1)", "&lt;img src=&quot;x&quot; onerror=&quot;alert(1)"},
        {"<img src=x onerror=alert(1)//", "&lt;img src=x onerror=alert(1)//"},
        {"<a href=`javascript:alert(1)`>a</a>", "<a href=\"%60javascript:alert(1)%60\">a</a>"},
        {"<a title='\"><img src=x onerror=alert(1)>'>a</a>",
         "<a title=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\">a</a>"},
        {"<a title=\"&quot;&gt;&lt;script&gt;\">a</a>",
         "<a title=\"&quot;&gt;&lt;script&gt;\">a</a>"},
        {"<p class='\"onclick=alert(1)'>a</p>", "<p class=\"&quot;onclick=alert(1)\">a</p>"},
        {"<img alt=\"`><script>alert(1)</script>\" src=x>",
         "<img alt=\"`&gt;&lt;script&gt;alert(1)&lt;/script&gt;\" src=\"x\" loading=\"lazy\" "
         "decoding=\"async\">"},
        {"<p id='x\"onclick=\"y'>a</p>", "<p id=\"user-content-x&quot;onclick=&quot;y\">a</p>"},
        {"<p lang='\"><script>'>a</p>", "<p>a</p>"},
        {"<p dir='\"><script>'>a</p>", "<p>a</p>"},
        {"<ol start='1\"><script>'>a</ol>", "<ol><li>a</li></ol>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

static void names_do_not_take_the_place_of_the_pages_own(void **state)
{
    static const SanitizeCase cases[] = {
        {"<a id=getElementById name=body>a</a>", "<a id=\"user-content-getElementById\">a</a>"},
        {"<img name=cookie src=x>", "<img alt=\"\" src=\"x\" loading=\"lazy\" decoding=\"async\">"},
        {"<p id=a></p><p id=a></p>", "<p id=\"user-content-a\"></p><p></p>"},
        {"<p id=a id=b></p>", "<p id=\"user-content-a\"></p>"},
        {"<p id='a b'></p><p id=''></p>", "<p></p><p></p>"},
        {"<p id=user-content-a></p><p id=a></p>", "<p id=\"user-content-a\"></p><p></p>"},
        {"<p id=fn:1></p>", "<p></p>"},
        {"<p id=page:content></p>", "<p></p>"},
    };

    (void)state;
    assert_pieces(cases, COUNT(cases));
}

/* The same through Markdown, where the pieces of one attack stand in several nodes. */
static void attacks_in_pieces_do_not_come_together(void **state)
{
    static const SanitizeCase cases[] = {
        {"a <b title=\"\n\n\"onclick=alert(1)> c",
         "<p>a &lt;b title=&quot;</p>\n<p>&quot;onclick=alert(1)&gt; c</p>\n"},
        {"<div title=\"\n\n\" onclick=alert(1)>",
         "&lt;div title=&quot;\n<p>&quot; onclick=alert(1)&gt;</p>\n"},
        {"<!--\n\nb", ""},
        {"<div><!--\n\nb\n", "<div>\n<p>b</p>\n</div>"},
        {"a <scri<b>pt>alert(1)</b>", "<p>a &lt;scri<b>pt&gt;alert(1)</b></p>\n"},
        {"<iframe>\n\n*a*\n\n</iframe>\n\nb", "\n<p>b</p>\n"},
        {"a <script>*b*</script> c", "<p>a  c</p>\n"},
        {"a <script>*b* c", "<p>a &lt;script&gt;<em>b</em> c</p>\n"},
        {"*a <script>* b </script>", "<p><em>a &lt;script&gt;</em> b </p>\n"},
        {"[a](javascript:alert(1)) ![b](javascript:alert(1))", "<p><a>a</a> b</p>\n"},
        {"[a](<java&#10;script:alert(1)>) <javascript:alert(1)>",
         "<p><a>a</a> <a>javascript:alert(1)</a></p>\n"},
        {"[a](data:image/png;base64,x) ![b](data:image/png;base64,x)",
         "<p><a>a</a> <img src=\"data:image/png;base64,x\" alt=\"b\" loading=\"lazy\" "
         "decoding=\"async\"></p>\n"},
        {"![a\"onerror=\"b](c)", "<p><img src=\"c\" alt=\"a&quot;onerror=&quot;b\" "
                                 "loading=\"lazy\" decoding=\"async\"></p>\n"},
        {"[a](b \"\\\"onclick=\\\"c\")",
         "<p><a href=\"b\" title=\"&quot;onclick=&quot;c\">a</a></p>\n"},
        {"```\"onclick=\"b\nc\n```",
         "<pre><code class=\"language-&quot;onclick=&quot;b\">c\n</code></pre>\n"},
        {"`<script>`", "<p><code>&lt;script&gt;</code></p>\n"},
    };

    (void)state;
    assert_documents(cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts_are_removed_with_their_text),
        cmocka_unit_test(handlers_and_styles_are_dropped),
        cmocka_unit_test(addresses_that_run_scripts_are_dropped),
        cmocka_unit_test(frames_objects_and_forms_are_removed),
        cmocka_unit_test(foreign_content_is_removed),
        cmocka_unit_test(comments_and_declarations_hide_nothing),
        cmocka_unit_test(broken_quoting_ends_with_the_piece),
        cmocka_unit_test(names_do_not_take_the_place_of_the_pages_own),
        cmocka_unit_test(attacks_in_pieces_do_not_come_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
