/*
 * report_chart.h - the charts of the freshness report: SVG that stands in a page.
 *
 * Colours are classes, for the theme to set; nothing is told by colour alone. The bar's parts have patterns and their numbers, a day
 * of the calendar is the larger the more is due, and each chart says in words what it shows. What a chart needs of ids begins with
 * "chart:". No style attributes: a page's Content-Security-Policy forbids them.
 *
 * Classes: chart; state-fresh, state-due-soon …; chart-label, chart-none, chart-day, chart-area, chart-line, chart-grid, chart-point.
 */
#ifndef RENDER_REPORT_CHART_H
#define RENDER_REPORT_CHART_H

#include "base/buffer.h"
#include "render/report_forecast.h"
#include "render/report_tally.h"

/* How many documents are in each state, as one bar. */
void report_chart_bar(Buffer *out, const ReportTally *tally);

/* The days of the year ahead, weeks by weekdays, by how many reviews are due. */
void report_chart_calendar(Buffer *out, const ReportForecast *forecast);

/* Which share is stale in the year ahead, if nobody reviews. */
void report_chart_ageing(Buffer *out, const ReportForecast *forecast);

#endif
