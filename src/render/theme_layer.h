/*
 * theme_layer.h - the files of one theme, wherever they are: inside the program, or in a folder of the project.
 *
 *     theme.yaml  templates/NAME.html  assets/…
 *
 * Assets may lie in folders. A folder in assets/ itself whose name ends in ".js" or ".css" holds parts of one asset (asset_parts.h).
 */
#ifndef RENDER_THEME_LAYER_H
#define RENDER_THEME_LAYER_H

#include "base/map.h"
#include "render/theme_manifest.h"

typedef struct ThemeFile {
    Slice path; /* for messages: "themes/default/templates/page.html" */
    Slice bytes;
} ThemeFile;

typedef struct ThemeLayer {
    Slice path; /* "themes/default"; of a project's theme, from its root on */
    Map files;  /* ThemeFile by path in the theme: "templates/page.html"; in order of these */
    ThemeManifest manifest;
} ThemeLayer;

/* Of the names of all shipped themes, in `arena`: "default" … */
size_t theme_shipped_names(Arena *arena, Slice **names);

/* The files of a theme inside the program, without its theme.yaml being read. False when there is none of that name. */
bool theme_layer_open_shipped(ThemeLayer *layer, Arena *arena, Slice name);

/*
 * Those of a theme in the folder `path` (normalised) below the project's `root` (without symbolic links); there may be none. False, with
 * `*error`, when one cannot be read, leads out of the project, or is where none can be.
 */
bool theme_layer_open_folder(ThemeLayer *layer, Arena *arena, Slice root, Slice path,
                             ScriptError *error);

/* Reads its theme.yaml, if it has one. False with `*error`. */
bool theme_layer_read_manifest(ThemeLayer *layer, Arena *arena, ThemeReadYaml *read_yaml,
                               ScriptError *error);

/* "search.js/box.js" is a part of the asset "search.js", which is `*asset` then. Names are below assets/. */
bool theme_is_part(Slice name, Slice *asset);

/* Names that can stand in a URL and in a page as they are. */
bool theme_is_plain_name(Slice name);

#endif
