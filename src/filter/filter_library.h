/*
 * filter_library.h - what filters and `memoc lua` find besides Lua itself: pandoc's modules.
 *
 * Modules are the tables of the global `pandoc`, and what `require` gives: pandoc's own ("pandoc.List"), then Lua files beside the
 * script. A module is written in Lua (src/filter/lua/, inside the program) or in C (module_NAME.h), and made when it is first asked
 * for: a filter that needs none does not pay for them.
 */
#ifndef FILTER_FILTER_LIBRARY_H
#define FILTER_FILTER_LIBRARY_H

#include "base/date.h"
#include "filter/filter_context.h"
#include "script/script_files.h"

typedef struct FilterLibrary {
    FilterContext document; /* what elements belong to; its arena must be set */
    ScriptFiles *beside;    /* the folder of the script, for require; NULL for none */
    ScriptFiles *files;     /* the project's, for pandoc.system; NULL for none */
    Date today;             /* for os.time and os.date */
    /* What scripts print, a line with its end at a time. */
    void (*print)(void *context, Slice text);
    /* What they report with pandoc.log: "INFO" or "WARNING", and a text without end of line. NULL: it is lost. */
    void (*log)(void *context, const char *level, Slice message);
    void *context; /* for these */
    /* Of a program (memoc lua), for the global `arg`: arg[0] is the script. Empty for a filter, which has none. */
    Slice script;
    const Slice *arguments;
    size_t argument_count;
} FilterLibrary;

/*
 * Makes the globals `pandoc`, `memoc`, `require`, `print`, `arg`, and pandoc's versions. `library` must live as long as the sandbox, which is not frozen. False as
 * sandbox_run.
 */
bool filter_library_open(FilterLibrary *library, Sandbox *sandbox);

#endif
