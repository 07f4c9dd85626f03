#include "markdown/fragment.h"

#include "markdown/cost.h"
#include "markdown/markdown.h"

Tree *markdown_fragment(Arena *arena, Slice text, Slice name, Dialect dialect)
{
    Tree *tree = arena_new(arena, Tree);
    Source *source = arena_new(arena, Source);
    Arena scratch;

    source_init(source, arena, name, text);
    arena_init(&scratch, arena->budget);

    bool is_costly = markdown_cost(text, dialect, &scratch).too_costly;
    bool is_parsed = !is_costly && markdown_parse(tree, arena, &scratch, source, 0, dialect);

    arena_free(&scratch);
    return is_parsed ? tree : NULL;
}
