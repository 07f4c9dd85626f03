/*
 * pandoc_shape.h - a view as the values of pandoc's data types, in order.
 *
 * pandoc's JSON and its native notation write the same Haskell values: constructors with their
 * fields, lists, tuples, maps. pandoc_shape_write says what fields each kind of node has
 * (pandoc-types 1.23, Text.Pandoc.Definition) and tells them to a sink; pandoc_json.c and
 * pandoc_native.c are sinks that put brackets around them.
 */
#ifndef DOCUMENT_PANDOC_SHAPE_H
#define DOCUMENT_PANDOC_SHAPE_H

#include "document/view.h"

typedef enum PandocForm {
    PANDOC_CHOICE, /* one of several constructors of a type: Para [..]. JSON names it */
    PANDOC_ONLY, /* the only constructor of its type: Format "html"; Just. JSON has its fields alone */
    PANDOC_LIST,
    PANDOC_TUPLE,
    PANDOC_MAP,    /* each value in it comes after its key */
    PANDOC_RECORD, /* the only constructor of its type, whose fields have names: keys, too */
} PandocForm;

typedef struct PandocSink PandocSink;

/*
 * Each `begin` is followed by `count` values, or by any number for lists and maps, and then by
 * `end`.
 */
struct PandocSink {
    void (*begin)(PandocSink *sink, PandocForm form, const char *name, unsigned count);
    void (*end)(PandocSink *sink);
    void (*key)(PandocSink *sink, Slice key);
    void (*string)(PandocSink *sink, Slice text);
    void (*integer)(PandocSink *sink, int32_t value);
    void (*real)(PandocSink *sink, double value);
    void (*boolean)(PandocSink *sink, bool value);
    void (*nothing)(PandocSink *sink); /* Nothing, null */
};

/*
 * The values of `node` and all below it: one value, or those of a VIEW_DOCUMENT as a list. No
 * recursion.
 */
void pandoc_shape_write(PandocSink *sink, ViewNode *node);

/* The values of a map, without the constructor MetaMap around it. */
void pandoc_shape_write_meta(PandocSink *sink, ViewNode *map);

#endif
