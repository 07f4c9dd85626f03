/*
 * report_badge.h - the share of fresh documents as a picture: "docs | 97 % fresh".
 *
 * An SVG for a README: no font, picture or script from elsewhere, and a text for those who do not see it.
 */
#ifndef CLI_REPORT_BADGE_H
#define CLI_REPORT_BADGE_H

#include "cli/report.h"

void report_write_badge(Buffer *out, const Report *report);

/* A badge of a label and a value; `color` as CSS has it, dark enough for white letters. */
void badge_write(Buffer *out, Slice label, Slice value, const char *color);

/* The color for `percent`; for -1, where nothing is judged, too. */
const char *badge_color(int percent);

/* How wide text is in the badge's letters, in tenths of a pixel. */
uint32_t badge_text_width(Slice text);

#endif
