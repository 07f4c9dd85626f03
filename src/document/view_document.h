/*
 * view_document.h - a whole document in pandoc's shape, its front matter as metadata.
 *
 * Metadata is a map, its keys in byte order (pandoc's Map has them so). Strings are read as
 * Markdown: one paragraph becomes MetaInlines; anything else MetaBlocks, and so does a text that
 * ends with a line end, as block scalars do. Numbers and dates are MetaInlines with the text as it
 * was spelled, true and false MetaBool, null is MetaString "".
 */
#ifndef DOCUMENT_VIEW_DOCUMENT_H
#define DOCUMENT_VIEW_DOCUMENT_H

#include "document/dialect.h"
#include "document/value.h"
#include "document/view.h"

/*
 * Reads Markdown that stands in front matter. The tree must live as long as the view. NULL when the
 * text cannot be afforded: then it is plain text.
 */
typedef Tree *ViewParse(void *context, Arena *arena, Slice text);

typedef struct ViewOptions {
    Dialect dialect;           /* what the tree was read as */
    const Value *front_matter; /* a map, or NULL */
    ViewParse *parse;          /* NULL: strings are plain text */
    void *context;             /* for `parse` */
    bool is_lazy;              /* without the inlines of paragraphs: view_expand, in view_build.h */
} ViewOptions;

/* The tree is not changed, and must live as long as the view. */
View *view_from_tree(Arena *arena, const Tree *tree, const ViewOptions *options);

/* Puts `value` into a map in place of the one with its key, or where that would stand. */
void view_set_value(ViewNode *map, ViewNode *value);

/*
 * Sets values of a map (or does nothing when it is NULL) in the metadata, which keeps its order. Texts become MetaString, as pandoc has
 * them from its command line.
 */
void view_set_metadata(View *view, const Value *map);

#endif
