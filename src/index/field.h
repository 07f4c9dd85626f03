/*
 * field.h - the parts of an entry that words weigh differently in.
 */
#ifndef INDEX_FIELD_H
#define INDEX_FIELD_H

/* The order is that in which an entry's tokens stand. */
typedef enum SearchField {
    FIELD_TITLE,   /* of a document */
    FIELD_HEADING, /* of a section */
    FIELD_NAME,    /* of a record of another kind */
    FIELD_KEYWORD, /* front matter: keywords, tags */
    FIELD_DESCRIPTION,
    FIELD_BODY,
    FIELD_LABEL,   /* in bold; labels of a record; what leads to a code block, and its language */
    FIELD_CODE,    /* inline code, and code blocks */
    FIELD_SECTION, /* the headings above */
    FIELD_PATH,    /* of the file */
    FIELD_COUNT,
} SearchField;

#endif
