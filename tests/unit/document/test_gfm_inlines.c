#include "unit/document/gfm_case.h"

static void emphasis_has_stars(void **state)
{
    static const GfmCase cases[] = {
        {"(Para (Emph \"a\") (Space) (Strong \"b\") (Strikeout \"c\"))", "*a* **b**~~c~~\n"},
        {"(Para \"a\" (Emph \"b\") \"c\")", "a*b*c\n"},
        {"(Para (Emph (Strong \"a\")))", "***a***\n"},
        {"(Para (Strong (Emph \"a\")))", "**_a_**\n"},
        {"(Para (Emph (Emph (Emph \"a\"))))", "*_*a*_*\n"},
        {"(Para (Emph) (Strong (Emph)) \"a\")", "a\n"},
        {"(Para \"a\" (Emph (Space) \"b\" (Space)) \"c\")", "a *b* c\n"},
        {"(Para (Emph (Emph \"[\") \"-\"))", "*_[_-*\n"},
        {"(Para (Emph \"a\") (Strong \"b\"))", "_a_**b**\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void emphasis_that_no_delimiter_says_is_tags(void **state)
{
    static const GfmCase cases[] = {
        {"(Para \"a\" (Strong \"\\\"b\\\"\") \"c\")", "a<strong>\"b\"</strong>c\n"},
        {"(Para (Emph \"a\" (Emph \"b\") \"c\"))", "*a<em>b</em>c*\n"},
        {"(Para \"a\" (Strikeout \"!\") \"b\")", "a<del>!</del>b\n"},
        {"(Para (Strikeout \"a\") (Strikeout \"b\"))", "<del>a</del>~~b~~\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void code_has_enough_backticks(void **state)
{
    static const GfmCase cases[] = {
        {"(Para (Code \"a b\") (Space) (Code \"a`b\") (Space) (Code \"``\"))",
         "`a b` ``a`b`` ``` `` ```\n"},
        {"(Para (Code \" a \") (Space) (Code \" \") (Space) (Code \" a\"))", "`  a  ` ` ` ` a`\n"},
        {"(Para (Code \"\") (Code \"<\"))", "<code></code>`<`\n"},
        {"(Para (Code \"a\") (Code \"<\"))", "`a`<code>&lt;</code>\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void math_has_dollars_or_is_fenced(void **state)
{
    static const GfmCase cases[] = {
        {"(Para (Math \"x_1\") (Space) (Math display \"y\"))", "$x_1$ $$y$$\n"},
        {"(Para (Math display \"a\\n- b\"))", "``` math\na\n- b\n```\n"},
        {"(Para \"a\" (Space) (Math \"x\\n- b\"))", "a $x\n    - b$\n"},
        {"(Para (Math \"x\") \"5\")", "$x$<!-- -->5\n"},
        {"(Para (Math \" a<\"))", "<span class=\"math inline\"> a&lt;</span>\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void links_have_addresses_that_are_read_back(void **state)
{
    static const GfmCase cases[] = {
        {"(Para (Link url=u title=t \"a\") (Image url=i \"b\"))", "[a](u \"t\")![b](i)\n"},
        {"(Para (Link url=\"a b\" \"x\") (Link url=\"a(b\" \"x\") (Link url=\"a(b)\" \"x\"))",
         "[x](<a b>)[x](a\\(b)[x](a(b))\n"},
        {"(Para (Link url=\"&amp;\\\\\" title=\"\\\"q\\n\\n- r\" \"x\"))",
         "[x](&amp;amp;\\\\ \"\\\"q&#10;&#10;- r\")\n"},
        {"(Para (Link url=\"\" title=t \"x\") (Link url=\"\" \"x\") (Link url=\"a\\nb\" \"x\"))",
         "[x](<> \"t\")[x]()[x](a%0Ab)\n"},
        {"(Para (Link url=u \"a]\" (Link url=v \"b\") \"[c\"))", "[a\\]b\\[c](u)\n"},
        {"(Para \"!\" (Link url=u \"^a\"))", "\\![\\^a](u)\n"},
        {"(Para (Link #i .c url=u (Emph \"a\")) (Image .c url=u \"a\"))",
         "<a id=\"i\" class=\"c\" href=\"u\">*a*</a><img class=\"c\" src=\"u\" alt=\"a\" />\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void links_that_say_their_address_are_automatic(void **state)
{
    static const GfmCase cases[] = {
        {"(Para (Link url=\"http://a.b/_c_\" \"http://a.b/_c_\"))", "<http://a.b/_c_>\n"},
        {"(Para (Link .uri url=\"http://a.b\" \"http://a.b\"))", "<http://a.b>\n"},
        {"(Para (Link url=\"mailto:a@b.c\" \"a@b.c\"))", "<a@b.c>\n"},
        {"(Para (Link url=\"mailto:a\" \"a\"))", "[a](mailto:a)\n"},
        {"(Para (Link url=\"http://www.a.b\" \"www.a.b\"))", "[www.a.b](http://www.a.b)\n"},
        {"(Para (Link url=\"a.md\" \"a.md\"))", "[a.md](a.md)\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void inlines_without_a_form_are_tags(void **state)
{
    static const GfmCase cases[] = {
        {"(Para (Underline \"a\") (Superscript \"b\") (Subscript \"c\") (SmallCaps \"d\"))",
         "<u>a</u><sup>b</sup><sub>c</sub><span class=\"smallcaps\">d</span>\n"},
        {"(Para (Span \"a\") (Span #s .m +k=\"v\" \"b\"))",
         "a<span id=\"s\" class=\"m\" k=\"v\">b</span>\n"},
        {"(Para (Quoted \"a\" (Quoted single \"b\")))", "“a‘b’”\n"},
        {"(Para (Cite (Citation \"i\" (Prefix \"see\") (Suffix)) \"[@i]\"))", "[@i]\n"},
        {"(Para (RawInline format=html \"<b>\") (RawInline format=tex \"x\"))", "<b>\n"},
        {"(Para \"a\" (SoftBreak) (RawInline format=html \"<div>\"))", "a\n    <div>\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void breaks_never_begin_or_end_a_text(void **state)
{
    static const GfmCase cases[] = {
        {"(Para (Space) (SoftBreak) \"a\" (Space) (SoftBreak) (Space) \"b\" (LineBreak))",
         "a\nb\n"},
        {"(Para \"a\" (LineBreak) (LineBreak) \"b\")", "a\\\n\\\nb\n"},
        {"(Para \"a\\nb\" (SoftBreak) \"    c\")", "a b\nc\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void text_is_escaped_where_it_would_be_markup(void **state)
{
    static const GfmCase cases[] = {
        {"(Para \"*a*\" (Space) \"_b_\" (Space) \"`c`\")", "\\*a\\* \\_b\\_ \\`c\\`\n"},
        {"(Para \"<b>\" (Space) \"&amp;\" (Space) \"<a@b.c>\")", "\\<b> \\&amp; \\<a@b.c>\n"},
        {"(Para \"[a](b)\" (Space) \"[a]: b\" (Space) \"[^1]\")", "[a\\](b) [a\\]: b \\[^1]\n"},
        {"(Para \"~~a~~\" (Space) \"~b~\")", "\\~\\~a\\~\\~ \\~b\\~\n"},
        {"(Para \"$a$\")", "\\$a\\$\n"},
        {"(Para \"\\\\*\" (Space) \"a\\\\\")", "\\\\\\* a\\\\\n"},
        {"(Para \"http://a.b\" (Space) \"www.a.b\")", "http\\://a.b www\\.a.b\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void text_is_escaped_at_the_start_of_a_line(void **state)
{
    static const GfmCase cases[] = {
        {"(Para \"#\" (Space) \"a\" (SoftBreak) \">\" (Space) \"b\")", "\\# a\n\\> b\n"},
        {"(Para \"-\" (Space) \"a\" (SoftBreak) \"+\" (Space) \"b\" (SoftBreak) \"*\" (Space) "
         "\"c\")",
         "\\- a\n\\+ b\n\\* c\n"},
        {"(Para \"1.\" (Space) \"a\" (SoftBreak) \"23)\" (Space) \"b\")", "1\\. a\n23\\) b\n"},
        {"(Para \"a\" (SoftBreak) \"===\" (SoftBreak) \"---\" (SoftBreak) \"|-|\")",
         "a\n\\===\n\\---\n\\|-|\n"},
        {"(Para \"~~~\")", "\\~~~\n"},
        {"(Para \"---\")", "\\---\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void text_that_cannot_be_markup_is_not_escaped(void **state)
{
    static const GfmCase cases[] = {
        {"(Para \"2\" (Space) \"*\" (Space) \"3\" (Space) \"snake_case\" (Space) \"#1\")",
         "2 * 3 snake_case #1\n"},
        {"(Para \"[a]\" (Space) \"a\" (Space) \"<\" (Space) \"b\" (Space) \"<3\" (Space) \"->\" "
         "(Space) \"&\")",
         "[a] a < b <3 -> &\n"},
        {"(Para \"~5\" (Space) \"$5\" (Space) \"C:\\\\a\" (Space) \"1.5\" (Space) \"a!\")",
         "~5 $5 C:\\a 1.5 a!\n"},
        {"(Para \"-a\" (SoftBreak) \"#a\" (SoftBreak) \"1.a\")", "-a\n#a\n1.a\n"},
        {"(Para \"a|b\" (Space) \"a:b\" (Space) \"(c)\" (Space) \"{d}\" (Space) \"e@\")",
         "a|b a:b (c) {d} e@\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        GFM_TEST(emphasis_has_stars),
        GFM_TEST(emphasis_that_no_delimiter_says_is_tags),
        GFM_TEST(code_has_enough_backticks),
        GFM_TEST(math_has_dollars_or_is_fenced),
        GFM_TEST(links_have_addresses_that_are_read_back),
        GFM_TEST(links_that_say_their_address_are_automatic),
        GFM_TEST(inlines_without_a_form_are_tags),
        GFM_TEST(breaks_never_begin_or_end_a_text),
        GFM_TEST(text_is_escaped_where_it_would_be_markup),
        GFM_TEST(text_is_escaped_at_the_start_of_a_line),
        GFM_TEST(text_that_cannot_be_markup_is_not_escaped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
