#include "document/anchor.h"
#include "unit/document/tree_notation.h"

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

static void assert_slice(Slice actual, const char *expected)
{
    assert_string_equal(arena_string(&arena, actual), expected);
}

static void anchors_are_those_of_github(void **state)
{
    static const struct {
        const char *text;
        const char *anchor;
    } cases[] = {
        {"", ""},
        {"Install", "install"},
        {"1. Idempotency Pattern (PostgreSQL Best Practice)",
         "1-idempotency-pattern-postgresql-best-practice"},
        {"3-Commit Strategy", "3-commit-strategy"},
        {"Risk Assessment Framework (0-100 points)", "risk-assessment-framework-0-100-points"},
        {"a - b", "a---b"},
        {"a  b", "a--b"},
        {"snake_case & __proto__", "snake_case--__proto__"},
        {"What's new?! C++, C#", "whats-new-c-c"},
        {"file.name/path", "filenamepath"},
        {" a ", "-a-"},
        {"tab\tnbsp\xC2\xA0.", "tabnbsp"},
        {"I ♥ unicode", "i--unicode"},
        {"en–dash “quoted”", "endash-quoted"},
        {"😄 emoji 🚀", "-emoji-"},
        {"⚠️ Stop", "\xEF\xB8\x8F-stop"},
        {"1️⃣ One", "1\xEF\xB8\x8F\xE2\x83\xA3-one"},
        {"👩‍💻 joined", "-joined"},
        {":smile: code", "smile-code"},
        {"Привет 你好", "привет-你好"},
        {"ÄÖÜ ẞ", "äöü-ß"},
        {"İstanbul", "i̇stanbul"},
        {"e\xCC\x81 combining", "e\xCC\x81-combining"},
        {"x² ½ Ⅷ Ⓐ ٣", "x--ⅷ-ⓐ-٣"},
        {"a‿b", "a‿b"},
        {"bad \xFF byte", "bad--byte"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_slice(anchor_from_text(&arena, slice_from_string(cases[i].text)), cases[i].anchor);
    }
}

/* The identifiers of all headers and code blocks, with a space behind each. */
static const char *assigned(const char *notation)
{
    Tree *tree = tree_from_notation(&arena, notation, "");
    Buffer anchors;

    anchor_assign(tree);
    buffer_init(&anchors, &arena);
    for (const Node *node = tree->root; node != NULL; node = node_next(node, tree->root)) {
        if (node->kind == NODE_HEADER || node->kind == NODE_CODE_BLOCK) {
            assert_non_null(node->attributes);
            buffer_add(&anchors, node->attributes->identifier);
            buffer_add_byte(&anchors, ' ');
        }
    }
    return arena_string(&arena, buffer_slice(&anchors));
}

static void header_text_counts_without_its_markup(void **state)
{
    (void)state;
    assert_string_equal(
        assigned("(Header level=1 \"A \" (Strong \"b\") \" \" (Code \"c()\") (Link url=u \" d\"))"),
        "a-b-c-d ");
    assert_string_equal(assigned("(Header level=1 \"a \" (Image url=u \"alt\"))"), "a- ");
    assert_string_equal(assigned("(Header level=1 \"a\" (RawInline \"<b>\") (Math \"x\"))"), "ax ");
    assert_string_equal(assigned("(Header level=1 \"a\" (SoftBreak) \"b\")"), "ab ");
    assert_string_equal(
        assigned("(Header level=1 \"a\" (Note label=n)) (FootnoteDefinition label=n (Para \"b\"))"),
        "a ");
}

static void headers_below_other_blocks_have_anchors_too(void **state)
{
    (void)state;
    assert_string_equal(assigned("(BlockQuote (Header level=2 \"a\")) (Header level=1 \"a\")"),
                        "a a-1 ");
}

static void headers_in_footnotes_come_last(void **state)
{
    Tree *tree =
        tree_from_notation(&arena,
                           "(Para (Note label=n)) (FootnoteDefinition label=n (Header \"a\"))"
                           " (Header \"a\")",
                           "");

    (void)state;
    anchor_assign(tree);
    assert_slice(tree->root->last->attributes->identifier, "a");
    assert_slice(tree->footnotes[0]->definition->first->attributes->identifier, "a-1");
}

static void repeats_are_numbered_with_one_counter_a_base(void **state)
{
    (void)state;
    assert_string_equal(assigned("(Header \"a\") (Header \"a\") (Header \"b\") (Header \"A!\")"),
                        "a a-1 b a-2 ");
    assert_string_equal(
        assigned("(Header \"echo\") (Header \"echo\") (Header \"echo 1\") (Header \"echo-1\")"
                 " (Header \"echo\")"),
        "echo echo-1 echo-1-1 echo-1-2 echo-2 ");
    assert_string_equal(assigned("(Header \"f-1\") (Header \"f\") (Header \"f\")"), "f-1 f f-2 ");
}

static void heading_without_letters_is_empty_only_once(void **state)
{
    (void)state;
    assert_string_equal(assigned("(Header \"!\") (Header) (Header \"?\")"), " -1 -2 ");
}

static void explicit_identifiers_are_kept_and_avoided(void **state)
{
    (void)state;
    assert_string_equal(assigned("(Header \"a\") (Header #a \"b\") (Header \"a\")"), "a-1 a a-2 ");
    assert_string_equal(assigned("(Header \"x\") (CodeBlock #x \"\")"), "x-1 x ");
    assert_string_equal(assigned("(Header #Ä.b \"c\")"), "Ä.b ");
}

static void repeated_explicit_identifier_is_numbered(void **state)
{
    (void)state;
    assert_string_equal(assigned("(Header #a \"x\") (Header #a \"y\") (Header \"a\")"),
                        "a a-1 a-2 ");
}

static void other_attributes_stay(void **state)
{
    Tree *tree = tree_from_notation(&arena, "(Header .wide +k=\"v\" \"Title\")", "");
    const Attributes *attributes;

    (void)state;
    anchor_assign(tree);
    attributes = tree->root->first->attributes;
    assert_slice(attributes->identifier, "title");
    assert_int_equal(attributes->class_count, 1);
    assert_int_equal(attributes->count, 1);
}

static void many_equal_headings_take_linear_time(void **state)
{
    enum { COUNT = 100000 };
    Tree *tree = tree_from_notation(&arena, "", "");

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        Node *header = node_new(&arena, NODE_HEADER, (Span){0, 0});

        node_append(tree->root, header);
    }
    anchor_assign(tree);
    assert_slice(tree->root->last->attributes->identifier, "-99999");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(anchors_are_those_of_github, set_up, tear_down),
        cmocka_unit_test_setup_teardown(header_text_counts_without_its_markup, set_up, tear_down),
        cmocka_unit_test_setup_teardown(headers_below_other_blocks_have_anchors_too, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(headers_in_footnotes_come_last, set_up, tear_down),
        cmocka_unit_test_setup_teardown(repeats_are_numbered_with_one_counter_a_base, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(heading_without_letters_is_empty_only_once, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(explicit_identifiers_are_kept_and_avoided, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(repeated_explicit_identifier_is_numbered, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(other_attributes_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_equal_headings_take_linear_time, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
