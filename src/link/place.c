#include "link/place.h"

#include "base/path.h"
#include "link/address.h"
#include "link/name_fold.h"
#include "link/nearest.h"

bool place_is_document_path(Slice path)
{
    Slice extension = path_extension(path);

    return slice_equals_fold(extension, SLICE(".md")) ||
           slice_equals_fold(extension, SLICE(".mdx")) ||
           slice_equals_fold(extension, SLICE(".markdown"));
}

static void set_page(Place *place, const Page *page)
{
    *place = (Place){
        .kind = page->published ? PLACE_PAGE : PLACE_HIDDEN,
        .path = page->path,
        .url = page->url,
        .page = page,
    };
}

static void set_folder(Place *place, const Catalog *catalog, const Folder *folder)
{
    bool has_page = folder->index_page != SITE_NONE;

    *place = (Place){
        .kind = has_page ? PLACE_PAGE : PLACE_FOLDER,
        .path = folder->path,
        .url = folder->url,
        .is_folder = true,
        .page = has_page ? &catalog->site->pages[folder->index_page] : NULL,
    };
}

static void set_file(Place *place, const DiskEntry *file)
{
    static const PlaceKind kinds[] = {
        [DISK_FILE] = PLACE_FILE,
        [DISK_FOLDER] = PLACE_HIDDEN,
        [DISK_OTHER] = PLACE_HIDDEN,
        [DISK_OUTSIDE] = PLACE_OUTSIDE,
    };

    *place = (Place){
        .kind = kinds[file->kind],
        .path = file->path,
        .is_folder = file->kind == DISK_FOLDER,
        .file = file,
    };
    if (place->kind == PLACE_FILE && place_is_document_path(file->path)) {
        place->kind = PLACE_HIDDEN;
    }
}

static bool find_on_disk(PlaceFinder *finder, Slice path, bool is_folder, bool fold, Place *place)
{
    if (finder->output.size > 0 && path_is_below(path, finder->output)) {
        *place = (Place){.kind = PLACE_OUTPUT, .path = path, .is_folder = is_folder};
        return true;
    }

    const DiskEntry *file = disk_find(finder->disk, path, fold);

    if (file == NULL || (is_folder && file->kind == DISK_FILE)) {
        return false;
    }
    set_file(place, file);
    return true;
}

static bool set_found(Place *place, const Catalog *catalog, const Page *page, const Folder *folder)
{
    if (folder != NULL) {
        set_folder(place, catalog, folder);
    } else if (page != NULL) {
        set_page(place, page);
    }
    return folder != NULL || page != NULL;
}

bool place_find(PlaceFinder *finder, Slice path, bool is_folder, Place *place)
{
    const Folder *folder = catalog_find_folder(finder->catalog, path);
    const Page *page = is_folder ? NULL : catalog_find_page(finder->catalog, path);

    *place = (Place){.kind = PLACE_NONE};
    return set_found(place, finder->catalog, page, folder) ||
           find_on_disk(finder, path, is_folder, false, place);
}

bool place_find_folded(PlaceFinder *finder, Slice path, bool is_folder, Place *place)
{
    Slice folded = name_fold(finder->catalog->arena, path);
    const Folder *folder = catalog_find_folder_folded(finder->catalog, folded);
    const Page *page = is_folder ? NULL : catalog_find_page_folded(finder->catalog, folded);

    *place = (Place){.kind = PLACE_NONE};
    return set_found(place, finder->catalog, page, folder) ||
           find_on_disk(finder, path, is_folder, true, place);
}

static bool find_either(PlaceFinder *finder, Slice path, Place *place)
{
    return place_find(finder, path, false, place) || place_find_folded(finder, path, false, place);
}

static bool find_with(PlaceFinder *finder, Slice stem, const char *end, Place *place)
{
    Slice path = arena_format(finder->catalog->arena, "%.*s%s", SLICE_PRINT(stem), end);

    return find_either(finder, path, place);
}

