#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * Under AddressSanitizer, bytes that nobody was given are poisoned, and a gap stands before each allocation, so
 * that to run over the end of one is reported and does not end in its neighbour.
 */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
enum { ARENA_GAP = 16 };
#define ARENA_HIDE(bytes, size) ASAN_POISON_MEMORY_REGION((bytes), (size))
#define ARENA_SHOW(bytes, size) ASAN_UNPOISON_MEMORY_REGION((bytes), (size))
#else
enum { ARENA_GAP = 0 };
#define ARENA_HIDE(bytes, size) ((void)(bytes), (void)(size))
#define ARENA_SHOW(bytes, size) ((void)(bytes), (void)(size))
#endif

enum {
    ARENA_ALIGNMENT = alignof(max_align_t),
    ARENA_BLOCK_SIZE_FIRST = 64 * 1024,
    ARENA_BLOCK_SIZE_MOST = 4 * 1024 * 1024,
    ARENA_HUGE_PAGE_SIZE = 2 * 1024 * 1024,
    /* A larger allocation always has a block of its own: arena_grow tells by its size alone. */
    ARENA_ORDINARY_SIZE_MOST = 32 * 1024,
    /* From this size on, such a block is on huge pages. */
    ARENA_HUGE_SIZE_LEAST = 8 * 1024 * 1024,
};

struct ArenaBlock {
    alignas(max_align_t) ArenaBlock *older;
    ArenaBlock *newer; /* kept for large blocks only: they move when they grow */
    size_t size;       /* bytes, this header included */
};

void memory_budget_take(MemoryBudget *budget, size_t size)
{
    if (!budget) {
        return;
    }
    if (size > SIZE_MAX - budget->used) {
        arena_exhausted(size);
    }
    if (budget->limit > 0 && budget->used + size > budget->limit) {
        _exit(EXIT_MEMORY);
    }
    budget->used += size;
    if (budget->used > budget->peak) {
        budget->peak = budget->used;
    }
}

void memory_budget_give(MemoryBudget *budget, size_t size)
{
    if (budget) {
        assert(budget->used >= size);
        budget->used -= size;
    }
}

_Noreturn void arena_exhausted(size_t wanted)
{
    char line[80];
    int size =
        snprintf(line, sizeof line, "memoc: out of memory: %zu more bytes were wanted\n", wanted);

    /* One write: lines of several workers do not mix. When it fails, nobody is left to tell. */
    if (write(STDERR_FILENO, line, (size_t)size) < 0) {
        _exit(EXIT_MEMORY);
    }
    _exit(EXIT_MEMORY);
}

void arena_init(Arena *arena, MemoryBudget *budget)
{
    *arena = (Arena){.budget = budget};
}

static void free_block(Arena *arena, ArenaBlock *block)
{
    memory_budget_give(arena->budget, block->size);
    free(block);
}

static void free_chain(Arena *arena, ArenaBlock *block)
{
    while (block) {
        ArenaBlock *older = block->older;

        free_block(arena, block);
        block = older;
    }
}

void arena_free(Arena *arena)
{
    free_chain(arena, arena->block);
    free_chain(arena, arena->large);
    arena_init(arena, arena->budget);
}

/* Makes all of an ordinary block free, and the place of the next allocations. */
static void use_block(Arena *arena, ArenaBlock *block)
{
    arena->block = block;
    arena->next = (char *)(block + 1);
    arena->end = (char *)block + block->size;
    ARENA_HIDE(arena->next, (size_t)(arena->end - arena->next));
}

void arena_reset(Arena *arena)
{
    free_chain(arena, arena->large);
    arena->large = NULL;
    if (arena->block) {
        free_chain(arena, arena->block->older);
        arena->block->older = NULL;
        use_block(arena, arena->block);
    }
}

/* A block of `size` bytes, the header included; or `old` made that large. */
static ArenaBlock *allocate_block(Arena *arena, ArenaBlock *old, size_t size)
{
    memory_budget_take(arena->budget, size - (old ? old->size : 0));

    ArenaBlock *block = realloc(old, size);

    if (!block) {
        arena_exhausted(size);
    }
    block->size = size;
    return block;
}

/*
 * The same, aligned so that the kernel can back it by huge pages: a page fault then brings 2 MiB, not 4 KiB. Faults were a ninth of all
 * that a build of a large document costs. realloc copies such a block, where it only moves others: so it is for those that do not grow.
 */
static ArenaBlock *allocate_huge_block(Arena *arena, size_t size)
{
    memory_budget_take(arena->budget, size);

    void *bytes;

    if (posix_memalign(&bytes, ARENA_HUGE_PAGE_SIZE, size) != 0) {
        arena_exhausted(size);
    }
    /* Where the kernel has no such pages, nothing changes. */
    madvise(bytes, size, MADV_HUGEPAGE);

    ArenaBlock *block = bytes;

    block->size = size;
    return block;
}

