#include "filter/attributes_value.h"

#include "document/view_equal.h"
#include "filter/element.h"
#include "filter/element_list.h"
#include "filter/element_read.h"

#include <lauxlib.h>
#include <stdlib.h>

static const Attributes none;

static const Attributes *attributes_of(const ViewNode *node)
{
    return node->attributes ? node->attributes : &none;
}

/* A copy that may be changed. */
static Attributes *changed_attributes(lua_State *lua, const ViewNode *node)
{
    filter_context_charge(lua, sizeof(Attributes));

    Attributes *copy = arena_new(filter_context(lua)->arena, Attributes);

    *copy = *attributes_of(node);
    return copy;
}

static void push_text(lua_State *lua, Slice text)
{
    lua_pushlstring(lua, text.size > 0 ? text.data : "", text.size);
}

/* ---- classes ---- */

/* The list of texts at `index`; false when it is none. */
static bool read_classes(lua_State *lua, int index, Attributes *attributes)
{
    if (lua_type(lua, index) != LUA_TTABLE) {
        return false;
    }

    size_t count = lua_rawlen(lua, index);
    int top = lua_gettop(lua);
    bool is_read = true;

    filter_context_charge(lua, count * sizeof(Slice));

    Slice *classes = arena_new_array(filter_context(lua)->arena, Slice, count);

    for (size_t i = 0; is_read && i < count; i++) {
        lua_rawgeti(lua, index, (lua_Integer)i + 1);
        is_read = lua_isstring(lua, -1);
        if (is_read) {
            classes[i] = filter_context_text(lua, -1);
        }
        lua_settop(lua, top);
    }
    if (is_read) {
        attributes->classes = classes;
        attributes->class_count = count;
    }
    return is_read;
}

static void push_classes(lua_State *lua, const Property *property, const ViewNode *node)
{
    const Attributes *attributes = attributes_of(node);

    (void)property;
    lua_createtable(lua, (int)attributes->class_count, 0);
    for (size_t i = 0; i < attributes->class_count; i++) {
        push_text(lua, attributes->classes[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    element_set_list_type(lua, LIST_TYPE_LIST);
}

static void take_classes(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    Attributes *attributes = changed_attributes(lua, node);

    (void)property;
    if (!read_classes(lua, index, attributes)) {
        element_read_fail(lua, index, "list of strings");
    }
    node->attributes = attributes;
}

static bool are_same_classes(lua_State *lua, const Property *property, const ViewNode *node,
                             int index)
{
    const Attributes *attributes = attributes_of(node);
    bool is_same = lua_rawlen(lua, index) == attributes->class_count;

    (void)property;
    for (size_t i = 0; is_same && i < attributes->class_count; i++) {
        Slice text;

        lua_rawgeti(lua, index, (lua_Integer)i + 1);
        text.data = lua_tolstring(lua, -1, &text.size);
        is_same = text.data && slice_equals(text, attributes->classes[i]);
        lua_pop(lua, 1);
    }
    return is_same;
}

/* ---- identifier ---- */

static void push_identifier(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    push_text(lua, attributes_of(node)->identifier);
}

static void take_identifier(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    Attributes *attributes = changed_attributes(lua, node);

    (void)property;
    if (!lua_isstring(lua, index)) {
        element_read_fail(lua, index, "string");
    }
    attributes->identifier = filter_context_text(lua, index);
    node->attributes = attributes;
}

/* ---- items ---- */

/* The key and the value on top of the stack, which are taken off it. */
static bool read_item(lua_State *lua, Attribute *item)
{
    bool is_item = lua_isstring(lua, -1) && lua_isstring(lua, -2);

    if (is_item) {
        item->value = filter_context_text(lua, -1);
        item->key = filter_context_text(lua, -2);
    }
    lua_pop(lua, 2);
    return is_item;
}

/* {key, value} */
static bool read_pair(lua_State *lua, int index, Attribute *item)
{
    if (lua_type(lua, index) != LUA_TTABLE) {
        return false;
    }
    lua_rawgeti(lua, index, 1);
    lua_rawgeti(lua, index, 2);
    return read_item(lua, item);
}

static Attribute *new_items(lua_State *lua, size_t count)
{
    filter_context_charge(lua, count * sizeof(Attribute));
    return arena_new_array(filter_context(lua)->arena, Attribute, count);
}

static bool read_pairs(lua_State *lua, int index, Attributes *attributes)
{
    size_t count = lua_rawlen(lua, index);
    Attribute *items = new_items(lua, count);

    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, index, (lua_Integer)i + 1);

        bool is_pair = read_pair(lua, lua_gettop(lua), &items[i]);

        lua_pop(lua, 1);
        if (!is_pair) {
            return false;
        }
    }
    attributes->items = items;
    attributes->count = count;
    return true;
}

static int compare_keys(const void *a, const void *b)
{
    return slice_compare(((const Attribute *)a)->key, ((const Attribute *)b)->key);
}

/* A table has no order of its own: by key. */
static bool read_table(lua_State *lua, int index, Attributes *attributes)
{
    size_t count = 0;

    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        count++;
    }

    Attribute *items = new_items(lua, count);
    size_t at = 0;

    for (lua_pushnil(lua); lua_next(lua, index); at++) {
        lua_pushvalue(lua, -2); /* a copy: lua_next is confused by a number made a string */
        lua_insert(lua, -2);
        if (!read_item(lua, &items[at])) {
            lua_pop(lua, 1);
            return false;
        }
    }
    if (count > 0) {
        qsort(items, count, sizeof *items, compare_keys);
    }
    attributes->items = items;
    attributes->count = count;
    return true;
}

