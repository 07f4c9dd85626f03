#include "unit/document/gfm_case.h"

static void columns_are_padded_and_aligned(void **state)
{
    static const GfmCase cases[] = {
        {"(Table columns=dlcr (Head (Row (Cell (Plain \"a\")) (Cell (Plain \"b\")) (Cell (Plain "
         "\"c\")) "
         "(Cell (Plain \"d\")))) (Body (Row (Cell (Plain \"long\")) (Cell) (Cell (Plain \"中\")) "
         "(Cell "
         "(Plain \"1\")))) (Foot))",
         "| a    | b   |  c  |   d |\n"
         "|------|:----|:---:|----:|\n"
         "| long |     | 中  |   1 |\n"},
        {"(Table columns=d (Head) (Body (Row (Cell (Para \"a\")))) (Foot)) (Para \"b\")",
         "|     |\n|-----|\n| a   |\n\nb\n"},
        {"(Table columns=dd (Head (Row (Cell (Plain \"a\")))) (Body (Row)) (Foot))",
         "| a   |     |\n|-----|-----|\n|     |     |\n"},
        {"(Table columns=\"\" (Head) (Foot))", ""},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void wide_tables_are_not_padded(void **state)
{
    Buffer view;
    Buffer text;

    (void)state;
    buffer_init(&view, &arena);
    buffer_init(&text, &arena);
    buffer_add_string(&view, "(Table columns=lr (Head (Row (Cell (Plain \"");
    buffer_add_repeated(&view, 'x', 80);
    buffer_add_string(&view, "\")) (Cell (Plain \"b\")))) (Body) (Foot))");
    buffer_add_string(&text, "| ");
    buffer_add_repeated(&text, 'x', 80);
    buffer_add_string(&text, " | b |\n|:---|---:|\n");
    assert_string_equal(gfm_of(arena_string(&arena, buffer_slice(&view)), NULL),
                        arena_string(&arena, buffer_slice(&text)));
}

static void cells_are_one_line_with_escaped_pipes(void **state)
{
    static const GfmCase cases[] = {
        {"(Table columns=d (Head (Row (Cell (Plain \"a|b\\\\|\" (SoftBreak) (Code \"c|\\nd\"))))) "
         "(Body "
         "(Row (Cell (Plain \"#\" (LineBreak) \"-\" (Note (Para \"n\")))))) (Foot))",
         "| a\\|b\\\\\\| `c\\| d` |\n|------------------|\n| #<br />-[^1]     |\n\n[^1]: n\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void captions_stand_below(void **state)
{
    static const GfmCase cases[] = {
        {"(Table columns=d (Caption (Plain \"A\" (Space) (Emph \"b\"))) (Head) (Body) (Foot))",
         "|     |\n|-----|\n\nA *b*\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void tables_that_pipes_cannot_say_are_html(void **state)
{
    static const GfmCase cases[] = {
        {"(Table columns=r (Head (Row (Cell (Plain \"a\")))) (Body (Row (Cell (Para \"b\") "
         "(CodeBlock .c "
         "\"d\\n\\ne<\")))) (Foot))",
         "<table>\n<thead>\n<tr>\n<th align=\"right\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td "
         "align=\"right\">\n<p>b</p>\n<pre "
         "class=\"c\"><code>d&#10;\ne&lt;</code></pre>\n</td>\n</tr>\n"
         "</tbody>\n</table>\n"},
        {"(Table columns=dd (Head) (Body (Row (Cell span=2 number=2 align=2 (Plain \"a\")))) "
         "(Foot))",
         "<table>\n<tbody>\n<tr>\n<td colspan=\"2\" rowspan=\"2\" "
         "align=\"center\">a</td>\n</tr>\n</tbody>\n</table>\n"},
        {"(Table #t columns=d (Caption (Plain \"c\")) (Head) (Body (Row head-row (Cell (Plain "
         "\"a\")))) "
         "(Foot (Row (Cell (Plain \"b\" (LineBreak) (Link url=u \"l\"))))))",
         "<table "
         "id=\"t\">\n<caption>c</caption>\n<tbody>\n<tr>\n<th>a</th>\n</tr>\n</tbody>\n<tfoot>\n"
         "<tr>\n<td>b<br />\n<a href=\"u\">l</a></td>\n</tr>\n</tfoot>\n</table>\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

static void blocks_in_html_have_their_elements(void **state)
{
    static const GfmCase cases[] = {
        {"(Figure (BulletList (Item (Plain \"a\"))) (OrderedList number=3 style=3 (Item (Para "
         "\"b\"))))",
         "<figure>\n<ul>\n<li>a</li>\n</ul>\n<ol start=\"3\" "
         "type=\"i\">\n<li>\n<p>b</p>\n</li>\n</ol>\n"
         "</figure>\n"},
        {"(Figure (LineBlock (Line \"a\") (Line \"b\")) (HorizontalRule) (RawBlock format=html "
         "\"<hr>\\n\\n<hr>\"))",
         "<figure>\n<div class=\"line-block\">a<br />\nb</div>\n<hr "
         "/>\n<hr>&#10;\n<hr>\n</figure>\n"},
        {"(Figure (DefinitionList (DefinitionItem (Term \"t\") (Definition (Plain \"d\")))))",
         "<figure>\n<dl>\n<dt>t</dt>\n<dd>d</dd>\n</dl>\n</figure>\n"},
        {"(Figure (Header level=2 (Code \"a\") (Math \"b<\") (Quoted \"c\") (Note (Para \"d\"))))",
         "<figure>\n<h2><code>a</code><span class=\"math inline\">b&lt;</span>“c” "
         "(\n<p>d</p>\n)</h2>\n"
         "</figure>\n"},
    };

    (void)state;
    ASSERT_GFM(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        GFM_TEST(columns_are_padded_and_aligned),
        GFM_TEST(wide_tables_are_not_padded),
        GFM_TEST(cells_are_one_line_with_escaped_pipes),
        GFM_TEST(captions_stand_below),
        GFM_TEST(tables_that_pipes_cannot_say_are_html),
        GFM_TEST(blocks_in_html_have_their_elements),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
