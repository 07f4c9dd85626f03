#include "document/document.h"

#include "unit/sample_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const Document *read(void **state, const char *text)
{
    return sample_read(*state, "docs/a.md", slice_from_string(text));
}

static void assert_text(Slice found, const char *wanted)
{
    char text[200] = {0};
    assert_true(found.size < sizeof text);
    memcpy(text, found.size > 0 ? found.data : "", found.size);
    assert_string_equal(text, wanted);
}

static void outline_is_every_heading_in_order(void **state)
{
    const Document *document = read(state, "# A *b* `c`\n\ntext\n\n### D\n\n> ## Quoted\n\nE\n=\n");
    assert_int_equal(document->heading_count, 4);
    assert_text(document->outline[0].text, "A b c");
    assert_text(document->outline[0].anchor, "a-b-c");
    assert_int_equal(document->outline[1].level, 3);
    assert_int_equal(document->outline[1].span.start, 19);
    assert_text(document->outline[2].text, "Quoted");
    assert_int_equal(document->outline[3].level, 1);
}

static void links_and_images_are_numbered_in_the_order_of_the_tree(void **state)
{
    const Document *document =
        read(state, "[a](x.md)\n\n# H\n\n![b *c*](y.png \"t\") <https://z.org>\n"
                    "[d][e] www.f.org\n\n[e]: #g\n");
    assert_int_equal(document->link_count, 5);
    const DocumentLink *links = document->links;
    assert_text(links[0].href, "x.md");
    assert_text(links[0].text, "a");
    assert_int_equal(links[0].kind, LINK_RELATIVE);
    assert_int_equal(links[0].section, 0);
    assert_int_equal(links[0].url_span.start, 4);
    assert_int_equal(links[0].url_span.end, 8);
    assert_true(links[1].image);
    assert_text(links[1].text, "b c");
    assert_int_equal(links[1].section, 1);
    assert_int_equal(links[2].kind, LINK_EXTERNAL);
    assert_text(links[3].href, "#g");
    assert_int_equal(links[3].kind, LINK_ANCHOR);
    assert_int_equal(links[3].url_span.end, links[3].url_span.start);
    assert_text(links[4].href, "http://www.f.org");

    uint32_t number = 0;
    const Node *root = document->tree.root;
    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        if (node->kind == NODE_LINK || node->kind == NODE_IMAGE) {
            assert_int_equal(node->target->number, number++);
        }
    }
}

static void links_in_footnotes_come_last_and_know_their_section(void **state)
{
    const Document *document = read(
        state, "# A\n\n[^1] [x](x)\n\n# B\n\n[^1]: [n](n)\n\n    ## In note\n\n# C\n\n[y](y)\n");
    assert_int_equal(document->link_count, 3);
    assert_text(document->links[1].href, "y");
    assert_int_equal(document->links[1].section, 3);
    assert_text(document->links[2].href, "n");
    assert_int_equal(document->links[2].section, 2);
    assert_int_equal(document->heading_count, 4);
    assert_text(document->outline[3].text, "In note");
}

static void raw_html_and_code_name_places(void **state)
{
    const char *text =
        "<a id=\"one\"></a>\n\nText <a name='two'>x</a>.\n\n``` {#three .c}\nx\n```\n";
    const Document *document = read(state, text);
    assert_int_equal(document->anchor_count, 3);
    assert_text(document->anchors[0].name, "one");
    assert_text(document->anchors[1].identifier, "two");
    assert_text(document->anchors[2].name, "three");
    ((Sample *)*state)->settings.html = HTML_ESCAPE;
    document = read(state, text);
    assert_int_equal(document->anchor_count, 1);
}

static void links_of_raw_html_are_added_behind_the_others(void **state)
{
    Document *document = sample_read(
        *state, "a.md", SLICE("[x](y)\n\n# A\n\n<a href=z.md>z</a>\n\n# B\n\n[v](w)\n"));
    const Node *html = document->tree.root->first->next->next;
    assert_int_equal(document_add_html_link(document, html->first, SLICE("z.md"), false), 2);
    assert_int_equal(document->link_count, 3);
    assert_int_equal(document->links[2].section, 1);
    assert_int_equal(document->links[2].kind, LINK_RELATIVE);
    assert_int_equal(document->links[2].span.start, html->span.start);
    document_collect(document);
    assert_int_equal(document->link_count, 2);
}

