#include "base/arena.h"
#include "cli/command.h"
#include "cli/terminal.h"

int main(int count, char *arguments[])
{
    (void)count;
    terminal_open();
    Arena arena;
    arena_init(&arena, NULL);
    int status = command_run(&arena, arguments);
    arena_free(&arena);
    return terminal_close(status);
}
