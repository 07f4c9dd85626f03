#include "render/report_forecast.h"

#include <stdlib.h>

typedef struct DuePage {
    Date due;
    uint32_t number;
} DuePage;

bool report_has_due(const Page *page)
{
    return page->published && (page->unit.header->flags & UNIT_HAS_DUE) != 0;
}

/* Pages are numbered by their path. */
static int compare_due(const void *a, const void *b)
{
    const DuePage *left = a;
    const DuePage *right = b;

    if (left->due != right->due) {
        return left->due < right->due ? -1 : 1;
    }
    return left->number < right->number ? -1 : 1;
}

/* The day after today from which on it is stale; FORECAST_DAYS for later. */
static uint32_t first_stale_day(const Site *site, Date due)
{
    Date last = date_add(due, site->settings->freshness.grace);

    if (last < site->today) {
        return 0;
    }
    return last - site->today < FORECAST_DAYS - 1 ? (uint32_t)(last - site->today) + 1
                                                  : FORECAST_DAYS;
}

/* In which window a page is, by its due day; WINDOW_COUNT for later ones. What is due, but not stale yet, is in the second. */
static size_t find_window(const ReportForecast *forecast, const Site *site, Date due)
{
    if (first_stale_day(site, due) == 0) {
        return 0;
    }
    for (size_t i = 1; i < WINDOW_COUNT; i++) {
        if (due - site->today <= (Date)forecast->windows[i].days) {
            return i;
        }
    }
    return WINDOW_COUNT;
}

static void count_page(ReportForecast *forecast, const Site *site, const DuePage *page)
{
    size_t window = find_window(forecast, site, page->due);
    uint32_t day = first_stale_day(site, page->due);

    forecast->pages[forecast->page_count++] = page->number;
    if (window < WINDOW_COUNT) {
        forecast->windows[window].count++;
    }
    if (page->due >= site->today && page->due - site->today < FORECAST_DAYS) {
        forecast->due[page->due - site->today]++;
    }
    if (day < FORECAST_DAYS) {
        forecast->stale[day]++;
    }
}

/* What became stale on each day becomes what is stale on it. */
static void add_up(ReportForecast *forecast)
{
    for (size_t i = 1; i < WINDOW_COUNT; i++) {
        const ReportWindow *before = &forecast->windows[i - 1];

        forecast->windows[i].first = before->first + before->count;
    }
    for (size_t i = 1; i < FORECAST_DAYS; i++) {
        forecast->stale[i] += forecast->stale[i - 1];
    }
}

static void list_months(ReportForecast *forecast)
{
    for (uint32_t i = 0; i < FORECAST_DAYS; i++) {
        int year;
        int month;
        int day;

        date_to_civil(forecast->today + (Date)i, &year, &month, &day);
        if ((i == 0 || day == 1) && forecast->month_count < FORECAST_MONTHS) {
            forecast->months[forecast->month_count++] =
                (ReportMonth){.day = i, .stale = forecast->stale[i]};
        }
        forecast->months[forecast->month_count - 1].due += forecast->due[i];
    }
}

void report_forecast_init(ReportForecast *forecast, Arena *arena, const Site *site)
{
    static const uint32_t days[WINDOW_COUNT] = {0, 7, 30, 90};
    DuePage *found = arena_new_array(arena, DuePage, (size_t)site->page_count + 1);
    uint32_t count = 0;

    *forecast = (ReportForecast){.today = site->today};
    for (size_t i = 0; i < WINDOW_COUNT; i++) {
        forecast->windows[i].days = days[i];
    }
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];

        if (report_has_due(page)) {
            found[count++] = (DuePage){page->unit.header->due, i};
        }
    }
    qsort(found, count, sizeof *found, compare_due);
    forecast->pages = arena_new_array(arena, uint32_t, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        count_page(forecast, site, &found[i]);
    }
    add_up(forecast);
    list_months(forecast);
}
