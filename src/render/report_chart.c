#include "render/report_chart.h"

static const char *const month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

enum { CHART_WIDTH = 720 };

static void begin_chart(Buffer *out, const char *name, int height, const char *title)
{
    buffer_add_format(out,
                      "<svg class=\"chart\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                      "role=\"img\" aria-labelledby=\"chart:%s-title chart:%s-text\">\n"
                      "<title id=\"chart:%s-title\">%s</title>\n<desc id=\"chart:%s-text\">",
                      CHART_WIDTH, height, CHART_WIDTH, height, name, name, name, title, name);
}

static const char *plural(uint32_t count)
{
    return count == 1 ? "" : "s";
}

/* ---- the bar ---- */

enum { BAR_TOP = 18, BAR_HEIGHT = 26 };

typedef struct StateLook {
    const char *mark; /* as in the template "freshness" */
    const char *path; /* what is drawn over the colour, in a square of 8; NULL: nothing */
} StateLook;

static const StateLook looks[REPORT_STATE_COUNT] = {
    [REPORT_FRESH] = {"●", NULL},
    [REPORT_DUE_SOON] = {"◐", "M4 0V8"},
    [REPORT_STALE] = {"▲", "M-2 2L2 -2M0 8L8 0M6 10L10 6"},
    [REPORT_VERY_STALE] = {"■", "M0 0L8 8M0 8L8 0"},
    [REPORT_UNDATED] = {"?", "M0 4H8"},
    [REPORT_EXEMPT] = {"–", "M0 4H2M4 4H6"},
};

static void write_patterns(Buffer *out)
{
    buffer_add_string(out, "<defs>\n");
    for (size_t i = 0; i < REPORT_STATE_COUNT; i++) {
        if (looks[i].path != NULL) {
            buffer_add_format(out,
                              "<pattern id=\"chart:%s\" width=\"8\" height=\"8\" "
                              "patternUnits=\"userSpaceOnUse\"><path class=\"chart-pattern\" "
                              "d=\"%s\"/></pattern>\n",
                              report_state_name((ReportState)i), looks[i].path);
        }
    }
    buffer_add_string(out, "</defs>\n");
}

static void write_bar_part(Buffer *out, ReportState state, uint32_t count, int left, int width)
{
    enum { LABEL_WIDTH = 34 };
    const char *name = report_state_name(state);

    buffer_add_format(out, "<g><title>%s: %u</title>\n", name, count);
    buffer_add_format(out,
                      "<rect class=\"state-%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
                      name, left, BAR_TOP, width, BAR_HEIGHT);
    if (looks[state].path != NULL) {
        buffer_add_format(
            out, "<rect fill=\"url(#chart:%s)\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
            name, left, BAR_TOP, width, BAR_HEIGHT);
    }
    if (width >= LABEL_WIDTH) {
        buffer_add_format(out, "<text class=\"chart-label\" x=\"%d\" y=\"12\">%s %u</text>\n", left,
                          looks[state].mark, count);
    }
    buffer_add_string(out, "</g>\n");
}

void report_chart_bar(Buffer *out, const ReportTally *tally)
{
    enum { GAP = 2 };
    uint32_t total = report_tally_total(tally);
    uint32_t before = 0;

    begin_chart(out, "bar", BAR_TOP + BAR_HEIGHT + 2, "Documents by freshness");
    for (size_t i = 0; i < REPORT_STATE_COUNT; i++) {
        buffer_add_format(out, "%s%s: %u", i > 0 ? ", " : "", report_state_name((ReportState)i),
                          tally->counts[i]);
    }
    buffer_add_format(out, "; of %u document%s.</desc>\n", total, plural(total));
    write_patterns(out);
    for (size_t i = 0; i < REPORT_STATE_COUNT; i++) {
        uint32_t count = tally->counts[i];
        int left = (int)((uint64_t)before * CHART_WIDTH / (total > 0 ? total : 1));

        before += count;

        int end = (int)((uint64_t)before * CHART_WIDTH / (total > 0 ? total : 1));
        int width = end - left - GAP;

        if (count > 0) {
            write_bar_part(out, (ReportState)i, count, left, width > 2 ? width : 2);
        }
    }
    buffer_add_string(out, "</svg>\n");
}

/* ---- the calendar ---- */

enum {
    CELL = 13, /* from one to the next */
    CALENDAR_LEFT = 30,
    CALENDAR_TOP = 20,
    CALENDAR_LEVELS = 4,
};

