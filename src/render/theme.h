/*
 * theme.h - the files that a site's pages are made with.
 *
 * A theme is a folder: templates/, HTML files of which pages are made, and assets/, which the site gets. It is one of
 * those inside the program ("default"), or one below the project (a path). A project's own theme may leave out what it
 * does not want to change: files that it has not are those of the default theme.
 *
 * A folder in assets/ whose name ends in ".js" or ".css" is one asset (asset_parts.h), its parts in order of their names; only themes
 * inside the program have such. A file of the same name takes its place.
 *
 * The site gets an asset as assets/<name>.<hash>.<extension>, so that browsers may keep it for ever; favicon.svg lies
 * at the site's root and keeps its name.
 */
#ifndef RENDER_THEME_H
#define RENDER_THEME_H

#include "base/arena.h"

typedef struct ThemeTemplate {
    Slice name; /* "page" */
    Slice path; /* for messages: "themes/default/templates/page.html" */
    Slice text;
} ThemeTemplate;

typedef struct ThemeAsset {
    Slice name;    /* "style.css" */
    Slice address; /* below the site's root: "assets/style.1f2e3d4c.css" */
    Slice bytes;
} ThemeAsset;

/* All in order of their names. */
typedef struct Theme {
    ThemeTemplate *templates;
    size_t template_count;
    ThemeAsset *assets;
    size_t asset_count;
} Theme;

/*
 * Reads the theme that settings name `theme`, for the project in the folder `root`. False when there is none of that
 * name, a file cannot be read, or the folder leads out of the project; `*error` says so, in `arena`, as all else.
 */
bool theme_load(Theme *theme, Arena *arena, Slice root, Slice name, Slice *error);

/* NULL when the theme has none of that name. */
const ThemeAsset *theme_find_asset(const Theme *theme, Slice name);

#endif
