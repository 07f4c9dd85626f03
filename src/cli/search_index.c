#include "cli/search_index.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "index/entry_reader.h"
#include "index/index_writer.h"

#include <sys/stat.h>

static bool has_index(const CommandLine *line, Slice folder)
{
    return file_exists(path_join(line->arena, folder, SLICE("i.js")));
}

/* `folder` has i.js. */
static bool open_folder(const CommandLine *line, SearchIndex *index, Slice folder)
{
    index->folder = folder;
    index->source = (IndexFolder){.arena = line->arena, .path = folder};
    return index_reader_open(&index->reader, line->arena, index_source_from_folder(&index->source));
}

static void open_engine(const CommandLine *line, SearchIndex *index)
{
    search_engine_open(&index->engine, line->arena, &index->reader, index->project.build.today);
}

static Slice describe_error(const CommandLine *line, const SearchIndex *index)
{
    return arena_format(line->arena, "\"%.*s\": %.*s", SLICE_PRINT(index->folder),
                        SLICE_PRINT(index->reader.error));
}

static ExitStatus say_error(const CommandLine *line, const SearchIndex *index)
{
    return (ExitStatus)command_error(line, EXIT_STATUS_FAILED, "%.*s; memoc build makes it anew",
                                     SLICE_PRINT(describe_error(line, index)));
}

/* ---- making it ---- */

static ExitStatus make_index(const CommandLine *line, SearchIndex *index, Slice why)
{
    Build *build = &index->project.build;
    terminal_write(stderr,
                   arena_format(line->arena, "memoc search: %.*s; compiling\n", SLICE_PRINT(why)));
    search_engine_close(&index->engine);
    build->bodies = false;
    index->folder = (Slice){NULL, 0};
    index->is_own = false;
    ExitStatus status = project_compile(line, &index->project);
    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    index_write(&index->files, line->arena, &build->site);
    if (!index_reader_open(&index->reader, line->arena, index_source_from_files(&index->files))) {
        return say_error(line, index);
    }
    open_engine(line, index);
    return EXIT_STATUS_CLEAN;
}

ExitStatus search_index_recover(const CommandLine *line, SearchIndex *index)
{
    IndexState state = index->reader.state;
    bool is_only_old = state == INDEX_MIXED || state == INDEX_OTHER_VERSION;
    return index->is_own && is_only_old ? make_index(line, index, describe_error(line, index))
                                        : say_error(line, index);
}

/* ---- is it what the documents say? ---- */

/* A file may be newer and say the same. */
static bool is_unchanged(SearchIndex *index, Arena *scratch, uint32_t document, Slice path)
{
    EntryView view;
    Slice bytes;
    char hash[INDEX_CHECK_SIZE];
    const uint32_t *first = index->engine.documents.first_entries + document;
    if (first[0] == first[1] || !entry_read(&index->reader, scratch, first[0], &view) ||
        !file_read(scratch, path_join(scratch, index->project.settings.root, path), 0, &bytes)) {
        return false;
    }
    index_put_hash(hash, hash_128(bytes).low, sizeof hash);
    return slice_equals(view.source_hash, (Slice){hash, sizeof hash});
}

static int64_t modified(const CommandLine *line, Slice path)
{
    struct stat status;
    return stat(arena_string(line->arena, path), &status) == 0
               ? (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec
               : 0;
}

/* The first document that is newer than the index and says something else; NULL when there is none. Both lists are by path. */
static const SourceFile *find_newer(SearchIndex *index, const Walk *walk, int64_t made)
{
    const Slice *paths = search_paths(&index->engine);
    uint32_t count = index->reader.document_count;
    Arena scratch;
    const SourceFile *newer = NULL;
    arena_init(&scratch, NULL);
    for (size_t i = 0, number = 0; i < walk->count && newer == NULL; i++) {
        const SourceFile *file = &walk->files[i];
        while (number < count && slice_compare(paths[number], file->path) < 0) {
            number++;
        }
        bool is_known = number < count && slice_equals(paths[number], file->path);
        if (file->modified >= made &&
            !(is_known && is_unchanged(index, &scratch, (uint32_t)number, file->path))) {
            newer = file;
        }
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    return newer;
}

/* Is each document of the index still there? */
static bool has_all_documents(SearchIndex *index, const Walk *walk)
{
    const Slice *paths = search_paths(&index->engine);
    size_t at = 0;
    for (uint32_t i = 0; i < index->reader.document_count; i++) {
        while (at < walk->count && slice_compare(walk->files[at].path, paths[i]) < 0) {
            at++;
        }
        if (at == walk->count || !slice_equals(walk->files[at].path, paths[i])) {
            return false;
        }
    }
    return walk->count == index->reader.source_count;
}

/* Why the index is not what the documents say; empty when it is. */
static Slice find_change(const CommandLine *line, SearchIndex *index)
{
    const Walk *walk = &index->project.build.walk;
    build_walk(&index->project.build);
    if (!has_all_documents(index, walk)) {
        return SLICE("there are other documents than when the index was made");
    }
    int64_t made = modified(line, path_join(line->arena, index->folder, SLICE("i.js")));
    const SourceFile *newer = find_newer(index, walk, made);
    return newer != NULL ? arena_format(line->arena, "\"%.*s\" is newer than the index",
                                        SLICE_PRINT(newer->path))
                         : (Slice){NULL, 0};
}

/* ---- finding it ---- */

static ExitStatus open_given(const CommandLine *line, SearchIndex *index, Slice folder)
{
    Slice inner = path_join(line->arena, folder, SLICE(INDEX_FOLDER));
    if (open_folder(line, index, has_index(line, inner) ? inner : folder)) {
        open_engine(line, index);
        return EXIT_STATUS_CLEAN;
    }
    return index->reader.state == INDEX_MISSING
               ? (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                           "there is no search index in \"%.*s\"",
                                           SLICE_PRINT(folder))
               : say_error(line, index);
}

static ExitStatus open_own(const CommandLine *line, SearchIndex *index)
{
    const Settings *settings = &index->project.settings;
    Slice output = path_join(line->arena, settings->root, settings->output);
    Slice folder = path_join(line->arena, output, SLICE(INDEX_FOLDER));
    index->is_own = true;
    if (!has_index(line, folder)) {
        return make_index(line, index, SLICE("the site is not built"));
    }
    if (!open_folder(line, index, folder)) {
        return search_index_recover(line, index);
    }
    open_engine(line, index);
    Slice change = find_change(line, index);
    if (index->reader.state != INDEX_GOOD) {
        return search_index_recover(line, index);
    }
    return change.size > 0 ? make_index(line, index, change) : EXIT_STATUS_CLEAN;
}

ExitStatus search_index_open(const CommandLine *line, SearchIndex *index)
{
    *index = (SearchIndex){.has_project = false};
    ExitStatus status = project_open(line, (Slice){NULL, 0}, &index->project);
    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    index->has_project = true;
    Slice given = option_text(line, "index");
    return given.size > 0 ? open_given(line, index, given) : open_own(line, index);
}

void search_index_close(SearchIndex *index)
{
    search_engine_close(&index->engine);
    index_folder_close(&index->source);
    if (index->has_project) {
        build_free(&index->project.build);
    }
}
