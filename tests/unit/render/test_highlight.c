#include "render/highlight.h"

#include "render/highlight_language.h"
#include "render/html.h"
#include "render/html_escape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Fixture {
    Arena arena;
    Highlighter highlighter;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);

    assert_non_null(fixture);
    arena_init(&fixture->arena, NULL);
    highlighter_init(&fixture->highlighter);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;

    highlighter_free(&fixture->highlighter);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static TokenList read_text(Fixture *fixture, const char *language, Slice text)
{
    highlighter_begin(&fixture->highlighter, &fixture->arena);
    return highlighter_read(&fixture->highlighter, &fixture->arena, slice_from_string(language),
                            text);
}

static Attributes classes_of(Fixture *fixture, const char *class)
{
    Attributes attributes = {.class_count = 1};

    attributes.classes = arena_new_array(&fixture->arena, Slice, 1);
    attributes.classes[0] = slice_from_string(class);
    return attributes;
}

/* The body with one block. */
static Slice html_of(Fixture *fixture, const char *language, Slice text, Attributes *attributes)
{
    Node *document = node_new(&fixture->arena, NODE_DOCUMENT, (Span){0, 0});
    Node *code = node_new(&fixture->arena, NODE_CODE_BLOCK, (Span){0, 0});
    Tree tree = {.root = document, .arena = &fixture->arena};
    HtmlOptions options = {.style = HTML_SITE, .highlighter = &fixture->highlighter};
    Buffer out;

    code->info = slice_from_string(language);
    code->text = text;
    code->attributes = attributes;
    node_append(document, code);
    buffer_init(&out, &fixture->arena);
    highlighter_begin(&fixture->highlighter, &fixture->arena);
    html_write_tree(&out, &tree, &options);
    return buffer_slice(&out);
}

/* What stands in <code>, without the tags of spans. */
static Slice without_spans(Fixture *fixture, Slice html)
{
    size_t start = slice_find_byte(html, '>', slice_find(html, SLICE("<code"), 0)) + 1;
    size_t end = slice_find(html, SLICE("</code></pre>"), 0);
    Buffer out;

    buffer_init(&out, &fixture->arena);
    for (size_t i = start; i < end; i++) {
        if (html.data[i] == '<') {
            Slice tag = slice_part(html, i, slice_find_byte(html, '>', i) + 1);

            assert_true(slice_starts_with(tag, SLICE("<span class=\"tok-")) ||
                        slice_starts_with(tag, SLICE("<span class=\"line")) ||
                        slice_starts_with(tag, SLICE("</span>")));
            i += tag.size - 1;
        } else {
            buffer_add_byte(&out, html.data[i]);
        }
    }
    return buffer_slice(&out);
}

static void assert_text_is_kept(Fixture *fixture, const char *language, Slice text,
                                Attributes *attributes)
{
    Buffer escaped;
    Slice written = without_spans(fixture, html_of(fixture, language, text, attributes));

    buffer_init(&escaped, &fixture->arena);
    html_write_text(&escaped, text);
    assert_int_equal(written.size, escaped.size);
    assert_memory_equal(written.data, escaped.data, written.size);
}

/* One line of text with the classes in it: "<keyword:if> x". */
static const char *marked(Fixture *fixture, const char *language, const char *source)
{
    Slice text = slice_from_string(source);
    TokenList tokens = read_text(fixture, language, text);
    size_t written = 0;
    Buffer out;

    buffer_init(&out, &fixture->arena);
    for (size_t i = 0; i < tokens.count; i++) {
        buffer_add(&out, slice_part(text, written, tokens.items[i].start));
        buffer_add_format(
            &out, "<%s:%.*s>", token_class_name(tokens.items[i].class),
            SLICE_PRINT(slice_part(text, tokens.items[i].start, tokens.items[i].end)));
        written = tokens.items[i].end;
    }
    buffer_add(&out, slice_from(text, written));
    return arena_string(&fixture->arena, buffer_slice(&out));
}

static const char *const samples[] = {
    "if (a < b) { return \"x\" + 'y' + `z`; } // comment\n/* more */ # other -- third\n",
    "<a href=\"x\">t</a>\n<!-- c -->\n<script>x</script><style>a{b:c}</style>\n",
    "- a: b\n  c: |\n    d\n\n# e\n=== x ===\n\t@f $g %h &i *j !k ~l ^m\n",
    "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 \"\xC3\xA9\" '\xE2\x82\xAC' # \xF0\x9F\x98\x80\n",
    "\xFF\x80\x80\xC3(\xE2\x82\n\"\x80\"\r\n\r\n\x01\x02",
    "$ ls -l | grep 'x' > y\nGET /a?b=c HTTP/1.1\nA: b\n\n{\"a\": [1, 2.5e3, null]}\n",
    "<<EOF\n$a ${b} $(c)\nEOF\n\"\"\"doc\n\"\"\" '''x''' /* unclosed",
};

