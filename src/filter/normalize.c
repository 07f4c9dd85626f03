#include "filter/normalize.h"

#include "filter/element_read.h"
#include "filter/inlines_join.h"
#include "filter/table_grid.h"

int normalize_document(lua_State *lua)
{
    ViewNode *copy;
    ViewWalk walk;

    if (element_kind_at(lua, 1) != VIEW_PANDOC) {
        element_read_fail(lua, 1, "Pandoc");
    }
    copy = element_settle(lua, element_copy(lua, element_node(lua, 1)));
    view_walk_init(&walk, copy);
    while (view_walk_next(&walk)) {
        if (walk.entering) {
            continue;
        }
        inlines_join_all(lua, walk.node);
        if (walk.node->kind == VIEW_TABLE) {
            table_grid_fill(lua, walk.node);
        }
    }
    element_push_own(lua, copy);
    return 1;
}
