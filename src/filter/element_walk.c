#include "filter/element_walk.h"

#include "filter/element.h"
#include "filter/element_list.h"
#include "filter/element_read.h"
#include "filter/filter_functions.h"
#include "filter/meta_value.h"

#include <lauxlib.h>

/* A node whose children are being walked: they leave its list one by one, and come back when they are done. */
typedef struct Frame {
    ViewNode *node;
    ViewNode *rest;  /* children that wait for their function */
    ViewNode *ready; /* children that wait for a look at what is in them; topdown only */
    bool is_stopped; /* functions are called on no child; topdown only */
    bool is_listed;  /* the function for the list of its content was called; topdown only */
} Frame;

typedef struct Walk {
    lua_State *lua;
    FilterContext *context;
    FilterFunctions functions;
    bool is_changed; /* a function returned something else */
    /* what this pass calls; typewise only */
    uint64_t pass_kinds;
    unsigned pass_list; /* SLOT_INLINES, SLOT_BLOCKS, or 0 */
    Frame *frames;
    size_t depth;
    size_t capacity;
    bool wants_inlines; /* this pass: those that were not made yet are made */
} Walk;

/* ---- kinds ---- */

/* What list the children of a node are, those that are its content: SLOT_INLINES, SLOT_BLOCKS, or 0. */
static unsigned list_of(const ViewNode *node)
{
    switch (node->kind) {
    case VIEW_PLAIN:
    case VIEW_PARA:
    case VIEW_HEADER:
    case VIEW_EMPH:
    case VIEW_STRONG:
    case VIEW_STRIKEOUT:
    case VIEW_UNDERLINE:
    case VIEW_SUPERSCRIPT:
    case VIEW_SUBSCRIPT:
    case VIEW_SMALL_CAPS:
    case VIEW_QUOTED:
    case VIEW_CITE:
    case VIEW_SPAN:
    case VIEW_LINK:
    case VIEW_IMAGE:
    case VIEW_LINE:
    case VIEW_DEFINITION_TERM:
    case VIEW_SHORT_CAPTION:
    case VIEW_CITATION_PREFIX:
    case VIEW_CITATION_SUFFIX:
    case VIEW_META_INLINES:
        return SLOT_INLINES;
    case VIEW_BLOCK_QUOTE:
    case VIEW_DIV:
    case VIEW_FIGURE:
    case VIEW_NOTE:
    case VIEW_DOCUMENT:
    case VIEW_LIST_ITEM:
    case VIEW_DEFINITION:
    case VIEW_CAPTION:
    case VIEW_TABLE_CELL:
    case VIEW_META_BLOCKS:
        return SLOT_BLOCKS;
    default:
        return 0;
    }
}

/* ---- functions ---- */

static bool has_function(const Walk *walk, unsigned slot)
{
    return filter_functions_has(&walk->functions, slot);
}

/* Calls the function with the value on top of the stack; pushes its two results in place of it. */
static void call(Walk *walk, unsigned slot, const ViewNode *at)
{
    lua_State *lua = walk->lua;
    const ViewNode *before = walk->context->at;

    filter_functions_push_one(lua, &walk->functions, slot);
    lua_insert(lua, -2);
    walk->context->at = at;
    lua_call(lua, 1, 2);
    walk->context->at = before;
}

/* The second result: false, and only that, stops. */
static bool stops(const Walk *walk)
{
    return lua_isboolean(walk->lua, -1) && !lua_toboolean(walk->lua, -1);
}

/* ---- what functions return ---- */

/* The line in which the function of a slot begins. */
static int line_of(const Walk *walk, unsigned slot)
{
    lua_Debug function;

    filter_functions_push_one(walk->lua, &walk->functions, slot);
    lua_getinfo(walk->lua, ">S", &function);
    return function.linedefined;
}

static _Noreturn void fail(Walk *walk, int index, unsigned slot)
{
    const char *name = slot == SLOT_INLINES  ? "Inlines"
                       : slot == SLOT_BLOCKS ? "Blocks"
                                             : view_kind_name((ViewKind)slot);
    bool is_blocks = slot == SLOT_BLOCKS || slot < BLOCK_KINDS;
    const char *wanted =
        lua_pushfstring(walk->lua, "the function %s (line %d) returned something else: %s", name,
                        line_of(walk, slot), is_blocks ? WANTED_BLOCKS : WANTED_INLINES);

    element_read_fail(walk->lua, index, wanted);
}