/* An AttributeList, a list of pairs, or a table; false for all else. */
static bool read_items(lua_State *lua, int index, Attributes *attributes)
{
    if (element_kind_at(lua, index) == VIEW_ATTRIBUTE_LIST) {
        const Attributes *given = attributes_of(element_node(lua, index));

        attributes->items = given->items;
        attributes->count = given->count;
        return true;
    }
    if (lua_type(lua, index) != LUA_TTABLE) {
        return false;
    }
    return lua_rawlen(lua, index) > 0 ? read_pairs(lua, index, attributes)
                                      : read_table(lua, index, attributes);
}

static void push_attributes(lua_State *lua, const Property *property, const ViewNode *node)
{
    ViewNode *list = element_new(lua, VIEW_ATTRIBUTE_LIST);

    (void)property;
    list->attributes = node->attributes;
    element_push_own(lua, list);
}

static void take_attributes(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    Attributes *attributes = changed_attributes(lua, node);

    (void)property;
    if (!read_items(lua, index, attributes)) {
        element_read_fail(lua, index, "AttributeList, or table of strings");
    }
    node->attributes = attributes;
}

static bool are_same_attributes(lua_State *lua, const Property *property, const ViewNode *node,
                                int index)
{
    const ViewNode *list = element_node(lua, index);

    (void)property;
    return list && attributes_of(list)->items == attributes_of(node)->items &&
           attributes_of(list)->count == attributes_of(node)->count;
}

/* ---- Attr ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void add_class(Arena *arena, Attributes *attributes, Slice class, size_t *capacity)
{
    attributes->classes = arena_array_room(arena, attributes->classes, attributes->class_count,
                                           capacity, sizeof *attributes->classes);
    attributes->classes[attributes->class_count++] = class;
}

static void split_classes(Arena *arena, Attributes *attributes, Slice text)
{
    size_t capacity = 0;

    for (size_t at = 0; at < text.size;) {
        size_t start = at;

        while (at < text.size && !is_blank(text.data[at])) {
            at++;
        }
        if (at > start) {
            add_class(arena, attributes, slice_part(text, start, at), &capacity);
        }
        at++;
    }
}

/* {id = "a", class = "b c", width = "11"}, as in HTML. */
static void read_html(lua_State *lua, int index, Attributes *attributes)
{
    Attributes all = {0};

    if (!read_table(lua, index, &all)) {
        luaL_error(lua, "attributes are strings with strings as keys");
    }
    attributes->items = all.items;
    for (size_t i = 0; i < all.count; i++) {
        if (slice_is(all.items[i].key, "id")) {
            attributes->identifier = all.items[i].value;
        } else if (slice_is(all.items[i].key, "class")) {
            filter_context_charge(lua, all.items[i].value.size * sizeof(Slice));
            split_classes(filter_context(lua)->arena, attributes, all.items[i].value);
        } else {
            attributes->items[attributes->count++] = all.items[i];
        }
    }
}

