/*
 * completion.h - what a shell needs to complete memoc's commands and options, from the tables of
 * option.h.
 *
 * The scripts hold all names, and never run memoc. They need bash 3.2, zsh 5 or fish 3.
 */
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

#include "base/buffer.h"
#include "base/option.h"

typedef enum Shell { SHELL_BASH, SHELL_ZSH, SHELL_FISH } Shell;

void completion_write(Buffer *out, const Program *program, Shell shell);

#endif
