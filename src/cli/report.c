#include "cli/report.h"

#include "base/harmless.h"
#include "cli/report_github.h"
#include "cli/report_gitlab.h"
#include "cli/report_json.h"
#include "cli/report_junit.h"
#include "cli/report_markdown.h"
#include "cli/report_rdjson.h"
#include "cli/report_sarif.h"
#include "cli/report_text.h"
#include "document/rule.h"
#include "base/repository.h"

#include <stdlib.h>

const char *const report_formats[REPORT_FORMAT_COUNT + 1] = {
    [REPORT_TEXT] = "text",     [REPORT_JSON] = "json",     [REPORT_JSONL] = "jsonl",
    [REPORT_SARIF] = "sarif",   [REPORT_JUNIT] = "junit",   [REPORT_GITHUB] = "github",
    [REPORT_GITLAB] = "gitlab", [REPORT_RDJSON] = "rdjson", [REPORT_MARKDOWN] = "markdown",
};

static void (*const writers[REPORT_FORMAT_COUNT])(Buffer *out, const Report *report) = {
    [REPORT_TEXT] = report_write_text,         [REPORT_JSON] = report_write_json,
    [REPORT_JSONL] = report_write_jsonl,       [REPORT_SARIF] = report_write_sarif,
    [REPORT_JUNIT] = report_write_junit,       [REPORT_GITHUB] = report_write_github,
    [REPORT_GITLAB] = report_write_gitlab,     [REPORT_RDJSON] = report_write_rdjson,
    [REPORT_MARKDOWN] = report_write_markdown,
};

void report_write(Buffer *out, const Report *report, ReportFormat format)
{
    writers[format](out, report);
}

/* "docs/" when the project is the folder "docs" of its repository. */
static Slice find_folder(Arena *arena, const Project *project)
{
    Slice root = project->settings.root;
    Slice repository;

    if (!repository_find(arena, root, &repository)) {
        return (Slice){NULL, 0};
    }

    Slice below = slice_from(root, repository.size);

    while (slice_starts_with(below, SLICE("/"))) {
        below = slice_from(below, 1);
    }
    return below.size > 0 ? arena_format(arena, "%.*s/", SLICE_PRINT(below)) : below;
}

void report_init(Report *report, Arena *arena, const Project *project)
{
    *report = (Report){
        .arena = arena,
        .project = project,
        .findings = &project->build.findings,
        .fail_on = SEVERITY_ERROR,
        .folder = find_folder(arena, project),
    };
    for (size_t i = 0; i < project->build.walk.count; i++) {
        report->document_count += project_has_path(project, project->build.walk.files[i].path);
    }
}

const Fingerprint *report_fingerprints(const Report *report)
{
    const Project *project = report->project;

    return project->has_baseline ? project->new_fingerprints
                                 : fingerprint_list(report->arena, report->findings);
}

Slice report_path(const Report *report, Slice path)
{
    if (path.size == 0 || report->folder.size == 0) {
        return path;
    }
    return arena_format(report->arena, "%.*s%.*s", SLICE_PRINT(report->folder), SLICE_PRINT(path));
}

Slice report_describe(const Report *report, const Diagnostic *finding)
{
    const Rule *rule = rule_find(finding->rule);
    bool is_general = rule != NULL && slice_is(finding->help, rule->help);
    Buffer out;

    buffer_init(&out, report->arena);
    harmless_add(&out, finding->message);
    if (!is_general && finding->help.size > 0) {
        buffer_add_string(&out, " (");
        harmless_add(&out, finding->help);
        buffer_add_byte(&out, ')');
    }
    return buffer_slice(&out);
}

static int compare_page(const void *key, const void *item)
{
    const Slice *path = key;
    const Page *page = item;

    return slice_compare(*path, page->path);
}

const Page *report_find_page(const Report *report, Slice path)
{
    const Site *site = &report->project->build.site;

    return site->page_count > 0
               ? bsearch(&path, site->pages, site->page_count, sizeof *site->pages, compare_page)
               : NULL;
}

Slice report_owner(const Report *report, Slice path)
{
    return slice_trim(build_owner(&report->project->build, path));
}

/* The findings from `at` on that are about the same file. */
static size_t count_same(const DiagnosticList *findings, size_t at)
{
    size_t end = at + 1;

    while (end < findings->count &&
           slice_equals(findings->items[end].path, findings->items[at].path)) {
        end++;
    }
    return end - at;
}

/* The next file with findings, or `path` when that comes first or is the same; moves `*at` behind its findings. */
static ReportFile next_file(const DiagnosticList *findings, size_t *at, const Slice *path)
{
    ReportFile file = {.path = path != NULL ? *path : (Slice){NULL, 0}};
    const Diagnostic *first = &findings->items[*at];

    if (*at < findings->count && (path == NULL || slice_compare(first->path, *path) <= 0)) {
        file.path = first->path;
        file.findings = first;
        file.count = count_same(findings, *at);
        *at += file.count;
    }
    return file;
}

/* The next document from `*next` on that was asked for, or NULL. */
static const Slice *find_asked(const Report *report, size_t *next)
{
    const Walk *walk = &report->project->build.walk;

    while (*next < walk->count && !project_has_path(report->project, walk->files[*next].path)) {
        ++*next;
    }
    return *next < walk->count ? &walk->files[*next].path : NULL;
}

ReportFile *report_files(const Report *report, size_t *count)
{
    const DiagnosticList *findings = report->findings;
    size_t most = report->document_count + findings->count;
    ReportFile *files = arena_new_array(report->arena, ReportFile, most);
    size_t document = 0;
    size_t finding = 0;

    *count = 0;
    for (;;) {
        const Slice *path = find_asked(report, &document);

        if (path == NULL && finding == findings->count) {
            return files;
        }

        ReportFile file = next_file(findings, &finding, path);

        document += path != NULL && slice_equals(file.path, *path);
        files[(*count)++] = file;
    }
}
