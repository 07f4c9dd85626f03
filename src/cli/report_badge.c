#include "cli/report_badge.h"

#include "base/utf8.h"
#include "base/xml.h"
#include "cli/report_due.h"

#include <inttypes.h>

enum {
    UNITS_PER_LETTER = 2048, /* of the widths */
    LETTER_SIZE = 110,       /* tenths of a pixel */
    PADDING = 60,            /* beside a text */
    WIDTH_FIRST = ' ',
    WIDTH_LAST = '~',
    WIDTH_OTHER = 2048, /* as wide as high: no letter of Latin is wider */
};

/* Widths of Verdana's letters, which most machines have; where another font is taken, textLength makes it fit. */
static const uint16_t letter_widths[] = {
    720,  806,  940,  1676, 1302, 2204, 1488, 550,  930,  930,  1302, 1676, /* ' ' to '+' */
    745,  930,  745,  930,  1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, /* ',' to '7' */
    1302, 1302, 930,  930,  1676, 1676, 1676, 1117, 2048, 1400, 1404, 1430, /* '8' to 'C' */
    1578, 1295, 1177, 1588, 1539, 862,  931,  1419, 1140, 1726, 1532, 1612, /* 'D' to 'O' */
    1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260, 1403, 930,  /* 'P' to '[' */
    930,  930,  1676, 1302, 1302, 1230, 1276, 1067, 1276, 1220, 720,  1276, /* '\' to 'g' */
    1296, 562,  705,  1212, 562,  1992, 1296, 1243, 1276, 1276, 874,  1067, /* 'h' to 's' */
    807,  1296, 1212, 1676, 1212, 1212, 1076, 1300, 930,  1300, 1676,       /* 't' to '~' */
};

_Static_assert(sizeof letter_widths / sizeof *letter_widths == WIDTH_LAST - WIDTH_FIRST + 1,
               "a width for each letter");

uint32_t badge_text_width(Slice text)
{
    uint64_t width = 0;

    for (size_t at = 0; at < text.size;) {
        uint32_t letter = utf8_decode(text, &at);
        bool is_known = letter >= WIDTH_FIRST && letter <= WIDTH_LAST;

        width += is_known ? letter_widths[letter - WIDTH_FIRST] : WIDTH_OTHER;
    }
    return (uint32_t)(width * LETTER_SIZE / UNITS_PER_LETTER);
}

/* On each of them white letters have a contrast of at least 4.5 (WCAG 2.1, 1.4.3). */
const char *badge_color(int percent)
{
    static const struct {
        int from;
        const char *color;
    } colors[] = {
        {90, "#1a7f37"}, /* green */
        {75, "#4d7a00"}, /* between green and yellow */
        {50, "#8a6500"}, /* yellow, as dark as it must be */
        {25, "#b35000"}, /* orange */
        {0, "#c92a2a"},  /* red */
    };

    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++) {
        if (percent >= colors[i].from) {
            return colors[i].color;
        }
    }
    return "#666666";
}

static void add_tenths(Buffer *out, uint32_t tenths)
{
    buffer_add_format(out, "%" PRIu32 ".%" PRIu32, tenths / 10, tenths % 10);
}

static void write_text(Buffer *out, Slice text, uint32_t left)
{
    buffer_add_string(out, "<text x=\"");
    add_tenths(out, left + PADDING);
    buffer_add_string(out, "\" y=\"14\" textLength=\"");
    add_tenths(out, badge_text_width(text));
    buffer_add_string(out, "\">");
    xml_write_text(out, text);
    buffer_add_string(out, "</text>\n");
}

static void write_box(Buffer *out, uint32_t left, uint32_t width, const char *color)
{
    buffer_add_string(out, "<rect x=\"");
    add_tenths(out, left);
    buffer_add_string(out, "\" width=\"");
    add_tenths(out, width);
    buffer_add_format(out, "\" height=\"20\" fill=\"%s\"/>\n", color);
}

static void write_head(Buffer *out, Slice title, uint32_t width)
{
    buffer_add_string(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    add_tenths(out, width);
    buffer_add_string(out, "\" height=\"20\" role=\"img\"");
    xml_write_attribute(out, "aria-label", title);
    buffer_add_string(out, ">\n<title>");
    xml_write_text(out, title);
    buffer_add_string(out, "</title>\n<clipPath id=\"round\"><rect width=\"");
    add_tenths(out, width);
    buffer_add_string(out, "\" height=\"20\" rx=\"3\"/></clipPath>\n");
}

void badge_write(Buffer *out, Slice label, Slice value, const char *color)
{
    Slice title = arena_format(out->arena, "%.*s: %.*s", SLICE_PRINT(label), SLICE_PRINT(value));
    uint32_t left = badge_text_width(label) + 2 * PADDING;
    uint32_t right = badge_text_width(value) + 2 * PADDING;

    write_head(out, title, left + right);
    buffer_add_string(out, "<g clip-path=\"url(#round)\">\n");
    write_box(out, 0, left, "#444444");
    write_box(out, left, right, color);
    buffer_add_string(out, "</g>\n<g fill=\"#ffffff\" font-family=\"Verdana,Geneva,DejaVu Sans,"
                           "sans-serif\" font-size=\"11\">\n");
    write_text(out, label, 0);
    write_text(out, value, left);
    buffer_add_string(out, "</g>\n</svg>\n");
}

void report_write_badge(Buffer *out, const Report *report)
{
    DueDocuments due;

    report_due(report, &due);

    int percent = due_fresh_percent(&due);
    Slice value =
        percent >= 0 ? arena_format(out->arena, "%d %% fresh", percent) : SLICE("not judged");

    badge_write(out, SLICE("docs"), value, badge_color(percent));
}
