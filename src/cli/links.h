/*
 * links.h - memoc links: the links that lead to other hosts.
 */
#ifndef CLI_LINKS_H
#define CLI_LINKS_H

#include "base/option.h"

extern const Command links_command;

#endif
