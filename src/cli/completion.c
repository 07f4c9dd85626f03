#include "cli/completion.h"

/* Text inside single quotes: a quote is written as `quote`, a backslash as `backslash`. */
static void write_quoted(Buffer *out, const char *text, const char *quote, const char *backslash)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'') {
            buffer_add_string(out, quote);
        } else if (*text == '\\') {
            buffer_add_string(out, backslash);
        } else {
            buffer_add_byte(out, *text);
        }
    }
}

static void write_words(Buffer *out, const char *const *words)
{
    for (size_t i = 0; words[i]; i++) {
        buffer_add_format(out, "%s%s", i > 0 ? " " : "", words[i]);
    }
}

static void write_names(Buffer *out, const Program *program)
{
    for (size_t i = 0; program->commands[i]; i++) {
        buffer_add_format(out, "%s%s", i > 0 ? " " : "", program->commands[i]->name);
    }
}

/* Does the next argument belong to the option? */
static bool takes_argument(const Option *option)
{
    return option->kind != OPTION_FLAG && !option->value_optional;
}

static const char bash_start[] =
    "_memoc_words()\n"
    "{\n"
    "    COMPREPLY=($(compgen -W \"$1\" -- \"$current\"))\n"
    "}\n"
    "\n"
    "_memoc_paths() # -f: files, -d: folders\n"
    "{\n"
    "    local IFS=$'\\n'\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    COMPREPLY=($(compgen \"$1\" -- \"$current\"))\n"
    "}\n"
    "\n"
    "_memoc()\n"
    "{\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= i\n"
    "    COMPREPLY=()\n"
    "    # An equals sign is a word of its own.\n"
    "    if [[ $current == = ]]; then\n"
    "        current=\n"
    "    elif [[ $previous == = ]]; then\n"
    "        previous=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        case ${COMP_WORDS[i]} in\n";

/* "-j", "--jobs", as alternatives of a pattern; each behind `prefix`. */
static void bash_write_pattern(Buffer *out, const char *prefix, const Option *option)
{
    if (option->letter != 0) {
        buffer_add_format(out, "%s-%c | ", prefix, option->letter);
    }
    buffer_add_format(out, "%s--%s", prefix, option->name);
}

/* The options that stand before a command and have a value: that value is not the command. */
static void bash_write_skipped(Buffer *out, const Option *options)
{
    for (; options && options->name; options++) {
        if (takes_argument(options)) {
            buffer_add_string(out, "            ");
            bash_write_pattern(out, "", options);
            buffer_add_string(out, ")\n"
                                   "                [[ ${COMP_WORDS[i+1]} == = ]] && ((i++))\n"
                                   "                ((i++)) ;;\n");
        }
    }
}

static void bash_write_action(Buffer *out, OptionKind kind, const char *const *choices)
{
    switch (kind) {
    case OPTION_CHOICE:
        buffer_add_string(out, "_memoc_words \"");
        write_words(out, choices);
        buffer_add_string(out, "\"");
        break;
    case OPTION_FILE:
        buffer_add_string(out, "_memoc_paths -f");
        break;
    case OPTION_FOLDER:
        buffer_add_string(out, "_memoc_paths -d");
        break;
    default:
        buffer_add_string(out, ":");
        break;
    }
}

/* What completes values; `command` is the command's name as a pattern. */
static void bash_write_values(Buffer *out, const char *command, const Option *options)
{
    for (; options && options->name; options++) {
        if (takes_argument(options)) {
            Buffer prefix;
            buffer_init(&prefix, out->arena);
            buffer_add_format(&prefix, "%s\\ ", command);
            buffer_add_byte(&prefix, '\0');
            buffer_add_string(out, "        ");
            bash_write_pattern(out, prefix.data, options);
            buffer_add_string(out, ")\n            ");
            bash_write_action(out, options->kind, options->choices);
            buffer_add_string(out, "\n            return ;;\n");
        }
    }
}

static void bash_write_option_names(Buffer *out, const Option *options)
{
    for (; options && options->name; options++) {
        buffer_add_format(out, " --%s", options->name);
    }
}

/* The options of a command; an empty name is no command. */
static void bash_write_options(Buffer *out, const Program *program, const Command *command,
                               const char *name)
{
    buffer_add_format(out, "            %s) _memoc_words \"", name);
    bash_write_option_names(out, program->common);
    bash_write_option_names(out, command->options);
    buffer_add_string(out, "\" ;;\n");
}

/*
 * One of few words is offered right behind the command's name, what the next operand wants
 * everywhere else: bash does not tell which operand it is.
 */
static void bash_write_operands(Buffer *out, const Command *command)
{
    const Operand *operand = command->operands;
    if (operand && operand->name && operand->kind == OPTION_CHOICE) {
        buffer_add_format(out, "        %s\\ %s) ", command->name, command->name);
        bash_write_action(out, operand->kind, operand->choices);
        buffer_add_string(out, " ;;\n");
        operand++;
    }
    if (operand && operand->name && operand->kind != OPTION_TEXT) {
        buffer_add_format(out, "        %s\\ *) ", command->name);
        bash_write_action(out, operand->kind, operand->choices);
        buffer_add_string(out, " ;;\n");
    }
}

