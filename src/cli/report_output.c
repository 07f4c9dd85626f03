#include "cli/report_output.h"

#include "base/file.h"
#include "cli/command.h"
#include "cli/report_badge.h"
#include "cli/terminal.h"

#include <errno.h>
#include <string.h>

/* A value of --output. */
typedef struct Output {
    ReportFormat format;
    bool has_format; /* it says so itself */
    Slice file;
} Output;

static bool find_format(Slice name, ReportFormat *format)
{
    for (int i = 0; i < REPORT_FORMAT_COUNT; i++) {
        if (slice_is(name, report_formats[i])) {
            *format = (ReportFormat)i;
            return true;
        }
    }
    return false;
}

/* "sarif=memoc.sarif"; a name with "=" of which no form has the first part is all a file's. */
static Output parse_output(const CommandLine *line, Slice value)
{
    Output output = {.format = (ReportFormat)option_choice(line, "format"), .file = value};
    Slice file = value;
    Slice name = slice_cut(value, '=', &file);

    if (name.size < value.size && find_format(name, &output.format)) {
        output.has_format = true;
        output.file = file;
    }
    return output;
}

static bool takes_format(const CommandLine *line)
{
    const OptionValues *values = option_list(line, "output");

    for (size_t i = 0; i < values->count; i++) {
        if (!parse_output(line, values->items[i]).has_format) {
            return true;
        }
    }
    return false;
}

static ExitStatus check_file(const CommandLine *line, const char *option, Slice file)
{
    if (file.size > 0 && !slice_is(file, "-")) {
        return EXIT_STATUS_CLEAN;
    }
    return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                     "%s wants the name of a file; --format is what is printed",
                                     option);
}

ExitStatus report_output_check(const CommandLine *line)
{
    const OptionValues *values = option_list(line, "output");

    for (size_t i = 0; i < values->count; i++) {
        ExitStatus status = check_file(line, "--output", parse_output(line, values->items[i]).file);

        if (status != EXIT_STATUS_CLEAN) {
            return status;
        }
    }
    return option_is_given(line, "badge") ? check_file(line, "--badge", option_text(line, "badge"))
                                          : EXIT_STATUS_CLEAN;
}

/* A link that was made for the file stays, and whoever reads meanwhile sees the report before. */
static ExitStatus write_file(const CommandLine *line, Slice file, const Buffer *bytes)
{
    if (file_write(file, buffer_slice(bytes), FILE_PRECIOUS, NULL)) {
        return EXIT_STATUS_CLEAN;
    }
    return (ExitStatus)command_error(line, EXIT_STATUS_FAILED, "cannot write \"%.*s\": %s",
                                     SLICE_PRINT(file), strerror(errno));
}

static ExitStatus write_outputs(const CommandLine *line, const Report *report)
{
    const OptionValues *values = option_list(line, "output");
    ExitStatus result = EXIT_STATUS_CLEAN;

    for (size_t i = 0; i < values->count; i++) {
        Output output = parse_output(line, values->items[i]);
        Buffer bytes;

        buffer_init(&bytes, line->arena);
        report_write(&bytes, report, output.format);

        ExitStatus status = write_file(line, output.file, &bytes);

        result = status != EXIT_STATUS_CLEAN ? status : result;
    }
    return result;
}

static ExitStatus write_badge(const CommandLine *line, const Report *report)
{
    Buffer bytes;

    if (!option_is_given(line, "badge")) {
        return EXIT_STATUS_CLEAN;
    }
    buffer_init(&bytes, line->arena);
    report_write_badge(&bytes, report);
    return write_file(line, option_text(line, "badge"), &bytes);
}

ExitStatus report_output_write(const CommandLine *line, Report *report)
{
    Buffer bytes;
    ReportFormat format =
        takes_format(line) ? REPORT_TEXT : (ReportFormat)option_choice(line, "format");

    buffer_init(&bytes, line->arena);
    report->color = command_color(line, stdout);
    report_write(&bytes, report, format);
    terminal_write(stdout, buffer_slice(&bytes));
    report->color = false;

    ExitStatus written = write_outputs(line, report);
    ExitStatus badge = write_badge(line, report);

    return written != EXIT_STATUS_CLEAN ? written : badge;
}
