/*
 * kind_option.h - --kind, which several commands have.
 */
#ifndef CLI_KIND_OPTION_H
#define CLI_KIND_OPTION_H

/* The names of all kinds of records, in the order of RecordKind; ends with NULL. */
extern const char *const kind_option_choices[];

#endif
