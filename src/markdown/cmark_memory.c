#define CMARK_NO_SHORT_NAMES 1
#include "markdown/cmark_memory.h"

#include <cmark-gfm.h>

#include <assert.h>
#include <string.h>

/*
 * A block has its size before it, and a size of 8 more than a multiple of 16: so blocks lie close together, all at multiples of 16.
 * cmark-gfm's nodes, of 168 bytes, are most of what a document takes.
 *
 *     slab   |........|size|block         |size|block                |size|...
 *            0        8    16             8    16                    8
 */
enum {
    HEADER_SIZE = 8,
    GRAIN = 16,
    CLASS_COUNT = 256,         /* blocks of up to 4 KiB */
    SLAB_SIZE = 32 * 1024,     /* what small blocks are cut from */
    LARGE_HEADER_SIZE = GRAIN, /* blocks that are no part of a slab */
};

typedef struct FreeBlock {
    struct FreeBlock *next;
} FreeBlock;

static struct {
    Arena *arena;
    char *slab; /* where the next block's header goes */
    size_t slab_left;
    FreeBlock *free[CLASS_COUNT];
} state;

static size_t *block_size(void *block)
{
    return (size_t *)(void *)((char *)block - HEADER_SIZE);
}

static size_t rounded(size_t size)
{
    if (size > SIZE_MAX - GRAIN) {
        arena_exhausted(size);
    }
    return size <= HEADER_SIZE ? HEADER_SIZE
                               : (size - HEADER_SIZE + GRAIN - 1) / GRAIN * GRAIN + HEADER_SIZE;
}

/* Of a block of that rounded size; CLASS_COUNT or more for a large one. */
static size_t class_of(size_t room)
{
    return room / GRAIN;
}

static void *cut_from_slab(size_t room)
{
    if (state.slab_left < HEADER_SIZE + room) {
        state.slab = (char *)arena_take(state.arena, SLAB_SIZE) + GRAIN - HEADER_SIZE;
        state.slab_left = SLAB_SIZE - (GRAIN - HEADER_SIZE);
    }
    char *block = state.slab + HEADER_SIZE;
    state.slab += HEADER_SIZE + room;
    state.slab_left -= HEADER_SIZE + room;
    return block;
}

static void *take(size_t size)
{
    size_t room = rounded(size);
    size_t class = class_of(room);
    char *block;
    if (class >= CLASS_COUNT) {
        block = (char *)arena_take(state.arena, LARGE_HEADER_SIZE + room) + LARGE_HEADER_SIZE;
    } else if (state.free[class] != NULL) {
        FreeBlock *freed = state.free[class];
        state.free[class] = freed->next;
        return freed;
    } else {
        block = cut_from_slab(room);
    }
    *block_size(block) = room;
    return block;
}

static void give(void *block)
{
    if (block == NULL) {
        return;
    }
    size_t class = class_of(*block_size(block));
    if (class < CLASS_COUNT) {
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
    if (class_of(old) >= CLASS_COUNT) {
        size_t room = rounded(size);
        char *bytes = arena_grow(state.arena, (char *)block - LARGE_HEADER_SIZE,
                                 old + LARGE_HEADER_SIZE, room + LARGE_HEADER_SIZE);
        *block_size(bytes + LARGE_HEADER_SIZE) = room;
        return bytes + LARGE_HEADER_SIZE;
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
