/*
 * build_command.h - memoc build: the project's site.
 */
#ifndef CLI_BUILD_COMMAND_H
#define CLI_BUILD_COMMAND_H

#include "base/option.h"

extern const Command build_command;

#endif
