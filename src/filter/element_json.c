#include "filter/element_json.h"

#include "document/pandoc_json_read.h"
#include "filter/element.h"
#include "filter/element_list.h"
#include "filter/filter_set.h"

enum { NODE_COST = 20 }; /* bytes of a tree for a byte of JSON, about */

/* A look that costs little: most JSON has nothing like it. */
static bool may_be_element(Slice text)
{
    return slice_find(text, SLICE("\"t\""), 0) < text.size;
}

static bool push_document(lua_State *lua, Slice text)
{
    Arena *arena = filter_context(lua)->arena;
    JsonProblem problem;
    const View *view = pandoc_json_read(arena, text, &problem);

    if (view) {
        element_push(lua, filter_view_of(arena, view, false));
    }
    return view != NULL;
}

static bool push_part(lua_State *lua, Slice text)
{
    bool is_list;
    ViewNode *part = pandoc_json_read_part(filter_context(lua)->arena, text, &is_list);

    if (part && is_list) {
        bool is_blocks = part->kind == VIEW_META_BLOCKS;

        element_push_list(lua, part->first, is_blocks ? LIST_TYPE_BLOCKS : LIST_TYPE_INLINES);
    } else if (part) {
        element_push(lua, part->first);
    }
    return part != NULL;
}

bool element_json_push(lua_State *lua, Slice text)
{
    bool is_document = slice_find(text, SLICE("\"pandoc-api-version\""), 0) < text.size;
    Slice copy;

    if (!is_document && !may_be_element(text)) {
        return false;
    }
    filter_context_charge(lua, text.size * NODE_COST);
    copy = arena_copy(filter_context(lua)->arena, text);
    return is_document ? push_document(lua, copy) : push_part(lua, copy);
}
