#include "check/freshness.h"

#include "base/edit_distance.h"
#include "base/hash.h"
#include "check/placeholder.h"

/* The name of a cadence that was most likely meant, or an empty text. */
static Slice find_nearest(Arena *scratch, const FreshnessSettings *settings, Slice name)
{
    Slice *names = arena_new_array(scratch, Slice, settings->cadence_count);

    for (size_t i = 0; i < settings->cadence_count; i++) {
        names[i] = settings->cadences[i].name;
    }
    return edit_distance_nearest(name, names, settings->cadence_count);
}

void check_freshness(Document *document)
{
    const Freshness *freshness = &document->metadata.freshness;
    const FreshnessSettings *settings = &document->settings->freshness;

    if (!freshness->cadence_is_bad || placeholder_is_text(freshness->cadence_raw)) {
        return;
    }

    Slice nearest = find_nearest(document->scratch, settings, freshness->cadence_raw);
    Diagnostic *finding;

    if (freshness->cadence_raw.size == 0) {
        finding_add(&document->findings, RULE_FRESHNESS_CADENCE, &document->source,
                    freshness->cadence_span, "\"%.*s\" is no text",
                    SLICE_PRINT(settings->cadence_field));
        return;
    }
    finding = finding_add(&document->findings, RULE_FRESHNESS_CADENCE, &document->source,
                          freshness->cadence_span,
                          "\"%.*s\" is no ISO 8601 duration, nor the name of a cadence",
                          SLICE_PRINT(freshness->cadence_raw));
    if (nearest.size > 0) {
        finding->help =
            arena_format(document->findings.arena, "did you mean \"%.*s\"?", SLICE_PRINT(nearest));
    }
}

/* A finding at the place of a date, which may be nowhere. */
static void add_at_date(DiagnosticList *list, RuleId rule, const Unit *unit, const UnitDate *date,
                        Slice message)
{
    Diagnostic *finding = finding_add_file(list, rule, unit_text(unit, unit->header->path), "%.*s",
                                           SLICE_PRINT(message));

    finding->line = date->line;
    finding->column = date->column;
    finding->end_line = date->end_line;
    finding->end_column = date->end_column;
    finding->span = (Span){date->start, date->end};
    finding->text_hash = hash_64(unit_text(unit, date->raw));
    finding->excerpt = arena_copy(list->arena, unit_text(unit, date->excerpt));
    finding->excerpt_column = date->excerpt_column;
}

/* What is asked of a unit, and when. */
typedef struct Inquiry {
    const Unit *unit;
    Date today;
    DiagnosticList *list;
} Inquiry;

/* ", owner: Core Team"; empty when nobody owns it. */
static void add_owner(Buffer *message, const Unit *unit)
{
    Slice owner = unit_text(unit, unit->header->owner);

    if (owner.size > 0) {
        buffer_add_string(message, "; owner: ");
        buffer_add(message, owner);
    }
}

/* "last updated 2026-01-19, review cadence P90D", "expires on 2026-07-01" */
static void add_reason(Buffer *message, const Unit *unit)
{
    const UnitHeader *header = unit->header;
    bool expires = header->expires.has_date != 0;

    buffer_add_string(message, expires ? "it expires on " : "last updated ");
    date_write(message, expires ? header->expires.date : header->updated.date);
    if (!expires) {
        buffer_add_string(message, ", review cadence ");
        buffer_add(message, unit_text(unit, header->cadence_raw));
    }
}

static void add_days(Buffer *message, Date days)
{
    buffer_add_format(message, "%d day%s", days, days == 1 ? "" : "s");
}

static void tell_of_due(const Inquiry *inquiry, RuleId rule)
{
    const UnitHeader *header = inquiry->unit->header;
    Date overdue = inquiry->today - header->due;
    Buffer message;

    buffer_init(&message, inquiry->list->arena);
    if (overdue > 0) {
        buffer_add_string(&message, rule == RULE_FRESHNESS_DUE_SOON ? "due for " : "stale for ");
        add_days(&message, overdue);
    } else if (overdue == 0) {
        buffer_add_string(&message, "due today");
    } else {
        buffer_add_string(&message, "due in ");
        add_days(&message, -overdue);
    }
    buffer_add_string(&message, ": ");
    add_reason(&message, inquiry->unit);
    add_owner(&message, inquiry->unit);
    add_at_date(inquiry->list, rule, inquiry->unit,
                header->expires.has_date ? &header->expires : &header->updated,
                buffer_slice(&message));
}

static void check_due(const Inquiry *inquiry, const Settings *settings)
{
    const UnitHeader *header = inquiry->unit->header;
    Cadence cadence = unit_cadence(inquiry->unit);
    FreshnessState state = freshness_state(settings, (header->flags & UNIT_HAS_DUE) != 0,
                                           header->due, &cadence, inquiry->today);

    switch (state) {
    case FRESHNESS_DUE_SOON:
        tell_of_due(inquiry, RULE_FRESHNESS_DUE_SOON);
        break;
    case FRESHNESS_STALE:
        tell_of_due(inquiry, RULE_FRESHNESS_STALE);
        break;
    case FRESHNESS_VERY_STALE:
        tell_of_due(inquiry, RULE_FRESHNESS_VERY_STALE);
        break;
    case FRESHNESS_UNKNOWN:
    case FRESHNESS_FRESH:
        break;
    }
}

static bool has_no_cadence(const UnitHeader *header)
{
    return header->updated.has_date && header->cadence_kind == CADENCE_NONE &&
           (header->flags & (UNIT_HAS_DUE | UNIT_OPTED_OUT)) == 0;
}

void check_unit_dates(const Unit *unit, const Settings *settings, Date today, DiagnosticList *list)
{
    const UnitDate *updated = &unit->header->updated;
    Inquiry inquiry = {unit, today, list};
    char date[DATE_TEXT_SIZE];

    /* Somewhere it is tomorrow already. */
    if (updated->has_date && updated->date > today + 1) {
        Slice message =
            arena_format(list->arena, "%s is in the future", date_to_text(updated->date, date));

        add_at_date(list, RULE_DATE_FUTURE, unit, updated, message);
        return;
    }
    if (has_no_cadence(unit->header)) {
        add_at_date(list, RULE_FRESHNESS_NO_CADENCE, unit, updated,
                    SLICE("dated, but nothing says how often to review it"));
    }
    check_due(&inquiry, settings);
}
