#include "render/theme.h"

#include "base/file.h"
#include "base/path.h"
#include "render/asset_parts.h"
#include "render/theme_assets.h"
#include "render/theme_layer.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT SLICE("default")
#define NONE SLICE("none")
#define TEMPLATES SLICE("templates")

enum { LAYERS_MOST = 3 };

typedef struct ThemeLoader {
    Arena *arena;
    const ThemeRequest *request;
    Slice root;                     /* of the project, without symbolic links */
    Slice own;                      /* the path of the chosen theme, when it is the project's */
    bool has_project;               /* the first layer is theme/ of the project */
    ThemeLayer layers[LAYERS_MOST]; /* the topmost first */
    size_t count;
    ScriptError *error;
} ThemeLoader;

static bool fail(ThemeLoader *loader, Slice message)
{
    *loader->error = (ScriptError){.message = message};
    return false;
}

/* ---- which themes ---- */

static bool fail_unknown(ThemeLoader *loader, Slice name)
{
    Slice *names;
    size_t count = theme_shipped_names(loader->arena, &names);
    Slice suggestion = theme_suggest(loader->arena, name, names, count);

    return fail(loader, arena_format(loader->arena, "there is no theme \"%.*s\"%.*s",
                                     SLICE_PRINT(name), SLICE_PRINT(suggestion)));
}

/* Is there something in that folder of the project that makes it a theme? */
static bool has_theme(ThemeLoader *loader, Slice path)
{
    Slice folder = path_join(loader->arena, loader->root, path);

    return file_is_folder(path_join(loader->arena, folder, TEMPLATES)) ||
           file_is_folder(path_join(loader->arena, folder, SLICE("assets"))) ||
           file_exists(path_join(loader->arena, folder, SLICE("theme.yaml")));
}

static bool read_manifest(ThemeLoader *loader, ThemeLayer *layer)
{
    return theme_layer_read_manifest(layer, loader->arena, loader->request->read_yaml,
                                     loader->error);
}

/* Adds a theme that lies below the project. */
static bool add_own(ThemeLoader *loader, Slice path)
{
    ThemeLayer *layer = &loader->layers[loader->count++];

    return theme_layer_open_folder(layer, loader->arena, loader->root, path, loader->error) &&
           read_manifest(loader, layer);
}

static bool add_shipped(ThemeLoader *loader, Slice name)
{
    ThemeLayer *layer = &loader->layers[loader->count];

    if (!theme_layer_open_shipped(layer, loader->arena, name)) {
        return false;
    }
    loader->count++;
    return true;
}

/* The chosen theme, when it is none of the program's. */
static bool add_chosen(ThemeLoader *loader)
{
    Slice name = loader->request->name;

    if (!path_normalize(loader->arena, name, &loader->own) ||
        (loader->own.size > 0 && loader->own.data[0] == '/')) {
        return fail(loader,
                    arena_format(loader->arena, "the theme \"%.*s\" is not below the project",
                                 SLICE_PRINT(name)));
    }
    if (!file_is_folder(path_join(loader->arena, loader->root, loader->own))) {
        return fail_unknown(loader, name);
    }
    if (!add_own(loader, loader->own)) {
        return false;
    }
    if (loader->layers[loader->count - 1].files.count == 0) {
        return fail(loader, arena_format(loader->arena,
                                         "the theme \"%.*s\" has no file in templates/ or assets/",
                                         SLICE_PRINT(name)));
    }
    return true;
}

/* What the chosen theme extends. */
static bool add_extended(ThemeLoader *loader, ThemeLayer *chosen, bool is_shipped)
{
    const Value *value = chosen->manifest.values[THEME_KEY_EXTENDS];
    Slice name = value != NULL ? value->text : is_shipped ? NONE : DEFAULT;
    Slice *names;
    size_t count;
    Slice suggestion;

    if (slice_equals(name, NONE)) {
        return true;
    }
    if (add_shipped(loader, name)) {
        return read_manifest(loader, &loader->layers[loader->count - 1]);
    }
    assert(value != NULL); /* the default theme is in the program */
    count = theme_shipped_names(loader->arena, &names);
    suggestion = theme_suggest(loader->arena, name, names, count);
    return theme_manifest_fail(&chosen->manifest, value->span, loader->error,
                               "there is no theme \"%.*s\" in memoc%.*s", SLICE_PRINT(name),
                               SLICE_PRINT(suggestion));
}

/* theme/ lies on whatever theme memoc.yaml names: it cannot ask for another one. */
static bool check_project(ThemeLoader *loader)
{
    ThemeManifest *manifest = &loader->layers[0].manifest;
    const Value *value = manifest->values[THEME_KEY_EXTENDS];
    Slice name = loader->request->name;

    if (value == NULL || slice_equals(value->text, name)) {
        return true;
    }
    return theme_manifest_fail(manifest, value->span, loader->error,
                               "theme/ lies on the theme that memoc.yaml names, \"%.*s\", and "
                               "extends no other",
                               SLICE_PRINT(name));
}

