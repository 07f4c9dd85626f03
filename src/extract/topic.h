/*
 * topic.h - the sections of a document as a tree, with what their headings say.
 *
 * A topic is a section together with all below it. What it is about, and what the sections and lists below it may be, is told by cues
 * in the core of its heading: whole words, without case ("## 2. Best Practices (2025)" holds practices).
 */
#ifndef EXTRACT_TOPIC_H
#define EXTRACT_TOPIC_H

#include "extract/extraction.h"
#include "extract/heading_core.h"

typedef struct Topic {
    Section *section;
    HeadingCore core; /* of the preamble: empty */
    int level;        /* of the heading; 0: the preamble */
    struct Topic *parent;
    struct Topic
        *end; /* behind the topics below it; topics are one array, in the order of the text */
    const Node *first;     /* what stands below the heading */
    const Node *own_end;   /* up to here, its own; NULL: all that follows */
    const Node *whole_end; /* up to here, with the topics below it */
    Span whole;
    uint32_t holds;    /* kinds of which its children and items may be: 1 << RecordKind */
    bool is_set_apart; /* next steps, action items: nothing in it is a record */
    bool has_code;     /* of its own */
    bool is_story;     /* two or more children are parts of one: "Root Cause", "Solution" */
    /* what was recognised */
    const char *rule; /* NULL: no record */
    RecordKind kind;
    const RecognitionSettings *own; /* the rule of memoc.yaml that said so; or NULL */
    Slice id;                       /* of its record, once that is there */
} Topic;

typedef struct TopicList {
    Topic *items; /* one for each section of the survey, in that order */
    size_t count;
} TopicList;

TopicList topics_make(const Extraction *extraction);

bool topic_holds(const Topic *topic, RecordKind kind);

/* Does its parent hold them? */
bool topic_is_below(const Topic *topic, RecordKind kind);

/* Does its heading read "Pattern: x", as text_is_labelled tells, where `words` are "Pattern"? */
bool topic_is_labelled(const Topic *topic, Slice words);

/* Does its heading begin with an id, "LL-012: x", "AP-DB-03: x": `prefix`, letters, digits and dashes, the last ones digits? */
bool topic_has_id(const Topic *topic, Slice prefix);

/* The rule of a topic that is a record because a filter said so. */
#define TOPIC_IS_GIVEN "filter"

bool topic_is_given(const Topic *topic);

/* Is it a name that many sections have, and that says nothing: "Summary", "When to Use", "Related patterns"? */
bool topic_is_common(const Topic *topic);

/* The same without names of subjects, "Testing": what stands below these may be records, though they are none. */
bool topic_is_frame(const Topic *topic);

/* The first child, or NULL; the next one of the same parent. */
Topic *topic_first_child(const Topic *topic);
Topic *topic_next_sibling(const Topic *topic);

/* Is it nothing but a list, with a paragraph above it at most, and no labels that tell of one thing? */
bool topic_is_list(const Topic *topic);

/* Labels of which each tells a property of one thing, "location", "owner": what they stand in is one thing. Ends with NULL. */
extern const char *const property_keys[];

/* Does it have labels that tell of one thing, "Why", "Owner"? */
bool topic_tells_of_one(const Topic *topic);

/* Is there code in the topic, or below it? */
bool topic_has_code(const Topic *topic);

/* Is there a record of the kind below it? */
bool topic_has_records(const Topic *topic, RecordKind kind);

/* The record that it is, or that it is a part of; or NULL. */
Topic *topic_record_around(Topic *topic);

/* The first label with one of the keys (a list that ends with NULL) in the topic or below it, but not in a topic that is a record; or NULL. */
const Field *topic_label(const Topic *topic, const char *const *keys);

#endif
