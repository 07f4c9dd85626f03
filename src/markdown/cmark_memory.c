#define CMARK_NO_SHORT_NAMES 1
#include "markdown/cmark_memory.h"

#include <cmark-gfm.h>

#include <assert.h>
#include <string.h>

enum {
    HEADER_SIZE = 16, /* keeps what follows aligned; holds the block's size */
    CLASS_SIZE = 32,
    CLASS_COUNT = 128, /* blocks of up to 4 KiB */
};

typedef struct FreeBlock {
    struct FreeBlock *next;
} FreeBlock;

static struct {
    Arena *arena;
    FreeBlock *free[CLASS_COUNT + 1];
} state;

static size_t *block_size(void *block)
{
    return (size_t *)(void *)((char *)block - HEADER_SIZE);
}

static size_t rounded(size_t size)
{
    size_t least = size < CLASS_SIZE ? CLASS_SIZE : size;
    return (least + CLASS_SIZE - 1) / CLASS_SIZE * CLASS_SIZE;
}

static void *take(size_t size)
{
    size_t room = rounded(size);
    size_t class = room / CLASS_SIZE;
    if (class <= CLASS_COUNT && state.free[class] != NULL) {
        FreeBlock *block = state.free[class];
        state.free[class] = block->next;
        return block;
    }
    char *bytes = arena_take(state.arena, room + HEADER_SIZE);
    char *block = bytes + HEADER_SIZE;
    *block_size(block) = room;
    return block;
}

static void give(void *block)
{
    if (block == NULL) {
        return;
    }
    size_t class = *block_size(block) / CLASS_SIZE;
    if (class <= CLASS_COUNT) {
        FreeBlock *freed = block;
        freed->next = state.free[class];
        state.free[class] = freed;
    }
}

static void *take_zeroed(size_t count, size_t size)
{
    size_t bytes = arena_size(count, size);
    void *block = take(bytes);
    memset(block, 0, bytes);
    return block;
}

static void *resize(void *block, size_t size)
{
    if (block == NULL) {
        return take(size);
    }
    size_t old = *block_size(block);
    if (size <= old) {
        return block;
    }
    if (old / CLASS_SIZE > CLASS_COUNT) {
        char *bytes = arena_grow(state.arena, (char *)block - HEADER_SIZE, old + HEADER_SIZE,
                                 rounded(size) + HEADER_SIZE);
        *block_size(bytes + HEADER_SIZE) = rounded(size);
        return bytes + HEADER_SIZE;
    }
    void *copy = take(size);
    memcpy(copy, block, old);
    give(block);
    return copy;
}

struct cmark_mem *cmark_memory_begin(Arena *arena)
{
    assert(state.arena == NULL);
    memset(&state, 0, sizeof state);
    state.arena = arena;
    return cmark_memory_current();
}

struct cmark_mem *cmark_memory_current(void)
{
    static cmark_mem memory = {take_zeroed, resize, give};
    assert(state.arena != NULL);
    return &memory;
}

void cmark_memory_end(void)
{
    state.arena = NULL;
}
