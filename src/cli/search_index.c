#include "cli/search_index.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "index/entry_reader.h"
#include "index/index_writer.h"

#include <sys/stat.h>

ExitStatus search_index_say_error(const CommandLine *line, const SearchIndex *index)
{
    const IndexReader *reader = &index->reader;
    Slice folder = index->folder;
    Slice advice =
        reader->state == INDEX_MISSING ? SLICE("") : SLICE("; memoc build makes it anew");
    return (ExitStatus)command_error(line, EXIT_STATUS_FAILED, "\"%.*s\": %.*s%.*s",
                                     SLICE_PRINT(folder), SLICE_PRINT(reader->error),
                                     SLICE_PRINT(advice));
}

static bool has_index(const CommandLine *line, Slice folder)
{
    return file_exists(path_join(line->arena, folder, SLICE("i.js")));
}

/* `folder` has i.js. */
static bool open_folder(const CommandLine *line, SearchIndex *index, Slice folder)
{
    index->folder = folder;
    index->source = (IndexFolder){line->arena, folder};
    return index_reader_open(&index->reader, line->arena, index_source_from_folder(&index->source));
}

/* ---- is it what the documents say? ---- */

/* The first entry of the document of that path; SITE_NONE when the index does not have it. */
static uint32_t find_document(SearchIndex *index, Arena *arena, Slice path)
{
    const SearchEngine *engine = &index->engine;
    uint32_t low = 0;
    uint32_t high = index->reader.document_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        EntryView view;
        uint32_t entry = engine->documents.first_entries[middle];
        if (entry >= index->reader.entry_count ||
            !entry_read(&index->reader, arena, entry, &view)) {
            return SITE_NONE;
        }
        int order = slice_compare(view.path, path);
        if (order == 0) {
            return entry;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return SITE_NONE;
}

/* A file may be newer and say the same. */
static bool is_unchanged(SearchIndex *index, const SourceFile *file)
{
    Arena scratch;
    arena_init(&scratch, NULL);
    EntryView view;
    Slice bytes;
    char hash[INDEX_CHECK_SIZE];
    uint32_t entry = find_document(index, &scratch, file->path);
    bool same = entry != SITE_NONE && entry_read(&index->reader, &scratch, entry, &view) &&
                file_read(&scratch, path_join(&scratch, index->project.settings.root, file->path),
                          0, &bytes);
    if (same) {
        index_put_hash(hash, hash_128(bytes).low, sizeof hash);
        same = slice_equals(view.source_hash, (Slice){hash, sizeof hash});
    }
    arena_free(&scratch);
    return same;
}

static int64_t modified(const CommandLine *line, Slice path)
{
    struct stat status;
    return stat(arena_string(line->arena, path), &status) == 0
               ? (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec
               : 0;
}

/* The first document that is newer than the index; NULL when there is none. */
static const SourceFile *find_newer(const CommandLine *line, SearchIndex *index)
{
    const Walk *walk = &index->project.build.walk;
    int64_t made = modified(line, path_join(line->arena, index->folder, SLICE("i.js")));
    for (size_t i = 0; i < walk->count; i++) {
        if (walk->files[i].modified >= made && !is_unchanged(index, &walk->files[i])) {
            return &walk->files[i];
        }
    }
    return NULL;
}

static bool is_up_to_date(const CommandLine *line, SearchIndex *index)
{
    build_walk(&index->project.build);
    if (index->project.build.walk.count != index->reader.source_count) {
        terminal_write(stderr, SLICE("memoc search: there are other documents than when the index "
                                     "was made; compiling\n"));
        return false;
    }
    const SourceFile *newer = find_newer(line, index);
    if (newer != NULL && index->reader.state == INDEX_GOOD) {
        terminal_write(stderr,
                       arena_format(line->arena,
                                    "memoc search: \"%.*s\" is newer than the index; compiling\n",
                                    SLICE_PRINT(newer->path)));
    }
    return newer == NULL;
}

/* ---- finding it, or making it ---- */

static ExitStatus open_given(const CommandLine *line, SearchIndex *index, Slice folder)
{
    Slice inner = path_join(line->arena, folder, SLICE(INDEX_FOLDER));
    if (open_folder(line, index, has_index(line, inner) ? inner : folder)) {
        search_engine_open(&index->engine, line->arena, &index->reader, index->project.build.today);
        return EXIT_STATUS_CLEAN;
    }
    return index->reader.state == INDEX_MISSING
               ? (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                           "there is no search index in \"%.*s\"",
                                           SLICE_PRINT(folder))
               : search_index_say_error(line, index);
}

static ExitStatus make_index(const CommandLine *line, SearchIndex *index)
{
    Build *build = &index->project.build;
    build->bodies = false;
    index->folder = (Slice){NULL, 0};
    ExitStatus status = project_compile(line, &index->project);
    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    index_write(&index->files, line->arena, &build->site);
    if (!index_reader_open(&index->reader, line->arena, index_source_from_files(&index->files))) {
        return search_index_say_error(line, index);
    }
    search_engine_open(&index->engine, line->arena, &index->reader, build->today);
    return EXIT_STATUS_CLEAN;
}

static ExitStatus open_own(const CommandLine *line, SearchIndex *index)
{
    const Settings *settings = &index->project.settings;
    Slice output = path_join(line->arena, settings->root, settings->output);
    Slice folder = path_join(line->arena, output, SLICE(INDEX_FOLDER));
    if (!has_index(line, folder)) {
        terminal_write(stderr, SLICE("memoc search: the site is not built; compiling\n"));
        return make_index(line, index);
    }
    if (!open_folder(line, index, folder)) {
        return search_index_say_error(line, index);
    }
    search_engine_open(&index->engine, line->arena, &index->reader, index->project.build.today);
    bool is_current = is_up_to_date(line, index);
    if (index->reader.state != INDEX_GOOD) {
        return search_index_say_error(line, index);
    }
    if (is_current) {
        return EXIT_STATUS_CLEAN;
    }
    search_engine_close(&index->engine);
    return make_index(line, index);
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
    if (index->has_project) {
        build_free(&index->project.build);
    }
}
