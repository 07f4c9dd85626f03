#include "document/label.h"

#include "unit/sample_document.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

typedef struct Example {
    const char *markdown;
    const char *labels; /* "label=value; label=value", of all paragraphs */
} Example;

static void add_labels(Buffer *out, Arena *arena, const Node *paragraph)
{
    LabelReader reader;
    Label label;

    label_reader_init(&reader, arena, paragraph);
    while (label_next(&reader, &label)) {
        if (out->size > 0) {
            buffer_add_string(out, "; ");
        }
        buffer_add(out, label.text);
        buffer_add_byte(out, '=');
        buffer_add(out, label_value(arena, &label));
    }
}

static Slice labels_of(Sample *sample, const char *markdown)
{
    const Document *document = sample_read(sample, "a.md", slice_from_string(markdown));
    const Node *root = document->tree.root;
    Buffer out;

    buffer_init(&out, &sample->arena);
    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        if (node->kind == NODE_PARA) {
            add_labels(&out, &sample->arena, node);
        }
    }
    return buffer_slice(&out);
}

static void assert_labels(Sample *sample, const Example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Slice labels = labels_of(sample, examples[i].markdown);

        if (!slice_is(labels, examples[i].labels)) {
            fail_msg("%s\nhas the labels \"%.*s\", not \"%s\"", examples[i].markdown,
                     SLICE_PRINT(labels), examples[i].labels);
        }
    }
}

#define ASSERT_LABELS(sample, examples)                                                            \
    assert_labels((sample), (examples), sizeof(examples) / sizeof *(examples))

static void the_colon_may_stand_inside_or_behind(void **state)
{
    static const Example examples[] = {
        {"**Why:** because", "Why=because"},
        {"**Why**: because", "Why=because"},
        {"__Why__: because", "Why=because"},
        {"**Why:**", "Why="},
        {"**Why**:", "Why="},
        {"**Why**:\nbecause", "Why=because"},
        {"**Why**: `a` and *b*", "Why=a and b"},
        {"**为什么**：因为", "为什么=因为"},
        {"**Why：** because", "Why=because"},
        {"**`x`:** a name in code", "x=a name in code"},
        {"**[Guide](a.md):** where", "Guide=where"},
    };
    ASSERT_LABELS(*state, examples);
}

static void a_label_begins_a_paragraph_an_item_a_quote_or_a_line(void **state)
{
    static const Example examples[] = {
        {"text **No:** label", ""},
        {"text\n**A:** x", "A=x"},
        {"text  \n**A:** x", "A=x"},
        {"text<br>**A:** x", "A=x"},
        {"- **A:** x\n- **B:** y", "A=x; B=y"},
        {"> **A:** x\n> **B:** y", "A=x; B=y"},
        {"1. **A:** x", "A=x"},
    };
    ASSERT_LABELS(*state, examples);
}

static void markers_and_emoji_may_stand_before_it(void **state)
{
    static const Example examples[] = {
        {"✅ **A:** x\n⚠️ **B:** y", "A=x; B=y"},
        {"- [x] **A:** x", "A=x"},
        {"text\n• **A:** x\n– **B:** y", "A=x; B=y"},
        {"text\n2) **A:** x\nb. **B:** y", "A=x; B=y"},
        {"![badge](b.svg) **A:** x", "A=x"},
        {"(**A:** x)", ""},
        {"\"**A:** x\"", ""},
        {"2 of **A:** x", ""},
    };
    ASSERT_LABELS(*state, examples);
}

static void labels_of_one_line_follow_each_other(void **state)
{
    static const Example examples[] = {
        {"**A:** x **B:** y\n**C**: z", "A=x; B=y; C=z"},
        {"**A:** x | **B:** y | **C:** z", "A=x; B=y; C=z"},
        {"**A**: x · **B**: y", "A=x; B=y"},
        {"**A:** x\ngoes on **B:** y", "A=x goes on; B=y"},
        {"**A:** x\n✅ **B:** y", "A=x; B=y"},
        {"text\n\n**A:** **B:** y", "A=; B=y"},
        {"**A:** x **is bold** here", "A=x is bold here"},
    };
    ASSERT_LABELS(*state, examples);
}

