/*
 * measure.c - runs a program and says what it took.
 *
 *     measure FOLDER MESSAGES COMMAND [ARGUMENT...]
 *
 * Runs the command in FOLDER; its standard output is thrown away, its standard error goes to the file MESSAGES. Prints seconds
 * of real time, seconds of CPU time of it and its children, the peak memory of the largest of these processes in KiB, and the
 * exit status, 128 + N when it died of signal N.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/*
 * A virtual machine may lend its free memory to its host; to get a page back then costs up to ten times what it costs to copy to
 * it, and who writes much pays for that, not for what it does. So free memory is made the machine's own first, for every program
 * alike.
 */
static void reclaim_memory(void)
{
    const size_t size = (size_t)1 << 30;
    void *bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (bytes != MAP_FAILED) {
        memset(bytes, 1, size);
        munmap(bytes, size);
    }
}

static _Noreturn void run(char **arguments)
{
    int nothing = open("/dev/null", O_RDWR);
    int messages = open(arguments[2], O_WRONLY | O_CREAT | O_TRUNC, 0666);

    if (messages >= 0 && chdir(arguments[1]) == 0) {
        dup2(nothing, STDIN_FILENO);
        dup2(nothing, STDOUT_FILENO);
        dup2(messages, STDERR_FILENO);
        execvp(arguments[3], arguments + 3);
    }
    perror(arguments[3]);
    _exit(127);
}

int main(int argument_count, char **arguments)
{
    struct rusage usage;
    int status;

    if (argument_count < 4) {
        fputs("usage: measure FOLDER MESSAGES COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }

    reclaim_memory();

    double start = now();
    pid_t child = fork();

    if (child == 0) {
        run(arguments);
    }
    /* The usage is that of the child and of all it waited for; of memory, the maximum. */
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        perror("measure");
        return EXIT_FAILURE;
    }
    printf("%.4f %.4f %ld %d\n", now() - start, seconds(usage.ru_utime) + seconds(usage.ru_stime),
           usage.ru_maxrss, WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
