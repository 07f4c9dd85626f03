/*
 * theme.h - memoc theme: what comes with memoc to look at and copy, and a theme to begin with.
 */
#ifndef CLI_THEME_H
#define CLI_THEME_H

#include "base/option.h"

extern const Command theme_command;

#endif
