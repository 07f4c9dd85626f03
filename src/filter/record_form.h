/*
 * record_form.h - the kinds of values that fields of records have.
 *
 * `initial` of a field is text: "true", "80", words for lists. Optional values may be nil.
 */
#ifndef FILTER_RECORD_FORM_H
#define FILTER_RECORD_FORM_H

#include "filter/record_value.h"

extern const RecordForm record_boolean;
extern const RecordForm record_integer;
extern const RecordForm record_optional_integer;
extern const RecordForm record_text;
extern const RecordForm record_optional_text;
extern const RecordForm record_texts;    /* list of strings */
extern const RecordForm record_integers; /* list of whole numbers */
extern const RecordForm record_numbers;  /* list of numbers, shown with a fraction */
extern const RecordForm record_set;      /* table with texts as keys, and true */
extern const RecordForm record_extensions;
extern const RecordForm record_choice; /* `detail` is an array of RecordChoice */
extern const RecordForm record_choice_or_table;
extern const RecordForm record_table;
extern const RecordForm record_any;
extern const RecordForm record_inlines;
extern const RecordForm record_blocks;
extern const RecordForm record_row;             /* list of Blocks */
extern const RecordForm record_rows;            /* list of lists of Blocks */
extern const RecordForm record_alignments;      /* list of pandoc.AlignLeft and its like */
extern const RecordForm record_optional_record; /* `detail` is a RecordType */

/* One of the texts that a choice may be; the last one has no name. */
typedef struct RecordChoice {
    const char *name;
    const char *shorter; /* is taken for it, too; or NULL */
    const char *shown;   /* its constructor in Haskell, which is taken for it, too */
} RecordChoice;

#endif
