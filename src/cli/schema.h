/*
 * schema.h - memoc schema: schemas made from documents, and those that come with memoc.
 */
#ifndef CLI_SCHEMA_H
#define CLI_SCHEMA_H

#include "base/option.h"

extern const Command schema_command;

#endif
