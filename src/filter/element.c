#include "filter/element.h"

#include "filter/element_method.h"
#include "filter/element_source.h"

#include <lauxlib.h>

#include <string.h>

/* Its address is at the index 1 of the metatables of all elements. */
static const char is_element = 0;

/*
 * What is changed is taken from within: lists in elements in lists, each with some values on Lua's stack. With so many, one contains
 * itself, or nearly so.
 */
enum { STACK_MOST = 900 };

enum { DEPTH_MOST = 2000 }; /* of documents: twice what Markdown may have */

/* ---- nodes ---- */

ViewNode *element_new(lua_State *lua, unsigned kind)
{
    FilterContext *context = filter_context(lua);

    filter_context_charge(lua, sizeof(ViewNode));

    ViewNode *node = arena_new(context->arena, ViewNode);

    node->kind = (uint8_t)kind;
    return node;
}

ViewNode *element_copy(lua_State *lua, const ViewNode *node)
{
    filter_context_charge(lua, sizeof *node);

    ViewNode *copy = arena_take(filter_context(lua)->arena, sizeof *node);

    *copy = *node;
    copy->parent = NULL;
    copy->next = NULL;
    copy->flags &= (uint16_t)~VIEW_OWN_TEXT;
    copy->flags |= VIEW_SHARED;
    return copy;
}

ViewNode *element_append_copy(lua_State *lua, ViewNode *parent, const ViewNode *node)
{
    return view_append(parent, element_copy(lua, node));
}

ViewNode *element_take_first(ViewNode **siblings)
{
    ViewNode *node = *siblings;

    *siblings = node->next;
    node->next = NULL;
    node->parent = NULL;
    return node;
}

void element_move_all(ViewNode *parent, ViewNode *first)
{
    while (first) {
        view_append(parent, element_take_first(&first));
    }
}

ViewNode *element_unshare(lua_State *lua, ViewNode *node)
{
    if (!(node->flags & VIEW_SHARED)) {
        return node;
    }

    ViewNode *copy = element_copy(lua, node);

    copy->flags &= (uint16_t)~VIEW_SHARED;
    copy->first = NULL;
    copy->last = NULL;
    for (const ViewNode *child = node->first; child != NULL; child = child->next) {
        element_append_copy(lua, copy, child);
    }
    return copy;
}

/* The children of a copied node are copies, shared as it was: each is unshared in its turn. */
ViewNode *element_settle(lua_State *lua, ViewNode *root)
{
    ViewWalk walk;
    ViewNode *settled = element_unshare(lua, root);

    view_walk_init(&walk, settled);
    while (view_walk_next(&walk)) {
        if (!walk.entering) {
            continue;
        }

        ViewNode **link = &walk.node->first;

        for (; *link; link = &(*link)->next) {
            ViewNode *child = element_unshare(lua, *link);

            child->parent = walk.node;
            child->next = (*link)->next;
            *link = child;
            walk.node->last = child;
        }
    }
    return settled;
}

void element_check_depth(lua_State *lua, ViewNode *root)
{
    int depth = 0;
    ViewWalk walk;

    view_walk_init(&walk, root);
    while (view_walk_next(&walk)) {
        depth += walk.entering ? 1 : -1;
        if (depth > DEPTH_MOST) {
            luaL_error(lua, "the document is nested deeper than %d levels", DEPTH_MOST);
        }
    }
}

/* ---- handles ---- */

/* The user values of a handle are what is kept of its properties: each has the number of its property. */
static int count_user_values(unsigned number)
{
    const ElementKind *kind = element_kind(number);
    int count = 0;

    for (int i = 0; i < PROPERTIES_MOST && kind->properties[i]; i++) {
        count = kind->properties[i]->is_same ? i + 1 : count;
    }
    return count;
}

static void push_handle(lua_State *lua, const ViewNode *node, bool is_own)
{
    const FilterContext *context = filter_context(lua);
    Element *element = lua_newuserdatauv(lua, sizeof *element, count_user_values(node->kind));

    *element = (Element){.node = node, .generation = context->generation, .is_own = is_own};
    lua_rawgeti(lua, LUA_REGISTRYINDEX, context->metatables[node->kind]);
    lua_setmetatable(lua, -2);
}

void element_expand(lua_State *lua, ViewNode *node)
{
    const FilterContext *context = filter_context(lua);

    if (node->flags & VIEW_LAZY) {
        context->expand(context->expand_context, node);
    }
}

/* Of a node that no handle refers to, all that is below it: who has a handle sees no difference. Nothing is lazy below inlines. */
static void expand_below(lua_State *lua, ViewNode *root)
{
    ViewWalk walk;

    if (!filter_context(lua)->expand || root->flags & VIEW_SHARED || view_is_inline(root)) {
        return;
    }
    view_walk_init(&walk, root);
    while (view_walk_next(&walk)) {
        if (walk.entering && walk.node->flags & VIEW_LAZY) {
            element_expand(lua, walk.node);
            view_walk_skip(&walk);
        } else if (walk.entering && view_is_inline(walk.node)) {
            view_walk_skip(&walk);
        }
    }
}

