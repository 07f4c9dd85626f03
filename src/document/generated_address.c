#include "document/generated_address.h"

#include "base/path.h"
#include "base/utf8.h"
#include "document/record_address.h"

/* "records/code/typescript.html" */
enum { DEPTH_MOST = 3 };

static bool is_generated_folder(Slice name)
{
    return slice_equals_fold(name, RECORD_FOLDER) || slice_equals_fold(name, REPORT_FOLDER) ||
           slice_equals_fold(name, SEARCH_FOLDER);
}

/* Takes a file's address, and those of the folders that it is in. */
static void take(GeneratedAddresses *addresses, Slice address)
{
    Slice rest;

    if (!is_generated_folder(slice_cut(address, '/', &rest))) {
        return;
    }

    Slice folded = utf8_lower(addresses->arena, address);
    size_t end = 0;

    for (int depth = 0; depth < DEPTH_MOST && end < folded.size; depth++) {
        end = slice_find_byte(folded, '/', end + (depth > 0));
        map_get(&addresses->taken, slice_part(folded, 0, end));
    }
}

void generated_addresses_init(GeneratedAddresses *addresses, Arena *arena, const Site *site)
{
    *addresses = (GeneratedAddresses){.site = site, .arena = arena};
    map_init(&addresses->taken, arena);
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (site->pages[i].published) {
            take(addresses, site->pages[i].address);
        }
    }
    for (uint32_t i = 0; i < site->file_count; i++) {
        take(addresses, site->files[i].path);
    }
}

Slice generated_folder(const Site *site, Slice folder)
{
    for (uint32_t i = 0; i < site->folder_count; i++) {
        if (slice_equals_fold(site->folders[i].path, folder)) {
            return site->folders[i].path;
        }
    }
    return folder;
}

static Slice make_address(Arena *arena, Slice folder, Slice name, uint32_t number)
{
    Slice part = record_part_name(arena, name, number);

    return path_join(arena, folder, arena_format(arena, "%.*s.html", SLICE_PRINT(part)));
}

Slice generated_address(const GeneratedAddresses *addresses, Slice folder, Slice name,
                        uint32_t *number)
{
    Arena *arena = addresses->arena;
    Slice address = make_address(arena, folder, name, *number);

    while (map_find_entry(&addresses->taken, utf8_lower(arena, address)) != NULL) {
        address = make_address(arena, folder, name, ++*number);
    }
    return address;
}
