/*
 * arena.h - memory that is given back all at once.
 *
 * Three arenas, three lifetimes: site (the whole build), document (until its unit is written), scratch (one step).
 * Nothing taken from an arena is freed alone. An arena never returns NULL: when the machine or the budget has no
 * more, the process ends with EXIT_MEMORY, which in a worker costs one document and in the parent is exit 3.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/slice.h"

#include <stdarg.h>

/*
 * Counts the bytes that arenas and foreign allocators (cmark-gfm, Lua, libyaml) hold, against a limit. Shared by all
 * that works for one document. RLIMIT_AS would do the same, but kills sanitizer builds.
 */
typedef struct MemoryBudget {
    size_t used;  /* bytes held now */
    size_t peak;  /* the most that was ever held */
    size_t limit; /* bytes; 0 is no limit */
} MemoryBudget;

/*
 * Adds `size` bytes. Past the limit the process ends with EXIT_MEMORY, without a word: who set the limit waits for it, and knows what
 * it was doing. `budget` may be NULL.
 */
void memory_budget_take(MemoryBudget *budget, size_t size);
void memory_budget_give(MemoryBudget *budget, size_t size);

/* The exit status of a process that has run out of its memory budget, or of memory. */
enum { EXIT_MEMORY = 3 };

/* Says on stderr that memory has run out, and ends the process with EXIT_MEMORY, without running exit handlers. */
_Noreturn void arena_exhausted(size_t wanted);

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    ArenaBlock *block; /* the newest ordinary block; NULL before the first */
    char *next;        /* free bytes in it: [next, end) */
    char *end;
    ArenaBlock *large; /* blocks that hold one large allocation each */
    MemoryBudget *budget;
} Arena;

/* An empty arena; `budget` may be NULL and must outlive it. */
void arena_init(Arena *arena, MemoryBudget *budget);

/* Gives everything back. The arena is then empty and may be used again. */
void arena_free(Arena *arena);

/* Forgets everything, but keeps one ordinary block, so that the next document does not pay for it again. */
void arena_reset(Arena *arena);

/* `size` bytes, aligned for any type: uninitialised, or zeroed. */
void *arena_take(Arena *arena, size_t size);
void *arena_take_zeroed(Arena *arena, size_t size);

/*
 * Makes an allocation of exactly `old_size` bytes `new_size` (not less) long, keeping its bytes: in place when it is the
 * newest in its arena, by realloc when it is large, else by copying. `old` may be NULL when old_size is 0. What was at
 * `old` must not be used any more.
 */
void *arena_grow(Arena *arena, void *old, size_t old_size, size_t new_size);

/*
 * Room for one more item at the end of an array that holds `count` items of `item_size` bytes: returns the array,
 * moved when it had to grow, and updates `*capacity` (items).
 *
 *     list->items = arena_array_room(arena, list->items, list->count, &list->capacity, sizeof *list->items);
 *     list->items[list->count++] = item;
 */
void *arena_array_room(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_size);

/* One zeroed object; `count` zeroed objects. */
#define arena_new(arena, Type) ((Type *)arena_take_zeroed((arena), sizeof(Type)))
#define arena_new_array(arena, Type, count)                                                        \
    ((Type *)arena_take_zeroed((arena), arena_size((count), sizeof(Type))))

/* count × size; ends the process when that overflows. */
size_t arena_size(size_t count, size_t size);

/* Copies that live in the arena. arena_string is NUL-terminated, for a library's border. */
Slice arena_copy(Arena *arena, Slice bytes);
char *arena_string(Arena *arena, Slice bytes);
Slice arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
Slice arena_format_list(Arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

#endif