static void what_is_no_label(void **state)
{
    static const Example examples[] = {
        {"**Commit 1: Schema**", ""},
        {"**Bold** text", ""},
        {"**http**://example.org", ""},
        {"*Why:* because", ""},
        {"## **Why:** because", ""},
        {"| **A:** x |\n|---|\n| **B:** y |", ""},
        {"**:** x", ""},
        {"**✅:** x", ""},
        {"`**A:** x`", ""},
        {"<!-- **A:** x -->", ""},
    };
    ASSERT_LABELS(*state, examples);
}

static void no_sentence_ends_inside(void **state)
{
    static const Example examples[] = {
        {"**It failed. Then it worked:** x", ""},
        {"**Really! Yes:** x", ""},
        {"**Why? Because:** x", ""},
        {"**What is it?:** x", "What is it?=x"},
        {"**1. Plan:** x", "1. Plan=x"},
        {"**A vs. B, e.g. C:** x", "A vs. B, e.g. C=x"},
        {"**Est. Time:** x", "Est. Time=x"},
        {"**Version 1.2. Next:** x", "Version 1.2. Next=x"},
    };
    ASSERT_LABELS(*state, examples);
}

static void sixty_characters_are_the_most(void **state)
{
    static const char *const tens = "äbcdefghi ";
    Sample *sample = *state;
    Buffer text;

    buffer_init(&text, &sample->arena);
    buffer_add_string(&text, "**");
    for (int i = 0; i < 5; i++) {
        buffer_add_string(&text, tens);
    }
    buffer_add_string(&text, "äbcdefghij:** x");
    assert_true(labels_of(sample, arena_string(&sample->arena, buffer_slice(&text))).size > 60);
    text.size -= SLICE(":** x").size;
    buffer_add_string(&text, "k:** x");
    assert_int_equal(labels_of(sample, arena_string(&sample->arena, buffer_slice(&text))).size, 0);
}

static const Node *first_paragraph(Sample *sample, const char *markdown)
{
    return sample_read(sample, "a.md", slice_from_string(markdown))->tree.root->first;
}

static void a_value_ends_where_its_last_word_does(void **state)
{
    Sample *sample = *state;
    LabelReader reader;
    Label label;
    static const uint32_t ends[] = {8, 17, 24};

    label_reader_init(&reader, &sample->arena,
                      first_paragraph(sample, "**A:** x\n**B**: y\n**C:**"));
    for (size_t i = 0; i < 3; i++) {
        assert_true(label_next(&reader, &label));
        assert_int_equal(label_value_end(&label), ends[i]);
    }
    assert_false(label_next(&reader, &label));
}

static void bold_lines_and_labels_are_seen_from_outside(void **state)
{
    Sample *sample = *state;

    assert_true(label_is_bold_line(first_paragraph(sample, "**Commit 1: Schema**")));
    assert_true(label_is_bold_line(first_paragraph(sample, "**Why:**")));
    assert_false(label_is_bold_line(first_paragraph(sample, "**Why:** because")));
    assert_true(label_is_in(&sample->arena, first_paragraph(sample, "text\n**Why:**")));
    assert_false(label_is_in(&sample->arena, first_paragraph(sample, "**Commit 1: Schema**")));
}

static void a_key_has_letters_digits_and_single_underscores(void **state)
{
    static const struct {
        const char *text;
        const char *key;
    } examples[] = {
        {"Rationale", "rationale"},
        {"When to use", "when_to_use"},
        {"Why partial > full unique", "why_partial_full_unique"},
        {"✅ Partial indices (efficient)", "partial_indices_efficient"},
        {"⚠️ Note", "note"},
        {"last_updated", "last_updated"},
        {"Größe ÄÖ", "größe_äö"},
        {"--a--", "a"},
    };
    Sample *sample = *state;

    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        Slice key = label_key(&sample->arena, slice_from_string(examples[i].text));

        assert_string_equal(arena_string(&sample->arena, key), examples[i].key);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_begin, sample_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_colon_may_stand_inside_or_behind),
        TEST(a_label_begins_a_paragraph_an_item_a_quote_or_a_line),
        TEST(markers_and_emoji_may_stand_before_it),
        TEST(labels_of_one_line_follow_each_other),
        TEST(what_is_no_label),
        TEST(no_sentence_ends_inside),
        TEST(sixty_characters_are_the_most),
        TEST(a_value_ends_where_its_last_word_does),
        TEST(bold_lines_and_labels_are_seen_from_outside),
        TEST(a_key_has_letters_digits_and_single_underscores),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
