#include "write/output.h"

#include "base/map.h"
#include "base/path.h"
#include "document/settings.h"
#include "write/output_file.h"
#include "write/output_stage.h"
#include "write/output_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Removes what a killed process left when it made `path`. */
static void clean(OutputFolders *folders, Slice path)
{
    int folder = output_folders_get(folders, path_folder(path), false);

    if (folder >= 0) {
        output_file_clean(folder, path_name(path), NAMING_TEMPORARY);
    }
}

static void clean_up(Output *output)
{
    const Map *known = &output->manifest.known;

    output_file_clean(output->folders.root, SLICE(OUTPUT_MANIFEST), NAMING_TEMPORARY);
    output_stage_remove(output->arena, output->root);
    for (size_t i = 0; i < known->count && output->manifest.is_interrupted; i++) {
        clean(&output->folders, known->entries[i].key);
    }
}

/* A stage that cannot be made is none. */
static void begin_stage(Output *output)
{
    Slice path = path_join(output->arena, output->root, SLICE(OUTPUT_STAGE));

    output->is_staged = output_stage_is_for(output->folders.root) &&
                        output_folders_open(&output->stage, output->arena, path);
}

bool output_init(Output *output, Arena *arena, Slice root)
{
    *output = (Output){.arena = arena, .root = arena_copy(arena, root)};
    output->hash = hash_stream_new(arena);
    if (!output_folders_open(&output->folders, arena, root)) {
        return false;
    }
    /* Workers hold the lock too, as long as one of them lives. Where locks are not known, we go on without. */
    while (flock(output->folders.root, LOCK_EX) != 0 && errno == EINTR) {
    }
    if (!manifest_init(&output->manifest, arena, output->folders.root)) {
        int error = errno;

        output_folders_close(&output->folders);
        errno = error;
        return false;
    }
    clean_up(output);
    begin_stage(output);
    return true;
}

void output_add_record(Output *output, OutputRecord record)
{
    output->records = arena_array_room(output->arena, output->records, output->record_count,
                                       &output->record_capacity, sizeof *output->records);
    output->records[output->record_count++] = record;
}

bool output_write(Output *output, Slice path, Slice bytes)
{
    OutputStream stream;

    output_stream_begin(&stream, output, path);
    output_stream_add(&stream, bytes);
    return output_stream_end(&stream);
}

void output_keep(Output *output, Slice path, int error)
{
    output_add_record(output, (OutputRecord){.entry.path = arena_copy(output->arena, path),
                                             .state = error != 0 ? OUTPUT_FAILED : OUTPUT_KEPT,
                                             .error = error});
}

/* A record on its way to the parent: this, and its path. */
typedef struct PackedRecord {
    Hash128 hash;
    uint64_t size;
    uint64_t path_size;
    uint32_t state;
    int32_t error;
} PackedRecord;

void output_write_records(Output *output, Buffer *out)
{
    for (size_t i = 0; i < output->record_count; i++) {
        const OutputRecord *record = &output->records[i];
        const PackedRecord packed = {
            .hash = record->entry.hash,
            .size = record->entry.size,
            .path_size = record->entry.path.size,
            .state = record->state,
            .error = record->error,
        };

        buffer_add_bytes(out, &packed, sizeof packed);
        buffer_add(out, record->entry.path);
    }
    output->record_count = 0;
}

/* Reads what output_write_records wrote, and leaves in `*rest` what is behind it. */
static bool read_record(Slice bytes, OutputRecord *record, Slice *rest)
{
    PackedRecord packed;

    if (bytes.size < sizeof packed) {
        return false;
    }
    memcpy(&packed, bytes.data, sizeof packed);
    bytes = slice_from(bytes, sizeof packed);
    if (packed.path_size > bytes.size || packed.state > OUTPUT_KEPT || packed.error < 0) {
        return false;
    }
    *record = (OutputRecord){
        .entry = {slice_part(bytes, 0, packed.path_size), packed.hash, packed.size},
        .state = (OutputState)packed.state,
        .error = packed.error,
    };
    *rest = slice_from(bytes, packed.path_size);
    return output_path_is_inside(record->entry.path);
}

