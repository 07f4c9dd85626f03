#include "render/report_tally.h"

static const struct {
    const char *name;
    const char *key; /* in JSON */
} states[REPORT_STATE_COUNT] = {
    [REPORT_FRESH] = {"fresh", "fresh"},       [REPORT_DUE_SOON] = {"due-soon", "due_soon"},
    [REPORT_STALE] = {"stale", "stale"},       [REPORT_VERY_STALE] = {"very-stale", "very_stale"},
    [REPORT_UNDATED] = {"undated", "undated"}, [REPORT_EXEMPT] = {"exempt", "exempt"},
};

ReportState report_state_of_page(const Page *page)
{
    const UnitHeader *header = page->unit.header;

    switch (page->freshness) {
    case FRESHNESS_FRESH:
        return REPORT_FRESH;
    case FRESHNESS_DUE_SOON:
        return REPORT_DUE_SOON;
    case FRESHNESS_STALE:
        return REPORT_STALE;
    case FRESHNESS_VERY_STALE:
        return REPORT_VERY_STALE;
    case FRESHNESS_UNKNOWN:
        break;
    }

    bool is_exempt = (header->flags & UNIT_OPTED_OUT) != 0 || header->updated.has_date ||
                     header->cadence_kind == CADENCE_NEVER;

    return is_exempt ? REPORT_EXEMPT : REPORT_UNDATED;
}

const char *report_state_name(ReportState state)
{
    return states[state].name;
}

uint32_t report_tally_total(const ReportTally *tally)
{
    uint32_t total = 0;

    for (size_t i = 0; i < REPORT_STATE_COUNT; i++) {
        total += tally->counts[i];
    }
    return total;
}

uint32_t report_tally_stale(const ReportTally *tally)
{
    return tally->counts[REPORT_STALE] + tally->counts[REPORT_VERY_STALE];
}

uint32_t report_percent(uint32_t part, uint32_t whole)
{
    return whole == 0 ? 0 : (uint32_t)(((uint64_t)part * 100 + whole / 2) / whole);
}

void report_tally_write(JsonWriter *json, const ReportTally *tally)
{
    json_write_integer_field(json, "documents", report_tally_total(tally));
    for (size_t i = 0; i < REPORT_STATE_COUNT; i++) {
        json_write_integer_field(json, states[i].key, tally->counts[i]);
    }
}
