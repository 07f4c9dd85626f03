#include "render/report.h"

#include "base/path.h"
#include "document/generated_address.h"

static const Report rows[REPORT_KIND_COUNT] = {
    [REPORT_INDEX] = {.name = "index",
                      .title = "Reports",
                      .description = "What is known about these documents as a whole.",
                      .template = "report-index"},
    [REPORT_FRESHNESS] = {.name = "freshness",
                          .title = "Freshness",
                          .description = "What is stale, what is due for review, and when.",
                          .template = "report-freshness"},
    [REPORT_OWNERS] = {.name = "owners",
                       .title = "Owners",
                       .description = "Who looks after which documents.",
                       .template = "report-values"},
    [REPORT_STATUSES] = {.name = "statuses",
                         .title = "Statuses",
                         .description = "Documents by what they say of their status.",
                         .template = "report-values"},
    [REPORT_TAGS] = {.name = "tags",
                     .title = "Tags",
                     .description = "Documents by tag.",
                     .template = "report-values"},
};

/* JSON is where it always is: no document has its page there. */
static void set_addresses(ReportSet *set, Arena *arena, const GeneratedAddresses *addresses)
{
    Slice folder = generated_folder(set->site, REPORT_FOLDER);

    for (size_t i = 0; i < REPORT_KIND_COUNT; i++) {
        Report *report = &set->items[i];
        Slice name = slice_from_string(report->name);
        uint32_t number = 1;

        report->address = generated_address(addresses, folder, name, &number);
        report->json_address =
            path_join(arena, folder, arena_format(arena, "%.*s.json", SLICE_PRINT(name)));
    }
}

static void count_states(ReportSet *set)
{
    const Site *site = set->site;

    for (uint32_t i = 0; i < site->page_count; i++) {
        if (site->pages[i].published) {
            set->tally.counts[report_state_of_page(&site->pages[i])]++;
        }
    }
}

void report_set_init(ReportSet *set, Arena *arena, const GeneratedAddresses *addresses)
{
    const Site *site = addresses->site;

    *set = (ReportSet){.site = site, .count = REPORT_KIND_COUNT};
    count_states(set);
    report_forecast_init(&set->forecast, arena, site);
    report_groups_init(&set->owners, arena, site, report_value_owner);
    report_groups_init(&set->statuses, arena, site, report_value_status);
    report_groups_init(&set->tags, arena, site, report_value_tag);
    for (size_t i = 0; i < REPORT_KIND_COUNT; i++) {
        set->items[i] = rows[i];
    }
    set_addresses(set, arena, addresses);
    set->items[REPORT_OWNERS].groups = &set->owners;
    set->items[REPORT_STATUSES].groups = &set->statuses;
    set->items[REPORT_TAGS].groups = &set->tags;
}

bool report_set_has_address(const ReportSet *set, Slice address)
{
    for (uint32_t i = 0; i < set->count; i++) {
        if (slice_equals(set->items[i].address, address)) {
            return true;
        }
    }
    return false;
}
