/*
 * codeowners.h - whose a file is, as code hosts know it.
 *
 * The file is .github/CODEOWNERS, CODEOWNERS, docs/CODEOWNERS or .gitlab/CODEOWNERS, the first that is there, at the top of the git
 * repository, else of the project. A line is a pattern and its owners: "@user", "@group/team" or an address. The last line that matches
 * counts; one without owners takes them away. Patterns are those of .gitignore as GitHub reads them: "docs/" with a star behind it is
 * not what is in folders of docs, brackets are nothing special, a line that begins with "!" is left out, as is one with an owner that is
 * none. A line of a section of GitLab's without owners has those of its section; which section a line is in makes no other difference.
 */
#ifndef PROJECT_CODEOWNERS_H
#define PROJECT_CODEOWNERS_H

#include "base/map.h"
#include "document/settings.h"

enum {
    CODEOWNERS_SIZE_MOST = 3 << 20, /* bytes of the file: GitHub's limit */
    CODEOWNERS_WILDCARDS_MOST =
        64 << 10, /* bytes of patterns with wildcards, which each cost time for each file */
};

typedef struct OwnerRule OwnerRule;

typedef struct Codeowners {
    Arena *arena;
    Slice file;   /* which one it is, from the top; empty: none */
    Slice prefix; /* of the project, from there */
    bool is_cut;  /* it is more than is read */
    uint32_t count;
    Map literal;           /* patterns without wildcards: see codeowners.c */
    OwnerRule **wildcards; /* the others, in the order of the file */
    size_t wildcard_count;
    size_t wildcard_capacity;
    size_t wildcard_bytes;
} Codeowners;

/* Reads the project's file, if there is one. */
void codeowners_load(Codeowners *owners, Arena *arena, const Settings *settings);

/* The same of a text. `prefix` is the project's path below the top; empty when it is the top. */
void codeowners_read(Codeowners *owners, Arena *arena, Slice text, Slice prefix);

/* The owners of a file of the project, as written: "@a @b". Empty: nobody. Time is linear in the path and the patterns with wildcards. */
Slice codeowners_find(const Codeowners *owners, Slice path);

#endif
