#include "document/settings.h"

#include <assert.h>

static SliceList copy_list(Arena *arena, const Slice *items, size_t count)
{
    SliceList list = {arena_new_array(arena, Slice, count), count};

    memcpy(list.items, items, count * sizeof *items);
    return list;
}

static GlobList markdown_files(Arena *arena)
{
    GlobList list = {arena_new(arena, Glob), 1};
    const char *error;
    bool is_right = glob_compile(arena, SLICE("**/*.md"), list.items, &error);

    assert(is_right);
    (void)is_right;
    return list;
}

static Cadence days(Slice raw, int32_t count)
{
    return (Cadence){.kind = CADENCE_DURATION, .raw = raw, .duration = {.days = count}};
}

static void init_cadences(FreshnessSettings *freshness, Arena *arena)
{
    static const struct {
        Slice name;
        Slice raw;
        int32_t days;
    } named[] = {
        {SLICE_INIT("weekly"), SLICE_INIT("P7D"), 7},
        {SLICE_INIT("monthly"), SLICE_INIT("P30D"), 30},
        {SLICE_INIT("quarterly"), SLICE_INIT("P90D"), 90},
        {SLICE_INIT("semi-annually"), SLICE_INIT("P182D"), 182},
        {SLICE_INIT("annually"), SLICE_INIT("P365D"), 365},
    };

    freshness->cadence_count = sizeof named / sizeof *named;
    freshness->cadences = arena_new_array(arena, NamedCadence, freshness->cadence_count);
    for (size_t i = 0; i < freshness->cadence_count; i++) {
        freshness->cadences[i] = (NamedCadence){named[i].name, days(named[i].raw, named[i].days)};
    }
}

static void init_freshness(FreshnessSettings *freshness, Arena *arena)
{
    static const Slice fields[] = {SLICE_INIT("last_updated"), SLICE_INIT("lastUpdated"),
                                   SLICE_INIT("date")};

    *freshness = (FreshnessSettings){
        .fields = copy_list(arena, fields, sizeof fields / sizeof *fields),
        .future = {.days = 1}, /* somewhere it is tomorrow already */
        .cadence = days(SLICE("P180D"), 180),
        .cadence_field = SLICE("review_cadence"),
        .expires_field = SLICE("stale_after"),
        .due_soon = {.days = 14},
        .bump = BUMP_BODY,
        .tolerance = {.days = 7},
        .ignore_revs = SLICE(".git-blame-ignore-revs"),
        .opt_out = SLICE("skipFreshness"),
    };
    init_cadences(freshness, arena);
}

static void init_content(Settings *settings, Arena *arena)
{
    settings->content_count = 1;
    settings->content = arena_new(arena, ContentRoot);
    settings->content->include = markdown_files(arena);
}

void settings_init(Settings *settings, Arena *arena, Slice root)
{
    static const Slice statuses[] = {SLICE_INIT("ACTIVE"), SLICE_INIT("REFERENCE"),
                                     SLICE_INIT("HISTORICAL"), SLICE_INIT("DEPRECATED"),
                                     SLICE_INIT("DRAFT")};
    static const Slice kinds[] = {SLICE_INIT("pattern"),  SLICE_INIT("anti_pattern"),
                                  SLICE_INIT("decision"), SLICE_INIT("lesson"),
                                  SLICE_INIT("takeaway"), SLICE_INIT("practice")};

    *settings = (Settings){
        .root = arena_copy(arena, root),
        .language = SLICE("en"),
        .output = SLICE("site"),
        .theme = SLICE("default"),
        .html = HTML_SANITIZE,
        .highlight = true,
        .dialect = DIALECT_MEMOC,
        .statuses = copy_list(arena, statuses, sizeof statuses / sizeof *statuses),
        .code_field = SLICE("related_code"),
        .check_link_files = true,
        .records_user = SLICE("project"),
        .memory_kinds = copy_list(arena, kinds, sizeof kinds / sizeof *kinds),
        .cpu_seconds = 10,
        .memory_bytes = UINT64_C(1) << 30,
    };
    init_content(settings, arena);
    init_freshness(&settings->freshness, arena);
}

bool slice_list_has(const SliceList *list, Slice text)
{
    for (size_t i = 0; i < list->count; i++) {
        if (slice_equals(list->items[i], text)) {
            return true;
        }
    }
    return false;
}

Slice settings_status_meaning(const Settings *settings, Slice status)
{
    static const StatusMeaning defaults[] = {
        {SLICE_INIT("ACTIVE"), SLICE_INIT("In use, and kept up to date")},
        {SLICE_INIT("REFERENCE"), SLICE_INIT("To look things up; changes seldom")},
        {SLICE_INIT("HISTORICAL"), SLICE_INIT("Kept as it was; not updated any more")},
        {SLICE_INIT("DEPRECATED"), SLICE_INIT("Not to be followed any more")},
        {SLICE_INIT("DRAFT"), SLICE_INIT("Not finished yet")},
    };

    for (size_t i = 0; i < settings->status_meaning_count; i++) {
        if (slice_equals(settings->status_meanings[i].status, status)) {
            return settings->status_meanings[i].text;
        }
    }
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++) {
        if (slice_equals(defaults[i].status, status)) {
            return defaults[i].text;
        }
    }
    return (Slice){0};
}

bool settings_path_matches(const GlobList *paths, const GlobList *exclude, Slice path)
{
    return (paths->count == 0 || glob_list_matches(paths, path)) &&
           !glob_list_matches(exclude, path);
}

static Severity group_severity(const RuleGroup *group, Slice rule, Severity own)
{
    for (size_t i = group->count; i > 0; i--) {
        if (rule_pattern_matches(group->items[i - 1].pattern, rule)) {
            return group->items[i - 1].severity;
        }
    }
    return own;
}

Severity settings_severity(const Settings *settings, Slice rule, Severity own, Slice path)
{
    for (size_t i = 0; i < settings->rule_count; i++) {
        const RuleGroup *group = &settings->rules[i];

        if (settings_path_matches(&group->paths, &group->exclude, path)) {
            own = group_severity(group, rule, own);
        }
    }
    return own;
}