static size_t large_block_size(size_t size)
{
    if (size > SIZE_MAX - sizeof(ArenaBlock)) {
        arena_exhausted(size);
    }
    return sizeof(ArenaBlock) + size;
}

static void *take_large(Arena *arena, size_t size)
{
    ArenaBlock *block = size < ARENA_HUGE_SIZE_LEAST
                            ? allocate_block(arena, NULL, large_block_size(size))
                            : allocate_huge_block(arena, large_block_size(size));

    block->newer = NULL;
    block->older = arena->large;
    if (block->older) {
        block->older->newer = block;
    }
    arena->large = block;
    return block + 1;
}

static void *grow_large(Arena *arena, void *old, size_t old_size, size_t new_size)
{
    ArenaBlock *block = (ArenaBlock *)old - 1;

    assert(block->size == sizeof(ArenaBlock) + old_size);
    (void)old_size;
    block = allocate_block(arena, block, large_block_size(new_size));
    if (block->older) {
        block->older->newer = block;
    }
    if (block->newer) {
        block->newer->older = block;
    } else {
        arena->large = block;
    }
    return block + 1;
}

static void add_block(Arena *arena)
{
    size_t size = arena->block ? 2 * arena->block->size : ARENA_BLOCK_SIZE_FIRST;
    ArenaBlock *block = size < ARENA_BLOCK_SIZE_MOST
                            ? allocate_block(arena, NULL, size)
                            : allocate_huge_block(arena, ARENA_BLOCK_SIZE_MOST);

    block->older = arena->block;
    use_block(arena, block);
}

static size_t padding_at(const char *place, size_t alignment)
{
    size_t gap = (size_t)ARENA_GAP;

    return gap + (-((uintptr_t)place + gap) & (alignment - 1));
}

static void *take_aligned(Arena *arena, size_t size, size_t alignment)
{
    if (size > ARENA_ORDINARY_SIZE_MOST) {
        return take_large(arena, size);
    }

    size_t padding = padding_at(arena->next, alignment);

    if (padding + size > (size_t)(arena->end - arena->next) || !arena->block) {
        add_block(arena);
        padding = padding_at(arena->next, alignment);
    }

    char *taken = arena->next + padding;

    arena->next = taken + size;
    ARENA_SHOW(taken, size);
    return taken;
}

void *arena_take(Arena *arena, size_t size)
{
    return take_aligned(arena, size, ARENA_ALIGNMENT);
}

void *arena_take_zeroed(Arena *arena, size_t size)
{
    return memset(arena_take(arena, size), 0, size);
}

static bool grow_in_place(Arena *arena, char *old, size_t old_size, size_t more)
{
    bool is_newest = old + old_size == arena->next;

    if (!is_newest || more > (size_t)(arena->end - arena->next)) {
        return false;
    }
    ARENA_SHOW(arena->next, more);
    arena->next += more;
    return true;
}

void *arena_grow(Arena *arena, void *old, size_t old_size, size_t new_size)
{
    assert(new_size >= old_size);
    if (old_size == 0) {
        return arena_take(arena, new_size);
    }
    if (old_size > ARENA_ORDINARY_SIZE_MOST) {
        return grow_large(arena, old, old_size, new_size);
    }
    if (new_size <= ARENA_ORDINARY_SIZE_MOST &&
        grow_in_place(arena, old, old_size, new_size - old_size)) {
        return old;
    }
    return memcpy(arena_take(arena, new_size), old, old_size);
}

void *arena_array_room(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity) {
        return items;
    }

    size_t old_size = *capacity * item_size;

    *capacity = *capacity > 0 ? arena_size(*capacity, 2) : 8;
    return arena_grow(arena, items, old_size, arena_size(*capacity, item_size));
}

size_t arena_size(size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size) {
        arena_exhausted(SIZE_MAX);
    }
    return count * size;
}

Slice arena_copy(Arena *arena, Slice bytes)
{
    if (bytes.size == 0) {
        return (Slice){"", 0};
    }
    return (Slice){memcpy(take_aligned(arena, bytes.size, 1), bytes.data, bytes.size), bytes.size};
}

char *arena_string(Arena *arena, Slice bytes)
{
    char *string = take_aligned(arena, bytes.size + 1, 1);

    if (bytes.size > 0) {
        memcpy(string, bytes.data, bytes.size);
    }
    string[bytes.size] = '\0';
    return string;
}

Slice arena_format(Arena *arena, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    Slice text = arena_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

Slice arena_format_list(Arena *arena, const char *format, va_list arguments)
{
    char text[256];
    va_list again;

    va_copy(again, arguments);
    int size = vsnprintf(text, sizeof text, format, arguments);

    assert(size >= 0);

    Slice result = {text, (size_t)size};

    if (result.size < sizeof text) {
        result = arena_copy(arena, result);
    } else {
        char *large = take_aligned(arena, result.size + 1, 1);

        vsnprintf(large, result.size + 1, format, again);
        result.data = large;
    }
    va_end(again);
    return result;
}