void element_push(lua_State *lua, ViewNode *node)
{
    expand_below(lua, node);
    node->flags |= VIEW_SHARED;
    push_handle(lua, node, false);
}

void element_push_own(lua_State *lua, ViewNode *node)
{
    push_handle(lua, node, true);
}

static void check_generation(lua_State *lua, const Element *element)
{
    if (element->generation != filter_context(lua)->generation) {
        luaL_error(lua, "this element belongs to a document that is gone");
    }
}

static bool is_handle(lua_State *lua, int index)
{
    if (lua_type(lua, index) != LUA_TUSERDATA || !lua_getmetatable(lua, index)) {
        return false;
    }

    lua_rawgeti(lua, -1, 1);

    bool found = lua_touserdata(lua, -1) == &is_element;

    lua_pop(lua, 2);
    return found;
}

Element *element_test(lua_State *lua, int index)
{
    Element *element = is_handle(lua, index) ? lua_touserdata(lua, index) : NULL;

    if (element) {
        check_generation(lua, element);
    }
    return element;
}

int element_kind_at(lua_State *lua, int index)
{
    const Element *element = element_test(lua, index);

    return element ? element->node->kind : -1;
}

/* The node of a handle, for writing. */
static ViewNode *own_node(lua_State *lua, Element *element)
{
    if (!element->is_own) {
        element->node = element_copy(lua, element->node);
        element->is_own = true;
    }
    return (ViewNode *)(uintptr_t)element->node;
}

/* Takes what is kept of the property, on top of the stack, into the node when it was changed. */
static void take_kept(lua_State *lua, Element *element, const Property *property)
{
    int top = lua_gettop(lua);

    luaL_checkstack(lua, 16, "elements are nested too deeply");
    if (top > STACK_MOST) {
        luaL_error(lua, "an element contains itself, or is nested too deeply");
    }
    if (!property->is_same(lua, property, element->node, top)) {
        property->take(lua, property, own_node(lua, element), top);
    }
    lua_settop(lua, top);
}

const ViewNode *element_current(lua_State *lua, int index, Element *element)
{
    const ElementKind *kind = element_kind(element->node->kind);

    for (int i = 0; i < PROPERTIES_MOST && kind->properties[i]; i++) {
        const Property *property = kind->properties[i];

        if (!property->is_same) {
            continue;
        }
        if (lua_getiuservalue(lua, index, i + 1) != LUA_TNIL) {
            take_kept(lua, element, property);
        }
        lua_pop(lua, 1);
    }
    return element->node;
}

const ViewNode *element_node(lua_State *lua, int index)
{
    Element *element = element_test(lua, index);

    return element ? element_current(lua, index, element) : NULL;
}

/* ---- properties ---- */

static int number_of(const Element *element, const Property *property)
{
    const ElementKind *kind = element_kind(element->node->kind);
    int number = 0;

    while (kind->properties[number] != property) {
        number++;
    }
    return number + 1;
}

void element_push_property(lua_State *lua, int index, const Property *property)
{
    const Element *element = lua_touserdata(lua, index);

    if (!property->is_same) {
        property->push(lua, property, element->node);
        return;
    }

    int number = number_of(element, property);

    if (lua_getiuservalue(lua, index, number) != LUA_TNIL) {
        return;
    }
    lua_pop(lua, 1);
    property->push(lua, property, element->node);
    lua_pushvalue(lua, -1);
    lua_setiuservalue(lua, index, number);
}

void element_set_property(lua_State *lua, int index, const Property *property, int value)
{
    Element *element = lua_touserdata(lua, index);

    property->take(lua, property, own_node(lua, element), value);
    if (property->is_same) {
        lua_pushnil(lua);
        lua_setiuservalue(lua, index, number_of(element, property));
    }
}

/* ---- metamethods ---- */

/*
 * What a key is, in the table of a kind: a method, or a light userdata that is a Property, or a PropertyAlias. They are told apart by
 * where they stand in memory: aliases are one array.
 */
static const PropertyAlias *as_alias(const void *entry)
{
    const char *address = entry;
    const char *first = (const char *)property_aliases;
    bool is_alias = address >= first && address < first + sizeof property_aliases;

    return is_alias ? entry : NULL;
}

static const Property *find_property(unsigned kind, const char *name)
{
    const ElementKind *row = element_kind(kind);

    for (int i = 0; i < PROPERTIES_MOST && row->properties[i]; i++) {
        if (strcmp(row->properties[i]->name, name) == 0) {
            return row->properties[i];
        }
    }
    return NULL;
}

