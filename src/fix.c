#include "fix.h"

#include "base/edit_plan.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/path.h"
#include "base/temporary_name.h"
#include "document/rule.h"

#include <errno.h>
#include <stdlib.h>

/* ---- files of the walk ---- */

/* The file of that path, or NULL: findings may be about something else, a folder or memoc.yaml. */
static FixedFile *find_file(const Fixer *fixer, Slice path)
{
    size_t low = 0;
    size_t high = fixer->build->walk.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = slice_compare(fixer->files[middle].path, path);
        if (order == 0) {
            return &fixer->files[middle];
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return NULL;
}

static SourceFile *source_of(const Fixer *fixer, const FixedFile *file)
{
    return &fixer->build->walk.files[file - fixer->files];
}

/* What is wrong with a file that nobody but a person should touch. */
static bool is_bar(Slice rule)
{
    static const RuleId bars[] = {
        RULE_ENCODING_INVALID_UTF8,      RULE_FRONT_MATTER_UNTERMINATED,
        RULE_FRONT_MATTER_YAML,          RULE_FRONT_MATTER_NOT_MAPPING,
        RULE_FRONT_MATTER_DUPLICATE_KEY, RULE_FRONT_MATTER_SECOND_BLOCK,
    };
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        if (slice_equals(rule, rule_get(bars[i])->id)) {
            return true;
        }
    }
    return false;
}

/* Looks at all findings, those that are off too. */
static void look(Fixer *fixer)
{
    const DiagnosticList *findings = &fixer->build->findings;
    for (size_t i = 0; i < findings->count; i++) {
        if (!is_bar(findings->items[i].rule)) {
            continue;
        }
        FixedFile *file = find_file(fixer, findings->items[i].path);
        if (file != NULL) {
            file->is_spoiled = file->is_spoiled || (!file->is_barred && file->is_read);
            file->is_barred = true;
        }
    }
}

void fixer_init(Fixer *fixer, Build *build)
{
    *fixer = (Fixer){
        .build = build,
        .arena = build->arena,
        .files = arena_new_array(build->arena, FixedFile, build->walk.count),
    };
    for (size_t i = 0; i < build->walk.count; i++) {
        fixer->files[i].path = build->walk.files[i].path;
    }
    look(fixer);
}

bool fixed_file_is_changed(const FixedFile *file)
{
    return !slice_equals(file->before, file->after);
}

static void set_text(const Fixer *fixer, FixedFile *file, Slice text)
{
    SourceFile *source = source_of(fixer, file);
    file->after = text;
    source->text = text;
    source->size = text.size;
    source->has_text = true;
}

/* ---- a round ---- */

