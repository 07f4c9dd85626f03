/*
 * schema_node.h - a compiled schema: what each of its objects asks for.
 *
 * A node is a schema of JSON Schema 2020-12: an object or a boolean. It is made once, in the site's arena, before workers are
 * forked, and never changed afterwards. What a node does not ask for is NULL, empty, or a bound that everything keeps.
 */
#ifndef FRONT_MATTER_SCHEMA_NODE_H
#define FRONT_MATTER_SCHEMA_NODE_H

#include "base/map.h"
#include "base/pattern.h"
#include "document/settings.h"
#include "document/value.h"
#include "front_matter/schema_format.h"
#include "front_matter/schema_number.h"

typedef struct SchemaNode SchemaNode;

/* A schema with a URI of its own (`$id`), or a whole document. */
typedef struct SchemaResource {
    Slice uri;      /* absolute, without fragment */
    Slice file_uri; /* of the text that it stands in */
    SchemaNode *root;
    Source *source; /* the file that it stands in */
    Map anchors;    /* name -> SchemaNode */
    Map dynamic;    /* those of them that are dynamic */
} SchemaResource;

typedef struct SchemaNodeList {
    SchemaNode **items;
    size_t count;
} SchemaNodeList;

typedef struct SchemaPattern {
    const Pattern *pattern;
    size_t number; /* of all patterns of the schema: each has its memory for matching */
    SchemaNode *node;
} SchemaPattern;

typedef struct SchemaPatternList {
    SchemaPattern *items;
    size_t count;
} SchemaPatternList;

/* How far the search for cycles has come (schema_cycle.h). */
typedef enum SchemaVisit { SCHEMA_VISIT_NONE, SCHEMA_VISIT_OPEN, SCHEMA_VISIT_DONE } SchemaVisit;

/* Bits of SchemaNode.types. */
enum {
    SCHEMA_TYPE_NULL = 1 << 0,
    SCHEMA_TYPE_BOOLEAN = 1 << 1,
    SCHEMA_TYPE_INTEGER = 1 << 2,
    SCHEMA_TYPE_NUMBER = 1 << 3, /* integers, too */
    SCHEMA_TYPE_STRING = 1 << 4,
    SCHEMA_TYPE_ARRAY = 1 << 5,
    SCHEMA_TYPE_OBJECT = 1 << 6,
    SCHEMA_TYPE_ALL = (1 << 7) - 1,
};

typedef struct SchemaBounds {
    uint64_t least;
    uint64_t most;
} SchemaBounds;

struct SchemaNode {
    const Value *value; /* where it stands */
    SchemaResource *resource;
    SchemaVisit visit;
    bool is_false; /* the schema `false`: nothing fits */

    /* core */
    SchemaNode *ref;
    SchemaNode *dynamic_ref; /* where it leads when no resource outside has the anchor */
    Slice dynamic_anchor;    /* that is looked for; empty: it leads where it says */

    /* applied to the same value */
    SchemaNodeList all_of;
    SchemaNodeList any_of;
    SchemaNodeList one_of;
    SchemaNode *not_node;
    SchemaNode *if_node;
    SchemaNode *then_node;
    SchemaNode *else_node;
    Map *dependent_schemas; /* key -> SchemaNode */

    /* applied to what is in it */
    Map *properties; /* key -> SchemaNode */
    SchemaPatternList pattern_properties;
    SchemaNode *additional_properties;
    SchemaNode *property_names;
    SchemaNodeList prefix_items;
    SchemaNode *items;
    SchemaNode *contains;
    SchemaBounds contains_count;
    SchemaNode *unevaluated_items;
    SchemaNode *unevaluated_properties;

    /* assertions */
    uint32_t types;
    const Value *enumeration; /* a list */
    const Value *constant;
    const Value *aliases; /* x-aliases: a map from other spellings to right ones */
    const SchemaNumber *multiple_of;
    const SchemaNumber *minimum;
    const SchemaNumber *exclusive_minimum;
    const SchemaNumber *maximum;
    const SchemaNumber *exclusive_maximum;
    SchemaBounds length;
    SchemaBounds item_count;
    SchemaBounds property_count;
    const SchemaPattern *pattern;
    const SchemaFormat *format;
    bool unique_items;
    SliceList required;
    Map *dependent_required; /* key -> SliceList */
    Slice description;       /* of its own, for help */
};

struct Schema {
    SchemaNode *root;
    size_t pattern_count;
};

#endif
