#include "filter/module_conversion.h"

#include "document/gfm.h"
#include "document/pandoc_json.h"
#include "document/pandoc_json_read.h"
#include "document/pandoc_native.h"
#include "document/plain.h"
#include "document/view_document.h"
#include "document/view_store.h"
#include "filter/attributes_value.h"
#include "filter/element.h"
#include "filter/element_read.h"
#include "filter/filter_set.h"
#include "front_matter/front_matter.h"
#include "markdown/fragment.h"
#include "render/html.h"

#include <lauxlib.h>

enum { NODE_COST = 60 }; /* bytes of a tree for a byte of text, about */

static Slice check_text(lua_State *lua, int index)
{
    luaL_checkstring(lua, index);
    filter_context_charge(lua, lua_rawlen(lua, index) * NODE_COST);
    sandbox_charge(lua, lua_rawlen(lua, index));
    return filter_context_text(lua, index);
}

/* ---- reading ---- */

static Tree *parse(void *context, Arena *arena, Slice text)
{
    const Dialect *dialect = context;

    return markdown_fragment(arena, text, SLICE("pandoc.read"), *dialect);
}

static int push_view(lua_State *lua, const View *view)
{
    ViewNode *pandoc = filter_view_of(filter_context(lua)->arena, view, false);

    view_forget_sources(pandoc); /* what was read stands in no file */
    element_push(lua, pandoc);
    return 1;
}

/* Indented code gets the classes in the list at `index`. */
static void add_classes(lua_State *lua, int index, ViewNode *root)
{
    ViewNode *box = element_new(lua, VIEW_ATTR);
    ViewWalk walk;

    property_classes.take(lua, &property_classes, box, index);
    view_walk_init(&walk, root);
    while (box->attributes->class_count > 0 && view_walk_next(&walk)) {
        bool is_indented = walk.node->kind == VIEW_CODE_BLOCK && walk.node->source &&
                           !(walk.node->source->flags & NODE_FENCED);

        if (walk.entering && is_indented && !walk.node->attributes) {
            walk.node->attributes = box->attributes;
        }
    }
}

/* The front matter, when the dialect has one: `*text` is what comes after it. */
static const Value *read_front_matter(Arena *arena, Dialect dialect, Slice *text)
{
    FrontMatter front_matter;
    Source *source = arena_new(arena, Source);

    if (!(dialect & DIALECT_FRONT_MATTER)) {
        return NULL;
    }
    source_init(source, arena, SLICE("pandoc.read"), *text);
    front_matter_read(&front_matter, arena, source);
    *text = slice_from(*text, front_matter.body_offset);
    return front_matter.root;
}

static int read_markdown(lua_State *lua)
{
    Arena *arena = filter_context(lua)->arena;
    Slice text = check_text(lua, 1);
    Slice name = filter_context_text(lua, 2);
    Dialect dialect;
    Slice error;

    lua_settop(lua, 3);
    if (!dialect_parse(arena, name, &dialect, &error)) {
        return luaL_error(lua, "%s", arena_string(arena, error));
    }

    ViewOptions options = {.dialect = dialect, .parse = parse, .context = &dialect};

    options.front_matter = read_front_matter(arena, dialect, &text);

    const Tree *tree = parse(&dialect, arena, text);

    if (!tree) {
        return luaL_error(lua, "the text is too costly to read");
    }

    const View *view = view_from_tree(arena, tree, &options);

    add_classes(lua, 3, view->blocks);
    return push_view(lua, view);
}

static int read_json(lua_State *lua)
{
    Arena *arena = filter_context(lua)->arena;
    JsonProblem problem;
    const View *view = pandoc_json_read(arena, check_text(lua, 1), &problem);

    if (!view) {
        return luaL_error(lua, "JSON, at byte %d: %s", (int)problem.offset,
                          arena_string(arena, problem.message));
    }
    return push_view(lua, view);
}

/* ---- writing ---- */

static void write_html(Buffer *out, const View *view)
{
    HtmlOptions options = {.style = HTML_SITE, .mode = HTML_TRUST};
    Source *source = arena_new(out->arena, Source);
    Tree tree = {.arena = out->arena, .source = source};

    source_init(source, out->arena, SLICE("pandoc.write"), SLICE(""));
    view_store(&tree, out->arena, view, source);
    html_write_tree(out, &tree, &options);
}

static void write_gfm(lua_State *lua, Buffer *out, const View *view)
{
    GfmOptions options = {
        .attributes = lua_toboolean(lua, 3),
        .joins_lines = lua_toboolean(lua, 4),
    };

    gfm_write(out, view, &options);
}

static void write_view(lua_State *lua, Buffer *out, const View *view, Slice format)
{
    if (slice_is(format, "html")) {
        write_html(out, view);
    } else if (slice_is(format, "json")) {
        pandoc_json_write(out, view);
    } else if (slice_is(format, "native")) {
        pandoc_native_write(out, view, false);
    } else if (slice_is(format, "plain")) {
        plain_write(out, view);
    } else if (slice_is(format, "gfm")) {
        write_gfm(lua, out, view);
    } else {
        luaL_error(lua, "Unknown output format '%s'", lua_tostring(lua, 2));
    }
}

static int write_text(lua_State *lua)
{
    Arena *arena = filter_context(lua)->arena;
    Slice format = filter_context_text(lua, 2);
    const ViewNode *node = element_node(lua, 1);
    Buffer text;

    lua_settop(lua, 4);
    if (!node || node->kind != VIEW_PANDOC) {
        element_read_fail(lua, 1, "Pandoc");
    }
    buffer_init(&text, arena);

    ViewNode *settled = element_settle(lua, element_copy(lua, node));

    element_check_depth(lua, settled);
    write_view(lua, &text, filter_view_from(arena, settled), format);
    filter_context_charge(lua, text.size);
    lua_pushlstring(lua, text.size > 0 ? text.data : "", text.size);
    return 1;
}

int module_conversion_open(lua_State *lua)
{
    static const luaL_Reg functions[] = {
        {"read_markdown", read_markdown},
        {"read_json", read_json},
        {"write", write_text},
        {NULL, NULL},
    };

    luaL_newlib(lua, functions);
    lua_pushboolean(lua, sandbox_from_lua(lua)->options.is_trusted);
    lua_setfield(lua, -2, "is_trusted");
    return 1;
}
