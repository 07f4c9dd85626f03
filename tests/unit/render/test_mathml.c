#include "render/mathml.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define BEGIN "<math><semantics><mrow>"
#define END                                                                                        \
    "</mrow><annotation encoding=\"application/x-tex\">a&lt;b</annotation></semantics></math>"

typedef struct Example {
    const char *printed;
    const char *mathml; /* NULL: none */
} Example;

static void assert_mathml(const Example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Arena arena;
        Buffer out;

        arena_init(&arena, NULL);
        buffer_init(&out, &arena);

        bool is_written =
            mathml_write(&out, slice_from_string(examples[i].printed), SLICE("a<b"), false);

        if (is_written != (examples[i].mathml != NULL) ||
            !slice_is(buffer_slice(&out), is_written ? examples[i].mathml : "")) {
            fail_msg("%s\n  is  %.*s\n  not %s", examples[i].printed,
                     SLICE_PRINT(buffer_slice(&out)), examples[i].mathml);
        }
        arena_free(&arena);
    }
}

static void the_formula_is_found_in_what_converters_print(void **state)
{
    static const Example examples[] = {
        {"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>",
         BEGIN "<mi>x</mi>" END},
        {"<p><span class=\"math\"><math display=\"block\"><mi>x</mi></math></span></p>\n",
         BEGIN "<mi>x</mi>" END},
        {"<blahtex>\n<mathml>\n<markup>\n<mi>x</mi>\n</markup>\n</mathml>\n</blahtex>",
         BEGIN "<mi>x</mi>" END},
        {"<math><semantics><mrow><mi>x</mi></mrow><annotation encoding=\"application/x-tex\">x"
         "</annotation></semantics></math>",
         BEGIN "<mrow><mi>x</mi></mrow>" END},
        {"<math><mo stretchy='false' class=\"x\">&#x2212;</mo><mspace width=\"0.2em\"/></math>",
         BEGIN "<mo stretchy=\"false\">−</mo><mspace width=\"0.2em\"></mspace>" END},
    };

    (void)state;
    assert_mathml(examples, COUNT(examples));
}

static void letters_of_other_alphabets_are_unicodes(void **state)
{
    static const Example examples[] = {
        {"<math><mi mathvariant=\"double-struck\">R</mi></math>", BEGIN "<mi>ℝ</mi>" END},
        {"<math><mi mathvariant=\"double-struck\">AZa1&#xe9;</mi><mi>R</mi></math>",
         BEGIN "<mi>𝔸ℤ𝕒𝟙é</mi><mi>R</mi>" END},
        {"<math><mi mathvariant=\"bold\">x</mi><mn mathvariant=\"bold\">12</mn></math>",
         BEGIN "<mi>𝐱</mi><mn>𝟏𝟐</mn>" END},
        {"<math><mi mathvariant=\"script\">Le</mi><mi mathvariant=\"fraktur\">g</mi></math>",
         BEGIN "<mi>ℒℯ</mi><mi>𝔤</mi>" END},
        {"<math><mi mathvariant=\"italic\">h</mi><mi mathvariant=\"monospace\">z9</mi></math>",
         BEGIN "<mi>ℎ</mi><mi>𝚣𝟿</mi>" END},
        {"<math><mi mathvariant=\"normal\">d</mi></math>",
         BEGIN "<mi mathvariant=\"normal\">d</mi>" END},
    };

    (void)state;
    assert_mathml(examples, COUNT(examples));
}

static void what_is_no_formula_gives_none(void **state)
{
    static const Example examples[] = {
        {"", NULL},
        {"error: no such command", NULL},
        {"<math></math>", NULL},
        {"<math>x</math>", NULL},
        {"<math><mrow><mi>x</mi></math>", NULL},
        {"<math><mi>x</mn></math>", NULL},
        {"<math><mi>x</mi></mrow></math>", NULL},
        {"<math><mi><mi>x</mi></mi></math>", NULL},
        {"<math><mi>x</mi", NULL},
        {"<math><mfenced><mi>x</mi></mfenced></math>", NULL},
        {"<blahtex><error><message>a</message></error></blahtex>", NULL},
    };

    (void)state;
    assert_mathml(examples, COUNT(examples));
}

static void nothing_in_a_formula_runs_or_leads_out_of_it(void **state)
{
    static const Example examples[] = {
        {"<math><mi onclick=\"alert(1)\" style=\"a\" id=b "
         "href=\"javascript:alert(1)\">x</mi></math>",
         BEGIN "<mi>x</mi>" END},
        {"<math><script>alert(1)</script><mi>x</mi></math>", BEGIN "<mi>x</mi>" END},
        {"<math><style><!--</style><mi>x</mi></math>", BEGIN "<mi>x</mi>" END},
        {"<math><mtext><img src=x onerror=alert(1)>a</mtext></math>", BEGIN "<mtext>a</mtext>" END},
        {"<math><maction actiontype=\"statusline#http://a\" xlink:href=\"javascript:x\"><mi>x</mi>"
         "</maction></math>",
         BEGIN "<mi>x</mi>" END},
        {"<math><annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)>"
         "</annotation-xml><mi>x</mi></math>",
         BEGIN "<mi>x</mi>" END},
        {"<math><mtext>&lt;img src=x&gt; &amp;lt; &quot;</mtext></math>",
         BEGIN "<mtext>&lt;img src=x&gt; &amp;lt; &quot;</mtext>" END},
        {"<math><mi mathvariant='\"><img src=x>'>x</mi></math>", BEGIN "<mi>x</mi>" END},
        {"<math><mi>x</mi><!-- </math> --><mi>y</mi></math>", BEGIN "<mi>x</mi>" END},
        {"<math><![CDATA[<img src=x>]]><mi>x</mi></math>", BEGIN "<mi>x</mi>" END},
        {"<math><table><mi>x</mi></table></math>", BEGIN "<mi>x</mi>" END},
    };

    (void)state;
    assert_mathml(examples, COUNT(examples));
}

static void a_formula_that_is_too_deep_is_none(void **state)
{
    Arena arena;
    Buffer printed;
    Buffer out;

    (void)state;
    arena_init(&arena, NULL);
    buffer_init(&printed, &arena);
    buffer_init(&out, &arena);
    buffer_add(&printed, SLICE("<math>"));
    for (int i = 0; i < 100000; i++) {
        buffer_add(&printed, SLICE("<mrow>"));
    }
    assert_false(mathml_write(&out, buffer_slice(&printed), SLICE(""), true));
    assert_int_equal(out.size, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_formula_is_found_in_what_converters_print),
        cmocka_unit_test(letters_of_other_alphabets_are_unicodes),
        cmocka_unit_test(what_is_no_formula_gives_none),
        cmocka_unit_test(nothing_in_a_formula_runs_or_leads_out_of_it),
        cmocka_unit_test(a_formula_that_is_too_deep_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
