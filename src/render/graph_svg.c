#include "render/graph_svg.h"

#include "base/path.h"
#include "base/utf8.h"
#include "render/graph_layout.h"
#include "render/html_escape.h"

enum {
    PITCH = 16,       /* of dots */
    COARSE_PITCH = 4, /* where they are not drawn */
    DOT_LEAST = 4,    /* radius */
    DOT_MOST = 7,     /* two of them fit into the pitch */
    LABEL_MOST = 26,  /* characters */
    CHARACTER_WIDTH = 11,
    NAME_MOST = 64,       /* characters */
    INNER_DOTS_MOST = 40, /* of a group whose own links are drawn */
    INNER_EDGES_MOST = 60,
    BREADTH_MOST = 6,
};

typedef struct Drawing {
    Buffer *out;
    Arena *arena;
    const Graph *graph;
    GraphLayout layout;
    Slice *labels; /* by group */
    Point *places; /* of dots, by page */
    Slice base;
    int32_t pitch;
} Drawing;

Slice graph_folder_name(const Folder *folder)
{
    return folder->path.size > 0 ? folder->path : SLICE("top folder");
}

/* ---- layout ---- */

/* The end of a path, from the beginning of one of its folders on where that is possible: at most `most` characters. */
static Slice cut_path(Arena *arena, Slice path, size_t most)
{
    size_t count = utf8_count(path);
    size_t cut;

    if (count <= most) {
        return path;
    }
    cut = utf8_prefix(path, count - most + 1).size;

    size_t slash = slice_find_byte(path, '/', cut);

    return arena_format(arena, "…%.*s",
                        SLICE_PRINT(slice_from(path, slash < path.size ? slash : cut)));
}

static void place_dots(Drawing *drawing, uint32_t number)
{
    const GraphGroupPages *group = &drawing->graph->groups[number];
    Point centre = drawing->layout.circles[number].centre;

    for (uint32_t i = 0; i < group->count; i++) {
        Point dot = graph_layout_dot(i, group->count, drawing->pitch);

        drawing->places[drawing->graph->members[group->first + i]] =
            (Point){centre.x + dot.x, centre.y + dot.y};
    }
}

static void lay_out(Drawing *drawing)
{
    const Graph *graph = drawing->graph;
    GraphGroup *sizes = arena_new_array(drawing->arena, GraphGroup, (size_t)graph->group_count + 1);

    drawing->labels = arena_new_array(drawing->arena, Slice, (size_t)graph->group_count + 1);
    drawing->places = arena_new_array(drawing->arena, Point, (size_t)graph->site->page_count + 1);
    for (uint32_t i = 0; i < graph->group_count; i++) {
        const GraphGroupPages *group = &graph->groups[i];
        const Folder *folder = &graph->site->folders[group->folder];

        drawing->labels[i] = cut_path(drawing->arena, graph_folder_name(folder), LABEL_MOST);
        /* Behind the name its number of pages. */
        sizes[i] = (GraphGroup){group->count,
                                (int32_t)(utf8_width(drawing->labels[i]) + 5) * CHARACTER_WIDTH};
    }
    graph_layout_make(&drawing->layout, drawing->arena, sizes, graph->group_count, drawing->pitch);
    for (uint32_t i = 0; graph_has_documents(graph) && i < graph->group_count; i++) {
        place_dots(drawing, i);
    }
}

/* ---- lines ---- */

/* 1 for one link, and one more when there are more than twice as many. */
static unsigned breadth_of(uint32_t links)
{
    unsigned breadth = 1;

    for (; links > 1 && breadth < BREADTH_MOST; links /= 2) {
        breadth++;
    }
    return breadth;
}

static void write_links(Buffer *out, uint32_t count)
{
    buffer_add_format(out, "%u %s", count, count == 1 ? "link" : "links");
}

static void write_bundle_title(Drawing *drawing, const GraphBundle *bundle)
{
    Buffer *out = drawing->out;

    buffer_add_string(out, "<title>");
    html_write_text(out, drawing->labels[bundle->a]);
    buffer_add_string(out, " to ");
    html_write_text(out, drawing->labels[bundle->b]);
    buffer_add_string(out, ": ");
    write_links(out, bundle->forth);
    buffer_add_format(out, ", back: %u</title>", bundle->back);
}

