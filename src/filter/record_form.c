#include "filter/record_form.h"

#include "base/real.h"
#include "document/haskell.h"
#include "filter/element_list.h"
#include "filter/element_read.h"

#include <lauxlib.h>

#include <stdlib.h>

static void push_slice(lua_State *lua, Slice text)
{
    lua_pushlstring(lua, text.size > 0 ? text.data : "", text.size);
}

static Slice slice_at(lua_State *lua, int index)
{
    Slice text;

    text.data = lua_tolstring(lua, index, &text.size);
    return text;
}

static void show_nothing(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    (void)lua, (void)field, (void)index;
    buffer_add_string(out, "Nothing");
}

typedef void Read(lua_State *lua, const RecordField *field, int index);
typedef void Show(lua_State *lua, const RecordField *field, int index, Buffer *out);

/* nil, or what `read` makes of the value. */
static void read_optional(lua_State *lua, const RecordField *field, int index, Read *read)
{
    if (lua_isnil(lua, index)) {
        lua_pushnil(lua);
    } else {
        read(lua, field, index);
    }
}

static void show_optional(lua_State *lua, const RecordField *field, int index, Buffer *out,
                          Show *show)
{
    if (lua_isnil(lua, index)) {
        buffer_add_string(out, "Nothing");
    } else {
        buffer_add_string(out, "Just ");
        show(lua, field, index, out);
    }
}

/* ---- booleans ---- */

static void read_boolean(lua_State *lua, const RecordField *field, int index)
{
    (void)field;
    lua_pushboolean(lua, lua_toboolean(lua, index));
}

static void push_initial_boolean(lua_State *lua, const RecordField *field)
{
    lua_pushboolean(lua, strcmp(field->initial, "true") == 0);
}

static void show_boolean(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    (void)field;
    buffer_add_string(out, lua_toboolean(lua, index) ? "True" : "False");
}

/* ---- numbers ---- */

static void read_integer(lua_State *lua, const RecordField *field, int index)
{
    int is_integer;
    lua_Integer value = lua_tointegerx(lua, index, &is_integer);

    (void)field;
    if (!is_integer) {
        element_read_fail(lua, index, "integer");
    }
    lua_pushinteger(lua, value);
}

static void push_initial_integer(lua_State *lua, const RecordField *field)
{
    lua_pushinteger(lua, strtol(field->initial, NULL, 10));
}

static void show_integer(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    (void)field;
    buffer_add_integer(out, lua_tointeger(lua, index));
}

static void read_optional_integer(lua_State *lua, const RecordField *field, int index)
{
    read_optional(lua, field, index, read_integer);
}

static void show_optional_integer(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    show_optional(lua, field, index, out, show_integer);
}

static void read_number(lua_State *lua, const RecordField *field, int index)
{
    (void)field;
    if (!lua_isnumber(lua, index)) {
        element_read_fail(lua, index, "number");
    }
    lua_pushnumber(lua, lua_tonumber(lua, index));
}

static void show_number(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    (void)field;
    real_write_haskell(out, lua_tonumber(lua, index));
}

/* ---- texts ---- */

static void read_text(lua_State *lua, const RecordField *field, int index)
{
    (void)field;
    if (!lua_isstring(lua, index)) {
        element_read_fail(lua, index, "string");
    }
    lua_pushvalue(lua, index);
    lua_tostring(lua, -1);
}

static void push_initial_text(lua_State *lua, const RecordField *field)
{
    lua_pushstring(lua, field->initial);
}

static void show_text(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    (void)field;
    haskell_write_string(out, slice_at(lua, index));
}

static void read_optional_text(lua_State *lua, const RecordField *field, int index)
{
    read_optional(lua, field, index, read_text);
}

static void show_optional_text(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    show_optional(lua, field, index, out, show_text);
}

/* ---- lists ---- */

static void read_list(lua_State *lua, const RecordField *field, int index, Read *read)
{
    lua_Integer count;

    if (lua_type(lua, index) != LUA_TTABLE) {
        element_read_fail(lua, index, "list");
    }
    luaL_checkstack(lua, 8, NULL);
    count = (lua_Integer)lua_rawlen(lua, index);
    lua_newtable(lua);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, index, i);
        read(lua, field, lua_gettop(lua));
        lua_remove(lua, -2);
        lua_rawseti(lua, -2, i);
    }
    element_set_list_type(lua, LIST_TYPE_LIST);
}

static void show_list(lua_State *lua, const RecordField *field, int index, Buffer *out, Show *show)
{
    lua_Integer count = (lua_Integer)lua_rawlen(lua, index);

    buffer_add_byte(out, '[');
    for (lua_Integer i = 1; i <= count; i++) {
        buffer_add_string(out, i > 1 ? "," : "");
        lua_rawgeti(lua, index, i);
        show(lua, field, lua_gettop(lua), out);
        lua_pop(lua, 1);
    }
    buffer_add_byte(out, ']');
}

