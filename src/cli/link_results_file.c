#include "cli/link_results_file.h"

#include "base/file.h"
#include "base/path.h"
#include "cli/command.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum { SIZE_MOST = 64 << 20 };

ExitStatus link_results_open(const CommandLine *line, const Settings *settings,
                             const LinkResults **results)
{
    Slice given = option_text(line, "link-results");
    Slice name = given.size > 0 ? given : settings->link_results;
    Slice file = given.size > 0 ? given : path_join(line->arena, settings->root, name);
    LinkResults *read = arena_new(line->arena, LinkResults);
    const char *error;
    uint32_t number;
    Slice text;

    *results = NULL;
    if (name.size == 0) {
        return EXIT_STATUS_CLEAN;
    }
    if (!file_read(line->arena, file, SIZE_MOST, &text)) {
        if (errno == ENOENT && given.size == 0) {
            return EXIT_STATUS_CLEAN;
        }
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "cannot read \"%.*s\": %s",
                                         SLICE_PRINT(name), strerror(errno));
    }
    if (!link_results_read(read, line->arena, text, &error, &number)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "%.*s:%" PRIu32 ": %s",
                                         SLICE_PRINT(name), number, error);
    }
    *results = read;
    return EXIT_STATUS_CLEAN;
}
