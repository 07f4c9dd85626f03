/*
 * init.h - memoc init: a memoc.yaml that fits the documents that are there.
 */
#ifndef CLI_INIT_H
#define CLI_INIT_H

#include "base/option.h"

extern const Command init_command;

#endif
