#include "filter/native.h"

#include "base/utf8.h"
#include "filter/filter_library.h"
#include "filter/isolation.h"

#include <lauxlib.h>

enum {
    SOFT_HYPHEN = 0xAD,
    ZERO_WIDTH_JOINER = 0x200D,
    EMOJI_VARIATION = 0xFE0F,
    SKIN_TONE_FIRST = 0x1F3FB,
    SKIN_TONE_LAST = 0x1F3FF,
};

static int make_object(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 2);
    lua_newuserdatauv(lua, 0, 1);
    lua_insert(lua, 2);
    lua_setiuservalue(lua, 2, 1);
    lua_insert(lua, 1);
    lua_setmetatable(lua, 1);
    return 1;
}

static int push_value(lua_State *lua)
{
    if (lua_type(lua, 1) == LUA_TUSERDATA && lua_getmetatable(lua, 1) && lua_rawequal(lua, 2, -1)) {
        lua_getiuservalue(lua, 1, 1);
        return 1;
    }
    return 0;
}

/* ---- width ---- */

/* How wide a text is that was read up to its last code point. */
typedef struct Measure {
    lua_Integer total;   /* without the last */
    lua_Integer last;    /* of the last, which what follows may change */
    uint32_t code_point; /* the last; 0 before the first */
} Measure;

static bool is_skin_tone(uint32_t code_point)
{
    return code_point >= SKIN_TONE_FIRST && code_point <= SKIN_TONE_LAST;
}

/* Is there an emoji that begins with it? Digits are the bases of keycaps. */
static bool begins_emoji(uint32_t code_point)
{
    bool is_key =
        code_point == '#' || code_point == '*' || (code_point >= '0' && code_point <= '9');

    return is_key || code_point == 0x203C || code_point == 0x2049 || code_point == 0x2139 ||
           (code_point > 0x7F && utf8_class(code_point) == UTF8_SYMBOL) ||
           utf8_is_emoji(code_point);
}

static bool is_joined(uint32_t last)
{
    return last == EMOJI_VARIATION || is_skin_tone(last) || (last > 0x7F && begins_emoji(last));
}

static void measure_add(Measure *measure, uint32_t code_point, lua_Integer width)
{
    measure->total += measure->last;
    measure->last = width;
    measure->code_point = code_point;
}

/* As doclayout: marks with a place of their own are a column, others only when there is nothing before them. */
static lua_Integer width_of(uint32_t code_point, bool is_first)
{
    char bytes[UTF8_SIZE_MOST];
    Slice text = {bytes, utf8_encode(code_point, bytes)};
    size_t width = code_point == SOFT_HYPHEN ? 0 : utf8_width(text);
    bool is_column =
        utf8_is_spacing_mark(code_point) || (is_first && utf8_class(code_point) == UTF8_MARK);

    return width == 0 && is_column ? 1 : (lua_Integer)width;
}

static void measure_next(Measure *measure, uint32_t code_point)
{
    uint32_t last = measure->code_point;

    if (code_point >= ' ' && code_point < 0x7F) {
        measure_add(measure, code_point, 1);
    } else if (code_point == ZERO_WIDTH_JOINER && is_joined(last)) {
        measure->total -= 2;
        measure->last = 2;
        measure->code_point = code_point;
    } else if ((code_point == EMOJI_VARIATION && begins_emoji(last)) ||
               (is_skin_tone(code_point) && last > 0x7F && begins_emoji(last))) {
        measure->last = 2;
        measure->code_point = code_point;
    } else {
        measure_add(measure, code_point, width_of(code_point, last == 0));
    }
}

static int push_width(lua_State *lua)
{
    Measure measure = {0};
    Slice text;

    text.data = luaL_checklstring(lua, 1, &text.size);
    sandbox_charge(lua, text.size);
    for (size_t offset = 0; offset < text.size;) {
        measure_next(&measure, utf8_decode(text, &offset));
    }
    lua_pushinteger(lua, measure.total + measure.last);
    return 1;
}

/* ---- the log ---- */

static int push_place(lua_State *lua)
{
    lua_Debug activation;

    if (!lua_getstack(lua, (int)luaL_checkinteger(lua, 1), &activation) ||
        !lua_getinfo(lua, "Sl", &activation) || activation.currentline <= 0) {
        return 0;
    }
    lua_pushstring(lua, activation.short_src);
    lua_pushinteger(lua, activation.currentline);
    return 2;
}

static int log_message(lua_State *lua)
{
    const FilterLibrary *library = lua_touserdata(lua, lua_upvalueindex(1));
    const char *level = luaL_checkstring(lua, 1);
    Slice message;

    message.data = luaL_checklstring(lua, 2, &message.size);
    if (library->log) {
        library->log(library->context, level, message);
    }
    return 0;
}

void native_push_messages(lua_State *lua)
{
    if (!luaL_getsubtable(lua, LUA_REGISTRYINDEX, "memoc.log")) {
        isolation_clear_table(lua);
    }
}

static const luaL_Reg functions[] = {
    {"log", log_message},  {"object", make_object}, {"place", push_place},
    {"value", push_value}, {"width", push_width},   {NULL, NULL},
};

int native_open(lua_State *lua)
{
    luaL_newlibtable(lua, functions);
    lua_pushvalue(lua, 1);
    luaL_setfuncs(lua, functions, 1);
    native_push_messages(lua);
    lua_setfield(lua, -2, "messages");
    return 1;
}
