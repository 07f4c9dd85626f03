#include "unit/document/gfm_case.h"

static void headings_have_hashes(void **state)
{
    static const GfmCase cases[] = {
        {"", ""},
        {"(Header level=1 \"a\") (Para \"b\")", "# a\n\nb\n"},
        {"(Header level=6 \"a\" (SoftBreak) \"b\")", "###### a b\n"},
        {"(Header level=9 \"a\") (Header level=0 \"b\")", "###### a\n\n# b\n"},
        {"(Header level=2)", "##\n"},
        {"(Header level=2 \"C\" (Space) \"#\")", "## C \\#\n"},
        {"(Header level=1 \"1.\" (Space) \"a\")", "# 1. a\n"},
        {"(Header level=1 \"abcd\" (LineBreak) \"b\")", "abcd\\\nb\n=====\n"},
        {"(Header level=2 \"a\" (SoftBreak) \"b\")", "a\nb\n---\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void code_is_fenced(void **state)
{
    static const GfmCase cases[] = {
        {"(CodeBlock \"\")", "```\n```\n"},
        {"(CodeBlock \"a\\n\")", "```\na\n\n```\n"},
        {"(CodeBlock .js \"a\\n\\n  b\")", "``` js\na\n\n  b\n```\n"},
        {"(CodeBlock \"```\\n````\")", "`````\n```\n````\n`````\n"},
        {"(CodeBlock .a`b \"c\")", "~~~ a`b\nc\n~~~\n"},
        {"(CodeBlock #i +k=\"v\" \"c\")", "```\nc\n```\n"},
        {"(BulletList (Item (CodeBlock \"a\\n\\nb\")))", "- ```\n  a\n\n  b\n  ```\n"},
        {"(BlockQuote (CodeBlock \"a\\n\\nb\"))", "> ```\n> a\n>\n> b\n> ```\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void lists_have_padded_markers(void **state)
{
    static const GfmCase cases[] = {
        {"(BulletList (Item (Plain \"a\") (BulletList (Item (Plain \"b\")))) (Item (Plain \"c\")))",
         "- a\n  - b\n- c\n"},
        {"(BulletList (Item (Para \"a\") (Para \"b\")) (Item (Para \"c\")))",
         "- a\n\n  b\n\n- c\n"},
        {"(OrderedList number=9 (Item (Plain \"a\")) (Item (Plain \"b\" (SoftBreak) \"c\")))",
         "9.  a\n10. b\n    c\n"},
        {"(OrderedList number=1 delimiter=2 (Item (CodeBlock \"a\")))", "1) ```\n   a\n   ```\n"},
        {"(OrderedList number=-2 (Item (Plain \"a\")))", "0.  a\n"},
        {"(BulletList (Item) (Item (Plain \"a\")))", "-\n- a\n"},
        {"(BulletList (Item (BulletList (Item (BulletList (Item))))))", "- - *\n"},
        {"(BulletList (Item (HorizontalRule)))",
         "- ________________________________________________________________________\n"},
        {"(BulletList)", ""},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void lists_side_by_side_stay_apart(void **state)
{
    static const GfmCase cases[] = {
        {"(BulletList (Item (Plain \"a\"))) (BulletList (Item (Plain \"b\"))) (BulletList (Item "
         "(Plain "
         "\"c\")))",
         "- a\n\n* b\n\n- c\n"},
        {"(OrderedList number=1 (Item (Plain \"a\"))) (OrderedList number=1 (Item (Plain \"b\")))",
         "1.  a\n\n<!-- -->\n\n1.  b\n"},
        {"(OrderedList number=1 delimiter=1 (Item (Plain \"a\"))) (OrderedList number=1 "
         "delimiter=2 "
         "(Item (Plain \"b\")))",
         "1.  a\n\n1)  b\n"},
        {"(BulletList (Item (Plain \"a\"))) (CodeBlock \"b\")", "- a\n\n```\nb\n```\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void task_items_have_boxes(void **state)
{
    static const GfmCase cases[] = {
        {"(BulletList (Item (Plain \"☐\" (Space) \"a\")) (Item (Plain \"☒\" (Space) \"b\")))",
         "- [ ] a\n- [x] b\n"},
        {"(BulletList (Item (Plain \"☐\" (Space) \"a\"))) (BulletList (Item (Plain \"b\")))",
         "- [ ] a\n- b\n"},
        {"(BulletList (Item (Plain \"[x]\" (Space) \"a\")))", "- \\[x] a\n"},
        {"(OrderedList number=1 (Item (Plain \"[\" (Space) \"]\" (Space) \"a\")))",
         "1.  \\[ ] a\n"},
        {"(BulletList (Item (Plain \"[y]\" (Space) \"[x]\")))", "- [y] [x]\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void tight_items_have_blank_lines_only_where_they_must(void **state)
{
    static const GfmCase cases[] = {
        {"(BulletList (Item (Plain \"a\") (CodeBlock \"b\") (Plain \"c\")))",
         "- a\n  ```\n  b\n  ```\n  c\n"},
        {"(BulletList (Item (Plain \"a\") (OrderedList number=2 (Item (Plain \"b\")))))",
         "- a\n\n  2.  b\n"},
        {"(BulletList (Item (BlockQuote (Para \"a\")) (Plain \"b\")))", "- > a\n  >\n  b\n"},
        {"(BulletList (Item (BlockQuote (Para \"a\")) (BlockQuote (Para \"b\")) (Plain)))",
         "- > a\n\n  > b\n"},
        {"(BulletList (Item (Plain \"a\") (RawBlock format=html \"<div>\\n\")))", "- a\n  <div>\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void quotes_and_alerts_have_angles(void **state)
{
    static const GfmCase cases[] = {
        {"(BlockQuote (Para \"a\") (Para \"b\")) (BlockQuote)", "> a\n>\n> b\n\n>\n"},
        {"(BlockQuote (BlockQuote (Para \"a\")) (BulletList (Item (Plain \"b\"))))",
         "> > a\n>\n> - b\n"},
        {"(Div .tip (Div .title (Para \"Tip\")) (Para \"a\") (Para \"b\"))",
         "> [!TIP]\n> a\n>\n> b\n"},
        {"(Div .note (Div .title (Para \"Note\")) (BulletList (Item (Plain \"a\"))))",
         "> [!NOTE]\n>\n> - a\n"},
        {"(Div .note (Div .title (Para \"Note\")))",
         "<div class=\"note\">\n\n<div class=\"title\">\n\nNote\n\n</div>\n\n</div>\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void other_containers_are_tags_with_markdown_between(void **state)
{
    static const GfmCase cases[] = {
        {"(Div #d .a .b +k=\"v\\\"\" (Para (Emph \"a\"))) (Para \"b\")",
         "<div id=\"d\" class=\"a b\" k=\"v&quot;\">\n\n*a*\n\n</div>\n\nb\n"},
        {"(Div)", "<div>\n\n</div>\n"},
        {"(Figure #f (Caption (Plain \"c\" (Space) (Emph \"d\"))) (Plain (Image url=u title=t "
         "\"a\")))",
         "<figure id=\"f\">\n<figcaption>c <em>d</em></figcaption>\n<img src=\"u\" title=\"t\" "
         "alt=\"a\" "
         "/>\n</figure>\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void raw_blocks_are_written_when_they_are_markdown_or_html(void **state)
{
    static const GfmCase cases[] = {
        {"(RawBlock format=html \"<div>\\n\") (RawBlock format=latex \"x\") (Para \"a\")",
         "<div>\n\na\n"},
        {"(RawBlock format=html \"<p>\\n\\na\\n\")", "<p>&#10;\na\n"},
        {"(RawBlock format=html \"<!-- a\\n\\nb -->\\n\")", "<!-- a\n\nb -->\n"},
        {"(RawBlock format=html \"<script>\\n\\n</script>\")", "<script>\n\n</script>\n"},
        {"(RawBlock format=html \"<!-- a -->\\n\\nb\")", "<!-- a -->&#10;\nb\n"},
        {"(RawBlock format=markdown \"a\\n\\n*b*\")", "a\n\n*b*\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void lines_and_definitions_are_paragraphs_with_hard_breaks(void **state)
{
    static const GfmCase cases[] = {
        {"(LineBlock (Line \"a\") (Line) (Line \"===\"))", "a\\\n\\\n\\===\n"},
        {"(DefinitionList (DefinitionItem (Term \"t\") (Definition (Plain \"a\")) (Definition "
         "(Para "
         "\"b\") (Para \"c\"))) (DefinitionItem (Term \"u\") (Definition (CodeBlock \"d\"))))",
         "t\\\na\n\nb\n\nc\n\nu\n\n```\nd\n```\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void notes_stand_at_the_end(void **state)
{
    static const GfmCase cases[] = {
        {"(Para \"a\" (Note (Para \"b\" (Note (Plain \"c\"))) (CodeBlock \"d\")) (Note (BulletList "
         "(Item "
         "(Plain \"e\")))))",
         "a[^1][^2]\n\n[^1]: b[^3]\n\n    ```\n    d\n    ```\n\n[^2]:\n    - e\n\n[^3]: c\n"},
        {"(Para (Note) \"(x\")", "[^1]\\(x\n\n[^1]:\n"},
        {"(Para (Note (Para \"a\")) \": b\")", "[^1]\\: b\n\n[^1]: a\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void options_change_line_ends_and_attributes(void **state)
{
    static const GfmOptions joined = {.joins_lines = true};
    static const GfmOptions attributes = {.attributes = true};

    (void)state;
    assert_string_equal(gfm_of("(Para \"a\" (SoftBreak) \"b\" (LineBreak) \"c\")", &joined),
                        "a b\\\nc\n");
    assert_string_equal(
        gfm_of("(Header level=1 #top .wide \"A\") (Header level=2 #b-c \"B\" (Space) "
               "\"c\") (Header level=2 #b-c-1 \"B\" (Space) \"c\")",
               &attributes),
        "# A {#top .wide}\n\n## B c\n\n## B c\n");
    assert_string_equal(gfm_of("(CodeBlock #i .js .n +k=\"a \\\"b\" \"x\")", &attributes),
                        "``` js {#i .n k='a \"b'}\nx\n```\n");
    assert_string_equal(gfm_of("(Header level=1 #i \"a\" (SoftBreak) \"b\")", &attributes),
                        "a\nb {#i}\n======\n");
}

static void parts_are_written_alone(void **state)
{
    View *view = view_from_notation(&arena, "(Para \"# a\" (Note (Para \"b\"))) (Para \"c\")");
    Buffer out;

    (void)state;
    buffer_init(&out, &arena);
    gfm_write_inlines(&out, view->blocks->first, NULL);
    assert_true(slice_is(buffer_slice(&out), "\\# a[^1]\n\n[^1]: b\n"));
    buffer_clear(&out);
    gfm_write_inlines(&out, view->blocks->last, NULL);
    assert_true(slice_is(buffer_slice(&out), "c"));
    buffer_clear(&out);
    gfm_write_blocks(&out, view->blocks, NULL);
    assert_true(slice_is(buffer_slice(&out), "\\# a[^1]\n\nc\n\n[^1]: b\n"));
}

static void every_kind_is_written_the_same_twice(void **state)
{
    static const GfmOptions options = {.standalone = true, .attributes = true};

    (void)state;
    for (size_t i = 0; i < VIEW_SAMPLE_COUNT; i++) {
        const char *once = gfm_of(view_samples[i], &options);

        assert_string_equal(once, gfm_of(view_samples[i], &options));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        GFM_TEST(headings_have_hashes),
        GFM_TEST(code_is_fenced),
        GFM_TEST(lists_have_padded_markers),
        GFM_TEST(lists_side_by_side_stay_apart),
        GFM_TEST(task_items_have_boxes),
        GFM_TEST(tight_items_have_blank_lines_only_where_they_must),
        GFM_TEST(quotes_and_alerts_have_angles),
        GFM_TEST(other_containers_are_tags_with_markdown_between),
        GFM_TEST(raw_blocks_are_written_when_they_are_markdown_or_html),
        GFM_TEST(lines_and_definitions_are_paragraphs_with_hard_breaks),
        GFM_TEST(notes_stand_at_the_end),
        GFM_TEST(options_change_line_ends_and_attributes),
        GFM_TEST(parts_are_written_alone),
        GFM_TEST(every_kind_is_written_the_same_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
