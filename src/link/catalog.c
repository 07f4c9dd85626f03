#include "link/catalog.h"

#include "base/path.h"
#include "link/address.h"
#include "link/name_fold.h"
#include "link/nearest.h"

void catalog_init(Catalog *catalog, Arena *arena, const Site *site)
{
    *catalog = (Catalog){.site = site, .arena = arena};
    map_init(&catalog->pages, arena);
    map_init(&catalog->folders, arena);
    map_init(&catalog->folded_pages, arena);
    map_init(&catalog->folded_folders, arena);
    map_init(&catalog->names, arena);
    map_init(&catalog->stems, arena);
    for (uint32_t i = 0; i < site->page_count; i++) {
        map_set(&catalog->pages, site->pages[i].path, &site->pages[i]);
    }
    for (uint32_t i = 0; i < site->folder_count; i++) {
        map_set(&catalog->folders, site->folders[i].path, &site->folders[i]);
    }
}

const Page *catalog_find_page(const Catalog *catalog, Slice path)
{
    return map_find(&catalog->pages, path);
}

const Folder *catalog_find_folder(const Catalog *catalog, Slice path)
{
    return map_find(&catalog->folders, path);
}

static void add_first(Map *map, Slice key, void *value)
{
    MapEntry *entry = map_get(map, key);

    if (entry->value == NULL) {
        entry->value = value;
    }
}

/* A key that comes twice leads nowhere. */
static void add_only(Map *map, Slice key, void *value)
{
    size_t count = map->count;
    MapEntry *entry = map_get(map, key);

    entry->value = map->count > count ? value : NULL;
}

static Slice squeezed_stem(Arena *arena, Slice path)
{
    return name_squeeze(arena, path_without_extension(path_name(path)));
}

static void add_page_names(Catalog *catalog, Page *page)
{
    add_first(&catalog->folded_pages, name_fold(catalog->arena, page->path), page);
    /* There are many README.md, and even of one nobody knows whether it was meant. */
    if (page->published && !address_is_index(page->path)) {
        add_only(&catalog->names, path_name(page->path), page);
        add_only(&catalog->stems, squeezed_stem(catalog->arena, page->path), page);
    }
}

static void make_names(Catalog *catalog)
{
    if (catalog->has_names) {
        return;
    }
    catalog->has_names = true;
    for (uint32_t i = 0; i < catalog->site->page_count; i++) {
        add_page_names(catalog, &catalog->site->pages[i]);
    }
    for (uint32_t i = 0; i < catalog->site->folder_count; i++) {
        Folder *folder = &catalog->site->folders[i];

        add_first(&catalog->folded_folders, name_fold(catalog->arena, folder->path), folder);
    }
}

const Page *catalog_find_page_folded(Catalog *catalog, Slice folded)
{
    make_names(catalog);
    return map_find(&catalog->folded_pages, folded);
}

const Folder *catalog_find_folder_folded(Catalog *catalog, Slice folded)
{
    make_names(catalog);
    return map_find(&catalog->folded_folders, folded);
}

static const Page *find_nearest_in(const Catalog *catalog, const Folder *folder, Slice name,
                                   size_t *budget)
{
    const Page *found = NULL;
    Nearest nearest;

    nearest_init(&nearest, path_without_extension(name), budget);
    for (uint32_t i = 0; i < folder->page_count; i++) {
        const Page *page = &catalog->site->pages[folder->pages[i]];

        if (nearest_offer(&nearest, path_without_extension(path_name(page->path)))) {
            found = page;
        }
    }
    return found;
}

const Page *catalog_find_nearest(Catalog *catalog, Slice path, size_t *budget)
{
    const Folder *folder = catalog_find_folder(catalog, path_folder(path));
    const Page *page = NULL;

    make_names(catalog);
    if (address_is_index(path)) {
        return NULL;
    }
    page = map_find(&catalog->names, path_name(path));
    if (page == NULL) {
        page = map_find(&catalog->stems, squeezed_stem(catalog->arena, path));
    }
    if (page == NULL && folder != NULL) {
        page = find_nearest_in(catalog, folder, path_name(path), budget);
    }
    return page;
}
