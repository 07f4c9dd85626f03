#include "render/graph_folders.h"

#include <stdlib.h>

enum { PAGES_MOST = 64 }; /* the largest number that is tried */

typedef struct Chooser {
    const Site *site;
    const uint32_t *own; /* pages by folder */
    uint32_t *sums;      /* with those of the folders that are counted to it */
    uint32_t *into;      /* what each is counted to: itself, or the folder above */
} Chooser;

static uint32_t count_kept(const Chooser *chooser)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < chooser->site->folder_count; i++) {
        kept += chooser->sums[i] > 0;
    }
    return kept;
}

static void count_to_parent(Chooser *chooser, uint32_t folder)
{
    uint32_t parent = chooser->site->folders[folder].parent;

    chooser->into[folder] = parent;
    chooser->sums[parent] += chooser->sums[folder];
    chooser->sums[folder] = 0;
}

/* A folder's number is greater than its parent's. Returns how many are kept. */
static uint32_t keep_from(Chooser *chooser, uint32_t pages)
{
    uint32_t count = chooser->site->folder_count;

    memcpy(chooser->sums, chooser->own, count * sizeof *chooser->sums);
    for (uint32_t i = count; i-- > 0;) {
        chooser->into[i] = i;
        if (i > 0 && chooser->sums[i] < pages) {
            count_to_parent(chooser, i);
        }
    }
    return count_kept(chooser);
}

typedef struct Sized {
    uint32_t sum;
    uint32_t folder;
} Sized;

/* The largest first, of equals by number. */
static int compare_sized(const void *a, const void *b)
{
    const Sized *left = a;
    const Sized *right = b;

    if (left->sum != right->sum) {
        return left->sum > right->sum ? -1 : 1;
    }
    return left->folder < right->folder ? -1 : 1;
}

/* One place is for the root, to which the others come. */
static void keep_largest(Chooser *chooser, Arena *arena, uint32_t most)
{
    uint32_t count = chooser->site->folder_count;
    Sized *sized = arena_new_array(arena, Sized, count);
    bool *is_kept = arena_new_array(arena, bool, count);

    for (uint32_t i = 0; i < count; i++) {
        sized[i] = (Sized){chooser->sums[i], i};
    }
    qsort(sized, count, sizeof *sized, compare_sized);
    for (uint32_t i = 0; i + 1 < most && i < count; i++) {
        is_kept[sized[i].folder] = true;
    }
    for (uint32_t i = count; i-- > 1;) {
        if (!is_kept[i]) {
            count_to_parent(chooser, i);
        }
    }
}

static void keep_most(Chooser *chooser, Arena *arena, uint32_t most)
{
    uint32_t pages = 1;
    uint32_t kept = keep_from(chooser, pages);

    while (kept > most && pages < PAGES_MOST) {
        kept = keep_from(chooser, ++pages);
    }
    if (pages > 1 && kept < most / 2) {
        kept = keep_from(chooser, --pages);
    }
    if (kept > most) {
        keep_largest(chooser, arena, most);
    }
}

static void list_kept(GraphFolders *folders, const Chooser *chooser)
{
    for (uint32_t i = 0; i < chooser->site->folder_count; i++) {
        if (chooser->into[i] != i) {
            folders->group_of[i] = folders->group_of[chooser->into[i]];
        } else if (chooser->sums[i] > 0) {
            folders->group_of[i] = folders->count;
            folders->items[folders->count++] = i;
        }
    }
}

void graph_folders_choose(GraphFolders *folders, Arena *arena, const Site *site, uint32_t most)
{
    uint32_t count = site->folder_count;
    uint32_t *own = arena_new_array(arena, uint32_t, count);
    Chooser chooser = {
        .site = site,
        .own = own,
        .sums = arena_new_array(arena, uint32_t, count),
        .into = arena_new_array(arena, uint32_t, count),
    };

    for (uint32_t i = 0; i < site->page_count; i++) {
        own[site->pages[i].folder] += site->pages[i].published;
    }
    keep_most(&chooser, arena, most);
    *folders = (GraphFolders){.items = arena_new_array(arena, uint32_t, count),
                              .group_of = arena_new_array(arena, uint32_t, count)};
    list_kept(folders, &chooser);
}