bool output_add_records(Output *output, Slice records)
{
    /* Their paths are parts of it. */
    records = arena_copy(output->arena, records);
    while (records.size > 0) {
        OutputRecord record;

        if (!read_record(records, &record, &records)) {
            return false;
        }
        output_add_record(output, record);
    }
    return true;
}

/* What output_finish works on. */
typedef struct Finish {
    Output *output;
    DiagnosticList *diagnostics;
    Map records;          /* path -> OutputRecord, the last of it */
    OutputEntry *entries; /* for the manifest */
    size_t entry_count;
    size_t entry_capacity;
} Finish;

static void keep_entry(Finish *finish, const OutputEntry *entry)
{
    finish->entries = arena_array_room(finish->output->arena, finish->entries, finish->entry_count,
                                       &finish->entry_capacity, sizeof *finish->entries);
    finish->entries[finish->entry_count++] = *entry;
}

/* Keeps what earlier builds wrote: a journal may say of a file what never came to be, so all that is said is kept. */
static void keep_known(Finish *finish, const KnownFile *file)
{
    for (; file; file = file->next) {
        keep_entry(finish, &file->entry);
    }
}

static const char *explain(int error)
{
    switch (error) {
    case EEXIST:
        return "there is a file that memoc did not write";
    case EISDIR:
        return "there is a folder";
    case ENOTDIR:
        return "a file stands where a folder should be";
    case ELOOP:
        return "a symbolic link stands where a folder should be";
    case EINVAL:
        return "this is no path in the output";
    default:
        return strerror(error);
    }
}

static void add_failure(Finish *finish, Slice path, const char *action, int error)
{
    Output *output = finish->output;

    output->failed_count++;
    diagnostic_add_file(finish->diagnostics, SLICE("output/failed"), SEVERITY_ERROR,
                        path_join(output->arena, output->root, path), "cannot %s: %s", action,
                        explain(error));
}

static void count_record(Finish *finish, const OutputRecord *record)
{
    Output *output = finish->output;

    switch (record->state) {
    case OUTPUT_UNCHANGED:
        output->unchanged_count++;
        keep_entry(finish, &record->entry);
        break;
    case OUTPUT_WRITTEN:
        output->written_count++;
        keep_entry(finish, &record->entry);
        break;
    case OUTPUT_FAILED:
        add_failure(finish, record->entry.path, "write", record->error);
        keep_known(finish, manifest_find(&output->manifest, record->entry.path));
        break;
    case OUTPUT_KEPT:
        output->failed_count++;
        keep_known(finish, manifest_find(&output->manifest, record->entry.path));
        break;
    }
}

typedef enum Removal {
    REMOVAL_DONE,
    REMOVAL_NEEDLESS, /* it is gone */
    REMOVAL_REFUSED,  /* somebody changed it */
    REMOVAL_FAILED,   /* errno */
} Removal;

static Removal remove_file(int folder, Slice name, const KnownFile *file)
{
    OutputName text;

    if (!output_name_init(&text, name)) {
        return REMOVAL_NEEDLESS;
    }
    /* Of a page whose worker was killed. */
    output_file_clean(folder, name, NAMING_TEMPORARY);
    for (; file; file = file->next) {
        if (output_file_matches(folder, name, &file->entry)) {
            return unlinkat(folder, text.text, 0) == 0 ? REMOVAL_DONE : REMOVAL_FAILED;
        }
        if (errno == ENOENT) {
            return REMOVAL_NEEDLESS;
        }
    }
    return REMOVAL_REFUSED;
}

/* Removes what an earlier build wrote. */
static Removal remove_known(Output *output, const KnownFile *file)
{
    Slice path = file->entry.path;
    int folder = output_folders_get(&output->folders, path_folder(path), false);

    if (folder < 0) {
        bool is_gone = errno == ENOENT || errno == ENOTDIR || errno == ELOOP;

        return is_gone ? REMOVAL_NEEDLESS : REMOVAL_FAILED;
    }

    Removal removal = remove_file(folder, path_name(path), file);

    if (removal == REMOVAL_DONE || removal == REMOVAL_NEEDLESS) {
        output_folders_remove_empty(&output->folders, path_folder(path));
    }
    return removal;
}