/* From where one circle touches the ring to where the other does, drawn towards the middle: half way there for neighbours. */
static void write_bundle(Drawing *drawing, uint32_t number)
{
    const GraphLayout *layout = &drawing->layout;
    const GraphBundle *bundle = &drawing->graph->bundles[number];
    Point from = circle_point(layout->ring, layout->circles[bundle->a].angle);
    Point to = circle_point(layout->ring, layout->circles[bundle->b].angle);

    buffer_add_format(drawing->out, "<path id=\"page:b%u\" class=\"b%u\" d=\"M%d %dQ%d %d %d %d\">",
                      number, breadth_of(bundle->forth + bundle->back), from.x, from.y,
                      (from.x + to.x) / 4, (from.y + to.y) / 4, to.x, to.y);
    write_bundle_title(drawing, bundle);
    buffer_add_string(drawing->out, "</path>\n");
}

static void write_bundles(Drawing *drawing)
{
    buffer_add_string(drawing->out, "<g class=\"bundles\">\n");
    for (uint32_t i = 0; i < drawing->graph->bundle_count; i++) {
        write_bundle(drawing, i);
    }
    buffer_add_string(drawing->out, "</g>\n");
}

/* Copies of its lines: they show while the group is looked at. */
static void write_own_bundles(Drawing *drawing, uint32_t group)
{
    const Graph *graph = drawing->graph;

    for (uint32_t i = 0; i < graph->bundle_count; i++) {
        if (graph->bundles[i].a == group || graph->bundles[i].b == group) {
            buffer_add_format(drawing->out, "<use href=\"#page:b%u\"/>", i);
        }
    }
}

static uint32_t count_inner(const Graph *graph, uint32_t number)
{
    const GraphGroupPages *group = &graph->groups[number];
    uint32_t count = 0;

    for (uint32_t i = 0; i < group->count; i++) {
        uint32_t page = graph->members[group->first + i];

        for (uint32_t j = graph->first_edges[page]; j < graph->first_edges[page + 1]; j++) {
            count += graph->group_of[graph->edges[j].to] == number;
        }
    }
    return count;
}

static void write_inner_edges(Drawing *drawing, uint32_t page)
{
    const Graph *graph = drawing->graph;
    const Point *places = drawing->places;

    for (uint32_t i = graph->first_edges[page]; i < graph->first_edges[page + 1]; i++) {
        uint32_t to = graph->edges[i].to;

        if (graph->group_of[to] == graph->group_of[page]) {
            buffer_add_format(drawing->out, "M%d %dL%d %d", places[page].x, places[page].y,
                              places[to].x, places[to].y);
        }
    }
}

static void write_inner(Drawing *drawing, uint32_t number)
{
    const Graph *graph = drawing->graph;
    const GraphGroupPages *group = &graph->groups[number];
    uint32_t count = group->count > INNER_DOTS_MOST ? 0 : count_inner(graph, number);

    if (count == 0 || count > INNER_EDGES_MOST) {
        return;
    }
    buffer_add_string(drawing->out, "<path class=\"inner\" d=\"");
    for (uint32_t i = 0; i < group->count; i++) {
        write_inner_edges(drawing, graph->members[group->first + i]);
    }
    buffer_add_string(drawing->out, "\"/>\n");
}

/* ---- groups ---- */

static void write_href(Drawing *drawing, Slice url)
{
    buffer_add_string(drawing->out, "<a href=\"");
    html_write_url(drawing->out, path_relative(drawing->arena, drawing->base, url));
    buffer_add_string(drawing->out, "\">");
}

static uint32_t degrees(uint32_t angle)
{
    return (uint32_t)(((uint64_t)angle * 360 + FULL_TURN / 2) / FULL_TURN) % 360;
}

