/*
 * page_navigation.h - the navigation beside pages, made once a folder.
 *
 * The pages of a folder show the same navigation: the folders above, their sub-folders, the folder's pages. It is
 * written once, by the template "navigation", and copied into each page; only where the page itself is marked, there is
 * a hole. So that it does not grow with the square of the pages either, each list shows at most NAVIGATION_MOST
 * entries, those around the page. Long lists of pages are cut into blocks for that, so that many pages share one.
 *
 * In the template there are `folder`, `pages` (a block of the folder's pages), `before` and `after` (how many pages are
 * not shown); there is no `page`, because it is written for many.
 *
 * Pages of records have "records-navigation", with `collection`: the one that they, or what they are a part of, belong to.
 */
#ifndef RENDER_PAGE_NAVIGATION_H
#define RENDER_PAGE_NAVIGATION_H

#include "base/buffer.h"

#include <lua.h>

struct Renderer;

enum {
    NAVIGATION_MOST = 50,         /* entries of a list */
    NAVIGATION_MEMORY = 64 << 20, /* bytes that are kept; what is beyond is made for each page */
};

/* Where a page is marked as the current one. */
typedef struct NavigationMark {
    uint32_t offset;
    uint32_t target; /* see renderer.h */
} NavigationMark;

/* What was written for one block of a folder's pages. */
typedef struct NavigationBlock {
    Buffer html;
    NavigationMark *marks;
    size_t mark_count;
    size_t mark_capacity;
    bool done;
} NavigationBlock;

typedef struct Navigation {
    NavigationBlock **folders; /* of each folder its blocks; NULL before the first is made */
    /* Of each collection, but only those that hold others are made; NULL before the first is. */
    NavigationBlock *collections;
    uint32_t *page_places;    /* of each page, in its folder's list */
    uint32_t *folder_places;  /* of each folder, in that of its parent */
    NavigationBlock *writing; /* the one that is being written, or NULL */
    size_t size;              /* bytes that are kept */
} Navigation;

void navigation_init(Navigation *navigation, struct Renderer *renderer);

/* navigation(page, folder or collection): writes it here. */
int navigation_write(lua_State *lua);

/* near(folder, inside) */
int navigation_push_near(lua_State *lua);

/* Writes the mark of the current page, if `target` is it. */
void navigation_mark(struct Renderer *renderer, uint32_t target);

#endif
