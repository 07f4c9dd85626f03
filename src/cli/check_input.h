/*
 * check_input.h - `memoc check - --stdin-path FILE`: standard input in the place of a file, for editors.
 */
#ifndef CLI_CHECK_INPUT_H
#define CLI_CHECK_INPUT_H

#include "cli/project.h"

/*
 * Takes the command's operands as paths of the project, or reads standard input when it is "-". EXIT_STATUS_CLEAN, or how the command
 * ends.
 */
ExitStatus check_input_take(const CommandLine *line, Project *project);

/*
 * To be called when the walk is done: puts standard input in the place of its file, which is added where content would have it. When
 * all operands are files, only these are compiled, and what they need.
 */
ExitStatus check_input_place(const CommandLine *line, Project *project);

#endif
