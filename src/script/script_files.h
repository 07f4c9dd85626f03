/*
 * script_files.h - reading the project's files, for scripts that may.
 *
 * Gives a sandbox the parts of Lua's io library that read: io.open(path), io.lines(path), io.type, and files with read,
 * lines, seek and close. A path is relative to the project's root, and nothing outside of it is found, by whatever
 * path or symbolic link. There is no way to write. What was asked for is noted: it is an input of what the script makes.
 */
#ifndef SCRIPT_SCRIPT_FILES_H
#define SCRIPT_SCRIPT_FILES_H

#include "base/map.h"
#include "script/sandbox.h"

/* A file that a script asked for. It is read once: what scripts see does not change while they run. */
typedef struct ScriptInput {
    int error; /* errno; 0 when it was read */
    Slice bytes;
} ScriptInput;

typedef struct ScriptFiles {
    Slice root;       /* of the project: absolute, without symbolic links */
    Arena *arena;     /* for all bytes read; it must outlive the scripts that read them */
    size_t size_most; /* bytes of one file; 0 is no limit */
    /* For the owner to set: bytes that scripts may ask for, and have asked for. A file counts each time, so that the order of scripts does not matter. */
    size_t asked_most; /* 0 is no limit */
    size_t asked;
    Map inputs; /* path below the root, a folder's with '/' at its end -> ScriptInput *, in the order of asking */
    Slice folder; /* where paths of scripts begin, below the root: for script_files_enter */
} ScriptFiles;

/* False with errno when there is no folder `root`. */
bool script_files_init(ScriptFiles *files, Arena *arena, Slice root, size_t size_most);

/* Reads a file as scripts do, and notes it as an input. NULL, or what is wrong. */
const char *script_files_read(ScriptFiles *files, Slice path, Slice *bytes);

/*
 * The names in a folder, in order, each with a NUL behind it; they are an input, too. NULL, or what is wrong. What a script may not
 * read, such as a link that leads out of the project, is listed like the rest.
 */
const char *script_files_list(ScriptFiles *files, Slice path, Slice *names);

/* From now on, paths of scripts begin in this folder. NULL, or what is wrong. The caller keeps files->folder to go back. */
const char *script_files_enter(ScriptFiles *files, Slice path);

/* Makes the global `io`; false as sandbox_run. `files` must live as long as the sandbox, which is not frozen. */
bool script_files_allow(ScriptFiles *files, Sandbox *sandbox);

#endif