static void bash_write(Buffer *out, const Program *program)
{
    const Command *const *commands = program->commands;
    buffer_add_string(out, bash_start);
    bash_write_skipped(out, program->common);
    bash_write_skipped(out, program->root.options);
    buffer_add_string(out, "            -*) ;;\n"
                           "            *)\n"
                           "                command=${COMP_WORDS[i]}\n"
                           "                break ;;\n"
                           "        esac\n"
                           "    done\n"
                           "    case $command\\ $previous in\n");
    bash_write_values(out, "*", program->common);
    bash_write_values(out, "", program->root.options);
    for (size_t i = 0; commands[i]; i++) {
        bash_write_values(out, commands[i]->name, commands[i]->options);
    }
    buffer_add_string(out, "    esac\n"
                           "    if [[ $current == -* ]]; then\n"
                           "        case $command in\n");
    bash_write_options(out, program, &program->root, "\"\"");
    for (size_t i = 0; commands[i]; i++) {
        bash_write_options(out, program, commands[i], commands[i]->name);
    }
    buffer_add_string(out, "        esac\n"
                           "        return\n"
                           "    fi\n"
                           "    case $command\\ $previous in\n"
                           "        \\ *) _memoc_words \"");
    write_names(out, program);
    buffer_add_string(out, "\" ;;\n");
    for (size_t i = 0; commands[i]; i++) {
        bash_write_operands(out, commands[i]);
    }
    buffer_add_string(out, "    esac\n"
                           "}\n"
                           "\n"
                           "complete -F _memoc memoc\n");
}

/* What stands in brackets in a specification of _arguments. */
static void zsh_write_help(Buffer *out, const char *help)
{
    buffer_add_byte(out, '[');
    for (; *help != '\0'; help++) {
        if (*help == '[' || *help == ']' || *help == '\\') {
            buffer_add_byte(out, '\\');
        }
        write_quoted(out, (const char[]){*help, '\0'}, "'\\''", "\\");
    }
    buffer_add_byte(out, ']');
}

static void zsh_write_action(Buffer *out, OptionKind kind, const char *const *choices)
{
    switch (kind) {
    case OPTION_CHOICE:
        buffer_add_byte(out, '(');
        write_words(out, choices);
        buffer_add_byte(out, ')');
        break;
    case OPTION_FILE:
        buffer_add_string(out, "_files");
        break;
    case OPTION_FOLDER:
        buffer_add_string(out, "_files -/");
        break;
    default:
        buffer_add_byte(out, ' ');
        break;
    }
}

/* '(-j --jobs)'{-j+,--jobs=}'[how many]:N: ' */
static void zsh_write_option(Buffer *out, const Option *option)
{
    const char *long_end = option->kind == OPTION_FLAG ? "" : option->value_optional ? "=-" : "=";
    const char *letter_end = option->kind == OPTION_FLAG ? "" : option->value_optional ? "-" : "+";
    buffer_add_string(out, "        ");
    if (option->letter != 0) {
        if (option->repeated) {
            buffer_add_string(out, "'*'");
        } else {
            buffer_add_format(out, "'(-%c --%s)'", option->letter, option->name);
        }
        buffer_add_format(out, "{-%c%s,--%s%s}'", option->letter, letter_end, option->name,
                          long_end);
    } else {
        buffer_add_format(out, "'%s--%s%s", option->repeated ? "*" : "", option->name, long_end);
    }
    zsh_write_help(out, option->help);
    if (option->kind != OPTION_FLAG) {
        buffer_add_format(out, "%s%s:", option->value_optional ? "::" : ":", option->value_name);
        zsh_write_action(out, option->kind, option->choices);
    }
    buffer_add_string(out, "'\n");
}

static void zsh_write_options(Buffer *out, const Option *options)
{
    for (; options && options->name; options++) {
        zsh_write_option(out, options);
    }
}

static void zsh_write_operands(Buffer *out, const Operand *operands)
{
    for (int i = 1; operands && operands->name; operands++, i++) {
        if (operands->repeated) {
            buffer_add_format(out, "        '*:%s:", operands->name);
        } else {
            buffer_add_format(out, "        '%d:%s%s:", i, operands->optional ? ":" : "",
                              operands->name);
        }
        zsh_write_action(out, operands->kind, operands->choices);
        buffer_add_string(out, "'\n");
    }
}