static bool add_layers(ThemeLoader *loader)
{
    const ThemeRequest *request = loader->request;
    bool has_root = file_real_path(loader->arena, request->root, &loader->root);
    int reason = errno;
    ThemeLayer *chosen;
    bool is_shipped;
    Slice path;

    if (has_root && has_theme(loader, THEME_PROJECT_FOLDER) &&
        !(path_normalize(loader->arena, request->name, &path) &&
          slice_equals(path, THEME_PROJECT_FOLDER))) {
        loader->has_project = true;
        if (!add_own(loader, THEME_PROJECT_FOLDER) || !check_project(loader)) {
            return false;
        }
    }
    chosen = &loader->layers[loader->count];
    is_shipped = add_shipped(loader, request->name);
    if (!is_shipped && !has_root) {
        return fail(loader,
                    arena_format(loader->arena, "the project's folder: %s", strerror(reason)));
    }
    if (is_shipped ? !read_manifest(loader, chosen) : !add_chosen(loader)) {
        return false;
    }
    return add_extended(loader, chosen, is_shipped);
}

/* ---- what is in them ---- */

/* Sorts templates of all layers; what is above stays. */
static void fill_templates(Theme *theme, ThemeLoader *loader)
{
    size_t most = 0;
    Map names;

    map_init(&names, loader->arena);
    for (size_t i = 0; i < loader->count; i++) {
        most += loader->layers[i].files.count;
    }
    theme->templates = arena_new_array(loader->arena, ThemeTemplate, most);
    for (size_t i = 0; i < loader->count; i++) {
        const Map *files = &loader->layers[i].files;

        for (size_t j = 0; j < files->count; j++) {
            Slice name = files->entries[j].key;
            const ThemeFile *file = files->entries[j].value;

            if (slice_equals(path_folder(name), TEMPLATES) &&
                slice_is(path_extension(name), ".html") && map_find(&names, name) == NULL) {
                map_set(&names, name, files->entries[j].value);
                theme->templates[theme->template_count++] = (ThemeTemplate){
                    path_without_extension(path_name(name)), file->path, file->bytes};
            }
        }
    }
}

static int compare_templates(const void *a, const void *b)
{
    return slice_compare(((const ThemeTemplate *)a)->name, ((const ThemeTemplate *)b)->name);
}

static ThemeOption *find_option(const Theme *theme, Slice name)
{
    for (size_t i = 0; i < theme->option_count; i++) {
        if (slice_equals(theme->options[i].name, name)) {
            return &theme->options[i];
        }
    }
    return NULL;
}

static bool refuse_option(ThemeLoader *loader, const Theme *theme, ThemeManifest *manifest,
                          const ValuePair *pair)
{
    Slice *names = arena_new_array(loader->arena, Slice, theme->option_count);
    Slice suggestion;

    for (size_t i = 0; i < theme->option_count; i++) {
        names[i] = theme->options[i].name;
    }
    suggestion = theme_suggest(loader->arena, pair->key, names, theme->option_count);
    return theme_manifest_fail(
        manifest, pair->key_span, loader->error, "the theme \"%.*s\" has no option \"%.*s\"%.*s",
        SLICE_PRINT(theme->name), SLICE_PRINT(pair->key), SLICE_PRINT(suggestion));
}

static bool is_number(const Value *value)
{
    return value->kind == VALUE_INTEGER || value->kind == VALUE_FLOAT;
}

/* Can an option that is declared as `first` be `second`? */
static bool fits(const Value *first, const Value *second)
{
    return first->kind == second->kind || first->kind == VALUE_NULL || second->kind == VALUE_NULL ||
           (is_number(first) && is_number(second));
}

/* The options of one layer; `may_declare`: those that no layer below has, too. */
static bool add_options(ThemeLoader *loader, Theme *theme, ThemeManifest *manifest,
                        bool may_declare)
{
    const Value *options = manifest->values[THEME_KEY_OPTIONS];

    for (size_t i = 0; options != NULL && i < options->count; i++) {
        const ValuePair *pair = &options->pairs[i];
        ThemeOption *option = find_option(theme, pair->key);

        if (option == NULL && !may_declare) {
            return refuse_option(loader, theme, manifest, pair);
        }
        if (option == NULL) {
            theme->options[theme->option_count++] = (ThemeOption){pair->key, pair->value};
            continue;
        }
        if (!fits(option->value, pair->value)) {
            return theme_manifest_fail(manifest, pair->value->span, loader->error,
                                       "the option \"%.*s\" must be %s, this is %s",
                                       SLICE_PRINT(pair->key), value_kind_name(option->value->kind),
                                       value_kind_name(pair->value->kind));
        }
        option->value = pair->value;
    }
    return true;
}