/* Is it named like a document, or the page of one? */
static bool is_page_path(Slice path)
{
    return place_is_document_path(path) || slice_equals_fold(path_extension(path), SLICE(".html"));
}

/* "docs/index.md" where docs/ has a README.md, "docs/index.html", "docs/README". */
static bool find_index(PlaceFinder *finder, Slice path, Place *place)
{
    const Folder *folder = catalog_find_folder(finder->catalog, path_folder(path));
    bool is_page = path_extension(path).size == 0 || is_page_path(path);

    if (!is_page || !address_is_index(path) || folder == NULL) {
        return false;
    }
    if (folder->index_page != SITE_NONE) {
        set_page(place, &finder->catalog->site->pages[folder->index_page]);
    } else {
        set_folder(place, finder->catalog, folder);
    }
    return true;
}

/* The page by another of its names: "setup", "setup/", "setup.html", "setup.mdx" for setup.md. */
static bool find_other_extension(PlaceFinder *finder, Slice path, Place *place)
{
    static const char *const others[] = {".html", ".htm", ".mdx", ".markdown", ".md"};
    Slice extension = path_extension(path);

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (slice_equals_fold(extension, slice_from_string(others[i]))) {
            Slice stem = path_without_extension(path);

            return find_with(finder, stem, ".md", place) || find_with(finder, stem, ".mdx", place);
        }
    }
    /* "v1.2" may be short for v1.2.md, but "main.ts" is a file. */
    return (extension.size == 0 || ascii_is_digit(extension.data[1])) &&
           (find_with(finder, path, ".md", place) || find_with(finder, path, ".mdx", place));
}

/* Where the line number of "a.c:12", "a.c:12:3", "a.c:12-20" begins; path.size when there is none. */
static size_t find_line(Slice path)
{
    size_t at = path.size;

    while (at > 0 && (ascii_is_digit(path.data[at - 1]) || path.data[at - 1] == '-' ||
                      path.data[at - 1] == ':')) {
        at--;
    }
    at = slice_find_byte(path, ':', at);
    return at + 1 < path.size && ascii_is_digit(path.data[at + 1]) ? at : path.size;
}

static bool find_with_line(PlaceFinder *finder, Slice path, Place *place, Slice *line)
{
    size_t colon = find_line(path);

    if (colon == path.size || !find_either(finder, slice_part(path, 0, colon), place)) {
        return false;
    }

    Slice rest = slice_from(path, colon + 1);

    *line = slice_cut(rest, ':', &rest);
    *line = slice_cut(*line, '-', &rest);
    return true;
}

static bool find_with_slashes(PlaceFinder *finder, Slice path, Place *place)
{
    char *text = arena_string(finder->catalog->arena, path);
    Slice normal;

    if (slice_find_byte(path, '\\', 0) == path.size) {
        return false;
    }
    for (size_t i = 0; i < path.size; i++) {
        text[i] = text[i] == '\\' ? '/' : text[i];
    }
    return path_normalize(finder->catalog->arena, (Slice){text, path.size}, &normal) &&
           find_either(finder, normal, place);
}

bool place_find_meant(PlaceFinder *finder, Slice path, bool is_folder, Place *place, Slice *line)
{
    *line = (Slice){0};
    return (is_folder && find_either(finder, path, place)) || find_index(finder, path, place) ||
           find_other_extension(finder, path, place) || find_with_line(finder, path, place, line) ||
           find_with_slashes(finder, path, place);
}

bool place_find_nearest(PlaceFinder *finder, Slice path, Place *place)
{
    const Page *page =
        is_page_path(path) ? catalog_find_nearest(finder->catalog, path, &finder->budget) : NULL;

    *place = (Place){.kind = PLACE_NONE};
    if (page != NULL) {
        set_page(place, page);
        return true;
    }
    if (place_is_document_path(path)) {
        return false;
    }

    Slice near = disk_find_nearest(finder->disk, path, &finder->budget);

    return near.size > 0 && place_find(finder, near, false, place);
}
