/*
 * sample_program.h - a program with every kind of option and operand, for tests of what is made from these tables.
 */
#ifndef TESTS_UNIT_SAMPLE_PROGRAM_H
#define TESTS_UNIT_SAMPLE_PROGRAM_H

#include "base/option.h"

static const char *const sample_formats[] = {"text", "json", "sarif", NULL};
static const char *const sample_actions[] = {"infer", "validate", NULL};

static const Option sample_common[] = {
    {.name = "config",
     .letter = 'c',
     .kind = OPTION_FILE,
     .value_name = "FILE",
     .help = "the configuration"},
    {.name = "today", .kind = OPTION_DATE, .value_name = "DATE", .help = "the day [ISO 8601]"},
    {.name = "help",
     .letter = 'h',
     .kind = OPTION_FLAG,
     .instead = true,
     .help = "print this help"},
    {0},
};

static const Option sample_root_options[] = {
    {.name = "man", .kind = OPTION_FLAG, .instead = true, .help = "print the manual page"},
    {0},
};

static const Option sample_check_options[] = {
    {.name = "format",
     .letter = 'f',
     .kind = OPTION_CHOICE,
     .value_name = "FORMAT",
     .choices = sample_formats,
     .default_value = "text",
     .help = "how to print findings"},
    {.name = "changed",
     .kind = OPTION_TEXT,
     .value_name = "BASE",
     .value_optional = true,
     .help = "judge only what differs from BASE, which is the merge base of the upstream branch "
             "when it is left out"},
    {.name = "jobs",
     .letter = 'j',
     .kind = OPTION_INTEGER,
     .value_name = "N",
     .minimum = 1,
     .help = "how many workers"},
    {.name = "lua-filter",
     .letter = 'L',
     .kind = OPTION_FILE,
     .value_name = "FILE",
     .repeated = true,
     .help = "a filter, C:\\x is no 'path'"},
    {.name = "a-name-too-long-for-the-column",
     .kind = OPTION_FOLDER,
     .value_name = "DIR",
     .help = "where to look"},
    {.name = "fix", .kind = OPTION_FLAG, .help = "mend what can be mended"},
    {0},
};

static const Operand sample_check_operands[] = {
    {.name = "PATH", .kind = OPTION_FILE, .optional = true, .repeated = true},
    {0},
};

static const Operand sample_schema_operands[] = {
    {.name = "ACTION", .kind = OPTION_CHOICE, .choices = sample_actions},
    {.name = "DIR", .kind = OPTION_FOLDER, .optional = true},
    {0},
};

static const char *const sample_description[] = {
    "A sentence of the description that is so long that it does not fit into a line of eighty "
    "columns; wide characters such as 日本語日本語日本語日本語 count two.",
    ".NET begins with a dot.",
    NULL,
};

static const Example sample_examples[] = {
    {"memoc check --format=json docs", "print all findings as JSON"},
    {0},
};

static const Command sample_check = {
    .name = "check",
    .summary = "validate documents: their links, and more",
    .description = sample_description,
    .operands = sample_check_operands,
    .options = sample_check_options,
    .examples = sample_examples,
};

static const Command sample_schema = {
    .name = "schema",
    .summary = "what documents must have",
    .operands = sample_schema_operands,
};

static const Command *const sample_commands[] = {&sample_check, &sample_schema, NULL};

static const TopicItem sample_statuses[] = {{"0", "clean"}, {"1", "findings"}, {0}};
static const Topic sample_topics[] = {{"exit status", sample_statuses}, {0}};

static const Program sample_program = {
    .root =
        {
            .name = "memoc",
            .summary = "a sample",
            .description = sample_description + 1,
            .options = sample_root_options,
        },
    .version = "1.2.3",
    .common = sample_common,
    .commands = sample_commands,
    .topics = sample_topics,
};

#endif