static const Unit *find_unit(const Build *build, Slice path)
{
    size_t low = 0;
    size_t high = build->unit_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const Unit *unit = &build->units[middle];
        int order = slice_compare(unit_text(unit, unit->header->path), path);
        if (order == 0) {
            return unit;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return NULL;
}

/* Reads the file. False when it is not the one that was compiled: then the places of edits are not those in it. */
static bool read_before(const Fixer *fixer, FixedFile *file)
{
    const Unit *unit = find_unit(fixer->build, file->path);
    Slice path = path_join(fixer->arena, fixer->build->settings->root, file->path);
    if (unit == NULL || !file_read(fixer->arena, path, UINT32_MAX, &file->before)) {
        return false;
    }
    Hash128 hash = hash_128(file->before);
    file->after = file->before;
    file->is_read = true;
    return hash.high == unit->header->source_hash_high && hash.low == unit->header->source_hash_low;
}

static int compare_first_edits(const void *left, const void *right)
{
    const Diagnostic *a = *(const Diagnostic *const *)left;
    const Diagnostic *b = *(const Diagnostic *const *)right;
    if (a->edits[0].span.start != b->edits[0].span.start) {
        return a->edits[0].span.start < b->edits[0].span.start ? -1 : 1;
    }
    return (a > b) - (a < b); /* they are sorted */
}

/* Makes what can be made at once of the edits of findings about one file. False when that changes nothing. */
static bool mend_file(const Fixer *fixer, FixedFile *file, const Diagnostic **findings,
                      size_t count)
{
    if (!file->is_read && !read_before(fixer, file)) {
        file->is_barred = true;
        file->outcome = FIX_CHANGED;
        return false;
    }
    Arena scratch;
    EditPlan plan;
    size_t mended = 0;
    arena_init(&scratch, NULL);
    edit_plan_init(&plan, &scratch, file->after);
    qsort((void *)findings, count, sizeof *findings, compare_first_edits);
    for (size_t i = 0; i < count; i++) {
        mended += edit_plan_add(&plan, findings[i]) ? 1 : 0;
    }
    if (mended > 0) {
        set_text(fixer, file, arena_copy(fixer->arena, edit_plan_apply(&plan)));
        file->finding_count += mended;
    }
    arena_free(&scratch);
    return mended > 0;
}

/* The findings about the file that `from` is about, which stand together, and can be mended: into `found`. Returns where the next begin. */
static size_t take_findings(const DiagnosticList *findings, size_t from, const Diagnostic **found,
                            size_t *count)
{
    size_t at = from;
    *count = 0;
    while (at < findings->count &&
           slice_equals(findings->items[at].path, findings->items[from].path)) {
        if (findings->items[at].edit_count > 0) {
            found[(*count)++] = &findings->items[at];
        }
        at++;
    }
    return at;
}

/* Files with new text: their numbers in the walk. */
typedef struct ChangedFiles {
    size_t *numbers;
    size_t count;
} ChangedFiles;

static ChangedFiles changed_files(const Fixer *fixer)
{
    return (ChangedFiles){.numbers =
                              arena_new_array(fixer->arena, size_t, fixer->build->walk.count)};
}

static void add_changed(ChangedFiles *changed, const Fixer *fixer, const FixedFile *file)
{
    changed->numbers[changed->count++] = (size_t)(file - fixer->files);
}

static void mend_all(const Fixer *fixer, ChangedFiles *changed)
{
    const DiagnosticList *findings = &fixer->build->findings;
    const Diagnostic **found =
        (const Diagnostic **)arena_take(fixer->arena, arena_size(findings->count, sizeof *found));
    size_t next;
    for (size_t at = 0; at < findings->count; at = next) {
        size_t count;
        next = take_findings(findings, at, found, &count);
        FixedFile *file = count > 0 ? find_file(fixer, findings->items[at].path) : NULL;
        if (file != NULL && !file->is_barred && mend_file(fixer, file, found, count)) {
            add_changed(changed, fixer, file);
        }
    }
}

/* What an edit has spoiled is as it was, and stays so. */
static void take_back(const Fixer *fixer, ChangedFiles *changed)
{
    for (size_t i = 0; i < fixer->build->walk.count; i++) {
        FixedFile *file = &fixer->files[i];
        if (file->is_spoiled) {
            file->is_spoiled = false;
            file->finding_count = 0;
            set_text(fixer, file, file->before);
            add_changed(changed, fixer, file);
        }
    }
}

static FixStep compile_again(Fixer *fixer, const ChangedFiles *changed)
{
    if (changed->count == 0) {
        return FIX_STEP_DONE;
    }
    if (!build_compile_again(fixer->build, changed->numbers, changed->count) ||
        !build_link(fixer->build)) {
        return FIX_STEP_FAILED;
    }
    look(fixer);
    return FIX_STEP_MENDED;
}

FixStep fixer_mend(Fixer *fixer)
{
    ChangedFiles changed = changed_files(fixer);
    take_back(fixer, &changed);
    if (fixer->round++ < FIX_ROUNDS_MOST) {
        mend_all(fixer, &changed);
    }
    return compile_again(fixer, &changed);
}

/* ---- files ---- */

static void write_file(const Fixer *fixer, Slice root, FixedFile *file)
{
    Arena scratch;
    Slice real;
    Slice now;
    arena_init(&scratch, NULL);
    if (!file_real_path(&scratch, path_join(&scratch, fixer->build->settings->root, file->path),
                        &real) ||
        !file_read(&scratch, real, UINT32_MAX, &now) || !slice_equals(now, file->before)) {
        file->outcome = FIX_CHANGED;
    } else if (!path_is_below(real, root)) {
        file->outcome = FIX_OUTSIDE;
    } else {
        bool is_written = file_write(real, file->after, FILE_PRECIOUS, NULL);
        file->error = errno;
        file->outcome = is_written ? FIX_WRITTEN : FIX_FAILED;
    }
    arena_free(&scratch);
}

static bool is_document(void *context, Slice path)
{
    return map_find_entry(context, path) != NULL;
}

/* Beside documents, and where symbolic links to them lead. */
static void remove_leftovers(const Fixer *fixer)
{
    Arena scratch;
    Map documents;
    Map folders;
    arena_init(&scratch, NULL);
    map_init(&documents, &scratch);
    map_init(&folders, &scratch);
    for (size_t i = 0; i < fixer->build->walk.count; i++) {
        Slice real;
        Slice path = path_join(&scratch, fixer->build->settings->root, fixer->files[i].path);
        if (file_real_path(&scratch, path, &real)) {
            map_get(&documents, real);
            map_get(&folders, path_folder(real));
        }
    }
    for (size_t i = 0; i < folders.count; i++) {
        temporary_name_clean(folders.entries[i].key, is_document, &documents);
    }
    arena_free(&scratch);
}

void fixer_write(Fixer *fixer)
{
    Slice root;
    if (!file_real_path(fixer->arena, fixer->build->settings->root, &root)) {
        root = fixer->build->settings->root;
    }
    remove_leftovers(fixer);
    for (size_t i = 0; i < fixer->build->walk.count; i++) {
        if (fixed_file_is_changed(&fixer->files[i])) {
            write_file(fixer, root, &fixer->files[i]);
        }
    }
}

FixStep fixer_forget(Fixer *fixer)
{
    ChangedFiles changed = changed_files(fixer);
    for (size_t i = 0; i < fixer->build->walk.count; i++) {
        FixedFile *file = &fixer->files[i];
        if (fixed_file_is_changed(file) && file->outcome != FIX_WRITTEN) {
            source_of(fixer, file)->has_text = false;
            add_changed(&changed, fixer, file);
        }
    }
    return compile_again(fixer, &changed);
}