/*
 * {identifier, classes, attributes}: values at three places on the stack. As in pandoc, what is no list of classes or no attributes is
 * none: filters in use write pandoc.Attr("", "class").
 */
static void read_parts(lua_State *lua, int first, Attributes *attributes)
{
    if (lua_isstring(lua, first)) {
        attributes->identifier = filter_context_text(lua, first);
    }
    (void)read_classes(lua, first + 1, attributes);
    (void)read_items(lua, first + 2, attributes);
}

static void read_attr_table(lua_State *lua, int index, Attributes *attributes)
{
    if (lua_rawlen(lua, index) == 0) {
        read_html(lua, index, attributes);
        return;
    }

    int top = lua_gettop(lua);

    for (int i = 1; i <= 3; i++) {
        lua_rawgeti(lua, index, i);
    }
    read_parts(lua, top + 1, attributes);
    lua_settop(lua, top);
}

/* A string is an identifier. */
static bool read_attr(lua_State *lua, int index, Attributes *attributes)
{
    switch (lua_type(lua, index)) {
    case LUA_TSTRING:
        attributes->identifier = filter_context_text(lua, index);
        return true;
    case LUA_TTABLE:
        read_attr_table(lua, index, attributes);
        return true;
    default:
        if (element_kind_at(lua, index) != VIEW_ATTR) {
            return read_items(lua, index, attributes);
        }
        *attributes = *attributes_of(element_node(lua, index));
        return true;
    }
}

static void push_attr(lua_State *lua, const Property *property, const ViewNode *node)
{
    ViewNode *attr = element_new(lua, VIEW_ATTR);

    (void)property;
    attr->attributes = node->attributes;
    element_push_own(lua, attr);
}

static void take_attr(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    Attributes *attributes = changed_attributes(lua, node);

    (void)property;
    *attributes = none;
    if (!read_attr(lua, index, attributes)) {
        element_read_fail(lua, index, "Attr, table, or string");
    }
    node->attributes = attributes_equal(attributes, NULL) ? NULL : attributes;
}

static bool is_same_attr(lua_State *lua, const Property *property, const ViewNode *node, int index)
{
    const ViewNode *attr = element_node(lua, index);

    (void)property;
    return attr && (attr->attributes == node->attributes ||
                    attributes_equal(attr->attributes, node->attributes));
}

int attributes_value_make(lua_State *lua)
{
    ViewNode *attr = element_new(lua, VIEW_ATTR);
    Attributes *attributes = changed_attributes(lua, attr);

    lua_settop(lua, 3);
    attr->attributes = attributes;
    if (lua_type(lua, 1) == LUA_TSTRING) {
        read_parts(lua, 1, attributes);
    } else if (!lua_isnil(lua, 1) && !read_attr(lua, 1, attributes)) {
        element_read_fail(lua, 1, "Attr, table, or string");
    }
    element_push_own(lua, attr);
    return 1;
}

/* ---- AttributeList ---- */

int attributes_value_make_list(lua_State *lua)
{
    ViewNode *list = element_new(lua, VIEW_ATTRIBUTE_LIST);

    lua_settop(lua, 1);
    take_attributes(lua, NULL, list, 1);
    element_push_own(lua, list);
    return 1;
}

static const Attributes *check_list(lua_State *lua)
{
    if (element_kind_at(lua, 1) != VIEW_ATTRIBUTE_LIST) {
        element_read_fail(lua, 1, "AttributeList");
    }
    return attributes_of(element_node(lua, 1));
}

/* The item of the key at `index`, or the count when there is none: a position, or a text. */
static size_t find_item(lua_State *lua, int index, const Attributes *attributes)
{
    size_t at = 0;

    if (lua_type(lua, index) == LUA_TNUMBER) {
        lua_Integer position = lua_tointeger(lua, index);
        bool is_inside = position >= 1 && (lua_Unsigned)position <= attributes->count;

        return is_inside ? (size_t)position - 1 : attributes->count;
    }
    if (lua_type(lua, index) != LUA_TSTRING) {
        return attributes->count;
    }

    Slice key;

    key.data = lua_tolstring(lua, index, &key.size);
    while (at < attributes->count && !slice_equals(attributes->items[at].key, key)) {
        at++;
    }
    return at;
}

