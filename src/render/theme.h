/*
 * theme.h - the files that a site's pages are made with.
 *
 * A theme is a folder: theme.yaml (theme_manifest.h), templates/, HTML files of which pages are made, and assets/, which the site gets.
 * There are up to three, one on top of the other; what is above hides what is below, file by file:
 *
 *     theme/ of the project     found when it is there: what a project changes
 *     the theme of memoc.yaml   inside the program ("default"), or below the project (a path)
 *     what that one extends     inside the program; "default" for a project's own theme that says nothing
 *
 * Styles and scripts may be written in parts, which are joined across layers (theme_assets.h).
 *
 * The site gets an asset as assets/<name>.<hash>.<extension>, so that browsers may keep it for ever; favicon.svg lies
 * at the site's root and keeps its name.
 */
#ifndef RENDER_THEME_H
#define RENDER_THEME_H

#include "render/theme_manifest.h"

typedef struct ThemeTemplate {
    Slice name; /* "page" */
    Slice path; /* for messages: "themes/default/templates/page.html" */
    Slice text;
} ThemeTemplate;

typedef struct ThemeAsset {
    Slice name;    /* "style.css", "img/logo.svg" */
    Slice address; /* below the site's root: "assets/style.1f2e3d4c.css" */
    Slice bytes;
} ThemeAsset;

typedef struct ThemeOption {
    Slice name;
    const Value *value;
} ThemeOption;

/* Templates and assets in order of their names. */
typedef struct Theme {
    Slice name; /* of the theme that memoc.yaml names, as it calls itself */
    Slice version;
    ThemeTemplate *templates;
    size_t template_count;
    ThemeAsset *assets;
    size_t asset_count;
    ThemeOption *options; /* in the order in which they are declared, the lowest layer first */
    size_t option_count;
    const Slice
        *styles; /* names of assets that every page gets besides, the lowest layer's first */
    size_t style_count;
    const Slice *scripts;
    size_t script_count;
} Theme;

/* What a theme is loaded for. */
typedef struct ThemeRequest {
    Slice root; /* of the project, absolute */
    Slice name; /* as settings say it */
    ThemeReadYaml *read_yaml;
} ThemeRequest;

/* The folder of a project that lies on top of whatever theme it has. */
#define THEME_PROJECT_FOLDER SLICE("theme")

/*
 * False when there is no theme of that name, a file cannot be read or leads out of the project, or a theme.yaml is wrong; `*error` says
 * so, in `arena`, as all else.
 */
bool theme_load(Theme *theme, Arena *arena, const ThemeRequest *request, ScriptError *error);

/* NULL when the theme has none of that name. */
const ThemeAsset *theme_find_asset(const Theme *theme, Slice name);

/* The names of all assets, in `arena`: for "did you mean". */
Slice *theme_asset_names(const Theme *theme, Arena *arena);

#endif