/* The words of `initial`. */
static void push_words(lua_State *lua, const RecordField *field)
{
    Slice rest = slice_from_string(field->initial);
    lua_Integer count = 0;

    lua_newtable(lua);
    while (rest.size > 0) {
        push_slice(lua, slice_cut(rest, ' ', &rest));
        lua_rawseti(lua, -2, ++count);
    }
    element_set_list_type(lua, LIST_TYPE_LIST);
}

static void read_texts(lua_State *lua, const RecordField *field, int index)
{
    read_list(lua, field, index, read_text);
}

static void show_texts(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    show_list(lua, field, index, out, show_text);
}

static void read_integers(lua_State *lua, const RecordField *field, int index)
{
    read_list(lua, field, index, read_integer);
}

static void push_initial_integers(lua_State *lua, const RecordField *field)
{
    push_words(lua, field);
    read_integers(lua, field, lua_gettop(lua));
    lua_remove(lua, -2);
}

static void show_integers(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    show_list(lua, field, index, out, show_integer);
}

static void read_numbers(lua_State *lua, const RecordField *field, int index)
{
    read_list(lua, field, index, read_number);
}

static void show_numbers(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    show_list(lua, field, index, out, show_number);
}

static void show_atom(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    (void)field;
    buffer_add(out, slice_at(lua, index));
}

static void show_extensions(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    buffer_add_string(out, "Extensions ");
    show_list(lua, field, index, out, show_atom);
}

/* ---- sets ---- */

static void add_key(lua_State *lua, int from)
{
    lua_pushvalue(lua, from);
    lua_pushboolean(lua, true);
    lua_rawset(lua, -3);
}

/* Keys with a value that is true; or a list of them. */
static void read_set(lua_State *lua, const RecordField *field, int index)
{
    (void)field;
    if (lua_type(lua, index) != LUA_TTABLE) {
        element_read_fail(lua, index, "set of strings");
    }
    lua_newtable(lua);

    int set = lua_gettop(lua);

    for (lua_pushnil(lua); lua_next(lua, index); lua_settop(lua, set + 1)) {
        bool is_item = lua_type(lua, set + 1) == LUA_TNUMBER && lua_isstring(lua, set + 2);

        if (!is_item && lua_type(lua, set + 1) != LUA_TSTRING) {
            element_read_fail(lua, index, "set of strings");
        }
        lua_pushvalue(lua, set);
        if (is_item || lua_toboolean(lua, set + 2)) {
            add_key(lua, is_item ? set + 2 : set + 1);
        }
    }
}

static void push_initial_set(lua_State *lua, const RecordField *field)
{
    push_words(lua, field);
    read_set(lua, field, lua_gettop(lua));
    lua_remove(lua, -2);
}

static int compare_texts(const void *a, const void *b)
{
    return slice_compare(*(const Slice *)a, *(const Slice *)b);
}

static void show_set(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    Slice *texts = NULL;
    size_t count = 0;
    size_t capacity = 0;

    (void)field;
    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        filter_context_charge(lua, sizeof *texts);
        texts = arena_array_room(out->arena, texts, count, &capacity, sizeof *texts);
        texts[count++] = slice_at(lua, -2);
    }
    if (count > 0) {
        qsort(texts, count, sizeof *texts, compare_texts);
    }
    buffer_add_string(out, "fromList [");
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(out, i > 0 ? "," : "");
        haskell_write_string(out, texts[i]);
    }
    buffer_add_byte(out, ']');
}

/* ---- choices ---- */

static const RecordChoice *find_choice(const RecordField *field, Slice text)
{
    const RecordChoice *choice = field->detail;

    while (choice->name && !slice_is(text, choice->name) && !slice_is(text, choice->shown) &&
           !(choice->shorter && slice_is(text, choice->shorter))) {
        choice++;
    }
    return choice->name ? choice : NULL;
}

static void read_choice(lua_State *lua, const RecordField *field, int index)
{
    const RecordChoice *choice = NULL;

    if (lua_type(lua, index) == LUA_TSTRING) {
        choice = find_choice(field, slice_at(lua, index));
    } else {
        element_read_fail(lua, index, "string");
    }
    if (!choice) {
        luaL_error(lua, "\"%s\" is no value of %s", lua_tostring(lua, index), field->name);
        return;
    }
    lua_pushstring(lua, choice->name);
}

static void show_choice(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    const RecordChoice *choice = find_choice(field, slice_at(lua, index));

    buffer_add_string(out, choice->shown);
}

static void read_choice_or_table(lua_State *lua, const RecordField *field, int index)
{
    if (lua_type(lua, index) == LUA_TTABLE) {
        lua_pushvalue(lua, index);
    } else {
        read_choice(lua, field, index);
    }
}