/*
 * Calls the function of the node's kind; returns the siblings that take its place. The node itself, when it is unchanged; NULL for
 * none. `*is_stopped` may be NULL.
 */
static ViewNode *call_element(Walk *walk, ViewNode *node, bool *is_stopped)
{
    lua_State *lua = walk->lua;
    int top = lua_gettop(lua);
    ViewNode *results = node;

    element_push(lua, node);
    lua_pushvalue(lua, -1);
    call(walk, node->kind, node);
    /* the stack: the handle, the result, whether to go on */
    if (is_stopped) {
        *is_stopped = stops(walk);
    }

    if (lua_rawequal(lua, top + 1, top + 2)) {
        const ViewNode *result = element_node(lua, top + 1);

        results = result == node ? node : element_copy(lua, result);
    } else if (!lua_isnil(lua, top + 2)) {
        ViewNode box = {0};
        bool is_read = view_is_block(node) ? element_read_blocks(lua, top + 2, &box)
                                           : element_read_inlines(lua, top + 2, &box);

        if (!is_read) {
            fail(walk, top + 2, node->kind);
        }
        results = box.first;
    }
    walk->is_changed = walk->is_changed || results != node;
    lua_settop(lua, top);
    return results;
}

/* The first child that is content: parts come before it. */
static ViewNode *first_content(const ViewNode *node)
{
    ViewNode *child = node->first;

    while (child && part_of(child) != PART_CONTENT) {
        child = child->next;
    }
    return child;
}

/* Everything before `content` stays; what begins with `results` comes after. */
static void replace_content(ViewNode *node, const ViewNode *content, ViewNode *results)
{
    ViewNode *child = node->first;

    node->first = NULL;
    node->last = NULL;
    while (child && child != content) {
        view_append(node, element_take_first(&child));
    }
    element_move_all(node, results);
}

/*
 * Calls the function for the list `content` of the node; returns the siblings that take its place: the same, when it is unchanged.
 * `*is_stopped` may be NULL.
 */
static ViewNode *call_list(Walk *walk, const ViewNode *node, ViewNode *content, bool *is_stopped)
{
    lua_State *lua = walk->lua;
    int top = lua_gettop(lua);
    unsigned slot = list_of(node);
    bool is_blocks = slot == SLOT_BLOCKS;
    ViewNode *results = content;

    element_push_list(lua, content, is_blocks ? LIST_TYPE_BLOCKS : LIST_TYPE_INLINES);
    call(walk, slot, node);
    if (is_stopped) {
        *is_stopped = stops(walk);
    }
    if (!lua_isnil(lua, top + 1) && !element_list_is_same(lua, top + 1, content)) {
        ViewNode box = {0};
        bool is_read = is_blocks ? element_read_blocks(lua, top + 1, &box)
                                 : element_read_inlines(lua, top + 1, &box);

        if (!is_read) {
            fail(walk, top + 1, slot);
        }
        results = box.first;
        walk->is_changed = true;
    }
    lua_settop(lua, top);
    return results;
}

/* ---- frames ---- */

/* Tables and figures without a caption have an empty one, which is a list of blocks, too. */
static void add_caption(Walk *walk, ViewNode *node)
{
    bool has_none = (node->kind == VIEW_TABLE || node->kind == VIEW_FIGURE) &&
                    !(node->first && node->first->kind == VIEW_CAPTION);

    if (has_none) {
        ViewNode *caption = element_new(walk->lua, VIEW_CAPTION);

        caption->parent = node;
        caption->next = node->first;
        node->first = caption;
        node->last = node->last ? node->last : caption;
    }
}

static bool is_empty_caption(const ViewNode *node)
{
    return node->kind == VIEW_CAPTION && !node->first;
}

static Frame *innermost(Walk *walk)
{
    return walk->depth > 0 ? &walk->frames[walk->depth - 1] : NULL;
}

static void append(Walk *walk, ViewNode *node)
{
    Frame *frame = innermost(walk);

    node->next = NULL;
    node->parent = NULL;
    if (frame && !is_empty_caption(node)) {
        view_append(frame->node, node);
    }
}

