/*
 * element.h - elements as Lua has them: handles on nodes.
 *
 * A handle is a userdata that refers to a node. To a filter it is a value: nothing that is done with one handle is seen through another.
 *
 * - A node that a handle refers to is never changed, and neither is the list of its children. The first write gives the handle a node of
 *   its own. A list of children may so belong to several nodes; what puts a node somewhere puts a copy there, of the node alone
 *   (VIEW_SHARED says of a node in a tree that a handle refers to it, or that its children are another's, too).
 * - A property that can be changed in place, such as a list of children, is made when it is read first, and kept with the handle.
 *   element_node() looks whether that has changed since, and takes it into the node then. So only what a filter looks at is ever made
 *   into Lua's values, and only what it changed is made into nodes again.
 * - Nodes live in the document's arena. A handle knows the generation that it belongs to: used later, it is an error.
 */
#ifndef FILTER_ELEMENT_H
#define FILTER_ELEMENT_H

#include "filter/filter_context.h"

typedef struct Element {
    const ViewNode *node;
    uint32_t generation;
    bool is_own; /* `node` is only this handle's, and may be changed */
} Element;

/* Makes the metatables of all kinds. The metatables of lists must be there. */
void element_open(lua_State *lua);

/* Makes the inlines of the node, when it has none yet. */
void element_expand(lua_State *lua, ViewNode *node);

/* Pushes a handle on `node`, which belongs to the document: its children are shared from now on. */
void element_push(lua_State *lua, ViewNode *node);

/* Pushes a handle on a node that was just made, and that nobody else knows. */
void element_push_own(lua_State *lua, ViewNode *node);

/* The handle at `index`, or NULL; an error when it is of a document that is gone. */
Element *element_test(lua_State *lua, int index);

/* The kind of the node of a handle; -1 when the value at `index` is none. */
int element_kind_at(lua_State *lua, int index);

/* The node of the handle at `index` as it is now; NULL when the value is no handle. It must not be changed. */
const ViewNode *element_node(lua_State *lua, int index);

/* The same for what element_test found at `index`. */
const ViewNode *element_current(lua_State *lua, int index, Element *element);

/* A node without a parent, of the document. */
ViewNode *element_new(lua_State *lua, unsigned kind);

/* A copy of the node alone; its children are shared. */
ViewNode *element_copy(lua_State *lua, const ViewNode *node);

/* Appends a copy. */
ViewNode *element_append_copy(lua_State *lua, ViewNode *parent, const ViewNode *node);

/* Takes the first one off a list of siblings. */
ViewNode *element_take_first(ViewNode **siblings);

/* Moves siblings to the end of the children of `parent`. */
void element_move_all(ViewNode *parent, ViewNode *first);

/* The node, or a copy in its place, that may be changed, and whose children may be put elsewhere. */
ViewNode *element_unshare(lua_State *lua, ViewNode *node);

/* A copy of all that is shared. It is a tree as any other: each node has one parent. */
ViewNode *element_settle(lua_State *lua, ViewNode *root);

/*
 * Raises an error when a settled tree is deeper than any Markdown. Nothing recurses on it, but what indents each level, or names all that
 * is around a node, takes the square of the depth.
 */
void element_check_depth(lua_State *lua, ViewNode *root);

/* Pushes the value of a property of the handle at `index`, the same one each time when it can be changed. */
void element_push_property(lua_State *lua, int index, const Property *property);

/* Sets a property of the handle at `index` to the value at `value`, as a filter does. */
void element_set_property(lua_State *lua, int index, const Property *property, int value);

#endif
