/*
 * theme_manifest.h - theme.yaml: what a theme says of itself.
 *
 *     name: ours                  # what it is called; default: the name of its folder
 *     version: 1                  # as its author counts
 *     extends: default            # a shipped theme whose files it has, too; or none
 *     options: {footer: "", toc: true}
 *     styles: [print.css]         # assets that every page gets besides the theme's own
 *     scripts: []
 *
 * It is read strictly: an unknown key, or a value of another kind, is an error with its place. What names mean (is there such an
 * asset?) is judged by theme.c.
 */
#ifndef RENDER_THEME_MANIFEST_H
#define RENDER_THEME_MANIFEST_H

#include "base/diagnostic.h"
#include "document/value.h"
#include "script/sandbox.h"

/*
 * Reads the whole of `source` as YAML: a null value when it says nothing, NULL when it is malformed, after problems were added.
 * front_matter/ can do it; stages do not know each other, so who loads a theme hands it in.
 */
typedef Value *ThemeReadYaml(Arena *arena, Source *source, DiagnosticList *problems);

typedef enum ThemeKey {
    THEME_KEY_EXTENDS,
    THEME_KEY_NAME,
    THEME_KEY_OPTIONS, /* a map of texts, numbers, true, false, null, or lists of these */
    THEME_KEY_SCRIPTS, /* a list of texts */
    THEME_KEY_STYLES,  /* a list of texts */
    THEME_KEY_VERSION,
    THEME_KEY_COUNT,
} ThemeKey;

typedef struct ThemeManifest {
    Source source;                        /* its path is empty when there is no theme.yaml */
    const Value *values[THEME_KEY_COUNT]; /* NULL: not there, or null */
} ThemeManifest;

/* False, with `*error`, when something is wrong. All lives in `arena`, as `bytes` must. */
bool theme_manifest_read(ThemeManifest *manifest, Arena *arena, Slice path, Slice bytes,
                         ThemeReadYaml *read_yaml, ScriptError *error);

/* The text of a key; empty when it is not there. */
Slice theme_manifest_text(const ThemeManifest *manifest, ThemeKey key);

/* Sets `*error` to a message about `span`; returns false. */
bool theme_manifest_fail(ThemeManifest *manifest, Span span, ScriptError *error, const char *format,
                         ...) __attribute__((format(printf, 4, 5)));

/* What a suggestion in a template counts, in instructions: a script may catch the error and ask again, and again. */
enum { THEME_SUGGESTION_COST = 10000 };

/* `; did you mean "NAME"?`, or empty when none of the names is near. */
Slice theme_suggest(Arena *arena, Slice wanted, const Slice *names, size_t count);

#endif