static size_t links_when_given(Document *document, Span url_span)
{
    Node *heading = document->tree.root->first;
    heading->first->target->url_span = url_span;
    document->tree.is_given = true;
    document_collect(document);
    return document->link_count;
}

static void the_permalink_of_a_heading_is_no_link(void **state)
{
    Document *own = sample_read(*state, "a.md", SLICE("# [A](#a)\n"));
    Attributes attributes = {.identifier = SLICE("a")};
    own->tree.root->first->attributes = &attributes;
    assert_int_equal(links_when_given(own, (Span){0, 0}), 0);
    assert_true(own->tree.root->first->first->target->is_permalink);
    assert_int_equal(links_when_given(own, (Span){6, 8}), 1); /* the author wrote it */
    assert_false(own->tree.root->first->first->target->is_permalink);
    attributes.identifier = SLICE("b");
    assert_int_equal(links_when_given(own, (Span){0, 0}), 1); /* it leads to another place */
    own->tree.is_given = false;
    attributes.identifier = SLICE("a");
    document_collect(own);
    assert_int_equal(own->link_count, 1);
}

static void math_is_noticed(void **state)
{
    assert_true(read(state, "see $a^2$\n")->has_math);
    assert_true(read(state, "x[^1]\n\n[^1]: $$a$$\n")->has_math);
    assert_false(read(state, "costs $5\n")->has_math);
}

static void collecting_twice_gives_the_same(void **state)
{
    Document *document = sample_read(*state, "a.md", SLICE("# A\n\n[x](y) <a id=z>\n"));
    document_collect(document);
    assert_int_equal(document->heading_count, 1);
    assert_int_equal(document->link_count, 1);
    assert_int_equal(document->anchor_count, 1);
}

static void empty_document_has_nothing(void **state)
{
    const Document *document = read(state, "");
    assert_int_equal(document->heading_count, 0);
    assert_int_equal(document->link_count, 0);
}

/* Two labels for one address, an address that nobody refers to, and a link that stands for itself. */
static void references_know_a_definition_of_their_address(void **state)
{
    Sample *sample = *state;
    static const char text[] = "[a] [b] [a] [c](u)\n\n[a]: u\n[b]: u\n[d]: v\n";
    static const size_t starts[] = {25, 32, 0, 0}; /* 0: nowhere */
    Document *document = sample_read(sample, "a.md", slice_from_string(text));
    assert_int_equal(document->link_count, 4);
    for (size_t i = 0; i < 4; i++) {
        Span span = document->links[i].definition_span;
        assert_int_equal(span.start, starts[i]);
        assert_int_equal(span.end, starts[i] > 0 ? starts[i] + 1 : 0);
    }
}

static void key_is_the_path_without_extension_composed(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    assert_text(document_key(arena, SLICE("docs/a.md")), "docs/a");
    assert_text(document_key(arena, SLICE("a.b/c.v2.md")), "a.b/c.v2");
    assert_text(document_key(arena, SLICE("u\xCC\x88.md")), "\xC3\xBC");
    assert_text(document_key(arena, SLICE(".hidden")), ".hidden");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_begin, sample_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(outline_is_every_heading_in_order),
        TEST(links_and_images_are_numbered_in_the_order_of_the_tree),
        TEST(links_in_footnotes_come_last_and_know_their_section),
        TEST(raw_html_and_code_name_places),
        TEST(links_of_raw_html_are_added_behind_the_others),
        TEST(the_permalink_of_a_heading_is_no_link),
        TEST(math_is_noticed),
        TEST(collecting_twice_gives_the_same),
        TEST(empty_document_has_nothing),
        TEST(references_know_a_definition_of_their_address),
        TEST(key_is_the_path_without_extension_composed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
