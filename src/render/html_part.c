#include "render/html_part.h"

#include "base/path.h"
#include "render/graph_page.h"
#include "render/html_escape.h"
#include "render/linked_data.h"
#include "render/page_body.h"
#include "render/record_body.h"
#include "render/report_chart.h"

static void write_heading(Renderer *renderer, const Page *page)
{
    Buffer *out = renderer->templates.out;
    size_t size = page_heading_size(page);

    if (size > 0) {
        page_write_body(out, renderer->site, page, 0, size);
        return;
    }
    buffer_add(out, SLICE("<h1>"));
    html_write_text(out, unit_text(&page->unit, page->unit.header->title));
    buffer_add(out, SLICE("</h1>"));
}

static void write_body(Renderer *renderer, const Page *page)
{
    page_write_body(renderer->templates.out, renderer->site, page, page_heading_size(page),
                    SIZE_MAX);
}

static void write_record(Renderer *renderer, uint32_t number)
{
    const RecordPlace *place = &renderer->collections.places[number];
    const Page *page = &renderer->site->pages[place->page];
    RecordView view = {
        .page = page,
        .row = &unit_records(&page->unit)[place->row],
        .is_derived = place->is_derived,
        .page_url = path_relative(&renderer->scratch, renderer->base, page->url),
        .answers = renderer->answers,
    };

    record_body_write(renderer->templates.out, &renderer->scratch, &view);
}

/* A writer of JSON keeps what is open in its buffer's arena: not in that of the page, which all pages share. */
static void write_linked_data(Renderer *renderer, const Page *page)
{
    Buffer json;

    buffer_init(&json, &renderer->scratch);
    linked_data_write(&json, &renderer->scratch, renderer->site, page);
    html_write_raw(renderer->templates.out, buffer_slice(&json));
}

void html_part_write(Renderer *renderer, HtmlPart part, uint32_t number)
{
    switch (part) {
    case PART_HEADING:
        write_heading(renderer, &renderer->site->pages[number]);
        break;
    case PART_BODY:
        write_body(renderer, &renderer->site->pages[number]);
        break;
    case PART_CURRENT:
        navigation_mark(renderer, number);
        break;
    case PART_RECORD:
        write_record(renderer, number);
        break;
    case PART_LINKED_DATA:
        write_linked_data(renderer, &renderer->site->pages[number]);
        break;
    case PART_CHART_BAR:
        report_chart_bar(renderer->templates.out, &renderer->reports.tally);
        break;
    case PART_CHART_CALENDAR:
        report_chart_calendar(renderer->templates.out, &renderer->reports.forecast);
        break;
    case PART_CHART_AGEING:
        report_chart_ageing(renderer->templates.out, &renderer->reports.forecast);
        break;
    case PART_GRAPH:
        graph_page_write_drawing(renderer);
        break;
    case PART_GRAPH_LIST:
        graph_page_write_list(renderer);
        break;
    }
}
