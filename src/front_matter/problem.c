#include "front_matter/problem.h"

void front_matter_problem_list_init(FrontMatterProblemList *list, Arena *arena)
{
    *list = (FrontMatterProblemList){.arena = arena};
}

void front_matter_problem_add(FrontMatterProblemList *list, FrontMatterProblemKind kind, Span span,
                              const char *help, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Slice message = arena_format_list(list->arena, format, arguments);
    va_end(arguments);
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count++] = (FrontMatterProblem){
        .kind = kind, .span = span, .message = message, .help = slice_from_string(help)};
}
