#include "cli/lua.h"

#include "base/file.h"
#include "base/path.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "filter/filter_library.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* A script that is to be run, and where. */
typedef struct Job {
    const CommandLine *line;
    Slice path; /* for messages, and arg[0] */
    Slice source;
    ScriptFiles files;  /* below the working folder: io */
    ScriptFiles beside; /* below the script's: require */
    FilterLibrary library;
    Sandbox sandbox;
} Job;

static void print_text(void *context, Slice text)
{
    (void)context;
    terminal_write(stdout, text);
}

/* As pandoc: what is only for information is not shown. */
static void print_message(void *context, const char *level, Slice message)
{
    (void)context;
    if (strcmp(level, "INFO") != 0) {
        fprintf(stderr, "[%s] ", level);
        terminal_write(stderr, message);
        fputc('\n', stderr);
    }
}

static bool is_standard_input(const CommandLine *line)
{
    return line->operand_count == 0 || slice_is(line->operands[0], "-");
}

/* The script of the command line: -e, a file, or standard input. */
static bool read_source(Job *job)
{
    const OptionValues *given = option_list(job->line, "execute");
    Arena *arena = job->line->arena;
    Buffer code;
    if (given->count > 0) {
        buffer_init(&code, arena);
        for (size_t i = 0; i < given->count; i++) {
            buffer_add(&code, given->items[i]);
            buffer_add_byte(&code, '\n');
        }
        job->path = SLICE("(command line)");
        job->source = buffer_slice(&code);
        return true;
    }
    bool standard = is_standard_input(job->line);
    job->path = standard ? SLICE("stdin") : job->line->operands[0];
    return standard ? file_read_descriptor(arena, STDIN_FILENO, UINT32_MAX, &job->source)
                    : file_read(arena, job->path, UINT32_MAX, &job->source);
}

static int say_error(const Job *job, ExitStatus status)
{
    const ScriptError *error = &job->sandbox.error;
    if (error->line > 0) {
        return command_error(job->line, status, "%.*s:%u: %.*s", SLICE_PRINT(error->path),
                             error->line, SLICE_PRINT(error->message));
    }
    return command_error(job->line, status, "%.*s", SLICE_PRINT(error->message));
}

static bool open_library(Job *job)
{
    bool trusted = job->sandbox.options.is_trusted;
    return (trusted || script_files_allow(&job->files, &job->sandbox)) &&
           filter_library_open(&job->library, &job->sandbox);
}

static int run_script(Job *job)
{
    if (!open_library(job)) {
        return say_error(job, EXIT_STATUS_FAILED);
    }
    if (!sandbox_load(&job->sandbox, job->source, job->path)) {
        return say_error(job, EXIT_STATUS_USAGE);
    }
    return sandbox_call(&job->sandbox, 0, 0) ? EXIT_STATUS_CLEAN
                                             : say_error(job, EXIT_STATUS_FINDINGS);
}

/* Where what the script needs stands: below the working folder, and beside the script. */
static bool open_folders(Job *job)
{
    Arena *arena = job->line->arena;
    bool is_file = option_list(job->line, "execute")->count == 0 && !is_standard_input(job->line);
    Slice folder = is_file ? path_folder(job->path) : SLICE("");
    return script_files_init(&job->files, arena, SLICE("."), 0) &&
           script_files_init(&job->beside, arena, folder.size > 0 ? folder : SLICE("."), 0);
}

static int run(const CommandLine *line)
{
    Job job = {.line = line};
    SandboxOptions options = {.is_trusted = option_flag(line, "trust-filters")};
    if (!read_source(&job) || !open_folders(&job)) {
        return command_error(line, EXIT_STATUS_FAILED, "cannot read \"%.*s\": %s",
                             SLICE_PRINT(job.path), strerror(errno));
    }
    Date today;
    if (!command_today(line, &today)) {
        return EXIT_STATUS_USAGE;
    }
    job.source = sandbox_file_text(job.source);
    bool has_script = option_list(line, "execute")->count == 0 && line->operand_count > 0;
    job.library = (FilterLibrary){
        .document = {.arena = line->arena},
        .today = today,
        .beside = &job.beside,
        .files = &job.files,
        .print = print_text,
        .log = print_message,
        .script = job.path,
        .arguments = line->operands + (has_script ? 1 : 0),
        .argument_count = line->operand_count - (has_script ? 1 : 0),
    };
    if (!sandbox_open(&job.sandbox, &options, line->arena)) {
        return command_error(line, EXIT_STATUS_FAILED, "not enough memory");
    }
    int status = run_script(&job);
    sandbox_close(&job.sandbox);
    return status;
}

static const char *const description[] = {
    "Runs a Lua script with pandoc's modules, as `pandoc lua` does: to try out what a filter will "
    "do, and for small tools. Without SCRIPT, or for -, the script is read from standard input. "
    "What follows SCRIPT is the script's: arg[1] and so on.",
    "The script can read files below the working folder, and do nothing else to the machine; "
    "with --trust-filters it has all of Lua's libraries.",
    NULL,
};

static const Operand operands[] = {
    {.name = "SCRIPT", .kind = OPTION_FILE, .optional = true},
    {.name = "ARGUMENT", .kind = OPTION_TEXT, .optional = true, .repeated = true},
    {0},
};

static const Option options[] = {
    {.name = "execute",
     .letter = 'e',
     .kind = OPTION_TEXT,
     .value_name = "CODE",
     .repeated = true,
     .help = "run this instead of a script"},
    {0},
};

static const Example examples[] = {
    {"memoc lua -e 'print(pandoc.text.upper(\"straße\"))'", "one line"},
    {"memoc lua tools/count.lua docs", "a script, and what it is told"},
    {0},
};

const Command lua_command = {
    .name = "lua",
    .summary = "run a Lua script with pandoc's modules",
    .description = description,
    .operands = operands,
    .options = options,
    .examples = examples,
    .operand_ends_options = true,
    .run = run,
};
