/*
 * search.h - memoc search.
 */
#ifndef CLI_SEARCH_H
#define CLI_SEARCH_H

#include "base/option.h"

extern const Command search_command;

#endif
