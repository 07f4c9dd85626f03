#include "render/html_holes.h"

#include "document/link_kind.h"

bool html_hole_is_for(Slice url)
{
    LinkKind kind = link_kind(url);

    return kind != LINK_EXTERNAL && kind != LINK_MAIL && kind != LINK_OTHER_SCHEME;
}

void html_holes_init(HtmlHoles *holes, Arena *arena)
{
    *holes = (HtmlHoles){.arena = arena};
}

void html_holes_add(HtmlHoles *holes, HtmlHole hole)
{
    holes->items = arena_array_room(holes->arena, holes->items, holes->count, &holes->capacity,
                                    sizeof *holes->items);
    holes->items[holes->count++] = hole;
}

void html_holes_add_anchor(HtmlHoles *holes, HtmlAnchor anchor)
{
    holes->anchors = arena_array_room(holes->arena, holes->anchors, holes->anchor_count,
                                      &holes->anchor_capacity, sizeof *holes->anchors);
    holes->anchors[holes->anchor_count++] = anchor;
}
