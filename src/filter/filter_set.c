#include "filter/filter_set.h"

#include "base/embedded.h"
#include "base/file.h"
#include "base/path.h"
#include "document/rule.h"

#include <errno.h>
#include <string.h>

enum {
    INSTRUCTIONS_MOST = 1000 * 1000 * 1000, /* of one filter on one document: some ten seconds */
    LUA_MEMORY_MOST = 256 << 20,            /* bytes that Lua holds */
    TREE_MEMORY_MOST = 256 << 20, /* bytes that filters make of one document in its arena */
    SOURCE_MOST = 4 << 20,        /* bytes of a filter file */
    FILE_MOST = 64 << 20,         /* bytes of a file that a filter reads */
    ASKED_MOST = 256 << 20,       /* bytes that a filter reads for one document */
};

static bool fail(ScriptError *error, Slice path, const char *message)
{
    *error = (ScriptError){.path = path, .message = slice_from_string(message)};
    return false;
}

/* Does a path that seems to be below the root lead out of it? One that does not seem so is from the command line. */
static bool leads_out(Arena *arena, const FilterSetOptions *options, Slice path)
{
    Slice below;
    Slice root;
    Slice real;

    return options->is_confined && !slice_starts_with(path, SLICE("/")) &&
           path_normalize(arena, path, &below) && file_real_path(arena, options->root, &root) &&
           file_real_path(arena, path_join(arena, root, below), &real) &&
           !path_is_below(real, root);
}

/* The file's bytes; NULL, or what is wrong. */
static const char *read_source(Arena *arena, const FilterSetOptions *options, Slice path,
                               Slice *source)
{
    const EmbeddedFile *embedded = embedded_find(path);

    if (leads_out(arena, options, path)) {
        return "it is outside of the project";
    }
    if (file_read(arena, path_join(arena, options->root, path), SOURCE_MOST, source)) {
        return NULL;
    }
    if (errno != ENOENT || !embedded) {
        return errno == EINVAL ? "it is no file" : strerror(errno);
    }
    *source = embedded_bytes(embedded);
    return NULL;
}

static bool add_filter(FilterSet *set, const FilterSetOptions *options, Slice path, Arena *arena,
                       ScriptError *error)
{
    Filter *filter = &set->filters[set->count];
    Slice folder = path_join(arena, options->root, path_folder(path));
    Slice source;
    const char *problem = read_source(arena, options, path, &source);

    if (problem) {
        return fail(error, path, problem);
    }
    if (!filter_runner_add(&set->runner, filter, path, folder, sandbox_file_text(source))) {
        *error = set->runner.sandbox.error;
        return false;
    }
    set->count++;
    return true;
}

static bool add_filters(FilterSet *set, const FilterSetOptions *options, Arena *arena,
                        ScriptError *error)
{
    set->filters = arena_new_array(arena, Filter, options->count);
    for (size_t i = 0; i < options->count; i++) {
        if (!add_filter(set, options, options->paths[i], arena, error)) {
            return false;
        }
    }
    return true;
}

bool filter_set_open(FilterSet *set, const FilterSetOptions *options, Arena *arena,
                     ScriptError *error)
{
    SandboxOptions sandbox = {
        .memory_limit = options->is_trusted ? 0 : LUA_MEMORY_MOST,
        .instruction_limit = options->is_trusted ? 0 : INSTRUCTIONS_MOST,
        .is_trusted = options->is_trusted,
    };

    *set = (FilterSet){0};
    if (!script_files_init(&set->files, arena, options->root,
                           options->is_trusted ? 0 : FILE_MOST)) {
        return fail(error, options->root, strerror(errno));
    }
    set->files.asked_most = options->is_trusted ? 0 : ASKED_MOST;
    if (!filter_runner_open(&set->runner, &sandbox, &set->files, options->today,
                            options->is_trusted ? 0 : TREE_MEMORY_MOST, arena)) {
        *error = set->runner.sandbox.error;
        return false;
    }
    if (!add_filters(set, options, arena, error)) {
        filter_set_close(set);
        return false;
    }
    return true;
}

void filter_set_close(FilterSet *set)
{
    filter_runner_close(&set->runner);
}

static Slice describe_error(Arena *arena, const Filter *filter, const ScriptError *error)
{
    Slice path = error->path.size > 0 ? error->path : filter->path;

    if (error->line == 0) {
        return arena_format(arena, "%.*s: %.*s", SLICE_PRINT(path), SLICE_PRINT(error->message));
    }
    return arena_format(arena, "%.*s:%u: %.*s", SLICE_PRINT(path), error->line,
                        SLICE_PRINT(error->message));
}

void filter_report_error(DiagnosticList *findings, Source *source, const Filter *filter,
                         const ScriptError *error, const ViewNode *at)
{
    Slice message = describe_error(findings->arena, filter, error);

    if (at && at->source) {
        finding_add(findings, RULE_FILTER_ERROR, source, at->source->span, "%.*s",
                    SLICE_PRINT(message));
    } else {
        finding_add_file(findings, RULE_FILTER_ERROR, source->path, "%.*s", SLICE_PRINT(message));
    }
}

ViewNode *filter_view_of(Arena *arena, const View *view, bool keeps)
{
    ViewNode *pandoc = view_new(arena, VIEW_PANDOC, NULL);

    pandoc->first = view->meta;
    pandoc->last = view->blocks;
    view->meta->next = view->blocks;
    view->meta->parent = pandoc;
    view->blocks->parent = pandoc;
    pandoc->flags |= keeps ? VIEW_SHARED : 0;
    return pandoc;
}

View *filter_view_from(Arena *arena, const ViewNode *pandoc)
{
    View *view = arena_new(arena, View);

    *view = (View){.meta = pandoc->first, .blocks = pandoc->last, .arena = arena};
    view->meta->next = NULL;
    view->meta->parent = NULL;
    view->blocks->parent = NULL;
    return view;
}
