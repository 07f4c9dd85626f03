/*
 * configuration_key.h - every key of memoc.yaml, as a table.
 *
 * The reader follows it; the manual and the file that `memoc init` writes take their words from it. Keys are read in the order
 * of the table, so that a value may be judged by one that stands above it, whatever the order in the file.
 */
#ifndef PROJECT_CONFIGURATION_KEY_H
#define PROJECT_CONFIGURATION_KEY_H

#include "document/settings.h"
#include "document/value.h"

typedef struct ConfigurationKey ConfigurationKey;
typedef struct ConfigurationReader ConfigurationReader;

/* Reads a value that is not null into `target`, or tells what is wrong with it. */
typedef void ConfigurationRead(ConfigurationReader *reader, const ConfigurationKey *key,
                               const Value *value, void *target);

/* Bits of ConfigurationKey.flags. */
enum {
    CONFIGURATION_REQUIRED = 1 << 0,  /* an item of a list must have it */
    CONFIGURATION_SHORTHAND = 1 << 1, /* an item of a list that is a text stands for it */
};

struct ConfigurationKey {
    const char *path;     /* "freshness.cadence"; what an item of a list has is below "content[]" */
    const char *type;     /* what it must be: "a text" */
    const char *fallback; /* its default as YAML; in brackets when it is in words; "" for none */
    const char *help;     /* what it says, in one sentence */
    ConfigurationRead *read;
    size_t offset; /* of the target, in what is read: the Settings, or an item of a list */
    uint32_t flags;
};

/* All keys; groups stand before what is in them. */
const ConfigurationKey *configuration_keys(size_t *count);

/* Does `key` stand directly below `parent`, or at the top when that is empty? */
bool configuration_key_is_in(const ConfigurationKey *key, Slice parent);

/* The last part of its path: "cadence". */
Slice configuration_key_name(const ConfigurationKey *key);

/* Its path for people: "freshness.overrides.paths". */
Slice configuration_key_text(Arena *arena, const ConfigurationKey *key);

/* The key called `name` below `parent`, or NULL. */
const ConfigurationKey *configuration_key_find(Slice parent, Slice name);

#endif
