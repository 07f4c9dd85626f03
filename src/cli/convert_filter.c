#include "cli/convert_filter.h"

#include "cli/project.h"
#include "document/rule.h"
#include "filter/filter_set.h"

static ViewNode *make_view(void *context)
{
    const ConvertFilter *job = context;

    return filter_view_of(job->arena, job->view(job->context), true);
}

static void report(void *context, const Filter *filter, const ScriptError *error,
                   const ViewNode *at)
{
    ConvertFilter *job = context;

    filter_report_error(job->findings, job->source, filter, error, at);
}

static void run_all(ConvertFilter *job, FilterSet *set)
{
    const Filter **filters = arena_new_array(job->arena, const Filter *, set->count);
    GivenRecordList records = {.arena = job->arena}; /* nobody asks for them */
    FilterSubject subject = {
        .path = job->source->path,
        .source = job->source,
        .front_matter = job->front_matter,
        .findings = job->findings,
        .records = &records,
    };
    FilterDocument document = {
        .arena = job->arena,
        .format = job->format,
        .subject = &subject,
        .view = make_view,
        .fail = report,
        .context = job,
    };

    for (size_t i = 0; i < set->count; i++) {
        filters[i] = &set->filters[i];
    }

    const ViewNode *pandoc = filter_runner_run(&set->runner, filters, set->count, &document);

    job->result = pandoc ? filter_view_from(job->arena, pandoc) : NULL;
}

int convert_filter_run(ConvertFilter *job)
{
    const OptionValues *given = option_list(job->line, "lua-filter");
    FilterSetOptions options = {
        .root = SLICE("."),
        .is_trusted = option_flag(job->line, "trust-filters"),
        .paths = given->items,
        .count = given->count,
    };
    Date today;
    FilterSet set;
    ScriptError error;

    if (given->count == 0) {
        return EXIT_STATUS_CLEAN;
    }
    if (!command_today(job->line, &today)) {
        return EXIT_STATUS_USAGE;
    }
    options.today = today;
    if (!filter_set_open(&set, &options, job->arena, &error)) {
        return (int)project_say_script_error(job->line, &error);
    }
    run_all(job, &set);
    filter_set_close(&set);
    return EXIT_STATUS_CLEAN;
}
