#include "cli/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

bool terminal_color(TerminalColor when, FILE *stream)
{
    if (when != TERMINAL_COLOR_AUTO) {
        return when == TERMINAL_COLOR_ALWAYS;
    }
    const char *no_color = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if ((no_color && no_color[0] != '\0') || (terminal && strcmp(terminal, "dumb") == 0)) {
        return false;
    }
    return isatty(fileno(stream)) == 1;
}

void terminal_open(void)
{
    signal(SIGPIPE, SIG_IGN);
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
        /*
         * open() takes the lowest free number, which is this one. The mode is the wrong one on
         * purpose.
         */
        if (fcntl(descriptor, F_GETFD) < 0 &&
            open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) != descriptor) {
            _exit(EXIT_STATUS_FAILED);
        }
    }
}

void terminal_write(FILE *stream, Slice text)
{
    if (text.size > 0) {
        fwrite(text.data, 1, text.size, stream);
    }
}

/* Has the reader of the pipe behind `descriptor` gone away? */
static bool is_reader_gone(int descriptor)
{
    struct pollfd pipe_end = {.fd = descriptor, .events = POLLOUT};
    return poll(&pipe_end, 1, 0) == 1 && (pipe_end.revents & POLLERR) != 0;
}

int terminal_close(int status)
{
    errno = 0;
    /*
     * An error of an earlier write has left no errno; closing may fail, too (network file systems).
     */
    bool failed = ferror(stdout) != 0;
    failed = fflush(stdout) != 0 || failed;
    bool quiet = errno == EPIPE || is_reader_gone(STDOUT_FILENO);
    failed = fclose(stdout) != 0 || failed;
    if (!failed) {
        return status;
    }
    if (!quiet) {
        fprintf(stderr, "memoc: cannot write to standard output%s%s\n", errno != 0 ? ": " : "",
                errno != 0 ? strerror(errno) : "");
    }
    return EXIT_STATUS_FAILED;
}
