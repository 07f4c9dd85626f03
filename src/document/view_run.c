#include "document/view_run.h"

#include <string.h>

/* May a Str be joined with others, and be found again? */
static bool is_word(const ViewNode *node)
{
    for (size_t i = 0; i < node->text.size; i++) {
        char c = node->text.data[i];

        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            return false;
        }
    }
    return node->text.size > 0;
}

static bool continues(const ViewNode *last, const ViewNode *next)
{
    if (!next || next->source != last->source) {
        return false;
    }
    return next->kind == VIEW_SPACE ||
           (next->kind == VIEW_STR && last->kind == VIEW_SPACE && is_word(next));
}

static Slice piece_of(const ViewNode *node)
{
    return node->kind == VIEW_SPACE ? SLICE(" ") : node->text;
}

ViewRun view_run_from(ViewNode *first)
{
    ViewRun run = {.first = first, .last = first, .size = piece_of(first).size};

    if (first->kind == VIEW_STR && !is_word(first)) {
        run.whole = true;
        return run;
    }
    while (continues(run.last, run.last->next)) {
        run.last = run.last->next;
        run.size += piece_of(run.last).size;
    }
    return run;
}

/* Where the run would begin if it were a part of its source's text; SIZE_MAX when it cannot be. */
static size_t offset_in_source(const ViewRun *run, Slice text)
{
    const ViewNode *str = run->first->kind == VIEW_STR ? run->first : run->first->next;
    size_t before = run->first->kind == VIEW_STR ? 0 : 1;

    if (!str || str->kind != VIEW_STR) {
        return SIZE_MAX;
    }

    uintptr_t start = (uintptr_t)str->text.data - before;
    uintptr_t source = (uintptr_t)text.data;
    bool is_inside =
        text.size >= run->size && start >= source && start - source <= text.size - run->size;

    return is_inside ? start - source : SIZE_MAX;
}

static bool is_text(const ViewRun *run, const char *text)
{
    for (const ViewNode *node = run->first;; node = node->next) {
        Slice piece = piece_of(node);

        if (memcmp(text, piece.data, piece.size) != 0) {
            return false;
        }
        if (node == run->last) {
            return true;
        }
        text += piece.size;
    }
}

static Slice join(Arena *arena, const ViewRun *run)
{
    char *text = arena_take(arena, run->size);
    char *at = text;

    for (const ViewNode *node = run->first; at < text + run->size; node = node->next) {
        Slice piece = piece_of(node);

        memcpy(at, piece.data, piece.size);
        at += piece.size;
    }
    return (Slice){text, run->size};
}

Slice view_run_text(Arena *arena, const ViewRun *run)
{
    const Node *source = run->first->source;

    if (run->first == run->last) {
        return piece_of(run->first);
    }
    if (source && source->kind == NODE_STR) {
        size_t offset = offset_in_source(run, source->text);

        if (offset != SIZE_MAX && is_text(run, source->text.data + offset)) {
            return (Slice){source->text.data + offset, run->size};
        }
    }
    return join(arena, run);
}
