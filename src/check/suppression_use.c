#include "check/suppression_use.h"

#include "base/map.h"

#include <stdlib.h>

/* Numbers of suppressions begin at 1 here: 0 is none. */
typedef struct LineEntry {
    uint32_t line;
    uint32_t number;
} LineEntry;

/* What is said of one pattern. */
typedef struct Timeline {
    uint32_t *events; /* SUPPRESSION_FROM and _UNTIL, in order */
    size_t event_count;
    LineEntry *lines; /* by line */
    size_t line_count;
    uint32_t file;
    /* For what an enabling directive lifts: the last number that … */
    uint32_t opened;       /* … opened it */
    uint32_t inner_opened; /* … opened a rule of this family, or any of this star */
    uint32_t closed;       /* … closed it */
} Timeline;

/* One document and what is said in it. */
typedef struct Use {
    const RuleRun *run;
    const Unit *unit;
    const UnitSuppression *rows;
    uint32_t count;
    Slice path;
    Map timelines; /* by pattern */
    bool *is_kept; /* by number: it suppresses something, or it is not known whether it does */
    DiagnosticList *findings;
    DiagnosticList *suppressed;
    Arena arena;
} Use;

static Slice pattern_of(const Use *use, uint32_t number)
{
    return unit_text(use->unit, use->rows[number - 1].pattern);
}

/* "link/" and a star, of a rule or a family; empty of a star. */
static Slice family_pattern(Arena *arena, Slice pattern)
{
    size_t slash = slice_find_byte(pattern, '/', 0);

    return slash < pattern.size ? arena_format(arena, "%.*s/*", (int)slash, pattern.data)
                                : (Slice){0};
}

static bool is_about_suppression(Slice pattern)
{
    return slice_starts_with(pattern, SLICE("suppression/"));
}

/* --- what is said ------------------------------------------------------------------------------------------------- */

static Timeline *get_timeline(Use *use, Slice pattern)
{
    MapEntry *entry = map_get(&use->timelines, pattern);

    if (entry->value == NULL) {
        entry->value = arena_new(&use->arena, Timeline);
    }
    return entry->value;
}

/* Rooms for each pattern's entries: counted first, so that there are no more than there are rows. */
static void count_entry(Use *use, uint32_t number)
{
    Timeline *timeline = get_timeline(use, pattern_of(use, number));

    timeline->line_count += use->rows[number - 1].kind == SUPPRESSION_LINE;
    timeline->event_count += use->rows[number - 1].kind <= SUPPRESSION_UNTIL;
}

static void add_entry(Use *use, uint32_t number)
{
    const UnitSuppression *row = &use->rows[number - 1];
    Timeline *timeline = get_timeline(use, pattern_of(use, number));

    switch ((SuppressionKind)row->kind) {
    case SUPPRESSION_FROM:
    case SUPPRESSION_UNTIL:
        timeline->events[timeline->event_count++] = number;
        break;
    case SUPPRESSION_LINE:
        timeline->lines[timeline->line_count++] = (LineEntry){row->line, number};
        break;
    case SUPPRESSION_FILE:
        timeline->file = timeline->file == 0 ? number : timeline->file;
        break;
    case SUPPRESSION_KIND_COUNT:
        break;
    }
}

static int compare_lines(const void *left, const void *right)
{
    const LineEntry *a = left;
    const LineEntry *b = right;
    int order = (a->line > b->line) - (a->line < b->line);

    return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
}

static void make_room(Use *use, Timeline *timeline)
{
    timeline->events = arena_new_array(&use->arena, uint32_t, timeline->event_count);
    timeline->lines = arena_new_array(&use->arena, LineEntry, timeline->line_count);
    timeline->event_count = 0;
    timeline->line_count = 0;
}

static void read_rows(Use *use)
{
    for (uint32_t number = 1; number <= use->count; number++) {
        count_entry(use, number);
    }
    for (size_t i = 0; i < use->timelines.count; i++) {
        make_room(use, use->timelines.entries[i].value);
    }
    for (uint32_t number = 1; number <= use->count; number++) {
        add_entry(use, number);
    }
    for (size_t i = 0; i < use->timelines.count; i++) {
        Timeline *timeline = use->timelines.entries[i].value;

        if (timeline->line_count > 0) {
            qsort(timeline->lines, timeline->line_count, sizeof *timeline->lines, compare_lines);
        }
    }
}

