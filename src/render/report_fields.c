#include "render/report_fields.h"

#include "base/path.h"
#include "render/renderer.h"

#include <lauxlib.h>

enum {
    TABLE_ROWS_MOST = 200, /* of one table of the freshness report */
    NEXT_MOST = 10,
};

static const Report *report_at(const Renderer *renderer, uint32_t number)
{
    return &renderer->reports.items[number];
}

/* ---- counts ---- */

static void set_integer(lua_State *lua, const char *name, uint32_t value)
{
    lua_pushinteger(lua, value);
    lua_setfield(lua, -2, name);
}

/* Pushes a list of {state =, count =, share =}. */
static void push_tally(lua_State *lua, const ReportTally *tally)
{
    uint32_t total = report_tally_total(tally);

    luaL_checkstack(lua, 8, NULL);
    lua_createtable(lua, REPORT_STATE_COUNT, 0);
    for (uint32_t i = 0; i < REPORT_STATE_COUNT; i++) {
        lua_createtable(lua, 0, 3);
        lua_pushstring(lua, report_state_name((ReportState)i));
        lua_setfield(lua, -2, "state");
        set_integer(lua, "count", tally->counts[i]);
        set_integer(lua, "share", report_percent(tally->counts[i], total));
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

/* ---- reports ---- */

static void push_report_ageing(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_part(lua, renderer, PART_CHART_AGEING, 0);
}

static void push_report_bar(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_part(lua, renderer, PART_CHART_BAR, 0);
}

static void push_report_calendar(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    renderer_push_part(lua, renderer, PART_CHART_CALENDAR, 0);
}

static void push_report_canonical(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_canonical(lua, renderer, report_at(renderer, number)->address);
}

static void push_report_dated(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    lua_pushinteger(lua, renderer->reports.forecast.page_count);
}

static void push_report_description(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushstring(lua, report_at(renderer, number)->description);
}

static void push_report_folder(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const Site *site = renderer->site;
    uint32_t found = SITE_NONE;

    for (uint32_t i = 0; i < site->folder_count; i++) {
        if (slice_equals(site->folders[i].address, report_at(renderer, number)->address)) {
            found = i;
        }
    }
    renderer_push_folder(lua, renderer, found);
}

static uint32_t number_of_group(ReportKind kind, const ReportGroup *group)
{
    return group->place * REPORT_KIND_COUNT + kind;
}

static void push_report_groups(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const ReportGroups *groups = report_at(renderer, number)->groups;
    lua_Integer place = 0;

    luaL_checkstack(lua, 8, NULL);
    lua_newtable(lua);
    for (uint32_t i = 0; groups != NULL && i < groups->count; i++) {
        if (groups->items[i]->is_shown) {
            template_value_push(lua, renderer->kinds.group,
                                number_of_group((ReportKind)number, groups->items[i]));
            lua_rawseti(lua, -2, ++place);
        }
    }
}

static void push_report_hidden(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const ReportGroups *groups = report_at(renderer, number)->groups;

    lua_pushinteger(lua, groups != NULL ? groups->count - groups->shown_count : 0);
}

static void push_report_json(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_url(lua, renderer, report_at(renderer, number)->json_address);
}

/* Pushes a list of {date =, due =, stale =, share =}. */
static void push_report_months(lua_State *lua, Renderer *renderer, uint32_t number)
{
    const ReportForecast *forecast = &renderer->reports.forecast;
    char date[DATE_TEXT_SIZE];

    (void)number;
    luaL_checkstack(lua, 8, NULL);
    lua_createtable(lua, (int)forecast->month_count, 0);
    for (uint32_t i = 0; i < forecast->month_count; i++) {
        const ReportMonth *month = &forecast->months[i];

        lua_createtable(lua, 0, 4);
        lua_pushstring(lua, date_to_text(forecast->today + (Date)month->day, date));
        lua_setfield(lua, -2, "date");
        set_integer(lua, "due", month->due);
        set_integer(lua, "stale", month->stale);
        set_integer(lua, "share", report_percent(month->stale, forecast->page_count));
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_report_name(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushstring(lua, report_at(renderer, number)->name);
}

static void push_report_states(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    push_tally(lua, &renderer->reports.tally);
}

static void push_report_title(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushstring(lua, report_at(renderer, number)->title);
}

static void push_report_today(lua_State *lua, Renderer *renderer, uint32_t number)
{
    char date[DATE_TEXT_SIZE];

    (void)number;
    lua_pushstring(lua, date_to_text(renderer->site->today, date));
}

static void push_report_total(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    lua_pushinteger(lua, report_tally_total(&renderer->reports.tally));
}

static void push_report_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_url(lua, renderer, report_at(renderer, number)->address);
}

/* Pushes {days =, count =, pages = {}}. */
static void push_window(lua_State *lua, Renderer *renderer, const ReportWindow *window)
{
    uint32_t shown = window->count < TABLE_ROWS_MOST ? window->count : TABLE_ROWS_MOST;

    lua_createtable(lua, 0, 3);
    if (window->days > 0) {
        set_integer(lua, "days", window->days);
    }
    set_integer(lua, "count", window->count);
    renderer_push_pages(lua, renderer, &renderer->reports.forecast.pages[window->first], shown);
    lua_setfield(lua, -2, "pages");
}

static void push_report_windows(lua_State *lua, Renderer *renderer, uint32_t number)
{
    (void)number;
    luaL_checkstack(lua, 8, NULL);
    lua_createtable(lua, WINDOW_COUNT, 0);
    for (uint32_t i = 0; i < WINDOW_COUNT; i++) {
        push_window(lua, renderer, &renderer->reports.forecast.windows[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static const TemplateField report_fields[] = {
    {"ageing", push_report_ageing,
     "HTML of a chart: which share of the documents is stale in the year ahead"},
    {"bar", push_report_bar, "HTML of a chart: how many documents are in each state"},
    {"calendar", push_report_calendar, "HTML of a chart: on which days reviews are due"},
    {"canonical", push_report_canonical, "absolute URL; nil for a site without a url"},
    {"dated", push_report_dated, "how many documents have a day on which a review is due"},
    {"description", push_report_description, "what it shows, in a sentence"},
    {"folder", push_report_folder,
     "the project's own folder that has its index at the same address; mostly nil"},
    {"groups", push_report_groups,
     "list of the values that the report is about, those with most documents; else empty"},
    {"hidden", push_report_hidden, "how many values are not in that list"},
    {"json", push_report_json, "URL of the same as JSON"},
    {"months", push_report_months,
     "list of today and the first days of months in the year ahead, each with date, due, stale "
     "and share"},
    {"name", push_report_name, "index, freshness, owners, statuses or tags"},
    {"states", push_report_states,
     "list of the states of documents, each with state, count, share"},
    {"title", push_report_title, "Freshness, Owners …"},
    {"today", push_report_today, "the day of the build: 2026-01-19"},
    {"total", push_report_total, "how many documents the site has"},
    {"url", push_report_url, "where it is, relative to the page that is being written"},
    {"windows", push_report_windows,
     "four lists of pages by due day: stale, and due in 7, 30 and 90 days, each with days, count, "
     "pages"},
};

const TemplateKind report_kind = {"report", report_fields,
                                  sizeof report_fields / sizeof *report_fields};

/* ---- groups ---- */

static ReportKind kind_of_group(uint32_t number)
{
    return (ReportKind)(number % REPORT_KIND_COUNT);
}

static const ReportGroups *groups_of(const Renderer *renderer, uint32_t number)
{
    return report_at(renderer, kind_of_group(number))->groups;
}

static const ReportGroup *group_at(const Renderer *renderer, uint32_t number)
{
    return groups_of(renderer, number)->items[number / REPORT_KIND_COUNT];
}

static void push_group_anchor(lua_State *lua, Renderer *renderer, uint32_t number)
{
    template_push_text(lua, group_at(renderer, number)->anchor);
}

static void push_group_count(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, group_at(renderer, number)->page_count);
}

static void push_group_name(lua_State *lua, Renderer *renderer, uint32_t number)
{
    if (group_at(renderer, number)->name.size > 0) {
        renderer_push_title(lua, renderer, group_at(renderer, number)->name);
    } else {
        lua_pushnil(lua);
    }
}

static uint32_t shown_pages(const Renderer *renderer, uint32_t number)
{
    uint32_t most = groups_of(renderer, number)->pages_most;
    uint32_t count = group_at(renderer, number)->page_count;

    return count < most ? count : most;
}

static void push_group_hidden(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, (lua_Integer)group_at(renderer, number)->page_count -
                             shown_pages(renderer, number));
}

static void push_group_pages(lua_State *lua, Renderer *renderer, uint32_t number)
{
    renderer_push_pages(lua, renderer, group_at(renderer, number)->pages,
                        shown_pages(renderer, number));
}

static void push_group_stale(lua_State *lua, Renderer *renderer, uint32_t number)
{
    lua_pushinteger(lua, report_tally_stale(&group_at(renderer, number)->tally));
}

static void push_group_states(lua_State *lua, Renderer *renderer, uint32_t number)
{
    push_tally(lua, &group_at(renderer, number)->tally);
}

static void push_group_place(lua_State *lua, Renderer *renderer, ReportKind kind,
                             const ReportGroup *group)
{
    Arena *scratch = &renderer->scratch;
    Slice address = report_at(renderer, kind)->address;
    Slice anchor = path_percent_encode(scratch, group->anchor);

    renderer_push_url(lua, renderer, address);
    lua_pushfstring(lua, "#%s", arena_string(scratch, anchor));
    lua_concat(lua, 2);
}

static void push_group_url(lua_State *lua, Renderer *renderer, uint32_t number)
{
    push_group_place(lua, renderer, kind_of_group(number), group_at(renderer, number));
}

static const TemplateField group_fields[] = {
    {"anchor", push_group_anchor, "the identifier of its place in the report's page"},
    {"count", push_group_count, "how many documents have it"},
    {"hidden", push_group_hidden, "how many of them are not in `pages`"},
    {"name", push_group_name, "the owner, status or tag; nil for documents that have none"},
    {"pages", push_group_pages, "list of its documents by path, at most a hundred"},
    {"stale", push_group_stale, "how many of them are stale"},
    {"states", push_group_states,
     "list of the states of its documents, each with state, count, share"},
    {"url", push_group_url,
     "where it is in its report, relative to the page that is being written"},
};

const TemplateKind group_kind = {"group", group_fields, sizeof group_fields / sizeof *group_fields};

/* ---- for pages and the site ---- */

void report_push_value_url(lua_State *lua, Renderer *renderer, ReportKind kind, Slice value)
{
    const ReportSet *reports = &renderer->reports;
    const ReportGroup *group = NULL;

    if (reports->count > 0 && value.size > 0) {
        group = report_groups_find_shown(reports->items[kind].groups, value);
    }
    if (group != NULL) {
        push_group_place(lua, renderer, kind, group);
    } else {
        lua_pushnil(lua);
    }
}

void report_push_all(lua_State *lua, Renderer *renderer)
{
    luaL_checkstack(lua, 8, NULL);
    lua_newtable(lua);
    for (uint32_t i = REPORT_INDEX + 1; i < renderer->reports.count; i++) {
        template_value_push(lua, renderer->kinds.report, i);
        lua_rawseti(lua, -2, i);
    }
}

void report_push_due(lua_State *lua, Renderer *renderer)
{
    const ReportForecast *forecast = &renderer->reports.forecast;
    const ReportWindow *last = &forecast->windows[WINDOW_COUNT - 1];
    uint32_t first = forecast->windows[1].first;
    uint32_t count = last->first + last->count - first;

    renderer_push_pages(lua, renderer, &forecast->pages[first],
                        count < NEXT_MOST ? count : NEXT_MOST);
}