static void every_language_has_a_lexer_that_reads(void **state)
{
    Fixture *fixture = *state;

    assert_true(highlight_language_count > 100);
    for (size_t i = 0; i < highlight_language_count; i++) {
        const HighlightLanguage *language = &highlight_languages[i];
        size_t tokens = 0;

        assert_non_null(highlight_lexer_find(language->lexer));
        if (i > 0) {
            assert_true(slice_compare(highlight_languages[i - 1].name, language->name) < 0);
        }
        for (size_t k = 0; k < sizeof samples / sizeof *samples; k++) {
            tokens += read_text(fixture, language->name.data, slice_from_string(samples[k])).count;
        }
        if (tokens == 0) {
            fail_msg("%s: nothing was told apart", language->name.data);
        }
    }
}

static void the_text_is_what_it_was_in_every_language(void **state)
{
    Fixture *fixture = *state;
    Attributes numbered = classes_of(fixture, "numbered");

    for (size_t i = 0; i < highlight_language_count; i++) {
        for (size_t k = 0; k < sizeof samples / sizeof *samples; k++) {
            const char *language = highlight_languages[i].name.data;

            assert_text_is_kept(fixture, language, slice_from_string(samples[k]), NULL);
            assert_text_is_kept(fixture, language, slice_from_string(samples[k]), &numbered);
        }
        arena_reset(&fixture->arena);
        numbered = classes_of(fixture, "numbered");
    }
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void the_text_is_what_it_was_whatever_stands_in_it(void **state)
{
    static const char bytes[] = "aZ09_ \t\n\r\"'`\\/*#<>-=+$@%&|!?:;,.(){}[]~^\x80\xC3\xFF";
    Fixture *fixture = *state;
    uint32_t seed = 1;

    for (size_t i = 0; i < highlight_language_count; i++) {
        for (size_t k = 0; k < 10; k++) {
            char text[300];
            size_t size = next_random(&seed) % sizeof text;

            for (size_t at = 0; at < size; at++) {
                text[at] = bytes[next_random(&seed) % (sizeof bytes - 1)];
            }
            assert_text_is_kept(fixture, highlight_languages[i].name.data, (Slice){text, size},
                                NULL);
        }
        arena_reset(&fixture->arena);
    }
}

static void aliases_and_letter_case_name_the_same_language(void **state)
{
    Fixture *fixture = *state;

    assert_string_equal(marked(fixture, "TS", "const a"), "<keyword:const> a");
    assert_string_equal(marked(fixture, "typescript,ignore", "const a"), "<keyword:const> a");
    assert_string_equal(marked(fixture, "no-such-language", "const a"), "const a");
    assert_string_equal(marked(fixture, "text", "const a"), "const a");
    assert_string_equal(marked(fixture, "", "const a"), "const a");
}

static void languages_of_our_own_are_told_apart(void **state)
{
    static const char *const rows[][3] = {
        {"ts", "type A = { if: 1 } // x",
         "<keyword:type> A <operator:=> { <attribute:if>: <number:1> } <comment:// x>"},
        {"ts", "a = /[/]\\//g.test(b / c / d)",
         "a <operator:=> <regex:/[/]\\//g>.<function:test>(b <operator:/> c <operator:/> d)"},
        {"ts", "/[.*+?^${}()|[\\]\\\\]/g", "<regex:/[.*+?^${}()|[\\]\\\\]/g>"},
        {"ts", "`a ${b} c`", "<string:`a ><variable:${b}><string: c`>"},
        {"tsx", "(<A b=\"c\">don't {d}</A>)",
         "(<tag:<A> <attribute:b><operator:=><string:\"c\">>don't {d}<tag:</A>>)"},
        {"yaml", "a: |\n  b: c\nd: true # e",
         "<attribute:a>: <operator:|><string:\n  b: c>\n<attribute:d>: <constant:true> <comment:# "
         "e>"},
        {"json", "{\"a\": [1, null]}", "{<attribute:\"a\">: [<number:1>, <constant:null>]}"},
        {"promql", "rate(x{a=\"b\"}[5m])",
         "<function:rate>(<variable:x>{<attribute:a><operator:=><string:\"b\">}[<number:5m>])"},
        {"http", "GET /a HTTP/1.1\nB: c\n",
         "<keyword:GET> <string:/a> <type:HTTP/1.1>\n<attribute:B>: <string:c>\n"},
        {"diff", "@@ x\n-a\n+b\n c\n", "<number:@@ x>\n<deleted:-a>\n<inserted:+b>\n c\n"},
        {"bash", "a \"$b\" | c -d # e",
         "<function:a> <string:\"><variable:$b><string:\"> <operator:|> <function:c> "
         "<attribute:-d> <comment:# e>"},
        {"bash", "a <<-B <<C\nd\n\tB\n$e\nC\nf <<G\nh",
         "<function:a> <string:<<-B <<C\nd\n\tB>\n<variable:$e>\n<function:C>\n<function:f> "
         "<operator:<<>G\n<function:h>"},
        {"dart", "@a final b = r'\\' + 'c${d}'; /* /* e */ f */ g(1)",
         "<attribute:@a> <keyword:final> b <operator:=> <string:r'\\'> <operator:+> "
         "<string:'c${d}'>; <comment:/* /* e */ f */> <function:g>(<number:1>)"},
        {"css", "a:b::c{d:e}", "a<constant::b::c>{d:e}"},
        {"env", "A_B=c # d\n", "<attribute:A_B><operator:=><string:c> <comment:# d>\n"},
        {"csv", "a,b\n1,\"x\"\n", "<heading:a,b>\n<number:1>,<string:\"x\">\n"},
    };
    Fixture *fixture = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(marked(fixture, rows[i][0], rows[i][1]), rows[i][2]);
    }
}