static void show_choice_or_table(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    if (lua_type(lua, index) == LUA_TTABLE) {
        buffer_add_string(out, "table");
    } else {
        show_choice(lua, field, index, out);
    }
}

/* ---- any ---- */

static void read_table(lua_State *lua, const RecordField *field, int index)
{
    (void)field;
    if (lua_type(lua, index) != LUA_TTABLE) {
        element_read_fail(lua, index, "table");
    }
    lua_pushvalue(lua, index);
}

static void read_any(lua_State *lua, const RecordField *field, int index)
{
    (void)field;
    lua_pushvalue(lua, index);
}

static void show_any(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    (void)field;
    buffer_add_string(out, luaL_typename(lua, index));
}

/* ---- elements ---- */

static void read_elements(lua_State *lua, int index, ElementReader *read, ListType type,
                          const char *wanted)
{
    ViewNode *list = element_new(lua, VIEW_DOCUMENT);

    if (!read(lua, index, list)) {
        element_read_fail(lua, index, wanted);
    }
    element_push_list(lua, list->first, type);
}

static void read_inlines(lua_State *lua, const RecordField *field, int index)
{
    (void)field;
    read_elements(lua, index, element_read_inlines, LIST_TYPE_INLINES, WANTED_INLINES);
}

static void read_blocks(lua_State *lua, const RecordField *field, int index)
{
    (void)field;
    read_elements(lua, index, element_read_blocks, LIST_TYPE_BLOCKS, WANTED_BLOCKS);
}

/* The list's own way to be shown. */
static void show_elements(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    (void)field;
    luaL_tolstring(lua, index, NULL);
    buffer_add(out, slice_at(lua, -1));
    lua_pop(lua, 1);
}

static void read_row(lua_State *lua, const RecordField *field, int index)
{
    read_list(lua, field, index, read_blocks);
}

static void show_row(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    show_list(lua, field, index, out, show_elements);
}

static void read_rows(lua_State *lua, const RecordField *field, int index)
{
    read_list(lua, field, index, read_row);
}

static void show_rows(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    show_list(lua, field, index, out, show_row);
}

static void read_alignment(lua_State *lua, const RecordField *field, int index)
{
    Slice text = {NULL, 0};

    (void)field;
    if (lua_type(lua, index) == LUA_TSTRING) {
        text = slice_at(lua, index);
    }
    for (int i = ALIGN_DEFAULT; i <= ALIGN_RIGHT; i++) {
        if (text.data && slice_is(text, view_alignment_name((Alignment)i))) {
            lua_pushvalue(lua, index);
            return;
        }
    }
    element_read_fail(lua, index, "Alignment");
}

static void read_alignments(lua_State *lua, const RecordField *field, int index)
{
    read_list(lua, field, index, read_alignment);
}

static void show_alignments(lua_State *lua, const RecordField *field, int index, Buffer *out)
{
    show_list(lua, field, index, out, show_atom);
}

/* ---- records ---- */

static void read_optional_record(lua_State *lua, const RecordField *field, int index)
{
    const RecordType *wanted = field->detail;

    if (!lua_isnil(lua, index) && record_type(lua, index) != wanted) {
        element_read_fail(lua, index, wanted->name);
    }
    lua_pushvalue(lua, index);
}

/* ---- the forms ---- */

const RecordForm record_boolean = {read_boolean, push_initial_boolean, show_boolean};
const RecordForm record_integer = {read_integer, push_initial_integer, show_integer};
const RecordForm record_optional_integer = {read_optional_integer, push_initial_integer,
                                            show_optional_integer};
const RecordForm record_text = {read_text, push_initial_text, show_text};
const RecordForm record_optional_text = {read_optional_text, push_initial_text, show_optional_text};
const RecordForm record_texts = {read_texts, push_words, show_texts};
const RecordForm record_integers = {read_integers, push_initial_integers, show_integers};
const RecordForm record_numbers = {read_numbers, push_words, show_numbers};
const RecordForm record_set = {read_set, push_initial_set, show_set};
const RecordForm record_extensions = {read_texts, push_words, show_extensions};
const RecordForm record_choice = {read_choice, push_initial_text, show_choice};
const RecordForm record_choice_or_table = {read_choice_or_table, push_initial_text,
                                           show_choice_or_table};
const RecordForm record_table = {read_table, push_words, show_any};
const RecordForm record_any = {read_any, push_words, show_any};
const RecordForm record_inlines = {read_inlines, push_words, show_elements};
const RecordForm record_blocks = {read_blocks, push_words, show_elements};
const RecordForm record_row = {read_row, push_words, show_row};
const RecordForm record_rows = {read_rows, push_words, show_rows};
const RecordForm record_alignments = {read_alignments, push_words, show_alignments};
const RecordForm record_optional_record = {read_optional_record, push_words, show_nothing};
