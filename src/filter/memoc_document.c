#include "filter/memoc_document.h"

#include "filter/filter_context.h"

#include <lauxlib.h>

static void push_text(lua_State *lua, Slice text)
{
    lua_pushlstring(lua, text.size > 0 ? text.data : "", text.size);
}

/* What is empty is left out. */
static void set_text(lua_State *lua, const char *key, Slice text)
{
    if (text.size > 0) {
        push_text(lua, text);
        lua_setfield(lua, -2, key);
    }
}

/* ---- front matter ---- */

/* A number as JSON spells it is one that Lua reads; .inf and .nan stay texts. */
static void push_number(lua_State *lua, const Value *value)
{
    Arena *arena = filter_context(lua)->arena;
    JsonWriter json;
    Buffer text;

    buffer_init(&text, arena);
    json_init(&json, &text, 0);
    value_write_json(&json, value);
    if (lua_stringtonumber(lua, arena_string(arena, buffer_slice(&text))) == 0) {
        push_text(lua, value->text);
    }
}

static void push_value(lua_State *lua, const Value *value);

static void push_list(lua_State *lua, const Value *list)
{
    lua_createtable(lua, 0, 0);
    for (size_t i = 0; i < list->count; i++) {
        push_value(lua, list->items[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_map(lua_State *lua, const Value *map)
{
    lua_createtable(lua, 0, 0);
    for (size_t i = 0; map && i < map->count; i++) {
        const ValuePair *pair = &map->pairs[i];

        if (pair->value->kind != VALUE_NULL) {
            push_text(lua, pair->key);
            push_value(lua, pair->value);
            lua_rawset(lua, -3);
        }
    }
}

/* Recurses as deep as values nest, which front_matter/ bounds. A null in a list is "", as in metadata: the others keep their places. */
static void push_value(lua_State *lua, const Value *value)
{
    luaL_checkstack(lua, 4, "the front matter is nested too deeply");
    switch (value->kind) {
    case VALUE_NULL:
        lua_pushliteral(lua, "");
        break;
    case VALUE_BOOLEAN:
        lua_pushboolean(lua, value->boolean);
        break;
    case VALUE_INTEGER:
    case VALUE_FLOAT:
        push_number(lua, value);
        break;
    case VALUE_STRING:
        push_text(lua, value->text);
        break;
    case VALUE_LIST:
        push_list(lua, value);
        break;
    case VALUE_MAP:
        push_map(lua, value);
        break;
    }
}

/* ---- metadata ---- */

static void set_day(lua_State *lua, const char *key, bool has_date, Date date)
{
    char text[DATE_TEXT_SIZE];

    if (has_date) {
        lua_pushstring(lua, date_to_text(date, text));
        lua_setfield(lua, -2, key);
    }
}

static void set_freshness(lua_State *lua, const Freshness *freshness)
{
    int32_t days;

    set_day(lua, "last_updated", freshness->updated.has_date, freshness->updated.date);
    set_day(lua, "expires", freshness->expires.has_date, freshness->expires.date);
    set_day(lua, "due", freshness->has_due, freshness->due);
    if (freshness_cadence_days(freshness, &days)) {
        lua_pushinteger(lua, days);
        lua_setfield(lua, -2, "cadence");
    }
}

static void set_metadata(lua_State *lua, const Metadata *metadata)
{
    const struct {
        const char *key;
        Slice text;
    } texts[] = {
        {"title", metadata->title},       {"description", metadata->description},
        {"doc_type", metadata->doc_type}, {"status", metadata->status.base},
        {"owner", metadata->owner},       {"audience", metadata->audience},
        {"agent", metadata->agent},
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        set_text(lua, texts[i].key, texts[i].text);
    }
    lua_createtable(lua, 0, 0);
    for (size_t i = 0; i < metadata->tags.count; i++) {
        push_text(lua, metadata->tags.items[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lua_setfield(lua, -2, "tags");
    lua_pushboolean(lua, metadata->draft);
    lua_setfield(lua, -2, "draft");
    set_freshness(lua, &metadata->freshness);
}

void memoc_document_push(lua_State *lua)
{
    const FilterSubject *subject = filter_context(lua)->subject;

    if (!subject) {
        lua_pushnil(lua);
        return;
    }
    lua_createtable(lua, 0, 0);
    set_text(lua, "path", subject->path);
    push_map(lua, subject->front_matter);
    lua_setfield(lua, -2, "front_matter");
    if (subject->metadata) {
        set_metadata(lua, subject->metadata);
    }
}
