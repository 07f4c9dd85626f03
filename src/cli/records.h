/*
 * records.h - memoc records: what is in the documents, as JSON.
 */
#ifndef CLI_RECORDS_H
#define CLI_RECORDS_H

#include "base/option.h"

extern const Command records_command;

#endif
