#include "document/freshness.h"

#include "base/date_format.h"
#include "base/scan.h"

const char *freshness_state_name(FreshnessState state)
{
    static const char *const names[] = {
        [FRESHNESS_UNKNOWN] = "unknown",       [FRESHNESS_FRESH] = "fresh",
        [FRESHNESS_DUE_SOON] = "due-soon",     [FRESHNESS_STALE] = "stale",
        [FRESHNESS_VERY_STALE] = "very-stale",
    };

    return names[state];
}

static const NamedCadence *find_cadence(const FreshnessSettings *settings, Slice name)
{
    for (size_t i = 0; i < settings->cadence_count; i++) {
        if (slice_equals_fold(settings->cadences[i].name, name)) {
            return &settings->cadences[i];
        }
    }
    return NULL;
}

bool cadence_parse(const FreshnessSettings *settings, Slice text, Cadence *cadence)
{
    Slice raw = slice_trim(text);
    Cadence read = {.kind = CADENCE_DURATION, .raw = raw};
    const NamedCadence *named = find_cadence(settings, raw);

    if (named != NULL) {
        read = named->cadence;
        read.raw = raw;
    } else if (slice_equals_fold(raw, SLICE("never"))) {
        read.kind = CADENCE_NEVER;
    } else if (slice_equals_fold(raw, SLICE("none"))) {
        read.kind = CADENCE_NONE;
    } else if (!duration_parse(raw, &read.duration)) {
        return false;
    }
    *cadence = read;
    return true;
}

/* Is `text` written in a form that the settings allow? */
static bool is_right(const FreshnessSettings *settings, Slice text, Date *date)
{
    for (size_t i = 0; i < settings->formats.count; i++) {
        if (date_parse_format(text, settings->formats.items[i], date)) {
            return true;
        }
    }
    return settings->formats.count == 0 && date_parse_iso(text, date);
}

/* Could it be a day in one order or the other: "01/02/2026", "1-2-26"? */
static bool is_ambiguous(Slice text)
{
    int first;
    int second;
    int year;
    Date date;

    if (!scan_number(&text, 1, 2, &first) || !scan_byte(&text, "/.-") ||
        !scan_number(&text, 1, 2, &second) || !scan_byte(&text, "/.-") ||
        !scan_number(&text, 2, 4, &year) || text.size > 0) {
        return false;
    }
    /* In a leap year, as 29/2/24 is a day. */
    year = year < 100 ? 2000 + year : year;
    return date_from_civil(year, first, second, &date) ||
           date_from_civil(year, second, first, &date);
}

void freshness_read_date(FoundDate *found, const FreshnessSettings *settings, Slice text)
{
    found->raw = slice_trim(text);
    found->has_date = true;
    if (is_right(settings, found->raw, &found->date)) {
        found->problem = DATE_OK;
    } else if (date_parse_iso(found->raw, &found->date) || date_guess(found->raw, &found->date)) {
        found->problem = DATE_BAD_FORMAT;
    } else {
        found->problem = is_ambiguous(found->raw) ? DATE_BAD_FORMAT : DATE_INVALID;
        found->has_date = false;
    }
}

/* The pair of a key that the settings name; NULL when they name none, or it is not there. */
static const ValuePair *find_pair(const Value *front_matter, Slice field)
{
    return field.size > 0 ? value_find_path(front_matter, field) : NULL;
}

static bool is_blank(const Value *value)
{
    return value->kind == VALUE_NULL ||
           (value->kind == VALUE_STRING && slice_trim(value->text).size == 0);
}

/* Reads the date at a key, which may not be there. */
static void read_field(FoundDate *found, const FreshnessSettings *settings,
                       const Value *front_matter, Slice field)
{
    const ValuePair *pair = find_pair(front_matter, field);

    *found = (FoundDate){.problem = DATE_MISSING};
    if (pair == NULL) {
        return;
    }
    found->field = field;
    if (is_blank(pair->value)) {
        found->span = pair->key_span;
        return;
    }
    found->span = pair->value->span;
    if (slice_equals_fold(slice_trim(value_text(pair->value)), SLICE("never"))) {
        found->raw = slice_trim(value_text(pair->value));
        return;
    }
    freshness_read_date(found, settings, value_text(pair->value));
}

static void read_updated(FoundDate *updated, const FreshnessSettings *settings,
                         const Value *front_matter)
{
    *updated = (FoundDate){.problem = DATE_MISSING};
    for (size_t i = 0; i < settings->fields.count && updated->problem == DATE_MISSING; i++) {
        FoundDate found;

        read_field(&found, settings, front_matter, settings->fields.items[i]);
        /* Of keys without value, the first is what will be told of. */
        if (found.problem != DATE_MISSING || updated->field.size == 0) {
            *updated = found;
        }
    }
}

