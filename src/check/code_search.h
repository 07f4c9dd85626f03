/*
 * code_search.h - is there a file that a path or a glob means?
 *
 * A path costs one look. For globs, the folder that all of a glob's files are in is walked once, whoever asks; .git and node_modules
 * are left out, and symbolic links are not followed. For names, the whole project is, without what git ignores.
 */
#ifndef CHECK_CODE_SEARCH_H
#define CHECK_CODE_SEARCH_H

#include "check/ignored_path.h"

typedef struct CodeSearch {
    Slice root;
    Map answers;    /* pattern -> whether there is one */
    Map folders;    /* walked: path -> FileList */
    Map names;      /* of files -> FileList of those that are called so; with has_names */
    Map extensions; /* of the same: ".ts" */
    IgnoredPaths ignored;
    bool has_names;
    size_t seen_count;  /* names in folders */
    size_t tried_count; /* files held against a glob */
    Arena *arena;
} CodeSearch;

/* `root` is the project's folder, absolute; `arena` keeps what was found. */
void code_search_init(CodeSearch *search, Arena *arena, Slice root);

/*
 * `pattern` is a CodePattern's text, which lives as long. When a tree is too large to be looked through (a million names), what was not
 * found counts as there.
 */
bool code_search_finds(CodeSearch *search, Slice pattern);

/*
 * The one file of the project that is named as `path`, which is not there; empty when there is none, or more than one, or when the tree
 * is too large to tell.
 */
Slice code_search_namesake(CodeSearch *search, Slice path);

/*
 * Is there a file whose path ends with `path`? Has any file in a folder the extension of `path`? When the tree is too large to tell, there is, and it
 * has.
 */
bool code_search_has_end(CodeSearch *search, Slice path);
bool code_search_has_extension(CodeSearch *search, Slice path);

/* Would git ignore a file there? */
bool code_search_ignores(CodeSearch *search, Slice path);

#endif