/* Appends siblings, as they are. */
static void append_all(Walk *walk, ViewNode *first)
{
    while (first) {
        ViewNode *next = first->next;

        append(walk, first);
        first = next;
    }
}

static bool has_inside(const ViewNode *node)
{
    return node->first || list_of(node) != 0;
}

static bool has_note(ViewNode *root)
{
    ViewWalk walk;

    view_walk_init(&walk, root);
    while (view_walk_next(&walk)) {
        if (walk.node->kind == VIEW_NOTE) {
            return true;
        }
    }
    return false;
}

/* What was not made yet has nothing in it for a pass that wants no inlines. */
static void expand(const Walk *walk, ViewNode *node)
{
    if (walk->wants_inlines) {
        element_expand(walk->lua, node);
    }
}

/* May this pass call a function for something in the node? Blocks stand in inlines only in notes. */
static bool is_worth_entering(const Walk *walk, ViewNode *node)
{
    bool is_for_blocks =
        walk->pass_list == SLOT_BLOCKS || walk->pass_kinds & filter_functions_blocks();

    return has_inside(node) && !(node->flags & VIEW_LAZY) &&
           !(is_for_blocks && list_of(node) == SLOT_INLINES && !has_note(node));
}

/* Begins the walk of what is in the node. */
static void enter(Walk *walk, ViewNode *node)
{
    ViewNode *own = element_unshare(walk->lua, node);

    add_caption(walk, own);
    filter_context_charge(walk->lua, sizeof *walk->frames);
    walk->frames = arena_array_room(walk->context->arena, walk->frames, walk->depth,
                                    &walk->capacity, sizeof *walk->frames);
    walk->frames[walk->depth++] =
        (Frame){.node = own, .rest = own->first, .is_listed = !has_function(walk, list_of(own))};
    own->first = NULL;
    own->last = NULL;
}

/* ---- typewise ---- */

/* A node whose children are done. */
static void finish(Walk *walk, ViewNode *node)
{
    if (walk->pass_list && list_of(node) == walk->pass_list) {
        ViewNode *content = first_content(node);
        ViewNode *results = call_list(walk, node, content, NULL);

        if (results != content) {
            replace_content(node, content, results);
        }
    }
    if (walk->depth > 0 && node->kind < INLINE_KINDS &&
        walk->pass_kinds & filter_functions_bit(node->kind)) {
        append_all(walk, call_element(walk, node, NULL));
    } else {
        append(walk, node);
    }
}

static ViewNode *walk_pass(Walk *walk, ViewNode *root)
{
    enter(walk, root);
    for (;;) {
        Frame *frame = innermost(walk);

        if (frame->rest) {
            ViewNode *child = element_take_first(&frame->rest);

            expand(walk, child);
            if (is_worth_entering(walk, child)) {
                enter(walk, child);
            } else {
                finish(walk, child);
            }
            continue;
        }
        root = frame->node;
        walk->depth--;
        finish(walk, root);
        if (walk->depth == 0) {
            return root;
        }
    }
}

static ViewNode *walk_typewise(Walk *walk, ViewNode *root)
{
    for (int pass = 0; pass < 4; pass++) {
        bool is_list = pass % 2 == 1;
        unsigned list = pass == 1 ? SLOT_INLINES : SLOT_BLOCKS;

        walk->pass_list = is_list && has_function(walk, list) ? list : 0;
        walk->pass_kinds =
            is_list ? 0
                    : walk->functions.kinds &
                          (pass == 0 ? filter_functions_inlines() : filter_functions_blocks());
        walk->wants_inlines = pass < 2;
        if (walk->pass_list || walk->pass_kinds) {
            root = walk_pass(walk, root);
        }
    }
    return root;
}

/* ---- topdown ---- */

/* A child that waits for its function. */
static void visit(Walk *walk, Frame *frame, ViewNode *child)
{
    bool is_element = child->kind < INLINE_KINDS;
    bool is_stopped = is_element && frame->is_stopped;

    if (!is_stopped && is_element && walk->functions.kinds & filter_functions_bit(child->kind)) {
        child = call_element(walk, child, &is_stopped);
    }
    if (is_stopped) {
        append_all(walk, child);
    } else {
        /* A function may have walked, too, but with frames of its own. */
        innermost(walk)->ready = child;
    }
}

