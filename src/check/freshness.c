#include "check/freshness.h"

#include "base/edit_distance.h"
#include "check/placeholder.h"
#include "check/unit_finding.h"

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

    if (!freshness->cadence_is_bad || freshness->opted_out ||
        placeholder_is_text(freshness->cadence_raw)) {
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

/* What is asked of a unit, and when. */
typedef struct Inquiry {
    const Unit *unit;
    Date today;
    Slice owner; /* may be empty */
    DiagnosticList *list;
} Inquiry;

/* "; owner: Core Team"; empty when nobody owns it. */
static void add_owner(Buffer *message, Slice owner)
{
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

/* "stale for 3 days", "due for 3 days" within the grace, "due today", "due in 1 day" */
static void add_state(Buffer *message, RuleId rule, Date overdue)
{
    if (overdue > 0) {
        buffer_add_string(message, rule == RULE_FRESHNESS_DUE_SOON ? "due for " : "stale for ");
        add_days(message, overdue);
    } else if (overdue == 0) {
        buffer_add_string(message, "due today");
    } else {
        buffer_add_string(message, "due in ");
        add_days(message, -overdue);
    }
}

static void tell_of_due(const Inquiry *inquiry, RuleId rule)
{
    const UnitHeader *header = inquiry->unit->header;
    Buffer message;

    buffer_init(&message, inquiry->list->arena);
    add_state(&message, rule, inquiry->today - header->due);
    buffer_add_string(&message, ": ");
    add_reason(&message, inquiry->unit);
    add_owner(&message, inquiry->owner);
    unit_finding_at_date(inquiry->list, rule, inquiry->unit,
                         header->expires.has_date ? &header->expires : &header->updated,
                         buffer_slice(&message));
}

static bool is_very_stale_off(const Unit *unit, const Settings *settings)
{
    const Rule *rule = rule_get(RULE_FRESHNESS_VERY_STALE);

    return settings_severity(settings, rule->id, rule->severity,
                             unit_text(unit, unit->header->path)) == SEVERITY_OFF;
}

/* False when there is nothing to tell. Who does not want to be told that documents are very stale is told that they are stale. */
static bool find_rule(const Unit *unit, const Settings *settings, FreshnessState state,
                      RuleId *rule)
{
    switch (state) {
    case FRESHNESS_DUE_SOON:
        *rule = RULE_FRESHNESS_DUE_SOON;
        return true;
    case FRESHNESS_STALE:
        *rule = RULE_FRESHNESS_STALE;
        return true;
    case FRESHNESS_VERY_STALE:
        *rule =
            is_very_stale_off(unit, settings) ? RULE_FRESHNESS_STALE : RULE_FRESHNESS_VERY_STALE;
        return true;
    case FRESHNESS_UNKNOWN:
    case FRESHNESS_FRESH:
        break;
    }
    return false;
}

static FreshnessState state_of(const Unit *unit, const Settings *settings, Date today)
{
    Cadence cadence = unit_cadence(unit);

    return freshness_state(settings, (unit->header->flags & UNIT_HAS_DUE) != 0, unit->header->due,
                           &cadence, today);
}

bool check_unit_is_stale(const Unit *unit, const Settings *settings, Date today)
{
    FreshnessState state = state_of(unit, settings, today);

    return state == FRESHNESS_STALE || state == FRESHNESS_VERY_STALE;
}

static void check_due(const Inquiry *inquiry, const Settings *settings)
{
    RuleId rule;

    if (find_rule(inquiry->unit, settings, state_of(inquiry->unit, settings, inquiry->today),
                  &rule)) {
        tell_of_due(inquiry, rule);
    }
}

/* A section that was verified by itself is due by itself. */
static void check_mark(const Inquiry *inquiry, const Settings *settings, const UnitDate *mark)
{
    Cadence cadence = unit_cadence(inquiry->unit);
    bool has_due = mark->has_date && cadence.kind == CADENCE_DURATION;
    Date due = has_due ? date_add(mark->date, cadence.duration) : 0;
    RuleId rule;
    Buffer message;

    if (!find_rule(inquiry->unit, settings,
                   freshness_state(settings, has_due, due, &cadence, inquiry->today), &rule)) {
        return;
    }
    buffer_init(&message, inquiry->list->arena);
    buffer_add_string(&message, "this section is ");
    add_state(&message, rule, inquiry->today - due);
    buffer_add_string(&message, ": last verified ");
    date_write(&message, mark->date);
    buffer_add_string(&message, ", review cadence ");
    buffer_add(&message, cadence.raw);
    add_owner(&message, inquiry->owner);
    unit_finding_at_date(inquiry->list, rule, inquiry->unit, mark, buffer_slice(&message))->help =
        SLICE("verify the section, and update the date of its mark");
}

static bool is_in_future(const UnitDate *date, const Settings *settings, Date today)
{
    return date->has_date && date->date > date_add(today, settings->freshness.future);
}

static void check_marks(const Inquiry *inquiry, const Settings *settings)
{
    char text[DATE_TEXT_SIZE];

    for (uint32_t i = 0; i < inquiry->unit->header->marks.count; i++) {
        const UnitDate *mark = &unit_marks(inquiry->unit)[i];

        if (is_in_future(mark, settings, inquiry->today)) {
            Slice message = arena_format(inquiry->list->arena, "%s is in the future",
                                         date_to_text(mark->date, text));

            unit_finding_at_date(inquiry->list, RULE_DATE_FUTURE, inquiry->unit, mark, message);
        } else {
            check_mark(inquiry, settings, mark);
        }
    }
}

static bool has_no_cadence(const UnitHeader *header)
{
    return header->updated.has_date && header->cadence_kind == CADENCE_NONE &&
           (header->flags & UNIT_HAS_DUE) == 0;
}

void check_unit_dates(const Unit *unit, const Settings *settings, Date today, Slice owner,
                      DiagnosticList *list)
{
    const UnitDate *updated = &unit->header->updated;
    Inquiry inquiry = {unit, today, owner, list};
    char date[DATE_TEXT_SIZE];

    if ((unit->header->flags & UNIT_OPTED_OUT) != 0) {
        return;
    }
    check_marks(&inquiry, settings);
    if (is_in_future(updated, settings, today)) {
        Slice message =
            arena_format(list->arena, "%s is in the future", date_to_text(updated->date, date));

        unit_finding_at_date(list, RULE_DATE_FUTURE, unit, updated, message);
        /* Such a date says nothing of when the document is due; that it expires still does. */
        if (!unit->header->expires.has_date) {
            return;
        }
    }
    if (has_no_cadence(unit->header)) {
        unit_finding_at_date(list, RULE_FRESHNESS_NO_CADENCE, unit, updated,
                             SLICE("dated, but nothing says how often to review it"));
    }
    check_due(&inquiry, settings);
}