static bool fill_options(ThemeLoader *loader, Theme *theme)
{
    size_t most = 0;

    for (size_t i = 0; i < loader->count; i++) {
        const Value *options = loader->layers[i].manifest.values[THEME_KEY_OPTIONS];
        most += options != NULL ? options->count : 0;
    }
    theme->options = arena_new_array(loader->arena, ThemeOption, most);
    for (size_t i = loader->count; i-- > 0;) {
        bool may_declare = i > 0 || !loader->has_project;

        if (!add_options(loader, theme, &loader->layers[i].manifest, may_declare)) {
            return false;
        }
    }
    return true;
}

/* One asset that theme.yaml names. */
static bool check_asset(ThemeLoader *loader, const Theme *theme, ThemeManifest *manifest,
                        const Value *value, AssetKind kind)
{
    const ThemeAsset *asset = theme_find_asset(theme, value->text);
    Slice suggestion;

    if (asset != NULL && asset_kind(value->text) == kind) {
        return true;
    }
    if (asset != NULL) {
        return theme_manifest_fail(
            manifest, value->span, loader->error,
            "\"%.*s\" is no %s: its name does not end in \"%s\"", SLICE_PRINT(value->text),
            kind == ASSET_STYLE ? "style" : "script", kind == ASSET_STYLE ? ".css" : ".js");
    }
    suggestion = theme_suggest(loader->arena, value->text, theme_asset_names(theme, loader->arena),
                               theme->asset_count);
    return theme_manifest_fail(manifest, value->span, loader->error,
                               "the theme has no asset \"%.*s\"%.*s", SLICE_PRINT(value->text),
                               SLICE_PRINT(suggestion));
}

/* The names that all layers list under a key, the lowest layer's first, each once. */
static bool list_assets(ThemeLoader *loader, const Theme *theme, ThemeKey key, const Slice **list,
                        size_t *count)
{
    AssetKind kind = key == THEME_KEY_STYLES ? ASSET_STYLE : ASSET_SCRIPT;
    Map names;
    Slice *items;

    map_init(&names, loader->arena);
    for (size_t i = loader->count; i-- > 0;) {
        ThemeManifest *manifest = &loader->layers[i].manifest;
        const Value *values = manifest->values[key];

        for (size_t j = 0; values != NULL && j < values->count; j++) {
            if (!check_asset(loader, theme, manifest, values->items[j], kind)) {
                return false;
            }
            map_set(&names, values->items[j]->text, NULL);
        }
    }
    items = arena_new_array(loader->arena, Slice, names.count);
    for (size_t i = 0; i < names.count; i++) {
        items[i] = names.entries[i].key;
    }
    *list = items;
    *count = names.count;
    return true;
}

static void fill_name(ThemeLoader *loader, Theme *theme)
{
    const ThemeLayer *chosen = &loader->layers[loader->has_project ? 1 : 0];

    theme->name = theme_manifest_text(&chosen->manifest, THEME_KEY_NAME);
    theme->version = theme_manifest_text(&chosen->manifest, THEME_KEY_VERSION);
    if (theme->name.size == 0) {
        theme->name = path_name(chosen->path);
    }
}

bool theme_load(Theme *theme, Arena *arena, const ThemeRequest *request, ScriptError *error)
{
    ThemeLoader loader = {.arena = arena, .request = request, .error = error};

    *theme = (Theme){.template_count = 0};
    if (!add_layers(&loader)) {
        return false;
    }
    fill_name(&loader, theme);
    fill_templates(theme, &loader);
    if (theme->template_count > 0) {
        qsort(theme->templates, theme->template_count, sizeof *theme->templates, compare_templates);
    }
    theme_assets_make(theme, arena, loader.layers, loader.count);
    return fill_options(&loader, theme) &&
           list_assets(&loader, theme, THEME_KEY_STYLES, &theme->styles, &theme->style_count) &&
           list_assets(&loader, theme, THEME_KEY_SCRIPTS, &theme->scripts, &theme->script_count);
}

const ThemeAsset *theme_find_asset(const Theme *theme, Slice name)
{
    for (size_t i = 0; i < theme->asset_count; i++) {
        if (slice_equals(theme->assets[i].name, name)) {
            return &theme->assets[i];
        }
    }
    return NULL;
}

Slice *theme_asset_names(const Theme *theme, Arena *arena)
{
    Slice *names = arena_new_array(arena, Slice, theme->asset_count);

    for (size_t i = 0; i < theme->asset_count; i++) {
        names[i] = theme->assets[i].name;
    }
    return names;
}