/* Is it time for the function for the list of content: are the parts that come before it done? */
static bool is_at_content(const Frame *frame)
{
    return !frame->is_listed && (!frame->rest || part_of(frame->rest) == PART_CONTENT);
}

static void visit_list(Walk *walk, Frame *frame)
{
    frame->is_listed = true;
    frame->rest = call_list(walk, frame->node, frame->rest, &frame->is_stopped);
}

static ViewNode *walk_topdown(Walk *walk, ViewNode *root)
{
    walk->wants_inlines =
        has_function(walk, SLOT_INLINES) || walk->functions.kinds & filter_functions_inlines();
    enter(walk, root);
    for (;;) {
        Frame *frame = innermost(walk);

        if (frame->ready) {
            ViewNode *child = element_take_first(&frame->ready);

            expand(walk, child);
            if (has_inside(child) && !(child->flags & VIEW_LAZY)) {
                enter(walk, child);
            } else {
                append(walk, child);
            }
        } else if (is_at_content(frame)) {
            visit_list(walk, frame);
        } else if (frame->rest) {
            visit(walk, frame, element_take_first(&frame->rest));
        } else {
            root = frame->node;
            walk->depth--;
            append(walk, root);
            if (walk->depth == 0) {
                return root;
            }
        }
    }
}

/* ---- whole documents ---- */

static ViewNode *walk_blocks_and_inlines(Walk *walk, ViewNode *root)
{
    return walk->functions.is_topdown ? walk_topdown(walk, root) : walk_typewise(walk, root);
}

/* The node of a document, with another map of metadata. */
static ViewNode *call_meta(Walk *walk, ViewNode *pandoc)
{
    lua_State *lua = walk->lua;
    int top = lua_gettop(lua);

    if (!has_function(walk, SLOT_META)) {
        return pandoc;
    }
    meta_value_push_document(lua, pandoc->first);
    call(walk, SLOT_META, pandoc);
    if (!lua_isnil(lua, top + 1)) {
        ViewNode *changed = element_copy(lua, pandoc);

        property_meta.take(lua, &property_meta, changed, top + 1);
        pandoc = changed;
        walk->is_changed = true;
    }
    lua_settop(lua, top);
    return pandoc;
}

static ViewNode *call_pandoc(Walk *walk, ViewNode *pandoc)
{
    lua_State *lua = walk->lua;
    int top = lua_gettop(lua);

    if (!has_function(walk, SLOT_PANDOC)) {
        return pandoc;
    }
    element_push(lua, pandoc);
    call(walk, SLOT_PANDOC, pandoc);
    if (!lua_isnil(lua, top + 1)) {
        const ViewNode *result = element_node(lua, top + 1);

        if (!result || result->kind != VIEW_PANDOC) {
            element_read_fail(lua, top + 1, "the function Pandoc returned something else: Pandoc");
        }
        walk->is_changed = walk->is_changed || result != pandoc;
        pandoc = element_copy(lua, result);
    }
    lua_settop(lua, top);
    return pandoc;
}

ViewNode *element_walk_with(lua_State *lua, ViewNode *root, const FilterFunctions *functions,
                            bool *is_changed)
{
    Walk walk = {.lua = lua, .context = filter_context(lua), .functions = *functions};

    if (root->kind != VIEW_PANDOC) {
        root = walk_blocks_and_inlines(&walk, root);
    } else if (walk.functions.is_topdown) {
        root = call_meta(&walk, call_pandoc(&walk, root));
        root = walk_blocks_and_inlines(&walk, root);
    } else {
        root = call_pandoc(&walk, call_meta(&walk, walk_blocks_and_inlines(&walk, root)));
    }
    if (is_changed) {
        *is_changed = *is_changed || walk.is_changed;
    }
    return root;
}

ViewNode *element_walk(lua_State *lua, ViewNode *root, int filter, bool *is_changed)
{
    FilterFunctions functions;

    filter_functions_push(lua, &functions, filter);
    root = element_walk_with(lua, root, &functions, is_changed);
    lua_pop(lua, 1);
    return root;
}
