#include "link/folder_tree.h"

#include "base/json_view.h"
#include "base/map.h"
#include "base/path.h"
#include "link/natural_order.h"

#include <stdlib.h>

/* --- which folders there are ------------------------------------------------------------------------------------ */

static Slice folder_of(const Page *page)
{
    return page->published ? path_folder(page->path) : (Slice){0};
}

/* Notes a folder and those above it, these first: a folder's number is greater than its parent's. */
static void note_folder(Map *paths, Slice folder)
{
    for (size_t i = 0; i < folder.size; i++) {
        if (folder.data[i] == '/') {
            map_get(paths, slice_part(folder, 0, i));
        }
    }
    map_get(paths, folder);
}

static void note_folders(Map *paths, const Site *site)
{
    Slice last = {0};

    map_get(paths, last);
    for (uint32_t i = 0; i < site->page_count; i++) {
        Slice folder = folder_of(&site->pages[i]);

        if (!slice_equals(folder, last)) {
            note_folder(paths, folder);
        }
        last = folder;
    }
}

static uint32_t find_folder(const Map *paths, Slice path)
{
    return (uint32_t)(map_find_entry(paths, path) - paths->entries);
}

/* Where a name's words begin: behind dots, and behind a number that only sorts it ("02-", but not "2026-"). */
static size_t skip_sorting_number(Slice name)
{
    enum { DIGITS_MAX = 2 };
    size_t start = 0;

    while (start < name.size && ascii_is_punctuation(name.data[start])) {
        start++;
    }

    size_t end = start;

    while (end < name.size && ascii_is_digit(name.data[end])) {
        end++;
    }
    if (end > start && end - start <= DIGITS_MAX && end + 1 < name.size &&
        (ascii_is_punctuation(name.data[end]) || name.data[end] == ' ')) {
        start = end + 1;
    }
    return start < name.size ? start : 0;
}

/* "02-agent_memory" -> "Agent memory". */
/* The name of the project's folder would be another on another machine. */
static Slice title_of_root(const Site *site)
{
    return site->settings->title.size > 0 ? site->settings->title : SLICE("Documents");
}

static Slice title_from_name(Arena *arena, Slice name)
{
    Slice words = slice_from(name, skip_sorting_number(name));
    char *title = arena_string(arena, words);

    for (size_t i = 0; i < words.size; i++) {
        if (title[i] == '-' || title[i] == '_') {
            title[i] = ' ';
        }
    }
    if (title[0] >= 'a' && title[0] <= 'z') {
        title[0] = (char)(title[0] - ('a' - 'A'));
    }
    return (Slice){title, words.size};
}

static void make_folders(Site *site, const Map *paths)
{
    site->folder_count = (uint32_t)paths->count;
    site->folders = arena_new_array(site->arena, Folder, paths->count);
    for (uint32_t i = 0; i < site->folder_count; i++) {
        Slice path = paths->entries[i].key;
        Slice address = path_join(site->arena, path, SLICE("index.html"));

        site->folders[i] = (Folder){
            .path = path,
            .title = i == 0 ? title_of_root(site) : title_from_name(site->arena, path_name(path)),
            .parent = i == 0 ? SITE_NONE : find_folder(paths, path_folder(path)),
            .index_page = SITE_NONE,
            .address = address,
            .url = path_percent_encode(site->arena, address),
        };
    }
}

static bool is_index(const Page *page)
{
    return slice_is(page->address, "index.html") ||
           slice_ends_with(page->address, SLICE("/index.html"));
}

/* --- what each holds -------------------------------------------------------------------------------------------- */

/* One line of a folder's list. */
typedef struct Entry {
    bool has_order;
    int64_t order;
    Slice name;
    uint32_t number; /* of the page or the folder */
} Entry;

/* The names that generators of sites have for it. */
static bool is_order_key(Slice key)
{
    return slice_is(key, "order") || slice_is(key, "nav_order") || slice_is(key, "weight") ||
           slice_is(key, "sidebar_position");
}

static void read_order(Entry *entry, const Page *page)
{
    Slice front_matter = unit_text(&page->unit, page->unit.header->front_matter);
    Slice key;
    Slice value;

    while (!entry->has_order && json_view_next_member(&front_matter, &key, &value)) {
        entry->has_order = is_order_key(key) && json_view_thousandths(value, &entry->order);
    }
}

static int compare_entries(const void *a, const void *b)
{
    const Entry *first = a;
    const Entry *second = b;

    if (first->has_order != second->has_order) {
        return first->has_order ? -1 : 1;
    }
    if (first->has_order && first->order != second->order) {
        return first->order < second->order ? -1 : 1;
    }

    int order = natural_order_compare(first->name, second->name);

    return order != 0 ? order : (first->number > second->number) - (first->number < second->number);
}