static bool override_matches(const CadenceOverride *override, Slice path, Slice status)
{
    bool has_status = override->statuses.count == 0;

    for (size_t i = 0; !has_status && i < override->statuses.count; i++) {
        has_status = slice_equals_fold(override->statuses.items[i], status);
    }
    return has_status && settings_path_matches(&override->paths, &override->exclude, path);
}

static const Cadence *settings_cadence(const FreshnessSettings *settings, Slice path, Slice status)
{
    const Cadence *cadence = &settings->cadence;

    for (size_t i = 0; i < settings->override_count; i++) {
        if (override_matches(&settings->overrides[i], path, status)) {
            cadence = &settings->overrides[i].cadence;
        }
    }
    return cadence;
}

static void read_cadence(Freshness *freshness, const FreshnessSettings *settings,
                         const Value *front_matter, const Cadence *otherwise)
{
    const ValuePair *pair = find_pair(front_matter, settings->cadence_field);

    freshness->cadence = *otherwise;
    if (pair == NULL || is_blank(pair->value)) {
        return;
    }
    freshness->cadence_span = pair->value->span;
    freshness->cadence_raw = slice_trim(value_text(pair->value));
    freshness->cadence_is_bad =
        !cadence_parse(settings, freshness->cadence_raw, &freshness->cadence);
}

static bool read_opt_out(const FreshnessSettings *settings, const Value *front_matter)
{
    const ValuePair *pair = find_pair(front_matter, settings->opt_out);

    if (pair == NULL) {
        return false;
    }
    return (pair->value->kind == VALUE_BOOLEAN && pair->value->boolean) ||
           slice_equals_fold(value_text(pair->value), SLICE("true")) ||
           slice_equals_fold(value_text(pair->value), SLICE("yes"));
}

static void set_due(Freshness *freshness)
{
    const FoundDate *updated = &freshness->updated;
    const FoundDate *expires = &freshness->expires;

    freshness->has_due = false;
    if (freshness->opted_out) {
        return;
    }
    if (expires->has_date) {
        freshness->has_due = true;
        freshness->due = expires->date > DATE_FIRST ? expires->date - 1 : DATE_FIRST;
    } else if (updated->has_date && freshness->cadence.kind == CADENCE_DURATION) {
        freshness->has_due = true;
        freshness->due = date_add(updated->date, freshness->cadence.duration);
    }
}

void freshness_read(Freshness *freshness, const Settings *settings, const Value *front_matter,
                    Slice path, Slice status)
{
    const FreshnessSettings *own = &settings->freshness;

    *freshness = (Freshness){.opted_out = read_opt_out(own, front_matter)};
    read_updated(&freshness->updated, own, front_matter);
    read_field(&freshness->expires, own, front_matter, own->expires_field);
    read_cadence(freshness, own, front_matter, settings_cadence(own, path, status));
    set_due(freshness);
}

void freshness_read_body(Freshness *freshness, Arena *scratch, const Settings *settings, Slice body,
                         uint32_t body_offset)
{
    const Pattern *pattern = settings->freshness.body_pattern;
    PatternSearch search;

    if (pattern == NULL || freshness->updated.problem != DATE_MISSING) {
        return;
    }
    pattern_search_init(&search, scratch, pattern);
    pattern_search_start(&search, body);
    if (pattern_search_next(&search) != PATTERN_FOUND) {
        return;
    }

    Slice text =
        slice_trim(pattern_search_group(&search, pattern_group_count(pattern) > 0 ? 1 : 0));

    if (text.size == 0) {
        return;
    }

    uint32_t start = body_offset + (uint32_t)(text.data - body.data);

    freshness->updated = (FoundDate){.span = {start, start + (uint32_t)text.size}};
    freshness_read_date(&freshness->updated, &settings->freshness, text);
    set_due(freshness);
}

FreshnessState freshness_state(const Settings *settings, bool has_due, Date due,
                               const Cadence *cadence, Date today)
{
    const FreshnessSettings *own = &settings->freshness;
    bool can_be_very_stale = own->has_very_stale || cadence->kind == CADENCE_DURATION;

    if (!has_due) {
        return FRESHNESS_UNKNOWN;
    }
    if (today <= due) {
        return date_add(today, own->due_soon) >= due ? FRESHNESS_DUE_SOON : FRESHNESS_FRESH;
    }

    if (today <= date_add(due, own->grace)) {
        return FRESHNESS_DUE_SOON;
    }

    Duration more = own->has_very_stale ? own->very_stale : cadence->duration;

    return can_be_very_stale && today > date_add(due, more) ? FRESHNESS_VERY_STALE
                                                            : FRESHNESS_STALE;
}

bool freshness_cadence_days(const Freshness *freshness, int32_t *days)
{
    Duration duration = freshness->cadence.duration;
    Date from = freshness->updated.date;

    if (freshness->cadence.kind != CADENCE_DURATION ||
        (duration.months != 0 && !freshness->updated.has_date)) {
        return false;
    }
    *days = duration.months == 0 ? duration.days : date_add(from, duration) - from;
    return true;
}