static void zsh_write(Buffer *out, const Program *program)
{
    const Command *const *commands = program->commands;
    buffer_add_string(out, "_memoc()\n"
                           "{\n"
                           "    local context state state_descr line\n"
                           "    typeset -A opt_args\n"
                           "    local -a common commands specifications\n"
                           "    common=(\n");
    zsh_write_options(out, program->common);
    buffer_add_string(out, "    )\n"
                           "    commands=(\n");
    for (size_t i = 0; commands[i]; i++) {
        buffer_add_format(out, "        '%s:", commands[i]->name);
        write_quoted(out, commands[i]->summary, "'\\''", "\\\\");
        buffer_add_string(out, "'\n");
    }
    buffer_add_string(out, "    )\n"
                           "    specifications=(\n"
                           "        '1: :->command'\n"
                           "        '*:: :->argument'\n");
    zsh_write_options(out, program->root.options);
    buffer_add_string(out, "    )\n"
                           "    _arguments -C -s $common $specifications && return\n"
                           "    if [[ $state == command ]]; then\n"
                           "        _describe -t commands 'command' commands\n"
                           "        return\n"
                           "    fi\n"
                           "    specifications=()\n"
                           "    case $words[1] in\n");
    for (size_t i = 0; commands[i]; i++) {
        buffer_add_format(out, "    %s) specifications=(\n", commands[i]->name);
        zsh_write_options(out, commands[i]->options);
        zsh_write_operands(out, commands[i]->operands);
        buffer_add_string(out, "    ) ;;\n");
    }
    buffer_add_string(out, "    esac\n"
                           "    _arguments -s $common $specifications\n"
                           "}\n"
                           "\n"
                           "if [[ $funcstack[1] == _memoc ]]; then\n"
                           "    _memoc \"$@\"\n"
                           "else\n"
                           "    compdef _memoc memoc\n"
                           "fi\n");
}

static void fish_write_help(Buffer *out, const char *help)
{
    buffer_add_string(out, " -d '");
    write_quoted(out, help, "\\'", "\\\\");
    buffer_add_string(out, "'\n");
}

static void fish_write_action(Buffer *out, OptionKind kind, const char *const *choices)
{
    switch (kind) {
    case OPTION_CHOICE:
        buffer_add_string(out, " -a '");
        write_words(out, choices);
        buffer_add_string(out, "'");
        break;
    case OPTION_FILE:
        buffer_add_string(out, " -F");
        break;
    case OPTION_FOLDER:
        buffer_add_string(out, " -a '(__fish_complete_directories)'");
        break;
    default:
        break;
    }
}

/* `condition` is when the options may be given: "-n '…' ", or empty for always. */
static void fish_write_options(Buffer *out, Slice condition, const Option *options)
{
    for (; options && options->name; options++) {
        buffer_add_format(out, "complete -c memoc %.*s-l %s", SLICE_PRINT(condition),
                          options->name);
        if (options->letter != 0) {
            buffer_add_format(out, " -s %c", options->letter);
        }
        if (takes_argument(options)) {
            buffer_add_string(out, options->kind == OPTION_FILE ? " -r" : " -x");
            fish_write_action(out, options->kind, options->choices);
        }
        fish_write_help(out, options->help);
    }
}

/* Which operand it is does not matter to fish: it gets what completes any of them. */
static void fish_write_operands(Buffer *out, Slice condition, const Operand *operands)
{
    for (; operands && operands->name; operands++) {
        if (operands->kind != OPTION_TEXT) {
            buffer_add_format(out, "complete -c memoc %.*s",
                              SLICE_PRINT(slice_trim_end(condition)));
            fish_write_action(out, operands->kind, operands->choices);
            buffer_add_byte(out, '\n');
        }
    }
}

static void fish_write(Buffer *out, const Program *program)
{
    const Command *const *commands = program->commands;
    buffer_add_string(out, "complete -c memoc -f\n");
    fish_write_options(out, SLICE(""), program->common);
    fish_write_options(out, SLICE("-n __fish_use_subcommand "), program->root.options);
    for (size_t i = 0; commands[i]; i++) {
        buffer_add_format(out, "complete -c memoc -n __fish_use_subcommand -a %s",
                          commands[i]->name);
        fish_write_help(out, commands[i]->summary);
    }
    for (size_t i = 0; commands[i]; i++) {
        Slice condition =
            arena_format(out->arena, "-n '__fish_seen_subcommand_from %s' ", commands[i]->name);
        fish_write_options(out, condition, commands[i]->options);
        fish_write_operands(out, condition, commands[i]->operands);
    }
}

void completion_write(Buffer *out, const Program *program, Shell shell)
{
    switch (shell) {
    case SHELL_BASH:
        buffer_add_string(out, "# bash completion for memoc: memoc --completion bash\n\n");
        bash_write(out, program);
        return;
    case SHELL_ZSH:
        buffer_add_string(out,
                          "#compdef memoc\n# zsh completion for memoc: memoc --completion zsh\n\n");
        zsh_write(out, program);
        return;
    case SHELL_FISH:
        buffer_add_string(out, "# fish completion for memoc: memoc --completion fish\n\n");
        fish_write(out, program);
        return;
    }
}
