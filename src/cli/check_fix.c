#include "cli/check_fix.h"

#include "base/text_diff.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "fix.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

ExitStatus check_fix_read(const CommandLine *line, CheckFix *fix)
{
    *fix = (CheckFix){
        .is_asked = option_flag(line, "fix"),
        .is_dry = option_flag(line, "dry-run"),
    };
    if (fix->is_dry && !fix->is_asked) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "--dry-run says what --fix would do: give both");
    }
    if (fix->is_dry && option_flag(line, "update-baseline")) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "--dry-run writes nothing, no baseline either");
    }
    return EXIT_STATUS_CLEAN;
}

static ExitStatus say_failure(const CommandLine *line)
{
    return (ExitStatus)command_error(line, EXIT_STATUS_FAILED, "cannot start workers: %s",
                                     strerror(errno));
}

/* Rounds until nothing is left to mend. */
static ExitStatus mend(const CommandLine *line, Project *project, CheckJudge *judge, Fixer *fixer)
{
    FixStep step = FIX_STEP_MENDED;
    fixer_init(fixer, &project->build);
    judge(line, project);
    while (step == FIX_STEP_MENDED) {
        step = fixer_mend(fixer);
        if (step == FIX_STEP_MENDED) {
            judge(line, project);
        }
    }
    return step == FIX_STEP_DONE ? EXIT_STATUS_CLEAN : say_failure(line);
}

/* The findings of the files as they are. */
static ExitStatus forget(const CommandLine *line, Project *project, CheckJudge *judge, Fixer *fixer)
{
    FixStep step = fixer_forget(fixer);
    if (step == FIX_STEP_MENDED) {
        judge(line, project);
    }
    return step == FIX_STEP_FAILED ? say_failure(line) : EXIT_STATUS_CLEAN;
}

static void count(CheckFix *fix, const FixedFile *file)
{
    fix->finding_count += file->finding_count;
    fix->file_count++;
}

void check_fix_write_sum(Buffer *out, const CheckFix *fix)
{
    buffer_add_format(out, "%zu finding%s %s in %zu file%s\n", fix->finding_count,
                      fix->finding_count == 1 ? "" : "s", fix->is_dry ? "would be fixed" : "fixed",
                      fix->file_count, fix->file_count == 1 ? "" : "s");
}

/* ---- what would be done ---- */

/* As in diagnostic_write_text, but that lines stay lines. */
static bool is_shown(uint32_t sign)
{
    bool is_control = (sign < ' ' && sign != '\n' && sign != '\t') || (sign >= 0x7F && sign < 0xA0);
    bool is_direction = (sign >= 0x202A && sign <= 0x202E) || (sign >= 0x2066 && sign <= 0x2069);
    return !is_control && !is_direction;
}

/* For a terminal, to which no document may write. */
static Slice without_controls(Arena *arena, Slice text)
{
    Buffer out;
    buffer_init(&out, arena);
    for (size_t at = 0; at < text.size;) {
        uint32_t sign = utf8_decode(text, &at);
        utf8_add(&out, is_shown(sign) ? sign : UTF8_REPLACEMENT);
    }
    return buffer_slice(&out);
}

static void print_difference(const CommandLine *line, const Project *project, const Fixer *fixer,
                             CheckFix *fix)
{
    Buffer out;
    buffer_init(&out, line->arena);
    for (size_t i = 0; i < project->build.walk.count; i++) {
        const FixedFile *file = &fixer->files[i];
        if (fixed_file_is_changed(file)) {
            count(fix, file);
            text_diff_write(&out, file->path, file->before, file->after);
        }
    }
    Slice text = buffer_slice(&out);
    terminal_write(stdout, isatty(STDOUT_FILENO) ? without_controls(line->arena, text) : text);
    fflush(stdout);
    buffer_clear(&out);
    check_fix_write_sum(&out, fix);
    terminal_write(stderr, buffer_slice(&out));
}

/* ---- what is done ---- */

static void say_outcome(const CommandLine *line, const FixedFile *file)
{
    switch (file->outcome) {
    case FIX_CHANGED:
        command_error(line, EXIT_STATUS_CLEAN, "\"%.*s\" was changed meanwhile, and is left alone",
                      SLICE_PRINT(file->path));
        break;
    case FIX_OUTSIDE:
        command_error(line, EXIT_STATUS_CLEAN,
                      "\"%.*s\" leads out of the project, and is left alone",
                      SLICE_PRINT(file->path));
        break;
    case FIX_FAILED:
        command_error(line, EXIT_STATUS_FAILED, "cannot write \"%.*s\": %s",
                      SLICE_PRINT(file->path), strerror(file->error));
        break;
    case FIX_WRITTEN:
    case FIX_NOT_WRITTEN:
        break;
    }
}

static void write_files(const CommandLine *line, Project *project, Fixer *fixer, CheckFix *fix)
{
    fixer_write(fixer);
    for (size_t i = 0; i < project->build.walk.count; i++) {
        const FixedFile *file = &fixer->files[i];
        if (file->outcome == FIX_WRITTEN) {
            count(fix, file);
        }
        fix->has_failed = fix->has_failed || file->outcome == FIX_FAILED;
        say_outcome(line, file);
    }
}

ExitStatus check_fix_run(const CommandLine *line, Project *project, CheckJudge *judge,
                         CheckFix *fix)
{
    Fixer fixer;
    ExitStatus status = mend(line, project, judge, &fixer);
    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    if (fix->is_dry) {
        print_difference(line, project, &fixer, fix);
    } else {
        write_files(line, project, &fixer, fix);
    }
    return forget(line, project, judge, &fixer);
}
