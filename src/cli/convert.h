/*
 * convert.h - memoc convert: one document in another form.
 */
#ifndef CLI_CONVERT_H
#define CLI_CONVERT_H

#include "base/option.h"

extern const Command convert_command;

#endif
