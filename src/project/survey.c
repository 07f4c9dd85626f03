#include "project/survey.h"

#include "base/date_format.h"
#include "document/metadata.h"

#include <stdlib.h>

void survey_init(Survey *survey, Arena *arena)
{
    *survey = (Survey){.arena = arena};
    settings_init(&survey->settings, arena, SLICE("/"));
    map_init(&survey->statuses, arena);
    map_init(&survey->fields, arena);
}

static void count_name(Arena *arena, Map *names, Slice name)
{
    SurveyName *found = map_find(names, name);

    if (!found) {
        found = arena_new(arena, SurveyName);
        found->name = arena_copy(arena, name);
        map_set(names, found->name, found);
    }
    found->count++;
}

/* Long ones are sentences; with these signs, what a template leaves open. */
static bool is_status_name(Slice name)
{
    enum { SIZE_MOST = 40 };

    for (size_t i = 0; i < name.size; i++) {
        if (strchr("|{}<>[]", name.data[i])) {
            return false;
        }
    }
    return name.size > 0 && name.size <= SIZE_MOST;
}

static void add_status(Survey *survey, const Value *front_matter)
{
    Status status;

    status_read(&status, &survey->settings, value_text(value_find(front_matter, "status")));
    if (is_status_name(status.base)) {
        count_name(survey->arena, &survey->statuses, status.base);
    }
}

static bool holds_date(const Value *value)
{
    Slice text = slice_trim(value_text(value));
    Date date;

    return date_parse_iso(text, &date) || date_guess(text, &date);
}

/* Other dates (created, completed, due) say nothing of freshness. */
static void add_fields(Survey *survey, const Value *front_matter)
{
    static const char *const names[] = {
        "last_updated",  "lastUpdated",   "last-updated",  "updated",       "updated_at",
        "updatedAt",     "last_modified", "lastModified",  "last-modified", "lastmod",
        "modified",      "last_reviewed", "lastReviewed",  "last-reviewed", "reviewed",
        "last_verified", "lastVerified",  "last-verified", "ms.date",       "date",
        "Date",
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const Value *value = value_find(front_matter, names[i]);

        if (value && holds_date(value)) {
            count_name(survey->arena, &survey->fields, slice_from_string(names[i]));
        }
    }
}

void survey_add(Survey *survey, const Value *front_matter)
{
    survey->document_count++;
    if (front_matter) {
        survey->front_matter_count++;
        add_status(survey, front_matter);
        add_fields(survey, front_matter);
    }
}

static void move_to_front(SurveyName *items, size_t at)
{
    SurveyName moved = items[at];

    for (; at > 0 && items[at - 1].count < moved.count; at--) {
        items[at] = items[at - 1];
    }
    items[at] = moved;
}

/* There are few names: an insertion each, which keeps the order of equals. */
static SurveyNames sort_names(Arena *arena, const Map *map)
{
    SurveyNames names = {arena_new_array(arena, SurveyName, map->count), map->count};

    for (size_t i = 0; i < map->count; i++) {
        names.items[i] = *(const SurveyName *)map->entries[i].value;
        move_to_front(names.items, i);
    }
    return names;
}

SurveyNames survey_fields(const Survey *survey)
{
    return sort_names(survey->arena, &survey->fields);
}

static size_t find_fold(const SurveyNames *names, Slice name)
{
    size_t at = 0;

    while (at < names->count && !slice_equals_fold(names->items[at].name, name)) {
        at++;
    }
    return at;
}

SurveyNames survey_statuses(const Survey *survey)
{
    SurveyNames sorted = sort_names(survey->arena, &survey->statuses);
    SurveyNames merged = {sorted.items, 0};

    for (size_t i = 0; i < sorted.count; i++) {
        size_t at = find_fold(&merged, sorted.items[i].name);

        if (at < merged.count) {
            merged.items[at].count += sorted.items[i].count;
        } else {
            merged.items[merged.count++] = sorted.items[i];
        }
        move_to_front(merged.items, at);
    }
    return merged;
}

SurveyNames survey_common(const SurveyNames *names)
{
    enum { HUNDREDTH = 100 };
    SurveyNames common = {names->items, 0};
    size_t total = 0;

    for (size_t i = 0; i < names->count; i++) {
        total += names->items[i].count;
    }
    while (common.count < names->count && names->items[common.count].count * HUNDREDTH > total) {
        common.count++;
    }
    return common;
}