static void remove_stale(Finish *finish, const KnownFile *file)
{
    Output *output = finish->output;

    switch (remove_known(output, file)) {
    case REMOVAL_DONE:
        output->removed_count++;
        break;
    case REMOVAL_NEEDLESS:
        break;
    case REMOVAL_REFUSED:
        diagnostic_add_file(finish->diagnostics, SLICE("output/changed"), SEVERITY_INFO,
                            path_join(output->arena, output->root, file->entry.path),
                            "not removed: somebody changed it since memoc wrote it");
        break;
    case REMOVAL_FAILED:
        add_failure(finish, file->entry.path, "remove", errno);
        keep_known(finish, file);
        break;
    }
}

/* Moves what a record tells of, with all that is in the same entry of the root, unless `moves` (entry -> errno) tells that it was. */
static void leave_stage(Output *output, Map *moves, OutputRecord *record)
{
    MapEntry *move = map_get(moves, output_stage_entry(record->entry.path));

    if (!move->value) {
        int *error = arena_new(output->arena, int);

        *error = output_stage_move(output->stage.root, output->folders.root, move->key) ? 0 : errno;
        move->value = error;
    }
    record->error = *(const int *)move->value;
    if (record->error != 0) {
        record->state = OUTPUT_FAILED;
    }
}

/* From the first move on there are files of ours outside of the stage: the manifest knows them before. */
static void announce_stage(Finish *finish)
{
    Output *output = finish->output;
    Map *records = &finish->records;
    OutputEntry *entries = arena_new_array(output->arena, OutputEntry, records->count);
    size_t count = 0;

    for (size_t i = 0; i < records->count; i++) {
        const OutputRecord *record = records->entries[i].value;

        if (record->state == OUTPUT_WRITTEN) {
            entries[count++] = record->entry;
        }
    }
    if (!manifest_replace(&output->manifest, entries, count)) {
        add_failure(finish, SLICE(OUTPUT_MANIFEST), "write", errno);
    }
}

static void finish_stage(Finish *finish)
{
    Output *output = finish->output;
    Map moves;

    if (output->keeps_all) {
        output->removed_count += output_stage_tidy(output->arena, output->root, &finish->records);
    }
    announce_stage(finish);
    map_init(&moves, output->arena);
    for (size_t i = 0; i < finish->records.count; i++) {
        OutputRecord *record = finish->records.entries[i].value;

        if (record->state == OUTPUT_WRITTEN) {
            leave_stage(output, &moves, record);
        }
    }
    output_folders_close(&output->stage);
    if (unlinkat(output->folders.root, OUTPUT_STAGE, AT_REMOVEDIR) != 0) {
        output_stage_remove(output->arena, output->root);
    }
}

static void finish_files(Finish *finish)
{
    Output *output = finish->output;
    const Map *known = &output->manifest.known;

    for (size_t i = 0; i < output->record_count; i++) {
        map_set(&finish->records, output->records[i].entry.path, &output->records[i]);
    }
    if (output->is_staged) {
        finish_stage(finish);
    }
    for (size_t i = 0; i < finish->records.count; i++) {
        count_record(finish, finish->records.entries[i].value);
    }
    for (size_t i = 0; i < known->count; i++) {
        if (map_find(&finish->records, known->entries[i].key)) {
            continue;
        }
        if (output->keeps_all) {
            keep_known(finish, known->entries[i].value);
        } else {
            remove_stale(finish, known->entries[i].value);
        }
    }
}

void output_finish(Output *output, DiagnosticList *diagnostics)
{
    Finish finish = {.output = output, .diagnostics = diagnostics};

    map_init(&finish.records, output->arena);
    /* Workers that died wrote files that no record tells of. */
    if (!output->is_staged && !manifest_read_journal(&output->manifest)) {
        add_failure(&finish, SLICE(""), "read the journal of", errno);
    }
    finish_files(&finish);

    bool is_in_manifest = output->is_staged && output->failed_count == 0;

    if (!is_in_manifest &&
        !manifest_replace(&output->manifest, finish.entries, finish.entry_count)) {
        add_failure(&finish, SLICE(OUTPUT_MANIFEST), "write", errno);
    }
    manifest_close(&output->manifest);
    output_folders_close(&output->folders);
}