/* __index(element, key); upvalue: the table of the kind. */
static int index_element(lua_State *lua)
{
    const Element *element = lua_touserdata(lua, 1);

    check_generation(lua, element);
    lua_settop(lua, 2);
    if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TLIGHTUSERDATA) {
        return 1; /* a method, or nil */
    }

    const void *entry = lua_touserdata(lua, -1);
    const PropertyAlias *alias = as_alias(entry);

    if (!alias) {
        element_push_property(lua, 1, entry);
        return 1;
    }
    element_push_property(lua, 1, find_property(element->node->kind, alias->property));
    if (alias->inner) {
        lua_getfield(lua, -1, alias->inner);
    }
    return 1;
}

/* __newindex(element, key, value); upvalue: the table of the kind. */
static int set_element(lua_State *lua)
{
    const Element *element = lua_touserdata(lua, 1);

    check_generation(lua, element);
    lua_settop(lua, 3);
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TLIGHTUSERDATA) {
        return luaL_error(lua, "Cannot set unknown property '%s'.", luaL_tolstring(lua, 2, NULL));
    }

    const void *entry = lua_touserdata(lua, -1);
    const PropertyAlias *alias = as_alias(entry);
    const Property *property = alias ? find_property(element->node->kind, alias->property) : entry;

    if (alias && alias->inner) {
        element_push_property(lua, 1, property);
        lua_pushvalue(lua, 3);
        lua_setfield(lua, -2, alias->inner);
    } else {
        element_set_property(lua, 1, property, 3);
    }
    return 0;
}

/* The iterator of pairs(element): upvalues are the kind and how many properties were passed. A filter may call it with anything. */
static int next_property(lua_State *lua)
{
    int number = (int)lua_tointeger(lua, lua_upvalueindex(1));
    lua_Integer passed = lua_tointeger(lua, lua_upvalueindex(2));

    luaL_argcheck(lua, element_kind_at(lua, 1) == number, 1, "another element");

    const ElementKind *kind = element_kind((unsigned)number);

    if (passed == PROPERTIES_MOST || !kind->properties[passed]) {
        return 0;
    }
    lua_pushinteger(lua, passed + 1);
    lua_replace(lua, lua_upvalueindex(2));
    lua_pushstring(lua, kind->properties[passed]->name);
    element_push_property(lua, 1, kind->properties[passed]);
    return 2;
}

static int element_pairs(lua_State *lua)
{
    lua_pushinteger(lua, element_kind_at(lua, 1));
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_property, 2);
    lua_pushvalue(lua, 1);
    lua_pushnil(lua);
    return 3;
}

static void add_entry(lua_State *lua, const char *name, const void *entry)
{
    lua_pushlightuserdata(lua, (void *)(uintptr_t)entry);
    lua_setfield(lua, -2, name);
}

/* Pushes the table of a kind: from the names that it knows to what they are. */
static void push_entries(lua_State *lua, unsigned number)
{
    const ElementKind *kind = element_kind(number);

    lua_newtable(lua);
    for (int i = 0; i < PROPERTY_ALIAS_COUNT; i++) {
        if (find_property(number, property_aliases[i].property)) {
            add_entry(lua, property_aliases[i].name, &property_aliases[i]);
        }
    }
    for (int i = 0; i < PROPERTIES_MOST && kind->properties[i]; i++) {
        add_entry(lua, kind->properties[i]->name, kind->properties[i]);
    }
    if (number <= VIEW_NOTE) { /* blocks and inlines */
        add_entry(lua, element_source_property.name, &element_source_property);
    }
}

/* Marks the metatable on top of the stack as one of elements. */
static void add_mark(lua_State *lua)
{
    lua_pushlightuserdata(lua, (void *)(uintptr_t)&is_element);
    lua_rawseti(lua, -2, 1);
}

static void open_kind(lua_State *lua, unsigned number)
{
    static const luaL_Reg none[] = {{NULL, NULL}};
    const ElementKind *kind = element_kind(number);

    luaL_newlib(lua, none); /* the metatable */
    add_mark(lua);
    lua_pushstring(lua, kind->type);
    lua_setfield(lua, -2, "__name");
    lua_newtable(lua);
    lua_pushstring(lua, kind->type);
    lua_setfield(lua, -2, "__name");
    lua_setfield(lua, -2, "__metatable");
    push_entries(lua, number);
    lua_pushvalue(lua, -1);
    lua_pushcclosure(lua, index_element, 1);
    lua_setfield(lua, -3, "__index");
    lua_pushvalue(lua, -1);
    lua_pushcclosure(lua, set_element, 1);
    lua_setfield(lua, -3, "__newindex");
    lua_pushcfunction(lua, element_pairs);
    lua_setfield(lua, -3, "__pairs");
    element_methods_add(lua, number); /* to the metatable below the table on top */
    lua_pop(lua, 1);
    filter_context(lua)->metatables[number] = luaL_ref(lua, LUA_REGISTRYINDEX);
}

void element_open(lua_State *lua)
{
    for (unsigned number = 0; number < VIEW_KIND_COUNT; number++) {
        if (element_kind(number)->type) {
            open_kind(lua, number);
        }
    }
}