/* A label leads away from the middle; on the left it is turned, so that it never stands on its head. */
static void write_label_place(Drawing *drawing, const GraphCircle *circle)
{
    int32_t distance = drawing->layout.ring + 2 * circle->radius + GRAPH_LABEL_GAP;
    bool is_left = circle->angle > QUARTER_TURN && circle->angle < FULL_TURN - QUARTER_TURN;

    if (drawing->layout.ring == 0) {
        buffer_add_format(drawing->out, "<text class=\"label\" y=\"%d\" text-anchor=\"middle\">",
                          circle->radius + GRAPH_LABEL_GAP + GRAPH_LABEL_HEIGHT);
    } else if (is_left) {
        buffer_add_format(drawing->out,
                          "<text class=\"label\" transform=\"rotate(%u)\" x=\"%d\" dy=\".35em\" "
                          "text-anchor=\"end\">",
                          degrees(circle->angle + FULL_TURN / 2), -distance);
    } else {
        buffer_add_format(drawing->out,
                          "<text class=\"label\" transform=\"rotate(%u)\" x=\"%d\" dy=\".35em\">",
                          degrees(circle->angle), distance);
    }
}

static void write_label(Drawing *drawing, uint32_t number)
{
    const GraphGroupPages *group = &drawing->graph->groups[number];

    write_href(drawing, drawing->graph->site->folders[group->folder].url);
    write_label_place(drawing, &drawing->layout.circles[number]);
    html_write_text(drawing->out, drawing->labels[number]);
    buffer_add_format(drawing->out, " <tspan>%u</tspan></text></a>\n", group->count);
}

/* The first, the third, the seventh … link makes a dot larger. */
static int32_t dot_radius(uint32_t backlinks)
{
    int32_t radius = DOT_LEAST;

    for (; backlinks > 0 && radius < DOT_MOST; backlinks /= 4) {
        radius++;
    }
    return radius;
}

/* Its path, not its title: beside its address that weighs next to nothing in a page that is sent gzipped. */
static void write_dot(Drawing *drawing, const Page *page)
{
    Buffer *out = drawing->out;
    const Graph *graph = drawing->graph;
    Point place = drawing->places[page->number];

    write_href(drawing, page->url);
    buffer_add_format(out, "<circle%s cx=\"%d\" cy=\"%d\" r=\"%d\"/><text>",
                      graph_is_orphan(graph->site, page) ? " class=\"orphan\"" : "", place.x,
                      place.y, dot_radius(page->backlink_count));
    html_write_text(out, cut_path(drawing->arena, page->path, NAME_MOST));
    buffer_add_format(out, " (%u in, %u out)</text></a>\n", page->backlink_count,
                      graph_out_count(graph, page->number));
}

static void write_group(Drawing *drawing, uint32_t number)
{
    const Graph *graph = drawing->graph;
    const GraphGroupPages *group = &graph->groups[number];
    const GraphCircle *circle = &drawing->layout.circles[number];

    buffer_add_string(drawing->out, "<g class=\"group\">");
    write_own_bundles(drawing, number);
    buffer_add_format(drawing->out, "<circle class=\"folder\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n",
                      circle->centre.x, circle->centre.y, circle->radius);
    write_label(drawing, number);
    if (graph_has_documents(graph)) {
        write_inner(drawing, number);
        for (uint32_t i = 0; i < group->count; i++) {
            write_dot(drawing, &graph->site->pages[graph->members[group->first + i]]);
        }
    }
    buffer_add_string(drawing->out, "</g>\n");
}

void graph_svg_write(Buffer *out, Arena *arena, const Graph *graph, Slice base)
{
    Drawing drawing = {
        .out = out,
        .arena = arena,
        .graph = graph,
        .base = base,
        .pitch = graph_has_documents(graph) ? PITCH : COARSE_PITCH,
    };

    lay_out(&drawing);
    buffer_add_format(out,
                      "<svg class=\"%s\" viewBox=\"%d %d %d %d\" role=\"group\" "
                      "aria-label=\"Links between folders\">\n",
                      drawing.layout.ring == 0 ? "graph alone" : "graph", drawing.layout.start.x,
                      drawing.layout.start.y, drawing.layout.size.x, drawing.layout.size.y);
    write_bundles(&drawing);
    for (uint32_t i = 0; i < graph->group_count; i++) {
        write_group(&drawing, i);
    }
    buffer_add_string(out, "</svg>\n");
}
