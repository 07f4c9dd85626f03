#include "render/theme_assets.h"

#include "base/hash.h"
#include "base/path.h"
#include "render/asset_parts.h"

#include <stdlib.h>

enum {
    HASH_DIGITS = 8,
    URL_MOST = 1024, /* bytes between "url(" and ")" */
};

#define ASSETS SLICE("assets/")

/* An asset while layers are looked through. */
typedef struct Draft {
    const ThemeFile *whole; /* of the topmost layer that has one; NULL */
    Map parts;              /* ThemeFile by name */
} Draft;

static Draft *get_draft(Map *drafts, Slice name)
{
    MapEntry *entry = map_get(drafts, name);

    if (entry->value == NULL) {
        Draft *draft = arena_new(drafts->arena, Draft);
        map_init(&draft->parts, drafts->arena);
        entry->value = draft;
    }
    return entry->value;
}

static void add_file(Map *drafts, Slice name, ThemeFile *file)
{
    Slice asset;
    bool is_part = theme_is_part(name, &asset);
    Draft *draft = get_draft(drafts, is_part ? asset : name);

    if (draft->whole != NULL) {
        return; /* of a layer above */
    }
    if (!is_part) {
        draft->whole = file;
    } else if (map_find(&draft->parts, name) == NULL) {
        map_set(&draft->parts, name, file);
    }
}

static int compare_entries(const void *a, const void *b)
{
    return slice_compare(((const MapEntry *)a)->key, ((const MapEntry *)b)->key);
}

static Slice join_parts(Arena *arena, Draft *draft, AssetKind kind)
{
    Map *parts = &draft->parts;
    Buffer out;

    if (parts->count == 0) {
        return draft->whole->bytes;
    }
    buffer_init(&out, arena);
    if (draft->whole != NULL) {
        buffer_add(&out, draft->whole->bytes);
        buffer_add_byte(&out, '\n');
    }
    qsort(parts->entries, parts->count, sizeof *parts->entries, compare_entries);
    asset_parts_begin(&out, kind);
    for (size_t i = 0; i < parts->count; i++) {
        const ThemeFile *part = parts->entries[i].value;
        asset_parts_add(&out, kind, part->bytes);
    }
    asset_parts_end(&out, kind);
    return buffer_slice(&out);
}

/* "style.css" -> "assets/style.1f2e3d4c.css". */
static Slice asset_address(Arena *arena, Slice name, Slice bytes)
{
    char digits[HASH_TEXT_SIZE];
    Slice stem = path_without_extension(name);
    Slice extension = path_extension(name);

    if (slice_is(name, "favicon.svg")) {
        return name;
    }
    return arena_format(arena, "assets/%.*s.%.*s%.*s", SLICE_PRINT(stem), HASH_DIGITS,
                        hash_to_text(hash_128(bytes), digits), SLICE_PRINT(extension));
}

/* The asset that a style called `style` names so; NULL when it is none. */
static const ThemeAsset *find_named(const Map *assets, Arena *arena, Slice style, Slice url)
{
    Slice name;

    if (url.size == 0 || url.data[0] == '/' ||
        !path_normalize(arena, path_join(arena, path_folder(style), url), &name)) {
        return NULL;
    }
    return map_find(assets, name);
}

/* What is between "url(" and ")", without quotes. */
static Slice trim_quotes(Slice url)
{
    url = slice_trim(url);
    if (url.size >= 2 && (url.data[0] == '"' || url.data[0] == '\'') &&
        url.data[url.size - 1] == url.data[0]) {
        url = slice_part(url, 1, url.size - 1);
    }
    return url;
}

/* The style with the addresses of the assets that it names. */
static Slice link_style(const Map *assets, Arena *arena, Slice name, Slice bytes)
{
    Slice from = path_join(arena, SLICE("assets"), name);
    size_t written = 0;
    Buffer out;

    buffer_init(&out, arena);
    for (size_t at = slice_find(bytes, SLICE("url("), 0); at < bytes.size;
         at = slice_find(bytes, SLICE("url("), at + 1)) {
        Slice rest = slice_part(bytes, at + 4, at + 4 + URL_MOST);
        size_t size = slice_find_byte(rest, ')', 0);
        const ThemeAsset *asset =
            size < rest.size
                ? find_named(assets, arena, name, trim_quotes(slice_part(rest, 0, size)))
                : NULL;

        if (asset != NULL && asset->address.size > 0) {
            Slice address = path_relative(arena, from, asset->address);
            buffer_add(&out, slice_part(bytes, written, at + 4));
            buffer_add(&out, address);
            written = at + 4 + size;
        }
    }
    if (written == 0) {
        return bytes;
    }
    buffer_add(&out, slice_from(bytes, written));
    return buffer_slice(&out);
}

/* Styles come last: they hold the addresses of others, and theirs depends on what they hold. */
static void set_addresses(Theme *theme, Arena *arena)
{
    Map assets;

    map_init(&assets, arena);
    for (size_t i = 0; i < theme->asset_count; i++) {
        map_set(&assets, theme->assets[i].name, &theme->assets[i]);
    }
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < theme->asset_count; i++) {
            ThemeAsset *asset = &theme->assets[i];
            bool is_style = asset_kind(asset->name) == ASSET_STYLE;

            if (is_style != (round == 1)) {
                continue;
            }
            if (is_style) {
                asset->bytes = link_style(&assets, arena, asset->name, asset->bytes);
            }
            asset->address = asset_address(arena, asset->name, asset->bytes);
        }
    }
}

/* A layer's parts are under its asset before the file of the layer below is. */
static void add_layer(Map *drafts, const ThemeLayer *layer)
{
    for (size_t i = 0; i < layer->files.count; i++) {
        const MapEntry *entry = &layer->files.entries[i];

        if (slice_starts_with(entry->key, ASSETS)) {
            add_file(drafts, slice_from(entry->key, ASSETS.size), entry->value);
        }
    }
}

void theme_assets_make(Theme *theme, Arena *arena, const ThemeLayer *layers, size_t count)
{
    Map drafts;

    map_init(&drafts, arena);
    for (size_t i = 0; i < count; i++) {
        add_layer(&drafts, &layers[i]);
    }
    theme->asset_count = drafts.count;
    theme->assets = arena_new_array(arena, ThemeAsset, drafts.count);
    if (drafts.count > 0) {
        qsort(drafts.entries, drafts.count, sizeof *drafts.entries, compare_entries);
    }
    for (size_t i = 0; i < drafts.count; i++) {
        Slice name = drafts.entries[i].key;
        theme->assets[i] = (ThemeAsset){
            .name = name,
            .bytes = join_parts(arena, drafts.entries[i].value, asset_kind(name)),
        };
    }
    set_addresses(theme, arena);
}
