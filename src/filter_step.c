#include "filter_step.h"

#include "document/rule.h"
#include "document/view_build.h"
#include "document/view_document.h"
#include "document/view_equal.h"
#include "document/view_metadata.h"
#include "document/view_store.h"
#include "markdown/fragment.h"

/* ---- the filters of a project ---- */

bool project_filters_open(ProjectFilters *filters, Arena *arena, const Settings *settings,
                          Date today, ScriptError *error)
{
    Slice *paths = arena_new_array(arena, Slice, settings->filter_count);
    FilterSetOptions options = {
        .root = settings->root,
        .is_confined = true,
        .is_trusted = settings->trust_filters,
        .today = today,
        .paths = paths,
        .count = settings->filter_count,
    };
    for (size_t i = 0; i < settings->filter_count; i++) {
        paths[i] = settings->filters[i].path;
    }
    filters->settings = settings;
    return filter_set_open(&filters->set, &options, arena, error);
}

void project_filters_close(ProjectFilters *filters)
{
    filter_set_close(&filters->set);
}

/* The filters for a document, in their order. */
static size_t choose_filters(const ProjectFilters *filters, const Document *document,
                             const Filter **chosen)
{
    size_t count = 0;
    for (size_t i = 0; i < filters->set.count; i++) {
        const FilterSettings *settings = &filters->settings->filters[i];
        if (settings_path_matches(&settings->paths, &settings->exclude, document->path)) {
            chosen[count++] = &filters->set.filters[i];
        }
    }
    return count;
}

Slice filter_step_names(const ProjectFilters *filters, const Document *document)
{
    const Filter **chosen = arena_new_array(document->arena, const Filter *, filters->set.count);
    size_t count = choose_filters(filters, document, chosen);
    Buffer names;
    buffer_init(&names, document->arena);
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&names, i > 0 ? ", " : "");
        buffer_add(&names, chosen[i]->path);
    }
    return buffer_slice(&names);
}

/* ---- a document ---- */

typedef struct FilterJob {
    Document *document;
    ViewBuilder builder;      /* for what the view leaves out at first */
    const ViewNode *metadata; /* that the first filter was given; NULL until one asks */
} FilterJob;

static Tree *parse_value(void *context, Arena *arena, Slice text)
{
    const FilterJob *job = context;
    return markdown_fragment(arena, text, job->document->path, job->document->settings->dialect);
}

static ViewNode *make_view(void *context)
{
    FilterJob *job = context;
    const Document *document = job->document;
    ViewOptions options = {
        .dialect = document->settings->dialect,
        .front_matter = document->front_matter,
        .parse = parse_value,
        .context = job,
        .is_lazy = true,
    };
    const View *view = view_from_tree(document->arena, &document->tree, &options);
    if (job->metadata == NULL) {
        job->metadata = view_copy(document->arena, view->meta);
    }
    return filter_view_of(document->arena, view, false);
}

static void expand(void *context, ViewNode *node)
{
    FilterJob *job = context;
    view_expand(&job->builder, node);
}

static void report(void *context, const Filter *filter, const ScriptError *error,
                   const ViewNode *at)
{
    FilterJob *job = context;
    filter_report_error(&job->document->findings, &job->document->source, filter, error, at);
}

/* What was read from front matter and tree is read again. */
static void take_result(FilterJob *job, const ViewNode *pandoc)
{
    Document *document = job->document;
    const View *view = filter_view_from(document->arena, pandoc);
    if (!view_equal(document->arena, view->meta, job->metadata)) {
        document->front_matter =
            value_from_metadata(document->arena, view->meta, document->front_matter, job->metadata);
    }
    view_store(&document->tree, document->arena, view, &document->source);
    document_read_metadata(document);
    document_collect(document);
}

void filter_step(ProjectFilters *filters, Document *document)
{
    const Filter **chosen = arena_new_array(document->arena, const Filter *, filters->set.count);
    size_t count = choose_filters(filters, document, chosen);
    FilterJob job = {.document = document};
    FilterSubject subject = {
        .path = document->path,
        .source = &document->source,
        .front_matter = document->front_matter,
        .metadata = &document->metadata,
        .findings = &document->findings,
        .records = &document->given,
    };
    FilterDocument given = {
        .arena = document->arena,
        .format = SLICE("html"),
        .subject = &subject,
        .view = make_view,
        .expand = expand,
        .fail = report,
        .context = &job,
    };
    if (count == 0 || document->is_costly) {
        return;
    }
    view_builder_init(&job.builder, document->arena, &document->tree, document->settings->dialect);
    const ViewNode *pandoc = filter_runner_run(&filters->set.runner, chosen, count, &given);
    if (pandoc != NULL) {
        take_result(&job, pandoc);
    }
}
