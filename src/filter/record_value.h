/*
 * record_value.h - values with a fixed set of typed fields: options, simple tables, chunks of a document.
 *
 * A record is a userdata. Which fields it has, what may stand in each and what stands there from the start, is a table of facts. What is
 * set is read as pandoc reads it ("fuzzy"), and kept; a field that is a list gives the same list each time, which may be changed in place,
 * so record_push_field reads it again. Fields that were never set have their defaults, made when they are asked for.
 */
#ifndef FILTER_RECORD_VALUE_H
#define FILTER_RECORD_VALUE_H

#include "base/buffer.h"

#include <lua.h>

typedef struct RecordField RecordField;
typedef struct RecordType RecordType;

/* What kind of value a field has (record_form.h). */
typedef struct RecordForm {
    /* Pushes what is kept of the value at `index`, an absolute one. Raises an error when it is none. */
    void (*read)(lua_State *lua, const RecordField *field, int index);
    /* Pushes what `field->initial`, which is not NULL, says. */
    void (*push_initial)(lua_State *lua, const RecordField *field);
    /* Writes the value at `index` as Haskell's show. */
    void (*show)(lua_State *lua, const RecordField *field, int index, Buffer *out);
} RecordForm;

struct RecordField {
    const char *name;
    const RecordForm *form;
    const char *initial; /* the default; NULL: nil */
    const char *shown;   /* its name in Haskell; NULL: it is not shown */
    const void *detail;  /* of its form */
};

typedef struct RecordAlias {
    const char *name;
    const char *field;
} RecordAlias;

struct RecordType {
    const char *name;           /* as pandoc.utils.type says */
    const RecordField *fields;  /* ends with a field without a name */
    const RecordAlias *aliases; /* the same; or NULL */
    const char *shown;     /* its constructor in Haskell; NULL: its name is all that is shown */
    const char *tag;       /* field `t`; or NULL */
    const char *read_only; /* the error for whoever sets a field; or NULL */
    bool is_compared;      /* == compares fields */
};

/* Pushes a new record with nothing set. */
void record_push(lua_State *lua, const RecordType *type);

/* The type of the record at `index`; NULL when it is none. */
const RecordType *record_type(lua_State *lua, int index);

/* Pushes the value of a field of the record at `index`, read again. */
void record_push_field(lua_State *lua, int index, const char *name);

/* Sets a field of the record at `index` to the value on top of the stack, and pops it. Read-only types, too. */
void record_set_field(lua_State *lua, int index, const char *name);

/*
 * Pushes a new record from what is at `index`: a table of fields, an error for a key that is none, or a record with the same fields.
 */
void record_push_from(lua_State *lua, const RecordType *type, int index);

#endif
