/*
 * element_kind.h - the elements that filters see: which properties each kind has, and what its constructor takes.
 *
 * One table for all kinds. What it is called with, its properties, their aliases, its values as a plain table, all come from it. The
 * source is pandoc's reference (lua-filters, "Module pandoc") and its types (pandoc-types 1.23, Text.Pandoc.Definition).
 */
#ifndef FILTER_ELEMENT_KIND_H
#define FILTER_ELEMENT_KIND_H

#include "document/view.h"

#include <lua.h>

/*
 * What belongs to one property among the children of a node. Children stand in the order of their parts. A node whose children are all
 * alike has PART_CONTENT only.
 */
typedef enum Part {
    PART_META,
    PART_SHORT_CAPTION,
    PART_PREFIX,
    PART_SUFFIX,
    PART_CAPTION,
    PART_HEAD,
    PART_BODIES,
    PART_FOOT,
    PART_TERM,
    PART_CITATIONS,
    PART_HEAD_ROWS,
    PART_CONTENT,
} Part;

Part part_of(const ViewNode *child);

typedef struct Property Property;

struct Property {
    const char *name;
    /* Pushes the value that `node` has. */
    void (*push)(lua_State *lua, const Property *property, const ViewNode *node);
    /* Takes the value at `index`, which is an absolute one, into `node`. Raises an error when it is none. */
    void (*take)(lua_State *lua, const Property *property, ViewNode *node, int index);
    /*
     * For values that can be changed in place, such as lists: is what was pushed, and is at `index` now, still what `node` has? NULL for
     * all others, which are not kept.
     */
    bool (*is_same)(lua_State *lua, const Property *property, const ViewNode *node, int index);
    /* As `take`, for a constructor; NULL when it is the same. */
    void (*make)(lua_State *lua, const Property *property, ViewNode *node, int index);
    Part part;    /* of children */
    uint8_t kind; /* of the children in it: ViewKind */
};

enum { PROPERTIES_MOST = 6 };

typedef struct ElementKind {
    const char *name; /* of the constructor in the module pandoc; NULL when there is none */
    const char *
        type; /* what pandoc.utils.type says: "Block", "Inline", "Cell"; NULL: Lua never sees one */
    const Property *properties
        [PROPERTIES_MOST]; /* in the order of the constructor's arguments; ends with NULL */
    size_t required;       /* how many of these must be given */
} ElementKind;

const ElementKind *element_kind(unsigned kind); /* ViewKind */

/* An alias: "classes" is the property "classes" of the property "attr". */
typedef struct PropertyAlias {
    const char *name;
    const char *property;
    const char *inner; /* NULL: another name for the property itself */
} PropertyAlias;

enum { PROPERTY_ALIAS_COUNT = 8 };

extern const PropertyAlias property_aliases[PROPERTY_ALIAS_COUNT];

#endif
