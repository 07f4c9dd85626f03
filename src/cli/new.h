/*
 * new.h - memoc new: a document with front matter, to begin with.
 */
#ifndef CLI_NEW_H
#define CLI_NEW_H

#include "base/option.h"

extern const Command new_command;

#endif
