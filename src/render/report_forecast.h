/*
 * report_forecast.h - which reviews are due when, and what is stale when nobody makes them.
 *
 * Of the documents that have a due day. A year ahead is enough: with most cadences all are stale by then.
 */
#ifndef RENDER_REPORT_FORECAST_H
#define RENDER_REPORT_FORECAST_H

#include "document/site.h"

enum {
    FORECAST_DAYS = 365,  /* today and the 364 days after it: 53 weeks of a calendar at most */
    FORECAST_MONTHS = 14, /* at most: today, and the first days of months */
    WINDOW_COUNT = 4,
};

/* A part of the pages with a due day. */
typedef struct ReportWindow {
    uint32_t days;  /* due in that many days, and not in the window before; 0: stale */
    uint32_t first; /* in ReportForecast.pages */
    uint32_t count;
} ReportWindow;

/* From a day to the next month, or to the end of the forecast. */
typedef struct ReportMonth {
    uint32_t day;   /* after today */
    uint32_t due;   /* reviews that are due in it, from that day on */
    uint32_t stale; /* documents that are stale on that day */
} ReportMonth;

typedef struct ReportForecast {
    Date today;
    uint32_t *pages; /* that have a due day, by it; of equals by path */
    uint32_t page_count;
    ReportWindow windows[WINDOW_COUNT]; /* stale; due in 7, in 30, in 90 days */
    uint32_t due[FORECAST_DAYS];        /* on that day */
    uint32_t stale[FORECAST_DAYS];      /* on that day, if nobody reviews */
    ReportMonth months[FORECAST_MONTHS];
    uint32_t month_count;
} ReportForecast;

void report_forecast_init(ReportForecast *forecast, Arena *arena, const Site *site);

/* Only those pages that are published. */
bool report_has_due(const Page *page);

#endif