/* Sides of the squares: none has to tell levels apart by colour. */
static const int level_sizes[CALENDAR_LEVELS + 1] = {3, 5, 7, 9, 11};

/* 0 for Monday; the day 0 is a Thursday. */
static int weekday_of(Date date)
{
    return (int)(((int64_t)date - DATE_FIRST + 5) % 7);
}

/* The same everywhere, so that one day with hundreds does not make all others look alike. */
static int level_of(uint32_t count)
{
    static const uint32_t least[CALENDAR_LEVELS] = {1, 2, 5, 10};
    int level = 0;

    while (level < CALENDAR_LEVELS && count >= least[level]) {
        level++;
    }
    return level;
}

static void write_month_labels(Buffer *out, Date monday)
{
    int before = 0;

    for (int column = 0; column < FORECAST_DAYS / 7 + 1; column++) {
        int year;
        int month;
        int day;
        int later;

        date_to_civil(monday + 7 * column, &year, &month, &day);
        date_to_civil(monday + 7 * (column + 2), &year, &later, &day);
        if (month != before && later == month) {
            buffer_add_format(out, "<text class=\"chart-label\" x=\"%d\" y=\"12\">%s</text>\n",
                              CALENDAR_LEFT + CELL * column, month_names[month - 1]);
            before = month;
        }
    }
}

static void write_weekday_labels(Buffer *out)
{
    static const char *const names[] = {"Mon", NULL, "Wed", NULL, "Fri", NULL, NULL};

    for (int i = 0; i < 7; i++) {
        if (names[i] != NULL) {
            buffer_add_format(out, "<text class=\"chart-label\" x=\"0\" y=\"%d\">%s</text>\n",
                              CALENDAR_TOP + CELL * i + 10, names[i]);
        }
    }
}

/* The corner of a square of that size in the middle of a day's cell. */
static void find_corner(int at, int size, int *x, int *y)
{
    *x = CALENDAR_LEFT + CELL * (at / 7) + (CELL - size) / 2;
    *y = CALENDAR_TOP + CELL * (at % 7) + (CELL - size) / 2;
}

/* All days on which nothing is due, in one path: there are many. `first` is the weekday of the first. */
static void write_free_days(Buffer *out, const ReportForecast *forecast, int first)
{
    int size = level_sizes[0];

    buffer_add_string(out, "<path class=\"chart-none\" d=\"");
    for (int i = 0; i < FORECAST_DAYS; i++) {
        if (forecast->due[i] == 0) {
            int x;
            int y;

            find_corner(first + i, size, &x, &y);
            buffer_add_format(out, "M%d %dh%dv%dh-%dz", x, y, size, size, size);
        }
    }
    buffer_add_string(out, "\"/>\n");
}

static void write_due_days(Buffer *out, const ReportForecast *forecast, int first)
{
    for (int i = 0; i < FORECAST_DAYS; i++) {
        uint32_t count = forecast->due[i];
        char date[DATE_TEXT_SIZE];
        int size = level_sizes[level_of(count)];
        int x;
        int y;

        if (count == 0) {
            continue;
        }
        find_corner(first + i, size, &x, &y);
        buffer_add_format(out,
                          "<rect class=\"chart-day\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\">"
                          "<title>%s: %u due</title></rect>\n",
                          x, y, size, size, date_to_text(forecast->today + i, date), count);
    }
}

void report_chart_calendar(Buffer *out, const ReportForecast *forecast)
{
    int first = weekday_of(forecast->today);
    uint32_t total = 0;
    uint32_t most = 0;

    for (size_t i = 0; i < FORECAST_DAYS; i++) {
        total += forecast->due[i];
        most = forecast->due[i] > most ? forecast->due[i] : most;
    }
    begin_chart(out, "calendar", CALENDAR_TOP + CELL * 7 + 2, "Reviews due, day by day");
    buffer_add_format(out,
                      "A column for each of 53 weeks, a square for each day: the larger, the more "
                      "reviews are due. %u in all, at most %u on a day.</desc>\n",
                      total, most);
    write_month_labels(out, forecast->today - first);
    write_weekday_labels(out);
    write_free_days(out, forecast, first);
    write_due_days(out, forecast, first);
    buffer_add_string(out, "</svg>\n");
}

/* ---- the curve ---- */