static void lines_are_numbered_and_marked_on_request(void **state)
{
    Fixture *fixture = *state;
    Attribute items[] = {{SLICE("hl"), SLICE("2")}, {SLICE("start"), SLICE("9")}};
    Attributes attributes = classes_of(fixture, "numbered");
    Slice html;

    attributes.items = items;
    attributes.count = 2;
    html = html_of(fixture, "json", SLICE("1\n\n/*\n*/\n"), &attributes);
    assert_string_equal(
        arena_string(&fixture->arena, html),
        "<pre class=\"numbered\" data-hl=\"2\" data-start=\"9\" data-language=\"json\">"
        "<code class=\"language-json\">"
        "<span class=\"line\" data-line=\"9\"><span class=\"tok-number\">1</span>\n</span>"
        "<span class=\"line hl\" data-line=\"10\">\n</span>"
        "<span class=\"line\" data-line=\"11\"><span class=\"tok-comment\">/*</span>\n</span>"
        "<span class=\"line\" data-line=\"12\"><span class=\"tok-comment\">*/</span>\n</span>"
        "</code></pre>\n");
}

static void what_is_too_long_or_too_deep_stays_plain(void **state)
{
    Fixture *fixture = *state;
    char *text = arena_take(&fixture->arena, HIGHLIGHT_BLOCK_MOST + 100);

    memset(text, '1', HIGHLIGHT_LINE_MOST + 1);
    assert_int_equal(read_text(fixture, "json", (Slice){text, HIGHLIGHT_LINE_MOST}).count, 1);
    assert_int_equal(read_text(fixture, "json", (Slice){text, HIGHLIGHT_LINE_MOST + 1}).count, 0);
    for (size_t i = 0; i <= HIGHLIGHT_BLOCK_MOST; i++) {
        text[i] = i % 2 == 0 ? '1' : '\n';
    }
    assert_true(read_text(fixture, "json", (Slice){text, HIGHLIGHT_BLOCK_MOST}).count > 0);
    assert_int_equal(read_text(fixture, "json", (Slice){text, HIGHLIGHT_BLOCK_MOST + 1}).count, 0);
}

static void a_document_has_so_much_and_no_more(void **state)
{
    Fixture *fixture = *state;
    char *text = arena_take(&fixture->arena, HIGHLIGHT_BLOCK_MOST);
    size_t blocks = 0;

    for (size_t i = 0; i < HIGHLIGHT_BLOCK_MOST; i++) {
        text[i] = i % 1000 == 0 ? '\n' : 'a';
    }
    text[1] = '1';
    highlighter_begin(&fixture->highlighter, &fixture->arena);
    while (blocks < 100 && highlighter_read(&fixture->highlighter, &fixture->arena, SLICE("ini"),
                                            (Slice){text, HIGHLIGHT_BLOCK_MOST})
                                   .count > 0) {
        blocks++;
    }
    assert_true(blocks <= HIGHLIGHT_DOCUMENT_MOST / HIGHLIGHT_BLOCK_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_language_has_a_lexer_that_reads, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_text_is_what_it_was_in_every_language, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_text_is_what_it_was_whatever_stands_in_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(aliases_and_letter_case_name_the_same_language, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(languages_of_our_own_are_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_are_numbered_and_marked_on_request, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_too_long_or_too_deep_stays_plain, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_document_has_so_much_and_no_more, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
