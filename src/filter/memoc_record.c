#include "filter/memoc_record.h"

#include "filter/element_source.h"
#include "filter/member_value.h"
#include "filter/memoc_argument.h"

#include <lauxlib.h>

static const char *const caller = "memoc.record";

/* What records have from their places, or from their documents. */
static const char *const own_names[] = {
    "anchor", "doc",          "hash", "id",    "labels",       "lang", "lines",
    "path",   "section_path", "tags", "stale", "last_updated", "url",
};

/* What is no member, but said of every record. */
static const char *const common_names[] = {"kind", "node", "status", "text", "title"};

static bool is_one_of(Slice name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

static RecordKind check_kind(lua_State *lua)
{
    Slice name = memoc_argument_required(lua, caller, "kind");
    RecordKind kind;

    if (!record_kind_parse(name, &kind) || !record_kind_is_given(kind)) {
        luaL_error(lua,
                   "%s: '%s' is no kind of record that filters make: they are pattern, "
                   "anti_pattern, practice, decision, takeaway and lesson",
                   caller, arena_string(filter_context(lua)->arena, name));
    }
    return kind;
}

/* Any number of lines. */
static Slice check_text(lua_State *lua)
{
    Slice text = {NULL, 0};
    int type = lua_getfield(lua, 1, "text");

    if (type != LUA_TNIL && type != LUA_TSTRING) {
        luaL_error(lua, "%s: 'text' must be a string, not a %s", caller, luaL_typename(lua, -1));
    }
    if (type == LUA_TSTRING) {
        text = slice_trim(filter_context_text(lua, -1));
    }
    lua_pop(lua, 1);
    return text;
}

/* Only a decision has one that is not the document's. */
static Slice check_status(lua_State *lua, RecordKind kind)
{
    Slice status = memoc_argument_line(lua, caller, "status");

    if (status.size > 0 && kind != RECORD_DECISION) {
        luaL_error(lua, "%s: only a decision has a 'status' of its own", caller);
    }
    return status;
}

/* [a-z][a-z0-9_]* */
static bool is_member_name(Slice name)
{
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool is_letter = c >= 'a' && c <= 'z';

        if (!is_letter && (i == 0 || (!ascii_is_digit(c) && c != '_'))) {
            return false;
        }
    }
    return name.size > 0;
}

static void check_name(lua_State *lua, Slice name)
{
    const char *text = arena_string(filter_context(lua)->arena, name);

    if (is_one_of(name, own_names, sizeof own_names / sizeof *own_names)) {
        luaL_error(lua, "%s: '%s' is memoc's to say", caller, text);
    }
    if (!is_member_name(name)) {
        luaL_error(lua, "%s: '%s' is no name of a member: lower-case letters, digits and _ are",
                   caller, text);
    }
}

/* Lua's order of keys is not always the same. */
static size_t sorted_names(lua_State *lua, Slice **names)
{
    size_t count;

    *names = member_value_keys(lua, caller, 1, &count);

    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (!is_one_of((*names)[i], common_names, sizeof common_names / sizeof *common_names)) {
            check_name(lua, (*names)[i]);
            (*names)[kept++] = (*names)[i];
        }
    }
    return kept;
}

static Slice read_members(lua_State *lua)
{
    Slice *names;
    size_t count = sorted_names(lua, &names);
    Buffer text;
    JsonWriter json;

    buffer_init(&text, filter_context(lua)->arena);
    json_init(&json, &text, 0);
    json_begin_object(&json);
    for (size_t i = 0; i < count; i++) {
        lua_pushlstring(lua, names[i].data, names[i].size);
        lua_rawget(lua, 1);
        member_value_write(lua, &json, caller, names[i]);
        lua_pop(lua, 1);
    }
    json_end_object(&json);
    filter_context_charge(lua, text.size);
    return slice_part(buffer_slice(&text), 1, text.size - 1);
}

int memoc_record(lua_State *lua)
{
    const FilterSubject *subject = memoc_argument_begin(lua, caller);
    GivenRecord record = {.kind = check_kind(lua)};

    record.title = memoc_argument_required(lua, caller, "title");
    record.text = check_text(lua);
    record.status = check_status(lua, record.kind);
    record.members = read_members(lua);

    const ViewNode *place = memoc_argument_place(lua, caller);

    record.source = place ? element_source_node(place) : NULL;
    filter_context_charge(lua, 3 * (sizeof record + sizeof(Record)));
    given_record_add(subject->records, &record);
    return 0;
}
