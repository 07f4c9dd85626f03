/*
 * replay.c - a main for fuzz targets that runs given inputs instead of looking for new ones.
 *
 * Reads names of files from standard input, one a line, and gives each file to the target; the empty input is always
 * tried first. Writes a line of TAP a file, before the next is tried, so that the last one named is the one before
 * the crash.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_SIZE_MAX = 1 << 24 }; /* bytes; seeds are small */

static void replay(const char *name, const uint8_t *data, size_t size)
{
    printf("# %s\n", name);
    fflush(stdout);
    LLVMFuzzerTestOneInput(data, size);
    printf("ok - %s\n", name);
    fflush(stdout);
}

static void replay_file(const char *path, uint8_t *input)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        printf("not ok - %s cannot be read\n", path);
        return;
    }
    size_t size = fread(input, 1, INPUT_SIZE_MAX, file);
    fclose(file);
    /* A block of just this size, so that the sanitizer sees every byte read behind the input. */
    uint8_t *exact = malloc(size > 0 ? size : 1);
    if (exact) {
        memcpy(exact, input, size);
        replay(path, exact, size);
    }
    free(exact);
}

int main(void)
{
    char line[4096];
    uint8_t *input = calloc(1, INPUT_SIZE_MAX);
    if (!input)
        return EXIT_FAILURE;
    replay("the empty input", input, 0);
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        replay_file(line, input);
    }
    free(input);
    return EXIT_SUCCESS;
}
