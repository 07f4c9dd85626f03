/*
 * configuration_reader.h - from a tree of values to settings, by the table of keys.
 */
#ifndef PROJECT_CONFIGURATION_READER_H
#define PROJECT_CONFIGURATION_READER_H

#include "base/diagnostic.h"
#include "project/configuration_key.h"

struct ConfigurationReader {
    Arena *arena;
    Source *source;
    const Value *root; /* all of memoc.yaml */
    Settings *settings;
    DiagnosticList *problems;
};

/* A ConfigurationRead for groups of keys: `target` is what their offsets count from. `key` is NULL for the whole file. */
void configuration_read_map(ConfigurationReader *reader, const ConfigurationKey *key,
                            const Value *value, void *target);

/*
 * Reads a list of maps: an array of items of `item_size` bytes, each a copy of `initial` (NULL: zeroed) and then read by the keys
 * below "key[]". A text or a map alone is a list of one. No items, after it was told, when the value is something else.
 */
void *configuration_read_items(ConfigurationReader *reader, const ConfigurationKey *key,
                               const Value *value, const void *initial, size_t item_size,
                               size_t *count);

/* Tells that `value` is not what the key must be. */
void configuration_complain_type(ConfigurationReader *reader, const ConfigurationKey *key,
                                 const Value *value);

/* Tells what is wrong at `span` (config/value). The result is for its help, until the next message. */
Diagnostic *configuration_complain(ConfigurationReader *reader, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* `did you mean "NAME"?`, or empty when none of `names` is near. In the reader's arena. */
Slice configuration_suggest(ConfigurationReader *reader, Slice wanted, const Slice *names,
                            size_t count);

/* Its text, when it is a string or number; false, after it was told, when it is not. */
bool configuration_read_scalar(ConfigurationReader *reader, const ConfigurationKey *key,
                               const Value *value, Slice *text);

#endif