enum {
    PLOT_LEFT = 46,
    PLOT_RIGHT = 706,
    PLOT_TOP = 28,
    PLOT_BOTTOM = 196,
};

static int x_of_day(uint32_t day)
{
    return PLOT_LEFT + (int)day * (PLOT_RIGHT - PLOT_LEFT) / (FORECAST_DAYS - 1);
}

static int y_of_share(uint32_t part, uint32_t whole)
{
    const uint64_t height = PLOT_BOTTOM - PLOT_TOP;

    return PLOT_BOTTOM - (whole == 0 ? 0 : (int)((part * height + whole / 2) / whole));
}

static void write_grid(Buffer *out)
{
    for (uint32_t share = 0; share <= 100; share += 25) {
        int y = y_of_share(share, 100);

        buffer_add_format(
            out,
            "<path class=\"chart-grid\" d=\"M%d %dH%d\"/>\n<text class=\"chart-label\" "
            "x=\"%d\" y=\"%d\" text-anchor=\"end\">%u%%</text>\n",
            PLOT_LEFT, y, PLOT_RIGHT, PLOT_LEFT - 8, y + 4, share);
    }
    buffer_add_format(out,
                      "<text class=\"chart-label\" x=\"0\" y=\"12\">Share of documents that are "
                      "stale</text>\n<text class=\"chart-label\" x=\"%d\" y=\"%d\" "
                      "text-anchor=\"end\">First day of the month</text>\n",
                      PLOT_RIGHT, PLOT_BOTTOM + 36);
}

static void write_steps(Buffer *out, const ReportForecast *forecast)
{
    uint32_t before = forecast->stale[0];

    buffer_add_format(out, "M%d %d", PLOT_LEFT, y_of_share(before, forecast->page_count));
    for (uint32_t i = 1; i < FORECAST_DAYS; i++) {
        if (forecast->stale[i] != before) {
            before = forecast->stale[i];
            buffer_add_format(out, "H%dV%d", x_of_day(i), y_of_share(before, forecast->page_count));
        }
    }
    buffer_add_format(out, "H%d", PLOT_RIGHT);
}

/* A point of the curve, with what it says in a title. */
static void write_point(Buffer *out, const ReportForecast *forecast, uint32_t day)
{
    uint32_t stale = forecast->stale[day];
    char date[DATE_TEXT_SIZE];

    buffer_add_format(out,
                      "<circle class=\"chart-point\" cx=\"%d\" cy=\"%d\" r=\"3\"><title>%s: %u of "
                      "%u (%u%%)</title></circle>\n",
                      x_of_day(day), y_of_share(stale, forecast->page_count),
                      date_to_text(forecast->today + (Date)day, date), stale, forecast->page_count,
                      report_percent(stale, forecast->page_count));
}

static void write_months(Buffer *out, const ReportForecast *forecast)
{
    for (uint32_t i = 0; i < forecast->month_count; i++) {
        uint32_t at = forecast->months[i].day;
        int year;
        int month;
        int day;

        write_point(out, forecast, at);
        date_to_civil(forecast->today + (Date)at, &year, &month, &day);
        if (day == 1) {
            buffer_add_format(out,
                              "<text class=\"chart-label\" x=\"%d\" y=\"%d\" "
                              "text-anchor=\"middle\">%s</text>\n",
                              x_of_day(at), PLOT_BOTTOM + 18, month_names[month - 1]);
        }
    }
}

void report_chart_ageing(Buffer *out, const ReportForecast *forecast)
{
    const uint32_t last = FORECAST_DAYS - 1;
    uint32_t total = forecast->page_count;

    begin_chart(out, "ageing", PLOT_BOTTOM + 42, "Stale documents, if nobody reviews");
    buffer_add_format(out,
                      "A curve that only rises: %u%% of %u documents are stale today, %u%% in a "
                      "year.</desc>\n",
                      report_percent(forecast->stale[0], total), total,
                      report_percent(forecast->stale[last], total));
    write_grid(out);
    buffer_add_string(out, "<path class=\"chart-area\" d=\"");
    write_steps(out, forecast);
    buffer_add_format(out, "V%dH%dz\"/>\n<path class=\"chart-line\" d=\"", PLOT_BOTTOM, PLOT_LEFT);
    write_steps(out, forecast);
    buffer_add_string(out, "\"/>\n");
    write_months(out, forecast);
    write_point(out, forecast, last);
    buffer_add_string(out, "</svg>\n");
}
