#include "cli/report_source.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { JOINED_SIZE_MOST = 4000 };

void report_source_init(ReportSource *opened, const Report *report)
{
    *opened = (ReportSource){.report = report};
    arena_init(&opened->arena, report->arena->budget);
}

void report_source_free(ReportSource *opened)
{
    arena_free(&opened->arena);
}

static int compare_file(const void *key, const void *item)
{
    const Slice *path = key;
    const SourceFile *file = item;

    return slice_compare(*path, file->path);
}

/* The bytes there now. */
static bool read_bytes(ReportSource *opened, Slice path, Slice *bytes)
{
    const Project *project = opened->report->project;
    const Walk *walk = &project->build.walk;
    const SourceFile *file = walk->count > 0 ? bsearch(&path, walk->files, walk->count,
                                                       sizeof *walk->files, compare_file)
                                             : NULL;

    if (file == NULL) {
        return false;
    }
    if (file->has_text) {
        *bytes = file->text;
        return true;
    }
    /* One that has grown is another file. */
    return file_read(&opened->arena, path_join(&opened->arena, project->settings.root, path),
                     file->size + 1, bytes);
}

static bool is_same(const Page *page, Slice bytes)
{
    Hash128 hash = hash_128(bytes);

    return page->unit.header->source_hash_high == hash.high &&
           page->unit.header->source_hash_low == hash.low;
}

bool report_source_open(ReportSource *opened, Slice path)
{
    const Page *page = report_find_page(opened->report, path);
    Slice bytes;

    if (path.size > 0 && slice_equals(opened->path, path)) {
        return opened->is_known;
    }
    arena_reset(&opened->arena);
    opened->path = path;
    opened->is_known = page != NULL && read_bytes(opened, path, &bytes) && is_same(page, bytes);
    if (opened->is_known) {
        source_init(&opened->source, &opened->arena, path, bytes);
    }
    return opened->is_known;
}

uint32_t report_source_byte_column(ReportSource *opened, uint32_t offset)
{
    uint32_t line = source_line_number(&opened->source, offset);

    return offset - source_line_start(&opened->source, line) + 1;
}

bool report_source_has_bom(const ReportSource *opened)
{
    return slice_starts_with(opened->source.bytes, SLICE("\xEF\xBB\xBF"));
}

bool report_source_join_edits(ReportSource *opened, const Diagnostic *finding, Edit *joined)
{
    const Edit *edits = finding->edits;
    size_t count = finding->edit_count;
    Slice bytes = opened->source.bytes;
    Buffer text;

    if (count == 0 || edits[count - 1].span.end - edits[0].span.start > JOINED_SIZE_MOST) {
        return false;
    }
    buffer_init(&text, &opened->arena);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            buffer_add(&text, slice_part(bytes, edits[i - 1].span.end, edits[i].span.start));
        }
        buffer_add(&text, edits[i].text);
    }
    *joined = edits[0];
    joined->span.end = edits[count - 1].span.end;
    joined->end = edits[count - 1].end;
    joined->text = buffer_slice(&text);
    return text.size <= JOINED_SIZE_MOST && utf8_find_invalid(joined->text) == text.size;
}