/* --- what means a finding ----------------------------------------------------------------------------------------- */

/* The timelines that mean a rule, the most exact first; NULL where nothing is said. */
enum { MEANING_COUNT = 3 };

static void find_meanings(Use *use, Slice rule, const Timeline *meanings[MEANING_COUNT])
{
    meanings[0] = map_find(&use->timelines, rule);
    meanings[1] = map_find(&use->timelines, family_pattern(&use->arena, rule));
    meanings[2] = is_about_suppression(rule) ? NULL : map_find(&use->timelines, SLICE("*"));
}

static uint32_t find_line(const Timeline *timeline, uint32_t line)
{
    size_t low = 0;
    size_t high = timeline->line_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (timeline->lines[middle].line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < timeline->line_count && timeline->lines[low].line == line
               ? timeline->lines[low].number
               : 0;
}

static bool stands_before(const UnitSuppression *row, const Diagnostic *finding)
{
    return row->line < finding->line ||
           (row->line == finding->line && row->column <= finding->column);
}

/* The last event before a finding. */
static uint32_t find_event(const Use *use, const Timeline *timeline, const Diagnostic *finding)
{
    size_t low = 0;
    size_t high = timeline->event_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (stands_before(&use->rows[timeline->events[middle] - 1], finding)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? timeline->events[low - 1] : 0;
}

/* The suppression that takes a finding away; 0 when none does. */
static uint32_t find_suppression(Use *use, const Diagnostic *finding)
{
    const Timeline *meanings[MEANING_COUNT];
    uint32_t last = 0;
    uint32_t file = 0;

    find_meanings(use, finding->rule, meanings);
    for (int i = 0; i < MEANING_COUNT; i++) {
        uint32_t line =
            meanings[i] != NULL && finding->line > 0 ? find_line(meanings[i], finding->line) : 0;

        if (line > 0) {
            return line;
        }
    }
    for (int i = 0; i < MEANING_COUNT; i++) {
        uint32_t event =
            meanings[i] != NULL && finding->line > 0 ? find_event(use, meanings[i], finding) : 0;

        last = event > last ? event : last;
        file = file == 0 && meanings[i] != NULL ? meanings[i]->file : file;
    }
    return last > 0 && use->rows[last - 1].kind == SUPPRESSION_FROM ? last : file;
}

/* --- what means nothing ------------------------------------------------------------------------------------------- */

/* Does the run know whether there is something to suppress? */
static bool is_judged(const Use *use, uint32_t number)
{
    uint32_t flags = use->unit->header->flags;
    Slice pattern = pattern_of(use, number);
    RuleRun run = *use->run;

    /* A draft is no page yet, which others could link to. */
    run.has_site = run.has_site && !(flags & UNIT_DRAFT);
    return !(flags & (UNIT_COSTLY | UNIT_FRONT_MATTER_BAD)) && !is_about_suppression(pattern) &&
           rule_run_has_all(&run, pattern, use->path);
}

static uint32_t greatest(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* What encloses a pattern, itself included: itself, its family, the star. Equal ones are one. */
static void find_enclosing(Use *use, Slice pattern, Timeline *enclosing[MEANING_COUNT])
{
    Slice family = family_pattern(&use->arena, pattern);

    enclosing[0] = get_timeline(use, pattern);
    enclosing[1] = family.size > 0 ? get_timeline(use, family) : enclosing[0];
    enclosing[2] = get_timeline(use, SLICE("*"));
}

static void open(Use *use, uint32_t number)
{
    Timeline *enclosing[MEANING_COUNT];

    find_enclosing(use, pattern_of(use, number), enclosing);
    enclosing[0]->opened = number;
    enclosing[1]->inner_opened = number;
    enclosing[2]->inner_opened = number;
}

/* Is anything open that a directive for this pattern lifts, in part or whole? Closes it. */
static bool close(Use *use, uint32_t number)
{
    Timeline *enclosing[MEANING_COUNT];
    bool lifts = false;
    uint32_t closed = 0;

    find_enclosing(use, pattern_of(use, number), enclosing);
    for (int i = MEANING_COUNT - 1; i >= 0; i--) {
        closed = greatest(closed, enclosing[i]->closed);
        lifts = lifts || enclosing[i]->opened > closed;
    }
    lifts = lifts || enclosing[0]->inner_opened > closed;
    enclosing[0]->closed = number;
    return lifts;
}

/* Afterwards is_kept is right for those that lift, too: what lifts nothing that is kept is not kept. */
static void judge_rest(Use *use)
{
    for (uint32_t number = 1; number <= use->count; number++) {
        SuppressionKind kind = (SuppressionKind)use->rows[number - 1].kind;

        /* Whether anything is open to be lifted needs no rule to be judged. */
        use->is_kept[number] = kind == SUPPRESSION_UNTIL
                                   ? close(use, number)
                                   : use->is_kept[number] || !is_judged(use, number);
        if (kind == SUPPRESSION_FROM && use->is_kept[number]) {
            open(use, number);
        }
    }
}

static void add(DiagnosticList *list, const Diagnostic *finding)
{
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count++] = *finding;
}

static void tell(Use *use, uint32_t finding)
{
    DiagnosticList *list = use->findings;
    Diagnostic told;

    if (finding == SUPPRESSION_NONE) {
        return;
    }
    unit_read_finding(use->unit, &unit_unused(use->unit)[finding], list->arena, &told);
    told.severity = settings_severity(use->run->settings, told.rule, told.severity, told.path);
    if (told.severity == SEVERITY_OFF || find_suppression(use, &told) > 0) {
        return;
    }
    add(list, &told);
}

/* Tells of the suppressions of one directive, [first, last]. */
static void tell_of_directive(Use *use, uint32_t first, uint32_t last)
{
    uint32_t whole = use->rows[first - 1].whole;
    bool is_any_kept = false;

    for (uint32_t number = first; number <= last; number++) {
        is_any_kept = is_any_kept || use->is_kept[number];
    }
    if (!is_any_kept && whole != SUPPRESSION_NONE) {
        tell(use, whole);
        return;
    }
    for (uint32_t number = first; number <= last; number++) {
        if (!use->is_kept[number]) {
            tell(use, use->rows[number - 1].alone);
        }
    }
}

static void tell_of_rest(Use *use)
{
    uint32_t first = 1;

    judge_rest(use);
    for (uint32_t number = 1; number <= use->count; number++) {
        if (number == use->count ||
            use->rows[number].directive != use->rows[number - 1].directive) {
            tell_of_directive(use, first, number);
            first = number + 1;
        }
    }
}

/* --- a document --------------------------------------------------------------------------------------------------- */

/* Takes the suppressed ones of the document's findings, items [first, end), which are then off. */
static void take_findings(Use *use, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        Diagnostic *finding = &use->findings->items[i];
        uint32_t number = find_suppression(use, finding);

        if (number > 0) {
            use->is_kept[number] = true;
            add(use->suppressed, finding);
            finding->severity = SEVERITY_OFF;
        }
    }
}

/* `use` has all that is the same for every document. */
static void use_unit(Use use, const Unit *unit, size_t first, size_t end)
{
    use.unit = unit;
    use.rows = unit_suppressions(unit);
    use.count = unit->header->suppressions.count;
    use.path = unit_text(unit, unit->header->path);
    arena_init(&use.arena, use.findings->arena->budget);
    map_init(&use.timelines, &use.arena);
    use.is_kept = arena_new_array(&use.arena, bool, (size_t)use.count + 1);
    read_rows(&use);
    take_findings(&use, first, end);
    tell_of_rest(&use);
    arena_free(&use.arena);
}

static void remove_marked(DiagnosticList *findings)
{
    size_t kept = 0;

    for (size_t i = 0; i < findings->count; i++) {
        if (findings->items[i].severity != SEVERITY_OFF) {
            findings->items[kept++] = findings->items[i];
        }
    }
    findings->count = kept;
}

void suppression_use(DiagnosticList *findings, DiagnosticList *suppressed, const Unit *units,
                     size_t count, const RuleRun *run)
{
    Use use = {.run = run, .findings = findings, .suppressed = suppressed};
    size_t sorted = findings->count;
    size_t at = 0;

    for (size_t i = 0; i < count; i++) {
        Slice path = unit_text(&units[i], units[i].header->path);

        if (units[i].header->suppressions.count == 0) {
            continue;
        }
        while (at < sorted && slice_compare(findings->items[at].path, path) < 0) {
            at++;
        }

        size_t first = at;

        while (at < sorted && slice_equals(findings->items[at].path, path)) {
            at++;
        }
        use_unit(use, &units[i], first, at);
    }
    remove_marked(findings);
    diagnostic_list_sort(findings);
}
