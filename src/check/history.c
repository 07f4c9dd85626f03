#include "check/history.h"

#include "check/date_edit.h"
#include "check/unit_finding.h"

#include <assert.h>

static void tell_of_change(const Site *site, const Page *page, DiagnosticList *findings)
{
    const Change *change = &page->change;
    const UnitDate *updated = &page->unit.header->updated;
    char said[DATE_TEXT_SIZE];
    char seen[DATE_TEXT_SIZE];
    Slice message;

    date_to_text(updated->date, said);
    date_to_text(change->date, seen);
    message = change->is_committed
                  ? arena_format(findings->arena, "last updated %s, but changed on %s in %.*s",
                                 said, seen, SLICE_PRINT(change->revision))
                  : arena_format(findings->arena,
                                 "last updated %s, but changed since, and not committed", said);

    Diagnostic *finding =
        unit_finding_at_date(findings, RULE_DATE_BEHIND_GIT, &page->unit, updated, message);

    /* What is not committed may be what --fix itself did: that is no review, and asks for no new date. */
    if (change->is_committed) {
        date_edit_add(findings, finding, &page->unit, updated, site->settings, change->date);
    }
}

/* Why nobody can say whether a document was changed, and what to do. */
typedef struct Doubt {
    ChangeState state;
    bool is_of_clone; /* of no document in particular */
    const char *reason;
    const char *help;
} Doubt;

static const Doubt doubts[] = {
    {CHANGE_CUT_OFF, true, "the history of this clone is cut off",
     "fetch the whole history: git fetch --unshallow, or fetch-depth: 0"},
    {CHANGE_UNREADABLE, true, "this clone lacks earlier contents",
     "fetch them: git fetch --refetch --no-filter, or clone without --filter"},
    {CHANGE_IGNORED, false, "all that git shows is to be ignored",
     "review the document and update its date"},
};

enum { DOUBT_COUNT = sizeof doubts / sizeof *doubts };

static const Doubt *doubt_of(ChangeState state)
{
    size_t i = 0;

    while (doubts[i].state != state) {
        i++;
        assert(i < DOUBT_COUNT);
    }
    return &doubts[i];
}

static void tell_of_doubt(const Page *page, DiagnosticList *findings)
{
    const UnitDate *updated = &page->unit.header->updated;
    const Doubt *doubt = doubt_of(page->change.state);
    Slice message = arena_format(findings->arena, "nobody can say whether it was changed since: %s",
                                 doubt->reason);
    Diagnostic *finding =
        unit_finding_at_date(findings, RULE_FRESHNESS_INDETERMINATE, &page->unit, updated, message);

    finding->help = slice_from_string(doubt->help);
}

static void check_change(const Site *site, const Page *page, DiagnosticList *findings)
{
    if (!page->unit.header->updated.has_date) {
        return;
    }
    switch (page->change.state) {
    case CHANGE_NONE:
        break;
    case CHANGE_FOUND:
        tell_of_change(site, page, findings);
        break;
    case CHANGE_CUT_OFF:
    case CHANGE_UNREADABLE:
    case CHANGE_IGNORED:
        tell_of_doubt(page, findings);
        break;
    }
}

static void check_code_change(const Page *page, const UnitCode *code, const Change *change,
                              DiagnosticList *findings)
{
    const Unit *unit = &page->unit;
    const UnitDate *verified =
        code->mark > 0 ? &unit_marks(unit)[code->mark - 1] : &unit->header->updated;
    char said[DATE_TEXT_SIZE];
    char seen[DATE_TEXT_SIZE];

    if (change->state != CHANGE_FOUND) {
        return;
    }

    Slice message = arena_format(findings->arena, "\"%.*s\" was changed on %s in %.*s, after %s",
                                 SLICE_PRINT(change->path), date_to_text(change->date, seen),
                                 SLICE_PRINT(change->revision), date_to_text(verified->date, said));

    unit_finding_at_code(findings, RULE_CODE_REF_CHANGED, unit, code, message);
}

void check_history(const Site *site, DiagnosticList *findings)
{
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];

        check_change(site, page, findings);
        for (uint32_t j = 0; page->code_changes != NULL && j < page->unit.header->codes.count;
             j++) {
            check_code_change(page, &unit_codes(&page->unit)[j], &page->code_changes[j], findings);
        }
    }
}

/* ---- what is told once ---- */

static bool is_about(const Diagnostic *finding, const Doubt *doubt)
{
    return slice_equals(finding->rule, rule_get(RULE_FRESHNESS_INDETERMINATE)->id) &&
           slice_ends_with(finding->message, slice_from_string(doubt->reason));
}

static void remove_about(DiagnosticList *findings, const Doubt *doubt)
{
    size_t kept = 0;

    for (size_t i = 0; i < findings->count; i++) {
        if (!is_about(&findings->items[i], doubt)) {
            findings->items[kept++] = findings->items[i];
        }
    }
    findings->count = kept;
}

/* The severity is that of the greatest. */
static void gather_about(DiagnosticList *findings, const Doubt *doubt)
{
    Severity severity = SEVERITY_OFF;
    size_t count = 0;

    for (size_t i = 0; i < findings->count; i++) {
        const Diagnostic *finding = &findings->items[i];

        if (is_about(finding, doubt)) {
            severity = finding->severity > severity ? finding->severity : severity;
            count++;
        }
    }
    if (count < 2) {
        return;
    }
    remove_about(findings, doubt);

    Diagnostic *finding = finding_add_file(
        findings, RULE_FRESHNESS_INDETERMINATE, SLICE(""),
        "nobody can say of %zu documents whether they were changed since their dates: %s", count,
        doubt->reason);

    finding->severity = severity;
    finding->help = slice_from_string(doubt->help);
}

void check_history_gather(DiagnosticList *findings)
{
    size_t before = findings->count;

    for (size_t i = 0; i < DOUBT_COUNT; i++) {
        if (doubts[i].is_of_clone) {
            gather_about(findings, &doubts[i]);
        }
    }
    if (findings->count != before) {
        diagnostic_list_sort(findings);
    }
}
