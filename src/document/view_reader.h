/*
 * view_reader.h - what the parts of pandoc_json_read.h share: its fields are read here, elements in pandoc_json_read.c.
 */
#ifndef DOCUMENT_VIEW_READER_H
#define DOCUMENT_VIEW_READER_H

#include "base/json_tree.h"
#include "document/view.h"

typedef struct ViewReader ViewReader;

/* Reads one item of a list into `parent`; false after a problem. */
typedef bool ItemReader(ViewReader *reader, const JsonNode *json, ViewNode *parent);

/* Reads one field of a constructor. */
typedef bool FieldReader(ViewReader *reader, const JsonNode *json, ViewNode *node);

/* A list or a map that is to be read. They wait in a queue, so that no depth of the document is a depth of calls. */
typedef struct PendingList {
    const JsonNode *list;
    ViewNode *parent;
    ItemReader *read; /* NULL: a map of metadata */
} PendingList;

struct ViewReader {
    Arena *arena;
    PendingList *queue;
    size_t queue_count;
    size_t queue_capacity;
    JsonProblem *problem;
};

/* Says what should be there. Always false. */
bool view_reader_fail(ViewReader *reader, const JsonNode *json, const char *wanted);

/* Is it an array, of `count` items unless that is 0? */
bool view_reader_is_array(ViewReader *reader, const JsonNode *json, size_t count,
                          const char *wanted);

bool view_reader_text(ViewReader *reader, const JsonNode *json, Slice *text);
bool view_reader_integer(ViewReader *reader, const JsonNode *json, int32_t *value);

/* {"t":"Name"}: which of `count` names that is. */
bool view_reader_choice(ViewReader *reader, const JsonNode *json, const char *(*name)(int),
                        int count, const char *wanted, uint8_t *choice);
bool view_reader_alignment(ViewReader *reader, const JsonNode *json, uint8_t *alignment);

/* Puts a list, or a map, into the queue. */
bool view_reader_add_list(ViewReader *reader, const JsonNode *list, ViewNode *parent,
                          ItemReader *read, const char *wanted);
void view_reader_add_map(ViewReader *reader, const JsonNode *map, ViewNode *parent);

/* The next of `parent`'s children. */
ViewNode *view_reader_add(ViewReader *reader, ViewNode *parent, ViewKind kind);

/* A member that must be there; NULL after a problem. */
const JsonNode *view_reader_member(ViewReader *reader, const JsonNode *json, const char *key);

/* In pandoc_json_read.c. */
ItemReader view_read_block;
ItemReader view_read_inline;

FieldReader view_field_blocks;
FieldReader view_field_inlines;
FieldReader view_field_attributes;
FieldReader view_field_text;
FieldReader view_field_format;
FieldReader view_field_level;
FieldReader view_field_items;
FieldReader view_field_lines;
FieldReader view_field_definitions;
FieldReader view_field_list_style;
FieldReader view_field_quote;
FieldReader view_field_math;
FieldReader view_field_target;
FieldReader view_field_citations;

#endif
