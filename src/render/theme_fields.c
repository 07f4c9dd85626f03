#include "render/theme_fields.h"

#include "render/renderer.h"

#include <lauxlib.h>

static void push_name(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    template_push_text(lua, renderer->theme->name);
}

static void push_option_table(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    template_value_push(lua, renderer->kinds.option, 0);
}

static void push_names(lua_State *lua, const Slice *names, size_t count)
{
    lua_createtable(lua, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushlstring(lua, names[i].data, names[i].size);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_scripts(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    push_names(lua, renderer->theme->scripts, renderer->theme->script_count);
}

static void push_styles(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    push_names(lua, renderer->theme->styles, renderer->theme->style_count);
}

static void push_version(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    template_push_text(lua, renderer->theme->version);
}

static const TemplateField theme_fields[] = {
    {"name", push_name, "what it calls itself in theme.yaml, or the name of its folder"},
    {"option", push_option_table, "table of its options, by their names"},
    {"scripts", push_scripts, "list of the scripts that theme.yaml adds: names of assets"},
    {"styles", push_styles, "list of the styles that it adds"},
    {"version", push_version, "as theme.yaml has it"},
};

const TemplateKind theme_kind = {"theme", theme_fields,
                                 sizeof theme_fields / sizeof theme_fields[0]};

/* ---- theme.option ---- */

static void push_scalar(lua_State *lua, const Value *value)
{
    switch (value->kind) {
    case VALUE_BOOLEAN:
        lua_pushboolean(lua, value->boolean);
        break;
    case VALUE_INTEGER:
    case VALUE_FLOAT:
        lua_pushlstring(lua, value->text.data, value->text.size);
        if (lua_stringtonumber(lua, lua_tostring(lua, -1)) != 0) {
            lua_remove(lua, -2);
        }
        break;
    case VALUE_STRING:
        lua_pushlstring(lua, value->text.data, value->text.size);
        break;
    default:
        lua_pushnil(lua);
        break;
    }
}

static void push_option(lua_State *lua, const Value *value)
{
    if (value->kind != VALUE_LIST) {
        push_scalar(lua, value);
        return;
    }
    lua_createtable(lua, (int)value->count, 0);
    for (size_t i = 0; i < value->count; i++) {
        push_scalar(lua, value->items[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static int refuse_option(lua_State *lua, Renderer *renderer, Slice name)
{
    const Theme *theme = renderer->theme;
    Slice *names;
    Slice message;

    sandbox_charge(lua, THEME_SUGGESTION_COST);
    names = arena_new_array(&renderer->scratch, Slice, theme->option_count);
    for (size_t i = 0; i < theme->option_count; i++) {
        names[i] = theme->options[i].name;
    }
    message = arena_format(
        &renderer->scratch, "the theme has no option \"%.*s\"%.*s", SLICE_PRINT(name),
        SLICE_PRINT(theme_suggest(&renderer->scratch, name, names, theme->option_count)));
    return luaL_error(lua, "%s", arena_string(&renderer->scratch, message));
}

/* __index */
static int find_option(lua_State *lua)
{
    Renderer *renderer = lua_touserdata(lua, lua_upvalueindex(1));
    const Theme *theme = renderer->theme;
    Slice name;

    name.data = luaL_checklstring(lua, 2, &name.size);
    for (size_t i = 0; i < theme->option_count; i++) {
        if (slice_equals(theme->options[i].name, name)) {
            push_option(lua, theme->options[i].value);
            return 1;
        }
    }
    return refuse_option(lua, renderer, name);
}

int theme_option_register(lua_State *lua, struct Renderer *renderer)
{
    lua_createtable(lua, 0, 3);
    lua_pushlightuserdata(lua, renderer);
    lua_pushcclosure(lua, find_option, 1);
    lua_setfield(lua, -2, "__index");
    lua_pushliteral(lua, "theme.option");
    lua_setfield(lua, -2, "__name");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    return luaL_ref(lua, LUA_REGISTRYINDEX);
}