static void push_pair(lua_State *lua, const Attribute *item)
{
    lua_createtable(lua, 2, 0);
    push_text(lua, item->key);
    lua_rawseti(lua, -2, 1);
    push_text(lua, item->value);
    lua_rawseti(lua, -2, 2);
}

static int list_index(lua_State *lua)
{
    const Attributes *attributes = check_list(lua);
    size_t at = find_item(lua, 2, attributes);

    if (at == attributes->count) {
        lua_pushnil(lua);
    } else if (lua_type(lua, 2) == LUA_TNUMBER) {
        push_pair(lua, &attributes->items[at]);
    } else {
        push_text(lua, attributes->items[at].value);
    }
    return 1;
}

/* What is to stand at `at` in a list that has `old` now. */
static void read_new_item(lua_State *lua, const Attribute *old, Attribute *item)
{
    bool by_position = lua_type(lua, 2) == LUA_TNUMBER;

    if (by_position && read_pair(lua, 3, item)) {
        return;
    }
    if (!lua_isstring(lua, 3) || (by_position && !old)) {
        element_read_fail(lua, 3, by_position ? "pair of strings" : "string");
    }
    item->key = old ? old->key : filter_context_text(lua, 2);
    item->value = filter_context_text(lua, 3);
}

/* list[key] = value; nil removes it. */
static int list_set(lua_State *lua)
{
    Element *element = lua_touserdata(lua, 1);
    const Attributes *old = check_list(lua);
    size_t at = find_item(lua, 2, old);
    bool is_new = at == old->count;

    lua_settop(lua, 3);
    if (lua_type(lua, 2) != LUA_TSTRING && lua_type(lua, 2) != LUA_TNUMBER) {
        return luaL_error(lua, "invalid attribute key");
    }
    if (is_new && lua_isnil(lua, 3)) {
        return 0;
    }

    ViewNode *list = element_copy(lua, element->node);
    Attributes *attributes = changed_attributes(lua, list);

    attributes->items = new_items(lua, old->count + is_new);
    if (old->count > 0) {
        memcpy(attributes->items, old->items, old->count * sizeof *old->items);
    }
    if (lua_isnil(lua, 3)) {
        attributes->count--;
        memmove(&attributes->items[at], &attributes->items[at + 1],
                (attributes->count - at) * sizeof *old->items);
    } else {
        attributes->count += is_new;
        read_new_item(lua, is_new ? NULL : &old->items[at], &attributes->items[at]);
    }
    list->attributes = attributes;
    element->node = list;
    return 0;
}

static int list_length(lua_State *lua)
{
    lua_pushinteger(lua, (lua_Integer)check_list(lua)->count);
    return 1;
}

/* The iterator of pairs(list): its upvalue is how many were passed. */
static int next_item(lua_State *lua)
{
    const Attributes *attributes = check_list(lua);
    size_t passed = (size_t)lua_tointeger(lua, lua_upvalueindex(1));

    if (passed >= attributes->count) {
        return 0;
    }
    lua_pushinteger(lua, (lua_Integer)passed + 1);
    lua_replace(lua, lua_upvalueindex(1));
    push_text(lua, attributes->items[passed].key);
    push_text(lua, attributes->items[passed].value);
    return 2;
}

static int list_pairs(lua_State *lua)
{
    check_list(lua);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_item, 1);
    lua_pushvalue(lua, 1);
    lua_pushnil(lua);
    return 3;
}

void attributes_value_add_list_methods(lua_State *lua)
{
    static const luaL_Reg methods[] = {
        {"__index", list_index},
        {"__newindex", list_set},
        {"__len", list_length},
        {"__pairs", list_pairs},
        {NULL, NULL},
    };

    luaL_setfuncs(lua, methods, 0);
}

const Property property_attr = {
    .name = "attr",
    .push = push_attr,
    .take = take_attr,
    .is_same = is_same_attr,
};

const Property property_identifier = {
    .name = "identifier",
    .push = push_identifier,
    .take = take_identifier,
};

const Property property_classes = {
    .name = "classes",
    .push = push_classes,
    .take = take_classes,
    .is_same = are_same_classes,
};

const Property property_attributes = {
    .name = "attributes",
    .push = push_attributes,
    .take = take_attributes,
    .is_same = are_same_attributes,
};
