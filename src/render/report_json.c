#include "render/report_json.h"

enum { REPORT_VERSION = 1 };

static void write_date_field(JsonWriter *json, const char *key, Date date)
{
    char text[DATE_TEXT_SIZE];

    json_write_string_field(json, key, slice_from_string(date_to_text(date, text)));
}

/* ---- the list of all ---- */

static void write_index(JsonWriter *json, const ReportSet *set)
{
    json_write_key(json, "reports");
    json_begin_array(json);
    for (size_t i = REPORT_INDEX + 1; i < REPORT_KIND_COUNT; i++) {
        const Report *report = &set->items[i];

        json_begin_object(json);
        json_write_string_field(json, "name", slice_from_string(report->name));
        json_write_string_field(json, "title", slice_from_string(report->title));
        json_write_string_field(json, "description", slice_from_string(report->description));
        json_write_string_field(json, "url", report->address);
        json_write_string_field(json, "json", report->json_address);
        json_end_object(json);
    }
    json_end_array(json);
}

/* ---- freshness ---- */

static void write_document(JsonWriter *json, const ReportSet *set, const Page *page)
{
    const UnitHeader *header = page->unit.header;
    ReportState state = report_state_of_page(page);

    buffer_add_byte(json->out, '\n');
    json_begin_object(json);
    json_write_string_field(json, "path", page->path);
    json_write_string_field(json, "title", unit_text(&page->unit, header->title));
    json_write_string_field(json, "url", page->url);
    json_write_string_field(json, "state", slice_from_string(report_state_name(state)));
    json_write_text_field(json, "owner", page->owner);
    json_write_text_field(json, "status", unit_text(&page->unit, header->status_base));
    if (header->updated.has_date) {
        write_date_field(json, "last_updated", header->updated.date);
    }
    if (report_has_due(page)) {
        write_date_field(json, "due", header->due);
        json_write_integer_field(json, "days_overdue", (int64_t)set->site->today - header->due);
    }
    json_end_object(json);
    buffer_spill(json->out);
}

/* Those with a due day by it, then the others by path. */
static void write_documents(JsonWriter *json, const ReportSet *set)
{
    const Site *site = set->site;

    json_write_key(json, "documents");
    json_begin_array(json);
    for (uint32_t i = 0; i < set->forecast.page_count; i++) {
        write_document(json, set, &site->pages[set->forecast.pages[i]]);
    }
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (site->pages[i].published && !report_has_due(&site->pages[i])) {
            write_document(json, set, &site->pages[i]);
        }
    }
    json_end_array(json);
}

static void write_windows(JsonWriter *json, const ReportForecast *forecast)
{
    static const char *const keys[WINDOW_COUNT] = {NULL, "7", "30", "90"};
    uint32_t count = 0;

    json_write_key(json, "due_within");
    json_begin_object(json);
    for (size_t i = 1; i < WINDOW_COUNT; i++) {
        count += forecast->windows[i].count;
        json_write_key(json, keys[i]);
        json_write_integer(json, count);
    }
    json_end_object(json);
}

static void write_forecast(JsonWriter *json, const ReportForecast *forecast)
{
    json_write_key(json, "forecast");
    json_begin_array(json);
    for (uint32_t i = 0; i < forecast->month_count; i++) {
        const ReportMonth *month = &forecast->months[i];

        json_begin_object(json);
        write_date_field(json, "date", forecast->today + (Date)month->day);
        json_write_integer_field(json, "stale", month->stale);
        json_write_integer_field(json, "due", month->due);
        json_end_object(json);
    }
    json_end_array(json);
    json_write_key(json, "calendar");
    json_begin_array(json);
    for (int i = 0; i < FORECAST_DAYS; i++) {
        if (forecast->due[i] > 0) {
            json_begin_object(json);
            write_date_field(json, "date", forecast->today + i);
            json_write_integer_field(json, "due", forecast->due[i]);
            json_end_object(json);
        }
    }
    json_end_array(json);
}

static void write_freshness(JsonWriter *json, const ReportSet *set)
{
    json_write_key(json, "summary");
    json_begin_object(json);
    report_tally_write(json, &set->tally);
    json_end_object(json);
    write_windows(json, &set->forecast);
    write_forecast(json, &set->forecast);
    write_documents(json, set);
}

/* ---- values ---- */

static void write_group(JsonWriter *json, const ReportSet *set, const ReportGroup *group)
{
    json_begin_object(json);
    if (group->name.size > 0) {
        json_write_string_field(json, "name", group->name);
    }
    report_tally_write(json, &group->tally);
    json_write_key(json, "paths");
    json_begin_array(json);
    for (uint32_t i = 0; i < group->page_count; i++) {
        json_write_string(json, set->site->pages[group->pages[i]].path);
    }
    json_end_array(json);
    json_end_object(json);
    buffer_spill(json->out);
}

static void write_values(JsonWriter *json, const ReportSet *set, const Report *report)
{
    const ReportGroups *groups = report->groups;
    const ReportGroup *without = NULL;

    json_write_string_field(json, "report", slice_from_string(report->name));
    json_write_key(json, "values");
    json_begin_array(json);
    for (uint32_t i = 0; i < groups->count; i++) {
        if (groups->items[i]->name.size == 0) {
            without = groups->items[i];
        } else {
            buffer_add_byte(json->out, '\n');
            write_group(json, set, groups->items[i]);
        }
    }
    json_end_array(json);
    if (without != NULL) {
        json_write_key(json, "without");
        write_group(json, set, without);
    }
}

void report_json_write(Buffer *out, const ReportSet *set, ReportKind kind)
{
    JsonWriter json;

    json_init(&json, out, 0);
    json_begin_object(&json);
    json_write_integer_field(&json, "version", REPORT_VERSION);
    write_date_field(&json, "today", set->site->today);
    if (kind == REPORT_INDEX) {
        write_index(&json, set);
    } else if (kind == REPORT_FRESHNESS) {
        write_freshness(&json, set);
    } else {
        write_values(&json, set, &set->items[kind]);
    }
    json_end_object(&json);
    buffer_add_byte(out, '\n');
}
