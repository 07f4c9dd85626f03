/*
 * help.h - `memoc help`, and what --help prints: at most 80 columns, from the tables of option.h.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/buffer.h"
#include "base/option.h"

extern const Command help_command;

/* What the program is and which commands it has. */
void help_write_program(Buffer *out, const Program *program);

/* How to use one command. */
void help_write_command(Buffer *out, const Program *program, const Command *command);

/* "[OPTION...] PATH [OTHER...]": what may follow the command's name. */
void help_write_operands(Buffer *out, const Command *command);

/*
 * The option's help with its choices and default value: "how to print: text or json (default:
 * text)".
 */
void help_write_option_help(Buffer *out, const Option *option);

#endif