static Entry page_entry(const Page *page)
{
    Entry entry = {
        .name = path_without_extension(path_name(page->path)),
        .number = page->number,
    };

    read_order(&entry, page);
    return entry;
}

static Entry folder_entry(const Site *site, uint32_t number)
{
    const Folder *folder = &site->folders[number];
    Entry entry = {.name = path_name(folder->path), .number = number};

    if (folder->index_page != SITE_NONE) {
        read_order(&entry, &site->pages[folder->index_page]);
    }
    return entry;
}

static uint32_t *sorted_numbers(Arena *arena, Entry *entries, size_t count)
{
    uint32_t *numbers = arena_new_array(arena, uint32_t, count);

    if (count > 1) {
        qsort(entries, count, sizeof *entries, compare_entries);
    }
    for (size_t i = 0; i < count; i++) {
        numbers[i] = entries[i].number;
    }
    return numbers;
}

static void set_index_page(Folder *folder, const Page *page)
{
    folder->index_page = page->number;
    if (page->unit.header->flags & UNIT_HAS_TITLE) {
        folder->title = unit_text(&page->unit, page->unit.header->title);
    }
}

/* Counts pages and sub-folders, and finds index pages. */
static void count_entries(Site *site, const Map *paths)
{
    for (uint32_t i = 0; i < site->page_count; i++) {
        Page *page = &site->pages[i];

        page->folder = find_folder(paths, folder_of(page));

        Folder *folder = &site->folders[page->folder];

        if (page->published && is_index(page)) {
            set_index_page(folder, page);
        }
        folder->page_count += page->published && !is_index(page);
        folder->total += page->published;
    }
    for (uint32_t i = site->folder_count; i-- > 1;) {
        Folder *parent = &site->folders[site->folders[i].parent];

        parent->total += site->folders[i].total;
        parent->folder_count++;
    }
}

/* Gathers the lists of all folders in one array, one behind the other; ends[i] is where folder i's ends so far. */
static void list_pages(Site *site, Arena *scratch)
{
    Entry *entries = arena_new_array(scratch, Entry, site->page_count);
    size_t *ends = arena_new_array(scratch, size_t, site->folder_count);

    for (uint32_t i = 1; i < site->folder_count; i++) {
        ends[i] = ends[i - 1] + site->folders[i - 1].page_count;
    }
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];

        if (page->published && !is_index(page)) {
            entries[ends[page->folder]++] = page_entry(page);
        }
    }
    for (uint32_t i = 0; i < site->folder_count; i++) {
        Folder *folder = &site->folders[i];

        folder->pages = sorted_numbers(site->arena, entries + (ends[i] - folder->page_count),
                                       folder->page_count);
    }
}

static void list_folders(Site *site, Arena *scratch)
{
    Entry *entries = arena_new_array(scratch, Entry, site->folder_count);
    size_t *ends = arena_new_array(scratch, size_t, site->folder_count);

    for (uint32_t i = 1; i < site->folder_count; i++) {
        ends[i] = ends[i - 1] + site->folders[i - 1].folder_count;
    }
    for (uint32_t i = 1; i < site->folder_count; i++) {
        entries[ends[site->folders[i].parent]++] = folder_entry(site, i);
    }
    for (uint32_t i = 0; i < site->folder_count; i++) {
        Folder *folder = &site->folders[i];

        folder->folders = sorted_numbers(site->arena, entries + (ends[i] - folder->folder_count),
                                         folder->folder_count);
    }
}

/* --- the order of reading --------------------------------------------------------------------------------------- */

static void read_page(Site *site, uint32_t number, uint32_t *last)
{
    site->pages[number].previous = *last;
    if (*last != SITE_NONE) {
        site->pages[*last].next = number;
    }
    *last = number;
}

static void chain_pages(Site *site, Arena *scratch)
{
    uint32_t *open = arena_new_array(scratch, uint32_t, site->folder_count);
    size_t open_count = 1;
    uint32_t last = SITE_NONE;

    for (uint32_t i = 0; i < site->page_count; i++) {
        site->pages[i].previous = SITE_NONE;
        site->pages[i].next = SITE_NONE;
    }
    /* open[0] is the root. */
    while (open_count > 0) {
        const Folder *folder = &site->folders[open[--open_count]];

        if (folder->index_page != SITE_NONE) {
            read_page(site, folder->index_page, &last);
        }
        for (uint32_t i = 0; i < folder->page_count; i++) {
            read_page(site, folder->pages[i], &last);
        }
        for (uint32_t i = folder->folder_count; i-- > 0;) {
            open[open_count++] = folder->folders[i];
        }
    }
}

void folder_tree_build(Site *site, Arena *scratch)
{
    Map paths;

    map_init(&paths, scratch);
    note_folders(&paths, site);
    make_folders(site, &paths);
    count_entries(site, &paths);
    list_pages(site, scratch);
    list_folders(site, scratch);
    chain_pages(site, scratch);
}
