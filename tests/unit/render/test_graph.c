#include "render/graph.h"
#include "render/graph_list.h"
#include "render/graph_svg.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "unit/sample_findings.h"
#include "unit/sample_site.h"

enum { LINKS = 3 };

/*
 * A site of any size: all its pages have one unit, with three links, whose answers lead to the next pages of a ring, the second
 * of them twice.
 */
typedef struct Ring {
    SampleSite sample;
    Site site;
    Graph graph;
} Ring;

static int begin(void **state)
{
    Ring *ring = test_malloc(sizeof *ring);

    sample_site_begin(&ring->sample);
    *state = ring;
    return 0;
}

static int end(void **state)
{
    Ring *ring = *state;

    sample_site_end(&ring->sample);
    test_free(ring);
    return 0;
}

static void add_folders(Ring *ring, uint32_t count)
{
    Arena *arena = &ring->sample.arena;

    ring->site.folder_count = count + 1;
    ring->site.folders = arena_new_array(arena, Folder, (size_t)count + 1);
    for (uint32_t i = 0; i <= count; i++) {
        ring->site.folders[i] = (Folder){
            .path = i == 0 ? (Slice){0} : arena_format(arena, "folder-%u", i),
            .parent = i == 0 ? SITE_NONE : 0,
            .index_page = SITE_NONE,
            .url = i == 0 ? SLICE("index.html") : arena_format(arena, "folder-%u/index.html", i),
            .pages = arena_new_array(arena, uint32_t, (size_t)ring->site.page_count + 1),
        };
    }
}

static void add_page(Ring *ring, const Unit *unit, uint32_t number)
{
    Arena *arena = &ring->sample.arena;
    Site *site = &ring->site;
    Page *page = &site->pages[number];

    *page = (Page){
        .unit = *unit,
        .number = number,
        .path = arena_format(arena, "%u.md", number),
        .url = arena_format(arena, "%u.html", number),
        .folder = 1 + number % (site->folder_count - 1),
        .links = arena_new_array(arena, LinkAnswer, LINKS),
        .backlinks = arena_new_array(arena, uint32_t, 2),
        .published = true,
    };
    for (uint32_t i = 0; i < LINKS; i++) {
        page->links[i].page = (number + (i < 2 ? i + 1 : 2)) % site->page_count;
    }
    for (uint32_t i = 1; i <= 2 && i < site->page_count; i++) {
        page->backlinks[page->backlink_count++] =
            (number + site->page_count - i) % site->page_count;
    }
    Folder *folder = &site->folders[page->folder];
    folder->pages[folder->page_count++] = number;
}

static const Graph *make(Ring *ring, uint32_t pages, uint32_t folders)
{
    static const SampleFile file = {"a.md", "# A\n\n[x](x.md) [y](y.md) [y](y.md)\n"};
    Unit unit = sample_unit(&ring->sample, &file);

    ring->site = (Site){.page_count = pages,
                        .pages = arena_new_array(&ring->sample.arena, Page, (size_t)pages + 1)};
    add_folders(ring, folders);
    for (uint32_t i = 0; i < pages; i++) {
        add_page(ring, &unit, i);
    }
    graph_make(&ring->graph, &ring->sample.arena, &ring->site);
    return &ring->graph;
}

static size_t count_parts(Slice text, Slice part)
{
    size_t count = 0;

    for (size_t at = slice_find(text, part, 0); at < text.size;
         at = slice_find(text, part, at + part.size)) {
        count++;
    }
    return count;
}

/* What is drawn, as text. */
static Slice draw(Ring *ring)
{
    Buffer out;

    buffer_init(&out, &ring->sample.arena);
    graph_svg_write(&out, &ring->sample.arena, &ring->graph, SLICE("reports/graph.html"));
    return buffer_slice(&out);
}

static Slice list(Ring *ring)
{
    Buffer out;

    buffer_init(&out, &ring->sample.arena);
    graph_list_write(&out, &ring->sample.arena, &ring->graph, SLICE("reports/graph.html"));
    return buffer_slice(&out);
}

static void links_to_one_page_are_one_edge_with_their_number(void **state)
{
    const Graph *graph = make(*state, 5, 1);

    assert_int_equal(graph->page_count, 5);
    assert_int_equal(graph->edge_count, 10);
    assert_int_equal(graph->link_count, 15);
    assert_int_equal(graph->orphan_count, 0);
    assert_int_equal(graph_out_count(graph, 4), 2);
    /* By their target: of page 4 the first is page 0. */
    assert_int_equal(graph->edges[8].to, 0);
    assert_int_equal(graph->edges[8].count, 1);
    assert_int_equal(graph->edges[9].to, 1);
    assert_int_equal(graph->edges[9].count, 2);
}

static void a_link_to_the_page_itself_is_none(void **state)
{
    assert_int_equal(make(*state, 1, 1)->edge_count, 0);
    assert_int_equal(count_parts(draw(*state), SLICE("<circle")), 2);
}

static void links_between_two_folders_are_one_line(void **state)
{
    const Graph *graph = make(*state, 6, 3);

    assert_int_equal(graph->group_count, 3);
    assert_int_equal(graph->bundle_count, 3);
    assert_int_equal(graph->bundles[0].forth, 2);
    assert_int_equal(graph->bundles[0].back, 4);
    assert_int_equal(count_parts(draw(*state), SLICE("<use ")), 6);
}

static void a_site_without_documents_is_an_empty_drawing(void **state)
{
    make(*state, 0, 1);
    assert_int_equal(count_parts(draw(*state), SLICE("<circle")), 0);
    assert_int_equal(count_parts(list(*state), SLICE("<li>")), 0);
}

static void of_many_documents_only_folders_are_drawn_and_listed(void **state)
{
    const Graph *graph = make(*state, 10000, 1000);

    assert_false(graph_has_documents(graph));
    assert_true(graph->group_count <= GRAPH_GROUPS_MOST);
    assert_int_equal(count_parts(draw(*state), SLICE("<circle")), graph->group_count);
    assert_int_equal(count_parts(list(*state), SLICE("<li>")), 1000);
}

static void every_document_is_a_dot_and_a_line_of_the_list(void **state)
{
    const Graph *graph = make(*state, GRAPH_DOCUMENTS_MOST, 20);

    assert_int_equal(count_parts(draw(*state), SLICE("<circle")),
                     GRAPH_DOCUMENTS_MOST + graph->group_count);
    assert_int_equal(count_parts(list(*state), SLICE("<li>")), GRAPH_DOCUMENTS_MOST);
}

static void the_same_site_is_the_same_drawing(void **state)
{
    Slice first;

    make(*state, 100, 7);
    first = draw(*state);
    make(*state, 100, 7);
    assert_true(slice_equals(draw(*state), first));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(links_to_one_page_are_one_edge_with_their_number, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_link_to_the_page_itself_is_none, begin, end),
        cmocka_unit_test_setup_teardown(links_between_two_folders_are_one_line, begin, end),
        cmocka_unit_test_setup_teardown(a_site_without_documents_is_an_empty_drawing, begin, end),
        cmocka_unit_test_setup_teardown(of_many_documents_only_folders_are_drawn_and_listed, begin,
                                        end),
        cmocka_unit_test_setup_teardown(every_document_is_a_dot_and_a_line_of_the_list, begin, end),
        cmocka_unit_test_setup_teardown(the_same_site_is_the_same_drawing, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
