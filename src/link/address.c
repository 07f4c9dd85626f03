#include "link/address.h"

#include "base/buffer.h"
#include "base/path.h"
#include "link/name_fold.h"

/* One name, or all of an extension in and below a folder. */
static const Slice reserved_files[] = {
    SLICE_INIT("404.html"),    SLICE_INIT("assets/diagram.html"),
    SLICE_INIT("favicon.svg"), SLICE_INIT("feed.xml"),
    SLICE_INIT("llms.txt"),    SLICE_INIT("llms-full.txt"),
    SLICE_INIT("sitemap.xml"),
};

typedef struct ReservedFolder {
    Slice folder;
    Slice extension;
} ReservedFolder;

static const ReservedFolder reserved_folders[] = {
    {SLICE_INIT("memory"), SLICE_INIT(".json")},  {SLICE_INIT("memory"), SLICE_INIT(".jsonl")},
    {SLICE_INIT("reports"), SLICE_INIT(".json")}, {SLICE_INIT("search"), SLICE_INIT(".js")},
    {SLICE_INIT("search"), SLICE_INIT(".json")},
};

bool address_is_index(Slice path)
{
    Slice stem = path_without_extension(path_name(path));

    return slice_equals_fold(stem, SLICE("readme")) || slice_equals_fold(stem, SLICE("index"));
}

Slice address_from_path(Arena *arena, Slice path)
{
    if (address_is_index(path)) {
        return path_join(arena, path_folder(path), SLICE("index.html"));
    }

    Slice stem = path_without_extension(path);
    Buffer address;

    buffer_init(&address, arena);
    buffer_reserve(&address, stem.size + sizeof ".html");
    buffer_add(&address, stem);
    buffer_add(&address, SLICE(".html"));
    return buffer_slice(&address);
}

/* Are the first folders of the path called so, whatever their case? */
static bool is_below_fold(Slice path, Slice folder)
{
    return path.size > folder.size && path.data[folder.size] == '/' &&
           slice_equals_fold(slice_part(path, 0, folder.size), folder);
}

bool address_is_reserved(Slice address)
{
    for (size_t i = 0; i < sizeof reserved_files / sizeof *reserved_files; i++) {
        if (slice_equals_fold(address, reserved_files[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof reserved_folders / sizeof *reserved_folders; i++) {
        if (is_below_fold(address, reserved_folders[i].folder) &&
            slice_equals_fold(path_extension(address), reserved_folders[i].extension)) {
            return true;
        }
    }
    return false;
}

void address_book_init(AddressBook *book, Arena *arena)
{
    book->arena = arena;
    map_init(&book->files, arena);
    map_init(&book->folders, arena);
}

void address_book_add_folder(AddressBook *book, Slice folder)
{
    Slice folded = name_fold(book->arena, folder);

    map_get(&book->folders, folded);
    /* Beside a.html stands a.html.md, the page's Markdown: who may not have the one may not have the other. */
    if (slice_ends_with(folded, SLICE(".html.md"))) {
        map_get(&book->folders, path_without_extension(folded));
    }
}

/* The file that stands where a folder of the address would have to be; NULL when there is none. */
static const Slice *find_file_above(const AddressBook *book, Slice folded)
{
    const Slice *holder = NULL;

    for (Slice folder = path_folder(folded); folder.size > 0 && holder == NULL;
         folder = path_folder(folder)) {
        holder = map_find(&book->files, folder);
    }
    return holder;
}

bool address_book_claim(AddressBook *book, Slice address, Slice owner, Slice *holder)
{
    Slice folded = name_fold(book->arena, address);

    *holder = (Slice){0};
    if (address_is_reserved(address)) {
        return false;
    }
    if (map_find_entry(&book->folders, folded) != NULL) {
        *holder = address;
        return false;
    }

    MapEntry *entry = map_get(&book->files, folded);
    const Slice *file = entry->value != NULL ? entry->value : find_file_above(book, folded);

    if (file != NULL) {
        *holder = *file;
        return false;
    }

    Slice *mine = arena_new(book->arena, Slice);

    *mine = owner;
    entry->value = mine;
    return true;
}
