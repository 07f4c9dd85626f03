/*
 * check.h - memoc check: are the documents valid, and still fresh?
 */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "base/option.h"

extern const Command check_command;

#endif
