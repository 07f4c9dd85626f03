/*
 * theme_assets.h - from the files of several layers to the assets of a site.
 *
 * The topmost layer that has a file of an asset's name gives it; parts of the layers above that one are added behind it, in order of
 * their names. Where no layer has such a file, the asset is its parts alone. So a project adds rules to a style with a part of its own,
 * and replaces the style with a file.
 *
 * A style names other assets as they are called in the theme, url(img/logo.svg), and gets their addresses, which hold a hash.
 */
#ifndef RENDER_THEME_ASSETS_H
#define RENDER_THEME_ASSETS_H

#include "render/theme.h"
#include "render/theme_layer.h"

/* Fills theme->assets. The topmost layer is the first. */
void theme_assets_make(Theme *theme, Arena *arena, const ThemeLayer *layers, size_t count);

#endif
